"""Acts that follow one another: the days that no act covers, and the anniversaries in the time of an act."""

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
    between = sorted(
        (act_period for act_period in known if act_period.start <= after.start), key=lambda period: period.start
    )
    for act_period in (*between, after):
        if act_period.start > end + _DAY:
            out.append((end + _DAY, act_period.start - _DAY))
        end = max(end, act_period.end)
    return tuple(out)


def anniversaries(milestones: Mapping[str, Milestone], period: Period) -> Iterator[Anniversary]:
    """The round anniversaries (every five years) of milestones that fall in a period, earliest first."""
    round_ones = [
        Anniversary(key, milestone, milestone.date.anniversary(year), year)
        for key, milestone in milestones.items()
        for year in period.years
        if (number := milestone.date.anniversary(year)) > 0
        and number % _ROUND == 0
        and (milestone.date.day is None or _in(milestone.date.month, milestone.date.dom, year, period))
    ]
    yield from sorted(round_ones, key=lambda milestone: (milestone.year, milestone.key))


def _in(month: int | None, day: int | None, year: int, period: Period) -> bool:
    """Whether that day of the year falls in the period; 29 February counts as 1 March in other years."""
    try:
        return period.start <= date(year, month or 1, day or 1) <= period.end
    except ValueError:
        return period.start <= date(year, 3, 1) <= period.end
