"""Lengths and notices are counted as acts and laws count them, and the rule is named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.life.counting import add_months, last_day, notice_back, notice_forward, start_from, whole_months
from engross.model.term import Length, Notice, StartRule

Length.model_validate({"n": 1, "unit": "years"})
_DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
_MONTHS = st.integers(1, 240)


@pytest.mark.parametrize(
    ("start", "months", "counted", "last"),
    [
        ("2026-12-10", 36, True, "2029-12-09"),
        ("2026-12-10", 36, False, "2029-12-10"),
        ("2028-02-29", 12, True, "2029-02-28"),
        ("2027-03-01", 12, True, "2028-02-29"),
        ("2027-08-31", 6, True, "2028-02-29"),
        ("2027-01-01", 36, True, "2029-12-31"),
        ("2027-07-10", 3, False, "2027-10-10"),
        ("2028-11-30", 3, False, "2029-02-28"),
    ],
)
def test_months_end_on_the_same_date_or_the_day_before(start: str, months: int, counted: bool, last: str) -> None:
    end = last_day(date.fromisoformat(start), Length(n=months, unit="months"), counted=counted)
    assert end == date.fromisoformat(last)


def test_days_and_weeks_are_counted_one_by_one() -> None:
    start = date(2027, 1, 1)
    assert last_day(start, Length(n=90, unit="days"), counted=True) == date(2027, 3, 31)
    assert last_day(start, Length(n=2, unit="weeks"), counted=False) == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("end", "notice", "safe", "other"),
    [
        ("2029-02-28", "3 months", "2028-11-28", "2028-11-30"),
        ("2029-12-31", "3 months", "2029-09-30", ""),
        ("2029-12-31", "6 mois", "2029-06-30", ""),
        ("2029-12-09", "1 an", "2028-12-09", ""),
        ("2029-12-31", "90 days", "2029-10-02", ""),
    ],
)
def test_the_earlier_reading_of_a_notice_is_safe(end: str, notice: str, safe: str, other: str) -> None:
    day, rule = notice_back(date.fromisoformat(end), Notice.model_validate({"length": notice}))
    assert (day.isoformat(), rule.facts.get("other", "")) == (safe, other)


def test_clear_days_take_one_day_more() -> None:
    plain, clear = (Notice.model_validate({"length": "3 months", "clear_days": how}) for how in (False, True))
    assert notice_back(date(2029, 12, 31), clear)[0] == notice_back(date(2029, 12, 31), plain)[0] - timedelta(days=1)


@pytest.mark.parametrize(
    ("notice", "given_on", "last"),
    [
        ({"length": "3 months"}, "2028-03-12", "2028-06-12"),
        ({"length": "3 months", "runs_from": "next-month"}, "2028-03-12", "2028-06-30"),
        ({"length": "3 months", "ends_on": "10-30"}, "2028-03-12", "2028-10-30"),
        ({"length": "3 months", "ends_on": "10-30"}, "2028-08-12", "2029-10-30"),
        ({"length": "3 months", "ends_on": "02-29"}, "2026-10-01", "2027-02-28"),
    ],
)
def test_a_notice_runs_forward_as_the_act_says(notice: dict[str, str], given_on: str, last: str) -> None:
    assert notice_forward(date.fromisoformat(given_on), Notice.model_validate(notice))[0] == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ({}, "2027-03-12"),
        ({"on": "next-day"}, "2027-03-13"),
        ({"plus": "30 days"}, "2027-04-11"),
        ({"on": "first-of-month"}, "2027-04-01"),
        ({"on": "first-of-month", "plus": "2 months"}, "2027-05-01"),
    ],
)
def test_the_first_day_is_counted_from_what_sets_it(rule: dict[str, str], first: str) -> None:
    start = StartRule.model_validate({"after": "last-notification", **rule})
    assert start_from(date(2027, 3, 12), start) == date.fromisoformat(first)


@given(_DAYS, _MONTHS)
def test_a_first_day_that_counts_ends_one_day_sooner_or_on_a_short_month(start: date, months: int) -> None:
    length = Length(n=months, unit="months")
    counted, not_counted = (last_day(start, length, counted=how) for how in (True, False))
    assert counted in (not_counted, not_counted - timedelta(days=1))
    assert (counted == not_counted) is (not_counted.day != start.day)
    assert start <= counted
    assert whole_months(start, counted) == months


@given(_DAYS, st.integers(1, 60), st.integers(1, 12))
def test_renewals_counted_from_the_first_start_never_drift(start: date, step: int, times: int) -> None:
    ends = [last_day(start, Length(n=step * k, unit="months"), counted=True) for k in range(1, times + 1)]
    assert ends == sorted(set(ends))
    for k, end in enumerate(ends, 1):
        assert abs((end + timedelta(days=1) - add_months(start, step * k)).days) <= 1


@given(_DAYS, st.sampled_from(["1 month", "3 months", "6 months", "1 year", "45 days", "6 weeks"]))
def test_a_notice_given_on_the_safe_day_is_never_late(end: date, length: str) -> None:
    notice = Notice.model_validate({"length": length})
    safe, _ = notice_back(end, notice)
    assert notice_forward(safe, notice)[0] <= end
