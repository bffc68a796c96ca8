"""A forme: pages laid out and kept as they stand, to be printed again with something else in their margins.

What stands in the margins of a page is set after its text, from rules of its own, and moves nothing in the text. So
the copies of one text, which differ in the words and the code of their feet alone, are laid out once. This is the
one place that knows how WeasyPrint 70 goes about it (`layout_document`, after its last round over the pages).
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
    """A page without its element `<style class="margins">`, and the rules that were in it."""
    before, opened, rest = html.partition(_OPENING)
    rules, closed, after = rest.partition(_CLOSING)
    return (before + after, rules) if opened and closed else (html, "")


def margin_sheet(rules: str, media: str, fonts: Any) -> CSS | None:
    """Rules as a stylesheet; nothing if there is none, or if they speak of more than the margins of a page."""
    if not rules or not {"page", *_BOXES}.issuperset(_AT_WORD.findall(rules)):
        return None
    selectors = _Selectors()
    sheet = CSS(string=rules, media_type=media, font_config=fonts, matcher=selectors)
    spoken_of = {box for _, chosen, _ in sheet.page_rules for _, box, _ in chosen}
    return None if selectors.any or None in spoken_of else sheet


class KeptLayout:
    """A page of HTML laid out on paper, with the stylesheets of the house."""

    def __init__(self, html: HTML, fonts: Any, sheets: list[CSS]) -> None:
        contexts: list[Any] = []

        class Kept(Document):  # type: ignore[misc]  # WeasyPrint has no types
            @classmethod
            def _build_layout_context(cls, *arguments: Any) -> Any:
                contexts.append(super()._build_layout_context(*arguments))
                return contexts[0]

        self._html, self._fonts = html, fonts
        self._laid = Kept._render(html, fonts, None, None, {**DEFAULT_OPTIONS, "stylesheets": sheets})
        [self._context] = contexts

    def with_margins(self, sheet: CSS) -> Any:
        """The document as if `sheet`, of which `margins` found that it speaks of nothing else, were its last style."""
        document = self._laid.copy([self._page(number, sheet) for number in range(len(self._laid.pages))])
        # The claims of a PDF are written into the metadata.
        document.metadata = copy(self._laid.metadata)
        return document

    def _page(self, index: int, sheet: CSS) -> Any:
        context, page = self._context, self._laid.pages[index]._page_box.copy()
        before, context.style_for = context.style_for, self._styles(page.page_type, sheet)
        context.current_page = index + 1
        try:
            boxes = list(make_margin_boxes(context, page, context.page_maker[index + 1][3]))
            for box in boxes:
                layout_box_backgrounds(page, box, context.get_image_from_uri)
        finally:
            context.style_for = before
        page.children = (*(box for box in page.children if not isinstance(box, MarginBox)), *boxes)
        return Page(page)

    def _styles(self, page_type: Any, sheet: CSS) -> Any:
        """The styles of the document, and those of that page and its margins with the rules of `sheet`."""
        styles = copy(self._context.style_for)
        styles._sheets = [*styles._sheets, (sheet, "author", None)]
        styles._cascaded_styles, styles._computed_styles = {}, dict(styles._computed_styles)
        set_page_type_computed_styles(page_type, self._html, styles)
        return styles


class _Selectors:
    """Stands where rules for elements would be kept, and knows whether there were any."""

    def __init__(self) -> None:
        self.any = False

    def add_selector(self, *_: Any) -> None:
        self.any = True
