"""Reading a Markdown file, or an edition of a clause, for comparing.

Files are read as CommonMark 0.31 with what people write besides: tables,
strikethrough, footnotes, definition lists and formulas. An edition of a clause
is read as CommonMark with tables, since that is what a clause may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from engross.diagnostics import Origin, refuse
from engross.model.clause import Clause
from engross.model.outline import (
    LINK,
    NO_STYLE,
    BlockType,
    LeftOut,
    Marker,
    Outline,
    OutlineBlock,
    OutlineClause,
    Reading,
    Style,
)
from engross.source.html_elements import ELEMENTS, TAG_STYLES
from engross.source.html_reader import html_clauses
from engross.source.item_labels import begins_item, item_label, splits_line
from engross.source.self_named import with_self_named
from engross.source.styled_text import BREAK, StyledRun, StyledText, collapsed, first_letters, joined_texts, runs_of

_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_ALONE = re.compile(r"^[ \t]*((?:\ue020\d+\ue021[ \t]*)+)$", re.MULTILINE)
_HELD = re.compile("\ue020(\\d+)\ue021")
_BLANKS = re.compile(r"[ \t\r\n]+")
_ATTRIBUTES = re.compile(r"\s*\{(?:@[a-z][a-z0-9-]*)?\s*(?:\.[a-z][a-z-]*)?\}$")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_SOURCE = re.compile(r"""\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_STYLE_TOKENS: dict[str, Style] = {"em": "emphasis", "strong": "strong", "s": "struck"}
_BLANK_LINES = re.compile(r"\n[ \t]*\n")
_MOST_BRACKETS = 100_000
"""The most brackets in one paragraph. The parser looks for the end of each: time grows as the square."""
NOTES = "notes"
"""The id of the clause that holds the footnotes, after all others."""
FRONT_MATTER = "front-matter"
"""The id of the clause that holds what stands above the text of a file, line by line."""


@cache
def _parser(*, clause: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 100}).enable("table")
    if clause:
        return parser
    parser.enable("strikethrough").use(footnote_plugin).use(deflist_plugin)
    # A dollar before a digit is money: `$20 and $30` is no formula.
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False)
    # This rule drops notes that nothing refers to. Without it each note stands where it is written.
    parser.disable("footnote_tail")
    return parser


def read_markdown(text: str, lang: str = "", front_matter: str = "", file: str = "") -> Reading:
    """The outline of a Markdown text: its headings, paragraphs, items with their numbers, rows of tables, notes.

    The lines of `front_matter` are compared too: they are a clause before all others. Raises `Refused`
    (compared-too-deep).
    """
    if any(block.count("[") > _MOST_BRACKETS for block in _BLANK_LINES.split(text)):
        raise refuse("compared-too-deep", Origin(file), name=file, limit=_MOST_BRACKETS)
    reader = _MarkdownReader(text)
    clauses = list(with_self_named(reader.clauses(OutlineClause(1, ""))))
    lines = [" ".join(line.split()) for line in front_matter.split("\n")]
    if blocks := tuple(OutlineBlock("p", line) for line in lines if line):
        clauses.insert(0, OutlineClause(1, "", blocks, FRONT_MATTER))
    if reader.notes:
        clauses.append(OutlineClause(1, "", tuple(reader.notes), NOTES))
    return Reading(Outline(lang, tuple(clauses)), reader.things_left_out())


def read_clause(ident: str, heading: str, body: str, lang: str) -> Reading:
    """The outline of an edition as written: what a protocol fills in stands as the template says it.

    The keys and roles of paragraphs (`{@key .role}`) are not printed and are no part of it.
    """
    reader = _MarkdownReader(body, clause=True)
    clauses = tuple(reader.clauses(OutlineClause(1, heading, (), ident)))
    return Reading(Outline(lang, clauses or (OutlineClause(1, heading, (), ident),)), reader.things_left_out())


def clause_reading(clause: Clause) -> Reading:
    """An edition of the library as a reading. Of its front matter only the heading is compared."""
    read = read_clause(clause.id, clause.heading, clause.body, clause.lang)
    return replace(read, left_out={**read.left_out, "front-matter": (repr(clause.front),)})


class _MarkdownReader:
    """Walks the tokens of a Markdown text. `lists` counts the lists around the token at `at`."""

    def __init__(self, text: str, *, clause: bool = False) -> None:
        self.clause = clause
        self.code: list[str] = []
        if clause:
            text = _ALONE.sub(r"\n\n\1\n\n", _CODE.sub(self._hold, text))
        self.environment: dict[str, object] = {}
        self.tokens = _parser(clause=clause).parse(text, self.environment)
        self.at = 0
        self.lists = 0
        self.notes: list[OutlineBlock] = []
        self.left_out: dict[LeftOut, list[str]] = {}
        self.targets: set[str] = set()

    def things_left_out(self) -> dict[LeftOut, tuple[str, ...]]:
        """What the text holds besides its words, by kind. Targets that no link uses are left out too."""
        references = self.environment.get("references")
        defined = [str(reference["href"]) for reference in references.values()] if isinstance(references, dict) else []
        if unused := tuple(target for target in defined if target not in self.targets):
            self.left_out["links"] = list(unused)
        return {kind: tuple(things) for kind, things in self.left_out.items()}

    def _leave_out(self, kind: LeftOut, thing: str) -> None:
        self.left_out.setdefault(kind, []).append(thing)

    def _hold(self, match: re.Match[str]) -> str:
        """Put a mark where code of a template stands, so that Markdown does not read it."""
        self.code.append(" ".join(match[0].split()))
        return f"\ue020{len(self.code) - 1}\ue021"

    def _words(self, runs: Iterable[StyledRun]) -> StyledText:
        return collapsed(((self._with_code(text), styles) for text, styles in runs), _BLANKS)

    def _with_code(self, text: str) -> str:
        if not self.code:
            return text
        return _HELD.sub(lambda match: self.code[int(match[1])] if int(match[1]) < len(self.code) else "", text)

    def clauses(self, first: OutlineClause) -> Iterator[OutlineClause]:
        """The headings with what follows each. Before the first heading, `first` if there is anything."""
        current, blocks = first, list[OutlineBlock]()
        for part in self._parts():
            if isinstance(part, OutlineBlock):
                blocks.append(part)
                continue
            if blocks or current.heading:
                yield replace(current, blocks=tuple(blocks))
            current, blocks = replace(part, blocks=()), list(part.blocks)
        if blocks or current.heading:
            yield replace(current, blocks=tuple(blocks))

    def _parts(self) -> Iterator[OutlineBlock | OutlineClause]:
        """Blocks, and clauses where a heading begins one."""
        while self.at < len(self.tokens):
            if self.tokens[self.at].type == "heading_open":
                level = int(self.tokens[self.at].tag[1:])
                heading, formatting = self._inlines(self.tokens[self.at + 1])
                self.at += 3
                yield OutlineClause(level, heading, formatting=formatting)
            else:
                yield from self._block()

    def _block(self, label: str = "", marker: Marker = "") -> Iterator[OutlineBlock | OutlineClause]:
        """The block at `at`. With a `marker` it is the first of an item, with `label` before it."""
        token = self.tokens[self.at]
        self.at += 1
        match token.type:
            case "paragraph_open" | "heading_open" | "dt_open":
                lines = self._lines(self.tokens[self.at])
                self.at += 2
                yield from self._paragraph(lines, label, marker)
            case "bullet_list_open" | "ordered_list_open":
                yield from self._list(token)
            case "blockquote_open" | "dl_open" | "dd_open" | "footnote_reference_open":
                end = token.type.replace("_open", "_close")
                blocks = list(self._blocks_until(end))
                if token.type == "footnote_reference_open":
                    self._note(str(token.meta["label"]), blocks)
                else:
                    yield from blocks
            case "table_open":
                yield from self._table()
            case "fence" | "code_block":
                lines = [self._words(((line, NO_STYLE),)) for line in token.content.split("\n")]
                yield from (self._made("p", line) for line in lines if line[0])
            case "math_block" | "math_block_label":
                yield self._made("p", self._words(((f"$${token.content}$$", NO_STYLE),)))
            case "html_block":
                yield from self._html(token.content)

    def _blocks_until(self, end: str) -> Iterator[OutlineBlock | OutlineClause]:
        while self.tokens[self.at].type != end:
            yield from self._block()
        self.at += 1

    def _paragraph(self, lines: Sequence[StyledText], label: str, marker: Marker) -> Iterator[OutlineBlock]:
        """A paragraph: one block, and another for each line in it that begins as an item: `(b) …`."""
        for index, words in enumerate(lines):
            if index == 0 and marker:
                yield self._made("li", joined_texts([part for part in ((label, ()), words) if part[0]], " "), marker)
            elif words[0] and not self.clause and begins_item(words[0]):
                yield self._item_in_paragraph(words)
            elif words[0]:
                yield self._made("p", words)

    def _item_in_paragraph(self, words: StyledText) -> OutlineBlock:
        marker, length = item_label(words[0])
        text = words if marker == "number" else (words[0][length:], ())
        return OutlineBlock("li", text[0], (), text[1], self.lists + 1, marker)

    def _made(self, type_: BlockType, words: StyledText, marker: Marker = "") -> OutlineBlock:
        return OutlineBlock(type_, words[0], (), words[1], self.lists, marker)

    def _html(self, content: str) -> Iterator[OutlineBlock | OutlineClause]:
        clauses, left_out = html_clauses(content)
        for kind, things in left_out.items():
            for thing in things:
                self._leave_out(kind, thing)
        for clause in clauses:
            blocks = tuple(
                replace(block, text=words[0], formatting=words[1], depth=block.depth + self.lists)
                for block in clause.blocks
                if (words := self._words(runs_of((block.text, block.formatting))))[0]
            )
            if clause.heading and not self.lists:
                yield replace(clause, blocks=blocks)
                continue
            if clause.heading:
                yield self._made("p", (clause.heading, clause.formatting))
            yield from blocks

    def _list(self, opening: Token) -> Iterator[OutlineBlock | OutlineClause]:
        self.lists += 1
        ordered = opening.type == "ordered_list_open"
        numbers = self._numbers(opening) if ordered else []
        rank = 0
        while self.tokens[self.at].type == "list_item_open":
            self.at += 1
            label = ""
            if ordered:
                number = numbers[rank]
                letters = self.clause and opening.markup == ")" and 1 <= number <= 26
                label = (chr(96 + number) if letters else str(number)) + opening.markup
            rank += 1
            marker: Marker = "number" if ordered else "bullet"
            first = True
            while self.tokens[self.at].type != "list_item_close":
                is_text = self.tokens[self.at].type in ("paragraph_open", "heading_open")
                if first and label and not is_text:
                    yield self._made("li", (label, ()), marker)
                yield from self._block(*((label, marker) if first and is_text else ()))
                first = False
            if first and label:
                yield self._made("li", (label, ()), marker)
            self.at += 1
        self.at += 1
        self.lists -= 1

    def _numbers(self, opening: Token) -> list[int]:
        """The numbers of the items. They are as written if they grow; else they count from the first, as HTML does."""
        start = int(opening.attrs.get("start", 1))
        written: list[str] = []
        depth, index = 0, self.at
        while depth >= 0 and index < len(self.tokens):
            token = self.tokens[index]
            if token.type == "list_item_open" and depth == 0:
                written.append(token.info)
            depth += token.nesting
            index += 1
        numbers = [int(number) for number in written if number.isdecimal()]
        grows = all(a < b for a, b in pairwise(numbers))
        if not self.clause and grows and len(numbers) == len(written):
            return numbers
        return list(range(start, start + len(written)))

    def _note(self, label: str, blocks: Sequence[OutlineBlock | OutlineClause]) -> None:
        """A footnote: an item with its label, and what follows in it."""
        texts = [block for block in blocks if isinstance(block, OutlineBlock)] or [OutlineBlock("p", "")]
        first = joined_texts([(f"{label}.", ()), (texts[0].text, texts[0].formatting)], " ")
        self.notes.append(OutlineBlock("li", first[0].strip(), (), first[1], 1, "number"))
        self.notes += (replace(block, depth=block.depth + 1) for block in texts[1:])

    def _table(self) -> Iterator[OutlineBlock]:
        cells: list[StyledText] = []
        while (token := self.tokens[self.at]).type != "table_close":
            self.at += 1
            if token.type == "tr_open":
                cells = []
            elif token.type == "inline":
                cells.append(self._inlines(token))
            elif token.type == "tr_close" and any(text for text, _ in cells):
                yield self._made("p", joined_texts(cells, " | "))
        self.at += 1

    # inlines

    def _inlines(self, token: Token) -> StyledText:
        """The words of a paragraph, a heading or a cell as one text."""
        return self._finished([run for line in self._runs(token) for run in line])

    def _lines(self, token: Token) -> list[StyledText]:
        """The words of a paragraph as texts: the lines that begin as items are texts of their own."""
        lines: list[list[StyledRun]] = []
        for line in self._runs(token):
            before = self._words(lines[-1])[0] if lines else ""
            if lines and (self.clause or not splits_line(before, self._words(line)[0])):
                lines[-1] += line
            else:
                lines.append(line)
        return [self._finished(line) for line in lines] or [("", ())]

    def _finished(self, runs: Sequence[StyledRun]) -> StyledText:
        words = self._words(runs)
        keys = _ATTRIBUTES.search(words[0]) if self.clause else None
        return first_letters(words, keys.start()) if keys else words

    def _runs(self, token: Token) -> Iterator[list[StyledRun]]:
        """The runs of a paragraph, line by line. Each line but the last ends with its blank."""
        runs: list[StyledRun] = []
        styles: list[Style] = []
        for child in token.children or ():
            kind = child.type
            if kind in ("softbreak", "hardbreak"):
                runs.append(BREAK if kind == "hardbreak" else (" ", frozenset(styles)))
                yield runs
                runs = []
            elif kind == "html_inline":
                self._tag(child.content, runs, styles)
            elif kind == "image":
                self._leave_out("images", str(child.attrs.get("src", "")))
                runs.append((child.content, frozenset(styles)))
            elif kind == "link_open":
                target = str(child.attrs.get("href", ""))
                self.targets.add(target)
                styles.append(LINK + target)
            elif kind == "link_close":
                _end_link(styles)
            elif kind == "footnote_ref":
                runs.append((f"<sup>{self._note_label(child)}</sup>", frozenset(styles)))
            elif kind in ("math_inline", "math_inline_double"):
                sign = "$$" if kind.endswith("double") else "$"
                runs.append((f"{sign}{child.content}{sign}", frozenset(styles)))
            elif kind.endswith("_open") and kind.removesuffix("_open") in _STYLE_TOKENS:
                styles.append(_STYLE_TOKENS[kind.removesuffix("_open")])
            elif kind.endswith("_close") and kind.removesuffix("_close") in _STYLE_TOKENS:
                _end_style(styles, _STYLE_TOKENS[kind.removesuffix("_close")])
            else:
                runs.append((child.content, frozenset(styles)))
        yield runs

    def _note_label(self, reference: Token) -> str:
        """The label of a note as written. A note inside the text, `^[…]`, has none: it becomes a note with a number."""
        if label := reference.meta.get("label"):
            return str(label)
        number = str(int(reference.meta["id"]) + 1)
        notes = self.environment.get("footnotes")
        content = notes["list"][reference.meta["id"]] if isinstance(notes, dict) else {}
        inside = Token("inline", "", 0, children=content.get("tokens"), content=str(content.get("content", "")))
        words = self._inlines(inside)
        self.notes.append(OutlineBlock("li", f"{number}. {words[0]}", (), (), 1, "number"))
        return number

    def _tag(self, tag: str, runs: list[StyledRun], styles: list[Style]) -> None:
        """Adds to `runs` and `styles` what a tag means. A tag unknown to HTML is a word of the author: `<City>`."""
        match = _TAG.match(tag)
        name, closes = match[1].lower() if match else "", tag.startswith("</")
        style = TAG_STYLES.get(name)
        if name == "sup":
            runs.append(("</sup>" if closes else "<sup>", frozenset(styles)))
        elif match and name not in ELEMENTS:
            runs.append((tag, frozenset(styles)))
        elif name == "br":
            runs.append(BREAK)
        elif name == "a":
            if closes:
                _end_link(styles)
            else:
                styles.append(LINK + _attribute(_HREF, tag))
        elif style and not closes:
            if name in ("ins", "del") and runs and runs[-1] == _REPLACED:
                runs.append((" ", NO_STYLE))
            styles.append(style)
        elif style:
            _end_style(styles, style)
            if name in ("ins", "del"):
                runs.append(_REPLACED)
        elif name == "img":
            self._leave_out("images", _attribute(_SOURCE, tag))
            runs.append((_attribute(_ALT, tag), frozenset(styles)))
        elif not name:
            self._leave_out("comments", " ".join(tag.removeprefix("<!--").removesuffix("-->").split()))


_REPLACED: StyledRun = ("", frozenset(("break",)))
"""Stands after `<del>` and `<ins>`, so that `<del>deux</del><ins>trois</ins>` is read as two words."""


def _attribute(pattern: re.Pattern[str], tag: str) -> str:
    match = pattern.search(tag)
    return next(filter(None, match.groups()), "") if match else ""


def _end_style(styles: list[Style], style: Style) -> None:
    """End a style. A tag of HTML and the Markdown around it may each end what the other began."""
    if style in styles:
        styles.remove(style)


def _end_link(styles: list[Style]) -> None:
    """End the link that began last."""
    for index in range(len(styles) - 1, -1, -1):
        if styles[index].startswith(LINK):
            del styles[index]
            return
