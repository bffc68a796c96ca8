"""The words of each marked sequence of a page, with where and in which font they stand (ISO 32000-1, 14.6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Dictionary, Name, String

from engross.pdf_fonts import NO_FONT, PdfFont, pdf_font

SOFT_HYPHEN = "\u00ad"
"""What our own pages say of the hyphen of a divided word (14.8.2.2.3)."""
_OPERATORS = "BT BMC BDC EMC Td TD T* Tm Tf Tj TJ ' \" q Q cm TL"
_MOST_PIECES = 400_000
"""Strings of one page beyond which it is refused: a full page of text has some hundred."""


class Piece(NamedTuple):
    """Words that are shown at once: their text, and the font, its size and the place of the first letter in points."""

    text: str
    font: str
    size: float
    x: float
    y: float


_Matrix = tuple[float, float, float, float, float, float]
_UNIT: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


@dataclass(slots=True)
class MarkedContent:
    """The pieces of one page by the id of their marked sequence; `loose` counts the letters outside of any."""

    pieces: dict[int, list[Piece]] = field(default_factory=dict)
    loose: int = 0


def marked_content(page: pikepdf.Page, fonts: dict[Any, PdfFont]) -> MarkedContent:
    """Reads one page. `fonts` keeps the fonts of a file from page to page.

    What is an artifact, running heads for example, is left out. Only the content of the page itself is read: our own
    pages draw no text in forms. Raises `ValueError` for what cannot be read.
    """
    found = MarkedContent()
    resources = page.obj.get("/Resources", Dictionary())
    names = resources.get("/Font", Dictionary())
    marks: list[
        tuple[int | None, bool, bool]
    ] = []  # of each open mark: its id, whether artifact, whether a soft hyphen
    state = matrix = line = _UNIT
    saved: list[tuple[_Matrix, PdfFont, str, float]] = []
    font, font_name, size, leading, count = NO_FONT, "", 0.0, 0.0, 0

    def say(text: str) -> None:
        nonlocal count
        count += 1
        if count > _MOST_PIECES:
            raise ValueError("a page with too many pieces of text")
        if any(artifact for _, artifact, _ in marks):
            return
        ident = next((mark for mark, _, _ in reversed(marks) if mark is not None), None)
        if ident is None:
            found.loose += len(text.strip())
            return
        where = _times(matrix, state)
        if marks[-1][2]:
            text = SOFT_HYPHEN
        height = abs(size * (where[3] or where[1]))
        found.pieces.setdefault(ident, []).append(Piece(text, font_name, height, where[4], where[5]))

    for instruction in pikepdf.parse_content_stream(page, _OPERATORS):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "TJ":
                say(font.text(b"".join([bytes(part) for part in operands[0] if isinstance(part, String)])))
            case "Tj":
                say(font.text(bytes(operands[-1])))
            case "'" | '"':
                line = matrix = _times((1, 0, 0, 1, 0, -leading), line)
                say(font.text(bytes(operands[-1])))
            case "Tm":
                a, b, c, d, e, f = map(float, operands)
                line = matrix = (a, b, c, d, e, f)
            case "Td" | "TD":
                x, y = map(float, operands)
                leading = -y if str(instruction.operator) == "TD" else leading
                line = matrix = _times((1, 0, 0, 1, x, y), line)
            case "T*":
                line = matrix = _times((1, 0, 0, 1, 0, -leading), line)
            case "TL":
                leading = float(operands[0])
            case "BT":
                line = matrix = _UNIT
            case "Tf":
                font_name, size = str(operands[0]), float(operands[1])
                chosen = names[font_name]
                key = chosen.objgen if chosen.objgen != (0, 0) else None
                if key is None:
                    font = pdf_font(chosen)
                else:
                    font = fonts[key] if key in fonts else fonts.setdefault(key, pdf_font(chosen))
            case "cm":
                a, b, c, d, e, f = map(float, operands)
                state = _times((a, b, c, d, e, f), state)
            case "q":
                saved.append((state, font, font_name, size))
            case "Q":
                if saved:
                    state, font, font_name, size = saved.pop()
            case "BMC":
                marks.append((None, operands[0] == Name.Artifact, False))
            case "BDC":
                properties = operands[1]
                if isinstance(properties, Name):
                    properties = resources.get("/Properties", Dictionary()).get(str(properties), Dictionary())
                ident = properties.get("/MCID") if isinstance(properties, Dictionary) else None
                soft = isinstance(properties, Dictionary) and str(properties.get("/ActualText", "")) == SOFT_HYPHEN
                marks.append((None if ident is None else int(ident), operands[0] == Name.Artifact, soft))
            case "EMC":
                if marks:
                    marks.pop()
    return found
