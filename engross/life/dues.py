"""The next deadlines of an act: what must or may be done, by which day, by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from engross.life.counting import DAY, added
from engross.life.course import Course
from engross.model.life import Due, DueKind, LifeState, Rule
from engross.model.life_event import LifeEventKind as Kind
from engross.model.term import ReportDuty

WEEKS = 26
"""Weeks of drafting before a council sits, if neither the relation nor the user gives a number."""
_RANKS = {kind: rank for rank, kind in enumerate(DueKind)}
REACH = timedelta(days=92)
"""A list of sittings is taken to reach a day if it has a sitting after it, or one at most this long before it.

A list that ends years before an act does says nothing of the last sitting before its end: no council publishes its
sittings so early.
"""


@dataclass(frozen=True, slots=True)
class Planning:
    """What deadlines are planned with: the weeks that drafting takes, and the sittings of each party's council."""

    weeks: int = WEEKS
    sittings: Mapping[str, Sequence[date]] | None = None


def dues(course: Course, on: date, planning: Planning, followed: str = "") -> tuple[Due, ...]:
    """The deadlines of an act from the day `on`, the nearest first; those that are missed stand before.

    `followed` is `signed` if a signed act follows it, so that none need be drafted, and `draft` if one is drafted.
    """
    out = [*course.start.waits, *_of_life(course, on)]
    if followed != "signed":
        out += [due for due in _of_next(course, planning) if not followed or due.kind is not DueKind.DRAFT]
    return in_turn(out)


def in_turn(found: Iterable[Due]) -> tuple[Due, ...]:
    """Deadlines in their order: those that nothing has set yet, then by their days."""
    return tuple(sorted(found, key=lambda due: (due.day is not None, due.day or date.max, _RANKS[due.kind])))


def _of_life(course: Course, on: date) -> Iterator[Due]:
    state, parties = course.state(on), tuple(course.parties)
    if state in (LifeState.DRAFT, LifeState.READY, LifeState.ENDED):
        return
    if state in (LifeState.COMING, LifeState.PROVISIONAL) and course.start.first is not None:
        yield Due(DueKind.ENTRY, course.start.first, parties, course.start.rule)
    for start, until, _ in course.suspensions:
        if until is not None and start <= on <= until and (course.last is None or until < course.last):
            yield Due(DueKind.RESUME, until + DAY, parties, Rule("suspended-until", {"day": until.isoformat()}))
    safe = course.safe_day()
    if safe is not None and safe[0] >= on:
        yield Due(DueKind.OPPOSE, safe[0], parties, safe[1])
    for duty in course.term.reports if course.term is not None else ():
        day = _next_report(course, duty)
        if day is not None:
            who = (duty.party,) if duty.party else parties
            yield Due(DueKind.REPORT, day, who, Rule("report", {"every": str(duty.every or "")}), duty.what)
    if course.last is not None:
        yield Due(DueKind.END, course.last, parties, course.last_rule)


def _next_report(course: Course, duty: ReportDuty) -> date | None:
    """The first day on which a report is due that was not given yet; None if none is due any more."""
    given = sum(
        event.kind is Kind.REPORTED and (not duty.party or event.party in ("", duty.party)) for event in course.events
    )
    first = duty.first
    if first is None and course.start.first is not None and duty.every is not None:
        first = added(course.start.first, duty.every) - DAY
    if first is None or (given and duty.every is None):
        return None
    day = added(first, duty.every, given) if duty.every is not None else first
    return day if course.last is None or day <= course.last or not given else None


def _of_next(course: Course, planning: Planning) -> Iterator[Due]:
    """What the next act asks for: the last sitting that can approve it, and the day when drafting must begin."""
    if course.last is None or course.renews or course.ended_by or not course.record.signed:
        return
    parties = tuple(course.parties)
    sittings = planning.sittings or {}
    sitting = last_sitting(course.last, [sittings.get(party, ()) for party in parties])
    facts = {"end": course.last.isoformat(), "weeks": str(planning.weeks)}
    if sitting is not None:
        who = tuple(party for party in parties if sittings.get(party))
        yield Due(DueKind.SITTING, sitting, who, Rule("last-sitting", facts | {"day": sitting.isoformat()}))
    begin = (sitting or course.last) - timedelta(weeks=planning.weeks)
    if sitting is not None:
        rule = Rule("before-sitting", facts | {"day": sitting.isoformat()})
    else:
        known = max((day for days in sittings.values() for day in days), default=None)
        rule = Rule("before-end-known", facts | {"known": known.isoformat()}) if known else Rule("before-end", facts)
    yield Due(DueKind.DRAFT, begin, parties, rule)


def last_sitting(end: date, lists: Iterable[Sequence[date]]) -> date | None:
    """The earliest, over all councils, of their last sittings up to `end`: by then all must have approved.

    A council whose list does not reach the end is left out: its last known sitting is not its last one.
    """
    last = []
    for days in lists:
        before = [day for day in days if day <= end]
        if before and (any(day > end for day in days) or max(before) >= end - REACH):
            last.append(max(before))
    return min(last, default=None)
