"""Bundles: paragraphs that became paragraphs, one and one, or several and several."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from engross.compare.growth import INSIDE
from engross.compare.likeness import BITS, shared
from engross.compare.mates import Mates
from engross.compare.order import chain
from engross.compare.paragraphs import Paragraph


@dataclass(slots=True)
class Bundle:
    """Old paragraphs and the new ones that they became; between those of one side only such stand as moved."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def bundles(mates: Mates) -> list[Bundle]:
    """The pairs of `mates` in the order of the old document; those out of the heaviest chain moved."""
    spans = (mates.wide.get(i, (range(i, i + 1), range(j, j + 1))) for i, j in mates.pairs)
    found = [Bundle(tuple(ours), tuple(theirs)) for ours, theirs in spans]
    found.sort(key=lambda one: one.old)
    order = [one.new[0] for one in found]
    if any(a > b for a, b in pairwise(order)):
        stay = set(chain(order, [sum(mates.weight(i, mates.to[i]) for i in one.old) for one in found]))
        for at, bundle in enumerate(found):
            bundle.moved = at not in stay
        left = {at for bundle in found if bundle.moved for at in bundle.old}
        came = {at for bundle in found if bundle.moved for at in bundle.new}
        for bundle in found:
            if not bundle.moved:
                _reach(mates, bundle, left, came)
    return found


def _reach(mates: Mates, bundle: Bundle, left: set[int], came: set[int]) -> None:
    """Give a bundle the paragraph that was joined to it, or cut from it, beyond one that moved."""
    if len(bundle.old) == len(bundle.new) == 1 and mates.old[bundle.old[0]].key == mates.new[bundle.new[0]].key:
        return
    for step in (-1, 1):
        at = _beyond(bundle.old, left, mates.old, mates.to, step)
        if at is not None and _holds(mates, bundle, mates.old[at].words, step, old=True):
            bundle.old = tuple(sorted((*bundle.old, at)))
        at = _beyond(bundle.new, came, mates.new, mates.back, step)
        if at is not None and _holds(mates, bundle, mates.new[at].words, step, old=False):
            bundle.new = tuple(sorted((*bundle.new, at)))


def _beyond(span: tuple[int, ...], away: set[int], side: list[Paragraph], taken: list[int], step: int) -> int | None:
    """The paragraph without a partner that stands next to a bundle when those that moved are passed over."""
    first = at = span[-1] + 1 if step > 0 else span[0] - 1
    while at in away:
        at += step
    if at == first or not 0 <= at < len(side) or taken[at] >= 0 or side[at].role == "heading":
        return None
    return at


def _holds(mates: Mates, bundle: Bundle, more: str, step: int, *, old: bool) -> bool:
    """Whether most of the words of a paragraph are found on the other side of a bundle."""
    a = "".join(mates.old[at].words for at in bundle.old)
    b = "".join(mates.new[at].words for at in bundle.new)
    x = (a + more if step > 0 else more + a) if old else a
    y = b if old else (b + more if step > 0 else more + b)
    if not more or len(x) * len(y) > BITS or not mates.afford(len(x), len(y)):
        return False
    return shared(x, y) - shared(a, b) >= INSIDE * len(more)
