"""The lifecycle of a copy: which events may follow, and what each event must say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from engross.diagnostics import Origin, refuse
from engross.model.registered import CopyState, Entry, Event

REQUIRED = {
    Event.ATTESTED: "detail",
    Event.SIGNED: "party",
    Event.SCANNED: "sha256",
    Event.SENT: "detail",
    Event.RETURNED: "",
    Event.ARCHIVED: "detail",
    Event.CANCELLED: "detail",
    Event.SUPERSEDED: "",
}
"""The field of an entry that each event requires; empty if it requires none.

Example: a sent copy says to whom (`detail`).
"""


def next_events(copy: CopyState) -> tuple[Event, ...]:
    """The events that may follow now. A copy that was sent may be archived there: each party keeps its own copy."""
    on_paper = copy.first is Event.ATTESTED or any(
        entry.event is Event.SIGNED and entry.medium == "paper" for entry in copy.entries
    )
    scan = (Event.SCANNED,) * on_paper
    if copy.void:
        return ()
    if copy.last is Event.ARCHIVED:
        return scan
    events: list[Event] = []
    if copy.waiting:
        events.append(Event.SIGNED)
    events += scan
    events.append(Event.RETURNED if copy.away else Event.SENT)
    if not copy.waiting:
        events.append(Event.ARCHIVED)
    return (*events, Event.SUPERSEDED, Event.CANCELLED)


def apply_event(copies: Sequence[CopyState], entry: Entry, file: str) -> tuple[CopyState, ...]:
    """The copies after `entry`.

    Raises `Refused`: register-no-copy, register-next (it cannot follow, with
    what can), register-wants (something must be said with it),
    register-not-to-sign, register-signed-twice, register-day.
    """
    origin = Origin(file)
    here = next((index for index in reversed(range(len(copies))) if copies[index].name == entry.copy), None)
    if entry.event in (Event.ISSUED, Event.ATTESTED):
        wanted = "sha256" if entry.event is Event.ISSUED else REQUIRED[entry.event]
        if entry.issued is None or not getattr(entry, wanted):
            raise refuse("register-wants", origin, event=entry.event.value, wanted=wanted)
        if here is None or copies[here].void:
            state = CopyState(entry.copy, (entry,))
            if entry.event is Event.ATTESTED:
                _in_time(state, entry, origin)
            return (*copies, state)
        copy = copies[here]
        if entry.event is Event.ATTESTED or copy.issued.fingerprint != entry.issued.fingerprint:
            raise refuse("register-next", origin, event=entry.event.value, name=entry.copy, next=_possible(copy))
        return (*copies[:here], CopyState(copy.name, (*copy.entries, entry)), *copies[here + 1 :])
    if here is None:
        raise refuse(
            "register-no-copy", origin, name=entry.copy, known=", ".join(dict.fromkeys(c.name for c in copies))
        )
    copy = copies[here]
    if entry.event not in next_events(copy):
        raise refuse("register-next", origin, event=entry.event.value, name=entry.copy, next=_possible(copy))
    wanted = REQUIRED[entry.event]
    if wanted and not getattr(entry, wanted):
        raise refuse("register-wants", origin, event=entry.event.value, wanted=wanted)
    if entry.event is Event.SIGNED:
        _may_sign(copy, entry, origin)
    _in_time(copy, entry, origin)
    return (*copies[:here], CopyState(copy.name, (*copy.entries, entry)), *copies[here + 1 :])


def _possible(copy: CopyState) -> str:
    return ", ".join(event.value for event in next_events(copy) if event is not Event.SUPERSEDED)


def _may_sign(copy: CopyState, entry: Entry, origin: Origin) -> None:
    if entry.party not in copy.issued.signers:
        raise refuse(
            "register-not-to-sign", origin, party=entry.party, name=copy.name, parties=", ".join(copy.issued.signers)
        )
    twice = any(
        earlier.event is Event.SIGNED
        and earlier.party == entry.party
        and (not entry.field or earlier.field in ("", entry.field))
        for earlier in copy.entries
    )
    if twice:
        raise refuse("register-signed-twice", origin, party=entry.party, name=copy.name, rest=", ".join(copy.waiting))


def _in_time(copy: CopyState, entry: Entry, origin: Origin) -> None:
    """Refuses a day before an earlier event, or after the day of writing."""
    try:
        day, written = date.fromisoformat(entry.day), datetime.fromisoformat(entry.when).date()
    except ValueError:
        raise refuse("register-day", origin, day=entry.day, first="", last="") from None
    first = max(date.fromisoformat(earlier.day) for earlier in copy.entries)
    if not first <= day <= written:
        raise refuse("register-day", origin, day=entry.day, first=first.isoformat(), last=written.isoformat())
