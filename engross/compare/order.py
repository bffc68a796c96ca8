"""What keeps its order between two sequences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence

from rapidfuzz.distance import LCSseq

from engross.compare.likeness import BITS

DEPTH = 40
"""How often a stretch is cut at what stands once before it is given up."""


def chain(places: Sequence[int], weights: Sequence[float]) -> list[int]:
    """The indexes of the heaviest subsequence of `places` that increases.

    A tree of running maxima (Fenwick 1994) finds it in n log n steps.
    """
    if not places:
        return []
    rank = {place: at for at, place in enumerate(sorted(set(places)), 1)}
    size = len(rank)
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    before = [-1] * len(places)
    best, last = 0.0, -1
    for x, place in enumerate(places):
        at = rank[place] - 1
        top = (0.0, -1)
        while at > 0:
            top = max(top, tree[at])
            at &= at - 1
        value, before[x] = top[0] + weights[x], top[1]
        at = rank[place]
        while at <= size:
            if value > tree[at][0]:
                tree[at] = (value, x)
            at += at & -at
        if value > best:
            best, last = value, x
    found = []
    while last >= 0:
        found.append(last)
        last = before[last]
    return found[::-1]


def rising(places: Sequence[int]) -> list[int]:
    """The indexes of the longest subsequence of `places` that increases (patience sorting, Fredman 1975)."""
    tops: list[int] = []
    heads: list[int] = []
    before = [-1] * len(places)
    for x, place in enumerate(places):
        at = bisect_left(tops, place)
        if at:
            before[x] = heads[at - 1]
        if at == len(tops):
            tops.append(place)
            heads.append(x)
        else:
            tops[at], heads[at] = place, x
    found = []
    last = heads[-1] if heads else -1
    while last >= 0:
        found.append(last)
        last = before[last]
    return found[::-1]


def common(x: Sequence[Hashable], y: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of places of equal items, in order and as many as may be.

    Where the table would exceed `BITS`, the sequences are first cut at the
    items that stand once on both sides (patience difference, B. Cohen), and
    a stretch that has none is left without pairs.
    """
    pairs: list[tuple[int, int]] = []
    todo = [(0, len(x), 0, len(y), DEPTH)]
    while todo:
        a, b, c, d, depth = todo.pop()
        while a < b and c < d and x[a] == y[c]:
            pairs.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and x[b - 1] == y[d - 1]:
            b, d = b - 1, d - 1
            pairs.append((b, d))
        if a == b or c == d:
            continue
        if (b - a) * (d - c) <= BITS:
            pairs += ((a + i, c + j) for i, j in _longest(x[a:b], y[c:d]))
        elif depth:
            at = (a, c)
            for p, q in [*_anchors(x, y, (a, b), (c, d)), (b, d)]:
                if (p, q) != (b, d):
                    pairs.append((p, q))
                if (p - at[0], q - at[1]) != (b - a, d - c):
                    todo.append((at[0], p, at[1], q, depth - 1))
                at = (p + 1, q + 1)
    return sorted(pairs)


def _longest(x: Sequence[Hashable], y: Sequence[Hashable]) -> list[tuple[int, int]]:
    return [
        (op.src_start + k, op.dest_start + k)
        for op in LCSseq.opcodes(x, y)
        if op.tag == "equal"
        for k in range(op.src_end - op.src_start)
    ]


def _anchors(
    x: Sequence[Hashable], y: Sequence[Hashable], ours: tuple[int, int], theirs: tuple[int, int]
) -> list[tuple[int, int]]:
    once = _once(y, theirs)
    places = sorted((i, once[item]) for item, i in _once(x, ours).items() if item in once)
    return [places[k] for k in rising([j for _, j in places])]


def _once(items: Sequence[Hashable], span: tuple[int, int]) -> dict[Hashable, int]:
    seen: dict[Hashable, int] = {}
    for at in range(*span):
        seen[items[at]] = -1 if items[at] in seen else at
    return {item: at for item, at in seen.items() if at >= 0}
