"""Whether a text changed only where it was allowed to: the check on a text that came back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engross.compare.concordance import provisions
from engross.compare.mark_index import MarkIndex, PlacedMark, mark_index
from engross.model.outline import Outline
from engross.model.redline import Kind, Redline
from engross.model.summary import Change, Fate, ProvisionName, Summary


@dataclass(frozen=True, slots=True)
class Stray:
    """A change where none was allowed: in which provision, the words taken out and put in, or that moved or are set
    otherwise.

    All empty for a provision whose borders, lists or level changed without a word.
    """

    provision: ProvisionName
    old: str
    new: str
    moved: str = ""
    set: str = ""


def matching(outline: Outline, name: str) -> frozenset[int]:
    """The provisions that go by `name`, and those inside them: a permanent id, a heading, or a heading's beginning."""
    wanted = _folded(name)
    found: set[int] = set()
    level = 0
    for at, clause in enumerate(outline.clauses):
        if level and clause.level > level:
            found.add(at)
            continue
        heading = _folded(clause.heading)
        named = wanted in (clause.id.casefold(), clause.id.partition("@")[0].casefold(), heading)
        if wanted and (named or re.match(rf"{re.escape(wanted)}(?!\w)", heading)):
            found.add(at)
            level = clause.level
        else:
            level = 0
    return frozenset(found)


def names(outline: Outline) -> Iterator[str]:
    """What the provisions of `outline` go by."""
    for clause in outline.clauses:
        if clause.id or clause.heading:
            yield clause.id or clause.heading


def strays(redline: Redline, summary: Summary, allowed: Iterable[str], *, typography: bool = True) -> Iterator[Stray]:
    """The changes outside the provisions that go by the names in `allowed`; those of typography only if asked."""
    index = mark_index(redline)
    called = provisions(index.old), provisions(index.new)
    wanted = list(allowed)
    old = frozenset(at for name in wanted for at in matching(index.old, name))
    new = frozenset(at for name in wanted for at in matching(index.new, name))
    by_place: dict[int, list[PlacedMark]] = {}
    for mark in index.marks:
        if mark.change:
            by_place.setdefault(mark.change, []).append(mark)
    told: set[int] = set()
    for change in summary.changes:
        marks = [mark for place in change.places for mark in by_place[place]]
        if not typography and {mark.kind for mark in marks} == {Kind.TYPOGRAPHY}:
            told.add(change.row)
            continue
        places = (_outside(index, called, mark, old, new) for mark in marks)
        outside = next((one for one in places if one), None)
        if outside is not None:
            told.add(change.row)
            yield Stray(outside, *_words(change, marks))
    for at, row in enumerate(summary.rows):
        inside = any(one.ordinal in new for one in row.new) or any(one.ordinal in old for one in row.old)
        if at not in told and not inside and row.fates != (Fate.KEPT,):
            yield Stray((row.new or row.old)[0], "", "")
    for at in _reshaped(index, new):
        yield Stray(called[1][at], "", "")


def _outside(
    index: MarkIndex,
    called: tuple[list[ProvisionName], list[ProvisionName]],
    mark: PlacedMark,
    old: frozenset[int],
    new: frozenset[int],
) -> ProvisionName | None:
    a, b = index.clause_old(mark), index.clause_new(mark)
    if b >= 0 and b not in new:
        return called[1][b]
    return called[0][a] if a >= 0 and a not in old else None


def _words(change: Change, marks: list[PlacedMark]) -> tuple[str, str, str, str]:
    if change.old or change.new or change.set:
        return change.old, change.new, "", change.set
    return "", "", " ".join("".join(mark.text for mark in marks if mark.side == "from").split()), ""


def _reshaped(index: MarkIndex, allowed: frozenset[int]) -> dict[int, None]:
    found: dict[int, None] = {}
    for mark in index.marks:
        if mark.end and mark.op == "equal":
            before, after = index.before[mark.old], index.after[mark.new]
            levels = index.old.clauses[before.clause].level, index.new.clauses[after.clause].level
            heading = before.role == after.role == "heading"
            if after.clause not in allowed and heading and levels[0] != levels[1]:
                found[after.clause] = None
    return found


def _folded(text: str) -> str:
    return " ".join(re.sub(r"</?sup>", "", text).casefold().split())
