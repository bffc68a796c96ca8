"""How words are put into a paragraph and taken out of it: the space that parts them is understood, never quoted."""

from __future__ import annotations

_CLOSING = ",.)]…"
_SPACE = " \u00a0\u202f"


def put_after(end: int, words: str) -> tuple[int, int, str]:
    """The change that puts `words` after what ends at `end`: start, end, replacement."""
    return end, end, words if words[0] in _CLOSING else f" {words}"


def put_before(start: int, words: str) -> tuple[int, int, str]:
    """The change that puts `words` before what starts at `start`."""
    return start, start, f"{words} "


def taken_out(text: str, start: int, end: int) -> tuple[int, int, str]:
    """The change that takes out what stands from `start` to `end`, with the space before it, or else after it."""
    if start and text[start - 1] in _SPACE:
        return start - 1, end, ""
    if not start and end < len(text) and text[end] in _SPACE:
        return start, end + 1, ""
    return start, end, ""
