"""What cannot be in the life of an act, or is not safe to leave unsaid, as diagnostics at their places."""

from __future__ import annotations

from collections.abc import Iterator

from engross.diagnostics import Diagnostic, Severity
from engross.life.counting import last_day, notice_back
from engross.life.course import Course, Impossible
from engross.model.life import ActRecord

_WARNINGS = frozenset(
    "notice-late notice-too-short extension-shortens extended-late tacit-without-notice tacit-without-step "
    "length-unsaid denounced-without-effect".split()
)
"""What a person must judge; all others are errors."""


def impossible(record: ActRecord) -> tuple[Diagnostic, ...]:
    """All that is wrong with the life of an act, in the order of its events."""
    course = Course(record, None)
    return tuple(_diagnostic(record, one) for one in (*_of_term(record, course), *course.impossible))


def _diagnostic(record: ActRecord, one: Impossible) -> Diagnostic:
    event = one.event
    facts = {"name": record.name, **one.facts}
    places, path = record.places, record.path
    if event is not None:
        facts = {"kind": event.kind.value, "day": event.day.isoformat() if event.day else "", **facts}
        places, path = event.places, event.path
    origin = places.origin(*path)
    line = places.line(origin)
    severity = Severity.WARNING if one.code in _WARNINGS else Severity.ERROR
    return Diagnostic(one.code, origin, severity, facts, line)


def _of_term(record: ActRecord, course: Course) -> Iterator[Impossible]:
    """What the act says of its duration and does not say clearly, or says in two ways."""
    term, first = record.term, course.start.first
    if term is None:
        return
    renewal = term.renewal
    if renewal is not None and renewal.manner == "tacit":
        if renewal.step is None:
            yield Impossible("tacit-without-step", None)
        if renewal.notice is None:
            yield Impossible("tacit-without-notice", None)
        base = course.base[0]
        if renewal.notice is not None and base is not None and first is not None:
            safe = notice_back(base, renewal.notice)[0]
            if safe < first:
                facts = {"length": str(renewal.notice.length), "first": first.isoformat(), "last": base.isoformat()}
                yield Impossible("notice-longer-than-term", None, facts)
    ends = {"until": term.until, "period": record.period.end if record.period is not None else None}
    if term.length is not None and first is not None:
        counted, not_counted = (last_day(first, term.length, counted=how) for how in (True, False))
        facts = {"length": str(term.length), "start": first.isoformat()}
        if term.first_day is None and not any(ends.values()):
            both = {"one": counted.isoformat(), "other": not_counted.isoformat()}
            yield Impossible("length-unsaid", None, facts | both)
        possible = {"counted": {counted}, "not-counted": {not_counted}}.get(
            term.first_day or "", {counted, not_counted}
        )
        for end in ends.values():
            if end is not None and end not in possible:
                found = {"day": max(possible).isoformat(), "last": end.isoformat()}
                yield Impossible("length-differs", None, facts | found)
                return
    if term.until is not None and record.period is not None and term.until != record.period.end:
        facts = {"length": "", "start": "", "day": term.until.isoformat(), "last": record.period.end.isoformat()}
        yield Impossible("length-differs", None, facts)
    if term.until is not None and first is not None and term.until < first:
        yield Impossible("ends-before-start", None, {"first": first.isoformat(), "last": term.until.isoformat()})
