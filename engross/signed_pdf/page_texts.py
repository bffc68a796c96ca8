"""Reads the text of each page from its content streams. Seals are computed from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Object, String

from engross.pdf_fonts import NO_FONT, PdfFont, pdf_font

_DEEPEST = 8
"""Greatest depth of forms inside forms; a deeper file is refused."""
_OPERATORS = "BT BMC BDC EMC Do Tf Tj TJ ' \" q Q"


def main_texts(content: bytes) -> tuple[str, ...]:
    """The text of each page that is not an artifact (ISO 32000-1, 14.8.2.2), in the order of the content stream.

    Text outside any marked content counts, and so does the text of forms that
    the page draws. Annotations do not count. Letters come from each font's
    ToUnicode map, or from ActualText where it replaces them; a code without a
    letter becomes U+FFFD. Raises `ValueError` for what cannot be read as a PDF.
    """
    return tuple(main for main, _ in _texts(content))


def artifact_texts(content: bytes) -> tuple[str, ...]:
    """The text of each page that is an artifact: running heads and feet. Otherwise as `main_texts`."""
    return tuple(artifact for _, artifact in _texts(content))


def page_texts(content: bytes) -> list[tuple[str, str]]:
    """For each page its main text and its artifact text, from one reading."""
    return _texts(content)


def _texts(content: bytes) -> list[tuple[str, str]]:
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            fonts: dict[Any, PdfFont] = {}
            return [_page(page, fonts) for page in pdf.pages]
    except (pikepdf.PdfError, RecursionError, TypeError, AttributeError, KeyError, UnicodeError) as error:
        raise ValueError(f"not readable as a PDF: {error}") from None


def _page(page: pikepdf.Page, fonts: dict[Any, PdfFont]) -> tuple[str, str]:
    reader = _PageReader(fonts)
    reader.read(page.obj, page.obj.get("/Resources", Dictionary()), 0)
    return "".join(reader.main), "".join(reader.artifacts)


@dataclass(slots=True)
class _PageReader:
    """Reads one page and the forms that it draws."""

    fonts: dict[Any, PdfFont]
    main: list[str] = field(default_factory=list)
    artifacts: list[str] = field(default_factory=list)
    marks: list[tuple[bool, bool]] = field(default_factory=list)
    """For each open mark: whether it is an artifact, and whether ActualText replaces its content."""

    def read(self, stream: Object, resources: Object, depth: int) -> None:
        if depth > _DEEPEST:
            raise ValueError("forms stand too deep in one another")
        font, saved_fonts, opened = NO_FONT, [], len(self.marks)
        for instruction in pikepdf.parse_content_stream(stream, _OPERATORS):
            operands: Any = instruction.operands
            match str(instruction.operator):
                case "Tf":
                    font = self.font(resources.Font[str(operands[0])])
                case "Tj" | "'" | '"':
                    self.say(font.text(bytes(operands[-1])))
                case "TJ":
                    self.say(font.text(b"".join([bytes(part) for part in operands[0] if isinstance(part, String)])))
                case "BMC":
                    self.open(operands[0], None)
                case "BDC":
                    properties = operands[1]
                    if isinstance(properties, Name):
                        properties = resources.get("/Properties", Dictionary()).get(str(properties), Dictionary())
                    self.open(operands[0], properties)
                case "EMC":
                    if len(self.marks) > opened:
                        self.marks.pop()
                case "q":
                    saved_fonts.append(font)
                case "Q":
                    font = saved_fonts.pop() if saved_fonts else font
                case "Do":
                    shown = resources.XObject[str(operands[0])]
                    if shown.get("/Subtype") == Name.Form:
                        self.read(shown, shown.get("/Resources", resources), depth + 1)
        del self.marks[opened:]

    def open(self, tag: Object, properties: Object | None) -> None:
        artifact, replaced = self.marks[-1] if self.marks else (False, False)
        artifact = artifact or tag == Name.Artifact
        actual = properties.get("/ActualText") if isinstance(properties, Dictionary) else None
        self.marks.append((artifact, replaced or actual is not None))
        if actual is not None and not replaced:
            (self.artifacts if artifact else self.main).append(str(actual))

    def say(self, text: str) -> None:
        artifact, replaced = self.marks[-1] if self.marks else (False, False)
        if not replaced:
            (self.artifacts if artifact else self.main).append(text)

    def font(self, font: Object) -> PdfFont:
        key = font.objgen
        if key == (0, 0):
            return pdf_font(font)
        if key not in self.fonts:
            self.fonts[key] = pdf_font(font)
        return self.fonts[key]
