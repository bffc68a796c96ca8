"""Reading a plain text for comparing: its paragraphs, whether its lines are wrapped or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.model.outline import Outline, OutlineBlock, OutlineClause, Reading

_LINES = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_WRAPPED = 120
"""Characters beyond which a line is a paragraph by itself: nobody wraps text so wide."""
_NARROW = 40
"""Characters below which the longest line of a paragraph says nothing of where its text was wrapped."""
_BULLET = re.compile(r"[-–—•◦▪‣●·*][ \t\u00a0\u202f]+(?=\S)")
_NUMBER = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxl]{1,6}|[IVXL]{1,6})[.)°]\)?|\d{1,3}°)[ \t\u00a0\u202f]+(?=\S)"
)
_TITLE = re.compile(
    r"(?:(?:article|chapitre|chapter|titre|title|section|annexe|annex|appendix|domaine|partie|part)[ \u00a0]+"
    r"(?:\d{1,3}(?:er|re|\.\d{1,3})*|[IVXL]{1,7}|[A-Z])(?![^\W_])"
    r"|[IVXL]{1,7}[.)]?[ \u00a0]*[–—-][ \u00a0]*\S)",
    re.IGNORECASE,
)
_ENDS = tuple(".,;:!?…")


def read_plain_text(text: str, lang: str = "") -> Reading:
    """The outline of a plain text: paragraphs, items of lists, and headings that name themselves.

    A blank line ends a paragraph. So does the end of a line after which the
    next word would still have had room: the author broke the line there. In
    a text with lines of more than 120 characters every line is a paragraph.
    """
    lines = [line.replace("\t", " ").rstrip(" ") for line in _LINES.split(text)]
    wrapped = max(map(len, lines), default=0) <= _WRAPPED
    clauses: list[OutlineClause] = []
    heading, blocks = "", list[OutlineBlock]()
    for alone, words in _paragraphs(lines, wrapped):
        if alone and _names_itself(words):
            if heading or blocks:
                clauses.append(OutlineClause(1, heading, tuple(blocks)))
            heading, blocks = words, []
        elif match := _BULLET.match(words):
            blocks.append(OutlineBlock("li", words[match.end() :]))
        else:
            blocks.append(OutlineBlock("li" if _NUMBER.match(words) else "p", words))
    if heading or blocks:
        clauses.append(OutlineClause(1, heading, tuple(blocks)))
    return Reading(Outline(lang, tuple(clauses)), bare=True)


def _names_itself(words: str) -> bool:
    """Whether a paragraph of one line is a heading: an article with its number, or a line in capitals."""
    if len(words) > _WRAPPED or words.endswith(_ENDS):
        return False
    letters = [one for one in words if one.isalpha()]
    return bool(_TITLE.match(words)) or (len(letters) > 3 and words == words.upper() and words != words.lower())


def _paragraphs(lines: list[str], wrapped: bool) -> Iterator[tuple[bool, str]]:
    """Each paragraph, with whether it is of one line."""
    held: list[str] = []
    width = max(map(len, lines), default=0)
    for line in [*lines, ""]:
        words = line.strip(" ")
        if held and (not words or not wrapped or not _goes_on(held[-1], line, width)):
            yield len(held) == 1, " ".join(" ".join(one.split(" ")) for one in map(_single, held))
            held = []
        if words:
            held.append(line)


def _single(line: str) -> str:
    return " ".join(one for one in line.split(" ") if one)


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether a line was broken for want of room, so that `following` continues it."""
    words = following.strip(" ")
    if _BULLET.match(words) or _NUMBER.match(words) or _TITLE.match(words):
        return False
    word = words.split(" ", 1)[0]
    if width >= _NARROW and len(line) + 1 + len(word) > width:
        return True
    return not line.endswith(_ENDS) and words[:1].islower()
