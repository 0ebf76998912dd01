#!/usr/bin/env python3
"""Fails where a function of salus.h is not used by the C programs that test them, or takes something and is not given garbage."""

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
HEADER = HERE.parents[1] / "capi" / "salus.h"
DECLARATION = re.compile(r"^SALUS_API [^;]*?SALUS_CALL (salus_\w+)\(([^;]*?)\);", re.MULTILINE | re.DOTALL)


def without_comments(text):
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.DOTALL)


def declared():
    header = without_comments(HEADER.read_text(encoding="utf-8"))
    functions = dict(DECLARATION.findall(header))
    marks = header.count("SALUS_API ") - header.count("#define SALUS_API ")
    if len(functions) != marks:
        sys.exit(f"{len(functions)} functions were read of {marks} that the header declares")
    return functions


def used(*patterns):
    sources = "".join(path.read_text(encoding="utf-8") for pattern in patterns for path in sorted(HERE.glob(pattern)))
    # A name in a table of functions counts, one in quotation marks does not.
    return set(re.findall(r"\bsalus_\w+", re.sub(r'"[^"\n]*"', "", without_comments(sources))))


def main():
    functions = declared()
    in_c = used("*_test.c")
    in_hostile = used("hostile_*_test.cpp")
    problems = [f"no test in C uses {name}" for name in functions if name not in in_c]
    problems += [
        f"no hostile test uses {name}"
        for name, parameters in functions.items()
        if parameters != "void" and name not in in_hostile
    ]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
