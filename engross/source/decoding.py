"""Bytes of a file to text. Sources are UTF-8 without private-use characters; files to compare may have any encoding."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from engross.diagnostics import Origin, Refused, refuse
from engross.model.superscript import PRIVATE_USE

LIMIT = 1 << 20
"""The largest source file that is read, in bytes: a clause of 1 MiB would be some 400 pages."""


def decode(raw: bytes, file: str) -> str:
    """The text of a source file, lines ended by a newline alone.

    Raises `Refused`: too-large, not-utf-8 (with the place of the first wrong
    byte) or private-use-character.
    """
    if len(raw) > LIMIT:
        raise refuse("too-large", Origin(file), size=f"{len(raw) / (1 << 20):.1f}", limit=LIMIT >> 20)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        shown = raw.splitlines()[line - 1].decode("utf-8", "replace")[:200]
        raise refuse("not-utf-8", Origin(file, line, column), line=shown) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := PRIVATE_USE.search(text):
        raise refuse(
            "private-use-character",
            origin_of(text, match.start(), file),
            line=line_at(text, match.start()),
            character=f"U+{ord(match[0]):04X}",
        )
    if "\0" in text:
        offset = text.index("\0")
        raise refuse("private-use-character", origin_of(text, offset, file), line="", character="U+0000")
    return text


def read(path: Path, file: str) -> bytes:
    """The bytes of the file at `path`, called `file` in messages. Raises `Refused` (too-large, unreadable-file)."""
    try:
        if path.stat().st_size > LIMIT:
            raise refuse("too-large", Origin(file), size=f"{path.stat().st_size / (1 << 20):.1f}", limit=LIMIT >> 20)
        return path.read_bytes()
    except OSError as error:
        raise refuse("unreadable-file", Origin(file), name=file, reason=error.strerror or str(error)) from None


_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", ""),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_AS_WINDOWS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
"""Encodings that browsers read as another one (WHATWG Encoding, section 4.2)."""


def decode_any(data: bytes) -> tuple[str | None, str]:
    """The text of a file in any encoding, and the name of the encoding, which is empty for UTF-8.

    The text is None if the file holds none. These are tried in this order: a byte order mark; UTF-8; the encoding that
    an HTML page declares in its first 1,024 bytes; UTF-16 without a mark, where every other byte is zero; windows-1252,
    in which most other Western text is written.
    """
    for mark, encoding, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = _decoded(data, encoding)
            return (text, name) if text is not None and "\0" not in text else (None, "")
    if b"\0" not in data:
        if (text := _decoded(data, "utf-8")) is not None:
            return text, ""
        if match := _DECLARED.search(data[:1024]):
            try:
                declared = codecs.lookup(match[1].decode("ascii")).name
            except LookupError:
                declared = "cp1252"
            declared = _AS_WINDOWS.get(declared, declared)
            if declared not in ("utf-8", "utf-16", "utf-32") and (text := _decoded(data, declared)) is not None:
                return text, declared.replace("cp125", "windows-125")
        return data.decode("cp1252", "replace"), "windows-1252"
    for encoding in ("utf-16-le", "utf-16-be"):
        zeros = data[1 if encoding.endswith("le") else 0 :: 2].count(0)
        if len(data) % 2 == 0 and zeros > 0.4 * len(data) / 2:
            text = _decoded(data, encoding)
            if text is not None and "\0" not in text:
                return text, "UTF-16"
    return None, ""


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def origin_of(text: str, offset: int, file: str, length: int = 1) -> Origin:
    """The origin of the character at `offset` in `text`, which is the text of `file`. `length` counts characters."""
    return Origin(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset), length)


def line_at(text: str, offset: int) -> str:
    """The line of `text` that holds the character at `offset`, without its line end."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return text[start : end if end >= 0 else len(text)]


__all__ = ["LIMIT", "Refused", "decode", "decode_any", "line_at", "origin_of", "read"]
