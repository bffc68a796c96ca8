"""The version of engross."""

from __future__ import annotations

from engross import __version__
from engross.cli.table import PROGRAM


def version_line() -> str:
    return f"{PROGRAM} {__version__}\n"
