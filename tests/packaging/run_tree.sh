#!/usr/bin/env bash
# Runs the tests of another build tree: run_tree.sh DIRECTORY.
set -euo pipefail

# The sanitizers of GCC 11 and Clang 14 cannot place their shadow memory where the kernel randomises addresses with more
# than 28 bits, as new kernels do. Some containers forbid switching that off; then it is tried as it is.
prefix=()
if setarch "$(uname -m)" -R true 2>/dev/null; then
  prefix=(setarch "$(uname -m)" -R)
fi
exec "${prefix[@]}" ctest --test-dir "$1" --output-on-failure --no-tests=error --no-label-summary
