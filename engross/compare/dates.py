"""Periods and dates in running text, so that their change can be told as one."""

from __future__ import annotations

import re

from engross.model.summary import Topic

_SPACE = "[ \u00a0\u202f]"
_MONTHS = "|".join(
    """janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    January February March April May June July August September October November December
    januari februari maart mei juni juli augustus oktober""".split()
)
_DAY = rf"\d{{1,2}}(?:er|<sup>(?:er|st|nd|rd|th)</sup>)?{_SPACE}(?:{_MONTHS}){_SPACE}\d{{4}}"
_FORMS = (
    (Topic.DATE, re.compile(rf"(?<!\w)(?:{_DAY}|(?:{_MONTHS}){_SPACE}\d{{1,2}},{_SPACE}\d{{4}})(?!\w)")),
    (Topic.PERIOD, re.compile(rf"(?<!\w)\d{{4}}{_SPACE}?[-–]{_SPACE}?\d{{4}}(?!\w)")),
)
_FIGURE = re.compile(r"\d")
_LONGEST = 60
"""More letters than any period or date has: what is further away in a long paragraph is not of it."""


def dated(text: str, start: int, stop: int) -> tuple[Topic, str] | None:
    """The period or date of `text` in which all from `start` up to `stop` lies, and which of the two it is."""
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    first, last = max(0, start - _LONGEST), stop + _LONGEST
    if stop - start > _LONGEST or not _FIGURE.search(text, first, last):
        return None
    for topic, form in _FORMS:
        for match in form.finditer(text, first, last):
            if match.start() <= start and stop <= match.end():
                return topic, match[0]
    return None
