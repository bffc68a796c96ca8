"""What pages need besides their words: the page and style of sheets, and the emblems of parties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from engross.diagnostics import Origin, refuse
from engross.model.party import Party
from engross.model.rendering import Look
from engross.source.library import Library
from engross.workspace import Workspace

_PAGE, _STYLE = "templates/sheet/page.jinja", "templates/sheet/style.css"
_RENEWAL = "templates/renewal"
_KIT = "templates/kit"


def sheet_look(library: Library, paper: Literal["a4", "letter"] = "a4") -> Look:
    """How a sheet is rendered on that paper. Raises `Refused` (unreadable-file, not-utf-8)."""
    page, style = _text(library, _PAGE), _text(library, _STYLE)
    return Look(paper, False, page, _PAGE, style, _STYLE, archival=True)


def renewal_look(library: Library, paper: Literal["a4", "letter"] = "a4") -> Look:
    """How the sheet of a renewal is rendered: the style of sheets, and its own. Raises `Refused` as `sheet_look`."""
    page, renewal_style = _text(library, f"{_RENEWAL}/page.jinja"), _text(library, f"{_RENEWAL}/style.css")
    style = f"{_text(library, _STYLE)}\n{renewal_style}"
    return Look(paper, False, page, f"{_RENEWAL}/page.jinja", style, f"{_RENEWAL}/style.css", archival=True)


def kit_look(library: Library) -> tuple[Look, str]:
    """How the counterpart's kit is rendered, and its script. Raises `Refused` as `sheet_look`."""
    page, style = (_text(library, f"{_KIT}/{part}") for part in ("page.jinja", "style.css"))
    look = Look("a4", False, page, f"{_KIT}/page.jinja", style, f"{_KIT}/style.css")
    return look, _text(library, f"{_KIT}/script.js")


def emblems(workspace: Workspace, parties: Iterable[Party]) -> dict[str, bytes]:
    """The emblems of parties: the bytes of each image by the name of its file.

    An image that is not there is left out. `gather` collects the diagnostic for it.
    """
    images = {}
    for party in parties:
        path = workspace.find(party.emblem) if party.emblem else None
        if party.emblem and path is not None:
            images[party.emblem] = path.read_bytes()
    return images


def _text(library: Library, name: str) -> str:
    text = library.text(name)
    if text is None:
        raise refuse("unreadable-file", Origin(name), name=name, reason="not found")
    return text
