#!/usr/bin/env python3
"""Proves that the examples of README.md work as printed.

A block in C, C++ or CMake has the file that it shows in a comment on the line before, and the tests build that file:

    <!-- tests/packaging/c/main.c -->
    ```c

A block in Python is run here, all of them in order in one process, in an empty folder. Where a block marked `text`
follows one after the comment <!-- output -->, that is what it must print. After <!-- demo --> stand the first lines of
what `./dev demo` prints.
"""

import contextlib
import io
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"(?:^<!-- *(?P<comment>\S+) *-->\n)?^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def main():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    problems = []
    scope = {"__name__": "__main__"}
    printed = ""
    with tempfile.TemporaryDirectory() as directory:
        os.chdir(directory)
        for block in BLOCK.finditer(text):
            language, comment, body = block["language"], block["comment"], block["body"]
            where = f"README.md:{text.count(chr(10), 0, block.start('body'))}"
            if language in ("c", "cpp", "cmake"):
                if not comment or not (ROOT / comment).is_file():
                    problems.append(f"{where}: the line before has to name the file that is shown: <!-- path -->")
                elif (ROOT / comment).read_text(encoding="utf-8") != body:
                    problems.append(f"{where}: is not what {comment} holds")
            elif language == "python":
                output = io.StringIO()
                try:
                    with contextlib.redirect_stdout(output):
                        exec(compile(body, where, "exec"), scope)  # noqa: S102: running it is the point
                except Exception as error:  # whatever an example raises is its fault
                    problems.append(f"{where}: {type(error).__name__}: {error}")
                printed = output.getvalue()
            elif comment == "demo":
                command = [sys.executable, "-m", "salus", "demo"]
                demo = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
                if not demo.startswith(body):
                    problems.append(f"{where}: the demo begins differently:\n{demo[: 2 * len(body)]}")
            elif comment == "output" and printed != body:
                problems.append(f"{where}: the example before prints\n{printed}")
        os.chdir(ROOT)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
