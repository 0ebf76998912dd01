#!/usr/bin/env python3
"""The C ABI of libsalus.so against its record, capi/salus.abi.

abi.py check LIBRARY   fails where they differ, and shows how
abi.py accept LIBRARY  makes the library's ABI the record

The record is libabigail's description of what the exported functions take and give, limited to the types of salus.h
(handles stay opaque), followed by the header's numbers: enumerators travel as int32_t, so no function's type shows them.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEADER = ROOT / "capi" / "salus.h"
RECORD = ROOT / "capi" / "salus.abi"
# An XML comment, so that libabigail reads the record as it is.
NUMBERS_BEGIN = "<!-- The numbers of salus.h:\n"
NUMBERS_END = "-->\n"


def description(library):
    """libabigail's description of the library, without a trace of where it was built."""
    command = ["abidw", "--headers-dir", str(HEADER.parent), "--drop-private-types", "--exported-interfaces-only",
               "--no-show-locs", "--no-comp-dir-path", "--no-corpus-path", "--no-elf-needed", "--type-id-style", "hash", str(library)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def numbers():
    """`NAME = value` of every enumerator and object-like macro of the header, as the compiler sees it."""
    source = re.sub(r"/\*.*?\*/|//[^\n]*", " ", HEADER.read_text(encoding="utf-8"), flags=re.DOTALL)
    names = re.findall(r"^[ \t]*#[ \t]*define[ \t]+(SALUS_\w+)[ \t]+\(?-?[0-9]", source, flags=re.MULTILINE)
    code = re.sub(r"^[ \t]*#.*?(?<!\\)$", " ", source, flags=re.MULTILINE | re.DOTALL)
    for body in re.findall(r"\benum\b[^{;]*\{(.*?)\}", code, flags=re.DOTALL):
        names += re.findall(r"\b(SALUS_\w+)\b\s*(?:=|,|$)", body)
    names = [n for n in dict.fromkeys(names) if "VERSION" not in n]
    with tempfile.TemporaryDirectory() as directory:
        program = pathlib.Path(directory, "numbers.c")
        lines = [f'  printf("{n} = %lld\\n", (long long)({n}));' for n in names]
        program.write_text("#include <stdio.h>\n#include <salus.h>\nint main(void) {\n" + "\n".join(lines) + "\n  return 0;\n}\n",
                           encoding="utf-8")
        executable = pathlib.Path(directory, "numbers")
        subprocess.run(["cc", "-I", str(HEADER.parent), "-o", str(executable), str(program)], check=True)
        return subprocess.run([str(executable)], check=True, stdout=subprocess.PIPE, text=True).stdout


def numbers_of_record(text):
    begin = text.find(NUMBERS_BEGIN)
    return text[begin + len(NUMBERS_BEGIN):text.rfind(NUMBERS_END)] if begin >= 0 else ""


def check(library):
    if not RECORD.exists():
        print(f"{RECORD.relative_to(ROOT)} is not there yet; ./dev abi --accept records the ABI", file=sys.stderr)
        return 1
    good = True
    recorded, current = numbers_of_record(RECORD.read_text(encoding="utf-8")), numbers()
    if recorded != current:
        good = False
        before, after = set(recorded.splitlines()), set(current.splitlines())
        for line in sorted(before - after):
            print(f"no longer: {line}")
        for line in sorted(after - before):
            print(f"new:       {line}")
    with tempfile.TemporaryDirectory() as directory:
        now = pathlib.Path(directory, "now.abi")
        now.write_text(description(library), encoding="utf-8")
        difference = subprocess.run(["abidiff", str(RECORD), str(now)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if difference.returncode != 0:
        good = False
        print(difference.stdout.replace(f"{directory}/", ""))
    if good:
        print("The ABI is the recorded one.")
        return 0
    print("The ABI is not the recorded one. If that is meant: ./dev abi --accept, and CHANGELOG.md says why.")
    return 1


def accept(library):
    RECORD.write_text(description(library).rstrip("\n") + "\n" + NUMBERS_BEGIN + numbers() + NUMBERS_END, encoding="utf-8")
    print(f"recorded in {RECORD.relative_to(ROOT)}")
    return 0


def main():
    verbs = {"check": check, "accept": accept}
    if len(sys.argv) != 3 or sys.argv[1] not in verbs:
        sys.exit(__doc__)
    return verbs[sys.argv[1]](sys.argv[2])


if __name__ == "__main__":
    sys.exit(main())
