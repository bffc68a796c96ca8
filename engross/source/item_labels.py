"""Items of lists that are written by hand: lines that begin with `(a)`, `1°`, `iv)` or a bullet."""

from __future__ import annotations

import re

from engross.model.outline import Marker

_BULLET = re.compile(r"[-–—•◦▪‣●○·*][ \t\u00a0\u202f]+(?=\S)")
# Roman numerals have no C, D and M here, unlike in `engross.model.numerals.ROMAN`: lines that begin with « MM. Roy et
# Caron » or « mix. » are no items.
_NUMBER = re.compile(
    r"(?:\((?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,6}|[A-Z]|[IVXL]{1,6})\)"
    r"|(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxl]{1,6}|[A-Z]|[IVXL]{1,6})[.)]"
    r"|\d{1,3}[°º])[ \t\u00a0\u202f]+(?=\S)"
)
_CLEAR = re.compile(r"\(|\d{1,3}[°º]|[•◦▪‣●○]|[0-9a-zA-Z]{1,4}\)|[a-z]\.|[ivxl]{2,6}\.")
_ENDS = tuple(".;:,…")


def item_label(text: str) -> tuple[Marker, int]:
    """What stands before an item, and how many characters it has with the blank after it; ("", 0) if it is no item."""
    if match := _NUMBER.match(text):
        return "number", match.end()
    if match := _BULLET.match(text):
        return "bullet", match.end()
    return "", 0


def begins_item(text: str) -> bool:
    """Whether a paragraph begins as an item. `A. Smith` and `I. Dupont` do not: a capital and a stop may be a name."""
    return bool(item_label(text)[0]) and not re.match(r"[A-Z]\.", text)


def splits_line(before: str, line: str) -> bool:
    """Whether a line begins an item, though it stands in a paragraph after the line `before`.

    `(a)`, `a.`, `1°` and bullets always do. `3.` may be the end of a sentence that was wrapped; so the line before it
    has to end something, or has to be an item itself.
    """
    if not begins_item(line):
        return False
    return bool(_CLEAR.match(line)) or before.endswith(_ENDS) or begins_item(before)
