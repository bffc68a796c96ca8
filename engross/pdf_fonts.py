"""The letters that the codes of a PDF font stand for (ISO 32000-1, 9.10)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from struct import unpack

from pikepdf import Name, Object


@dataclass(frozen=True, slots=True)
class PdfFont:
    """How to read the codes of a font: `width` bytes each, `letters` by code, `plain` for codes without an entry."""

    width: int
    letters: dict[int, str]
    plain: Callable[[int], str]

    def text(self, codes: bytes) -> str:
        """The letters of a string in this font; U+FFFD for a code without one."""
        whole = len(codes) - len(codes) % self.width
        units = [*unpack(f">{whole // self.width}{'H' if self.width == 2 else 'B'}", codes[:whole]), *codes[whole:]]
        letters, plain = self.letters, self.plain
        return "".join([letters.get(code) or plain(code) for code in units])


def _unknown(_: int) -> str:
    return "\ufffd"


def _western(code: int) -> str:
    """The letter of a code in WinAnsiEncoding (ISO 32000-1, D.2)."""
    return bytes((code,)).decode("cp1252", "replace")


NO_FONT = PdfFont(1, {}, _unknown)
"""What stands for a font before one is chosen."""


def letters_of(font: Object) -> dict[int, str]:
    """The letters that a font's ToUnicode map gives, by code; none without a map. Raises `ValueError`."""
    return dict(_mapped(font.ToUnicode.read_bytes())) if "/ToUnicode" in font else {}


def pdf_font(font: Object) -> PdfFont:
    """How to read the codes of a font of a PDF. Raises `ValueError` for a ToUnicode map that cannot be read."""
    composite = font.get("/Subtype") == Name.Type0
    letters = letters_of(font)
    return PdfFont(2 if composite else 1, letters, _unknown if composite else _western)


_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_PART = re.compile(rb"<([0-9A-Fa-f\s]*)>|([\[\]])")


def _mapped(table: bytes) -> Iterator[tuple[int, str]]:
    """The pairs of code and letters in a ToUnicode table (ISO 32000-1, 9.10.3)."""
    for kind, block in _BLOCK.findall(table):
        parts = [bracket or b"".join(digits.split()) for digits, bracket in _PART.findall(block)]
        if kind == b"bfchar":
            for code, letters in zip(parts[::2], parts[1::2], strict=False):
                yield int(code, 16), _letters(letters)
            continue
        index = 0
        while index + 2 < len(parts):
            first, last = int(parts[index], 16), int(parts[index + 1], 16)
            if last - first > 0xFFFF:
                raise ValueError("a font maps too many codes")
            if parts[index + 2] == b"[":
                end = parts.index(b"]", index)
                for offset, letters in enumerate(parts[index + 3 : end]):
                    yield first + offset, _letters(letters)
                index = end + 1
            else:
                start = _letters(parts[index + 2])
                for offset in range(last - first + 1):
                    yield first + offset, start[:-1] + chr(ord(start[-1]) + offset)
                index += 3


def _letters(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")
