"""The package's own examples run as printed."""

import contextlib
import doctest
import importlib
import io
import pkgutil
import re
import unittest

import salus

import support

README = support.ROOT / "bindings" / "python" / "README.md"


class Examples(unittest.TestCase):
    @unittest.skipUnless(README.exists(), "the README is not there")
    def test_readme(self):
        """What a comment beside a print says is what is printed."""
        everything = ""
        for code in re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.S):
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(code, str(README), "exec"), {})
            expected = re.findall(r"print\(.*\)\s+# (.*)", code)
            self.assertEqual(printed.getvalue().splitlines()[:len(expected)], expected)
            everything += printed.getvalue()
        self.assertIn("婴儿死亡率 金山区 2020 2.08‰ reported", everything)

    def test_docstrings(self):
        attempted = 0
        for module in pkgutil.walk_packages(salus.__path__, "salus."):
            if module.name != "salus.__main__":
                result = doctest.testmod(importlib.import_module(module.name))
                self.assertEqual(result.failed, 0, module.name)
                attempted += result.attempted
        self.assertGreater(attempted, 4)

    def test_everything_public_is_there_and_documented(self):
        for name in salus.__all__:
            thing = getattr(salus, name)
            self.assertTrue(thing.__doc__, name)
            if isinstance(thing, type):
                for member, value in vars(thing).items():
                    if not member.startswith("_") and (callable(value) or isinstance(value, (property, classmethod))):
                        self.assertTrue(value.__doc__, f"{name}.{member}")


if __name__ == "__main__":
    unittest.main()
