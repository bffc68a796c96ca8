"""Finds the operations on whole provisions: which were inserted, repealed or moved between two texts."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engross.model.act_text import ActText, Unit, parent, subtree
from engross.model.operation import InsertUnits, MoveUnit, Operation, Repeal
from engross.model.subsequence import longest_increasing

ROOT = ""
"""The container of the provisions that nothing contains."""


def rearranged(old: ActText, new: ActText, stays: Collection[str]) -> Iterator[Operation]:
    """Repeals, moves and inserts that turn the tree of `old` into that of `new`.

    `stays` holds the ids of the provisions that are the same in both texts.
    """
    above_old, above_new = _containers(old.units), _containers(new.units)
    steady = _steady(old, new, stays, above_old, above_new)
    gone = {unit.id for unit in old.units if unit.id not in stays}
    for index, unit in enumerate(old.units):
        up = parent(old.units, index)
        if unit.id in gone and (up is None or old.units[up].id not in gone):
            yield Repeal(unit.id)
    done: set[str] = set()
    for index, unit in enumerate(new.units):
        if unit.id in done or unit.id in steady:
            continue
        after, inside = _anchor(new.units, index, above_new, steady)
        if unit.id in stays:
            yield MoveUnit(unit.id, after, inside)
            continue
        units = [new.units[k] for k in subtree(new.units, index) if new.units[k].id not in stays]
        done |= {inserted.id for inserted in units}
        yield InsertUnits(tuple(units), after, inside)


def _containers(units: tuple[Unit, ...]) -> dict[str, str]:
    containers = {}
    for index, unit in enumerate(units):
        up = parent(units, index)
        containers[unit.id] = units[up].id if up is not None else ROOT
    return containers


def _steady(
    old: ActText, new: ActText, stays: Collection[str], above_old: dict[str, str], above_new: dict[str, str]
) -> set[str]:
    """The ids of the provisions that did not move: they have the same container and kept their order in it.

    In each container the longest increasing subsequence counts as unmoved, so that
    the moves are as few as possible. Example: of 1 2 3 4 and 1 3 4 2 only 2 has moved.
    """
    rank = {unit.id: index for index, unit in enumerate(new.units)}
    rows: dict[str, list[str]] = {}
    for unit in old.units:
        if unit.id in stays and above_old[unit.id] == above_new[unit.id]:
            rows.setdefault(above_old[unit.id], []).append(unit.id)
    steady: set[str] = set()
    for row in rows.values():
        steady.update(row[k] for k in longest_increasing([rank[ident] for ident in row]))
    return steady


def _anchor(units: tuple[Unit, ...], index: int, above: dict[str, str], steady: Collection[str]) -> tuple[str, str]:
    """The anchor of a provision, as (after, inside): the nearest unmoved one before it, else its container."""
    container = above[units[index].id]
    for k in range(index - 1, -1, -1):
        if above[units[k].id] == container and units[k].id in steady:
            return units[k].id, ""
        if units[k].id == container:
            break
    return "", container
