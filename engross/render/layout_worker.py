"""A second process that lays out one page. It starts while the document is being assembled.

Importing WeasyPrint takes longer than assembling a protocol. On a second core both go on at once, and
the memory of the engine is given back when the process ends. The process reads one page and its look
from standard input (pickled), and writes the rendering, or the diagnostics, to standard output.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

from engross.diagnostics import Diagnostic, Origin, Refused, refuse
from engross.model.rendering import Look, Rendering

_PACKAGE_ROOT = str(Path(__file__).resolve().parents[2])


class LayoutWorker:
    """A context manager: the process starts on entry, and has ended on exit, used or not."""

    def __enter__(self) -> LayoutWorker:
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, (_PACKAGE_ROOT, os.environ.get("PYTHONPATH")))),
        }
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from engross.render.layout_worker import work; work()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        return self

    def __exit__(self, *exception: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.communicate()

    def lay_out(self, html: str, look: Look) -> Rendering:
        """As `engross.render.layout.lay_out`, once. Raises `Refused`, also layout-failed (the process died)."""
        answer, _ = self._process.communicate(pickle.dumps((html, look)))
        try:
            result: Rendering | tuple[Diagnostic, ...] = pickle.loads(answer)  # our own process wrote it
        except (pickle.UnpicklingError, EOFError):
            raise refuse("layout-failed", Origin(look.style_file), status=str(self._process.returncode)) from None
        if isinstance(result, Rendering):
            return result
        raise Refused(result)


def work() -> None:
    """What the process does: loads the engine, reads one page, answers, ends at once."""
    from engross.render.layout import lay_out
    from engross.render.layout_engine import load_engine, release_fonts

    load_engine()
    try:
        html, look = pickle.load(sys.stdin.buffer)  # our own process wrote it
    except EOFError:
        os._exit(0)
    answer: Rendering | tuple[Diagnostic, ...]
    try:
        answer = lay_out(html, look)
    except Refused as refused:
        answer = refused.diagnostics
    sys.stdout.buffer.write(pickle.dumps(answer))
    sys.stdout.buffer.flush()
    release_fonts()
    # Nothing else is left to tidy. An ordinary exit would spend time on freeing the engine piece by piece.
    os._exit(0)
