"""Where on a page something was laid out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a node stands: page from 1, rectangle in points from the bottom left corner (ISO 32000-1, 8.3.2.3)."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
