"""Bundles: consecutive paragraphs that became consecutive paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from engross.compare.mates import Mates
from engross.compare.order import chain


@dataclass(slots=True)
class Bundle:
    """Old paragraphs and the new ones that they became: one and one, but for splits and mergers."""

    old: range
    new: range
    moved: bool = False


def bundles(mates: Mates) -> list[Bundle]:
    """The pairs of `mates` in the order of the old document; those out of the heaviest chain moved."""
    found = [Bundle(*mates.wide.get(i, (range(i, i + 1), range(j, j + 1)))) for i, j in mates.pairs]
    found.sort(key=lambda one: one.old.start)
    order = [one.new.start for one in found]
    if any(a > b for a, b in pairwise(order)):
        stay = set(chain(order, [sum(mates.weight(i, mates.to[i]) for i in one.old) for one in found]))
        for at, bundle in enumerate(found):
            bundle.moved = at not in stay
    return found
