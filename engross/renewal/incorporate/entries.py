"""Takes out, puts in and moves entries of the act's file, following the order of the text in force."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engross.diagnostics import Collector, Origin
from engross.model.act_text import ActText, parent
from engross.renewal.act_file import entries_below, path_of, read_yaml, with_new_clause
from engross.renewal.incorporate.differences import misplaced, settled
from engross.renewal.incorporate.editions import available, clause_for, file_of
from engross.renewal.incorporate.working_files import WorkingFiles
from engross.renewal.new_clauses import entry_text, with_contained
from engross.source.edits import add, add_before, drop, scalar


@dataclass(frozen=True, slots=True)
class Position:
    """Where a provision stands: the ids of its neighbours in its container, and of the container; empty for none."""

    before: str
    following: str
    container: str


def take_out(work: WorkingFiles, ident: str) -> None:
    """Drop the entry of a provision that was repealed."""
    path = path_of(work.now.text, ident)
    if path is not None:
        work.keep(ident, drop(work.now.text, path), ("", ident))


NewClause = Callable[[WorkingFiles, str], tuple[str, dict[str, str]]]
"""Makes a clause with the words of an added provision: its name and its files."""


def put_in(work: WorkingFiles, ident: str, made: NewClause = clause_for) -> None:
    """Enter an added provision: by an existing clause of that name that says it, or by one newly `made`."""
    for edition in available(work.library, ident):
        name = f"{ident}@{edition}"
        for text in _with_entry(work, ident, name):
            if work.keep(ident, text, (file_of(work.library, name), name)):
                return
    name, files = made(work, ident)
    for text in _with_entry(work, ident, name):
        if work.keep(ident, text, (next(iter(files)), name), files):
            return


def move(work: WorkingFiles, ident: str) -> None:
    """Take the entry of a provision out, and put it where the provision stands in the text in force."""
    path = path_of(work.now.text, ident)
    if path is None:
        return
    entry = entry_text(work.now.text, path)
    before = len(misplaced(work.now.act, work.wanted))
    for text in _beside(drop(work.now.text, path), entry, _position(work.wanted, ident)):
        moved = work.attempt(text)
        if moved is None or not settled(work.now.act, work.wanted) <= settled(moved.act, work.wanted):
            continue
        if len(misplaced(moved.act, work.wanted)) < before:
            work.now = moved
            return


def _with_entry(work: WorkingFiles, ident: str, name: str) -> Iterator[str]:
    """Variants of the file with an entry added where the provision stands, the likeliest first."""
    text, position = work.now.text, _position(work.wanted, ident)
    kind = next(unit.kind for unit in work.wanted.units if unit.id == ident)
    for entry in (scalar(name), f"{{clause: {scalar(name)}, kind: {kind}}}"):
        yield from _beside(text, entry, position)
    path = path_of(text, position.before)
    if path is not None and not isinstance(path[-1], int):
        yield with_new_clause(text, name, str(path[1]), position.before)
    container = path_of(text, position.container) if position.container else None
    if container is not None:
        yield with_contained(text, container, scalar(name), first=not position.before)
    # The place of its neighbour may hold only one clause. Then every place that takes several is tried, nearest first.
    template = work.library.template(work.expiring.record.template, Origin(""), "", Collector())
    slots = template.record.slots if template is not None else {}
    here = list(slots).index(str(path[1])) if path is not None and str(path[1]) in slots else 0
    for _, slot in sorted((abs(number - here), slot) for number, slot in enumerate(slots) if slots[slot].many):
        for entry in (scalar(name), f"{{clause: {scalar(name)}, kind: {kind}}}"):
            yield _in_slot(text, slot, entry)


def _in_slot(text: str, slot: str, entry: str) -> str:
    """The file with `entry`, which is YAML, last in a place that takes several clauses."""
    slots = read_yaml(text).data.get("clauses") or {}
    here = slots.get(slot)
    if isinstance(here, list) and here:
        return add(text, ("clauses", slot, len(here) - 1), entry)
    if here:
        return with_new_clause(text, entry, slot, None)
    return add(text, ("clauses", list(slots)[-1]), f"{slot}: [{entry}]")


def _position(wanted: ActText, ident: str) -> Position:
    units = wanted.units
    place = next(k for k, unit in enumerate(units) if unit.id == ident)
    up = parent(units, place)
    level = units[place].level
    beside = range(place - 1, -1 if up is None else up, -1)
    before = next((units[k].id for k in beside if units[k].level == level), "")
    end = next((k for k in range(place + 1, len(units)) if units[k].level < level), len(units))
    following = next((units[k].id for k in range(place + 1, end) if units[k].level == level), "")
    return Position(before, following, units[up].id if up is not None else "")


def _beside(text: str, entry: str, position: Position) -> Iterator[str]:
    """Variants of the file: the entry after its left neighbour, before its right one, or first in its container."""
    path = path_of(text, position.before) if position.before else None
    if path is not None and isinstance(path[-1], int):
        yield add(text, path, entry)
    path = path_of(text, position.following) if position.following else None
    if path is not None and isinstance(path[-1], int):
        yield add_before(text, path, entry)
    around = path_of(text, position.container) if position.container else None
    first = next(
        (
            entry_path
            for entry_path, _ in entries_below(read_yaml(text).data)
            if around and entry_path[:-1] == (*around, "contains")
        ),
        None,
    )
    if first is not None and isinstance(first[-1], int):
        yield add_before(text, first, entry)
