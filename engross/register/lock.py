"""One writer at a time."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from engross.diagnostics import Origin, refuse

_PAUSE, _TURNS = 0.05, 200
"""How long between two tries, in seconds, and how many there are."""


@contextmanager
def locked(path: Path, shown: str) -> Iterator[None]:
    """Holds the lock file `path`, waiting some ten seconds for it. The system lets go of it when a process dies.

    Raises `Refused` (register-busy).
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        for _ in range(_TURNS):
            if _taken(file):
                break
            time.sleep(_PAUSE)
        else:
            raise refuse("register-busy", Origin(shown), name=shown)
        yield


def _taken(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
