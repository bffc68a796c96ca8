"""What a renderer gives: bytes, and where each node landed on the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a node stands: page from 1, rectangle in points from the bottom left corner (ISO 32000-1, 8.3.2.3)."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a PDF (ISO 19005-3, 6.8): `relationship` says what it is to the document."""

    name: str
    content: bytes
    description: str
    relationship: Literal["Source", "Data", "Supplement"] = "Source"
    mime: str = "text/plain"


@dataclass(frozen=True, slots=True)
class PageMark:
    """What one page of a copy says of itself in its foot: whose copy, its seal, and whether initials stand there."""

    copy: str
    seal: str
    initials: bool = True


@dataclass(frozen=True, slots=True)
class Look:
    """How a document is to be rendered: paper, draft mark, the template's page and style, images by name.

    `archival` asks for PDF/A-3a as well as PDF/UA-1. `marks` are those of the
    pages of a copy, by number from 1; `code` is what their QR code says, and
    `initials` the ids and captions of the boxes to initial.
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
    marks: Mapping[int, PageMark] = field(default_factory=dict)
    code: str = ""
    initials: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rendering:
    """The bytes of an output, with the number of its pages and the placements if it has any."""

    content: bytes
    pages: int | None = None
    placements: Mapping[str, tuple[Placement, ...]] = field(default_factory=dict)
