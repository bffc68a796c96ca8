"""Anchors: paragraphs that are the same on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from engross.compare.mates import Mates
from engross.compare.order import common
from engross.compare.paragraphs import Paragraph

SHORT = 4
"""Words below which a title, or an item out of its order, says nothing."""
LONE = 12
"""Paragraphs of fewer words, alone or together, do not move by themselves out of their provision."""

Key = tuple[bool, str]


def anchor(mates: Mates) -> None:
    """Pair provisions by id, then equal paragraphs: those that stand once, their neighbours, the repeated in order."""
    _by_id(mates)
    _once(mates)
    _grow(mates)
    in_order(mates, titles=False)
    _whatever_role(mates)
    _sober(mates)


def _whatever_role(mates: Mates) -> None:
    """In the gaps between the pairs that stay, pair a heading with a paragraph of the same words."""
    for ours, theirs in _gaps(mates):
        left = [i for i in ours if mates.to[i] < 0]
        right = [j for j in theirs if mates.back[j] < 0]
        if {mates.old[i].text for i in left} & {mates.new[j].text for j in right}:
            for p, q in common([mates.old[i].text for i in left], [mates.new[j].text for j in right]):
                if mates.old[left[p]].role != mates.new[right[q]].role:
                    mates.pair(left[p], right[q])


def in_order(mates: Mates, *, titles: bool) -> None:
    """Between the pairs that stay in place, pair equal paragraphs in order, as many as may be.

    A title that is repeated tells nothing until the text under it is known: `titles` says whether it is.
    """
    for ours, theirs in _gaps(mates):
        left = [i for i in ours if mates.to[i] < 0 and (titles or mates.old[i].role != "heading")]
        right = [j for j in theirs if mates.back[j] < 0 and (titles or mates.new[j].role != "heading")]
        if left and right:
            letters: dict[Key, int] = {}
            x = [letters.setdefault(_key(mates.old[i]), len(letters)) for i in left]
            y = [letters.setdefault(_key(mates.new[j]), len(letters)) for j in right]
            for p, q in common(x, y):
                mates.pair(left[p], right[q])


def _key(one: Paragraph) -> Key:
    return (one.role == "heading", one.key)


def _by_id(mates: Mates) -> None:
    ours, theirs = _ids(mates.old), _ids(mates.new)
    for name, at in ours.items():
        if name in theirs:
            mates.pair(at, theirs[name])


def _ids(side: list[Paragraph]) -> dict[str, int]:
    """Where each id stands; one that is given twice names nothing."""
    counts = Counter(one.id for one in side)
    return {one.id: one.at for one in side if one.id and counts[one.id] == 1}


def _once(mates: Mates) -> None:
    ours = Counter(_key(one) for one in mates.old)
    theirs = Counter(_key(one) for one in mates.new)
    where = {_key(one): one.at for one in mates.new}
    for one in mates.old:
        key = _key(one)
        if mates.to[one.at] < 0 and one.key and ours[key] == 1 == theirs[key] and mates.back[where[key]] < 0:
            mates.pair(one.at, where[key])


def _grow(mates: Mates) -> None:
    """Pair equal neighbours of what is paired: the repeated paragraphs around one that stands once."""
    for step in (1, -1):
        for i, j in mates.pairs[::step]:
            p, q = i + step, j + step
            while 0 <= p < len(mates.to) and 0 <= q < len(mates.back) and mates.to[p] < 0 and mates.back[q] < 0:
                if _key(mates.old[p]) != _key(mates.new[q]):
                    break
                mates.pair(p, q)
                p, q = p + step, q + step


def _sober(mates: Mates) -> None:
    """Part what says too little to have moved by itself: a few words, or boilerplate only."""
    stay = set(mates.staying())
    home = mates.became()
    moved = [(i, j) for i, j in mates.pairs if not mates.old[i].id and (i not in stay or _abroad(mates, home, i, j))]
    telling = {i for run in _together(moved) if _tell(mates, run) for i in run}
    became = mates.became(stay | telling)
    for i, j in moved:
        one = mates.old[i]
        here = became.get(one.clause) == mates.new[j].clause
        known = len(mates.echoes.own(one)) > 1 or (one.role == "li" and len(one.words) >= SHORT)
        if i not in telling and not (here and known):
            mates.part(i)


def _abroad(mates: Mates, home: dict[int, int], i: int, j: int) -> bool:
    """Whether an item stands in another provision than the one its own became."""
    one, other = mates.old[i], mates.new[j]
    return one.role == "li" and home.get(one.clause, other.clause) != other.clause


def _together(moved: list[tuple[int, int]]) -> list[list[int]]:
    """The runs of old paragraphs that follow one another on both sides."""
    runs: list[list[int]] = []
    last = (-2, -2)
    for i, j in moved:
        if last == (i - 1, j - 1):
            runs[-1].append(i)
        else:
            runs.append([i])
        last = (i, j)
    return runs


def _tell(mates: Mates, run: list[int]) -> bool:
    """Whether a run of paragraphs has words enough of its own, or a title, to be known again elsewhere."""
    own = {i: len(mates.echoes.own(mates.old[i])) for i in run}
    return sum(own.values()) >= LONE or any(mates.old[i].role == "heading" and own[i] >= SHORT for i in run)


def _gaps(mates: Mates) -> Iterator[tuple[range, range]]:
    i = j = 0
    for p in [*mates.staying(), len(mates.old)]:
        q = mates.to[p] if p < len(mates.old) else len(mates.new)
        yield range(i, p), range(j, q)
        i, j = p + 1, q + 1
