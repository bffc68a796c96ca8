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
class Look:
    """How a document is to be rendered: paper, draft mark, the template's page and style, images by name."""

    paper: Literal["a4", "letter"]
    draft: bool
    page: str
    page_file: str
    style: str
    style_file: str
    images: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rendering:
    """The bytes of an output, with the number of its pages and the placements if it has any."""

    content: bytes
    pages: int | None = None
    placements: Mapping[str, tuple[Placement, ...]] = field(default_factory=dict)
