"""The longest increasing subsequence: the items that kept their order when a sequence was rearranged."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_increasing(ranks: Sequence[int]) -> list[int]:
    """The indices of a longest strictly increasing subsequence of `ranks`, in order.

    Patience sorting (Fredman 1975), n log n steps. Of several longest ones it gives the one whose last ranks
    are lowest: for the ranks 3, 1, 2 the indices 1, 2.
    """
    lowest: list[int] = []  # lowest[k] is the lowest rank in which a subsequence of k + 1 ranks can end
    ends: list[int] = []  # the index of that rank
    before: list[int] = []  # for each index the one before it in its best subsequence, or -1
    for index, rank in enumerate(ranks):
        place = bisect_left(lowest, rank)
        before.append(ends[place - 1] if place else -1)
        if place == len(lowest):
            lowest.append(rank)
            ends.append(index)
        else:
            lowest[place], ends[place] = rank, index
    chosen = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chosen.append(index)
        index = before[index]
    return chosen[::-1]
