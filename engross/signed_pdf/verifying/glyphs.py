"""Checks that the glyphs in the fonts of a copy show the letters that its text holds.

A font in a PDF gives two meanings to a code: an outline, which people see, and
letters, which are copied, sealed and read aloud. Example: if the outline shows
"8" and the letter is "3", the seals are good and the reader is deceived. So the
outline of each code with letters is compared with the known face of that name.
It must be the glyph of these letters in the face, or a glyph that the face
substitutes for it (a ligature, a superior figure, a small capital).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Name

from engross.pdf_fonts import letters_of
from engross.signed_pdf.archival_rules import fonts

Outline = tuple[Any, ...]
_PREFIX = re.compile(r"^[A-Z]{6}\+")
_ANYWHERE = frozenset("\u00ad\u2010\u2011-")
"""Letters that one outline may stand for: the hyphen, hard, soft and plain."""
_SPACES = frozenset(" \u00a0\u202f\u2009\u2002\u2003\u200b\u2060")


class UnknownFont(ValueError):
    """A font that belongs to none of the known faces."""


def wrong_glyphs(content: bytes, faces: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    """Yields the name of a font with the letters that one of its glyphs does not show.

    `faces` are OpenType files by the name of the face.

    Raises `UnknownFont` for a font that is none of them, `ValueError` for one
    that cannot be read.
    """
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            # The appearance of a signature belongs to its signatory. No seal is computed from it.
            for font in fonts(pdf, looks=False):
                name = _PREFIX.sub("", str(font.get("/BaseFont", "")).lstrip("/"))
                yield from ((name, letters) for letters in _wrong(font, name, faces))
    except UnknownFont:
        raise
    except Exception as error:  # noqa: BLE001 -- fontTools may raise anything for a broken font
        raise ValueError(f"a font that cannot be read: {type(error).__name__}") from None


def _wrong(font: Any, name: str, faces: Mapping[str, Path]) -> Iterator[str]:
    letters = {code: text for code, text in letters_of(font).items() if text}
    outlines = _outlines(font)
    face = next((path for known, path in faces.items() if _plain(known) == _plain(name)), None)
    if face is None or outlines is None:
        raise UnknownFont(name)
    shown = _Face.of(face)
    for code, text in sorted(letters.items()):
        if set(text) <= _SPACES:
            if outlines.get(code, ()):
                yield text
        elif outlines.get(code, ()) not in shown.outlines_of(text):
            yield text


def _plain(name: str) -> str:
    """A name of a face in one spelling. Programs differ: Source-Serif-Pro-Semi-Bold, SourceSerifPro-Semibold."""
    plain = re.sub(r"[^a-z0-9]", "", name.lower()).removesuffix("regular")
    return plain.replace("italic", "it")


def _outlines(font: Any) -> dict[int, Outline] | None:
    """The outline of each code of a font whose codes are the numbers of its glyphs; None for any other font."""
    if font.get("/Subtype") != Name.Type0 or font.get("/Encoding") != Name("/Identity-H"):
        return None
    [inner] = font.DescendantFonts
    descriptor = inner.get("/FontDescriptor", {})
    if inner.get("/CIDToGIDMap", Name.Identity) != Name.Identity or "/FontFile3" not in descriptor:
        return None
    from fontTools.cffLib import CFFFontSet
    from fontTools.ttLib import TTFont

    data = descriptor.FontFile3.read_bytes()
    if data[:4] == b"OTTO":
        set_: Any = TTFont(BytesIO(data), lazy=True)["CFF "].cff
    else:
        set_ = CFFFontSet()
        set_.decompile(BytesIO(data), None, isCFF2=False)
    top = set_[0]
    names = top.charset
    keyed = hasattr(top, "ROS")
    numbers = {
        (int(name[3:]) if name.startswith("cid") else 0) if keyed else index: name for index, name in enumerate(names)
    }
    used = letters_of(font)
    return {code: _outline(top.CharStrings[numbers[code]]) for code in used if code in numbers}


def _outline(glyph: Any) -> Outline:
    """The outline that a glyph draws, in whole units of its face."""
    from fontTools.pens.recordingPen import RecordingPen

    pen = RecordingPen()
    glyph.draw(pen)
    return tuple(
        (move, tuple((round(x), round(y)) for x, y in points)) for move, points in pen.value if move != "closePath"
    )


class _Face:
    """A known face: the glyphs that may stand for a text, and their outlines."""

    def __init__(self, path: Path) -> None:
        from fontTools.ttLib import TTFont

        font: Any = TTFont(path, lazy=True)
        self.glyphs = font.getGlyphSet()
        self.for_text: dict[str, set[str]] = {}
        for letter, name in font.getBestCmap().items():
            self.for_text.setdefault(chr(letter), set()).add(name)
        self.instead: dict[str, set[str]] = {}
        self.joined: dict[tuple[str, ...], set[str]] = {}
        if "GSUB" in font:
            for lookup in font["GSUB"].table.LookupList.Lookup:
                for table in lookup.SubTable:
                    self.substitutions(getattr(table, "ExtSubTable", table))

    @staticmethod
    @cache
    def of(path: Path) -> _Face:
        return _Face(path)

    def substitutions(self, table: Any) -> None:
        """Single, alternate and ligature substitutions (OpenType 1.9, GSUB lookup types 1, 3 and 4)."""
        match table.LookupType:
            case 1:
                for name, other in table.mapping.items():
                    self.instead.setdefault(name, set()).add(other)
            case 3:
                for name, others in table.alternates.items():
                    self.instead.setdefault(name, set()).update(others)
            case 4:
                for first, ligatures in table.ligatures.items():
                    for ligature in ligatures:
                        self.joined.setdefault((first, *ligature.Component), set()).add(ligature.LigGlyph)

    def outlines_of(self, text: str) -> set[Outline]:
        """The outlines that may stand for `text`, which one glyph shows."""
        names: set[str] = set()
        for letter in _ANYWHERE if text in _ANYWHERE else (text,):
            names |= self.names_of(letter)
        return {_outline(self.glyphs[name]) for name in names}

    def names_of(self, text: str) -> set[str]:
        each = [self.variants(self.for_text.get(letter, set())) for letter in text]
        if not each or not all(each):
            return set()
        if len(each) == 1:
            return each[0]
        glyphs = {
            ligature
            for parts, ligatures in self.joined.items()
            if len(parts) == len(each) and all(part in choice for part, choice in zip(parts, each, strict=True))
            for ligature in ligatures
        }
        return self.variants(glyphs)

    def variants(self, names: set[str]) -> set[str]:
        """`names` and all glyphs that substitutions may put in their place, after any number of steps."""
        glyphs, waiting = set(names), list(names)
        while waiting:
            for other in self.instead.get(waiting.pop(), ()):
                if other not in glyphs:
                    glyphs.add(other)
                    waiting.append(other)
        return glyphs
