"""Where an act stands on any day follows from its events, and from nothing that happened later."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.life.course import Course
from engross.life.dues import Planning, last_sitting
from engross.model.life import LifeState
from tests.life.acts import act, due, event, on

TACIT = {"renewal": {"manner": "tacit", "step": "1 year", "times": 2, "notice": "3 months"}}


def test_a_prolongation_counts_from_the_day_it_was_agreed() -> None:
    record = act(event("extended", "2029-06-01", until="2031-12-31"))
    assert on(record, "2029-05-31") == ("running", "2027-01-01", "2029-12-31")
    assert on(record, "2029-06-01") == ("running", "2027-01-01", "2031-12-31")
    assert on(record, "2031-12-31")[0] == "running"
    assert on(record, "2032-01-01")[0] == "ended"


def test_a_tacit_renewal_goes_on_as_often_as_the_act_allows() -> None:
    record = act(term=TACIT)
    assert [on(record, f"{year}-06-01")[2] for year in (2029, 2030, 2031, 2032)] == [
        "2029-12-31",
        "2030-12-31",
        "2031-12-31",
        "2031-12-31",
    ]
    assert on(record, "2032-06-01")[0] == "ended"
    assert ("oppose", "2029-09-30") in due(record, "2029-06-01")
    assert "oppose" not in dict(due(record, "2031-06-01"))
    assert ("begin", "2031-07-02") in due(record, "2031-06-01")


def test_an_opposition_in_time_ends_the_act_and_a_late_one_the_next_term() -> None:
    assert on(act(event("opposed", "2029-09-30", party="alba"), term=TACIT), "2030-06-01")[0] == "ended"
    late = act(event("opposed", "2029-10-01", party="alba"), term=TACIT)
    assert on(late, "2030-06-01") == ("running", "2027-01-01", "2030-12-31")
    assert on(late, "2031-06-01")[0] == "ended"


def test_sent_or_received_is_what_the_act_says() -> None:
    for runs_from, state in (("sending", "ended"), ("receipt", "running"), (None, "running")):
        term = {"renewal": {**TACIT["renewal"], "notice": {"length": "3 months", "runs_from": runs_from}}}
        record = act(event("opposed", "2029-09-29", received="2029-10-03", party="alba"), term=term)
        assert on(record, "2030-06-01")[0] == state


def test_a_denunciation_runs_its_notice() -> None:
    record = act(event("denounced", "2028-03-12", party="brea"), term={"denunciation": "6 months"})
    assert on(record, "2028-03-11") == ("running", "2027-01-01", "2029-12-31")
    assert on(record, "2028-03-12") == ("notice", "2027-01-01", "2028-09-12")
    assert on(record, "2028-09-13")[0] == "ended"
    back = act(
        event("denounced", "2028-03-12", party="brea"),
        event("withdrawn", "2028-04-01", party="brea"),
        term={"denunciation": "6 months"},
    )
    assert on(back, "2028-06-01") == ("running", "2027-01-01", "2029-12-31")


def test_a_party_of_three_leaves_and_the_act_goes_on() -> None:
    from dataclasses import replace

    record = replace(
        act(event("denounced", "2028-03-12", party="brea", ends="party", until="2028-09-12")),
        parties=("alba", "brea", "cosa"),
    )
    assert on(record, "2028-10-01") == ("running", "2027-01-01", "2029-12-31")
    assert Course(record, date(2028, 10, 1)).parties == ["alba", "cosa"]


@pytest.mark.parametrize("kind", ["ended", "lapsed", "replaced", "annulled"])
def test_an_act_ends_before_its_term(kind: str) -> None:
    record = act(event(kind, "2028-05-02", effect="2028-07-01"))
    assert on(record, "2028-06-30")[0] == "running"
    assert on(record, "2028-07-01") == ("ended", "2027-01-01", "2028-06-30")
    assert Course(record, date(2028, 7, 1)).ended_by == kind


def test_a_suspension_can_make_the_term_stand_still() -> None:
    still = [event("suspended", "2028-01-01", stops_term=True), event("resumed", "2028-02-01")]
    record = act(*still)
    assert on(record, "2028-01-15")[0] == "suspended"
    assert on(record, "2028-02-01") == ("running", "2027-01-01", "2030-01-31")
    running = act(event("suspended", "2028-01-01", until="2028-01-31"))
    assert on(running, "2028-01-31") == ("suspended", "2027-01-01", "2029-12-31")
    assert on(running, "2028-02-01")[0] == "running"


def test_a_party_that_succeeds_another_is_bound_from_that_day() -> None:
    record = act(event("succeeded", "2027-12-02", effect="2028-01-01", party="brea", new="nova"))
    assert Course(record, date(2027, 12, 31)).parties == ["alba", "brea"]
    assert Course(record, date(2028, 1, 1)).parties == ["alba", "nova"]


def test_in_force_waits_for_the_last_notification_and_says_for_whom() -> None:
    term = {"from": {"after": "last-notification", "on": "first-of-month", "plus": "2 months"}, "for": "3 years"}
    term |= {"first_day": "counted", "provisional": "last-signature"}
    record = act(event("notified", "2027-01-10", party="alba"), period=None, term=term)
    assert on(record, "2027-02-01") == ("provisional", "None", "None")
    assert due(record, "2027-02-01") == [("notify", "None")]
    assert Course(record, date(2027, 2, 1)).start.waits[0].parties == ("brea",)
    whole = act(
        event("notified", "2027-01-10", party="alba"),
        event("notified", "2027-03-08", received="2027-03-12", party="brea"),
        period=None,
        term=term,
    )
    assert on(whole, "2027-04-30") == ("provisional", "2027-05-01", "2030-04-30")
    assert on(whole, "2027-05-01")[0] == "running"


@pytest.mark.parametrize("trigger", ["transmission", "publication", "reply"])
def test_one_event_is_enough_where_one_party_acts(trigger: str) -> None:
    kind = {"transmission": "transmitted", "publication": "published", "reply": "replied"}[trigger]
    term = {"from": trigger, "open": True}
    assert on(act(period=None, term=term), "2027-01-01")[0] == "pending"
    assert on(act(event(kind, "2027-01-05"), period=None, term=term), "2027-01-05") == ("running", "2027-01-05", "None")


def test_an_open_act_begins_with_its_signature() -> None:
    assert on(act(period=None), "2027-01-01") == ("running", "2026-12-10", "None")


def test_a_length_from_a_day_ends_with_its_rule_named() -> None:
    for first_day, last, rule in (
        ("counted", "2029-12-09", "length-counted"),
        ("not-counted", "2029-12-10", "length-not-counted"),
    ):
        record = act(period=None, term={"from": "2026-12-10", "for": "3 ans", "first_day": first_day})
        assert on(record, "2027-01-01")[2] == last
        assert Course(record, date(2027, 1, 1)).last_rule.name == rule


def test_reports_are_due_until_they_are_given() -> None:
    term = {"reports": [{"what": "bilan", "every": "1 year", "party": "alba"}]}
    assert ("report", "2027-12-31") in due(act(term=term), "2028-02-01")
    given_ = act(event("reported", "2027-12-20", party="alba"), term=term)
    assert ("report", "2028-12-31") in due(given_, "2028-02-01")


def test_a_list_of_sittings_that_ends_too_soon_says_nothing() -> None:
    early = [date(2026, 11, 9), date(2026, 12, 7)]
    assert last_sitting(date(2029, 12, 31), [early]) is None
    assert last_sitting(date(2029, 12, 31), [[*early, date(2030, 1, 14)]]) == date(2026, 12, 7)
    assert last_sitting(date(2029, 12, 31), [early, [date(2029, 11, 12)]]) == date(2029, 11, 12)
    planning = Planning(26, {"alba": early, "brea": early})
    assert due(act(), "2026-12-31", planning) == [
        ("entry", "2027-01-01"),
        ("begin", "2029-07-02"),
        ("end", "2029-12-31"),
    ]


_OFFSETS = st.integers(0, 2200)
_KINDS = st.sampled_from(["extended", "opposed", "denounced", "withdrawn", "suspended", "resumed", "ended", "renewed"])
_EVENTS = st.lists(st.tuples(_KINDS, _OFFSETS, st.integers(0, 800)), max_size=8)


@given(_EVENTS, st.booleans(), _OFFSETS)
def test_any_life_has_one_state_a_day_that_agrees_with_its_days(
    given_: list[tuple[str, int, int]], tacit: bool, offset: int
) -> None:
    base = date(2026, 12, 11)
    events = [
        event(
            kind,
            (base + timedelta(days=day)).isoformat(),
            until=(base + timedelta(days=day + more)).isoformat(),
            party="alba",
        )
        for kind, day, more in given_
    ]
    record = act(*events, term=TACIT if tacit else None)
    day = base + timedelta(days=offset)
    course = Course(record, day)
    state = course.state(day)
    if state is LifeState.ENDED:
        assert course.last is not None
        assert course.last < day
    elif state is LifeState.COMING:
        assert course.start.first is not None
        assert day < course.start.first
    else:
        assert course.last is None or day <= course.last
    # What happens later changes nothing of what is known on a day.
    later = act(*events, event("ended", (day + timedelta(days=1)).isoformat()), term=TACIT if tacit else None)
    assert on(later, day.isoformat()) == on(record, day.isoformat())
