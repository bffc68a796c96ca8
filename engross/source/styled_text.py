"""Text with its formatting. Readers build it from runs; all words of a run have the same styles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from engross.model.outline import NO_STYLE, Formatted, Style, StyleRuns

StyledRun = tuple[str, frozenset[Style]]
"""Words, and the styles that all of them have."""
StyledText = tuple[str, tuple[Formatted, ...]]
"""A text and its formatting."""
BREAK: StyledRun = (" ", frozenset(("break",)))
"""A line break."""


def collapsed(runs: Iterable[StyledRun], blanks: re.Pattern[str]) -> StyledText:
    """The text of `runs` with one space for the blanks between two words and none at its ends, and its formatting."""
    runs = list(runs)
    if not any(styles for _, styles in runs):  # most paragraphs: this way is ten times as quick
        return blanks.sub(" ", "".join(text for text, _ in runs)).strip(" "), ()
    out: list[str] = []
    gathered = _Formatting()
    gap: frozenset[Style] | None = None
    for words_with_blanks, styles in runs:
        text = blanks.sub(" ", words_with_blanks)
        if text.startswith(" "):
            gap = styles if gap is None else gap | (styles & _BREAKS)
        if words := text.strip(" "):
            _append(out, gathered, gap, words, styles)
            gap = styles if text.endswith(" ") else None
    return "".join(out), gathered.all()


_BREAKS: frozenset[Style] = frozenset(("break",))


def _append(
    out: list[str], gathered: _Formatting, gap: frozenset[Style] | None, word: str, styles: frozenset[Style]
) -> None:
    if gap is not None and out:
        out.append(" ")
        gathered.add(1, gap)
    out.append(word)
    gathered.add(len(word), styles - _BREAKS)


class _Formatting:
    """Gathers the formatting of words that are added one after the other."""

    def __init__(self) -> None:
        self.size = 0
        self.open: dict[Style, int] = {}
        self.closed: list[Formatted] = []

    def add(self, length: int, styles: frozenset[Style]) -> None:
        for style in [name for name in self.open if name not in styles]:
            self.closed.append(Formatted(self.open.pop(style), self.size, style))
        for style in styles:
            self.open.setdefault(style, self.size)
        self.size += length

    def all(self) -> tuple[Formatted, ...]:
        self.add(0, NO_STYLE)
        return ordered(self.closed)


def ordered(formatting: Iterable[Formatted]) -> tuple[Formatted, ...]:
    """Formatting in the order of the text."""
    return tuple(sorted(formatting, key=lambda format_: (format_.start, format_.end, format_.style)))


def runs_of(words: StyledText) -> Iterator[StyledRun]:
    """The runs of a text and its formatting."""
    text, formatting = words
    for start, end, styles in StyleRuns(formatting).between(0, len(text)):
        yield text[start:end], styles


def joined_texts(cells: Sequence[StyledText], between: str) -> StyledText:
    """Several texts as one."""
    joined: list[Formatted] = []
    base = 0
    for text, formatting in cells:
        joined += (Formatted(format_.start + base, format_.end + base, format_.style) for format_ in formatting)
        base += len(text) + len(between)
    return between.join(text for text, _ in cells), tuple(joined)


def last_letters(words: StyledText, start: int) -> StyledText:
    """A text from the character `start` on."""
    text, formatting = words
    held = (
        Formatted(max(format_.start, start) - start, format_.end - start, format_.style)
        for format_ in formatting
        if format_.end > start
    )
    return text[start:], tuple(held)


def first_letters(words: StyledText, length: int) -> StyledText:
    """The first `length` characters of a text."""
    text, formatting = words
    held = (
        Formatted(format_.start, min(format_.end, length), format_.style)
        for format_ in formatting
        if format_.start < length
    )
    return text[:length], tuple(held)
