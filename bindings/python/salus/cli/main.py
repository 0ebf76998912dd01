"""Running a command: what it prints, and the exit status.

0: done. 1: a plan, formula, target or data that has errors. 2: wrong usage.
"""

from __future__ import annotations

import os
import sys
from typing import Optional, Sequence

from ..error import SalusError
from . import streams
from .arguments import parser
from .labels import Language

INTERRUPTED = 130  # as a shell reports a program that SIGINT ended …
PIPE_CLOSED = 141  # … and one that SIGPIPE did


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Runs `salus ARGUMENTS`; returns the exit status, except that wrong usage and --help exit at once."""
    streams.prepare()
    options = parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()  # here, so that a closed pipe is noticed
        return status
    except SalusError as error:
        streams.message(str(error.in_language(Language(options.english).code)))
        return 1
    except BrokenPipeError:
        # The interpreter flushes once more at its end, and nobody reads that.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        # Standard output cannot be written: a full disk. What cannot be read is a SalusError.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        streams.message(f"{error.strerror} [{error.errno}]")
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
