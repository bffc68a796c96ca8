"""What a style does to ink that the place of its box does not say.

A stylesheet may strike words out, draw a line through them, turn them over, push them beneath the ground of a box
around them, or draw beside its boxes: shadows, outlines, pictures on borders. What none of our pages needs, and nobody
can prove by places alone, is refused here.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, degrees, hypot
from typing import Any, Literal

StyleFault = Literal["foreign", "beneath", "struck", "close", "turned"]

_LEAST_SPACING = -0.06
"""Ems. Letters that are set closer run into one another."""
_LEAST_WORD_SPACING = -0.12
"""Ems. A space is a quarter of an em; words that are set closer become one."""
_THICKEST_LINE = 0.12
"""Ems. A line under words that is thicker hides what hangs below their baseline."""
_THICKEST_COLUMN_RULE = 2.0
"""CSS pixels. A rule between two columns that is wider would cover them."""
_MOST_TURNED = 95.0
"""Degrees. Words may run up or down a page, not upside down."""
_MOST_STRETCHED = 1.34
"""How much wider or narrower letters may be than their face has them."""


class StyleReader:
    """Says what is wrong with a style; each style is asked once, as boxes mostly share theirs."""

    def __init__(self) -> None:
        self._boxes: dict[int, tuple[Any, StyleFault | None]] = {}
        self._texts: dict[int, tuple[Any, StyleFault | None]] = {}

    def of_box(self, style: Any) -> StyleFault | None:
        """Whether a box draws beside what is read of it (`foreign`), or lies below the ground of a box around it."""
        # A style that is kept cannot give its identity to another one.
        if id(style) not in self._boxes:
            self._boxes[id(style)] = style, _of_box(style)
        return self._boxes[id(style)][1]

    def of_text(self, style: Any) -> StyleFault | None:
        """Whether words are struck out, or run into one another or backwards."""
        if id(style) not in self._texts:
            self._texts[id(style)] = style, _of_text(style)
        return self._texts[id(style)][1]


def _of_box(style: Any) -> StyleFault | None:
    if style["z_index"] != "auto" and style["z_index"] < 0:
        return "beneath"
    drawn = (
        style["box_shadow"],
        style["mask_border_source"][0] != "none",
        style["border_image_source"][0] != "none",
        style["outline_style"] != "none" and style["outline_width"] > 0,
        style["column_rule_style"] != "none" and style["column_rule_width"] > _THICKEST_COLUMN_RULE,
        style["block_ellipsis"] != "none",
    )
    return "foreign" if any(drawn) else None


def _of_text(style: Any) -> StyleFault | None:
    size = style["font_size"]
    lines = style["text_decoration_line"]
    if lines != "none":
        # WeasyPrint gives a length in pixels, or a percentage of the size.
        thick, below = (_length(style[f"text_{name}"], size) for name in ("decoration_thickness", "underline_offset"))
        if "line-through" in lines or thick > _THICKEST_LINE * size or below < 0:
            return "struck"
    spacing = style["letter_spacing"]
    if spacing != "normal" and spacing < _LEAST_SPACING * size:
        return "close"
    if style["word_spacing"] < _LEAST_WORD_SPACING * size:
        return "close"
    if style["direction"] == "rtl" or style["unicode_bidi"] not in ("normal", "embed", "isolate"):
        return "turned"
    return None


def _length(value: Any, size: float) -> float:
    """A length of a style in pixels; 0 for a word such as `auto`."""
    if isinstance(value, str):
        return 0.0
    if isinstance(value, (int, float)):
        return float(value)
    return float(value.value) * (size / 100 if value.unit == "%" else 1)


def turned(transform: Any) -> bool:
    """Whether a transformation turns letters upside down, mirrors them, or stretches them out of their shape."""
    if transform is None:
        return False
    a, b, c, d = transform.values[:4]
    if a * d - b * c <= 0:
        return True
    wide, high = hypot(a, b), hypot(c, d)
    # Of letters that are neither slanted nor stretched, the area is that of an upright rectangle.
    slanted = (a * d - b * c) < wide * high * 0.8
    stretched = not 1 / _MOST_STRETCHED < wide / high < _MOST_STRETCHED
    return slanted or stretched or abs(degrees(atan2(b, a))) > _MOST_TURNED


def enlarged(transform: Any) -> float:
    """By which factor a transformation makes letters larger."""
    if transform is None:
        return 1.0
    a, b, c, d = transform.values[:4]
    return min(hypot(a, b), hypot(c, d))


def luminance(color: Sequence[float]) -> float:
    """Relative luminance of a colour in sRGB (WCAG 2.2)."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
