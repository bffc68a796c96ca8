"""Three texts as paragraphs of pieces, for every form that shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from engross.model.three import By, Part, Three


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: what was and is no more, what one side or both wrote, or what all three have (`by` is None).

    `closes` is whether it is the last piece of its change: its author is told there.
    """

    op: Literal["equal", "delete", "insert"]
    text: str
    by: By | None = None
    number: int = 0
    closes: bool = False


def paragraphs(three: Three) -> Iterator[tuple[Piece, ...]]:
    """The paragraphs in reading order; one that a change runs over is shown up to where the change leaves it."""
    held: list[Piece] = []
    for part in three.parts:
        for piece in _pieces(part):
            first, *more = piece.text.split("\n")
            held.append(Piece(piece.op, first, piece.by, piece.number, piece.closes and not any(more)))
            for at, text in enumerate(more):
                if kept := tuple(one for one in held if one.text or one.closes):
                    yield kept
                held = [
                    Piece(
                        piece.op, text, piece.by, piece.number, piece.closes and bool(text) and not any(more[at + 1 :])
                    )
                ]
    if kept := tuple(one for one in held if one.text or one.closes):
        yield kept


def _pieces(part: Part) -> Iterator[Piece]:
    if part.by is None:
        yield Piece("equal", part.last)
        return
    said = [("delete", part.last, part.by)] if part.last else []
    if part.by in (By.OURS, By.CONFLICT) and part.ours:
        said.append(("insert", part.ours, By.OURS))
    if part.by in (By.THEIRS, By.CONFLICT) and part.theirs:
        said.append(("insert", part.theirs, By.THEIRS))
    if part.by is By.BOTH and part.ours:
        said.append(("insert", part.ours, By.BOTH))
    for at, (op, text, by) in enumerate(said, 1):
        yield Piece("delete" if op == "delete" else "insert", text, by, part.number, at == len(said))
