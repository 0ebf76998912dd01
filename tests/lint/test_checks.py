"""The checks of this folder find what they are for."""

import pathlib
import tempfile
import unittest

import check_includes
import check_text


class Tree(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.root = pathlib.Path(directory.name)

    def write(self, where, text):
        path = self.root / where
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class Includes(Tree):
    def problems(self, where, text):
        self.write(where, text)
        return check_includes.check(self.root)

    def test_downwards_is_allowed(self):
        self.assertEqual([], self.problems("src/engine/a.cpp", '#include <vector>\n#include "kernels/table.hpp"\n#include "salus/units/unit.hpp"\n'))
        self.assertEqual([], self.problems("include/salus/model/a.hpp", '#include <string>\n#include "salus/formula/formula.hpp"\n'))

    def test_upwards_is_not(self):
        self.assertEqual(1, len(self.problems("src/formula/a.cpp", '#include "model/plan.hpp"\n')))
        self.assertEqual(2, len(self.problems("include/salus/units/a.hpp", '#include "salus/time/period.hpp"\n')))

    def test_a_public_header_shows_no_package(self):
        self.assertEqual(1, len(self.problems("include/salus/time/a.hpp", "#include <boost/date_time.hpp>\n")))

    def test_a_public_header_shows_no_private_room(self):
        self.assertEqual(1, len(self.problems("include/salus/kernels/a.hpp", "")))
        self.assertEqual(2, len(self.problems("include/salus/engine/a.hpp", '#include "kernels/table.hpp"\n')))

    def test_packages_by_room(self):
        self.assertEqual([], self.problems("src/time/a.cpp", "#include <boost/date_time/gregorian/gregorian.hpp>\n"))
        self.assertEqual(1, len(self.problems("src/units/a.cpp", "#include <boost/json.hpp>\n")))

    def test_a_public_header_that_the_header_of_all_does_not_reach(self):
        self.write("include/salus/salus.hpp", '#include "salus/model/a.hpp"\n')
        self.write("include/salus/model/a.hpp", '#include "salus/time/b.hpp"\n')
        self.assertEqual([], self.problems("include/salus/time/b.hpp", ""))
        self.assertEqual(1, len(self.problems("include/salus/time/c.hpp", "")))

    def test_an_unknown_room(self):
        self.assertEqual(1, len(self.problems("src/misc/a.cpp", "")))


class Text(Tree):
    def problems(self, where, text):
        self.write(where, text)
        return check_text.check(self.root)

    def test_blanks_at_line_ends(self):
        self.assertEqual(1, len(self.problems("src/a.cpp", "int x; \n")))

    def test_fast_math(self):
        self.assertEqual(1, len(self.problems("cmake/a.cmake", "add_compile_options(-O3 " + "-ffast" + "-math)\n")))
        self.assertEqual([], self.problems("cmake/a.cmake", "add_compile_options(-fno-fast-math)\n"))

    def test_new_python(self):
        self.assertEqual(1, len(self.problems("bindings/a.py", "match x:\n    case 1:\n        pass\n")))


if __name__ == "__main__":
    unittest.main()
