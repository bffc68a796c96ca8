"""Bytes of a file to text: UTF-8, no private-use characters, a bounded size."""

from __future__ import annotations

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
        at = text.index("\0")
        raise refuse("private-use-character", origin_of(text, at, file), line="", character="U+0000")
    return text


def read(path: Path, file: str) -> bytes:
    """The bytes of the file at `path`, called `file` in messages. Raises `Refused` (too-large, unreadable-file)."""
    try:
        if path.stat().st_size > LIMIT:
            raise refuse("too-large", Origin(file), size=f"{path.stat().st_size / (1 << 20):.1f}", limit=LIMIT >> 20)
        return path.read_bytes()
    except OSError as error:
        raise refuse("unreadable-file", Origin(file), name=file, reason=error.strerror or str(error)) from None


def origin_of(text: str, at: int, file: str, length: int = 1) -> Origin:
    """The origin of offset `at` in `text`."""
    return Origin(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), length)


def line_at(text: str, at: int) -> str:
    """The line that holds offset `at`."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return text[start : end if end >= 0 else len(text)]


__all__ = ["LIMIT", "Refused", "decode", "line_at", "origin_of", "read"]
