"""What several tests share. Run with SALUS_LIBRARY and PYTHONPATH set, as ctest does:

    python3 -m unittest discover -s tests/python -p 'test_*.py'
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import salus

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEADER = ROOT / "capi" / "salus.h"
PLAN = "jinshan-2021-2025"

try:
    import numpy
except ImportError:
    numpy = None

needs_numpy = unittest.skipIf(numpy is None, "NumPy is not there")


def compiler():
    """A C compiler, or None."""
    return next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)


def run(*arguments, environment=None, text_input=None):
    """The command line in a process of its own."""
    settings = dict(os.environ)
    settings.pop("NO_COLOR", None)
    settings.update(environment or {})
    return subprocess.run([sys.executable, "-m", "salus", *map(str, arguments)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=settings, encoding="utf-8", input=text_input, timeout=120)


class TestCase(unittest.TestCase):
    """With a folder for files, and assertions about SalusErrors."""

    def folder(self):
        made = tempfile.TemporaryDirectory()
        self.addCleanup(made.cleanup)
        return pathlib.Path(made.name)

    def file(self, content, name="data.csv", encoding="utf-8"):
        path = self.folder() / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    def refused(self, code, function, *arguments, **options):
        """The SalusError of this code that the call raises."""
        with self.assertRaises(salus.SalusError) as caught:
            function(*arguments, **options)
        self.assertEqual(caught.exception.code, code, str(caught.exception))
        return caught.exception

    def assertClose(self, value, expected):
        self.assertLessEqual(abs(value - expected), 1e-13 * max(abs(value), abs(expected)), f"{value!r} {expected!r}")
