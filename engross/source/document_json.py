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
"""The most nodes inside one another. A deeper tree is refused: `engross build` writes none."""
_WRONG = object()


def read_tree(value: Any, file: str, problems: Collector) -> Document:
    """The document that `value`, a parsed JSON, holds. Raises `Refused` (outline-shape) with all that is wrong."""
    reader = _DocumentReader(file, problems)
    document = reader.node(Document, value, "", 0)
    if not isinstance(document, Document) or not document.versions:
        if not problems.failed:
            reader.wrong("versions", "an array")
        raise Refused(problems.sorted())
    return document


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, vars(nodes))


class _DocumentReader:
    def __init__(self, file: str, problems: Collector) -> None:
        self.file, self.problems = file, problems

    def wrong(self, place: str, expected: str) -> Any:
        self.problems.add("outline-shape", Origin(self.file), place=place or "/", expected=expected)
        return _WRONG

    def node(self, kind: type, value: Any, place: str, depth: int) -> Any:
        """A node of the class `kind`. A missing key has the value that the writer leaves out."""
        name = nodes.node_name(kind)
        if not isinstance(value, dict) or value.get("node") != name or depth > _DEEP:
            return self.wrong(place, f"a node `{name}`")
        held: dict[str, Any] = {}
        hints = _hints(kind)
        for field in fields(kind):
            path = f"{place}.{field.name}".lstrip(".")
            if field.name in value:
                held[field.name] = self.value(hints[field.name], value[field.name], path, depth + 1)
            elif field.default is MISSING and field.default_factory is MISSING:
                held[field.name] = self.nothing(hints[field.name], path)
        if any(part is _WRONG for part in held.values()):
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
        if isinstance(value, str) and any("\ud800" <= letter <= "\udfff" for letter in value):
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
        items = [
            self.value(kind, item, f"{place}[{index}]", depth + 1)
            for index, (kind, item) in enumerate(zip(kinds, value, strict=True))
        ]
        return _WRONG if any(item is _WRONG for item in items) else tuple(items)

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
