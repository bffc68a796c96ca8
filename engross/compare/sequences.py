"""Sequences: how much two of them share, what keeps its order between them, and the heaviest rising chain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import accumulate

from rapidfuzz.distance import Indel, LCSseq

from engross.compare.thresholds import BOUNDS
from engross.model.subsequence import longest_increasing


def likeness(text: str, other: str, least: float = 0.0) -> float:
    """The likeness of two texts whose letters are words, from 0 to 1; 0 when it is below `least`.

    It is twice the length of the longest common subsequence, divided by the sum of both lengths (Hyyrö 2004, as in
    rapidfuzz). Of texts too long for a table of `table_bits` the common words are counted, in any order.
    """
    if text == other:
        return 1.0
    if fits(text, other):
        return Indel.normalized_similarity(text, other, score_cutoff=least)
    like = 2 * shared(text, other) / (len(text) + len(other))
    return like if like >= least else 0.0


def shared(text: str, other: str) -> int:
    """The length of the longest common subsequence; for texts too long for a table, how many words they share."""
    if text == other:
        return len(text)
    if fits(text, other):
        return LCSseq.similarity(text, other)
    return (Counter(text) & Counter(other)).total()


def fits(sequence: Sequence[Hashable], other: Sequence[Hashable]) -> bool:
    """Whether the table of two sequences is within `table_bits`."""
    return len(sequence) * len(other) <= BOUNDS.table_bits


def heaviest_chain(places: Sequence[int], weights: Sequence[float]) -> list[int]:
    """The indices of the heaviest strictly increasing subsequence of `places`.

    A tree of running maxima (Fenwick 1994) finds it in n log n steps: `tree` holds, over the ranks of the places, the
    heaviest chain that ends there, as its weight and its last index.
    """
    if not places:
        return []
    rank = {place: node for node, place in enumerate(sorted(set(places)), 1)}
    size = len(rank)
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    before = [-1] * len(places)
    best, last = 0.0, -1
    for index, place in enumerate(places):
        # The heaviest chain that ends below this place …
        node = rank[place] - 1
        top = (0.0, -1)
        while node > 0:
            top = max(top, tree[node])
            node &= node - 1
        weight, before[index] = top[0] + weights[index], top[1]
        # … goes on with it, which every longer prefix of ranks must know.
        node = rank[place]
        while node <= size:
            if weight > tree[node][0]:
                tree[node] = (weight, index)
            node += node & -node
        if weight > best:
            best, last = weight, index
    chain = []
    while last >= 0:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def out_of_order(places: Sequence[int]) -> list[int]:
    """The indices of the `places` that come before a lower place, or after a higher one."""
    highest = list(accumulate(places, max))
    lowest = list(accumulate(reversed(places), min))[::-1]
    last = len(places) - 1
    return [
        k for k, place in enumerate(places) if (k and highest[k - 1] > place) or (k < last and lowest[k + 1] < place)
    ]


def common(x: Sequence[Hashable], y: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of indices of equal items: as many as possible that are in order on both sides.

    Where the table would exceed `table_bits`, the sequences are first cut at the items that stand once on both sides
    (patience difference, B. Cohen), and a stretch that has none is left without pairs.
    """
    pairs: list[tuple[int, int]] = []
    stretches = [(0, len(x), 0, len(y), BOUNDS.cuts)]
    while stretches:
        a, b, c, d, cuts = stretches.pop()
        while a < b and c < d and x[a] == y[c]:
            pairs.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and x[b - 1] == y[d - 1]:
            b, d = b - 1, d - 1
            pairs.append((b, d))
        if a == b or c == d:
            continue
        if (b - a) * (d - c) <= BOUNDS.table_bits:
            pairs += ((a + i, c + j) for i, j in _longest_common(x[a:b], y[c:d]))
        elif cuts:
            i, j = a, c
            for p, q in [*_once_in_both(x, y, (a, b), (c, d)), (b, d)]:
                if (p, q) != (b, d):
                    pairs.append((p, q))
                if (p - i, q - j) != (b - a, d - c):
                    stretches.append((i, p, j, q, cuts - 1))
                i, j = p + 1, q + 1
    return sorted(pairs)


def _longest_common(x: Sequence[Hashable], y: Sequence[Hashable]) -> list[tuple[int, int]]:
    return [
        (op.src_start + k, op.dest_start + k)
        for op in LCSseq.opcodes(x, y)
        if op.tag == "equal"
        for k in range(op.src_end - op.src_start)
    ]


def _once_in_both(
    x: Sequence[Hashable], y: Sequence[Hashable], old: tuple[int, int], new: tuple[int, int]
) -> list[tuple[int, int]]:
    """The items that stand once in both stretches, as many as keep their order."""
    once = _once(y, new)
    places = sorted((i, once[item]) for item, i in _once(x, old).items() if item in once)
    return [places[k] for k in longest_increasing([j for _, j in places])]


def _once(items: Sequence[Hashable], span: tuple[int, int]) -> dict[Hashable, int]:
    seen: dict[Hashable, int] = {}
    for index in range(*span):
        seen[items[index]] = -1 if items[index] in seen else index
    return {item: index for item, index in seen.items() if index >= 0}
