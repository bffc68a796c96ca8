"""An HTML page laid out by WeasyPrint: a PDF, and where each node landed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from engross.model.rendering import Look, Placement, Rendering
from engross.render.layout_engine import engine_checked, fonts_and_base_style, foreign_fonts, parse_html
from engross.render.page_reading import PageReader
from engross.render.tagging import complete_tags

if TYPE_CHECKING:
    from engross.render.kept_layout import KeptLayout

_POINTS = 0.75
"""Points in a CSS pixel (CSS Values 3, 6.2)."""


def lay_out(html: str, look: Look, *more: tuple[str, Look]) -> Rendering:
    """The PDF of an HTML page, tagged, its fonts embedded, and the placement of everything in it that has an id.

    The sheets of `more` pages, each in its own look, follow those of the first.

    The PDF keeps to PDF/UA-1 (ISO 14289-1), and the elements of its structure have the ids of their nodes, so that
    it can be read back exactly. If the look is archival it keeps to PDF/A-3a (ISO 19005-3) too, and holds the look's
    attachments.

    Raises `Refused` as `engross.render.layout_engine.engine_checked`, and missing-font.
    """
    with engine_checked(look, *(other for _, other in more)) as used_fonts:
        fonts, base = fonts_and_base_style()
        laid = parse_html(html, look).render(stylesheets=[base], font_config=fonts)
        if more:
            others = [parse_html(text, own).render(stylesheets=[base], font_config=fonts) for text, own in more]
            laid = laid.copy([page for document in (laid, *others) for page in document.pages])
        return _written(laid, look, used_fonts, PageReader(look) if look.proved else None)


class LayoutCache:
    """Lays pages out as `lay_out` does, and keeps each layout: a text with other margins is not laid out again."""

    def __init__(self) -> None:
        self._layouts: dict[tuple[str, str], KeptLayout] = {}
        self._readers: dict[tuple[str, str], PageReader] = {}

    def lay_out(self, html: str, look: Look) -> Rendering:
        """As `lay_out`, and the same bytes.

        A layout is used again if the text is the same and all rules that differ stand in `<style class="margins">`
        and speak of margins only.
        """
        with engine_checked(look) as used_fonts:
            from engross.render.kept_layout import KeptLayout, margin_sheet, split_margin_rules

            fonts, base = fonts_and_base_style()
            text, rules = split_margin_rules(html)
            margins = margin_sheet(rules, look.paper, fonts)
            if margins is not None:
                key = text, look.paper
                if key not in self._layouts:
                    self._layouts[key] = KeptLayout(parse_html(text, look), fonts, [base])
                    self._readers[key] = PageReader(look)
                reader = self._readers[key] if look.proved else None
                return _written(self._layouts[key].with_margins(margins), look, used_fonts, reader)
        return lay_out(html, look)


def _written(laid: Any, look: Look, used_fonts: set[str], reader: PageReader | None) -> Rendering:
    """The PDF of a laid-out document; the names of its fonts are added to `used_fonts`.

    `reader` reads the pages back first, and nothing is written if ink is at fault.
    """
    from engross.render import archival

    words = reader.read(laid) if reader is not None else None
    if words is not None and words.faults:
        return Rendering(b"", len(laid.pages), _placements(laid.pages), words)

    def finish(document: Any, pdf: Any) -> None:
        used_fonts.update(_font_names(pdf))
        used_fonts.update(foreign_fonts(document))
        archival.embed_outlines_alone(pdf)
        if look.archival:
            archival.complete(pdf, look.attachments)
        archival.index_elements_by_id(pdf)
        archival.compress_once(pdf)

    with complete_tags(laid.pages):
        if look.archival:
            archival.claim_both_standards(laid.metadata)
        options = archival.OPTIONS if look.archival else {"pdf_variant": "pdf/ua-1"}
        content = laid.write_pdf(finisher=finish, pdf_tags=True, **options)
    return Rendering(content, len(laid.pages), _placements(laid.pages), words)


def _font_names(pdf: Any) -> Iterator[str]:
    """The PostScript names of the fonts of a pydyf file, with the prefix of a subset (`ABCDEF+Source-Serif-Pro`)."""
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Type") == "/Font" and "BaseFont" in item:
            yield str(item["BaseFont"]).lstrip("/").rstrip("'")


def _placements(pages: Any) -> dict[str, tuple[Placement, ...]]:
    """Where each element with an id stands. One that is split over pages has a placement on each.

    WeasyPrint counts CSS pixels from the top left; a PDF counts points from the bottom left.
    """
    placements: dict[str, list[Placement]] = {}
    for number, page in enumerate(pages, 1):
        height = page.height
        for name, (left, top, right, bottom) in page.anchors.items():
            placements.setdefault(name, []).append(
                Placement(
                    number,
                    round(left * _POINTS, 3),
                    round((height - bottom) * _POINTS, 3),
                    round(right * _POINTS, 3),
                    round((height - top) * _POINTS, 3),
                )
            )
    return {name: tuple(places) for name, places in placements.items()}
