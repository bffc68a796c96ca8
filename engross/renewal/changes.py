"""The changes from one act to the next, as records that are later put into sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from engross.model.outline import Filled, Outline, OutlineClause, lines, without_sup_tags
from engross.model.redline import MarkKind, Redline, accept, reject

_LONGEST = 160
_VALUE = "\ue0ff"
"""Stands for a value while the words around it are compared. It is a private-use character, refused in sources."""


@dataclass(frozen=True, slots=True)
class RenewalChange:
    """One change: its provision, the old and the new words, and whether they came from data.

    `whole` is set for a provision that is removed (`gone`) or added (`joined`) as a whole.
    """

    where: str
    old: str
    new: str
    data: bool
    whole: Literal["", "gone", "joined"] = ""

    @property
    def what(self) -> Literal["replaced", "added", "removed", "gone", "joined"]:
        if self.whole:
            return self.whole
        return "replaced" if self.old and self.new else "added" if self.new else "removed"


def renewal_changes(redline: Redline) -> tuple[RenewalChange, ...]:
    """Every change of a redline in reading order. The same change in one provision is listed once.

    If only data changed in a provision, whole values are listed: « 20e » becomes
    « 30e », although the redline marks only one digit.
    """
    was, becomes = reject(redline), accept(redline)
    before = {clause.id: clause for clause in was.clauses if clause.id}
    out: dict[RenewalChange, None] = {}
    filled = [clause.id for clause in becomes.clauses if _same_words(before.get(clause.id), clause)]
    named, ordinals = _headings(becomes), {clause.id: ordinal for ordinal, clause in enumerate(becomes.clauses)}
    gone = [ident for ident, clause in before.items() if ident not in ordinals and clause.heading]
    joined = [
        ident
        for ident, ordinal in ordinals.items()
        if ident and ident not in before and becomes.clauses[ordinal].heading
    ]
    told = list(_marked(redline, was, becomes, frozenset((*filled, *joined)), frozenset(gone)))
    told += [(ordinals[ident], RenewalChange(named[ordinals[ident]], "", "", False, "joined")) for ident in joined]
    order = [clause.id for clause in was.clauses]
    for ident in gone:
        earlier = [ordinals[name] for name in order[: order.index(ident)] if name in ordinals]
        heading = without_sup_tags(before[ident].heading)
        told.append((max(earlier, default=0), RenewalChange(heading, "", "", False, "gone")))
    for ident in filled:
        ordinal = ordinals[ident]
        for old, new in _values(before[ident], becomes.clauses[ordinal]):
            told.append((ordinal, RenewalChange(named[ordinal], _shown(old), _shown(new), True)))
    for _, change in sorted(told, key=lambda row: row[0]):
        out[change] = None
    return tuple(out)


def _texts(clause: OutlineClause) -> Iterator[tuple[str, tuple[Filled, ...]]]:
    yield clause.heading, clause.values
    for block in clause.blocks:
        yield block.text, block.values


def _typed(text: str, values: tuple[Filled, ...]) -> str:
    """The words of a paragraph with a mark for each value."""
    for value in sorted(values, key=lambda span: span.start, reverse=True):
        text = text[: value.start] + _VALUE + text[value.end :]
    return text


def _same_words(old: OutlineClause | None, new: OutlineClause) -> bool:
    """Whether two provisions differ in nothing but their values."""
    if old is None:
        return False
    return [_typed(*text) for text in _texts(old)] == [_typed(*text) for text in _texts(new)]


def _values(old: OutlineClause, new: OutlineClause) -> Iterator[tuple[str, str]]:
    for (before, had), (after, has) in zip(_texts(old), _texts(new), strict=True):
        for value, other in zip(had, has, strict=True):
            pair = before[value.start : value.end], after[other.start : other.end]
            if pair[0] != pair[1]:
                yield pair


def _marked(
    redline: Redline, was: Outline, becomes: Outline, done: frozenset[str], gone: frozenset[str]
) -> Iterator[tuple[int, RenewalChange]]:
    """The marks of a redline, each change once, with the index of its provision.

    Leaves out the provisions `done` (told by their values, or added) and `gone` (removed).
    """
    old_at = [line.clause for line in lines(was)]
    new_at = [line.clause for line in lines(becomes)]
    named, formerly = _headings(becomes), _headings(was)
    changes: dict[int, tuple[list[str], list[str], int, str, set[MarkKind | None]]] = {}
    last = 0
    for block in redline.blocks:
        if block.new is not None:
            last = new_at[block.new]
            if becomes.clauses[last].id in done:
                continue
        elif block.old is not None and was.clauses[old_at[block.old]].id in gone:
            continue
        here = named[last] if block.new is not None else formerly[old_at[block.old]] if block.old is not None else ""
        for seg in block.segs:
            if seg.op != "equal":
                old, new, _, _, kinds = changes.setdefault(seg.change, ([], [], last, here, set()))
                old += [seg.text] * seg.was
                new += [seg.text] * seg.becomes
                kinds.add(seg.kind)
    for old, new, ordinal, where, kinds in changes.values():
        yield ordinal, RenewalChange(where, _shown("".join(old)), _shown("".join(new)), kinds == {MarkKind.VALUE})


def _headings(outline: Outline) -> list[str]:
    """For each provision its heading, else the heading of its container, else an empty text."""
    named: list[str] = []
    above: dict[int, str] = {}
    for clause in outline.clauses:
        above[clause.level] = without_sup_tags(clause.heading) or above.get(clause.level - 1, "")
        named.append(above[clause.level])
    return named


def _shown(text: str) -> str:
    text = " ".join(without_sup_tags(text).split(" ")).strip()
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
