"""Markup in lines: what is written, one line below another."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

NOTHING = Markup("")


def lines(parts: Iterable[Markup]) -> Markup:
    """The parts that say something, each on a line of its own."""
    return Markup("\n").join(part for part in parts if part)
