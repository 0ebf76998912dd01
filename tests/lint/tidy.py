#!/usr/bin/env python3
"""Runs clang-tidy over src/ and capi/: tidy.py BUILD_DIRECTORY [JOBS].

BUILD_DIRECTORY holds compile_commands.json. A file that was found clean is not looked at again until it, a header, its
command or the configuration changes; the memory of that lies in BUILD_DIRECTORY/tidy.
"""

import concurrent.futures
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Spirit grammars: minutes and gigabytes each, for expressions that clang-tidy 14 does not understand.
LEFT_OUT = ("src/formula/grammar.cpp", "src/model/target_grammar.cpp")


def tool():
    for name in ("clang-tidy-14", "clang-tidy"):
        if shutil.which(name):
            return name
    sys.exit("clang-tidy is not installed")


def headers_digest():
    digest = hashlib.sha256()
    for top in ("include", "src", "capi"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in (".hpp", ".h", ".inl"):
                digest.update(str(path).encode() + b"\0" + path.read_bytes())
    digest.update((ROOT / ".clang-tidy").read_bytes())
    return digest.digest()


def main():
    build = pathlib.Path(sys.argv[1])
    jobs = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    clang_tidy = tool()
    clean = build / "tidy"
    clean.mkdir(exist_ok=True)
    common = headers_digest()

    work = []
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        path = pathlib.Path(entry["file"])
        try:
            where = path.relative_to(ROOT).as_posix()
        except ValueError:
            continue
        if not where.startswith(("src/", "capi/")) or where in LEFT_OUT:
            continue
        digest = hashlib.sha256(common + path.read_bytes() + entry["command"].encode()).hexdigest()
        if not (clean / digest).exists():
            work.append((path.stat().st_size, where, digest))

    def look(item):
        _, where, digest = item
        # GCC's command line may name warnings that Clang does not have.
        result = subprocess.run([clang_tidy, "--quiet", "-p", str(build), "--extra-arg=-Wno-unknown-warning-option", str(ROOT / where)],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if result.returncode == 0:
            (clean / digest).touch()
        return where, result

    failed = 0
    # The largest first, so that none of them is left running alone at the end.
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for where, result in pool.map(look, sorted(work, reverse=True)):
            if result.returncode != 0:
                failed += 1
                # On stderr it counts the warnings that it suppressed, and says what went wrong with itself.
                noise = [line for line in result.stderr.splitlines() if not line.endswith("warnings generated.")]
                print(f"{where}:", result.stdout, *noise, sep="\n", file=sys.stderr)
    print(f"clang-tidy: {len(work)} files looked at, {failed} with findings")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
