"""Events as a calendar file (RFC 5545).

The file is written here and not by the library `icalendar`, which takes a second for a thousand acts. The tests read it
back with that library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from engross.model.life import CalendarEvent

_LONGEST = 75
"""Bytes of a line, without its end (3.1)."""
_ESCAPED = re.compile(r"[\\;,]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def calendar(title: str, events: Iterable[CalendarEvent], today: date) -> bytes:
    """The calendar: one all-day event for each, with its alarms, the earliest first.

    The format asks for the time at which an event was written (3.8.7.2). It is the beginning of `today`: the same day
    gives the same bytes. Programs that subscribe to the file are asked to look at it once a day (RFC 7986, 5.7).
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//engross//radar//",
        "METHOD:PUBLISH",
        f"NAME:{_text(title)}",
        f"X-WR-CALNAME:{_text(title)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    ]
    stamp = f"{today:%Y%m%d}T000000Z"
    for event in sorted(events, key=lambda each: (each.day, each.uid)):
        lines += _event(event, stamp)
    return b"".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(event: CalendarEvent, stamp: str) -> Iterator[str]:
    summary = _text(event.summary)
    yield from ("BEGIN:VEVENT", f"UID:{event.uid}", f"DTSTAMP:{stamp}", f"SEQUENCE:{event.sequence}")
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    if event.day < date.max:
        yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{summary}"
    yield f"DESCRIPTION:{_text(event.description)}"
    if event.category:
        yield f"CATEGORIES:{_text(event.category)}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    for days in () if event.cancelled else event.alarms:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}", f"TRIGGER:-P{days}D", "END:VALARM")
    yield "END:VEVENT"


def _text(words: str) -> str:
    """Words as a value of type TEXT (3.3.11). Control characters, which it cannot hold, are left out."""
    return _CONTROL.sub("", _ESCAPED.sub(r"\\\g<0>", words.replace("\r\n", "\n"))).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line in UTF-8, cut so that no part is longer than 75 bytes and no character is split (3.1)."""
    data = line.encode()
    parts = []
    room = _LONGEST
    while len(data) > room:
        cut = room
        while data[cut] & 0xC0 == 0x80:  # not the first byte of a character
            cut -= 1
        parts.append(data[:cut])
        data, room = data[cut:], _LONGEST - 1
    parts.append(data)
    return b"\r\n ".join(parts) + b"\r\n"
