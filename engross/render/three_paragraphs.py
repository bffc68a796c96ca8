"""Three texts as paragraphs of pieces, for every form that shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from engross.model.brief import ThreeBrief
from engross.model.three import By, Three, ThreeWayPart


@dataclass(frozen=True, slots=True)
class ThreeWayRun:
    """A run of text: what was and is no more, what one side or both wrote, or what all three have (`by` is None).

    `from` is what stood here and moved, `to` what moved here, under the id `move`. `closes` is whether it is the last
    piece of its change at this place: its author is told there.
    """

    op: Literal["equal", "delete", "insert", "from", "to"]
    text: str
    by: By | None = None
    number: int = 0
    closes: bool = False
    move: str = ""

    @property
    def was(self) -> bool:
        """Whether the last text has it."""
        return self.op in ("equal", "delete", "from")

    @property
    def becomes(self) -> bool:
        """Whether a new text has it."""
        return self.op in ("equal", "insert", "to")


def three_way_paragraphs(three: Three) -> Iterator[tuple[ThreeWayRun, ...]]:
    """The paragraphs in reading order; one that a change runs over is shown up to where the change leaves it."""
    held: list[ThreeWayRun] = []
    for at, part in enumerate(three.parts):
        goes_on = at + 1 < len(three.parts) and three.parts[at + 1].number == part.number
        for piece in _pieces(part, goes_on=goes_on):
            first, *more = piece.text.split("\n")
            held.append(replace(piece, text=first, closes=piece.closes and not any(more)))
            for k, text in enumerate(more):
                if kept := tuple(one for one in held if one.text or one.closes):
                    yield kept
                held = [replace(piece, text=text, closes=piece.closes and bool(text) and not any(more[k + 1 :]))]
    if kept := tuple(one for one in held if one.text or one.closes):
        yield kept


def _pieces(part: ThreeWayPart, *, goes_on: bool) -> Iterator[ThreeWayRun]:
    if part.by is None:
        yield ThreeWayRun("equal", part.last)
        return
    if part.moves and part.moves[0].whole:
        end = part.moves[0]
        text = part.last if end.side == "from" else part.ours or part.theirs
        yield ThreeWayRun(end.side, text, part.by, part.number, not goes_on, end.id)
        return
    said: list[tuple[Literal["delete", "insert"], str, By]] = []
    if part.last:
        said.append(("delete", part.last, part.by))
    if part.by in (By.OURS, By.CONFLICT) and part.ours:
        said.append(("insert", part.ours, By.OURS))
    if part.by in (By.THEIRS, By.CONFLICT) and part.theirs:
        said.append(("insert", part.theirs, By.THEIRS))
    if part.by is By.BOTH and part.ours:
        said.append(("insert", part.ours, By.BOTH))
    for at, (op, text, by) in enumerate(said, 1):
        yield ThreeWayRun(op, text, by, part.number, at == len(said) and not goes_on)


def told_author(piece: ThreeWayRun, brief: ThreeBrief) -> str:
    """Who made a change, where that is told: at its end, and after the words of each side where they clash."""
    conflict = brief.lines[piece.number - 1].by == By.CONFLICT
    if not piece.closes and not (conflict and piece.op == "insert"):
        return ""
    names = {By.OURS: brief.labels[0], By.THEIRS: brief.labels[1], By.BOTH: brief.words["both"]}
    who = names.get(piece.by, brief.words["conflict"]) if piece.by else ""
    return f"{who}, {brief.words['conflict']}" if conflict and piece.closes and piece.by is not By.CONFLICT else who
