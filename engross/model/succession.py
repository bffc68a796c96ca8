"""Acts that follow one another: what they leave uncovered, and the anniversaries that fall in their time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from engross.model.moment import Period
from engross.model.protocol import Milestone

_DAY = timedelta(days=1)
_ROUND = 5
"""Every how many years an anniversary is one to be told."""


@dataclass(frozen=True, slots=True)
class Anniversary:
    """An anniversary: of which milestone, by its key, which one, in which year."""

    key: str
    milestone: Milestone
    number: int
    year: int


def uncovered(before: Period, after: Period, known: Iterable[Period] = ()) -> tuple[tuple[date, date], ...]:
    """The days between two periods that no known act covers, as first and last days."""
    out: list[tuple[date, date]] = []
    end = before.end
    between = sorted((one for one in known if one.start <= after.start), key=lambda period: period.start)
    for one in (*between, after):
        if one.start > end + _DAY:
            out.append((end + _DAY, one.start - _DAY))
        end = max(end, one.end)
    return tuple(out)


def anniversaries(milestones: Mapping[str, Milestone], period: Period) -> Iterator[Anniversary]:
    """The round anniversaries (every five years) of milestones that fall in a period, earliest first."""
    found = [
        Anniversary(key, one, one.date.anniversary(year), year)
        for key, one in milestones.items()
        for year in period.years
        if (number := one.date.anniversary(year)) > 0
        and number % _ROUND == 0
        and (one.date.day is None or _in(one.date.month, one.date.dom, year, period))
    ]
    yield from sorted(found, key=lambda one: (one.year, one.key))


def _in(month: int | None, day: int | None, year: int, period: Period) -> bool:
    """Whether that day of the year falls in the period; 29 February counts as 1 March in other years."""
    try:
        return period.start <= date(year, month or 1, day or 1) <= period.end
    except ValueError:
        return period.start <= date(year, 3, 1) <= period.end
