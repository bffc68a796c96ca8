"""Two passages woven into one stream of marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from engross.compare.tokens import PILCROW, Passage
from engross.compare.typography import fold
from engross.compare.words import Difference, Run
from engross.model.redline import Kind

KEPT, CHANGED = "", "-"
"""The fates of a token beside the id of a move."""


@dataclass(slots=True)
class Strand:
    """One side of a comparison: its tokens and what becomes of each.

    `kinds` tells of changed tokens what the change is about, `seams` of the
    whole change that stands before a kept token, and `loose` holds the kept
    tokens whose blanks changed.
    """

    passage: Passage
    fates: list[str]
    kinds: dict[int, Kind] = field(default_factory=dict)
    seams: dict[int, Kind] = field(default_factory=dict)
    loose: set[int] = field(default_factory=set)


class Thread(NamedTuple):
    """A piece of text, or a paragraph mark where `text` is None, with its fate on its side."""

    text: str | None
    old: bool
    new: bool
    move: str = ""
    kind: Kind | None = None


def strands(old: Passage, new: Passage, difference: Difference) -> tuple[Strand, Strand]:
    """Both passages with the tokens that `difference` does not keep marked as changed."""
    ours, theirs = whole(old), whole(new)
    for run in difference.runs:
        keep(ours, theirs, run, KEPT)
    return ours, theirs


def keep(ours: Strand, theirs: Strand, run: Run, fate: str) -> None:
    """Give `fate` to a run that both strands share; its tokens that differ by typography stay changes."""
    i, j, n = run
    a, b = ours.passage, theirs.passage
    ours.fates[i : i + n] = theirs.fates[j : j + n] = [fate] * n
    if fate != KEPT:
        # Two runs of one move may touch on one side and not on the other: the blank between them is no part of it.
        ours.loose.add(i)
        theirs.loose.add(j)
    if a.pieces[i : i + n] == b.pieces[j : j + n]:
        return
    for p, q in zip(range(i, i + n), range(j, j + n), strict=True):
        if a.cores[p] != b.cores[q]:
            ours.fates[p] = theirs.fates[q] = CHANGED
            if fold(a.cores[p]) == fold(b.cores[q]):
                ours.kinds[p] = theirs.kinds[q] = Kind.TYPOGRAPHY
        elif a.pieces[p] != b.pieces[q]:
            ours.loose.add(p)
            theirs.loose.add(q)


def whole(passage: Passage) -> Strand:
    """A passage that has no counterpart."""
    return Strand(passage, [CHANGED] * len(passage.code))


def gaps(ours: Strand, theirs: Strand) -> Iterator[tuple[range, range, int]]:
    """What stands before each run of tokens kept on both sides, and how many it has; the last token is always kept."""
    old = [at for at, fate in enumerate(ours.fates) if fate == KEPT]
    new = [at for at, fate in enumerate(theirs.fates) if fate == KEPT]
    i = j = first = 0
    for at in range(1, len(old) + 1):
        if at == len(old) or old[at] - old[at - 1] > 1 or new[at] - new[at - 1] > 1:
            yield range(i, old[first]), range(j, new[first]), at - first
            i, j, first = old[at - 1] + 1, new[at - 1] + 1, at


def woven(ours: Strand, theirs: Strand) -> Iterator[Thread]:
    """The marked text of two passages of which one became the other in its place."""
    a, b = ours.passage, theirs.passage
    for before, after, count in gaps(ours, theirs):
        p, q = before.stop, after.stop
        stop = p + count
        if before or after:
            yield from _joint(ours, theirs, before, after)
            p, q = p + 1, q + 1
        while p < stop:
            alike = _alike(a, b, p, q, stop)
            if alike:
                yield Thread("".join(a.pieces[p : p + alike]), True, True)
                p, q = p + alike, q + alike
            if p < stop:
                yield from _joint(ours, theirs, range(p, p), range(q, q))
                p, q = p + 1, q + 1


def _alike(a: Passage, b: Passage, p: int, q: int, stop: int) -> int:
    """How many tokens before the next paragraph mark are the same from `p` and from `q` on, blanks included."""
    mark = a.code.find(PILCROW, p, stop)
    x = a.pieces[p : mark if mark >= 0 else stop]
    y = b.pieces[q : q + len(x)]
    return len(x) if x == y else next(at for at in range(len(x)) if x[at] != y[at])


def _joint(ours: Strand, theirs: Strand, before: range, after: range) -> Iterator[Thread]:
    """What changed between two tokens that were kept, blanks and all, and the second of them."""
    yield from _gap(ours, theirs, before, after)
    passage, at = ours.passage, before.stop
    yield Thread(None if passage.code[at] == PILCROW else passage.cores[at], True, True)


def _gap(ours: Strand, theirs: Strand, before: range, after: range) -> Iterator[Thread]:
    a, b = ours.passage, theirs.passage
    x, y = a.blank(before.stop), b.blank(after.stop)
    lead_x, lead_y = a.blank(before.start), b.blank(after.start)
    dropped, added = list(_side(ours, before, old=True)), list(_side(theirs, after, old=False))
    opening = closing = ""
    if before and after:
        if lead_x == lead_y:
            opening, dropped, added = lead_x, _beheaded(dropped, lead_x), _beheaded(added, lead_y)
        if x == y:
            closing = x
        else:
            dropped += _blank(x, old=True)
            added += _blank(y, old=False)
    elif not before and not after:
        if x == y:
            closing = x
        else:
            dropped, added = _blank(x, old=True), _blank(y, old=False)
    else:
        alone, lead, trail, other = (added, lead_y, y, x) if after else (dropped, lead_x, x, y)
        marks = any(thread.text is None for thread in alone)
        if other == lead and not marks:
            opening, alone[:] = other, [*_beheaded(alone, lead), *_blank(trail, old=not after)]
        elif other == trail:
            closing = other
        elif other == lead:
            opening, alone[:] = other, [*_beheaded(alone, lead), *_blank(trail, old=not after)]
        else:
            alone += _blank(trail, old=not after)
            (dropped if after else added)[:] = _blank(other, old=bool(after))
    if opening:
        yield Thread(opening, True, True)
    seam = ours.seams.get(before.stop) if before or after else Kind.TYPOGRAPHY
    if seam is not None:
        dropped, added = _told(dropped, seam), _told(added, seam)
    cut = next((k for k, thread in enumerate(dropped) if thread.text is None), len(dropped))
    if cut < len(dropped) and all(thread.text is not None for thread in added):
        yield from (*dropped[:cut], *added, *dropped[cut:])
    else:
        yield from (*dropped, *added)
    if closing:
        yield Thread(closing, True, True)


def _told(threads: list[Thread], kind: Kind) -> list[Thread]:
    return [thread if thread.kind or thread.move else thread._replace(kind=kind) for thread in threads]


def _blank(text: str, *, old: bool) -> list[Thread]:
    return [Thread(text, old, not old)] if text else []


def _beheaded(threads: list[Thread], blank: str) -> list[Thread]:
    return threads[1:] if blank else threads


def _side(strand: Strand, span: range, *, old: bool) -> Iterator[Thread]:
    passage, fates = strand.passage, strand.fates
    if not strand.kinds and fates[span.start : span.stop].count(CHANGED) == len(span):
        yield from _plain(passage, span, old=old)
        return
    for at in span:
        fate, kind = fates[at], strand.kinds.get(at)
        move = "" if fate == CHANGED else fate
        blank = passage.blank(at)
        if blank:
            same = at > span.start and fates[at - 1] == fate and at not in strand.loose
            yield Thread(blank, old, not old, move if same else "", kind if same else None)
        yield Thread(None if passage.code[at] == PILCROW else passage.cores[at], old, not old, move, kind)


def _plain(passage: Passage, span: range, *, old: bool) -> Iterator[Thread]:
    """Tokens of one fate in as few pieces as may be: the blank at their head, the text of each paragraph, its mark."""
    at, lead = span.start, passage.blank(span.start) if span else ""
    if lead:
        yield Thread(lead, old, not old)
    while at < span.stop:
        mark = passage.code.find(PILCROW, at, span.stop)
        stop = mark + 1 if mark >= 0 else span.stop
        yield Thread("".join(passage.pieces[at:stop])[len(lead) :], old, not old)
        if mark >= 0:
            yield Thread(None, old, not old)
        at, lead = stop, ""


def ends(ours: Strand, theirs: Strand, move: str) -> tuple[list[Thread], list[Thread]]:
    """Both ends of a passage that moved: what was kept is under `move`."""
    source, destination = [], []
    for thread in woven(ours, theirs):
        if thread.old:
            source.append(Thread(thread.text, True, False, move if thread.new else thread.move, thread.kind))
        if thread.new:
            destination.append(Thread(thread.text, False, True, move if thread.old else thread.move, thread.kind))
    return source, destination


def alone(strand: Strand, *, old: bool) -> Iterator[Thread]:
    """A passage that was dropped or added."""
    return _side(strand, range(len(strand.fates)), old=old)
