"""What a renderer is given and what it gives: the look asked for; the bytes, and where each node landed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a PDF (ISO 19005-3, 6.8): `relationship` says what it is to the document."""

    name: str
    content: bytes
    description: str
    relationship: Literal["Source", "Data", "Supplement"] = "Source"
    mime: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Certificate:
    """The sheet before a certified copy: its title, what it certifies, and captions of what is filled in by hand."""

    title: str
    paragraphs: tuple[str, ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyLook:
    """What the pages of a copy say of themselves.

    `kind` is that of the copy, `mark` its name (« Exemplaire 1 de 2 – Ville
    de Québec »), `reference` the protocol's, `code` what the QR code says.
    `head` is what stands above each page, and `signed` says that who signed
    is named where lines to sign on would be.
    `seals` are the short ones of the pages in order, empty while they are not
    known; `seal` is how one is said (« sceau {seal} »). `initials` are the
    ids of the boxes to initial and what stands under each; no box stands on
    the pages of `unmarked`.
    """

    kind: str
    mark: str
    reference: str
    seal: str = "{seal}"
    code: str = ""
    seals: tuple[str, ...] = ()
    initials: tuple[tuple[str, str], ...] = ()
    unmarked: frozenset[int] = frozenset()
    certificate: Certificate | None = None
    head: str = ""
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How a document is to be rendered: paper, draft mark, the template's page and style, images by name.

    `archival` asks for PDF/A-3a as well as PDF/UA-1; `copy` is what a copy
    says of itself on each page.
    """

    paper: Literal["a4", "letter"]
    draft: bool
    page: str
    page_file: str
    style: str
    style_file: str
    images: Mapping[str, bytes] = field(default_factory=dict)
    archival: bool = False
    attachments: tuple[Attachment, ...] = ()
    copy: CopyLook | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a node stands: page from 1, rectangle in points from the bottom left corner (ISO 32000-1, 8.3.2.3)."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Rendering:
    """The bytes of an output, with the number of its pages and the placements if it has any."""

    content: bytes
    pages: int | None = None
    placements: Mapping[str, tuple[Placement, ...]] = field(default_factory=dict)


LINES = 40.0
"""Points that two lines of text take, with the space between them and what follows; one line takes fewer."""


def stands_alone(placements: Mapping[str, Sequence[Placement]], ident: str) -> bool:
    """Whether a node stands on its page without two lines of text above it; not when it is split over several."""
    places = placements.get(ident, ())
    if len({place.page for place in places}) != 1:
        return False
    here = places[0]
    above = (one.top for found in placements.values() for one in found if one.page == here.page)
    return max(above) - here.top < LINES
