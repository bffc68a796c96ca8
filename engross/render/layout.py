"""An HTML page laid out by WeasyPrint: a PDF, and where each node landed."""

from __future__ import annotations

import atexit
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING, Any

from engross.diagnostics import Collector, Origin, Refused, refuse
from engross.model.rendering import Look, Placement, Rendering
from engross.render.fonts import SCHEME, font_faces, font_file
from engross.render.hyphens import RULE, ends_divided, mark_soft_hyphen

if TYPE_CHECKING:
    from engross.render.kept_layout import KeptLayout

_POINTS = 0.75
"""Points in a CSS pixel (CSS Values 3, 6.2)."""
_FAMILIES = ("Source-Serif", "Source-Sans", "SourceSerif", "SourceSans")


def load_engine() -> None:
    """Import the layout engine, so that the first page need not wait for it; what is wrong with it is told there."""
    with suppress(OSError):
        import weasyprint  # noqa: F401  # importing is the point


def lay_out(html: str, look: Look, *more: tuple[str, Look]) -> Rendering:
    """The PDF of an HTML page, tagged, its fonts embedded, and the placement of everything in it that has an id.

    The sheets of `more` pages, each in its own look, follow those of the first.

    PDF/UA-1 (ISO 14289-1); if the look is archival PDF/A-3a (ISO 19005-3) as
    well, with the look's attachments, and ids in the structure.

    Raises `Refused`: missing-library (Pango is not there), missing-font,
    foreign-font (a font that is not ours), unreadable-image, style-problem.
    """
    with _attending(look, *(other for _, other in more)) as used:
        fonts, sheet = _faces()
        laid = _tree(html, look).render(stylesheets=[sheet], font_config=fonts)
        if more:
            others = [_tree(text, one).render(stylesheets=[sheet], font_config=fonts) for text, one in more]
            laid = laid.copy([page for one in (laid, *others) for page in one.pages])
        return _printed(laid, look, used)


class LayoutCache:
    """Lays pages out as `lay_out`, and keeps the formes: the same text with other margins is not laid out again."""

    def __init__(self) -> None:
        self._layouts: dict[tuple[str, str], KeptLayout] = {}

    def lay_out(self, html: str, look: Look) -> Rendering:
        """As `lay_out`; a page lends its margins to this if all rules that change are in `<style class="margins">`."""
        with _attending(look) as used:
            from engross.render.kept_layout import KeptLayout, margin_sheet, split_margin_rules

            fonts, sheet = _faces()
            text, rules = split_margin_rules(html)
            own = margin_sheet(rules, look.paper, fonts)
            if own is not None:
                if (text, look.paper) not in self._layouts:
                    self._layouts[text, look.paper] = KeptLayout(_tree(text, look), fonts, [sheet])
                return _printed(self._layouts[text, look.paper].with_margins(own), look, used)
        return lay_out(html, look)


@contextmanager
def _attending(*looks: Look) -> Iterator[set[str]]:
    """While the engine is at work: it is there, what it reads is whole, and what it warns of is a problem.

    Takes the names of the fonts that it used. Raises `Refused` as `lay_out`.
    """
    try:
        import weasyprint  # noqa: F401  # whether it can be is the question
    except OSError as error:
        raise refuse("missing-library", Origin("Pango"), reason=str(error).splitlines()[0]) from None
    collector = Collector()
    for one in looks:
        for name in _unreadable(one):
            collector.add("unreadable-image", Origin(name), name=name)
    if collector.failed:
        raise Refused(collector)
    style, used = Origin(looks[0].style_file), set[str]()
    with _Listening() as listening:
        try:
            yield used
        except (OSError, SyntaxError) as error:
            # Pillow says in both ways that a picture, here one of the stylesheet, has no end.
            raise refuse("style-problem", style, problem=str(error)) from None
    for message in listening.messages:
        collector.add("style-problem", style, problem=message)
    for name in sorted(used):
        if not name.partition("+")[2].startswith(_FAMILIES):
            collector.add("foreign-font", style, name=name.partition("+")[2] or name)
    if collector.failed:
        raise Refused(collector)


def _tree(html: str, look: Look) -> Any:
    from weasyprint import HTML

    return HTML(string=html, url_fetcher=_fetcher(), media_type=look.paper)


def _printed(laid: Any, look: Look, used: set[str]) -> Rendering:
    """The PDF of pages that are laid out; `used` learns which fonts are in it."""
    from engross.render import archival

    def finished(_: Any, pdf: Any) -> None:
        used.update(_fonts(pdf))
        archival.embed_outlines_alone(pdf)
        if look.archival:
            archival.complete(pdf, look.attachments)
        archival.compress_once(pdf)

    with _tagging(_in_margins(laid.pages), ids=look.archival):
        if look.archival:
            archival.claim_both_standards(laid.metadata)
        options = archival.OPTIONS if look.archival else {"pdf_variant": "pdf/ua-1"}
        content = laid.write_pdf(finisher=finished, pdf_tags=True, **options)
    return Rendering(content, len(laid.pages), dict(_placements(laid.pages)))


@contextmanager
def _tagging(margins: frozenset[int], *, ids: bool) -> Iterator[None]:
    """What WeasyPrint 70 leaves out of a tagged PDF, and PDF/UA-1 asks for.

    The running head and foot are artifacts (7.8) and not content without a
    place in the tree; what is in another language says in which (7.2),
    and a heading of a table what it heads (7.5). What was put in, taken out or
    moved, which the eye sees by its lines, is said in an alternative (7.3; ISO
    32000-1, 14.9.3). A hyphen at the end of a line is none for the ear (14.8.2.2.3). `margins` are the boxes that
    stand in the margins. With `ids`, an element has the id of its node, the
    first time that the node stands on a page.
    """
    from weasyprint.formatting_structure.boxes import MarginBox
    from weasyprint.pdf import tags
    from weasyprint.pdf.stream import Stream

    build, marked = tags._build_box_tree, Stream.marked

    known: set[str] = set()

    def built(box: Any, *others: Any) -> Iterator[Any]:
        if isinstance(box, MarginBox):
            return
        node = getattr(box, "element", None)
        lang, ident = (node.get("lang"), node.get("id")) if node is not None else (None, None)
        # Boxes without a node of their own bear that of the box around them, which comes first.
        named = ids and ident is not None and ident not in known
        if ident is not None:
            known.add(ident)
        for element in build(box, *others):
            if lang:
                element["Lang"] = tags.pydyf.String(lang)
            if named:
                element["ID"] = tags.pydyf.String(ident)
            if element["S"] == "/TH":
                element["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"
            if element["S"] in ("/NonStruct", "/Span") and (said := _said(box)):
                element["S"] = "/Span"
                element["Alt"] = tags.pydyf.String(f"{said} {_words(box)}")
            yield element

    @contextmanager
    def told(stream: Any, box: Any, tag: str) -> Iterator[None]:
        artifact = box.element is None or id(box) in margins
        start = len(stream.stream)
        with stream.artifact() if artifact else marked(stream, box, tag):
            yield
            if not artifact and ends_divided(getattr(box, "text", "")):
                mark_soft_hyphen(stream, start)

    tags._build_box_tree, Stream.marked = built, told
    try:
        yield
    finally:
        tags._build_box_tree, Stream.marked = build, marked


def _said(box: Any) -> str | None:
    """What is to be said of a box before its words, if it is marked as put in, taken out or moved."""
    if getattr(box, "element", None) is None or box.element_tag not in ("ins", "del", "span"):
        return None
    said: str | None = box.element.get("data-said")
    return said


def _words(box: Any) -> str:
    """The text of a box, as much of it as stands there: a mark may begin on one line and end on another."""
    if hasattr(box, "text"):
        return str(box.text)
    return "".join(_words(child) for child in getattr(box, "children", ()))


def _in_margins(pages: Any) -> frozenset[int]:
    """Every box that stands in the margin of a page, those of running elements included."""
    from weasyprint.formatting_structure.boxes import MarginBox

    found: set[int] = set()
    for sheet in pages:
        for box in sheet._page_box.children:
            if isinstance(box, MarginBox):
                found.update(id(one) for one in box.descendants())
    return frozenset(found)


@cache
def _faces() -> tuple[Any, Any]:
    """Our fonts as the layout engine holds them, read once: several copies are laid out one after the other."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    atexit.register(_faces.cache_clear)
    return fonts, CSS(string=f"{font_faces()}\n{RULE}", font_config=fonts, url_fetcher=_fetcher())


def release_fonts() -> None:
    """Give back what is kept between two pages: a process that ends without ceremony must call it."""
    _faces.cache_clear()


def _unreadable(look: Look) -> Iterator[str]:
    """The names of the images that cannot be read to their end."""
    if not look.images:
        return
    from io import BytesIO
    from xml.etree import ElementTree

    from PIL import Image, ImageFile

    # WeasyPrint tells Pillow to make do with half a picture.
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    for name, content in look.images.items():
        try:
            if name.lower().endswith(".svg"):
                ElementTree.fromstring(content)
            else:
                with Image.open(BytesIO(content)) as image:
                    image.load()
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
            yield name
    ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _fetcher() -> Any:
    """Gets fonts of our packages and images inside the page; nothing else, and nothing from a network."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith(SCHEME):
                return URLFetcherResponse(url, font_file(url.removeprefix(SCHEME)).read_bytes())
            if url.startswith("data:"):
                return super().fetch(url, headers)
            raise ValueError(f"not fetched: {url[:80]}")

    return Fetcher()


def _fonts(pdf: Any) -> Iterator[str]:
    for one in pdf.objects:
        if isinstance(one, dict) and one.get("Type") == "/Font" and "BaseFont" in one:
            yield str(one["BaseFont"]).lstrip("/").rstrip("'")


def _placements(pages: Any) -> Iterator[tuple[str, tuple[Placement, ...]]]:
    found: dict[str, list[Placement]] = {}
    for number, sheet in enumerate(pages, 1):
        height = sheet.height
        for name, (left, top, right, bottom) in sheet.anchors.items():
            found.setdefault(name, []).append(
                Placement(
                    number,
                    round(left * _POINTS, 3),
                    round((height - bottom) * _POINTS, 3),
                    round(right * _POINTS, 3),
                    round((height - top) * _POINTS, 3),
                )
            )
    for name, placed in found.items():
        yield name, tuple(placed)


class _Listening(logging.Handler):
    """Hears what WeasyPrint warns of: a rule it does not know, an image it could not get."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())

    def __enter__(self) -> _Listening:
        self.logger = logging.getLogger("weasyprint")
        self.kept = (list(self.logger.handlers), self.logger.propagate)
        self.logger.handlers, self.logger.propagate = [self], False
        return self

    def __exit__(self, *exception: object) -> None:
        self.logger.handlers, self.logger.propagate = self.kept


def pango_version() -> str:
    """The version of Pango, which chooses where lines break. Raises `Refused` (missing-library)."""
    try:
        from weasyprint.text.ffi import pango
    except OSError as error:
        raise refuse("missing-library", Origin("Pango"), reason=str(error).splitlines()[0]) from None
    number = int(pango.pango_version())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
