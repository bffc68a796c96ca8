"""Runs of words, each set in one way, brought to the text of a paragraph and the formatting of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from engross.model.outline import NO_STYLE, Formatted, Style, StyleRuns

StyledRun = tuple[str, frozenset[Style]]
StyledText = tuple[str, tuple[Formatted, ...]]
BREAK: StyledRun = (" ", frozenset(("break",)))


def collapsed(runs: Iterable[StyledRun], blanks: re.Pattern[str]) -> StyledText:
    """The text of `runs` with one space for the blanks between two words and none at its ends, and its formatting."""
    out: list[str] = []
    told = _Told()
    gap: frozenset[Style] | None = None
    for text, styles in runs:
        at = 0
        for match in blanks.finditer(text):
            if match.start() > at:
                _say(out, told, gap, text[at : match.start()], styles)
                gap = None
            gap = styles if gap is None else gap | (styles & _BREAKS)
            at = match.end()
        if at < len(text):
            _say(out, told, gap, text[at:], styles)
            gap = None
    return "".join(out), told.all()


_BREAKS: frozenset[Style] = frozenset(("break",))


def _say(out: list[str], told: _Told, gap: frozenset[Style] | None, word: str, styles: frozenset[Style]) -> None:
    if gap is not None and out:
        out.append(" ")
        told.say(1, gap)
    out.append(word)
    told.say(len(word), styles - _BREAKS)


class _Told:
    """The formatting of letters said one after the other."""

    def __init__(self) -> None:
        self.size = 0
        self.open: dict[Style, int] = {}
        self.closed: list[Formatted] = []

    def say(self, length: int, styles: frozenset[Style]) -> None:
        for style in [one for one in self.open if one not in styles]:
            self.closed.append(Formatted(self.open.pop(style), self.size, style))
        for style in styles:
            self.open.setdefault(style, self.size)
        self.size += length

    def all(self) -> tuple[Formatted, ...]:
        self.say(0, NO_STYLE)
        return ordered(self.closed)


def ordered(formatting: Iterable[Formatted]) -> tuple[Formatted, ...]:
    """Formatting in the order of the text."""
    return tuple(sorted(formatting, key=lambda one: (one.start, one.end, one.style)))


def runs_of(words: StyledText) -> Iterator[StyledRun]:
    """The runs of a text and its formatting."""
    text, formatting = words
    for start, end, styles in StyleRuns(formatting).between(0, len(text)):
        yield text[start:end], styles


def joined_texts(cells: Sequence[StyledText], between: str) -> StyledText:
    """Several texts as one."""
    found: list[Formatted] = []
    base = 0
    for text, formatting in cells:
        found += (Formatted(one.start + base, one.end + base, one.style) for one in formatting)
        base += len(text) + len(between)
    return between.join(text for text, _ in cells), tuple(found)


def first_letters(words: StyledText, length: int) -> StyledText:
    """The beginning of a text."""
    text, formatting = words
    held = (Formatted(one.start, min(one.end, length), one.style) for one in formatting if one.start < length)
    return text[:length], tuple(held)
