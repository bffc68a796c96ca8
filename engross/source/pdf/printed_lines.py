"""The lines of the pages of any PDF, as PDFium reads them: words, where they stand, how large and heavy they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from ctypes import byref, c_double, c_int, create_string_buffer
from dataclasses import dataclass, field
from math import hypot
from statistics import median
from typing import Any

_HYPHENS = ("\x02", "\ufffe")
"""What PDFium gives for a hyphen at the end of a line, whether an author or a program set it."""
_GAP = 1.6
"""Sizes of a letter: a wider gap within a line parts two columns or two cells."""
_ONE_LINE = 0.3
"""Sizes of a letter by which a baseline may differ within one line."""
_BACK = 3
"""Sizes of a letter: what begins so far to the left of the end of the last word is another line."""
_LEAST_SIZE = 4.0
"""Points. A smaller size is taken for this: some files set a size of 1 and enlarge it elsewhere."""
_LONGEST_NAME = 128
_HEAVY = 600
"""The weight of a font from which letters are bold."""
_UNSEEN = frozenset("\u200b\u2060\ufeff\x00")


@dataclass(slots=True)
class PageLine:
    """Words on one line of one column: the edges of its words and its baseline in points from the bottom left.

    `divided` says that the line ends with a hyphen, which is not in `text`.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    divided: bool = False


@dataclass(slots=True)
class PrintedPage:
    """A page: its size in points, its lines in the order of the file, how many pictures it shows."""

    width: float
    height: float
    lines: list[PageLine] = field(default_factory=list)
    pictures: int = 0


def printed_pages(document: Any) -> Iterator[PrintedPage]:
    """The pages of a document of pypdfium2. Raises its errors for a page that cannot be read."""
    from pypdfium2 import raw

    for index in range(len(document)):
        with closing(document[index]) as page, closing(page.get_textpage()) as text:
            width, height = page.get_size()
            found = PrintedPage(width, height)
            found.pictures = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
            found.lines = list(_lines(text.raw, raw))
        yield found


class _PageText:
    """What is asked of PDFium about the letters of one page, by their index."""

    def __init__(self, page: Any, raw: Any) -> None:
        self.page = page
        self.raw = raw
        self._numbers = tuple(c_double() for _ in range(4))
        self._pointers = tuple(map(byref, self._numbers))

    def edges(self, index: int) -> tuple[float, float]:
        """The left and the right edge of a letter, in points."""
        self.raw.FPDFText_GetCharBox(self.page, index, *self._pointers)
        return self._numbers[0].value, self._numbers[1].value

    def base(self, index: int) -> float:
        """The baseline of a letter, in points from the bottom."""
        self.raw.FPDFText_GetCharOrigin(self.page, index, *self._pointers[:2])
        return self._numbers[1].value

    def size(self, index: int) -> float:
        """The size of a letter as it is printed, in points."""
        matrix = self.raw.FS_MATRIX()
        size = float(self.raw.FPDFText_GetFontSize(self.page, index))
        if self.raw.FPDFText_GetMatrix(self.page, index, byref(matrix)):
            size *= hypot(matrix.c, matrix.d) or 1.0
        return size

    def is_bold(self, index: int) -> bool:
        """Whether a letter is bold, by the weight of its font or by its name: subsets often have no weight."""
        if self.raw.FPDFText_GetFontWeight(self.page, index) >= _HEAVY:
            return True
        name, flags = create_string_buffer(_LONGEST_NAME), c_int()
        length = self.raw.FPDFText_GetFontInfo(self.page, index, name, _LONGEST_NAME, byref(flags))
        return length > 0 and any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))

    def line(self, letters: list[str], first: int, last: int, *, divided: bool = False) -> PageLine:
        """The line of letters from `first` to `last`."""
        some = (first, (first + last) // 2, last)
        return PageLine(
            "".join(letters),
            self.edges(first)[0],
            self.edges(last)[1],
            median(map(self.base, some)),
            median(map(self.size, some)),
            all(map(self.is_bold, some[:2])),
            divided,
        )


def _lines(page: Any, raw: Any) -> Iterator[PageLine]:
    """The lines of a page. A wide gap within a line ends one, and so does a hyphen that PDFium joined two lines at."""
    text = _PageText(page, raw)
    letters: list[str] = []
    first = last = -1
    blank = hyphen = False
    size = 0.0
    for index in range(raw.FPDFText_CountChars(page)):
        letter = chr(raw.FPDFText_GetUnicode(page, index))
        if letter in _HYPHENS:
            hyphen = bool(letters)
            continue
        if letter in _UNSEEN or (hyphen and letter in "\r\n"):
            continue
        if hyphen and not letter.isspace():
            hyphen = False
            if (
                abs(text.base(index) - text.base(last)) < _ONE_LINE * size
                and text.edges(index)[0] > text.edges(last)[0]
            ):
                letters.append("-")
            else:
                yield text.line(letters, first, last, divided=True)
                letters, blank = [], False
        if letter in "\r\n":
            if letters:
                yield text.line(letters, first, last)
            letters, blank = [], False
            continue
        if letter.isspace():
            blank = bool(letters)
            continue
        if blank:
            gap = text.edges(index)[0] - text.edges(last)[1]
            if gap > _GAP * size or gap < -_BACK * size:
                yield text.line(letters, first, last)
                letters = []
            else:
                letters.append(" ")
            blank = False
        if not letters:
            first, size = index, max(text.size(index), _LEAST_SIZE)
        letters.append(letter)
        last = index
    if letters:
        yield text.line(letters, first, last, divided=hyphen)
