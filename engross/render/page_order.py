"""Whether what is read one after the other stands so on the page.

The order of the boxes is that of the act; a stylesheet may draw them elsewhere. Example: two amounts that are moved
over one another's place (`position: relative`) are both there, each once, and say the opposite.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engross.model.rendering import InkFault
from engross.render.page_ink import TOLERANCE, Rectangle

_SAME_LINE = 0.6
"""Ems. Baselines that differ by less are of one line; a raised letter stands higher."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are drawn on one line: in which flow (a cell, a column, the text of the page), and where.

    `base` is their baseline, in CSS pixels from the top of the page; `size` that of their letters, 0 for an edge of a
    table.
    """

    flow: int
    place: Rectangle
    base: float
    size: float
    node: str
    words: str


def misplaced(number: int, runs: Sequence[Run]) -> Iterator[InkFault]:
    """Words that do not stand where they are read: at the right of those before them, below them, or in a next column.

    Each flow is asked by itself; `number` is that of the page.
    """
    flows: dict[int, list[Run]] = {}
    for run in runs:
        before = flows.setdefault(run.flow, [])
        if before and not _follows(run, before):
            yield InkFault("order", number, run.node, run.words)
        before.append(run)


def _follows(run: Run, before: Sequence[Run]) -> bool:
    """Whether a run stands after those `before` it in its flow."""
    last = before[-1]
    lower = 0.5 * min(run.size, last.size)
    if run.base > last.base + (lower or -TOLERANCE):
        return True
    if abs(run.base - last.base) <= _SAME_LINE * max(run.size, last.size) and (
        run.place.left >= last.place.right - TOLERANCE
    ):
        return True
    # A next column begins at the right of all that stands as low as it, or lower.
    return all(
        run.place.left >= other.place.right - TOLERANCE for other in before if other.base > run.base - 0.5 * run.size
    )


def out_of_row(places: Sequence[Rectangle]) -> bool:
    """Whether the cells of a row do not stand one beside the other, at one height."""
    return any(
        after.left < before.right - TOLERANCE or abs(after.top - before.top) > TOLERANCE
        for before, after in pairwise(places)
    )


def out_of_column(places: Sequence[Rectangle]) -> bool:
    """Whether the rows of a table do not stand one below the other."""
    return any(after.top < before.bottom - TOLERANCE for before, after in pairwise(places))


def out_of_grid(places: Sequence[Rectangle]) -> bool:
    """Whether the items of a grid stand neither beside nor below the one before."""
    return any(
        after.left < before.right - TOLERANCE and after.top < before.bottom - TOLERANCE
        for before, after in pairwise(places)
    )


def under_another_caption(units: Sequence[tuple[str, Rectangle]]) -> bool:
    """Whether a signature does not stand under the caption of its party.

    `units` are the kinds (`caption`, `signature`) and places in one grid, in the order of the act. Signatures at its
    beginning go on from the page before.
    """
    caption: Rectangle | None = None
    for kind, place in units:
        if kind == "caption":
            if (
                caption is not None
                and place.left < caption.right - TOLERANCE
                and place.top < caption.bottom - TOLERANCE
            ):
                return True
            caption = place
        elif caption is not None and (
            place.left < caption.left - TOLERANCE
            or place.right > caption.right + TOLERANCE
            or place.top < caption.bottom - TOLERANCE
        ):
            return True
    return False
