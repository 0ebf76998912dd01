#!/usr/bin/env bash
# Runs one fuzzer: run.sh EXECUTABLE STATE_DIRECTORY [SECONDS].
#
# It starts from tests/fuzz/corpus/<name>/ and from what earlier runs found; new finds go to STATE/corpus/<name>/, inputs
# that crash, hang or leak to STATE/crashes/. Seconds default to SALUS_FUZZ_SECONDS, else 10.
set -euo pipefail

executable=$1
state=$2
seconds=${3:-${SALUS_FUZZ_SECONDS:-10}}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
name=$(basename "$executable")
name=${name%_fuzzer}

mkdir -p "$state/corpus/$name" "$state/crashes"
corpora=("$state/corpus/$name")
if [[ -d $here/corpus/$name ]]; then
  corpora+=("$here/corpus/$name")
fi
options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=3000 -max_len=8192 -print_final_stats=0 -verbosity=0
  -artifact_prefix="$state/crashes/$name-")
if [[ -f $here/$name.dict ]]; then
  options+=(-dict="$here/$name.dict")
fi

log=$state/$name.log
if "$executable" "${options[@]}" "${corpora[@]}" >"$log" 2>&1; then
  echo "$name: $seconds s, $(find "$state/corpus/$name" -type f | wc -l) inputs found so far, no failure"
  exit 0
fi
tail -n 60 "$log" >&2
reproducer=$(sed -n 's/.*Test unit written to \(.*\)$/\1/p' "$log" | tail -n 1)
echo "$name: FAILED" >&2
if [[ -n $reproducer ]]; then
  echo "reproducer: $reproducer" >&2
  echo "run again:  $executable $reproducer" >&2
fi
exit 1
