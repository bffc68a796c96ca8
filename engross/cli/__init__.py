"""The command line: one file for each command, a thin layer over `engross.api`.

Data goes to stdout, messages to stderr. Exit codes: 0 done, 1 refused, 2 the
command was not understood, 130 stopped by Ctrl-C, 141 the reader of a pipe has
closed it. A fault of engross is told in a sentence; the traceback is shown if
ENGROSS_TRACE is set.
"""

from __future__ import annotations

import gc
import os
import sys

from engross.cli.quick import answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

BROKEN_PIPE, INTERRUPTED = 141, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run engross with these arguments (those of the process if None) and give its exit code."""
    given = sys.argv[1:] if arguments is None else [*arguments]
    try:
        for stream in (sys.stdout, sys.stderr):
            # A character that the terminal cannot show is escaped. Otherwise printing it would raise an error.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        printed = answer(given, os.environ)
        if printed is None:
            # Garbage collection takes a tenth of the time of a short run, and frees almost nothing.
            gc.set_threshold(200_000, 20, 100)
            from engross.cli.program import run

            code = run(given)
            # The process ends now. Freezing saves the last collection.
            gc.freeze()
        else:
            sys.stdout.write(printed)
            code = 0
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _forget_output()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        from engross.cli.program import system_refused

        _forget_output()
        return system_refused(error, given)
    except Exception as error:
        if os.environ.get("ENGROSS_TRACE"):
            raise
        from engross.cli.program import own_fault

        return own_fault(error, given)


def _forget_output() -> None:
    """Redirects stdout to the null device. Python flushes stdout at exit, and that must not fail a second time."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
