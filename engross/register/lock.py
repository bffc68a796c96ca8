"""A lock file: one writer at a time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engross.diagnostics import Origin, refuse
from engross.output import try_lock

_PAUSE, _TURNS = 0.05, 200
"""Seconds between two tries, and the number of tries."""


@contextmanager
def write_lock(path: Path, shown: str) -> Iterator[None]:
    """Holds the lock file `path`; waits for it for some ten seconds. The system releases it when the process ends.

    Raises `Refused` (register-busy).
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        for _ in range(_TURNS):
            if try_lock(file):
                break
            time.sleep(_PAUSE)
        else:
            raise refuse("register-busy", Origin(shown), name=shown)
        yield
