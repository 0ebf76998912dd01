#!/usr/bin/env python3
"""Fails on what no tool of Clang's looks at: blanks at line ends, files that are not UTF-8, Python that needs more than
3.9, and compiler flags that would change the arithmetic. Run without arguments; or give the root of another tree."""

import ast
import pathlib
import re
import sys

TOPS = ("include", "src", "capi", "bindings", "benchmarks", "tests", "cmake")
SUFFIXES = (".hpp", ".cpp", ".h", ".c", ".inl", ".py", ".cmake", ".txt", ".md", ".json", ".sh", ".in", ".map", ".csv", ".toml", ".pyi")
NAMES = ("dev", "run", "CMakePresets.json", "CMakeLists.txt", ".clang-tidy", ".clang-format", ".gitignore")
# Inputs of tests hold whatever the test needs; the record of the ABI is written by a tool.
EXEMPT = ("tests/fuzz/corpus/",)
FAST_MATH = re.compile(r"(?<![\w-])(-ffast-math|-Ofast|-funsafe-math-optimizations|-fassociative-math|/fp:fast)\b")


def files(root):
    for path in sorted(root.iterdir()):
        if path.is_file() and (path.suffix in SUFFIXES or path.name in NAMES):
            yield path
    for top in (*TOPS, ".ci"):
        for path in sorted((root / top).rglob("*")):
            where = path.relative_to(root).as_posix()
            if not path.is_file() or where.startswith(EXEMPT) or "__pycache__" in path.parts:
                continue
            if path.suffix in SUFFIXES or path.name in NAMES:
                yield path


def check_file(path, where):
    data = path.read_bytes()
    # A byte-order mark is what a CSV of a test may be about.
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return [f"{where}: is not UTF-8 (byte {error.start})"]
    problems = []
    if path.suffix != ".csv":
        if "\r" in text:
            problems.append(f"{where}: has CR line ends")
        for number, line in enumerate(text.split("\n"), 1):
            if line != line.rstrip():
                problems.append(f"{where}:{number}: ends in a blank")
        if text and not text.endswith("\n"):
            problems.append(f"{where}: does not end in a line break")
    # Sources may name the flag to refuse it; what builds may not.
    if path.name == "CMakeLists.txt" or path.suffix in (".cmake", ".in") or path.name in ("dev", "CMakePresets.json"):
        for number, line in enumerate(text.split("\n"), 1):
            if FAST_MATH.search(line.split("#", 1)[0]):
                problems.append(f"{where}:{number}: a flag that changes the arithmetic")
    if path.suffix == ".py":
        try:
            ast.parse(text, str(where), feature_version=(3, 9))
        except SyntaxError as error:
            problems.append(f"{where}:{error.lineno}: {error.msg} (Python 3.9)")
    return problems


def check(root):
    return [problem for path in files(root) for problem in check_file(path, path.relative_to(root))]


def main():
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2]
    problems = check(root)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
