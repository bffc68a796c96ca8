"""Reading an HTML page for comparing: one that `engross build --to html` wrote, or any other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from engross.diagnostics import Origin, refuse
from engross.model.outline import (
    NO_STYLE,
    BlockType,
    Formatted,
    LeftOut,
    Outline,
    OutlineBlock,
    OutlineClause,
    Reading,
    Style,
)
from engross.source.styled_text import BREAK, StyledRun, StyledText, collapsed, first_letters, joined_texts, runs_of

_VOID = frozenset(("area", *"base br col embed hr img input link meta param source track wbr".split()))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS.union(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption".split(),
    "figure footer form header hgroup hr html legend li main nav ol p pre search section summary".split(),
    "table tbody tfoot thead tr ul".split(),
)
_UNREAD = frozenset("audio canvas datalist head iframe math noscript object script style svg template video".split())
_PHRASES = frozenset(
    (
        *"a abbr b bdi bdo big button cite code data del dfn em font i input ins kbd label mark meter optgroup".split(),
        *"option output picture progress q rp rt ruby s samp select slot small span strike strong sub sup".split(),
        *"td textarea th time tt u var".split(),
    )
)
ELEMENTS = _VOID | _BLOCKS | _UNREAD | _PHRASES
"""The elements of HTML (WHATWG, with the old ones that word processors still write)."""
_LEFT: dict[str, LeftOut] = {
    "u": "underlining",
    "img": "images", "svg": "images", "canvas": "images", "audio": "images", "video": "images", "object": "images",
    "script": "scripts", "iframe": "scripts", "input": "scripts", "textarea": "scripts", "select": "scripts",
    "math": "markup", "sub": "markup", "noscript": "markup", "template": "markup",
}  # fmt: skip
STYLES: dict[str, Style] = {"b": "strong", "em": "emphasis", "i": "emphasis", "strong": "strong"}
"""The elements that set words apart."""
_ENDED = {
    "dd": ("p", "dd", "dt"), "dt": ("p", "dd", "dt"), "li": ("p", "li"), "td": ("p", "td", "th"),
    "th": ("p", "td", "th"), "tr": ("p", "td", "th", "tr"), "tbody": ("p", "td", "th", "tr", "tbody", "thead"),
}  # fmt: skip
"""The elements that one ends by beginning (HTML, 13.1.2.4, optional tags)."""
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_DEEP = 500
"""Elements inside one another beyond which a page is no longer read as a tree."""


def read_html(text: str, file: str) -> Reading:
    """The outline of a page: headings, paragraphs, items, rows of tables, with the ids of provisions.

    Raises `Refused` (compared-redline) for a page that shows insertions and deletions: it holds two texts.
    """
    page = _Page(file)
    page.feed(text)
    page.close()
    return Reading(Outline(page.lang, tuple(page.clauses())), frozenset(page.left_out))


def html_texts(text: str) -> tuple[list[StyledText], set[LeftOut]]:
    """The paragraphs of a piece of HTML, and what it holds beside them."""
    page = _Page("", pieces=True)
    page.feed(text)
    page.close()
    found: list[StyledText] = []
    for clause in page.clauses():
        found += ((clause.heading, clause.formatting), *((one.text, one.formatting) for one in clause.blocks))
    return [words for words in found if words[0]], page.left_out


@dataclass(slots=True)
class _Part:
    """A clause while it is read; `part` orders what our own pages print in another order than they are read."""

    level: int
    heading: str = ""
    id: str = ""
    blocks: list[OutlineBlock] = field(default_factory=list)
    part: int = 0
    lang: str = ""
    formatting: tuple[Formatted, ...] = ()


@dataclass(slots=True)
class _Element:
    tag: str
    names: tuple[str, ...]
    id: str
    lang: str
    begun: bool = False


class _Page(HTMLParser):
    def __init__(self, file: str, *, pieces: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self.file, self.pieces = file, pieces
        self.lang = ""
        self.left_out: set[LeftOut] = set()
        self.now = _Part(1)
        self.parts: list[_Part] = [self.now]
        self.open: list[_Element] = []
        self.unread = 0
        self.run: list[StyledRun] = []
        self.styles: list[Style] = []
        self.label: list[StyledRun] | None = None
        self.cells: list[StyledText] | None = None
        self.ours = False
        self.signed = False
        self.langs: list[str] = []

    def clauses(self) -> Iterator[OutlineClause]:
        """The clauses in the order of the act: each language, then signatures, then annexes in each language."""
        self._flush()
        parts = self.parts
        if self.ours:
            order = {lang: at for at, lang in enumerate(self.langs)}
            parts = sorted(parts, key=lambda one: (one.part, order.get(one.lang, 0) if one.part != 1 else 0))
        for one in parts:
            if one.heading or one.blocks or one.id:
                yield OutlineClause(one.level, one.heading, tuple(one.blocks), one.id, (), one.formatting)

    # what the parser tells

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        names = tuple((known.get("class") or "").split())
        if tag in ("ins", "del") and not self.pieces and not self.unread:
            line, column = self.getpos()
            raise refuse("compared-redline", Origin(self.file, line, column + 1))
        if tag in _LEFT and not (tag == "svg" and self.unread):
            self.left_out.add(_LEFT[tag])
        if tag == "a" and not (known.get("href") or "#").startswith("#"):
            self.left_out.add("links")
        if tag in _VOID:
            self._void(tag)
            return
        ended = _ENDED.get(tag, ("p",) if tag in _BLOCKS else ())
        while self.open and self.open[-1].tag in ended:
            self._close()
        element = _Element(tag, names, known.get("id") or "", known.get("lang") or "")
        if len(self.open) < _DEEP:
            self.unread += tag in _UNREAD
            self._begin(element)
            self.open.append(element)
        elif tag in _BLOCKS:
            self._flush()

    def handle_endtag(self, tag: str) -> None:
        if not any(one.tag == tag for one in self.open):
            if tag in _BLOCKS:
                self._flush()
            return
        while self.open[-1].tag != tag:
            self._close()
        self._close()

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self._say((data, frozenset(self.styles)))

    def _say(self, run: StyledRun) -> None:
        (self.run if self.label is None else self.label).append(run)

    # elements

    def _void(self, tag: str) -> None:
        if tag == "br" and not self.unread:
            self._say(BREAK)
        elif tag == "hr":
            self._flush()

    def _begin(self, one: _Element) -> None:
        if one.tag == "html":
            self.lang = self.lang or one.lang
        if one.tag in _BLOCKS:
            self._flush()
        if one.tag == "header" and "cover" in one.names:
            self.ours = True
        if self.ours:
            self._begin_ours(one)
        if one.tag in _HEADINGS:
            self._heading(int(one.tag[1]))
        elif one.tag == "tr" and self.cells is None:
            self.cells = []
        elif one.tag in STYLES:
            self.styles.append(STYLES[one.tag])
        elif one.tag == "sup" and not self.unread:
            self.handle_data("<sup>")
        elif one.tag == "span" and "label" in one.names and self._within("li", "p"):
            self.label = []

    def _begin_ours(self, one: _Element) -> None:
        if one.lang and one.lang not in self.langs and one.tag == "div":
            self.langs.append(one.lang)
        if "front" in one.names:
            mark = f"@{one.lang}" if self.langs.index(one.lang) else ""
            self._part(_Part(1, "", f"cover{mark}", lang=one.lang))
        elif "signatures" in one.names and one.tag == "div":
            self.signed = True
            self._part(_Part(1, "", one.id, part=1))
        elif "provision" in one.names:
            level = 1 + sum("provision" in outer.names for outer in self.open)
            self._part(_Part(level, "", self._own_id(one.id), part=self._phase(), lang=self._lang()))
        elif "cell" in one.names:
            key = (one.lang, self._phase())
            before = (part for part in reversed(self.parts) if (part.lang, part.part) == key)
            self.now = next(before, None) or self._part(_Part(1, part=key[1], lang=one.lang))
        elif one.id and one.tag == "div" and self.open and "cell" in self.open[-1].names:
            self._part(_Part(1, "", self._own_id(one.id), part=self._phase(), lang=self._lang()))

    def _part(self, part: _Part) -> _Part:
        self.parts.append(part)
        self.now = part
        return part

    def _phase(self) -> int:
        return 2 if self.signed else 0

    def _lang(self) -> str:
        return next((one.lang for one in reversed(self.open) if one.lang), self.lang)

    def _own_id(self, ident: str) -> str:
        """The id of a provision: in every language but the first, the page has the language after it."""
        base, colon, lang = ident.rpartition(":")
        return f"{base}@{lang}" if colon and lang in self.langs else ident

    def _heading(self, level: int) -> None:
        """A heading opens a clause, unless it is that of a provision just begun."""
        last = self.now
        if self.ours and last.id and not last.heading and not last.blocks:
            if self._within("cell"):
                last.level = max(1, level - 1)
            return
        self._part(_Part(level, part=self._phase() if self.ours else 0, lang=self._lang()))

    def _close(self) -> None:
        one = self.open.pop()
        if one.tag in _UNREAD:
            self.unread -= 1
            return
        if one.tag in STYLES:
            self.styles.remove(STYLES[one.tag])
        if one.tag == "sup" and not self.unread:
            self.handle_data("</sup>")
        if one.tag == "span" and self.label is not None and "label" in one.names:
            self._labelled()
        if one.tag in ("td", "th") and self.cells is not None:
            self.cells.append(self._taken())
        elif one.tag == "tr":
            cells, self.cells = self.cells or [], None
            if any(text for text, _ in cells):
                self.now.blocks.append(_block("p", joined_texts(cells, " | ")))
        elif one.tag in _BLOCKS:
            self._flush(one)
        if self.ours and one.tag == "section" and "provision" in one.names:
            level = sum("provision" in outer.names for outer in self.open)
            if level:
                self._part(_Part(level, part=self._phase(), lang=self._lang()))

    def _labelled(self) -> None:
        """What stands before an item; before a paragraph of ours it is the number of a provision without heading."""
        text, formatting = _text(self.label or ())
        self.label = None
        if self._within("li"):
            if not any(one.tag == "ul" and "dash" in one.names for one in self.open[-3:]):
                self.run += (*runs_of((text, formatting)), (" ", NO_STYLE))
        elif self.ours and "numbered" in self.open[-1].names and not self.now.blocks:
            self.now.heading, self.now.formatting = text, formatting
        else:
            self.run += (*runs_of((text, formatting)), (" ", NO_STYLE))

    def _within(self, *names: str) -> bool:
        """Whether the nearest paragraph, item or cell is in elements of these tags or classes."""
        return any(one.tag in names or any(name in one.names for name in names) for one in self.open[-4:])

    def _taken(self) -> StyledText:
        words = _text(self.run)
        self.run.clear()
        return words

    def _flush(self, one: _Element | None = None) -> None:
        """End the paragraph."""
        if self.cells is not None:
            if self.run:
                self.run.append((" ", NO_STYLE))
            return
        words = self._taken()
        if not words[0]:
            return
        outer = [one] if one else []
        names = outer[0].names if outer else ()
        if self.ours and "opening" in names:
            return
        if (one and one.tag in _HEADINGS) or (self.ours and "title" in names):
            self.now.heading, self.now.formatting = words
        else:
            if self.ours and "name" in names and self.open and "signature" in self.open[-1].names:
                words = first_letters(words, len(words[0].removesuffix(",")))
            holder = one if one and one.tag == "li" else self.open[-1] if self.open else None
            first = holder is not None and holder.tag == "li" and not holder.begun
            if holder is not None:
                holder.begun = True
            self.now.blocks.append(_block("li" if first else "p", words))


def _block(type_: BlockType, words: StyledText) -> OutlineBlock:
    return OutlineBlock(type_, words[0], formatting=words[1])


def _text(runs: Sequence[StyledRun]) -> StyledText:
    """The words of runs as a browser shows them: blanks collapsed, no-break ones kept."""
    held: list[StyledRun] = []
    for text, styles in runs:
        if text == "</sup>" and held and held[-1][0] == "<sup>":
            held.pop()
        else:
            held.append((text.replace("\u2060-\u2060", "\u2011"), styles))
    return collapsed(held, _BLANKS)
