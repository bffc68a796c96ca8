"""Reading the document tree back from the JSON that `engross build --to json` writes."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from engross.diagnostics import Collector, Origin, Refused
from engross.model import document as nodes
from engross.model.document import Document

FORMAT = "engross-document/1"
_DEEP = 200
"""Nodes inside one another beyond which a file is no document of ours."""
_WRONG = object()


def read_tree(value: Any, file: str, problems: Collector) -> Document:
    """The document in `value`, what JSON held. Raises `Refused` (outline-shape) with everything of a wrong shape."""
    reader = _Reader(file, problems)
    found = reader.node(Document, value, "", 0)
    if not isinstance(found, Document) or not found.versions:
        if not problems.failed:
            reader.wrong("versions", "an array")
        raise Refused(problems.sorted())
    return found


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, vars(nodes))


class _Reader:
    def __init__(self, file: str, problems: Collector) -> None:
        self.file, self.problems = file, problems

    def wrong(self, place: str, expected: str) -> Any:
        self.problems.add("outline-shape", Origin(self.file), place=place or "/", expected=expected)
        return _WRONG

    def node(self, kind: type, value: Any, place: str, depth: int) -> Any:
        """A node of one kind; its keys that are left out have the value that the writer leaves out."""
        name = nodes.node_name(kind)
        if not isinstance(value, dict) or value.get("node") != name or depth > _DEEP:
            return self.wrong(place, f"a node `{name}`")
        held: dict[str, Any] = {}
        hints = _hints(kind)
        for one in fields(kind):
            at = f"{place}.{one.name}".lstrip(".")
            if one.name in value:
                held[one.name] = self.value(hints[one.name], value[one.name], at, depth + 1)
            elif one.default is MISSING and one.default_factory is MISSING:
                held[one.name] = self.nothing(hints[one.name], at)
        if any(one is _WRONG for one in held.values()):
            return _WRONG
        return kind(**held)

    def nothing(self, hint: Any, place: str) -> Any:
        if hint is str:
            return ""
        if get_origin(hint) is tuple:
            return ()
        return self.wrong(place, "something")

    def value(self, hint: Any, value: Any, place: str, depth: int) -> Any:
        if hint is Origin:
            return self.origin(value, place)
        if get_origin(hint) is tuple:
            return self.many(get_args(hint), value, place, depth)
        if get_origin(hint) in (Union, UnionType):
            return self.one_of(get_args(hint), value, place, depth)
        if get_origin(hint) is Literal:
            return value if value in get_args(hint) else self.wrong(place, " | ".join(map(str, get_args(hint))))
        if is_dataclass(hint) and isinstance(hint, type):
            return self.node(hint, value, place, depth)
        if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
            return self.wrong(place, {str: "a string", int: "a whole number"}.get(hint, str(hint)))
        if isinstance(value, str) and any("\ud800" <= one <= "\udfff" for one in value):
            return self.wrong(place, "whole characters")
        return value

    def many(self, hints: tuple[Any, ...], value: Any, place: str, depth: int) -> Any:
        if not isinstance(value, list):
            return self.wrong(place, "an array")
        if hints[-1] is not Ellipsis:
            if len(hints) != len(value):
                return self.wrong(place, f"{len(hints)} values")
            kinds = list(hints)
        else:
            kinds = [hints[0]] * len(value)
        found = [
            self.value(kind, one, f"{place}[{at}]", depth + 1)
            for at, (kind, one) in enumerate(zip(kinds, value, strict=True))
        ]
        return _WRONG if any(one is _WRONG for one in found) else tuple(found)

    def one_of(self, hints: tuple[Any, ...], value: Any, place: str, depth: int) -> Any:
        kinds = {nodes.node_name(hint): hint for hint in hints if is_dataclass(hint) and isinstance(hint, type)}
        name = value.get("node") if isinstance(value, dict) else None
        if isinstance(name, str) and name in kinds:
            return self.node(kinds[name], value, place, depth)
        if value is None and NoneType in hints:
            return None
        return self.wrong(place, "a node " + ", ".join(f"`{name}`" for name in sorted(kinds)))

    def origin(self, value: Any, place: str) -> Any:
        if not isinstance(value, str):
            return self.wrong(place, "a string")
        file, line, column = ([*value.rsplit(":", 2), "1", "1"])[:3]
        number = line.isdecimal() and column.isdecimal() and len(line) < 10 and len(column) < 10
        return Origin(file, int(line), int(column)) if number else Origin(value)
