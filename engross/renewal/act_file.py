"""Finds, pins and adds the clauses that a protocol's file chooses, and gives them values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engross.diagnostics import Collector, Path
from engross.model.moment import is_open
from engross.source.edits import add, put, scalar
from engross.source.yamlfile import Yaml, parse, stretches


def read_yaml(text: str) -> Yaml:
    """The parsed file. It must have been read before without a problem."""
    source = parse(text, "", Collector())
    assert source is not None  # edits leave a file as readable as it was
    return source


def value_at(data: object, path: Path) -> object:
    """The value at `path`, which must be a path of this file."""
    for part in path:
        data = data[part]  # type: ignore[index]  # the path is one of the file's own
    return data


def blanks_in(text: str) -> tuple[str, ...]:
    """The names of the placeholders that stand as values in a YAML text, each once."""
    return tuple(blank_paths(text))


def blank_paths(text: str) -> dict[str, Path]:
    """For each placeholder, by its name, the path of the first value that holds it."""
    source = read_yaml(text)
    paths: dict[str, Path] = {}
    for path in source.values:
        held = value_at(source.data, path)
        if isinstance(held, str) and is_open(held):
            paths.setdefault(held.strip()[2:-2].strip(), path)
    return paths


def entries_below(data: object, path: Path = ("clauses",)) -> Iterator[tuple[Path, str]]:
    """The path and the id of every entry below `path` of a protocol's file."""
    here = value_at(data, path)
    if isinstance(here, str) and here:
        yield path, here.split("@")[0]
    elif isinstance(here, list):
        for index in range(len(here)):
            yield from entries_below(data, (*path, index))
    elif isinstance(here, dict):
        if path == ("clauses",):
            for slot in here:
                yield from entries_below(data, (*path, slot))
        elif "clause" in here:
            yield path, here.get("as") or str(here["clause"]).split("@")[0]
            if "contains" in here:
                yield from entries_below(data, (*path, "contains"))


def path_of(text: str, ident: str) -> Path | None:
    """The path of the entry with this id; None if there is none."""
    return next((path for path, name in entries_below(read_yaml(text).data) if name == ident), None)


def with_edition(text: str, ident: str, name: str) -> str:
    """The text in which this entry names the edition `name`."""
    path = path_of(text, ident)
    if path is None:
        return text
    return put(
        text, (*path, "clause") if isinstance(value_at(read_yaml(text).data, path), dict) else path, scalar(name)
    )


def with_new_clause(text: str, clause: str, place: str, after: str | None) -> str:
    """The text with a clause added: after the clause `after`, else last in its place."""
    data = read_yaml(text).data
    if after is not None and (path := path_of(text, after)) is not None:
        if isinstance(path[-1], int):
            return add(text, path, scalar(clause))
        return _listed(text, path, clause)
    slots = data.get("clauses") or {}
    here = slots.get(place)
    if isinstance(here, list) and here:
        return add(text, ("clauses", place, len(here) - 1), scalar(clause))
    if here:
        return _listed(text, ("clauses", place), clause)
    entry = f"{place}: [{scalar(clause)}]"
    return add(text, ("clauses", list(slots)[-1]), entry)


def _listed(text: str, path: Path, clause: str) -> str:
    """The text in which a place with one clause becomes a list of that clause and a second one."""
    here = stretches(text)[path]
    if here.kind == "scalar" or here.flow:
        return put(text, path, f"[{text[here.start : here.end]}, {scalar(clause)}]")
    margin = here.start - (text.rfind("\n", 0, here.start) + 1)
    lines = text[here.start : here.end].split("\n")
    moved = "\n".join([f"- {lines[0]}", *(f"  {line}" if line.strip() else line for line in lines[1:])])
    beside, line, below = text[here.end :].partition("\n")
    return f"{text[: here.start]}{moved}{beside}\n{' ' * margin}- {scalar(clause)}{line}{below}"


def with_values(text: str, ident: str, values: Mapping[str, str]) -> str:
    """The text with these values added to an entry. The entry must have no value for these variables yet."""
    path = path_of(text, ident)
    if path is None:
        return text
    entry: Any = value_at(read_yaml(text).data, path)
    pairs = ", ".join(f"{name}: {value}" for name, value in values.items())
    if isinstance(entry, str):
        return put(text, path, f"{{clause: {scalar(entry)}, with: {{{pairs}}}}}")
    if "with" not in entry:
        return add(text, (*path, "clause"), f"with: {{{pairs}}}")
    last = list(entry["with"])[-1]
    for name, value in values.items():
        text = add(text, (*path, "with", last), f"{name}: {value}")
        last = name
    return text


def fill_blank(text: str, name: str, value: str) -> str:
    """The text in which `value`, which is YAML, replaces every placeholder of this name."""
    source = read_yaml(text)
    for path in source.values:
        held = value_at(source.data, path)
        if isinstance(held, str) and is_open(held) and held.strip()[2:-2].strip() == name:
            text = put(text, path, value)
    return text


def set_value(text: str, ident: str, name: str, value: str) -> str:
    """Sets a variable to `value`, which is YAML: where it stands in the entry or the act, else added to the entry."""
    values = read_yaml(text).values
    entry_path = path_of(text, ident) or ()
    for path in ((*entry_path, "with", name), ("with", name)):
        if path in values:
            return put(text, path, value)
    return with_values(text, ident, {name: value})


def entry_values(text: str) -> tuple[str, ...]:
    """The variables that have a value in an entry, as `clause.variable`."""
    data = read_yaml(text).data
    names = []
    for path, ident in entries_below(data):
        entry: Any = value_at(data, path)
        if isinstance(entry, dict):
            names += [f"{ident}.{name}" for name in entry.get("with", {})]
    return tuple(names)
