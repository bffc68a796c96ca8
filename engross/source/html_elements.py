"""The elements of HTML: which are blocks, lists or text set apart; the numbers of items, the cells of tables.

The parser is bounded here too (`check_depth`): some small pages would take it minutes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from engross.diagnostics import Origin, refuse
from engross.model.numerals import NUMERALS
from engross.model.outline import LeftOut, Style
from engross.source.styled_text import StyledText

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LISTS = frozenset(("ul", "ol", "menu", "dir"))
BLOCKS = HEADINGS.union(
    LISTS,
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption".split(),
    "figure footer form header hgroup hr html legend li main nav optgroup option p pre search section".split(),
    "summary table tbody textarea tfoot thead title tr".split(),
)
CELLS = frozenset(("td", "th"))
NOT_TEXT: dict[str, LeftOut | None] = {
    "annotation": None, "annotation-xml": None, "head": None, "style": None, "template": None,
    "audio": "media", "canvas": "media", "embed": "media", "iframe": "media", "object": "media", "video": "media",
    "script": "scripts", "noscript": "scripts", "svg": "images",
}  # fmt: skip
"""Elements whose content is not read as text, each with the kind under which it is reported; None for no report."""
_PHRASES = frozenset(
    (
        *"a abbr area b base bdi bdo big br button cite code col colgroup data datalist del dfn em font i img".split(),
        *"input ins kbd label link map mark math meta meter output param picture progress q rp rt ruby s samp".split(),
        *"select slot small source span strike strong sub sup time track tt u var wbr".split(),
    )
)
ELEMENTS = BLOCKS | CELLS | _PHRASES | frozenset(NOT_TEXT)
"""The elements of HTML (WHATWG, with the old ones that word processors still write)."""
TAG_STYLES: dict[str, Style] = {
    "b": "strong", "strong": "strong", "em": "emphasis", "i": "emphasis", "u": "underline", "ins": "underline",
    "s": "struck", "strike": "struck", "del": "struck",
}  # fmt: skip
"""The elements that set words apart."""
CSS_STYLES = (
    (re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)"), "strong"),
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)"), "emphasis"),
    (re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through"), "struck"),
    (re.compile(r"text-decoration[a-z-]*\s*:[^;]*underline"), "underline"),
)
_CSS_LIST = re.compile(r"list-style(?:-type)?\s*:[^;]*?([a-z]+-[a-z-]+|decimal|none|disc|circle|square)")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)")
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_MOST_DEEP = 2_000
"""The most elements inside one another. The parser looks through all of them at each tag: time grows as the square."""
_MOST_REOPENED = 1_000_000
"""Elements that the parser has to open again because an element like `<b>` was not closed at the end of a paragraph."""
_MOST_ATTRIBUTES = 20_000
"""The most characters of a tag with many attributes. The parser compares all attributes of a tag with one another."""
_MOST_SPAN = 100
"""Columns or rows that one cell is taken to span."""


def check_depth(text: str, file: str) -> None:
    """Raise `Refused` (compared-too-deep) where parsing would take too much time or memory.

    The tags are only counted: `deep` is about how many elements stand inside
    one another. `reopened` is about how many elements the parser adds: an
    unclosed `<b>` is opened again in each following paragraph, so that n of
    both make n² elements.
    """
    deep = unclosed = reopened = 0
    for match in _TAG.finditer(text):
        end, tag = match[1], match[2].lower()
        if match.end(3) - match.start(3) > _MOST_ATTRIBUTES and len(match[3].split()) > _MOST_ATTRIBUTES // 4:
            raise refuse("compared-too-deep", Origin(file), name=file, limit=_MOST_DEEP)
        if tag in _FORMATTING:
            unclosed = max(0, unclosed + (-1 if end else 1))
        elif tag in ("p", "li", "td", "div", "tr"):
            reopened += 0 if end else unclosed
        if tag in BLOCKS and tag not in ("p", "hr", "option", "body", "html"):
            deep = max(0, deep + (-1 if end else 1))
            # The end of an item may be left out, so only lists and other elements count.
            if tag in ("li", "dd", "dt", "tr"):
                deep = max(0, deep - (-1 if end else 1))
        if deep > _MOST_DEEP or reopened > _MOST_REOPENED:
            raise refuse("compared-too-deep", Origin(file), name=file, limit=_MOST_DEEP)


# numbers of items


def numbering_of(attributes: dict[str, str | None]) -> str:
    """How the items of a list are numbered, by the `type` of the list or by its style; empty if neither says so."""
    if (css := attributes.get("style")) and (match := _CSS_LIST.search(css.lower())):
        return {
            "none": "none", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
            "lower-roman": "i", "upper-roman": "I",
        }.get(match[1], "1")  # fmt: skip
    kind = attributes.get("type") or ""
    return kind if kind in ("1", "a", "A", "i", "I") else ""


def item_number(number: int, numbering: str) -> str:
    """The number of an item as browsers show it. Letters and roman numerals end somewhere; figures stand there then."""
    style = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}.get(numbering)
    try:
        return NUMERALS[style](number) if style else str(number)
    except ValueError:
        return str(number)


def whole_number(text: str | None, default: int) -> int:
    """The number that an attribute says (HTML, rules for parsing integers, within nine digits)."""
    match = re.match(r"\s*([+-]?\d{1,9})", text or "")
    return int(match[1]) if match else default


# tables


@dataclass(slots=True)
class HtmlTable:
    """A table while it is read.

    A layout table sets whole parts of a page side by side: its cells hold
    headings or tables. They are read one after the other, not as rows.
    """

    is_layout: bool
    is_inner: bool
    cells: list[StyledText] = field(default_factory=list)
    spans: dict[int, int] = field(default_factory=dict)  # column: in how many rows below it is taken by a cell above
    columns: int = 1
    rows: int = 1

    def begin_row(self) -> None:
        self.cells = []

    def begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._skip_taken()
        self.columns = min(max(1, whole_number(attributes.get("colspan"), 1)), _MOST_SPAN)
        self.rows = min(max(1, whole_number(attributes.get("rowspan"), 1)), _MOST_SPAN)

    def end_cell(self, words: StyledText) -> None:
        """A cell is one column, and an empty one for each further column that it spans."""
        for column in range(self.columns):
            if self.rows > 1:
                self.spans[len(self.cells)] = self.rows
            self.cells.append(words if not column else ("", ()))

    def end_row(self) -> list[StyledText]:
        self._skip_taken()
        self.spans = {column: left - 1 for column, left in self.spans.items() if left > 1}
        return self.cells

    def _skip_taken(self) -> None:
        """Columns that a cell of a row above takes are empty in this row."""
        while len(self.cells) in self.spans:
            self.cells.append(("", ()))
