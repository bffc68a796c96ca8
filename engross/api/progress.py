"""Reports progress: the number done, the total, and the name of the item done last."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]


def quiet(*_: object) -> None:
    """Reports nothing."""
