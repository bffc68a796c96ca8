"""The page and the style of sheets: the workspace's own, or the built-in ones."""

from __future__ import annotations

from typing import Literal

from engross.diagnostics import Origin, refuse
from engross.model.rendering import Look
from engross.source.library import Library

_PAGE, _STYLE = "templates/sheet/page.jinja", "templates/sheet/style.css"
_RENEWAL = "templates/renewal"


def sheet_look(library: Library, paper: Literal["a4", "letter"] = "a4") -> Look:
    """How a sheet is rendered on that paper. Raises `Refused` (unreadable-file, not-utf-8)."""
    page, style = _text(library, _PAGE), _text(library, _STYLE)
    return Look(paper, False, page, _PAGE, style, _STYLE, archival=True)


def renewal_look(library: Library, paper: Literal["a4", "letter"] = "a4") -> Look:
    """How the sheet of a renewal is rendered: the style of sheets, and its own. Raises `Refused` as `sheet_look`."""
    page, own = _text(library, f"{_RENEWAL}/page.jinja"), _text(library, f"{_RENEWAL}/style.css")
    style = f"{_text(library, _STYLE)}\n{own}"
    return Look(paper, False, page, f"{_RENEWAL}/page.jinja", style, f"{_RENEWAL}/style.css", archival=True)


def _text(library: Library, name: str) -> str:
    text = library.text(name)
    if text is None:
        raise refuse("unreadable-file", Origin(name), name=name, reason="not found")
    return text
