"""Markdown to blocks: paragraphs, lists, tables, emphasis. Anything else is reported as a problem, not dropped.

The text holds marks in place of values (`engross.assembly.marks`), so a clause
parses to the same blocks whatever the data. The result is cached; the values
are inserted afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from engross.assembly.marks import ANY_MARK, END, LINE_MARK, VALUE
from engross.diagnostics import Origin
from engross.model.document import (
    Block,
    Break,
    Cell,
    Inline,
    Item,
    ItemList,
    Paragraph,
    Placeholder,
    Styled,
    Superscript,
    Table,
    Text,
    Value,
)

_PLACEHOLDER = re.compile(r"\[\[([^\[\]\n]{1,120})\]\]")
_ATTRIBUTES = re.compile(r"\s*\{(?:@(?P<key>[a-z][a-z0-9-]*))?\s*(?:\.(?P<role>[a-z][a-z-]*))?\}\s*$")
_BAR = re.compile(r"(?<!\\)\|")
_BULLET = re.compile(r"^[ \t]*([•◦▪‣●·])[ \t\u00a0]", re.MULTILINE)
_BARS = re.compile(rf"^[ \t]*\|.*\|[ \t]*(?:{LINE_MARK.pattern})?$", re.MULTILINE)
_ROLES = frozenset(("body", "recital", "parties", "enacting", "lead", "caption"))
_UNSUPPORTED = {
    "heading_open": "heading-in-text",
    "blockquote_open": "unsupported-markup",
    "fence": "unsupported-markup",
    "code_block": "unsupported-markup",
    "hr": "unsupported-markup",
    "html_block": "raw-html",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the Markdown that cannot stand in an instrument: its code, line and words."""

    code: str
    line: int
    words: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """The blocks of a text with their problems. Ids are relative to the provision; values are `Value(index)`."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]


_READER = MarkdownIt("commonmark", {"html": True}).enable("table")


@lru_cache(maxsize=4096)
def parse(text: str) -> Parsed:
    """The blocks of a marked text (`engross.assembly.marks`)."""
    return _Parser(_READER.parse(text), text.split("\n")).parsed()


class _Parser:
    def __init__(self, tokens: list[Token], lines: list[str]) -> None:
        self.tokens = tokens
        self.lines = lines
        self.at = 0
        self.line = 0
        self.problems: list[Problem] = []
        self.counts: dict[str, int] = {}

    def parsed(self) -> Parsed:
        return Parsed(tuple(self._blocks("")), tuple(self.problems))

    def _next_id(self, prefix: str, letter: str) -> str:
        key = prefix + letter
        self.counts[key] = self.counts.get(key, 0) + 1
        return f"{key}{self.counts[key]}"

    def _blocks(self, prefix: str, until: str = "") -> Iterator[Block]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == until:
                return
            if token.type == "paragraph_open":
                yield self._paragraph(prefix)
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                if (block := self._list(prefix, token)) is not None:
                    yield block
            elif token.type == "table_open":
                yield self._table(prefix)
            elif token.type in _UNSUPPORTED:
                inside = (following.content for following in self.tokens[self.at :] if following.content)
                content = token.content or (next(inside, "") if token.nesting == 1 else "") or token.markup
                line = _first_line(content) or self.line + 1
                self.problems.append(Problem(_UNSUPPORTED[token.type], line, ANY_MARK.sub("", content).strip()[:60]))
                if token.nesting == 1:
                    list(self._blocks(prefix, token.type.replace("_open", "_close")))

    def _paragraph(self, prefix: str) -> Paragraph:
        inline = self.tokens[self.at]
        self.at += 2
        content, line = self._inlines(inline)
        if match := _BULLET.search(inline.content):
            line_number = _first_line(inline.content[match.start() :]) or line
            self.problems.append(Problem("unsupported-markup", line_number, match[1], (("bullet", match[1]),)))
        if joined := _run_together(inline.content):
            line_number = _first_line(inline.content[joined.start() :]) or line
            self.problems.append(
                Problem("lines-run-together", line_number, ANY_MARK.sub("", joined["line"]).strip()[:60])
            )
        if match := _BARS.search(inline.content):
            line_number = _first_line(inline.content[match.start() :]) or line
            self.problems.append(Problem("row-uneven", line_number, ANY_MARK.sub("", match[0]).strip()))
        content, key, role = _attributes(content)
        if role and role not in _ROLES:
            self.problems.append(Problem("unknown-role", line, role))
            role = ""
        return Paragraph(key or self._next_id(prefix, "p"), content, role or "body", Origin("", line))

    def _list(self, prefix: str, opening: Token) -> ItemList | None:
        """A list; None if none of its items says anything."""
        ident = self._next_id(prefix, "l")
        ordered = opening.type == "ordered_list_open"
        style = ("lower-alpha" if opening.markup == ")" else "decimal") if ordered else "dash"
        items: list[Item] = []
        start = int(opening.attrs.get("start", 1)) if ordered else 1
        while self.tokens[self.at].type == "list_item_open":
            self.at += 1
            item_id = f"{ident}.{len(items) + 1}"
            inside = tuple(self._blocks(f"{item_id}.", "list_item_close"))
            key = ""
            if inside and isinstance(inside[0], Paragraph) and not inside[0].id.startswith(f"{item_id}."):
                key = inside[0].id
                inside = (replace(inside[0], id=f"{item_id}.p1"), *inside[1:])
            if _says_something(inside):  # what a condition has emptied is no item, and the next one takes its number
                items.append(Item(key or item_id, (Text(str(start + len(items))),) if ordered else (), inside))
        self.at += 1
        return ItemList(ident, style, tuple(items), Origin("", self.line)) if items else None

    def _table(self, prefix: str) -> Table:
        ident = self._next_id(prefix, "t")
        head: tuple[Cell, ...] = ()
        rows: list[tuple[Cell, ...]] = []
        cells: list[Cell] = []
        in_head = False
        start = 0
        while (token := self.tokens[self.at]).type != "table_close":
            self.at += 1
            if token.type == "thead_open":
                in_head = True
            elif token.type == "thead_close":
                in_head = False
            elif token.type == "tr_open":
                cells = []
                self._check_row(token, len(head))
            elif token.type in ("th_open", "td_open"):
                content, line = self._inlines(self.tokens[self.at])
                start = start or line
                cells.append(Cell(content, _align(str(token.attrs.get("style", "")))))
            elif token.type == "tr_close":
                if in_head:
                    head = tuple(cells)
                else:
                    rows.append(tuple(cells))
        self.at += 1
        return Table(ident, head, tuple(rows), Origin("", start or self.line))

    def _check_row(self, row: Token, columns: int) -> None:
        """Tells a row with more or fewer cells than the head: Markdown would drop or add cells in silence."""
        if columns and row.map:
            line = self.lines[row.map[0]]
            count = len(_BAR.split(ANY_MARK.sub("", line).strip().removeprefix("|").removesuffix("|")))
            if count != columns:
                words = ANY_MARK.sub("", line).strip()
                facts = ("count", str(count)), ("columns", str(columns))
                self.problems.append(Problem("row-uneven", _last_line(line) or self.line + 1, words, facts))

    def _inlines(self, token: Token) -> tuple[tuple[Inline, ...], int]:
        line = _first_line(token.content) or self.line
        out = self._run(iter(token.children or ()), "", line)
        self.line = _last_line(token.content) or self.line
        return _tidy(out), line

    def _run(self, children: Iterator[Token], until: str, line: int) -> tuple[Inline, ...]:
        out: list[Inline] = []
        raised = False
        for token in children:
            kind = token.type
            if kind == until:
                break
            if kind in ("text", "text_special"):
                line = _last_line(token.content) or line
                out.extend([Superscript(token.content)] if raised else _texts(token.content.replace("\t", " ")))
            elif kind == "softbreak":
                out.append(Text(" "))
            elif kind == "hardbreak":
                out.append(Break())
            elif kind in ("em_open", "strong_open"):
                style: Literal["emphasis", "strong"] = "emphasis" if kind == "em_open" else "strong"
                out.append(Styled(style, _tidy(self._run(children, kind.replace("open", "close"), line))))
            elif kind == "html_inline" and token.content in ("<sup>", "</sup>"):
                raised = token.content == "<sup>"
            elif kind == "html_inline":
                self.problems.append(Problem("raw-html", line, token.content[:60]))
            elif kind == "link_open":
                self.problems.append(Problem("link-in-text", line, str(token.attrs.get("href", ""))[:60]))
            elif kind == "image":
                self.problems.append(Problem("image-in-text", line, str(token.attrs.get("src", ""))[:60]))
            elif kind == "code_inline":
                self.problems.append(Problem("unsupported-markup", line, token.content[:60]))
        return tuple(out)


_LABEL = (
    r"(?:\(?[a-z]\)|\(?[ivx]{1,5}\)|\(?\d{1,2}\)|\d{1,2}°|[A-Z]\.(?= )|[IVX]{1,5}\.(?= )|\d{1,2}\.\d?(?= )"
    r"|[–—»>] ?|[oO§*]\t|[o·](?= {2,})"
    rf"|{VALUE}\d+{END} ?[.)°:–-])"
)
"""A label typed at the head of a line, or made by a loop (`{{ loop.index }}. `)."""
_LABELLED = re.compile(rf"^[ \t]*(?P<line>{_LABEL}[^\n]*)", re.MULTILINE)


def _run_together(content: str) -> re.Match[str] | None:
    """The second of several lines that were meant to stand apart and that Markdown joins; None if there are none.

    Two lines of a paragraph that begin with labels were meant so; so were three or more short lines that begin with
    a capital or a figure and end without a mark, as in an address. A line that ends with two spaces stays apart.
    """
    lines = content.split("\n")
    if len(lines) < 2:
        return None
    labelled = list(_LABELLED.finditer(content))
    first_is_label = bool(labelled) and labelled[0].start() == 0
    opened = bool(labelled) and ANY_MARK.sub("", content[: labelled[0].start()]).rstrip().endswith((":", ";"))
    if len(labelled) > 1 or (labelled and not first_is_label and opened):
        return labelled[1] if len(labelled) > 1 else labelled[0]
    return _address(lines, content)


_SHORT_LINE = 48
"""Characters of the longest line of an address; lines of a text that an editor has wrapped are longer."""


def _address(lines: list[str], content: str) -> re.Match[str] | None:
    words = [ANY_MARK.sub("", line).strip() for line in lines]
    if len(words) < 3 or any(len(line) > _SHORT_LINE or not line for line in words):
        return None
    opens = [line[0].isupper() or line[0].isdigit() for line in words]
    ends = [line[-1] in ".;:!?" for line in words[:-1]]
    if all(opens) and not any(ends) and any(letter.isdigit() for line in words for letter in line):
        return re.compile(r"\n(?P<line>[^\n]*)").search(content)
    return None


def _says_something(blocks: tuple[Block, ...]) -> bool:
    """Whether blocks hold words, values or placeholders: a list item that has none was emptied by its condition."""
    return any(not isinstance(block, Paragraph) or block.content for block in blocks)


def _align(style: str) -> Literal["left", "right", "center"]:
    return "right" if "right" in style else "center" if "center" in style else "left"


def _first_line(content: str) -> int:
    """The first line number that stands in a text; 0 if there is none."""
    match = next((match for match in ANY_MARK.finditer(content) if match[2]), None)
    return int(match[2]) if match else 0


def _last_line(content: str) -> int:
    """The last line number that stands in a text; 0 if there is none."""
    last = 0
    for match in ANY_MARK.finditer(content):
        last = int(match[2]) if match[2] else last
    return last


def _texts(content: str) -> Iterator[Inline]:
    """Text with its values and placeholders as nodes, line marks gone."""
    start = 0
    for match in ANY_MARK.finditer(content):
        yield from _placeholders(content[start : match.start()])
        if match[1]:
            yield Value(match[1], ())
        start = match.end()
    yield from _placeholders(content[start:])


def _placeholders(text: str) -> Iterator[Inline]:
    start = 0
    for match in _PLACEHOLDER.finditer(text):
        if match.start() > start:
            yield Text(text[start : match.start()])
        yield Placeholder(match[1].strip())
        start = match.end()
    if start < len(text):
        yield Text(text[start:])


def with_placeholders(text: str) -> tuple[Inline, ...]:
    """Plain text as inlines, `[[name]]` in it as placeholders."""
    return tuple(_placeholders(text))


def _tidy(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Neighbouring texts joined, spaces at both ends removed."""
    out: list[Inline] = []
    for node in content:
        if isinstance(node, Text) and out and isinstance(out[-1], Text):
            out[-1] = Text(out[-1].text + node.text)
        else:
            out.append(node)
    if out and isinstance(out[0], Text):
        out[0] = Text(out[0].text.lstrip(" "))
    if out and isinstance(out[-1], Text):
        out[-1] = Text(out[-1].text.rstrip(" "))
    return tuple(node for node in out if node != Text(""))


def _attributes(content: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], str, str]:
    """Content without the `{@key .role}` at its end; that key; that role. Both are empty if there is none."""
    if content and isinstance(content[-1], Text) and (match := _ATTRIBUTES.search(content[-1].text)):
        rest = content[-1].text[: match.start()]
        return (*content[:-1], *((Text(rest),) if rest else ())), match["key"] or "", match["role"] or ""
    return content, "", ""


__all__ = ["Parsed", "Problem", "parse", "with_placeholders"]
