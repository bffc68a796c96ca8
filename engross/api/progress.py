"""How far a long piece of work is: done, in all, the name of what was done last."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]


def quiet(*_: object) -> None:
    """Progress that nobody watches."""
