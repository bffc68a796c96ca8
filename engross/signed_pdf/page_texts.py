"""Reads the text of each page from its content streams. Seals are computed from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from engross.pdf_fonts import NO_FONT, PdfFont, pdf_font

_DEEPEST = 8
"""Greatest depth of forms inside forms; a deeper file is refused."""
_OUTSIDE = (False, False, -1)
"""Of text outside any mark: see `_PageReader.marks`."""
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


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """What one page draws: its main text in the order of the content stream, and as its structure gives it.

    `main` is as in `main_texts`. `structured` is the text of the marked content that the structure tree names for this
    page, in the order of the tree (ISO 32000-1, 14.7.4.2).
    """

    main: str
    structured: str


def drawn_pages(content: bytes) -> tuple[DrawnPage, ...]:
    """Each page as it is drawn and as it is read aloud, from one reading. Raises `ValueError` as `main_texts`."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            fonts: dict[Any, PdfFont] = {}
            readers = [_read(page, fonts) for page in pdf.pages]
            numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
            named: list[list[str]] = [[] for _ in readers]
            for number, mark in _named_marks(pdf.Root.StructTreeRoot, numbers, None):
                named[number].append("".join(readers[number].by_mark.get(mark, ())))
            return tuple(
                DrawnPage("".join(reader.main), "".join(texts)) for reader, texts in zip(readers, named, strict=True)
            )
    except (pikepdf.PdfError, RecursionError, TypeError, AttributeError, KeyError, UnicodeError) as error:
        raise ValueError(f"not readable as a PDF: {error}") from None


def _named_marks(element: Object, numbers: Mapping[Any, int], page: int | None) -> Iterator[tuple[int, int]]:
    """The page (from 0) and the number of each marked content that an element of the structure holds, in order."""
    if "/Pg" in element:
        page = numbers[element.Pg.objgen]
    kids: Any = element.get("/K", ())
    for kid in kids if isinstance(kids, Array) else (kids,):
        if isinstance(kid, int):
            if page is None:
                raise TypeError("marked content of no page")
            yield page, kid
        elif kid.get("/Type") == Name.MCR:
            yield numbers[kid.Pg.objgen] if "/Pg" in kid else page or 0, int(kid.MCID)
        elif kid.get("/Type") != Name.OBJR:
            yield from _named_marks(kid, numbers, page)


def _texts(content: bytes) -> list[tuple[str, str]]:
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            fonts: dict[Any, PdfFont] = {}
            return [_page(page, fonts) for page in pdf.pages]
    except (pikepdf.PdfError, RecursionError, TypeError, AttributeError, KeyError, UnicodeError) as error:
        raise ValueError(f"not readable as a PDF: {error}") from None


def _read(page: pikepdf.Page, fonts: dict[Any, PdfFont]) -> _PageReader:
    reader = _PageReader(fonts)
    reader.read(page.obj, page.obj.get("/Resources", Dictionary()), 0)
    return reader


def _page(page: pikepdf.Page, fonts: dict[Any, PdfFont]) -> tuple[str, str]:
    reader = _read(page, fonts)
    return "".join(reader.main), "".join(reader.artifacts)


@dataclass(slots=True)
class _PageReader:
    """Reads one page and the forms that it draws."""

    fonts: dict[Any, PdfFont]
    main: list[str] = field(default_factory=list)
    artifacts: list[str] = field(default_factory=list)
    marks: list[tuple[bool, bool, int]] = field(default_factory=list)
    """For each open mark: whether it is an artifact, whether ActualText replaces its content, and its number, which is
    that of the mark around it where it has none (-1 outside any)."""
    by_mark: dict[int, list[str]] = field(default_factory=dict)
    """The main text by the number of its mark (MCID)."""

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
        artifact, replaced, number = self.marks[-1] if self.marks else _OUTSIDE
        artifact = artifact or tag == Name.Artifact
        actual = None
        if isinstance(properties, Dictionary):
            actual = properties.get("/ActualText")
            number = int(properties.get("/MCID", number))
        self.marks.append((artifact, replaced, number))
        if actual is not None:
            self.say(str(actual))
            self.marks[-1] = artifact, True, number

    def say(self, text: str) -> None:
        artifact, replaced, number = self.marks[-1] if self.marks else _OUTSIDE
        if replaced:
            return
        (self.artifacts if artifact else self.main).append(text)
        if not artifact:
            self.by_mark.setdefault(number, []).append(text)

    def font(self, font: Object) -> PdfFont:
        key = font.objgen
        if key == (0, 0):
            return pdf_font(font)
        if key not in self.fonts:
            self.fonts[key] = pdf_font(font)
        return self.fonts[key]
