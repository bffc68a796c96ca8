"""Ink on a page: where it is, and whether one thing stands over another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engross.model.rendering import InkFault

MM = 96 / 25.4
"""CSS pixels in a millimetre."""
PRINTER_MARGIN = 10.0
"""Millimetres along each edge of a sheet where printers may not print."""
_SHEETS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Millimetres, the shorter side first."""
TOLERANCE = 2.0
"""CSS pixels by which ink may pass a frame. The space between letters stands after the last letter too."""
_OVERLAP = 1.5
"""CSS pixels by which the ink of two things may meet, in width and in height."""

_THIN = 2.0
"""CSS pixels. A rule that is no thicker hides no letter that it runs through."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """An upright rectangle on a page, in CSS pixels from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Rectangle, tolerance: float = TOLERANCE) -> bool:
        return (
            other.left >= self.left - tolerance
            and other.top >= self.top - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def meets(self, other: Rectangle) -> bool:
        """Whether two rectangles share more than a narrow edge. A thin rule meets what it runs through."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        thin = min(self.right - self.left, self.bottom - self.top, other.right - other.left, other.bottom - other.top)
        least = min(_OVERLAP, thin / 2)
        return wide > least and high > least

    @property
    def thickness(self) -> float:
        return min(self.right - self.left, self.bottom - self.top)

    def within(self, other: Rectangle) -> Rectangle:
        return Rectangle(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Ink:
    """Something that is drawn: where, what it is, in which element, and inside which filled boxes."""

    place: Rectangle
    kind: str
    """text, image, fill or rule."""
    node: str
    words: str
    inside: tuple[int, ...]
    """The identities of the boxes around it that have a ground or a border; of a fill or a rule, its own box first."""


def moved(place: Rectangle, transform: Any) -> Rectangle:
    """A rectangle after a transformation: the upright rectangle around it."""
    if transform is None:
        return place
    corners = [transform.transform_point(x, y) for x in (place.left, place.right) for y in (place.top, place.bottom)]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return Rectangle(min(across), min(down), max(across), max(down))


def overlaps(number: int, some: Sequence[Ink], all_of_page: Sequence[Ink]) -> Iterator[InkFault]:
    """What of `some` stands over something else on its page. At least one of the two is text or an image."""
    ordered = sorted(all_of_page, key=lambda ink: ink.place.top)
    tops = [ink.place.top for ink in ordered]
    tallest = max((ink.place.bottom - ink.place.top for ink in ordered), default=0.0)
    for ink in some:
        if ink.kind not in ("text", "image"):
            continue
        first = bisect_left(tops, ink.place.top - tallest)
        for other in ordered[first : bisect_right(tops, ink.place.bottom)]:
            if other is ink or not ink.place.meets(other.place):
                continue
            # The ground of a box that is around this ink is below it, and a thin rule of such a box is its frame.
            around = other.kind in ("fill", "rule") and other.inside[0] in ink.inside
            if around and (other.kind == "fill" or other.place.thickness <= _THIN):
                continue
            yield InkFault("over", number, ink.node, ink.words or other.words)
            break


# boxes of WeasyPrint -------------------------------------------------------------------------------------------------


def is_sheet(box: Any, paper: str) -> bool:
    """Whether a page is a sheet of that paper, upright or turned, and nothing more: no bleed, no crop marks."""
    size = sorted((box.margin_width() / MM, box.margin_height() / MM))
    near = all(abs(have - wanted) < 0.5 for have, wanted in zip(size, _SHEETS[paper], strict=True))
    return near and not any(box.bleed.values()) and not box.style["marks"]


def printable(box: Any) -> Rectangle:
    edge = PRINTER_MARGIN * MM
    return Rectangle(edge, edge, box.margin_width() - edge, box.margin_height() - edge)


def content_box(box: Any) -> Rectangle:
    left, top = box.content_box_x(), box.content_box_y()
    return Rectangle(left, top, left + box.width, top + box.height)


def border_box(box: Any) -> Rectangle:
    left, top = box.border_box_x(), box.border_box_y()
    return Rectangle(left, top, left + box.border_width(), top + box.border_height())
