"""Reading a Markdown file (CommonMark 0.31, with tables), or an edition of a clause, for comparing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from engross.model.clause import Clause
from engross.model.outline import (
    NO_STYLE,
    BlockType,
    LeftOut,
    Outline,
    OutlineBlock,
    OutlineClause,
    Reading,
    Style,
)
from engross.source.html_reader import ELEMENTS, STYLES, html_texts
from engross.source.styled_text import BREAK, StyledRun, StyledText, collapsed, first_letters, joined_texts, runs_of

_READER = MarkdownIt("commonmark", {"html": True, "maxNesting": 100}).enable("table")
_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_ALONE = re.compile(r"^[ \t]*((?:\ue020\d+\ue021[ \t]*)+)$", re.MULTILINE)
_HELD = re.compile("\ue020(\\d+)\ue021")
_BLANKS = re.compile(r"[ \t\r\n]+")
_ATTRIBUTES = re.compile(r"\s*\{(?:@[a-z][a-z0-9-]*)?\s*(?:\.[a-z][a-z-]*)?\}$")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")


def read_markdown(text: str, lang: str = "") -> Reading:
    """The outline of a Markdown text: its headings, paragraphs, items with their numbers, rows of tables."""
    reader = _Reader(text)
    return Reading(Outline(lang, tuple(reader.clauses(OutlineClause(1, "")))), frozenset(reader.left_out))


def read_clause(ident: str, heading: str, body: str, lang: str) -> Reading:
    """The outline of an edition as written: what a protocol fills in stands as the template says it.

    The keys and roles of paragraphs (`{@key .role}`) are not printed and are no part of it.
    """
    reader = _Reader(body, clause=True)
    clauses = tuple(reader.clauses(OutlineClause(1, heading, (), ident)))
    return Reading(Outline(lang, clauses or (OutlineClause(1, heading, (), ident),)), frozenset(reader.left_out))


def clause_reading(clause: Clause) -> Reading:
    """An edition of the library as a reading: its front matter is not compared, save its heading."""
    read = read_clause(clause.id, clause.heading, clause.body, clause.lang)
    return replace(read, left_out=read.left_out | {"front-matter"})


class _Reader:
    def __init__(self, text: str, *, clause: bool = False) -> None:
        self.clause = clause
        self.held: list[str] = []
        if clause:
            text = _ALONE.sub(r"\n\n\1\n\n", _CODE.sub(self._hold, text))
        found: dict[str, object] = {}
        self.tokens = _READER.parse(text, found)
        self.at = 0
        self.left_out: set[LeftOut] = {"links"} if found.get("references") else set()

    def _hold(self, match: re.Match[str]) -> str:
        """Put a mark where code of a template stands, so that Markdown does not read it."""
        self.held.append(" ".join(match[0].split()))
        return f"\ue020{len(self.held) - 1}\ue021"

    def _words(self, runs: Iterable[StyledRun]) -> StyledText:
        return collapsed(((self._released(text), styles) for text, styles in runs), _BLANKS)

    def _released(self, text: str) -> str:
        if not self.held:
            return text
        return _HELD.sub(lambda match: self.held[int(match[1])] if int(match[1]) < len(self.held) else "", text)

    def clauses(self, first: OutlineClause) -> Iterator[OutlineClause]:
        """The headings with what follows each; before the first, `first` if there is anything."""
        now, blocks = first, list[OutlineBlock]()
        while self.at < len(self.tokens):
            if self.tokens[self.at].type == "heading_open":
                if blocks or now.heading:
                    yield replace(now, blocks=tuple(blocks))
                level = int(self.tokens[self.at].tag[1:])
                heading, formatting = self._inlines(self.tokens[self.at + 1])
                now, blocks = OutlineClause(level, heading, formatting=formatting), []
                self.at += 3
            else:
                blocks += self._block()
        if blocks or now.heading:
            yield replace(now, blocks=tuple(blocks))

    def _block(self, label: str = "", type_: BlockType = "p") -> Iterator[OutlineBlock]:
        token = self.tokens[self.at]
        self.at += 1
        match token.type:
            case "paragraph_open" | "heading_open":
                words = self._inlines(self.tokens[self.at])
                self.at += 2
                if label or words[0]:
                    yield _block(type_, joined_texts([one for one in ((label, ()), words) if one[0]], " "))
            case "bullet_list_open" | "ordered_list_open":
                yield from self._list(token)
            case "blockquote_open":
                while self.tokens[self.at].type != "blockquote_close":
                    yield from self._block()
                self.at += 1
            case "table_open":
                yield from self._table()
            case "fence" | "code_block":
                lines = (self._words(((line, NO_STYLE),)) for line in token.content.split("\n"))
                yield from (_block("p", line) for line in lines if line[0])
            case "html_block":
                texts, left_out = html_texts(token.content)
                self.left_out |= left_out
                yield from (_block("p", words) for one in texts if (words := self._words(runs_of(one)))[0])

    def _list(self, opening: Token) -> Iterator[OutlineBlock]:
        rank = int(opening.attrs.get("start", 1))
        while self.tokens[self.at].type == "list_item_open":
            self.at += 1
            label = ""
            if opening.type == "ordered_list_open":
                letters = self.clause and opening.markup == ")" and rank <= 26
                label = (chr(96 + rank) if letters else str(rank)) + opening.markup
            rank += 1
            first = True
            while self.tokens[self.at].type != "list_item_close":
                yield from self._block(*((label, "li") if first else ()))
                first = False
            if first and label:
                yield OutlineBlock("li", label)
            self.at += 1
        self.at += 1

    def _table(self) -> Iterator[OutlineBlock]:
        cells: list[StyledText] = []
        while (token := self.tokens[self.at]).type != "table_close":
            self.at += 1
            if token.type == "tr_open":
                cells = []
            elif token.type == "inline":
                cells.append(self._inlines(token))
            elif token.type == "tr_close":
                yield _block("p", joined_texts(cells, " | "))
        self.at += 1

    def _inlines(self, token: Token) -> StyledText:
        runs: list[StyledRun] = []
        open_: list[Style] = []
        for one in token.children or ():
            match one.type:
                case "softbreak":
                    runs.append((" ", frozenset(open_)))
                case "hardbreak":
                    runs.append(BREAK)
                case "html_inline":
                    self._tag(one.content, runs, open_)
                case "image":
                    self.left_out.add("images")
                case "link_open":
                    self.left_out.add("links")
                case "em_open" | "strong_open":
                    open_.append("emphasis" if one.type == "em_open" else "strong")
                case "em_close" | "strong_close":
                    _closed(open_, "emphasis" if one.type == "em_close" else "strong")
                case _:
                    runs.append((one.content, frozenset(open_)))
        words = self._words(runs)
        keys = _ATTRIBUTES.search(words[0]) if self.clause else None
        return first_letters(words, keys.start()) if keys else words

    def _tag(self, tag: str, runs: list[StyledRun], open_: list[Style]) -> None:
        """What a tag leaves in the text: superiors stay, and what is no tag of HTML is the author's own word."""
        match = _TAG.match(tag)
        name = match[1].lower() if match else ""
        style = STYLES.get(name)
        if name == "sup" or (match and name not in ELEMENTS):
            runs.append((tag if name != "sup" else "</sup>" if tag.startswith("</") else "<sup>", frozenset(open_)))
        elif name == "br":
            runs.append(BREAK)
        elif style and not tag.startswith("</"):
            open_.append(style)
        elif style:
            _closed(open_, style)
        elif name == "img":
            self.left_out.add("images")
        elif name:
            self.left_out.add("markup")


def _closed(open_: list[Style], style: Style) -> None:
    """End a style: a tag of HTML and the Markdown around it may each end what the other began."""
    if style in open_:
        open_.remove(style)


def _block(type_: BlockType, words: StyledText) -> OutlineBlock:
    return OutlineBlock(type_, words[0], formatting=words[1])
