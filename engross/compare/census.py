"""A redline read once: every mark with the paragraph and the provision that it stands in on either side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from engross.compare.dates import dated
from engross.model.outline import Filled, Outline, Role, lines
from engross.model.redline import End, Kind, Op, Redline, Seg, Side, accept, reject
from engross.model.summary import Topic

_WORD = re.compile(r"\w+")
_SUPERIOR = re.compile(r"</?sup>")


def count(text: str) -> int:
    """How many words `text` has; an apostrophe and a hyphen part words."""
    return len(_WORD.findall(_SUPERIOR.sub("", text) if "<" in text else text))


class Place(NamedTuple):
    """A paragraph of one side: its provision counted from 0, what it is, its text, what came from data."""

    clause: int
    role: Role
    text: str
    values: tuple[Filled, ...] = ()


class Run(NamedTuple):
    """A seg or a paragraph mark in its place: paragraph and offset on each side that has it, -1 on one that has not.

    `words` are counted here once: what is told of words adds up because it is told of runs.
    """

    op: Op
    side: Side | None
    move: str
    kind: Kind | None
    change: int
    text: str
    end: bool
    old: int
    new: int
    at_old: int
    at_new: int
    words: int

    @property
    def stem(self) -> str:
        """The id of the move, the same for paragraphs that moved together."""
        return self.move.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Census:
    """Both sides and all runs of a redline, in reading order.

    `dated` holds, by the number of its change, each period and date that became another, whole, as it was and as it
    is: such runs are values here, whether or not data filled them in.
    """

    old: Outline
    new: Outline
    before: tuple[Place, ...]
    after: tuple[Place, ...]
    runs: tuple[Run, ...]
    dated: dict[int, tuple[Topic, str, str]]

    def clause_old(self, run: Run) -> int:
        """The provision of the old text that `run` stands in; -1 for none."""
        return self.before[run.old].clause if run.old >= 0 else -1

    def clause_new(self, run: Run) -> int:
        """The provision of the new text that `run` stands in; -1 for none."""
        return self.after[run.new].clause if run.new >= 0 else -1


def take(redline: Redline) -> Census:
    """The census of `redline`. Raises `ValueError` as `engross.model.redline.accept` does."""
    old, new = reject(redline), accept(redline)
    before, after, runs = _places(old), _places(new), tuple(_runs(redline))
    found = {}
    for change, held in groupby(runs, lambda run: run.change):
        if change and (told := _dated(before, after, list(held))):
            found[change] = told
    runs = tuple(run._replace(kind=Kind.VALUE) if run.change in found else run for run in runs)
    return Census(old, new, before, after, runs, found)


def _dated(before: tuple[Place, ...], after: tuple[Place, ...], runs: list[Run]) -> tuple[Topic, str, str] | None:
    """The period or date that became another, if a change is no more than that."""
    ours, theirs = [run for run in runs if run.old >= 0], [run for run in runs if run.new >= 0]
    other = (Kind.TYPOGRAPHY, Kind.FORMATTING)
    if not ours or not theirs or any(run.end or run.side or run.kind in other for run in runs):
        return None
    old = dated(before[ours[0].old].text, ours[0].at_old, ours[-1].at_old + len(ours[-1].text))
    new = dated(after[theirs[0].new].text, theirs[0].at_new, theirs[-1].at_new + len(theirs[-1].text))
    return (old[0], old[1], new[1]) if old and new and old[0] is new[0] else None


def _places(outline: Outline) -> tuple[Place, ...]:
    return tuple(Place(line.clause, line.role, line.text, line.values) for line in lines(outline))


def _runs(redline: Redline) -> Iterator[Run]:
    i = j = x = y = 0
    for block in redline.blocks:
        for seg in block.segs:
            yield _run(seg, seg.text, False, i, j, x, y)
            x += len(seg.text) if seg.was else 0
            y += len(seg.text) if seg.becomes else 0
        yield _run(block.end, "", True, i, j, x, y)
        if block.end.was:
            i, x = i + 1, 0
        if block.end.becomes:
            j, y = j + 1, 0


def _run(mark: Seg | End, text: str, end: bool, i: int, j: int, x: int, y: int) -> Run:
    kind = mark.kind if isinstance(mark, Seg) else None
    old, new = (i if mark.was else -1), (j if mark.becomes else -1)
    return Run(mark.op, mark.side, mark.id, kind, mark.change, text, end, old, new, x, y, count(text) if text else 0)
