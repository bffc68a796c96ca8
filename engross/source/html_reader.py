"""Reads an HTML page for comparing: one that `engross build --to html` wrote, or any other.

Lexbor parses the page as the HTML standard says (WHATWG, "Parsing HTML documents"), so that left-out tags and broken
markup are read as browsers read them. This module then walks the tree once and keeps every text of it: as a heading, a
paragraph, an item of a list or a row of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from selectolax.lexbor import LexborHTMLParser, LexborNode

from engross.diagnostics import Origin, refuse
from engross.model.outline import (
    LINK,
    NO_STYLE,
    BlockType,
    Formatted,
    LeftOut,
    Marker,
    Outline,
    OutlineBlock,
    OutlineClause,
    Reading,
    Style,
)
from engross.source.html_elements import (
    BLOCKS,
    CELLS,
    CSS_STYLES,
    HEADINGS,
    LISTS,
    NOT_TEXT,
    TAG_STYLES,
    HtmlTable,
    check_depth,
    item_number,
    numbering_of,
    whole_number,
)
from engross.source.styled_text import BREAK, StyledRun, StyledText, collapsed, first_letters, joined_texts, runs_of

_OUR_REDLINE = re.compile(r"<(?:ins|del)\b[^>]*\bdata-(?:place|said)=", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")


def read_html(text: str, file: str) -> Reading:
    """The outline of a page: headings, paragraphs, items, rows of tables, with the ids of provisions.

    Raises `Refused`: compared-redline for a redline that `engross compare`
    wrote, which holds two texts; compared-too-deep.
    """
    if match := _OUR_REDLINE.search(text):
        line = text.count("\n", 0, match.start()) + 1
        raise refuse("compared-redline", Origin(file, line, match.start() - text.rfind("\n", 0, match.start())))
    check_depth(text, file)
    page = _HtmlReader()
    page.walk(LexborHTMLParser(text).root)
    return Reading(Outline(page.lang, tuple(page.clauses())), page.things_left_out())


def html_clauses(text: str) -> tuple[list[OutlineClause], dict[LeftOut, tuple[str, ...]]]:
    """The clauses of a piece of HTML inside another format, and what was left out of it.

    The first clause has no heading unless the piece begins with one.
    """
    page = _HtmlReader()
    page.walk(LexborHTMLParser(text).root)
    return list(page.clauses()), page.things_left_out()


@dataclass(slots=True)
class _Clause:
    """A clause while it is read. `part` orders what our own pages print in another order than they are read."""

    level: int
    heading: str = ""
    id: str = ""
    blocks: list[OutlineBlock] = field(default_factory=list)
    part: int = 0
    lang: str = ""
    formatting: tuple[Formatted, ...] = ()


@dataclass(slots=True)
class _Element:
    """An element that is open.

    `lang` is the language inside it. For a list `count` is the number of its
    next item, and `step` 1 or -1. For an item `label` is what stands before
    its first words.
    """

    tag: str
    names: tuple[str, ...]
    id: str
    lang: str
    styles: tuple[Style, ...] = ()
    count: int = 0
    step: int = 1
    numbering: str = ""
    label: str = ""
    begun: bool = False


class _HtmlReader:
    """Walks the tree of a page and gathers its clauses."""

    def __init__(self) -> None:
        self.lang = ""
        self.left_out: dict[LeftOut, list[str]] = {}
        self.clause = _Clause(1)
        self.all_clauses: list[_Clause] = [self.clause]
        self.open: list[_Element] = []
        self.runs: list[StyledRun] = []
        self.styles: list[Style] = []
        self.lists = 0  # how many lists are open
        self.pre = 0  # how many `pre` are open
        self.label: list[StyledRun] | None = None  # the words of a `span.label` of our own pages, while it is open
        self.tables: list[HtmlTable] = []
        self.ours = False
        self.signed = False
        self.langs: list[str] = []

    def things_left_out(self) -> dict[LeftOut, tuple[str, ...]]:
        """What the page holds beside its text, by kind."""
        return {kind: tuple(things) for kind, things in self.left_out.items()}

    def clauses(self) -> Iterator[OutlineClause]:
        """The clauses in the order of the act: each language, then signatures, then annexes in each language."""
        self._end_paragraph()
        clauses = self.all_clauses
        if self.ours:
            order = {lang: index for index, lang in enumerate(self.langs)}
            clauses = sorted(clauses, key=lambda held: (held.part, order.get(held.lang, 0) if held.part != 1 else 0))
        for clause in clauses:
            if clause.heading or clause.blocks or clause.id:
                yield OutlineClause(
                    clause.level, clause.heading, tuple(clause.blocks), clause.id, (), clause.formatting
                )

    def walk(self, root: LexborNode | None) -> None:
        """Go through the tree without recursion: pages may be deep."""
        if root is None:
            return
        first = root
        while first.prev is not None:  # comments before the page
            first = first.prev
        stack: list[tuple[LexborNode, _Element | None]] = [(first, None)]
        while stack:
            node, element = stack.pop()
            if element is not None:
                self._close(element)
                continue
            if (following := node.next) is not None:
                stack.append((following, None))
            if node.is_text_node:
                self._text(node.text_content or "")
            elif node.is_comment_node:
                self._leave_out("comments", " ".join((node.comment_content or "").split()))
            elif node.is_element_node and (opened := self._open(node)) is not None:
                stack.append((node, opened))
                if (child := node.first_child) is not None:
                    stack.append((child, None))

    # text

    def _text(self, text: str) -> None:
        if not self.pre or self.tables:
            self._say((text, frozenset(self.styles)))
            return
        code = any(element.tag == "code" for element in self.open[-3:])
        paragraphs = text.split("\n") if code else _PARAGRAPH_END.split(text)
        for index, paragraph in enumerate(paragraphs):
            if index:
                self._end_paragraph()
            self._say((paragraph, frozenset(self.styles)))

    def _say(self, run: StyledRun) -> None:
        (self.runs if self.label is None else self.label).append(run)

    def _leave_out(self, kind: LeftOut, thing: str) -> None:
        if thing:
            self.left_out.setdefault(kind, []).append(thing)

    # elements

    def _open(self, node: LexborNode) -> _Element | None:
        """Begins an element. None means that nothing inside it is read."""
        tag = node.tag or ""
        attributes = node.attributes
        if tag in NOT_TEXT:
            self._not_text(tag, node, attributes)
            return None
        names = tuple((attributes.get("class") or "").split())
        lang = attributes.get("lang") or (self.open[-1].lang if self.open else "")
        element = _Element(tag, names, attributes.get("id") or "", lang)
        if tag == "html":
            self.lang = self.lang or lang
        if tag in BLOCKS:
            self._end_paragraph()
        self._begin_styles(element, attributes)
        if tag == "header" and "cover" in names:
            self.ours = True
        if self.ours:
            self._begin_ours(element, attributes.get("lang") or "")
        if tag in HEADINGS:
            self._heading(int(tag[1]))
        elif tag in LISTS:
            self._begin_list(element, node, attributes)
        elif tag == "li":
            self._begin_item(element, attributes)
        elif tag == "table":
            self._begin_table(node)
        elif tag == "tr" and self.tables:
            self.tables[-1].begin_row()
        elif tag in CELLS and self.tables:
            self.tables[-1].begin_cell(attributes)
        elif tag == "br":
            self._break()
        elif tag == "img":
            if not self.ours:  # the emblems of our pages are named by the parties beside them
                self._say((attributes.get("alt") or "", frozenset(self.styles)))
            self._leave_out("images", attributes.get("src") or "?")
        elif tag == "input" and attributes.get("type") != "hidden":
            words = " ".join(filter(None, (attributes.get("value"), attributes.get("placeholder"))))
            self._leave_out("forms", words or attributes.get("type") or "text")
        elif tag == "sup":
            self._say(("<sup>", frozenset(self.styles)))
        elif tag == "pre":
            self.pre += 1
        elif tag == "span" and "label" in names and self._within("li", "p"):
            self.label = []
        self.open.append(element)
        return element

    def _not_text(self, tag: str, node: LexborNode, attributes: dict[str, str | None]) -> None:
        kind = NOT_TEXT[tag]
        if tag == "head":
            for title in node.css("title"):
                self._leave_out("title", " ".join(title.text().split()))
        elif kind is not None:
            source = attributes.get("src") or attributes.get("data") or ""
            self._leave_out(kind, source or f"{tag} {sha256((node.html or '').encode()).hexdigest()}")

    def _begin_styles(self, element: _Element, attributes: dict[str, str | None]) -> None:
        styles: list[Style] = [TAG_STYLES[element.tag]] if element.tag in TAG_STYLES else []
        if css := attributes.get("style"):
            styles += (style for pattern, style in CSS_STYLES if pattern.search(css.lower()) and style not in styles)
        if element.tag == "a":
            target = (attributes.get("href") or "#").strip()
            if not target.startswith("#"):
                styles.append(f"{LINK}{target}")
        if element.tag in ("ins", "del") and self.runs and self.runs[-1] == _REPLACED:
            self.runs.append((" ", NO_STYLE))
        element.styles = tuple(styles)
        self.styles += styles

    def _close(self, element: _Element) -> None:
        """Ends the element that was opened last."""
        self.open.pop()
        for style in element.styles:
            self.styles.remove(style)
        tag = element.tag
        if tag == "sup":
            self._say(("</sup>", frozenset(self.styles)))
        elif tag in ("ins", "del"):
            self._say(_REPLACED)
        elif tag == "span" and self.label is not None and "label" in element.names:
            self._end_label()
        elif tag in CELLS and self.tables:
            if self.tables[-1].is_layout:
                self._end_paragraph()
            else:
                self.tables[-1].end_cell(self._taken())
        elif tag == "tr" and self.tables:
            self._end_row()
        elif tag == "table" and self.tables:
            self._end_paragraph(element)
            self.tables.pop()
        elif tag in BLOCKS:
            self._end_paragraph(element)
        if tag in LISTS:
            self.lists -= 1
        elif tag == "pre":
            self.pre -= 1
        # What follows an inner provision belongs to the one around it, and not to the inner one: it gets a clause
        # without a heading on the level of the outer provision. Example: a domain inside an article, then a closing
        # paragraph.
        if self.ours and tag == "section" and "provision" in element.names:
            level = sum("provision" in outer.names for outer in self.open)
            if level:
                self._begin_clause(_Clause(level, part=self._phase(), lang=self._lang()))

    def _break(self) -> None:
        """A line break. Two of them with only blanks between are the end of a paragraph."""
        before = len(self.runs) - 1
        while before >= 0 and not self.runs[before][0].strip() and self.runs[before] != BREAK:
            before -= 1
        in_paragraph = not self.tables and not any(element.tag in HEADINGS for element in self.open[-4:])
        if in_paragraph and before >= 0 and self.runs[before] == BREAK and self.label is None:
            self._end_paragraph()
        else:
            self._say(BREAK)

    # lists

    def _begin_list(self, element: _Element, node: LexborNode, attributes: dict[str, str | None]) -> None:
        self.lists += 1
        if element.tag != "ol":
            return
        element.numbering = numbering_of(attributes) or "1"
        element.count = whole_number(attributes.get("start"), 1)
        if "reversed" in attributes:
            element.step = -1
            if attributes.get("start") is None:
                child, items = node.first_child, 0
                while child is not None:
                    items += child.tag == "li"
                    child = child.next
                element.count = items

    def _begin_item(self, element: _Element, attributes: dict[str, str | None]) -> None:
        holder = next((outer for outer in reversed(self.open) if outer.tag in LISTS), None)
        if holder is None or holder.tag != "ol" or self.ours:
            return
        number = whole_number(attributes.get("value"), holder.count)
        holder.count = number + holder.step
        numbering = numbering_of(attributes) or holder.numbering
        if numbering != "none":
            element.label = f"{item_number(number, numbering)}."

    # our own pages

    def _begin_ours(self, element: _Element, lang: str) -> None:
        """Begins the clause of an element of our own pages: a cover, the signatures, a provision, or a cell.

        Pages of two languages side by side have cells. Each cell goes on with the last clause of its language, so that
        the clauses of one language follow one another although the page goes from row to row.
        """
        if lang and lang not in self.langs and element.tag == "div":
            self.langs.append(lang)
        if "front" in element.names:
            mark = f"@{lang}" if lang in self.langs and self.langs.index(lang) else ""
            self._begin_clause(_Clause(1, "", f"cover{mark}", lang=lang))
        elif "signatures" in element.names and element.tag == "div":
            self.signed = True
            self._begin_clause(_Clause(1, "", element.id, part=1))
        elif "provision" in element.names:
            level = 1 + sum("provision" in outer.names for outer in self.open)
            ident = self._own_id(element.id)
            self._begin_clause(_Clause(level, "", ident, part=self._phase(), lang=element.lang or self.lang))
        elif "cell" in element.names:
            key = (lang, self._phase())
            before = (clause for clause in reversed(self.all_clauses) if (clause.lang, clause.part) == key)
            self.clause = next(before, None) or self._begin_clause(_Clause(1, part=key[1], lang=lang))
        elif element.id and element.tag == "div" and self.open and "cell" in self.open[-1].names:
            self._begin_clause(_Clause(1, "", self._own_id(element.id), part=self._phase(), lang=self._lang()))

    def _begin_clause(self, clause: _Clause) -> _Clause:
        self.all_clauses.append(clause)
        self.clause = clause
        return clause

    def _phase(self) -> int:
        """The phase of our own pages: 0 before the signatures, 2 after them."""
        return 2 if self.signed else 0

    def _lang(self) -> str:
        return (self.open[-1].lang if self.open else "") or self.lang

    def _own_id(self, ident: str) -> str:
        """The id of a provision. In every language but the first, the page has the language after it."""
        base, colon, lang = ident.rpartition(":")
        return f"{base}@{lang}" if colon and lang in self.langs else ident

    def _heading(self, level: int) -> None:
        """A heading opens a clause, unless it is that of a provision just begun, or stands in a row of a table."""
        if self.tables and not self.tables[-1].is_layout:
            return
        last = self.clause
        if self.ours and last.id and not last.heading and not last.blocks:
            if self._within("cell"):
                last.level = max(1, level - 1)
            return
        self._begin_clause(_Clause(level, part=self._phase() if self.ours else 0, lang=self._lang()))

    def _end_label(self) -> None:
        """Ends a label. It is what stands before the words of an item.

        Before a paragraph of our own pages it is the number of a provision without a heading.
        """
        text, formatting = _shown(self.label or ())
        self.label = None
        item = next((element for element in reversed(self.open[-4:]) if element.tag == "li"), None)
        if item is not None:
            if not any(element.tag == "ul" and "dash" in element.names for element in self.open[-3:]):
                item.numbering = "label"
                self.runs += (*runs_of((text, formatting)), (" ", NO_STYLE))
        elif self.ours and "numbered" in self.open[-1].names and not self.clause.blocks:
            self.clause.heading, self.clause.formatting = text, formatting
        else:
            self.runs += (*runs_of((text, formatting)), (" ", NO_STYLE))

    def _within(self, *names: str) -> bool:
        """Whether the nearest paragraph, item or cell is in elements of these tags or classes."""
        return any(element.tag in names or any(name in element.names for name in names) for element in self.open[-4:])

    # paragraphs and rows

    def _taken(self) -> StyledText:
        words = _shown(self.runs)
        self.runs.clear()
        return words

    def _end_paragraph(self, element: _Element | None = None) -> None:
        """Make a paragraph of the words that came since the last. `element` is the one that ends it."""
        if self.tables and not self.tables[-1].is_layout:
            if self.runs:
                self.runs.append((" ", NO_STYLE))
            return
        if element is None or element.tag != "li":  # most ends of blocks have no words before them
            if len(self.runs) == 1 and not self.runs[0][0].strip(" \t\n\r\f"):
                self.runs.clear()
            if not self.runs:
                return
        words = self._taken()
        names = element.names if element else ()
        item = next((outer for outer in ([element] if element else []) + self.open[::-1] if outer.tag == "li"), None)
        # An empty block inside an item must not use up the label of the item: `<li><div></div>Words</li>`.
        if element is not None and element.tag != "li" and item is not None and not words[0]:
            return
        label = item.label if item is not None and not item.begun else ""
        if not words[0] and not (label and element is item):
            return
        if label and item is not None:
            words = joined_texts([part for part in ((label, ()), words) if part[0]], " ")
        is_first = item is not None and not item.begun
        if item is not None:
            item.begun = True
        # Our pages print the title again where the text of another language begins. It is no part of the text.
        if self.ours and "opening" in names:
            return
        if (element is not None and element.tag in HEADINGS) or (self.ours and "title" in names):
            self.clause.heading, self.clause.formatting = words
        else:
            # Our pages print a comma between a name and its capacity: « Jean Fictif, maire ».
            if self.ours and "name" in names and self.open and "signature" in self.open[-1].names:
                words = first_letters(words, len(words[0].removesuffix(",")))
            self.clause.blocks.append(self._block(words, item if is_first else None))

    def _block(self, words: StyledText, item: _Element | None) -> OutlineBlock:
        """A paragraph, or the first words of an item."""
        type_: BlockType = "p" if item is None else "li"
        marker: Marker = ""
        if item is not None:
            marker = "number" if item.label or item.numbering == "label" else "bullet"
        return OutlineBlock(type_, words[0], (), words[1], max(self.lists, int(item is not None)), marker)

    def _begin_table(self, node: LexborNode) -> None:
        inside_cell = bool(self.tables) and not self.tables[-1].is_layout
        is_layout = not inside_cell and node.css_first("h1,h2,h3,h4,h5,h6,table table") is not None
        self.tables.append(HtmlTable(is_layout=is_layout, is_inner=inside_cell))

    def _end_row(self) -> None:
        table = self.tables[-1]
        if table.is_layout:
            self._end_paragraph()
            return
        cells = table.end_row()
        row = joined_texts(cells, " | ")
        if not any(text for text, _ in cells):
            return
        if table.is_inner:
            # A table in a cell of another: its rows are words of that cell.
            self.runs += (*runs_of(row), (" ", NO_STYLE))
        else:
            self.clause.blocks.append(OutlineBlock("p", row[0], (), row[1], self.lists))


_REPLACED: StyledRun = ("", frozenset(("break",)))
"""Stands after `<del>` and `<ins>`, so that `<del>deux</del><ins>trois</ins>` is read as two words."""


def _shown(runs: Sequence[StyledRun]) -> StyledText:
    """The words of runs as a browser shows them: blanks collapsed, no-break ones kept."""
    held: list[StyledRun] = []
    for text, styles in runs:
        if text == "</sup>" and held and held[-1][0] == "<sup>":
            held.pop()
        elif text:
            held.append((text.replace("\u2060-\u2060", "\u2011"), styles))
    return collapsed(held, _BLANKS)
