"""The entries of the act's file: taken out, put in, moved, each where the text in force has its provision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engross.diagnostics import Path
from engross.model.act_text import ActText, parent
from engross.renewal.carrying.differences import misplaced, right
from engross.renewal.carrying.editions import available, file_of, opened_for
from engross.renewal.carrying.rough import RoughCopy
from engross.renewal.chosen import found, parsed, placed, with_new
from engross.source.edits import add, add_before, drop, scalar
from engross.source.yamlfile import stretches


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a provision stands: the ones before and after it in its container, and that; empty where none is."""

    before: str
    following: str
    container: str


def take_out(copy: RoughCopy, ident: str) -> None:
    """Drop the entry of a provision that was repealed."""
    path = found(copy.now.text, ident)
    if path is not None:
        copy.keep(ident, drop(copy.now.text, path), ("", ident))


def put_in(copy: RoughCopy, ident: str) -> None:
    """Enter a provision that came: by a clause of that name that says it, or by one that is opened for it."""
    for edition in available(copy.library, ident):
        name = f"{ident}@{edition}"
        for text in _entered(copy, ident, name):
            if copy.keep(ident, text, (file_of(copy.library, name), name)):
                return
    name, files = opened_for(copy, ident)
    for text in _entered(copy, ident, name):
        if copy.keep(ident, text, (next(iter(files)), name), files):
            return


def move(copy: RoughCopy, ident: str) -> None:
    """Take the entry of a provision out, and put it where the provision stands in the text in force."""
    path = found(copy.now.text, ident)
    if path is None:
        return
    entry = _entry(copy.now.text, path)
    before = len(misplaced(copy.now.act, copy.wanted))
    for text in _set_beside(drop(copy.now.text, path), entry, _seat(copy.wanted, ident)):
        made = copy.attempt(text)
        if made is None or not right(copy.now.act, copy.wanted) <= right(made.act, copy.wanted):
            continue
        if len(misplaced(made.act, copy.wanted)) < before:
            copy.now = made
            return


def _entry(text: str, path: Path) -> str:
    """An entry as it is typed, without the margin at which it stands."""
    here = stretches(text)[path]
    margin = here.start - (text.rfind("\n", 0, here.start) + 1)
    first, *more = text[here.start : here.end].split("\n")
    return "\n".join([first, *(line[margin:] for line in more)])


def _entered(copy: RoughCopy, ident: str, name: str) -> Iterator[str]:
    """The file with an entry more, where the provision stands: after the one before it in its container."""
    text, seat = copy.now.text, _seat(copy.wanted, ident)
    kind = next(unit.kind for unit in copy.wanted.units if unit.id == ident)
    for entry in (scalar(name), f"{{clause: {scalar(name)}, kind: {kind}}}"):
        yield from _set_beside(text, entry, seat)
    path = found(text, seat.before)
    if path is not None and not isinstance(path[-1], int):
        yield with_new(text, name, str(path[1]), seat.before)


def _seat(wanted: ActText, ident: str) -> Seat:
    units = wanted.units
    place = next(k for k, unit in enumerate(units) if unit.id == ident)
    up = parent(units, place)
    level = units[place].level
    beside = range(place - 1, -1 if up is None else up, -1)
    before = next((units[k].id for k in beside if units[k].level == level), "")
    end = next((k for k in range(place + 1, len(units)) if units[k].level < level), len(units))
    following = next((units[k].id for k in range(place + 1, end) if units[k].level == level), "")
    return Seat(before, following, units[up].id if up is not None else "")


def _set_beside(text: str, entry: str, seat: Seat) -> Iterator[str]:
    """The file with an entry after that of the provision before, ahead of the one after, or first in its container."""
    path = found(text, seat.before) if seat.before else None
    if path is not None and isinstance(path[-1], int):
        yield add(text, path, entry)
    path = found(text, seat.following) if seat.following else None
    if path is not None and isinstance(path[-1], int):
        yield add_before(text, path, entry)
    around = found(text, seat.container) if seat.container else None
    first = next((one for one, _ in placed(parsed(text).data) if around and one[:-1] == (*around, "contains")), None)
    if first is not None and isinstance(first[-1], int):
        yield add_before(text, first, entry)
