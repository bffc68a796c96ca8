"""Lives that cannot be are told, each by its code, and lives that can be are not."""

from __future__ import annotations

from typing import Any

import pytest

from engross.model.life import DatedEvent
from tests.life.acts import act, codes, event

_TACIT = {"renewal": {"manner": "tacit", "step": "1 year", "notice": "3 months"}}


@pytest.mark.parametrize(
    ("code", "events", "term"),
    [
        ("denounced-before-force", [event("denounced", "2026-12-15", until="2026-12-20")], None),
        ("event-before-signature", [event("denounced", "2026-11-15", until="2028-12-20")], None),
        ("denounced-twice", [event("denounced", f"2028-0{n}-01", until="2029-01-01") for n in (1, 2)], None),
        ("denounced-without-effect", [event("denounced", "2028-01-01")], None),
        ("notice-too-short", [event("denounced", "2028-01-01", until="2028-02-01")], {"denunciation": "6 months"}),
        ("withdrawn-nothing", [event("withdrawn", "2028-01-01")], None),
        ("extended-late", [event("extended", "2030-01-01", until="2031-01-01")], None),
        ("extension-shortens", [event("extended", "2028-01-01", until="2028-12-31")], None),
        ("extension-without-day", [event("extended", "2028-01-01")], None),
        ("event-after-end", [event("suspended", "2030-02-01")], None),
        ("suspended-twice", [event("suspended", "2028-01-01"), event("suspended", "2028-02-01")], None),
        ("resumed-nothing", [event("resumed", "2028-02-01")], None),
        ("event-backwards", [event("suspended", "2028-02-01", until="2028-01-01")], None),
        ("event-backwards", [event("notified", "2028-02-01", received="2028-01-01", party="alba")], None),
        ("event-of-a-stranger", [event("notified", "2028-02-01", party="nobody")], None),
        ("event-of-a-stranger", [event("succeeded", "2028-02-01", party="nobody", new="nova")], None),
        ("opposed-no-renewal", [event("opposed", "2028-02-01", party="alba")], None),
        ("notice-late", [event("opposed", "2029-12-01", party="alba")], _TACIT),
        ("tacit-without-notice", [], {"renewal": {"step": "1 year"}}),
        ("tacit-without-step", [], {"renewal": {"notice": "3 months"}}),
        ("notice-longer-than-term", [], {"renewal": {"step": "1 year", "notice": "4 years"}}),
        ("length-differs", [], {"from": "2027-01-01", "for": "2 years"}),
        ("length-differs", [], {"until": "2030-12-31"}),
    ],
)
def test_what_cannot_be_is_told(code: str, events: list[DatedEvent], term: dict[str, Any] | None) -> None:
    assert codes(act(*events, term=term)) == [code]


def test_a_length_without_a_last_day_asks_whether_the_first_day_counts() -> None:
    assert codes(act(period=None, term={"from": "2026-12-10", "for": "3 years"})) == ["length-unsaid"]
    assert codes(act(period=None, term={"from": "2026-12-10", "for": "3 years", "first_day": "counted"})) == []
    assert codes(act(period=None, term={"from": "2026-12-10", "for": "3 years", "until": "2029-12-09"})) == []
    assert codes(act(period=None, term={"from": "2026-12-10", "for": "3 years", "until": "2029-12-11"})) == [
        "length-differs"
    ]
    assert codes(act(period=None, term={"from": "2028-01-01", "until": "2027-12-31"})) == ["ends-before-start"]


def test_a_whole_life_that_can_be_says_nothing() -> None:
    term = {**_TACIT, "denunciation": "6 months"}
    record = act(
        event("approved", "2026-11-20", party="alba"),
        event("extended", "2029-05-01", until="2030-12-31"),
        event("suspended", "2029-06-01"),
        event("resumed", "2029-09-01"),
        event("reported", "2030-12-01"),
        event("succeeded", "2030-12-02", party="brea", new="nova"),
        event("denounced", "2031-01-15", party="nova"),
        term=term,
    )
    assert codes(record) == []
