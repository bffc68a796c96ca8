"""A redline read once: every mark with the paragraph and the provision that it stands in on either side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple

from engross.language import reading_words
from engross.model.outline import Filled, Formatted, Outline, Role, lines
from engross.model.redline import End, MarkKind, Op, Redline, Seg, Side, accept, reject
from engross.model.summary import Topic

_WORD = re.compile(r"\w+")
_SUPERIOR_TAG = re.compile(r"</?sup>")


def count_words(text: str) -> int:
    """How many words `text` has; an apostrophe and a hyphen separate words."""
    return len(_WORD.findall(_SUPERIOR_TAG.sub("", text) if "<" in text else text))


class PlacedParagraph(NamedTuple):
    """A paragraph of one side: the index of its provision, its role, its text, its values, its formatting."""

    clause: int
    role: Role
    text: str
    values: tuple[Filled, ...] = ()
    formatting: tuple[Formatted, ...] = ()


class PlacedMark(NamedTuple):
    """A seg or a paragraph mark in its place. Kept text is a mark too.

    `old` and `new` are the index of its paragraph on either side, -1 if that side does not have it. `at_old` and
    `at_new` count the characters before it in that paragraph. `words` is how many words it has. They are counted here
    only, so that all sums of a report agree.
    """

    op: Op
    side: Side | None
    move: str
    kind: MarkKind | None
    change: int
    text: str
    end: bool
    old: int
    new: int
    at_old: int
    at_new: int
    words: int

    @property
    def move_stem(self) -> str:
        """The id of the move, the same for paragraphs that moved together: m3 of m3.1."""
        return self.move.partition(".")[0]


@dataclass(frozen=True, slots=True)
class MarkIndex:
    """Both sides and all marks of a redline, in reading order.

    `dated` holds each period and date that became another: by the number of its change the topic, the whole old text
    and the whole new text. The marks of such a change are values here, whether or not data filled them in.
    """

    old: Outline
    new: Outline
    before: tuple[PlacedParagraph, ...]
    after: tuple[PlacedParagraph, ...]
    marks: tuple[PlacedMark, ...]
    dated: dict[int, tuple[Topic, str, str]]

    def clause_old(self, mark: PlacedMark) -> int:
        """The provision of the old text that `mark` stands in; -1 for none."""
        return self.before[mark.old].clause if mark.old >= 0 else -1

    def clause_new(self, mark: PlacedMark) -> int:
        """The provision of the new text that `mark` stands in; -1 for none."""
        return self.after[mark.new].clause if mark.new >= 0 else -1


def mark_index(redline: Redline) -> MarkIndex:
    """The index of the marks of `redline`. Raises `ValueError` as `engross.model.redline.accept` does."""
    old, new = reject(redline), accept(redline)
    before, after, marks = _places(old), _places(new), tuple(_marks(redline))
    dated = {}
    for change, group in groupby(marks, lambda mark: mark.change):
        if change and (became := _date_that_changed(before, after, list(group))):
            dated[change] = became
    marks = tuple(mark._replace(kind=MarkKind.VALUE) if mark.change in dated else mark for mark in marks)
    return MarkIndex(old, new, before, after, marks, dated)


def _date_that_changed(
    before: tuple[PlacedParagraph, ...], after: tuple[PlacedParagraph, ...], marks: list[PlacedMark]
) -> tuple[Topic, str, str] | None:
    """Topic, old text and new text of a change that only makes one period or date another; else None."""
    ours, theirs = [mark for mark in marks if mark.old >= 0], [mark for mark in marks if mark.new >= 0]
    light = (MarkKind.TYPOGRAPHY, MarkKind.FORMATTING)
    if not ours or not theirs or any(mark.end or mark.side or mark.kind in light for mark in marks):
        return None
    was = date_around(before[ours[0].old].text, ours[0].at_old, ours[-1].at_old + len(ours[-1].text))
    now = date_around(after[theirs[0].new].text, theirs[0].at_new, theirs[-1].at_new + len(theirs[-1].text))
    return (was[0], was[1], now[1]) if was and now and was[0] is now[0] else None


def _places(outline: Outline) -> tuple[PlacedParagraph, ...]:
    return tuple(
        PlacedParagraph(line.clause, line.role, line.text, line.values, line.formatting) for line in lines(outline)
    )


def _marks(redline: Redline) -> Iterator[PlacedMark]:
    i = j = x = y = 0  # the paragraph on the old and the new side, and the character in each
    for block in redline.blocks:
        for seg in block.segs:
            yield _mark(seg, seg.text, False, i, j, x, y)
            x += len(seg.text) if seg.was else 0
            y += len(seg.text) if seg.becomes else 0
        yield _mark(block.end, "", True, i, j, x, y)
        if block.end.was:
            i, x = i + 1, 0
        if block.end.becomes:
            j, y = j + 1, 0


def _mark(mark: Seg | End, text: str, end: bool, i: int, j: int, x: int, y: int) -> PlacedMark:
    kind = mark.kind if isinstance(mark, Seg) else None
    old, new = (i if mark.was else -1), (j if mark.becomes else -1)
    words = count_words(text) if text else 0
    return PlacedMark(mark.op, mark.side, mark.id, kind, mark.change, text, end, old, new, x, y, words)


# dates and periods

_SPACE = "[ \u00a0\u202f]"
_FIGURE = re.compile(r"\d")
_LONGEST_DATE = 60
"""Characters. No date is longer, so a date is looked for only so far before and after a change."""


@cache
def _forms() -> tuple[tuple[Topic, re.Pattern[str]], ...]:
    """Patterns of dates in every language that has a pack, and of periods such as 2017-2019."""
    dates = []
    for words in reading_words():
        ordinals = "|".join(map(re.escape, words.ordinals))
        day = rf"\d{{1,2}}(?:{ordinals}|<sup>(?:{ordinals})</sup>)?" if ordinals else r"\d{1,2}"
        parts = {"{day}": day, "{month}": f"(?:{'|'.join(words.months)})", "{year}": r"\d{4}", " ": _SPACE}
        for form in words.dates:
            pieces = re.split(r"(\{\w+\}| )", form)
            dates.append("".join(parts.get(piece, re.escape(piece)) for piece in pieces))
    date = re.compile(rf"(?<!\w)(?:{'|'.join(dates)})(?!\w)")
    return (Topic.DATE, date), (Topic.PERIOD, re.compile(rf"(?<!\w)\d{{4}}{_SPACE}?[-–]{_SPACE}?\d{{4}}(?!\w)"))


def date_around(text: str, start: int, stop: int) -> tuple[Topic, str] | None:
    """Topic and text of the period or date of `text` that holds all of characters [start, stop); None without one."""
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    first, last = max(0, start - _LONGEST_DATE), stop + _LONGEST_DATE
    if stop - start > _LONGEST_DATE or not _FIGURE.search(text, first, last):
        return None
    for topic, form in _forms():
        for match in form.finditer(text, first, last):
            if match.start() <= start and stop <= match.end():
                return topic, match[0]
    return None
