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


class TaggedPiece(NamedTuple):
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

    pieces: dict[int, list[TaggedPiece]] = field(default_factory=dict)
    loose: int = 0


def marked_content(page: pikepdf.Page, fonts: dict[Any, PdfFont]) -> MarkedContent:
    """Reads one page. `fonts` keeps the fonts of a file from page to page.

    What is an artifact, running heads for example, is left out. Only the content of the page itself is read: our own
    pages draw no text in forms. Raises `ValueError` for what cannot be read.
    """
    reader = _ContentReader(page.obj.get("/Resources", Dictionary()), fonts)
    for instruction in pikepdf.parse_content_stream(page, _OPERATORS):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in ("TJ", "Tj", "'", '"'):
            reader.show(operator, operands)
        elif operator in ("BMC", "BDC", "EMC"):
            reader.mark(operator, operands)
        else:
            reader.set_state(operator, operands)
    return reader.content


class _OpenMark(NamedTuple):
    """A marked sequence that is open: its id if it has one, whether it is an artifact, whether it is a soft hyphen."""

    ident: int | None
    artifact: bool
    soft: bool = False


class _ContentReader:
    """The state of a page while its operators are read (ISO 32000-1, 8.4, 9.3 and 9.4)."""

    def __init__(self, resources: Any, fonts: dict[Any, PdfFont]) -> None:
        self.content = MarkedContent()
        self.resources, self.fonts = resources, fonts
        self.names = resources.get("/Font", Dictionary())
        self.marks: list[_OpenMark] = []
        self.state = self.matrix = self.line = _UNIT
        self.saved: list[tuple[_Matrix, PdfFont, str, float]] = []
        self.font, self.font_name, self.size, self.leading = NO_FONT, "", 0.0, 0.0
        self.count = 0

    def show(self, operator: str, operands: list[Any]) -> None:
        """Reads the words that an operator shows."""
        if operator in ("'", '"'):
            self._next_line(0, -self.leading)
        if operator == "TJ":
            self._say(self.font.text(b"".join([bytes(part) for part in operands[0] if isinstance(part, String)])))
        else:
            self._say(self.font.text(bytes(operands[-1])))

    def _say(self, text: str) -> None:
        self.count += 1
        if self.count > _MOST_PIECES:
            raise ValueError("a page with too many pieces of text")
        if any(mark.artifact for mark in self.marks):
            return
        ident = next((mark.ident for mark in reversed(self.marks) if mark.ident is not None), None)
        if ident is None:
            self.content.loose += len(text.strip())
            return
        where = _times(self.matrix, self.state)
        if self.marks[-1].soft:
            text = SOFT_HYPHEN
        height = abs(self.size * (where[3] or where[1]))
        piece = TaggedPiece(text, self.font_name, height, where[4], where[5])
        self.content.pieces.setdefault(ident, []).append(piece)

    def mark(self, operator: str, operands: list[Any]) -> None:
        """Opens or closes a marked sequence."""
        if operator == "EMC":
            if self.marks:
                self.marks.pop()
            return
        artifact = operands[0] == Name.Artifact
        if operator == "BMC":
            self.marks.append(_OpenMark(None, artifact))
            return
        properties = operands[1]
        if isinstance(properties, Name):
            properties = self.resources.get("/Properties", Dictionary()).get(str(properties), Dictionary())
        ident = properties.get("/MCID") if isinstance(properties, Dictionary) else None
        soft = isinstance(properties, Dictionary) and str(properties.get("/ActualText", "")) == SOFT_HYPHEN
        self.marks.append(_OpenMark(None if ident is None else int(ident), artifact, soft))

    def set_state(self, operator: str, operands: list[Any]) -> None:
        """Takes an operator that changes the place, the font or the graphics state."""
        match operator:
            case "Tm":
                a, b, c, d, e, f = map(float, operands)
                self.line = self.matrix = (a, b, c, d, e, f)
            case "Td" | "TD":
                x, y = map(float, operands)
                self.leading = -y if operator == "TD" else self.leading
                self._next_line(x, y)
            case "T*":
                self._next_line(0, -self.leading)
            case "TL":
                self.leading = float(operands[0])
            case "BT":
                self.line = self.matrix = _UNIT
            case "Tf":
                self.font_name, self.size = str(operands[0]), float(operands[1])
                self.font = self._font(self.names[self.font_name])
            case "cm":
                a, b, c, d, e, f = map(float, operands)
                self.state = _times((a, b, c, d, e, f), self.state)
            case "q":
                self.saved.append((self.state, self.font, self.font_name, self.size))
            case "Q":
                if self.saved:
                    self.state, self.font, self.font_name, self.size = self.saved.pop()

    def _next_line(self, x: float, y: float) -> None:
        self.line = self.matrix = _times((1, 0, 0, 1, x, y), self.line)

    def _font(self, chosen: Any) -> PdfFont:
        """The font of that object; an indirect one is read once for the whole file."""
        if chosen.objgen == (0, 0):
            return pdf_font(chosen)
        if chosen.objgen not in self.fonts:
            self.fonts[chosen.objgen] = pdf_font(chosen)
        return self.fonts[chosen.objgen]
