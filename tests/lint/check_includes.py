#!/usr/bin/env python3
"""Fails where an include goes against the order of the rooms.

A room includes itself and the rooms below it, never one above. What stands in include/salus/ includes the C++ standard
library and Salus alone, so that no program that embeds Salus meets our Boost. Run without arguments; or give the root of
another tree.
"""

import pathlib
import re
import sys

# The arrows between the rooms. A room may use what it points to, and whatever that room may use.
ARROWS = {
    "base": (),
    "units": ("base",),
    "time": ("base",),
    "statistics": ("base",),
    "kernels": ("base",),
    "catalogue": ("base",),
    "formula": ("units", "time", "statistics"),
    "model": ("formula", "catalogue"),
    "data": ("model",),
    "engine": ("formula", "data", "statistics", "kernels"),
    "assessment": ("engine",),
}
# Rooms without a public header.
PRIVATE = ("kernels", "catalogue")
# What a room uses of others, by the beginning of the include. Abseil is not here: the library builds with Boost's headers
# alone, so that `./dev demo` and a vendoring project need nothing else.
PACKAGES = {
    "time": ("boost/date_time",),
    "statistics": ("boost/math",),
    "formula": ("boost/spirit", "boost/fusion", "boost/variant", "boost/optional"),
    "model": ("boost/json", "boost/spirit", "boost/fusion", "boost/variant", "boost/optional", "boost/system"),
    "assessment": ("boost/math",),
}
STANDARD = frozenset("""
    algorithm any array atomic bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes climits clocale cmath
    complex condition_variable csetjmp csignal cstdarg cstddef cstdint cstdio cstdlib cstring ctime cuchar cwchar cwctype
    deque exception execution filesystem forward_list fstream functional future initializer_list iomanip ios iosfwd
    iostream istream iterator limits list locale map memory memory_resource mutex new numeric optional ostream queue
    random ratio regex scoped_allocator set shared_mutex sstream stack stdexcept streambuf string string_view
    system_error thread tuple type_traits typeindex typeinfo unordered_map unordered_set utility valarray variant vector
""".split())
# Intrinsics and CPU detection, for the kernels.
KERNEL_HEADERS = frozenset(["immintrin.h", "arm_neon.h", "cpuid.h", "intrin.h"])

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^">]+)[">]', re.MULTILINE)
SUFFIXES = (".hpp", ".cpp", ".h", ".inl")


def below(room):
    """The room and everything it may use."""
    seen, waiting = set(), [room]
    while waiting:
        next_room = waiting.pop()
        if next_room not in seen:
            seen.add(next_room)
            waiting.extend(ARROWS[next_room])
    return seen


def complaint(room, public, bracket, target, here):
    """What is wrong with an include, or None."""
    parts = target.split("/")
    if parts[0] == "salus":
        if len(parts) != 3 or parts[1] not in ARROWS:
            return "there is no such room"
        if parts[1] not in below(room):
            return f"{room} may not use {parts[1]}, which stands above or beside it"
        return None
    if bracket == '"':
        if public:
            return 'a public header includes "salus/<room>/<file>" and standard headers only'
        if len(parts) == 1:
            return None if (here / target).exists() else "write the room: \"<room>/<file>\""
        if parts[0] not in ARROWS:
            return "there is no such room"
        if parts[0] not in below(room):
            return f"{room} may not use {parts[0]}, which stands above or beside it"
        return None
    if target in STANDARD:
        return None
    if public:
        return "a public header uses standard types only"
    if room == "kernels" and target in KERNEL_HEADERS:
        return None
    if any(target == p or target.startswith((p + "/", p + ".")) for p in PACKAGES.get(room, ())):
        return None
    return f"{room} may not use this; see PACKAGES in {pathlib.Path(__file__).name}"


def unreached(root):
    """The public headers that salus.hpp, which says that it is all of Salus, does not lead to."""
    include = root / "include"
    seen, waiting = set(), ["salus/salus.hpp"]
    while waiting:
        header = waiting.pop()
        if header not in seen and (include / header).is_file():
            seen.add(header)
            waiting.extend(match[2] for match in INCLUDE.finditer((include / header).read_text(encoding="utf-8")))
    there = {path.relative_to(include).as_posix() for path in include.rglob("*.hpp")}
    return sorted(there - seen) if "salus/salus.hpp" in there else []


def check(root):
    problems = [f"include/{header}: salus/salus.hpp does not include it" for header in unreached(root)]
    for top, public in ((root / "include" / "salus", True), (root / "src", False)):
        for path in sorted(top.rglob("*")):
            if path.suffix not in SUFFIXES or not path.is_file():
                continue
            where = path.relative_to(root)
            parts = path.relative_to(top).parts
            # The one header that includes every room stands above them.
            room = "assessment" if public and parts == ("salus.hpp",) else parts[0]
            if room not in ARROWS or (public and room in PRIVATE):
                problems.append(f"{where}:1: {room} is no room for this")
                continue
            text = path.read_text(encoding="utf-8")
            for match in INCLUDE.finditer(text):
                problem = complaint(room, public, match[1], match[2], path.parent)
                if problem:
                    line = text.count("\n", 0, match.start()) + 1
                    problems.append(f"{where}:{line}: {match[1]}{match[2]}{'>' if match[1] == '<' else match[1]}: {problem}")
    # The public header of the C ABI is C: <stddef.h> and <stdint.h>, nothing of ours.
    header = root / "capi" / "salus.h"
    if header.exists():
        for match in INCLUDE.finditer(header.read_text(encoding="utf-8")):
            if match[2] not in ("stddef.h", "stdint.h"):
                problems.append(f"capi/salus.h: {match[2]}: the C header uses <stddef.h> and <stdint.h> only")
    return problems


def main():
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2]
    problems = check(root)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
