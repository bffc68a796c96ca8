"""How much two texts share, in bounded time."""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance import Indel, LCSseq

BITS = 400_000_000
"""The largest table of bits that is filled (Hyyrö 2004, as in rapidfuzz): 50 MB, or 20,000 words against as many."""


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """From 0 to 1: twice the longest common subsequence over both lengths; 0 below `least`.

    Texts too long for a table are judged by the words they have in common, whatever their order.
    """
    if one == other:
        return 1.0
    if len(one) * len(other) <= BITS:
        return Indel.normalized_similarity(one, other, score_cutoff=least)
    found = 2 * shared(one, other) / (len(one) + len(other))
    return found if found >= least else 0.0


def shared(one: str, other: str) -> int:
    """The length of the longest common subsequence; for texts too long for a table, how many words they share."""
    if one == other:
        return len(one)
    if len(one) * len(other) <= BITS:
        return LCSseq.similarity(one, other)
    return (Counter(one) & Counter(other)).total()
