"""Whether a text changed only where it was allowed to: the check on a text that came back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engross.compare.concordance import provisions
from engross.compare.mark_index import MarkIndex, PlacedMark, mark_index
from engross.model.outline import Outline
from engross.model.redline import MarkKind, Redline
from engross.model.summary import Change, Fate, ProvisionName, Summary


@dataclass(frozen=True, slots=True)
class Stray:
    """A change in a provision where none was allowed.

    `old` and `new` are the words taken out and put in, `moved` the words that moved, `set` the words that are set
    otherwise. All four are empty where borders, lists or the level of the provision changed and no word did.
    """

    provision: ProvisionName
    old: str
    new: str
    moved: str = ""
    set: str = ""


def matching(outline: Outline, name: str) -> frozenset[int]:
    """The provisions called `name`, and those inside them, as indices of `outline.clauses`.

    `name` is a permanent id, a heading, or the first words of a heading.
    """
    wanted = _folded(name)
    ordinals: set[int] = set()
    level = 0
    for ordinal, clause in enumerate(outline.clauses):
        if level and clause.level > level:
            ordinals.add(ordinal)
            continue
        heading = _folded(clause.heading)
        named = wanted in (clause.id.casefold(), clause.id.partition("@")[0].casefold(), heading)
        if wanted and (named or re.match(rf"{re.escape(wanted)}(?!\w)", heading)):
            ordinals.add(ordinal)
            level = clause.level
        else:
            level = 0
    return frozenset(ordinals)


def names(outline: Outline) -> Iterator[str]:
    """Give the id of each provision of `outline`, or its heading if it has no id."""
    for clause in outline.clauses:
        if clause.id or clause.heading:
            yield clause.id or clause.heading


def strays(redline: Redline, summary: Summary, allowed: Iterable[str], *, typography: bool = True) -> Iterator[Stray]:
    """Give the changes outside the provisions that `allowed` names; changes of typography only with `typography`."""
    index = mark_index(redline)
    called = provisions(index.old), provisions(index.new)
    wanted = list(allowed)
    old = frozenset(number for name in wanted for number in matching(index.old, name))
    new = frozenset(number for name in wanted for number in matching(index.new, name))
    by_place: dict[int, list[PlacedMark]] = {}
    for mark in index.marks:
        if mark.change:
            by_place.setdefault(mark.change, []).append(mark)
    told: set[int] = set()
    for change in summary.changes:
        marks = [mark for place in change.places for mark in by_place[place]]
        if not typography and {mark.kind for mark in marks} == {MarkKind.TYPOGRAPHY}:
            told.add(change.row)
            continue
        places = (_outside(index, called, mark, old, new) for mark in marks)
        outside = next(filter(None, places), None)
        if outside is not None:
            told.add(change.row)
            yield Stray(outside, *_words(change, marks))
    for number, row in enumerate(summary.rows):
        inside = not (new.isdisjoint(_ordinals(row.new)) and old.isdisjoint(_ordinals(row.old)))
        if number not in told and not inside and row.fates != (Fate.KEPT,):
            yield Stray((row.new or row.old)[0], "", "")
    for number in _reshaped(index, new):
        yield Stray(called[1][number], "", "")


def _outside(
    index: MarkIndex,
    called: tuple[list[ProvisionName], list[ProvisionName]],
    mark: PlacedMark,
    old: frozenset[int],
    new: frozenset[int],
) -> ProvisionName | None:
    """The provision outside `old` and `new` that a mark stands in, None if it stands inside them."""
    a, b = index.clause_old(mark), index.clause_new(mark)
    if b >= 0 and b not in new:
        return called[1][b]
    return called[0][a] if a >= 0 and a not in old else None


def _words(change: Change, marks: list[PlacedMark]) -> tuple[str, str, str, str]:
    """The words of a change as `Stray` has them: taken out, put in, moved, set otherwise."""
    if change.old or change.new or change.set:
        return change.old, change.new, "", change.set
    return "", "", " ".join("".join(mark.text for mark in marks if mark.side == "from").split()), ""


def _reshaped(index: MarkIndex, allowed: frozenset[int]) -> dict[int, None]:
    """The new provisions not in `allowed` whose heading was kept on another level, in reading order."""
    ordinals: dict[int, None] = {}
    for mark in index.marks:
        if mark.end and mark.op == "equal":
            before, after = index.before[mark.old], index.after[mark.new]
            levels = index.old.clauses[before.clause].level, index.new.clauses[after.clause].level
            heading = before.role == after.role == "heading"
            if after.clause not in allowed and heading and levels[0] != levels[1]:
                ordinals[after.clause] = None
    return ordinals


def _ordinals(provisions: Iterable[ProvisionName]) -> Iterator[int]:
    return (provision.ordinal for provision in provisions)


def _folded(text: str) -> str:
    return " ".join(re.sub(r"</?sup>", "", text).casefold().split())
