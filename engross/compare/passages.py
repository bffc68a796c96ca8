"""The moves of three texts: an id for each, the same at both ends, and where each goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from engross.model.summary import Move
from engross.model.three import ThreeWayPart


def numbered(parts: Iterable[ThreeWayPart]) -> Iterator[ThreeWayPart]:
    """`parts` with the number of the change that each is of, in the order in which each change begins.

    What moved is one change at both ends, with what was changed on the way: what stands in one paragraph with it.
    """
    held = tuple(parts)
    changed = [at for at, part in enumerate(held) if part.by is not None]
    keys = {at: {_stem(end.id) for end in held[at].moves} for at in changed}
    for step in (-1, 1):
        for at in changed[::step]:
            beside = keys.get(at - step)
            if not keys[at] and beside and _one_paragraph(held[min(at, at - step)], held[max(at, at - step)]):
                keys[at] = set(beside)
    root: dict[str, str] = {}
    for at in changed:
        top, *others = sorted({_root(root, key) for key in keys[at] or {f"@{at}"}})
        root |= dict.fromkeys(others, top)
    order: dict[str, int] = {}
    for at, part in enumerate(held):
        if at not in keys:
            yield part
            continue
        top = _root(root, min(keys[at] or {f"@{at}"}))
        yield replace(part, number=order.setdefault(top, len(order) + 1))


def _one_paragraph(part: ThreeWayPart, after: ThreeWayPart) -> bool:
    """Whether two neighbours are of one author and no paragraph ends between them."""
    return part.by is after.by and not (part.ours + part.theirs + part.last).endswith("\n")


def _stem(name: str) -> str:
    return name.partition(".")[0]


def _root(root: dict[str, str], key: str) -> str:
    while key in root:
        key = root[key]
    return key


def named(parts: Iterable[ThreeWayPart]) -> tuple[tuple[ThreeWayPart, ...], tuple[Move, ...]]:
    """`parts` with m1, m2, … for the moves that each side has under ids of its own, and what these moves are.

    What both sides moved alike is one move.
    """
    held = tuple(parts)
    same = _alike(held)
    stems: dict[str, str] = {}
    made = []
    for part in held:
        ends = dict.fromkeys(replace(end, id=_name(same.get(end.id, end.id), stems)) for end in part.moves)
        made.append(replace(part, moves=tuple(ends)) if part.moves else part)
    return tuple(made), tuple(_moves(made))


def _alike(parts: tuple[ThreeWayPart, ...]) -> dict[str, str]:
    """Which id of the second side is one of the first: they stand together wherever either stands."""
    beside: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for part in parts:
        together = tuple(end.id for end in part.moves)
        for end in part.moves:
            beside[end.id].add(together if end.whole else (end.id,))
    pairs = (next(iter(found)) for found in beside.values() if len(found) == 1)
    return {pair[1]: pair[0] for pair in pairs if len(pair) == 2 and beside[pair[0]] == beside[pair[1]]}


def _name(key: str, stems: dict[str, str]) -> str:
    stem, dot, rest = key.partition(".")
    return stems.setdefault(stem, f"m{len(stems) + 1}") + dot + rest


def _moves(parts: list[ThreeWayPart]) -> Iterable[Move]:
    ends: dict[str, dict[str, tuple[int, ThreeWayPart]]] = defaultdict(dict)
    for at, part in enumerate(parts):
        for end in part.moves:
            for name in (end.id, _stem(end.id)):
                ends[name].setdefault(end.side, (at, part))
    for name, both in ends.items():
        (gone, source), (come, goal) = both["from"], both["to"]
        if source.provision is not None and goal.provision is not None:
            yield Move(name, source.provision, goal.provision, source.provision == goal.provision, gone < come)
