"""A PDF as a reading: our own by its structure tree, exactly; any other from its pages as they are printed."""

from __future__ import annotations

from contextlib import closing
from hashlib import sha256
from typing import Any

import pikepdf
from pikepdf import Pdf

from engross.diagnostics import Collector, Origin, Severity, refuse
from engross.model.outline import LeftOut, Outline, Reading, Untold, lines
from engross.source.html_reader import read_html
from engross.source.pdf.as_page import html_page
from engross.source.pdf.opened import open_pdf, report_active
from engross.source.pdf.printed_lines import PrintedPage, printed_pages
from engross.source.pdf.printed_paragraphs import text_of
from engross.source.pdf.running_lines import without_running_lines
from engross.source.pdf.structure import Element, structure_of

_OURS = "WeasyPrint"
"""The producer that our files name."""
_WORDS_A_PAGE = 3
"""Words of a page on average below which a file holds pictures of text."""
_UNREADABLE = (pikepdf.PdfError, ValueError, TypeError, AttributeError, LookupError, RecursionError, OverflowError)


def read_pdf(data: bytes, name: str, problems: Collector) -> Reading:
    """The outline of a PDF.

    Adds to `problems` comments, what the file would do in a viewer, and, where
    its pages were read as they are printed, that paragraphs were guessed.
    Raises `Refused`: pdf-protected, pdf-broken, pdf-too-large, pdf-no-text,
    compared-redline.
    """
    with open_pdf(data, name) as pdf:
        try:
            comments = report_active(pdf, name, problems)
            lang = str(pdf.Root.get("/Lang", ""))
            reading = _exact(pdf, name) if _is_ours(pdf) else None
        except _UNREADABLE as error:
            raise _broken(name, error) from None
    reading = reading or _printed(data, name, lang, problems)
    left_out: dict[LeftOut, tuple[str, ...]] = {kind: reading.left_out[kind] for kind in reading.left_out}
    if comments:
        left_out["comments"] = comments
    return Reading(reading.outline, left_out, bare=True, source=sha256(data).hexdigest(), untold=reading.untold)


def _broken(name: str, error: Exception) -> Exception:
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    return refuse("pdf-broken", Origin(name), name=name, reason=reason)


def _is_ours(pdf: Pdf) -> bool:
    return str(pdf.docinfo.get("/Producer", "")).startswith(_OURS)


def _exact(pdf: Pdf, name: str) -> Reading | None:
    """The text by the structure tree; None if that does not hold every letter of the pages."""
    structure = structure_of(pdf)
    if structure is None or not structure.whole:
        return None
    if any(map(_is_marked, (*structure.before, structure.body))):
        raise refuse("compared-redline", Origin(name))
    read = read_html(html_page(structure, str(pdf.Root.get("/Lang", ""))), name)
    if not any(True for _ in lines(read.outline)):
        return None
    images = read.left_out.get("images", ())
    return Reading(read.outline, {"images": images} if images else {}, untold=Untold(spelling=False))


def _is_marked(element: Element) -> bool:
    """Whether words are marked as put in or taken out."""
    return (element.tag == "Span" and bool(element.alternative)) or any(map(_is_marked, element.elements))


def _printed(data: bytes, name: str, lang: str, problems: Collector) -> Reading:
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            pages = list(printed_pages(document))
    except (pypdfium2.PdfiumError, *_UNREADABLE) as error:
        raise _broken(name, error) from None
    _check_has_text(pages, name)
    kept, running = without_running_lines(pages)
    text = text_of(kept)
    problems.add("pdf-printed", Origin(name), Severity.NOTE, name=name)
    for number, page in enumerate(pages, 1):
        if page.pictures and not page.lines:
            problems.add("pdf-picture-page", Origin(name), Severity.WARNING, page=number)
    left_out: dict[LeftOut, tuple[str, ...]] = {}
    if running:
        left_out["headers"] = running
    return Reading(
        Outline(lang, text.clauses),
        left_out,
        untold=Untold(spelling=False, paragraphs=False, roles=False, divided=text.divided),
    )


def _check_has_text(pages: list[PrintedPage], name: str) -> None:
    """Raise `Refused` (pdf-no-text) for a file whose pages are pictures, or whose letters are not known."""
    words: list[Any] = [word for page in pages for line in page.lines for word in line.text.split()]
    unknown = sum("\ufffd" in word or not word.isprintable() for word in words)
    if len(words) < _WORDS_A_PAGE * len(pages) or unknown * 5 > len(words):
        raise refuse("pdf-no-text", Origin(name), name=name, pages=len(pages))
