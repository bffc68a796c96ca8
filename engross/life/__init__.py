"""The life of acts: one function finds, for any day, where an act stands, its days and its next deadlines.

`list`, `radar`, `show`, `status`, `life`, `renew`, the calendar, the picture of
a relation and the notes of a consolidated text all tell what `lives` gives.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from engross.diagnostics import Collector, Diagnostic
from engross.life.course import Course
from engross.life.dues import WEEKS, Planning, dues, in_turn
from engross.life.gathering import act_records
from engross.life.impossible import impossible
from engross.model.life import ActRecord, Due, DueKind, Life, LifeState
from engross.model.life_event import LifeEventKind
from engross.model.moment import Period
from engross.model.party import Party
from engross.source.library import Library

_OFF = frozenset(
    (
        LifeEventKind.DENOUNCED,
        LifeEventKind.OPPOSED,
        LifeEventKind.ENDED,
        LifeEventKind.LAPSED,
        LifeEventKind.REPLACED,
        LifeEventKind.ANNULLED,
    )
)
"""The events that put deadlines off."""


def lives(
    library: Library,
    on: date,
    collector: Collector,
    *,
    relation: str = "",
    weeks: int | None = None,
    known: date | None = None,
) -> tuple[Life, ...]:
    """The life of every base act of a workspace, or of one relation, as it is known and stands on the day `on`.

    Acts that are known without their text are there too. Drafting takes `weeks` before the last sitting; None takes
    the number from the relation, or 26. `known` leaves out what happened after that
    day. Problems of reading, and impossible lives, are collected.
    """
    every = act_records(library, collector, relation)
    records = [record for record in every if not record.amends]
    of_amendments = _of_amendments(every, on, known)
    for record in records:
        collector.extend(impossible(record))
    courses = {record.name: Course(record, on, known) for record in records}
    sittings = _sittings(library, records)
    by_relation: dict[str, list[ActRecord]] = {}
    for record in records:
        by_relation.setdefault(record.relation, []).append(record)
    out: list[Life] = []
    for folder, acts in by_relation.items():
        reading = library.relation(folder, Collector())
        lead = weeks or (reading.record.lead if reading is not None else None) or WEEKS
        succession = _Succession(acts, courses)
        for record in acts:
            following = succession.after(record)
            life = _life(record, courses[record.name], on, Planning(lead, sittings), following)
            more = of_amendments.get(record.name, ()) if life.state is not LifeState.ENDED else ()
            out.append(replace(life, dues=in_turn((*life.dues, *more))) if more else life)
    return tuple(out)


def life_of(library: Library, name: str, on: date, collector: Collector, *, known: date | None = None) -> Life | None:
    """The life of one act; of an amendment, that of the act that it amends in the end. None if there is no such act."""
    found = {
        life.act.name: life
        for life in lives(library, on, collector, relation=name.rsplit("/", 1)[0].split(" (")[0], known=known)
    }
    seen: list[str] = []
    while name not in found and name not in seen:
        seen.append(name)
        sourced = library.protocol(name, Collector()) if library.has_protocol(name) else None
        if sourced is None or sourced.record.amends is None:
            return None
        name = sourced.record.amends.act
    return found.get(name)


def first_day(library: Library, name: str) -> date | None:
    """The first day in force of an act, of an amendment too; None while nothing sets it."""
    record = _record(library, name)
    return Course(record, None).start.first if record is not None else None


def last_day(library: Library, period: Period | None, name: str) -> date | None:
    """The last day of an act as it is known when `period` begins; None if it has none, or if there is no such act.

    Tacit renewals are counted up to its last event only: the act of that period takes the place of the next one.
    """
    record = _record(library, name)
    return Course(record, None, period.start if period is not None else None).last if record is not None else None


def life_problems(library: Library, name: str) -> tuple[Diagnostic, ...]:
    """What is impossible in the life of an act, with what is wrong in its life file."""
    collector = Collector()
    with library.aside():
        library.life(name, collector)
    record = _record(library, name)
    if record is not None and not record.amends:
        collector.extend(impossible(record))
    return collector.sorted()


def _record(library: Library, name: str) -> ActRecord | None:
    """What the files say of an act, read once for each relation.

    Another act is compared with it, and not made from it: the reading adds nothing to what was looked at.
    """
    folder = name.rsplit("/", 1)[0].split(" (")[0]
    key = f"act records of {folder}"
    if key not in library.kept:
        with library.aside():
            library.kept[key] = {one.name: one for one in act_records(library, Collector(), folder)}
    found: ActRecord | None = library.kept[key].get(name)
    return found


def _of_amendments(records: Sequence[ActRecord], on: date, known: date | None) -> Mapping[str, tuple[Due, ...]]:
    """What signed amendments still wait for, and when they take effect, by the act that they amend in the end."""
    by_name = {record.name: record for record in records}
    out: dict[str, tuple[Due, ...]] = {}
    for record in records:
        if not record.amends or not record.signed:
            continue
        base, seen = record, {record.name}
        while base.amends in by_name and base.amends not in seen:
            base = by_name[base.amends]
            seen.add(base.name)
        start = Course(record, on, known).start
        waits = [replace(due, what=record.title) for due in start.waits]
        if start.first is not None and start.first > on and start.signed is not None:
            waits.append(Due(DueKind.ENTRY, start.first, record.parties, start.rule, record.title))
        out[base.name] = (*out.get(base.name, ()), *waits)
    return out


def _life(record: ActRecord, course: Course, on: date, planning: Planning, following: ActRecord | None) -> Life:
    followed = "" if following is None else "signed" if following.signed else "draft"
    safe = course.safe_day()
    return Life(
        record,
        on,
        course.state(on),
        course.start.first,
        course.start.rule,
        course.last,
        course.last_rule,
        course.ended_by,
        course.renewals,
        safe[0] if safe is not None else None,
        tuple((start, until) for start, until, _ in course.suspensions),
        course.start.provisional,
        tuple(course.parties),
        course.events,
        dues(course, on, planning, followed),
        _dropped(record, course, on, planning, followed),
        following.name if following is not None else "",
        followed,
    )


def _dropped(record: ActRecord, course: Course, on: date, planning: Planning, followed: str) -> tuple[Due, ...]:
    """The deadlines that were planned before another act followed, or before the act was denounced or ended."""
    if not followed and not course.ended_by and course.stops_after is None:
        return ()
    events = tuple(event for event in record.events if event.kind not in _OFF)
    before = Course(replace(record, events=events), course.last or on) if len(events) < len(record.events) else course
    return tuple(due for due in dues(before, min(on, course.last or on), planning) if due.day is not None)


class _Succession:
    """Which act of a relation follows which."""

    def __init__(self, acts: Sequence[ActRecord], courses: Mapping[str, Course]) -> None:
        self.courses = courses
        self.acts = sorted(acts, key=lambda act: (self._start(act), act.name))
        self.starts = [self._start(act) for act in self.acts]
        self.named = {act.predecessor: act for act in reversed(self.acts) if act.predecessor}

    def after(self, act: ActRecord) -> ActRecord | None:
        """The act that follows: the first one that begins after its end, or the one that names it as predecessor."""
        later, last = None, self.courses[act.name].last
        if last is not None:
            index = bisect_right(self.starts, last)
            found = self.acts[index] if index < len(self.acts) else None
            later = found if found is not None and self._start(found) < date.max else None
            if later is not None and later.signed:
                return later
        return self.named.get(act.name) or later

    def _start(self, act: ActRecord) -> date:
        """From when an act counts among the others: the first day of its period, or else its first day."""
        return act.period.start if act.period is not None else self.courses[act.name].start.first or date.max


def _sittings(library: Library, records: Sequence[ActRecord]) -> Mapping[str, Sequence[date]]:
    """The sittings of the councils of all parties, by party."""
    known = set(library.party_names)
    keys = sorted({key for record in records for key in record.parties} & known)
    parties: dict[str, Party] = {}
    for key in keys:
        sourced = library.party(key, Collector())
        if sourced is not None:
            parties[key] = sourced.record
    return {key: party.sittings for key, party in parties.items()}


__all__ = ["Planning", "act_records", "first_day", "impossible", "last_day", "life_of", "life_problems", "lives"]
