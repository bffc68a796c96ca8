"""Deadlines as a calendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from engross.model.deadline import Deadline, DeadlineStatus
from engross.model.sheet import Phrases


def calendar(rows: Iterable[Deadline], today: date, say: Phrases) -> bytes:
    """One all-day event for each day of a deadline: drafting begins, last sitting, last day of the act.

    The format asks for the time at which an event was written (3.8.7.2). It is the beginning of `today`: the
    same day gives the same bytes. `say` gives the words for a kind of event and the facts of a row.
    """
    from icalendar import Calendar, Event

    entries = Calendar()
    heading = {"prodid": "-//engross//radar//", "version": "2.0", "name": say("title"), "x-wr-calname": say("title")}
    for name, value in heading.items():
        entries.add(name, value)
    stamp = datetime(today.year, today.month, today.day, tzinfo=UTC)
    for row in rows:
        if row.standing in (DeadlineStatus.DRAFT, DeadlineStatus.RENEWED):
            continue
        for kind, day in (("begin", row.begin), ("sitting", row.sitting), ("end", row.end)):
            if day is None or (kind == "begin" and row.standing is DeadlineStatus.DRAFTING):
                continue
            event = Event()
            facts = {
                "uid": f"{kind}.{row.name.replace(' ', '_')}@engross",
                "dtstamp": stamp,
                "dtstart": day,
                "dtend": day + timedelta(days=1),
                "summary": say(f"event.{kind}", name=row.name),
                "description": say("event.about", name=row.name, title=row.title or row.name, period=row.period),
                "transp": "TRANSPARENT",
            }
            for name, fact in facts.items():
                event.add(name, fact)
            entries.add_component(event)
    content: bytes = entries.to_ical()
    return content
