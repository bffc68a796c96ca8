"""The page and the style of sheets: the workspace's own, or the built-in ones."""

from __future__ import annotations

from typing import Literal

from engross.diagnostics import Origin, refuse
from engross.model.rendering import Look
from engross.source.library import Library

_PAGE, _STYLE = "templates/sheet/page.jinja", "templates/sheet/style.css"


def sheet_look(library: Library, paper: Literal["a4", "letter"] = "a4") -> Look:
    """How a sheet is rendered on that paper. Raises `Refused` (unreadable-file, not-utf-8)."""
    page, style = _text(library, _PAGE), _text(library, _STYLE)
    return Look(paper, False, page, _PAGE, style, _STYLE, archival=True)


def _text(library: Library, name: str) -> str:
    text = library.text(name)
    if text is None:
        raise refuse("unreadable-file", Origin(name), name=name, reason="not found")
    return text
