"""Reading the neutral outline, and redlines, from JSON (RFC 8259, UTF-8)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar, cast, get_args

from engross.diagnostics import Collector, Origin, Refused, Severity
from engross.model.outline import (
    LINK,
    STYLES,
    BlockType,
    Filled,
    Formatted,
    Marker,
    Outline,
    OutlineBlock,
    OutlineClause,
)
from engross.model.redline import End, Frame, MarkKind, Op, Redline, RedlineBlock, Seg, Side, Skeleton
from engross.source.json_places import add_with_places

T = TypeVar("T")

LIMIT = 32_000_000
"""Bytes beyond which a file is refused: ten times a document of 500 pages."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_OPS = frozenset(("equal", "insert", "delete"))
_SIDES = frozenset(("from", "to"))
_REDLINE = frozenset(
    """format old new uncompared blocks seconds peak_mb
    names author date hidden left_out summary concordance""".split()
)
"""The keys that a redline may have. Its summary and concordance are computed again, not read."""


def read_outline(data: bytes, file: str, problems: Collector) -> Outline:
    """The outline that `data` holds; `file` names it in diagnostics.

    What is odd but harmless is added to `problems`. Raises `Refused` with
    everything that is wrong: too many bytes, another encoding, no JSON, a
    wrong shape, a line break inside a paragraph.
    """
    value, text = parse_json(data, file, problems)
    return outline_of(value, text, file, problems)


def parse_json(data: bytes, file: str, problems: Collector) -> tuple[Any, str]:
    """What the JSON in `data` says, and its text. Raises `Refused` as `read_outline` does, but for the shape."""
    return _OutlineReader(file, problems).parse(data)


def outline_of(value: Any, text: str, file: str, problems: Collector) -> Outline:
    """The outline that `value` is, which was read from `text`. Raises `Refused` for a wrong shape."""
    return with_places(lambda collector: _OutlineReader(file, collector).outline(value), text, problems)


def with_places(read: Callable[[Collector], T], text: str, problems: Collector) -> T:
    """The result of `read`; the problems that it collects are added to `problems`, with their places in the JSON
    `text`.

    Raises `Refused` with all of them if `read` does, or if one is an error.
    """
    collector = Collector()
    try:
        result = read(collector)
    except Refused as refused:
        collector.extend(refused.diagnostics)
        add_with_places(collector, text, problems)
        raise Refused(problems.sorted()) from None
    if len(collector):
        add_with_places(collector, text, problems)
    if collector.failed:
        raise Refused(problems.sorted())
    return result


def read_redline(data: bytes, file: str, problems: Collector) -> Redline:
    """The redline that `data` holds, as `engross.render.redline_json` writes it.

    Without the skeletons of its two sides, which other tools do not write,
    every paragraph is read as one of a provision without a heading. Raises
    `Refused` as `read_outline` does.
    """
    value, text = parse_json(data, file, problems)
    return with_places(lambda collector: _OutlineReader(file, collector).redline(value), text, problems)


class _RepeatedKeyError(ValueError):
    """A key that stands twice in one object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _RepeatedKeyError(key)
            seen.add(key)
    return held


class _OutlineReader:
    """Takes values apart, collecting what is wrong with them under their place in the file."""

    def __init__(self, file: str, problems: Collector) -> None:
        self.origin = Origin(file)
        self.problems = problems

    def parse(self, data: bytes) -> tuple[Any, str]:
        if len(data) > LIMIT:
            self.problems.add("outline-too-large", self.origin, size=len(data), limit=LIMIT)
            raise Refused(self.problems.sorted())
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
            where = Origin(self.origin.file, line, column)
            self.problems.add("outline-encoding", where, byte=f"0x{data[error.start]:02x}")
            raise Refused(self.problems.sorted()) from None
        try:
            return json.loads(text, object_pairs_hook=_once), text
        except json.JSONDecodeError as error:
            where = Origin(self.origin.file, error.lineno, error.colno)
            self.problems.add("outline-syntax", where, reason=error.msg)
        except _RepeatedKeyError as error:
            self.problems.add("outline-duplicate-key", self.origin, key=_shown(str(error)))
        except (RecursionError, ValueError) as error:
            self.problems.add("outline-syntax", self.origin, reason=type(error).__name__)
        raise Refused(self.problems.sorted()) from None

    def wrong(self, place: str, expected: str) -> None:
        self.problems.add("outline-shape", self.origin, place=place, expected=expected)

    def object(self, value: Any, place: str, known: frozenset[str]) -> dict[str, Any]:
        if not isinstance(value, dict):
            self.wrong(place, "an object")
            return {}
        for key in value:
            if key not in known:
                self.problems.add("outline-unknown-key", self.origin, Severity.WARNING, place=place, key=_shown(key))
        return value

    def array(self, value: Any, place: str) -> list[Any]:
        if not isinstance(value, list):
            self.wrong(place, "an array")
            return []
        return value

    def each(self, held: dict[str, Any], place: str, key: str, read: Callable[[Any, str], T]) -> tuple[T, ...]:
        """What `read` gives for each item of the array under `key`; it takes the item and its place."""
        items = self.array(held.get(key, []), f"{place}.{key}")
        return tuple(read(item, f"{place}.{key}[{index}]") for index, item in enumerate(items))

    def text(self, value: Any, place: str, *, lines: bool = False) -> str:
        if not isinstance(value, str):
            self.wrong(place, "a string")
            return ""
        if not lines and ("\n" in value or "\r" in value):
            self.problems.add("outline-line-break", self.origin, place=place)
        if _SURROGATE.search(value):
            self.wrong(place, "whole characters")
            return ""
        return value

    def number(self, value: Any, place: str, least: int) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            self.wrong(place, f"a whole number from {least}")
            return least
        return value

    def outline(self, value: Any) -> Outline:
        held = self.object(value, "", frozenset(("lang", "clauses")))
        if "clauses" not in held:
            if isinstance(value, dict):
                self.wrong("clauses", "an array")
            return Outline("")
        lang = self.text(held.get("lang", ""), "lang")
        clauses = self.array(held["clauses"], "clauses")
        return Outline(lang, tuple(self.clause(item, f"clauses[{index}]") for index, item in enumerate(clauses)))

    def clause(self, value: Any, place: str) -> OutlineClause:
        held = self.object(value, place, frozenset(("id", "level", "heading", "blocks", "values", "formatting")))
        heading = self.text(held.get("heading", ""), f"{place}.heading")
        blocks = self.array(held.get("blocks", []), f"{place}.blocks")
        return OutlineClause(
            self.number(held.get("level", 1), f"{place}.level", 1),
            heading,
            tuple(self.block(item, f"{place}.blocks[{index}]") for index, item in enumerate(blocks)),
            self.text(held.get("id", ""), f"{place}.id"),
            self.values(held.get("values", []), f"{place}.values", len(heading)),
            self.formatting(held.get("formatting", []), f"{place}.formatting", len(heading)),
        )

    def block(self, value: Any, place: str) -> OutlineBlock:
        held = self.object(value, place, frozenset(("type", "depth", "marker", "text", "values", "formatting")))
        text = self.text(held.get("text"), f"{place}.text")
        values = self.values(held.get("values", []), f"{place}.values", len(text))
        formatting = self.formatting(held.get("formatting", []), f"{place}.formatting", len(text))
        type_ = self.type(held.get("type", "p"), f"{place}.type")
        depth = self.number(held.get("depth", 0), f"{place}.depth", 0)
        marker = self.marker(held.get("marker", ""), f"{place}.marker")
        return OutlineBlock(type_, text, values, formatting, depth, marker)

    def type(self, value: Any, place: str) -> BlockType:
        if value not in ("p", "li"):
            self.wrong(place, "`p` or `li`")
            return "p"
        return cast(BlockType, value)

    def marker(self, value: Any, place: str) -> Marker:
        if value not in get_args(Marker):
            self.wrong(place, "`bullet` or `number`")
            return ""
        return cast(Marker, value)

    def values(self, value: Any, place: str, length: int) -> tuple[Filled, ...]:
        held = self.stretches(value, place, length, "[start, end, path]")
        return tuple(Filled(start, end, self.text(path, here)) for start, end, path, here in held)

    def formatting(self, value: Any, place: str, length: int) -> tuple[Formatted, ...]:
        formats = []
        for start, end, style, here in self.stretches(value, place, length, "[start, end, style]"):
            if style in STYLES or (isinstance(style, str) and style.startswith(LINK)):
                formats.append(Formatted(start, end, style))
            else:
                self.wrong(here, ", ".join(f"`{style_name}`" for style_name in (*STYLES, f"{LINK}…")))
        return tuple(formats)

    def stretches(self, value: Any, place: str, length: int, shape: str) -> Iterator[tuple[int, int, Any, str]]:
        """Spans [start, end) of a text of `length` characters, each with its value and its place in the file."""
        for index, item in enumerate(self.array(value, place)):
            here = f"{place}[{index}]"
            if not isinstance(item, list) or len(item) != 3:
                self.wrong(here, shape)
                continue
            start, end = self.number(item[0], here, 0), self.number(item[1], here, 0)
            if not start <= end <= length:
                self.wrong(here, "a place in the text")
            yield start, end, item[2], here

    # redlines

    def redline(self, value: Any) -> Redline:
        held = self.object(value, "", _REDLINE)
        if "blocks" not in held and isinstance(value, dict):
            self.wrong("blocks", "an array")
        blocks = self.array(held.get("blocks", []), "blocks")
        read = tuple(self.redline_block(item, f"blocks[{index}]") for index, item in enumerate(blocks))
        left = self.array(held.get("uncompared", []), "uncompared")
        return Redline(
            self.skeleton(held["old"], "old") if "old" in held else _bare(sum(item.end.was for item in read)),
            self.skeleton(held["new"], "new") if "new" in held else _bare(sum(item.end.becomes for item in read)),
            read,
            tuple(self.text(item, f"uncompared[{index}]", lines=True) for index, item in enumerate(left)),
        )

    def redline_block(self, value: Any, place: str) -> RedlineBlock:
        held = self.object(value, place, frozenset(("segs", "end", "old", "new")))
        segs = self.array(held.get("segs", []), f"{place}.segs")
        read = tuple(self.seg(item, f"{place}.segs[{index}]") for index, item in enumerate(segs))
        op, side, move, change = self.operation(held.get("end", {"op": "equal"}), f"{place}.end")
        return RedlineBlock(
            read,
            End(op, side, move, change),
            self.number(held["old"], f"{place}.old", 0) if "old" in held else None,
            self.number(held["new"], f"{place}.new", 0) if "new" in held else None,
        )

    def seg(self, value: Any, place: str) -> Seg:
        op, side, move, change = self.operation(value, place)
        held = value if isinstance(value, dict) else {}
        kind = held.get("kind")
        if kind is not None and kind not in list(MarkKind):
            self.wrong(f"{place}.kind", ", ".join(MarkKind))
            kind = None
        return Seg(
            op, self.text(held.get("text"), f"{place}.text"), side, move, MarkKind(kind) if kind else None, change
        )

    def operation(self, value: Any, place: str) -> tuple[Op, Side | None, str, int]:
        held = self.object(value, place, frozenset(("op", "side", "id", "text", "kind", "change")))
        change = self.number(held.get("change", 0), f"{place}.change", 0)
        op = held.get("op", "")
        if op == "move":
            side = held.get("side", "")
            if not isinstance(side, str) or side not in _SIDES:
                self.wrong(f"{place}.side", "`from` or `to`")
                side = "from"
            return "move", cast(Side, side), self.text(held.get("id"), f"{place}.id"), change
        if not isinstance(op, str) or op not in _OPS:
            self.wrong(f"{place}.op", "`equal`, `insert`, `delete` or `move`")
            op = "equal"
        return cast(Op, op), None, "", change

    def skeleton(self, value: Any, place: str) -> Skeleton:
        held = self.object(value, place, frozenset(("lang", "clauses")))
        clauses = self.array(held.get("clauses", []), f"{place}.clauses")
        frames = tuple(self.frame(item, f"{place}.clauses[{index}]") for index, item in enumerate(clauses))
        return Skeleton(self.text(held.get("lang", ""), f"{place}.lang"), frames)

    def frame(self, value: Any, place: str) -> Frame:
        held = self.object(
            value, place, frozenset(("id", "level", "heading", "blocks", "values", "formatting", "depths", "markers"))
        )
        headed = held.get("heading", False)
        if not isinstance(headed, bool):
            self.wrong(f"{place}.heading", "true or false")
        types: tuple[BlockType, ...] = self.each(held, place, "blocks", self.type)
        values = self.each(held, place, "values", lambda item, here: self.values(item, here, LIMIT))
        formatting = self.each(held, place, "formatting", lambda item, here: self.formatting(item, here, LIMIT))
        for name, lists in (("values", values), ("formatting", formatting)):
            if lists and len(lists) != len(types) + 1:
                self.wrong(f"{place}.{name}", "an array for the heading and one for each block")
                return Frame(1, "", False, types)
        depths = self.each(held, place, "depths", lambda item, here: self.number(item, here, 0))
        markers = self.each(held, place, "markers", self.marker)
        for name, of_blocks in (("depths", depths), ("markers", markers)):
            if of_blocks and len(of_blocks) != len(types):
                self.wrong(f"{place}.{name}", "as many as there are blocks")
                return Frame(1, "", False, types)
        level = self.number(held.get("level", 1), f"{place}.level", 1)
        ident = self.text(held.get("id", ""), f"{place}.id")
        return Frame(level, ident, bool(headed), types, values, formatting, depths, markers)


def _bare(count: int) -> Skeleton:
    paragraph: BlockType = "p"
    return Skeleton("", (Frame(1, "", False, (paragraph,) * count),)) if count else Skeleton("")


def _shown(key: str) -> str:
    return key[:40].encode("utf-8", "backslashreplace").decode("utf-8")
