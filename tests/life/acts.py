"""Acts of invented cities as the life sees them, without files."""

from __future__ import annotations

from datetime import date
from typing import Any

from engross.life import impossible
from engross.life.course import Course
from engross.life.dues import Planning, dues
from engross.model.life import ActRecord, DatedEvent
from engross.model.life_event import LifeEventKind
from engross.model.moment import Period
from engross.model.term import Term

SIGNED = date(2026, 12, 10)


def event(kind: str, day: str, **more: Any) -> DatedEvent:
    given: dict[str, Any] = {
        name: date.fromisoformat(value) if name in ("effect", "until", "received") else value
        for name, value in more.items()
    }
    return DatedEvent(date.fromisoformat(day), LifeEventKind(kind), source="a letter", **given)


def act(*events: DatedEvent, period: str | None = "2027-2029", term: dict[str, Any] | None = None) -> ActRecord:
    """An act signed by two parties on 10 December 2026, for the period, with these events."""
    years = period.split("-") if period else []
    own = Period.model_validate({"from": f"{years[0]}-01-01", "to": f"{years[-1]}-12-31"}) if years else None
    signed = tuple(DatedEvent(SIGNED, LifeEventKind.SIGNED, party) for party in ("alba", "brea"))
    return ActRecord(
        "alba-brea/2027-2029",
        "Protocol 2027-2029",
        "alba-brea",
        ("alba", "brea"),
        "signed",
        own,
        Term.model_validate(term) if term is not None else None,
        (*signed, *events),
    )


def on(record: ActRecord, day: str) -> tuple[str, str, str]:
    """State, first and last day of an act on a day."""
    when = date.fromisoformat(day)
    course = Course(record, when)
    return course.state(when).value, str(course.start.first), str(course.last)


def due(record: ActRecord, day: str, planning: Planning | None = None, followed: str = "") -> list[tuple[str, str]]:
    """The deadlines of an act from a day on."""
    when = date.fromisoformat(day)
    found = dues(Course(record, when), when, planning or Planning(), followed)
    return [(one.kind.value, str(one.day)) for one in found]


def codes(record: ActRecord) -> list[str]:
    return [one.code for one in impossible(record)]
