"""A layout that is kept, and written again with other margins: copies of one text are laid out once.

The heads and feet of a page are laid out after its text, from rules of their
own, and move nothing in the text. Example: two originals of one act differ in
`Exemplaire 1 de 2` and in the seals in their feet, and in nothing else. So the
text is laid out once, and only the boxes in the margins are made again.

WeasyPrint 70 has no hook for this. Its `layout_document` lays out the text in
rounds, until the number of pages is settled, and then makes the margin boxes of
each page from two things: the styles of the page (`style_for`), and the state of the
counters at the end of that page (`page_maker`). Both are in its layout context.
This module keeps the context, and makes the same calls again with one more stylesheet.
It is the only one that knows of this; a test compares its bytes with those of a new layout.
"""

from __future__ import annotations

import re
from copy import copy
from typing import Any

from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint.document import Document, Page
from weasyprint.formatting_structure.boxes import MarginBox
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.layout.page import make_margin_boxes, set_page_type_computed_styles

_OPENING, _CLOSING = '<style class="margins">', "</style>\n"
_AT_WORD = re.compile(r"@([\w-]+)")
_BOXES = frozenset(
    f"{side}-{place}"
    for side, places in (
        ("top", "left-corner left center right right-corner"),
        ("bottom", "left-corner left center right right-corner"),
        ("left", "top middle bottom"),
        ("right", "top middle bottom"),
    )
    for place in places.split()
)
"""The boxes in the margins of a page (CSS Paged Media 3, 5.3)."""


def split_margin_rules(html: str) -> tuple[str, str]:
    """A page without its element `<style class="margins">`, and the rules that stood in that element."""
    before, opening, rest = html.partition(_OPENING)
    rules, closing, after = rest.partition(_CLOSING)
    return (before + after, rules) if opening and closing else (html, "")


def margin_sheet(rules: str, media: str, fonts: Any) -> CSS | None:
    """Rules as a stylesheet; None if there is none, or if they speak of more than the margins of a page.

    A rule such as `@page { margin: 30mm }` or `p { color: red }` may move the text, so the text must be laid out anew.
    """
    if not rules or not {"page", *_BOXES}.issuperset(_AT_WORD.findall(rules)):
        return None
    selectors = _SelectorsSeen()
    sheet = CSS(string=rules, media_type=media, font_config=fonts, matcher=selectors)
    # A page rule is (rule, [(specificity, margin box, selector)], declarations); the box is None for the page itself.
    boxes = {box for _, selectors_of_rule, _ in sheet.page_rules for _, box, _ in selectors_of_rule}
    return None if selectors.any or None in boxes else sheet


class KeptLayout:
    """An HTML page laid out on paper, kept with what is needed to make its margins again."""

    def __init__(self, html: HTML, fonts: Any, sheets: list[CSS]) -> None:
        contexts: list[Any] = []

        class DocumentWithContext(Document):  # type: ignore[misc]  # WeasyPrint has no types
            """A document throws its layout context away once it is laid out; this one hands it over."""

            @classmethod
            def _build_layout_context(cls, *arguments: Any) -> Any:
                contexts.append(super()._build_layout_context(*arguments))
                return contexts[0]

        self._html, self._fonts = html, fonts
        self._laid = DocumentWithContext._render(html, fonts, None, None, {**DEFAULT_OPTIONS, "stylesheets": sheets})
        [self._context] = contexts

    def with_margins(self, sheet: CSS) -> Any:
        """The document as if `sheet` were its last stylesheet. `sheet` is one that `margin_sheet` gave."""
        document = self._laid.copy([self._page(index, sheet) for index in range(len(self._laid.pages))])
        # The claims of a PDF are written into the metadata; each copy needs its own.
        document.metadata = copy(self._laid.metadata)
        return document

    def _page(self, index: int, sheet: CSS) -> Any:
        """The page with that index, counted from 0, with new boxes in its margins."""
        context, page = self._context, self._laid.pages[index]._page_box.copy()
        before, context.style_for = context.style_for, self._styles(page.page_type, sheet)
        context.current_page = index + 1
        try:
            # `page_maker[n]` holds the state before page n, counted from 0: that after page `index` stands one further.
            boxes = list(make_margin_boxes(context, page, context.page_maker[index + 1][3]))
            for box in boxes:
                layout_box_backgrounds(page, box, context.get_image_from_uri)
        finally:
            context.style_for = before
        page.children = (*(box for box in page.children if not isinstance(box, MarginBox)), *boxes)
        return Page(page)

    def _styles(self, page_type: Any, sheet: CSS) -> Any:
        """The styles of the document; those of that type of page and of its margins are computed anew with `sheet`."""
        styles = copy(self._context.style_for)
        styles._sheets = [*styles._sheets, (sheet, "author", None)]
        styles._cascaded_styles, styles._computed_styles = {}, dict(styles._computed_styles)
        set_page_type_computed_styles(page_type, self._html, styles)
        return styles


class _SelectorsSeen:
    """Given to WeasyPrint in place of its matcher, in which it puts rules for elements: says whether there was any."""

    def __init__(self) -> None:
        self.any = False

    def add_selector(self, *_: Any) -> None:
        self.any = True
