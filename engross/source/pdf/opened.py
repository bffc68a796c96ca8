"""Opening a PDF to read it: what is protected, damaged or without text is refused, what is active is named."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from engross.diagnostics import Collector, Origin, Severity, refuse

MOST_PAGES = 2_000
"""Pages beyond which a file is refused."""
_HEAD = 1_024
"""Bytes within which the mark of a PDF stands (ISO 32000-1, annex H, note 13)."""
_NOTES = frozenset(("/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret", "/Stamp"))
_SHOWN = 80


def is_pdf(data: bytes) -> bool:
    """Whether a file says that it is a PDF."""
    return b"%PDF-" in data[:_HEAD]


def open_pdf(data: bytes, name: str) -> Pdf:
    """The file called `name`. Raises `Refused`: pdf-protected, pdf-broken, pdf-too-large."""
    try:
        pdf = pikepdf.open(BytesIO(data), attempt_recovery=False)
        count = len(pdf.pages)
    except pikepdf.PasswordError:
        raise refuse("pdf-protected", Origin(name), name=name) from None
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise refuse("pdf-broken", Origin(name), name=name, reason=" ".join(str(error).split())[:200]) from None
    if count > MOST_PAGES:
        raise refuse("pdf-too-large", Origin(name), name=name, pages=count, limit=MOST_PAGES)
    if not count:
        raise refuse("pdf-broken", Origin(name), name=name, reason="no pages")
    return pdf


def report_active(pdf: Pdf, name: str, problems: Collector) -> tuple[str, ...]:
    """Names what a file would do in a viewer, and its comments. Returns the words of the comments."""
    origin = Origin(name)
    for kind in dict.fromkeys(_active(pdf)):
        problems.add("pdf-active", origin, Severity.WARNING, kind=kind)
    comments = []
    for number, page in enumerate(pdf.pages, 1):
        for note in _annotations(page):
            words = " ".join(str(note.get("/Contents", "")).split())
            if note.get("/Subtype") in _NOTES and (words or note.get("/Subtype") == Name.StrikeOut):
                author = str(note.get("/T", "")) or "?"
                shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
                problems.add("pdf-comment", origin, Severity.NOTE, author=author, text=shown or "–", page=number)
                comments.append(words)
    return tuple(comments)


def _active(pdf: Pdf) -> Iterator[str]:
    action = pdf.Root.get("/OpenAction")
    if isinstance(action, Dictionary) and action.get("/S") not in (None, Name.GoTo):
        yield str(action.get("/S")).lstrip("/")
    names = pdf.Root.get("/Names")
    if isinstance(names, Dictionary) and "/JavaScript" in names:
        yield "JavaScript"
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and "/XFA" in form:
        yield "XFA"


def _annotations(page: Any) -> Iterator[Dictionary]:
    held = page.obj.get("/Annots")
    for note in held if isinstance(held, Array) else ():
        if isinstance(note, Dictionary):
            yield note
