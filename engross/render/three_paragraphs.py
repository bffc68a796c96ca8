"""Three texts as paragraphs of runs, for every form that shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from engross.model.brief import ThreeBrief
from engross.model.three import By, Three, ThreeWayPart


@dataclass(frozen=True, slots=True)
class ThreeWayRun:
    """A run of text: deleted, written by one side or both, or in all three texts (`by` is None).

    `from` is text that moved away, `to` text that moved here, both under the id `move`. `closes` is whether this is
    the last run of its change at this place: its author is told there.
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
    """The paragraphs in reading order. A change may run over the end of a paragraph: each line of it is a paragraph."""
    runs: list[ThreeWayRun] = []
    for index, part in enumerate(three.parts):
        goes_on = index + 1 < len(three.parts) and three.parts[index + 1].number == part.number
        for run in _runs(part, goes_on=goes_on):
            first, *more = run.text.split("\n")
            runs.append(replace(run, text=first, closes=run.closes and not any(more)))
            for k, text in enumerate(more):
                if shown := tuple(shown_run for shown_run in runs if shown_run.text or shown_run.closes):
                    yield shown
                runs = [replace(run, text=text, closes=run.closes and bool(text) and not any(more[k + 1 :]))]
    if shown := tuple(shown_run for shown_run in runs if shown_run.text or shown_run.closes):
        yield shown


def _runs(part: ThreeWayPart, *, goes_on: bool) -> Iterator[ThreeWayRun]:
    if part.by is None:
        yield ThreeWayRun("equal", part.last)
        return
    if part.moves and part.moves[0].whole:
        end = part.moves[0]
        text = part.last if end.side == "from" else part.ours or part.theirs
        yield ThreeWayRun(end.side, text, part.by, part.number, not goes_on, end.id)
        return
    parts: list[tuple[Literal["delete", "insert"], str, By]] = []
    if part.last:
        parts.append(("delete", part.last, part.by))
    if part.by in (By.OURS, By.CONFLICT) and part.ours:
        parts.append(("insert", part.ours, By.OURS))
    if part.by in (By.THEIRS, By.CONFLICT) and part.theirs:
        parts.append(("insert", part.theirs, By.THEIRS))
    if part.by is By.BOTH and part.ours:
        parts.append(("insert", part.ours, By.BOTH))
    for number, (op, text, by) in enumerate(parts, 1):
        yield ThreeWayRun(op, text, by, part.number, number == len(parts) and not goes_on)


def told_author(run: ThreeWayRun, brief: ThreeBrief) -> str:
    """Who made a change. It is told at the end of the change, and in a conflict after the words of each side."""
    conflict = brief.lines[run.number - 1].by == By.CONFLICT
    if not run.closes and not (conflict and run.op == "insert"):
        return ""
    names = {By.OURS: brief.labels[0], By.THEIRS: brief.labels[1], By.BOTH: brief.words["both"]}
    who = names.get(run.by, brief.words["conflict"]) if run.by else ""
    return f"{who}, {brief.words['conflict']}" if conflict and run.closes and run.by is not By.CONFLICT else who
