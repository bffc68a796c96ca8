"""Reads periods as people write them: years, two days, or days in words of any supported language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engross.diagnostics import Origin, refuse
from engross.model.moment import Period, PeriodText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_BESIDES = 16
"""At most this many letters may stand beside two dates in words: `du … au …`, `from … to … inclusive`."""


def read_period(text: object, origin: Origin, line: str = "") -> Period:
    """The period that `text` says. Raises `Refused` (not-a-period) at `origin`.

    `2027-2029`, `2027`, `2027-03-01/2029-12-31`, « du 1er mars 2027 au 31 décembre 2029 », "from 1 March 2027 to
    31 December 2029".
    """
    from pydantic import TypeAdapter, ValidationError

    if isinstance(text, Period):
        return text
    given: object = text
    if isinstance(text, str) and (days := _days(text)) is not None:
        given = {"from": days[0].isoformat(), "to": days[1].isoformat()}
    try:
        return TypeAdapter(PeriodText).validate_python(given)
    except ValidationError as error:
        backwards = "ends after it starts" in str(error)
        reason = "it ends before it starts" if backwards else ""
        raise refuse("not-a-period", origin, line=line, found=text, reason=reason) from None


def _days(text: str) -> tuple[date, date] | None:
    """The first and last day of a text that holds two dates in words and little else; None for any other text."""
    from engross.checks.text_rules import day_of
    from engross.language import grammar, languages

    plain = " ".join(text.replace("’", "'").split())
    for code in languages():
        reading = grammar(code).lexicon
        if reading.date is None:
            continue
        matches = list(reading.date.finditer(plain))
        days = [day_of(match, reading.months) for match in matches]
        if len(days) != 2 or None in days or sum(map(str.isalpha, _besides(plain, matches))) > _BESIDES:
            continue
        first, last = days
        assert first is not None
        assert last is not None
        return first, last
    return None


def _besides(text: str, matches: list[re.Match[str]]) -> Iterator[str]:
    """The letters of a text that stand in none of these matches."""
    for index, letter in enumerate(text):
        if not any(match.start() <= index < match.end() for match in matches):
            yield letter


def read_day(value: object) -> date | None:
    """The day that `value` is: a date, 2027-03-01, or a day in words; None if it is none."""
    from datetime import date as day_type

    from engross.checks.text_rules import day_of
    from engross.language import grammar, languages

    if isinstance(value, day_type):
        return value
    text = " ".join(str(value).replace("’", "'").split())
    try:
        return day_type.fromisoformat(text)
    except ValueError:
        pass
    for code in languages():
        reading = grammar(code).lexicon
        match = reading.date.search(text) if reading.date is not None else None
        if match is not None and len(text) - len(match[0]) <= len("le vendredi "):
            return day_of(match, reading.months)
    return None
