"""Counts lengths of time as acts and laws do, and names the rule.

A length in months or years ends on the same date as it began, or on the last
day of the month where that date is missing (French Code of Civil Procedure,
art. 641; Belgian Civil Code, art. 1.7; *Dodds v Walker*). If the first day
counts, the last day is the day before.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from engross.model.life import Rule
from engross.model.term import Length, Notice, StartRule

DAY = timedelta(days=1)
_LAST = date.max - timedelta(days=366)


def add_months(day: date, months: int) -> date:
    """The same date so many months later (or before), or the last day of that month if it has no such date."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= _LAST.year:
        return _LAST if year > _LAST.year else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def added(day: date, length: Length, times: int = 1) -> date:
    """`day` and `times` the length after it; before it if `times` is negative."""
    if length.months:
        return add_months(day, length.months * times)
    try:
        return day + timedelta(days=length.days * times)
    except OverflowError:
        return _LAST if times > 0 else date.min


def last_day(start: date, length: Length, *, counted: bool, times: int = 1) -> date:
    """The last day of `times` the length from `start`, whose first day counts or not.

    A first day that counts: from 10 December 2026, three years end on 9 December 2029. From 29 February 2028, one
    year ends on 28 February 2029, which is already the day before the missing date: no other day is taken off.
    """
    end = added(start, length, times)
    if not counted:
        return end
    return end - DAY if not length.months or end.day == start.day else end


def notice_back(end: date, notice: Notice) -> tuple[date, Rule]:
    """The last safe day to give notice before the last day `end`, and the two readings of it.

    Reading 1 counts back from the last day, reading 2 from the day after it; clear days take both ends away. The
    earlier one is safe under both. A day is never moved off a weekend: to be early is safe.
    """
    first = added(end, notice.length, -1)
    second = added(end + DAY, notice.length, -1) - DAY
    if notice.clear_days:
        first, second = first - DAY, second - DAY
    facts = {"length": str(notice.length), "end": end.isoformat(), "day": min(first, second).isoformat()}
    if first != second:
        return min(first, second), Rule("notice-two", facts | {"other": max(first, second).isoformat()})
    return first, Rule("notice", facts)


def notice_forward(day: date, notice: Notice) -> tuple[date, Rule]:
    """The last day in force after a notice given (or received) on `day`.

    The day itself does not count. A notice that runs from the first day of the next month and lasts three months ends
    on 30 June if it was posted on 12 March. One that ends only on 30 October ends on the next one that is far enough.
    """
    facts = {"length": str(notice.length), "given": day.isoformat()}
    if notice.runs_from == "next-month":
        first = add_months(day.replace(day=1), 1)
        end = last_day(first, notice.length, counted=True)
        name = "notice-from-next-month"
    else:
        end = added(day, notice.length)
        end = end + DAY if notice.clear_days else end
        name = "notice-forward"
    if notice.ends_on:
        earliest, end = end, next_date(end, notice.ends_on)
        facts |= {"earliest": earliest.isoformat()}
        name = "notice-to-date"
    return end, Rule(name, facts | {"day": end.isoformat()})


def next_date(day: date, month_day: str) -> date:
    """The first day from `day` on that has this month and day (`10-30`); 28 February stands for a missing 29th."""
    month, dom = map(int, month_day.split("-"))
    for year in (day.year, day.year + 1):
        day_found = date(year, month, min(dom, calendar.monthrange(year, month)[1]))
        if day_found >= day:
            return day_found
    raise AssertionError(month_day)  # the next year has every month


def start_from(event: date, rule: StartRule) -> date:
    """The first day that a rule gives, counted from the event that sets it.

    `on: first-of-month` with `plus: 2 months` is the first day of the second month after the event; without `plus`,
    that of the next month. Else `plus` is counted with the event's day left out.
    """
    if rule.on == "first-of-month":
        months = rule.plus.months if rule.plus is not None and rule.plus.months else 0
        later = added(event, rule.plus) if rule.plus is not None and not months else event
        return add_months(later.replace(day=1), months or 1)
    day = added(event, rule.plus) if rule.plus is not None else event
    return day + DAY if rule.on == "next-day" else day


def whole_months(start: date, end: date) -> int:
    """How many whole months a time has whose first and last day both count; 0 if it has days besides."""
    months = (end.year - start.year) * 12 + end.month - start.month
    for count in (months, months + 1):
        if count > 0 and last_day(start, Length(n=count, unit="months"), counted=True) == end:
            return count
    return 0
