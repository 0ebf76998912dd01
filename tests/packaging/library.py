#!/usr/bin/env python3
"""What libsalus.so shows to the programs that load it.

library.py exports LIBRARY  fails where anything but salus_* is exported
library.py needed LIBRARY   fails where it asks for a library that not every machine with a C++ program has
"""

import re
import subprocess
import sys

# The C and C++ run-time, under the names that GNU/Linux gives them (pthread and dl are separate before glibc 2.34).
NEEDED = re.compile(r"(lib(stdc\+\+|gcc_s|m|c|pthread|dl)\.so\.\d+|ld-linux[-\w]*\.so\.\d+)")


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def exports(library):
    symbols = [line.split()[-1].split("@")[0] for line in run("nm", "-D", "--defined-only", library).splitlines()]
    if not symbols:
        return ["nothing is exported"]
    return [f"exported, but not of the C ABI: {s}" for s in symbols if not s.startswith("salus_")]


def needed(library):
    dynamic = run("readelf", "--dynamic", "--wide", library)
    problems = []
    for name in re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic):
        if not NEEDED.fullmatch(name):
            problems.append(f"needs {name}")
    soname = re.findall(r"\(SONAME\).*\[(.*)\]", dynamic)
    if not soname or not re.fullmatch(r"libsalus\.so\.\d+", soname[0]):
        problems.append(f"has the soname {soname}")
    if re.search(r"\((RPATH|RUNPATH|TEXTREL)\)", dynamic):
        problems.append("has a run path or text relocations")
    stack = re.search(r"GNU_STACK(?:\s+0x[0-9a-f]+){5}\s+([RWE ]+)", run("readelf", "--segments", "--wide", library))
    if stack and "E" in stack.group(1):
        problems.append("asks for an executable stack")
    return problems


def main():
    checks = {"exports": exports, "needed": needed}
    if len(sys.argv) != 3 or sys.argv[1] not in checks:
        sys.exit(__doc__)
    problems = checks[sys.argv[1]](sys.argv[2])
    for problem in problems:
        print(f"{sys.argv[2]}: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
