"""YAML with positions: every scalar stays text, every key and value knows its place.

PyYAML composes the nodes; constructing values is ours, because YAML 1.1 reads
`NO` as false, `1.10` as 1.1, `012` as 10 and keeps the last of two equal keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import yaml

from engross.diagnostics import Collector, Diagnostic, Origin, Path, Places, Severity

BadYaml = yaml.YAMLError
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FENCE = re.compile(r"---[ \t]*\n(?P<front>.*?\n|)(?P<close>---[ \t]*(?:\n|\Z))", re.DOTALL)
"""The data at the head of a text, between two lines of dashes."""
_DEPTH = 40
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

    `kind` is scalar, list or mapping, and `flow` whether a collection stands
    between brackets. The end of a block is that of the last thing in it,
    comments and empty lines after it left out.
    """

    start: int
    end: int
    key: tuple[int, int] | None
    kind: Literal["scalar", "list", "mapping"]
    flow: bool


def stretches(text: str) -> dict[Path, Stretch]:
    """Where each value of a YAML text stands, by path, for a text that can be read. Raises `BadYaml`."""
    found: dict[Path, Stretch] = {}

    def visit(node: yaml.Node, path: Path, key: tuple[int, int] | None) -> int:
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.ScalarNode):
            if node.style in ("|", ">"):
                end = start + len(text[start:end].rstrip())
            found[path] = Stretch(start, end, key, "scalar", False)
            return end
        assert isinstance(node, yaml.CollectionNode)
        flow = bool(node.flow_style)
        kind: Literal["list", "mapping"] = "mapping" if isinstance(node, yaml.MappingNode) else "list"
        found[path] = Stretch(start, end, key, kind, flow)
        last = start
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                last = visit(value, (*path, name.value), (name.start_mark.index, name.end_mark.index))
        else:
            for index, item in enumerate(node.value):
                last = visit(item, (*path, index), None)
        if not flow:
            found[path] = Stretch(start, last, key, kind, flow)
        return end if flow else last

    node = yaml.compose(text, Loader=_LOADER)
    if node is not None:
        visit(node, (), None)
    return found


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Where the comments of a YAML text stand, with the space before them; one on a line of its own with that line.

    They are what stands between tokens, or in the first line of a text in
    several lines. Raises `BadYaml`.
    """
    at = 0
    for token in yaml.scan(text, Loader=_LOADER):
        start, end = token.start_mark.index, token.end_mark.index
        if end > start:
            yield from _between(text, at, start)
            if isinstance(token, yaml.ScalarToken) and (header := _HEADER.match(text, start)) and not token.plain:
                yield header.span("comment")
            at = max(at, end)
    yield from _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while (at := text.find("#", start, end)) >= 0:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = text.rfind("\n", 0, at) + 1
        if not text[line:at].strip():
            yield line, min(stop + 1, len(text))
        else:
            yield line + len(text[line:at].rstrip()), stop
        start = stop


def parse(text: str, file: str, collector: Collector, *, first_line: int = 1) -> Yaml | None:
    """The YAML `text`, whose first line is line `first_line` of `file`.

    None when it cannot be read at all; problems go to the collector: bad-yaml,
    duplicate-key, yaml-tag.
    """
    lines = ("",) * (first_line - 1) + tuple(text.split("\n"))
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if error.context == "while scanning a simple key":
            mark = error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        shown = lines[line - 1] if line <= len(lines) else ""
        collector.add("bad-yaml", Origin(file, line, column), line=shown, problem=error.problem or error.context or "")
        return None
    except yaml.YAMLError as error:
        collector.add("bad-yaml", Origin(file, first_line), problem=str(error).splitlines()[0])
        return None
    except RecursionError:
        collector.add("bad-yaml", Origin(file, first_line), problem="too deeply nested")
        return None
    values: dict[Path, Origin] = {}
    keys: dict[Path, Origin] = {}

    def origin(node: yaml.Node) -> Origin:
        start, end = node.start_mark, node.end_mark
        length = end.column - start.column if end.line == start.line else 1
        return Origin(file, start.line + first_line, start.column + 1, max(length, 1))

    def problem(code: str, where: Origin, **facts: str) -> None:
        collector.take(
            Diagnostic(code, where, Severity.ERROR, facts, lines[where.line - 1] if where.line <= len(lines) else "")
        )

    def build(node: yaml.Node, path: Path, depth: int) -> Any:
        where = origin(node)
        values[path] = where
        if depth > _DEPTH:
            problem("bad-yaml", where, problem="too deeply nested")
            return None
        if node.tag.removeprefix("tag:yaml.org,2002:") not in _TAGS:
            problem("yaml-tag", where, tag=node.tag)
        if isinstance(node, yaml.ScalarNode):
            empty = not node.style and node.value in ("", "~", "null")
            return None if empty else node.value
        if isinstance(node, yaml.SequenceNode):
            return [build(item, (*path, index), depth + 1) for index, item in enumerate(node.value)]
        out: dict[str, Any] = {}
        for key_node, value_node in node.value:
            at = origin(key_node)
            if not isinstance(key_node, yaml.ScalarNode) or key_node.value == "<<":
                problem("bad-yaml", at, problem="a key must be a plain word")
                continue
            key = key_node.value
            if key in out:
                problem("duplicate-key", at, key=key, first=str(keys[(*path, key)].line))
                continue
            keys[(*path, key)] = at
            out[key] = build(value_node, (*path, key), depth + 1)
        return out

    if node is None:
        values[()] = Origin(file, first_line)
        return Yaml(file, lines, values, keys)
    try:
        data = build(node, (), 0)
    except RecursionError:
        collector.add("bad-yaml", Origin(file, first_line), problem="it contains itself")
        return None
    return Yaml(file, lines, values, keys, data)


def dump(data: Any) -> str:
    """Plain data as YAML that `parse` reads back the same: every key in its order, long texts folded."""
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110, default_flow_style=None)
    return text


class _Dumper(yaml.SafeDumper):
    """Lists of plain things on one line, all else spread out; no names for what stands twice."""

    def ignore_aliases(self, data: Any) -> bool:  # the name of the base class's own parameter
        return True
