"""The words in the margins of pages: title and page number, and on a copy its name, its reference and its seal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from engross.model.document import Front, plain
from engross.model.rendering import CopyLook
from engross.render.table_fit import TEXT_WIDTH
from engross.render.template import css_string, page_counter
from engross.render.text_width import POINTS_PER_MM, shortened, text_width

_COUNTED = "{n} / {N}"
"""How pages are counted if the template has no words for it."""


FOOT_SIZE = 8.0
"""Points, the size of running feet in the stylesheet."""
_PAGE_NUMBER = 30.0
"""Millimetres that the number of the page takes beside the title, in the foot of a page that is no copy."""
_GAP = 4.0
"""Millimetres between the words of a foot and the boxes to initial."""
_INTO_MARGIN, _INTO_WIDE_MARGIN = 28.0, 15.0
"""Millimetres by which boxes to initial may stand in the right margin, so that they end 10 mm from the edge; the
second on pages with wider text."""


@dataclass(frozen=True, slots=True)
class InitialBoxes:
    """The row of boxes to initial, in millimetres: `width` of each, `gap` between two, `count` of them.

    Up to four have 14 mm each. More of them are narrower, and reach into the margin at their right; the words of the
    foot keep what is left of the width of the text.
    """

    count: int

    @property
    def gap(self) -> float:
        return 1.5 if self.count <= 9 else 1.0

    @property
    def width(self) -> float:
        room = 60.5 + _INTO_MARGIN - self.gap * (self.count - 1)
        return 14.0 if self.count <= 4 else round(max(7.0, min(14.0, room / self.count)), 2)

    @property
    def total(self) -> float:
        return self.count * (self.width + self.gap) - self.gap if self.count else 0.0

    def inside(self, margin: float = _INTO_MARGIN) -> float:
        """How much of the row stands under the text, where it may stand in the margin by so many millimetres."""
        return round(max(min(self.total, 60.5), self.total - margin), 2)


def running_foot(front: Front) -> dict[str, Markup]:
    """Words of the running foot as CSS strings, `{n}` and `{N}` as page counters. A long title is shortened."""
    room = (TEXT_WIDTH - _PAGE_NUMBER) * POINTS_PER_MM
    return {
        "page": Markup(page_counter(front.word("page") or _COUNTED)),
        "title": Markup(css_string(shortened(_title(front), room, FOOT_SIZE))),
        "draft": Markup(css_string(front.word("draft"))),
    }


def copy_margins(front: Front, mark: CopyLook) -> dict[str, Any]:
    """What a copy says of itself, for the page of the template. Feet are values of the CSS property `content`.

    A foot has three lines: title, name of the copy, and page, reference and seal. Where these three do not fit on a
    line beside the boxes to initial, the reference has a line of its own. Title and name are shortened at their end.
    """
    boxes = InitialBoxes(len(mark.initials))
    room = (TEXT_WIDTH - (boxes.inside() + _GAP if boxes.count else 0)) * POINTS_PER_MM
    counted = (front.word("page") or _COUNTED).replace(" ", "\u00a0")
    longest_seal = max((mark.seal.replace("{seal}", seal) for seal in mark.seals), key=len, default="00000000")
    last = [counted.replace("{n}", "000").replace("{N}", "000"), mark.reference, longest_seal]
    apart = text_width(" · ".join(last), FOOT_SIZE) > room
    above = [shortened(_title(front), room, FOOT_SIZE), shortened(mark.mark, room, FOOT_SIZE)]
    above += [shortened(mark.reference, room, FOOT_SIZE)] if apart else []

    def foot(seal: str) -> Markup:
        below = ("" if apart else f" · {mark.reference}") + (f" · {mark.seal.replace('{seal}', seal)}" if seal else "")
        head = css_string("".join(f"{line}\n" for line in above))
        return Markup(f"{head} {page_counter(counted)}" + (f" {css_string(below)}" if below else ""))

    return {
        "kind": mark.kind,
        "head": Markup(css_string(mark.head)) if mark.head else "",
        "signed": mark.signed,
        "foot": foot(""),
        "foot_lines": len(above) + 1,
        "pages": [(number, foot(seal)) for number, seal in enumerate(mark.seals, 1)],
        "unmarked": sorted(mark.unmarked),
        "code": Markup(css_string(qr_code(mark.code))) if mark.code else "",
        "initials": mark.initials,
        "boxes": {
            "width": boxes.width,
            "gap": boxes.gap,
            "inside": boxes.inside(),
            "inside_wide": boxes.inside(_INTO_WIDE_MARGIN),
        },
        "certificate": mark.certificate,
    }


def qr_code(text: str) -> str:
    """`text` as a QR code (ISO/IEC 18004): a `data:` address of a small PNG, to be enlarged without smoothing."""
    import segno

    return str(segno.make_qr(text, error="l", boost_error=False).png_data_uri(scale=4, border=0))


def _title(front: Front) -> str:
    return plain(front.title) + (f" {plain(front.period)}" if front.period else "")
