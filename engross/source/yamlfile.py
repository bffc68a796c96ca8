"""YAML with positions: every scalar stays text, every key and value has its place.

PyYAML composes the nodes. We build the values ourselves, because YAML 1.1 reads
`NO` as false, `1.10` as 1.1 and `012` as 10, and keeps the last of two equal keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import yaml

from engross.diagnostics import Collector, Diagnostic, Origin, Path, Places, Severity

BadYaml = yaml.YAMLError
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_UNTAGGED: dict[type[yaml.Node], str] = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class _LOADER(_BASE):  # type: ignore[misc]
    """The loader of PyYAML, which does not guess the type of a scalar: every one is a text for us."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """The tag of a node without one. PyYAML asks for each node, and would try all its patterns on each scalar."""
        return _UNTAGGED[kind]

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Nothing hangs on the way to a node."""

    def ascend_resolver(self) -> None:
        """Nothing hangs on the way to a node."""


FENCE = re.compile(r"---[ \t]*\n(?P<front>.*?\n|)(?P<close>---[ \t]*(?:\n|\Z))", re.DOTALL)
"""The data at the head of a text, between two lines of dashes."""
_DEPTH = 40
"""Levels of nesting that a file may have."""
_SHOWN = 400
"""Letters of a line that are kept to be shown."""
_ALIAS = re.compile(r"\*[^\s*]")
_INDENTED = re.compile(r"^[ \-?]+", re.MULTILINE)
_HEADER = re.compile(r"[|>][-+0-9]*(?P<comment>[ \t]+#[^\n]*)")
"""The first line of a text in several lines (YAML 1.1, 4.6), where a comment may stand too."""
_TAGS = frozenset(("str", "seq", "map", "int", "float", "bool", "null", "timestamp", "value", "merge"))
"""What plain YAML holds (YAML 1.1, type repository); a tag beyond these asks for something else."""


@dataclass(frozen=True, slots=True)
class Yaml(Places):
    """What a file says: nested dict, list, str and None, with the origin of each key and each value by path."""

    data: Any = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where one value stands in a text, in characters: from `start` up to `end`, its key if it has one.

    `flow` says whether a collection stands between brackets. A block ends
    where the last value in it ends; comments and empty lines after that do
    not belong to it.
    """

    start: int
    end: int
    key: tuple[int, int] | None
    kind: Literal["scalar", "list", "mapping"]
    flow: bool


def stretches(text: str) -> dict[Path, Stretch]:
    """Where each value of a YAML text stands, by path, for a text that can be read. Raises `BadYaml`."""
    places: dict[Path, Stretch] = {}

    def visit(node: yaml.Node, path: Path, key: tuple[int, int] | None) -> int:
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.ScalarNode):
            if node.style in ("|", ">"):
                end = start + len(text[start:end].rstrip())
            places[path] = Stretch(start, end, key, "scalar", False)
            return end
        assert isinstance(node, yaml.CollectionNode)
        flow = bool(node.flow_style)
        kind: Literal["list", "mapping"] = "mapping" if isinstance(node, yaml.MappingNode) else "list"
        places[path] = Stretch(start, end, key, kind, flow)
        last = start
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                last = visit(value, (*path, name.value), (name.start_mark.index, name.end_mark.index))
        else:
            for index, item in enumerate(node.value):
                last = visit(item, (*path, index), None)
        if not flow:
            places[path] = Stretch(start, last, key, kind, flow)
        return end if flow else last

    if refused := _refused(text):
        raise BadYaml(refused[1])
    node = yaml.compose(text, Loader=_LOADER)
    if node is not None:
        visit(node, (), None)
    return places


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Where the comments of a YAML text stand, in characters, from start up to end.

    The space before a comment belongs to it; a comment on a line of its own
    has the whole line. PyYAML drops comments, so they are found between its
    tokens, and in the first line of a text in several lines (`|  # why`).
    Raises `BadYaml`.
    """
    position = 0
    for token in yaml.scan(text, Loader=_LOADER):
        start, end = token.start_mark.index, token.end_mark.index
        if end > start:
            yield from _between(text, position, start)
            if isinstance(token, yaml.ScalarToken) and (header := _HEADER.match(text, start)) and not token.plain:
                yield header.span("comment")
            position = max(position, end)
    yield from _between(text, position, len(text))


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while (position := text.find("#", start, end)) >= 0:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        line = text.rfind("\n", 0, position) + 1
        if not text[line:position].strip():
            yield line, min(stop + 1, len(text))
        else:
            yield line + len(text[line:position].rstrip()), stop
        start = stop


def _refused(text: str) -> tuple[int, str] | None:
    """The line, from 0, of nesting or of an alias that is never composed, with what is wrong there.

    libyaml composes by recursion in C: a hundred thousand brackets end the
    process, and ten aliases of aliases take all memory. Its events come one
    after the other, so that they are read first, where a text could hold
    either. Raises `BadYaml`.
    """
    if not _may_be_deep(text) and not _ALIAS.search(text):
        return None
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            return _line(event), "an alias"
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEPTH:
                return _line(event), "too deeply nested"
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _may_be_deep(text: str) -> bool:
    """Whether a text could be nested deeper than allowed. The test is quick, and never wrong if it says no.

    Blocks nest by indentation or by dashes on one line, flows by brackets.
    """
    if text.count("[") + text.count("{") > _DEPTH:
        return True
    return any(len(match[0]) > _DEPTH for match in _INDENTED.finditer(text))


_WORD_QUOTES = re.compile(r"(?:[:\[{,]|^\s*-)\s*(?P<quote>[“”„«‘’])")
"""A quotation mark of a word processor where YAML has a value begin."""


def parse(text: str, file: str, collector: Collector, *, first_line: int = 1) -> Yaml | None:
    """The YAML `text`, whose first line is line `first_line` of `file`.

    None when it cannot be read at all; problems go to the collector: bad-yaml,
    duplicate-key, yaml-tag.
    """
    lines = ("",) * (first_line - 1) + tuple(text.split("\n"))
    try:
        if refused := _refused(text):
            line, problem = refused
            where = Origin(file, line + first_line)
            collector.add("bad-yaml", where, line=lines[where.line - 1][:_SHOWN], problem=problem)
            return None
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if error.context == "while scanning a simple key":
            mark = error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        shown = lines[line - 1] if line <= len(lines) else ""
        if quote := _WORD_QUOTES.search(shown):
            origin = Origin(file, line, quote.start("quote") + 1)
            collector.add("word-quotes", origin, line=shown, text=quote["quote"])
            return None
        collector.add("bad-yaml", Origin(file, line, column), line=shown, problem=error.problem or error.context or "")
        return None
    except yaml.YAMLError as error:
        collector.add("bad-yaml", Origin(file, first_line), problem=str(error).splitlines()[0])
        return None
    except RecursionError:
        collector.add("bad-yaml", Origin(file, first_line), problem="too deeply nested")
        return None
    places = _Places(text, file, first_line)
    values, keys = _LazyPlaces(places, "values"), _LazyPlaces(places, "keys")
    if node is None:
        return Yaml(file, lines, values, keys)
    builder = _Builder(file, first_line, lines, collector)
    try:
        data = builder.value(node, 0)
    except RecursionError:
        collector.add("bad-yaml", Origin(file, first_line), problem="it contains itself")
        return None
    return Yaml(file, lines, values, keys, data)


class _Places:
    """The origins of all keys and values of a text. They are found when the first one is asked for.

    Most files are read without a problem, so that nobody asks: a list of a thousand acts reads them twice as fast.
    """

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.text, self.file, self.first_line = text, file, first_line

    @cached_property
    def values(self) -> dict[Path, Origin]:
        return self._found[0]

    @cached_property
    def keys(self) -> dict[Path, Origin]:
        return self._found[1]

    @cached_property
    def _found(self) -> tuple[dict[Path, Origin], dict[Path, Origin]]:
        values: dict[Path, Origin] = {}
        keys: dict[Path, Origin] = {}

        def visit(node: yaml.Node, path: Path) -> None:
            values[path] = _origin(node, self.file, self.first_line)
            if isinstance(node, yaml.SequenceNode):
                for index, item in enumerate(node.value):
                    visit(item, (*path, index))
            elif isinstance(node, yaml.MappingNode):
                for key_node, value_node in node.value:
                    if isinstance(key_node, yaml.ScalarNode) and (*path, key_node.value) not in keys:
                        keys[*path, key_node.value] = _origin(key_node, self.file, self.first_line)
                        visit(value_node, (*path, key_node.value))

        node = yaml.compose(self.text, Loader=_LOADER)
        if node is None:
            values[()] = Origin(self.file, self.first_line)
        else:
            visit(node, ())
        return values, keys


class _LazyPlaces(Mapping[Path, Origin]):
    """The origins of values, or those of keys."""

    def __init__(self, places: _Places, which: Literal["values", "keys"]) -> None:
        self.places, self.which = places, which

    def __getitem__(self, path: Path) -> Origin:
        return self._all[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @property
    def _all(self) -> dict[Path, Origin]:
        return self.places.values if self.which == "values" else self.places.keys


class _Builder:
    """Builds plain data from YAML nodes."""

    def __init__(self, file: str, first_line: int, lines: tuple[str, ...], collector: Collector) -> None:
        self.file = file
        self.first_line = first_line
        self.lines = lines
        self.collector = collector

    def value(self, node: yaml.Node, depth: int) -> Any:
        """The value of a node: dict, list, str or None. Collects bad-yaml, yaml-tag, duplicate-key."""
        if depth > _DEPTH:
            self._tell("bad-yaml", node, problem="too deeply nested")
            return None
        if node.tag.removeprefix("tag:yaml.org,2002:") not in _TAGS:
            self._tell("yaml-tag", node, tag=node.tag)
        if isinstance(node, yaml.ScalarNode):
            empty = not node.style and node.value in ("", "~", "null")
            return None if empty else node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        assert isinstance(node, yaml.MappingNode)
        return self._mapping(node, depth)

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode) or key_node.value == "<<":
                self._tell("bad-yaml", key_node, problem="a key must be a plain word")
                continue
            key = key_node.value
            if key in out:
                first = next(other for other, _ in node.value if other.value == key)
                self._tell("duplicate-key", key_node, key=key, first=str(first.start_mark.line + self.first_line))
                continue
            out[key] = self.value(value_node, depth + 1)
        return out

    def _tell(self, code: str, node: yaml.Node, **facts: str) -> None:
        where = _origin(node, self.file, self.first_line)
        line = self.lines[where.line - 1] if where.line <= len(self.lines) else ""
        self.collector.take(Diagnostic(code, where, Severity.ERROR, facts, line))


def _origin(node: yaml.Node, file: str, first_line: int) -> Origin:
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Origin(file, start.line + first_line, start.column + 1, max(length, 1))


def dump(data: Any) -> str:
    """Plain data as YAML that `parse` reads back the same: every key in its order, long texts folded."""
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110, default_flow_style=None)
    return text


class _Dumper(yaml.SafeDumper):
    """Lists of plain values on one line, everything else on lines of its own; no anchors for what stands twice."""

    def ignore_aliases(self, data: Any) -> bool:  # the name of the base class's own parameter
        return True
