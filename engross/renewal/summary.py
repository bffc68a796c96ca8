"""What changes from one act to the next, as statements that people put into sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from engross.model.outline import Outline, lines
from engross.model.redline import Kind, Redline, accept, reject

_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Statement:
    """One change: where it is, the words as they were and as they become, and how often the same change is made."""

    where: str
    old: str
    new: str
    data: bool
    times: int = 1

    @property
    def what(self) -> Literal["replaced", "added", "removed"]:
        return "replaced" if self.old and self.new else "added" if self.new else "removed"


def statements(redline: Redline) -> tuple[Statement, ...]:
    """Every change of a redline in reading order, the same change in one provision told once."""
    counted: dict[tuple[str, str, str, bool], int] = {}
    for one in _changes(redline):
        counted[one] = counted.get(one, 0) + 1
    return tuple(Statement(*one, times) for one, times in counted.items())


def _changes(redline: Redline) -> Iterator[tuple[str, str, str, bool]]:
    was, becomes = _headings(reject(redline)), _headings(accept(redline))
    found: dict[int, tuple[list[str], list[str], str, set[Kind | None]]] = {}
    for block in redline.blocks:
        where = becomes[block.new] if block.new is not None else was[block.old] if block.old is not None else ""
        for seg in block.segs:
            if seg.op == "equal":
                continue
            old, new, _, kinds = found.setdefault(seg.change, ([], [], where, set()))
            if seg.was:
                old.append(seg.text)
            if seg.becomes:
                new.append(seg.text)
            kinds.add(seg.kind)
    for old, new, where, kinds in found.values():
        yield where, _shown("".join(old)), _shown("".join(new)), kinds == {Kind.VALUE}


def _headings(outline: Outline) -> list[str]:
    """For each paragraph the heading of its provision, or of the nearest one before that has any."""
    named, last = [], ""
    for clause in outline.clauses:
        last = clause.heading or last
        named.append(last)
    return [named[line.clause] for line in lines(outline)]


def _shown(text: str) -> str:
    text = " ".join(text.replace("<sup>", "").replace("</sup>", "").split(" ")).strip()
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
