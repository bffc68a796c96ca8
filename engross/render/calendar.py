"""Events as a calendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from engross.model.life import CalendarEvent


def calendar(title: str, events: Iterable[CalendarEvent], today: date) -> bytes:
    """The calendar: one all-day event for each, with its alarms, the earliest first.

    The format asks for the time at which an event was written (3.8.7.2). It is the beginning of `today`: the same day
    gives the same bytes. Programs that subscribe to the file are asked to look at it once a day (RFC 7986, 5.7).
    """
    from icalendar import Alarm, Calendar, Event

    made = Calendar()
    heading = {
        "prodid": "-//engross//radar//",
        "version": "2.0",
        "method": "PUBLISH",
        "name": title,
        "x-wr-calname": title,
        "refresh-interval": timedelta(days=1),
        "x-published-ttl": "P1D",
    }
    for name, value in heading.items():
        made.add(name, value, parameters={"VALUE": "DURATION"} if name == "refresh-interval" else {})
    stamp = datetime(today.year, today.month, today.day, tzinfo=UTC)
    for one in sorted(events, key=lambda event: (event.day, event.uid)):
        event = Event()
        facts = {
            "uid": one.uid,
            "sequence": one.sequence,
            "dtstamp": stamp,
            "dtstart": one.day,
            "dtend": one.day + timedelta(days=1),
            "summary": one.summary,
            "description": one.description,
            "status": "CANCELLED" if one.cancelled else "CONFIRMED",
            "transp": "TRANSPARENT",
        }
        if one.category:
            facts["categories"] = [one.category]
        for name, fact in facts.items():
            event.add(name, fact)
        for days in () if one.cancelled else one.alarms:
            alarm = Alarm()
            for name, fact in (("action", "DISPLAY"), ("description", one.summary), ("trigger", -timedelta(days=days))):
                alarm.add(name, fact)
            event.add_component(alarm)
        made.add_component(event)
    content: bytes = made.to_ical()
    return content
