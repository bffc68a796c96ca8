"""What a renderer takes and gives: the look asked for, the bytes, the place of each node."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file attached to a PDF (ISO 19005-3, 6.8); `relationship` says what it is to the document (AFRelationship)."""

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

    `kind` is that of the copy, `mark` its name (« Exemplaire 1 de 2 – Ville de Québec »), `reference` the name of the
    protocol, `code` the text of the QR code. `head` is printed above each page. With `signed`, signatories are
    named where lines to sign on would be.
    `seals` are the short seals of the pages in order; empty while they are not known. `seal` is the phrase for one
    (« sceau {seal} »). `initials` are the boxes to initial: the id of each and what is printed under it. Pages in
    `unmarked` (numbers from 1) have no boxes.
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

    `proved` asks that the pages be read back once they are laid out (`PageWords`). `archival` asks for PDF/A-3a in
    addition to PDF/UA-1. `copy` is what a copy says of itself on each page; None for a page that is no copy.
    """

    paper: Literal["a4", "letter"]
    draft: bool
    page: str
    page_file: str
    style: str
    style_file: str
    images: Mapping[str, bytes] = field(default_factory=dict)
    archival: bool = False
    proved: bool = False
    attachments: tuple[Attachment, ...] = ()
    copy: CopyLook | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a node stands: page from 1; rectangle in points from the bottom left corner (ISO 32000-1, 8.3.2.3)."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class InkFault:
    """Something on a page that must not be there in a text to sign.

    `kind` is edge (outside what can be printed), frame (outside its cell, column or text area), clipped, over (over
    something else, or under it), faint, small, split (a signature that begins on one page and ends on the next),
    foreign (a picture or a drawing that is not of the act), beneath (below the ground of a box around it), struck (a
    line runs through it), close (its letters run into one another), turned (upside down, backwards or out of shape),
    order (it does not stand where it is read), or sheet (the page is not of the paper; `words` are its size).
    `node` is the id of the nearest element that has one, or the name of the box in the margin. `words` are
    those that it befalls; empty for an image.
    """

    kind: Literal[
        "edge",
        "frame",
        "clipped",
        "over",
        "faint",
        "small",
        "split",
        "foreign",
        "beneath",
        "struck",
        "close",
        "turned",
        "order",
        "sheet",
    ]
    page: int
    node: str
    words: str


@dataclass(frozen=True, slots=True)
class PageWords:
    """What was read on laid-out pages, running heads and feet left out.

    Words are squashed (`engross.render.page_reading.squashed`): those of the text by language, in reading order; those
    of captions and of signatures one by one. `mentions` are the words that the template says are its own, and the
    alternative texts of its pictures. `pictures` are all others: the SHA-256 of each, and its alternative text. `title`
    and `bookmarks` are what a reader of the PDF shows beside the page, squashed. `pages` are all words of each page in
    the order in which they are read, those of the template included.
    """

    by_language: Mapping[str, str] = field(default_factory=dict)
    captions: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    faults: tuple[InkFault, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()
    title: str = ""
    bookmarks: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendering:
    """The bytes of an output, with the number of its pages and the placements if it has any.

    `words` is what was read back, if the look asked for it. If ink is at fault, `content` is empty.
    """

    content: bytes
    pages: int | None = None
    placements: Mapping[str, tuple[Placement, ...]] = field(default_factory=dict)
    words: PageWords | None = None


_TWO_LINES = 40.0
"""Points. A node below two lines of text begins at least this far under the top of the page; one below fewer lines,
nearer.
"""


def stands_alone(placements: Mapping[str, Sequence[Placement]], ident: str) -> bool:
    """Whether fewer than two lines of text stand above a node, on the page where it begins."""
    places = placements.get(ident, ())
    if not places:
        return False
    here = places[0]
    tops = (place.top for others in placements.values() for place in others if place.page == here.page)
    return max(tops) - here.top < _TWO_LINES
