"""A process of its own that lays pages out, made ready while the document is being assembled.

Importing the layout engine takes longer than assembling a protocol; on a
second core both go on at once, and the engine's memory is given back when it
is done. `python -m engross.render.layout_worker` is that process: it reads one page
and its look from standard input and writes the rendering to standard output.
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
    """Used as a context: the process starts at once and is gone at the end, used or not."""

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
        """As `engross.render.layout.lay_out`. Raises `Refused`, also when the process died (layout-failed)."""
        answer, _ = self._process.communicate(pickle.dumps((html, look)))
        try:
            found: Rendering | tuple[Diagnostic, ...] = pickle.loads(answer)  # our own process wrote it
        except (pickle.UnpicklingError, EOFError):
            raise refuse("layout-failed", Origin(look.style_file), status=str(self._process.returncode)) from None
        if isinstance(found, Rendering):
            return found
        raise Refused(found)


def work() -> None:
    """The life of the process: get ready, read one page, answer, end at once."""
    from engross.render.layout import lay_out, load_engine, release_fonts

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
    # Nothing else is left to tidy, and taking the engine apart would take a while.
    os._exit(0)
