"""Reads a plain text for comparing: its paragraphs, whether its lines are wrapped or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from engross.model.outline import Outline, OutlineBlock, OutlineClause, Reading, Untold
from engross.source.item_labels import begins_item, item_label
from engross.source.self_named import self_named, with_self_named

_LINES = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_WRAPPED = 120
"""Characters beyond which a line is a paragraph by itself: nobody wraps text so wide."""
_NARROW = 40
"""Characters below which the longest line of a paragraph says nothing of where its text was wrapped."""
_ENDS = tuple(".,;:!?…")
_LONGEST_HEADING = 120


def read_plain_text(text: str, lang: str = "") -> Reading:
    """The outline of a plain text: paragraphs, items of lists, and headings that name themselves.

    A blank line ends a paragraph. Lines without blank lines between them are
    one paragraph if they are wrapped at some width; else a line is a paragraph
    unless the next word had no room in it. In a text with lines of more than
    120 characters every line is a paragraph.
    """
    lines = [line.expandtabs(4).rstrip(" ") for line in _LINES.split(text)]
    width = max(map(len, lines), default=0)
    clauses: list[OutlineClause] = []
    heading, blocks = "", list[OutlineBlock]()
    indents: list[int] = []  # of the items that the current one is inside of
    for paragraph in _paragraphs(lines, width):
        words = " ".join(" ".join(paragraph).split(" ")).strip(" ")
        words = re.sub(" +", " ", words)
        if len(paragraph) == 1 and _is_in_capitals(words):
            if heading or blocks:
                clauses.append(OutlineClause(1, heading, tuple(blocks)))
            heading, blocks, indents = words, [], []
            continue
        marker, length = item_label(words) if begins_item(words) else ("", 0)
        if not marker:
            indents = []
            blocks.append(OutlineBlock("p", words))
            continue
        indent = len(paragraph[0]) - len(paragraph[0].lstrip(" "))
        while indents and indents[-1] >= indent:
            indents.pop()
        indents.append(indent)
        shown = words if marker == "number" else words[length:]
        blocks.append(OutlineBlock("li", shown, (), (), len(indents), marker))
    if heading or blocks:
        clauses.append(OutlineClause(1, heading, tuple(blocks)))
    return Reading(Outline(lang, tuple(with_self_named(clauses))), bare=True, untold=Untold(roles=False))


def _is_heading(words: str) -> bool:
    """Whether a line is a heading: it names itself as a whole, or is in capitals."""
    parts = self_named((words, ())) if len(words) <= _LONGEST_HEADING else None
    return (parts is not None and not parts[1][0]) or _is_in_capitals(words)


def _is_in_capitals(words: str) -> bool:
    """Whether a line is a heading in capitals that does not name itself. `CHAPITRE II` names itself, and has a rank."""
    if len(words) > _LONGEST_HEADING or self_named((words, ())) is not None:
        return False
    letters = [letter for letter in words if letter.isalpha()]
    return len(letters) > 3 and words == words.upper() and words != words.lower() and not words.endswith(_ENDS)


def _paragraphs(lines: Sequence[str], width: int) -> Iterator[list[str]]:
    """The lines of each paragraph. `width` is the length of the longest line of the text, in characters."""
    run: list[str] = []
    for line in [*lines, ""]:
        words = line.strip(" ")
        begins = bool(words) and (begins_item(words) or _is_heading(words))
        if run and (not words or begins or _is_heading(run[0].strip(" "))):
            yield from _paragraphs_of_run(run, width)
            run = []
        if words:
            run.append(line)


def _paragraphs_of_run(run: list[str], width: int) -> Iterator[list[str]]:
    """The paragraphs of lines without a blank line between them."""
    if width > _WRAPPED:
        yield from ([line] for line in run)
        return
    if _is_wrapped(run):
        yield run
        return
    paragraph = run[:1]
    for line, following in pairwise(run):
        if _had_no_room(line, following, width):
            paragraph.append(following)
        else:
            yield paragraph
            paragraph = [following]
    yield paragraph


def _is_wrapped(run: Sequence[str]) -> bool:
    """Whether there is a width at which a program would break the lines just so.

    At a width N each line has at most N characters, and the first word of the
    next line had no room: so the longest line must be shorter than every other
    line with the word that follows. Of two lines, of which the first ends a
    sentence and the next begins one, this says too little.
    """
    longest = max(map(len, run))
    if len(run) < 2 or longest < _NARROW:
        return False
    filled = [len(line) + 1 + len(_first_word(following)) for line, following in pairwise(run)]
    ends_sentence = run[0].endswith(_ENDS) and not run[1].strip(" ")[:1].islower()
    return longest < min(filled) and not (len(run) == 2 and ends_sentence)


def _first_word(line: str) -> str:
    return line.strip(" ").split(" ", 1)[0]


def _had_no_room(line: str, following: str, width: int) -> bool:
    """Whether a line was broken for want of room, so that `following` continues it."""
    if width >= _NARROW and len(line) + 1 + len(_first_word(following)) > width:
        return True
    return not line.endswith(_ENDS) and following.strip(" ")[:1].islower()
