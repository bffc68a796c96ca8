"""How wide words are on paper, from the advance widths of our faces."""

from __future__ import annotations

from functools import cache

from engross.render.fonts import font_file

REGULAR, SEMIBOLD = "SourceSerifPro-Regular", "SourceSerifPro-Semibold"
POINTS_PER_MM = 72 / 25.4
_EM = 1000
"""Units of an em in our faces; a test compares it with the fonts."""


def text_width(text: str, size: float, face: str = REGULAR) -> float:
    """The width of `text` on one line in `size` points, in points. Kerning is not counted; it mostly narrows text."""
    advances = _advances(face)
    return sum(advances.get(ord(character), _EM // 2) for character in text) * size / _EM


def shortened(text: str, width: float, size: float) -> str:
    """`text`, or as many of its first words as fit in `width` points with an ellipsis after them; at least one
    letter."""
    # No letter of running text is as wide as this on average, so that most texts fit without opening a font.
    if len(text) * size * 0.7 <= width or text_width(text, size) <= width:
        return text
    shown = text
    while len(shown) > 1 and text_width(f"{shown}\u00a0…", size) > width:
        before, _, _ = shown.rpartition(" ")
        shown = before if len(before) > len(text) // 4 else shown[:-1]
    return f"{shown.rstrip(' ,;:–-')}\u00a0…"


@cache
def _advances(face: str) -> dict[int, int]:
    """The advance width of each character of a face, in units of the em."""
    from fontTools.ttLib import TTFont

    with TTFont(font_file(face), lazy=True) as font:
        metrics = font["hmtx"].metrics
        return {code: metrics[glyph][0] for code, glyph in font.getBestCmap().items()}
