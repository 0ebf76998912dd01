"""The command line: `python3 -m salus`."""

from .main import main

__all__ = ["main"]
