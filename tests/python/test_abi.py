"""The mirror of the header: functions, numbers and structures are those of capi/salus.h."""

import ctypes
import re
import subprocess
import sys
import unittest

import salus
from salus import _abi
from salus._library import MODULES, library

import support

PROTOTYPES = {name: each for module in MODULES for name, each in module.PROTOTYPES.items()}
STRUCTURES = {name: each for module in MODULES for name, each in module.STRUCTURES.items()}


@unittest.skipUnless(support.HEADER.exists(), "the header is not there")
class Header(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = re.sub(r"/\*.*?\*/", "", support.HEADER.read_text(encoding="utf-8"), flags=re.S)

    def test_every_function_has_a_prototype_with_as_many_arguments(self):
        declared = {}
        for name, arguments in re.findall(r"SALUS_CALL\s+(salus_\w+)\(([^)]*)\)", self.text):
            declared[name] = 0 if arguments.strip() == "void" else arguments.count(",") + 1
        self.assertGreater(len(declared), 50)
        self.assertEqual(declared, {name: len(given) for name, (_, given) in PROTOTYPES.items()})

    def test_numbers_are_those_of_the_header(self):
        numbers = {name: int(value) for name, value in re.findall(r"\bSALUS_(\w+) = (\d+)", self.text)}
        for name in ("OK", "ERROR_MEMORY", "REASON_MISSING", "REASON_OVERFLOW", "VALIDITY_BITMAP", "VALIDITY_BYTES",
                     *(n for n in vars(_abi) if n.startswith(("TYPE_", "RESULT_")))):
            self.assertEqual(getattr(_abi, name), numbers[name], name)
        self.assertEqual(_abi.ABI_VERSION, int(re.search(r"SALUS_ABI_VERSION (\d+)", self.text)[1]))
        self.assertEqual(_abi.FIRST_VERDICT_REASON, numbers["REASON_NO_PARENT_VALUE"])

    def test_every_structure_is_there(self):
        declared = set(re.findall(r"typedef struct (salus_\w+) \{", self.text))
        self.assertEqual(declared, set(STRUCTURES))

    @unittest.skipIf(support.compiler() is None, "there is no C compiler")
    def test_structures_have_the_layout_of_the_compiler(self):
        lines = []
        for name, structure in STRUCTURES.items():
            lines.append(f'printf("{name} %zu\\n", sizeof({name}));')
            lines += [f'printf("{name}.{member} %zu\\n", offsetof({name}, {member}));'
                      for member, _ in structure._fields_]
        source = '#include <stddef.h>\n#include <stdio.h>\n#include "salus.h"\nint main(void) {\n%s\nreturn 0; }\n'
        case = support.TestCase()
        folder = case.folder()
        self.addCleanup(case.doCleanups)
        (folder / "layout.c").write_text(source % "\n".join(lines))
        subprocess.run([support.compiler(), f"-I{support.HEADER.parent}", str(folder / "layout.c"), "-o",
                        str(folder / "layout")], check=True)
        printed = subprocess.run([str(folder / "layout")], check=True, stdout=subprocess.PIPE, encoding="ascii").stdout
        expected = {key: int(value) for key, value in map(str.split, printed.splitlines())}
        actual = {}
        for name, structure in STRUCTURES.items():
            actual[name] = ctypes.sizeof(structure)
            actual.update({f"{name}.{member}": getattr(structure, member).offset for member, _ in structure._fields_})
        self.assertEqual(actual, expected)


class Loading(support.TestCase):
    """Each in a process of its own, because a process loads one library."""

    def attempt(self, library, code="import salus; salus.library_version()"):
        environment = {**support.os.environ, "SALUS_LIBRARY": str(library)}
        return subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              encoding="utf-8", env=environment)

    def build(self, source):
        folder = self.folder()
        (folder / "other.c").write_text(source)
        path = folder / "libother.so"
        subprocess.run([support.compiler(), "-shared", "-fPIC", str(folder / "other.c"), "-o", str(path)], check=True)
        return path

    def test_version(self):
        self.assertRegex(salus.library_version(), r"^\d+\.\d+\.\d+$")
        self.assertEqual(library().salus_abi_version(), _abi.ABI_VERSION)

    def test_importing_needs_no_library(self):
        self.assertEqual(self.attempt("/nowhere/libsalus.so", "import salus").returncode, 0)

    def test_a_missing_library_says_what_was_tried(self):
        done = self.attempt("/nowhere/libsalus.so")
        self.assertIn("[library_not_found]", done.stderr)
        self.assertIn("tried /nowhere/libsalus.so: cannot open shared object file", done.stderr)
        self.assertIn("SALUS_LIBRARY", done.stderr)

    def test_without_the_variable_the_loader_is_asked(self):
        done = self.attempt("")
        if done.returncode != 0:  # it may be installed
            self.assertIn("tried libsalus.so.0:", done.stderr)

    def test_the_command_line_says_so_in_its_own_way(self):
        for language, start in (("--english", "error: the Salus library"), (None, "错误：无法加载 Salus 库")):
            with self.subTest(language):
                done = support.run("plans", *filter(None, [language]),
                                   environment={"SALUS_LIBRARY": "/nowhere/libsalus.so"})
                self.assertEqual((done.returncode, done.stdout), (1, ""))
                self.assertTrue(done.stderr.startswith(start), done.stderr)

    @unittest.skipIf(support.compiler() is None, "there is no C compiler")
    def test_a_library_that_is_another_thing(self):
        done = self.attempt(self.build("int something(void) { return 1; }\n"))
        self.assertIn("[library_mismatch]", done.stderr)
        self.assertIn("is not Salus", done.stderr)

    @unittest.skipIf(support.compiler() is None, "there is no C compiler")
    def test_an_older_a_newer_and_an_incomplete_library(self):
        source = ('const char* salus_version(void) { return "0.0.9"; }\n'
                  "int salus_abi_version(void) { return %d; }\n")
        for abi, expected in ((0, "has interface 0; this package needs 1"), (99, "newer than this package's 1"),
                              (_abi.ABI_VERSION, "version 0.0.9 has no salus_")):
            done = self.attempt(self.build(source % abi))
            self.assertIn("[library_mismatch]", done.stderr)
            self.assertIn(expected, done.stderr)


if __name__ == "__main__":
    unittest.main()
