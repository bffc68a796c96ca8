"""The first day of an act: said, entered, or counted from what sets it; and who has still to do something for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from engross.life.counting import start_from
from engross.model.life import ActRecord, DatedEvent, Due, DueKind, Rule
from engross.model.life_event import LifeEventKind as Kind
from engross.model.term import StartRule, Trigger

_OF_ALL = {
    Trigger.SIGNATURE: (Kind.SIGNED, DueKind.SIGN),
    Trigger.APPROVAL: (Kind.APPROVED, DueKind.APPROVE),
    Trigger.NOTIFICATION: (Kind.NOTIFIED, DueKind.NOTIFY),
}
"""The triggers that need an event of each party."""
_OF_ONE = {
    Trigger.TRANSMISSION: (Kind.TRANSMITTED, DueKind.TRANSMIT),
    Trigger.PUBLICATION: (Kind.PUBLISHED, DueKind.PUBLISH),
    Trigger.REPLY: (Kind.REPLIED, DueKind.REPLY),
}
"""Those that need one event, whoever's it is."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first day with its rule; what is still missing for it. `signed` is the day of the last signature."""

    first: date | None
    rule: Rule
    signed: date | None
    waits: tuple[Due, ...] = ()
    provisional: date | None = None


def beginning(record: ActRecord, events: Sequence[DatedEvent]) -> Beginning:
    """The first day of an act, from the events that are known."""
    signed = _signed(record, events)
    term, period = record.term, record.period
    provisional = None
    if term is not None and term.provisional is not None:
        provisional = triggered(term.provisional, record, events)[0]
    for event in events:
        if event.kind is Kind.PROVISIONAL:
            provisional = event.effect or event.day
    entered = next((event for event in reversed(events) if event.kind is Kind.IN_FORCE), None)
    if entered is not None:
        day = entered.effect or entered.day
        facts = {"day": day.isoformat() if day else "", "rests_on": entered.rests_on}
        return Beginning(day, Rule("recorded", facts), signed, (), provisional)
    if term is not None and term.start is not None:
        first, rule, waits = triggered(term.start, record, events)
        return Beginning(first, rule, signed, waits, provisional)
    if period is not None:
        if signed is not None and signed > period.start and record.state != "known":
            facts = {"day": signed.isoformat(), "period": str(period)}
            return Beginning(signed, Rule("signed-later", facts), signed, (), provisional)
        return Beginning(period.start, Rule("period-start", {"day": period.start.isoformat()}), signed, (), provisional)
    if signed is not None:
        return Beginning(signed, Rule("signature", {"day": signed.isoformat()}), signed, (), provisional)
    return Beginning(None, Rule("unknown"), signed, (), provisional)


def triggered(
    rule: StartRule, record: ActRecord, events: Sequence[DatedEvent]
) -> tuple[date | None, Rule, tuple[Due, ...]]:
    """The day that a rule gives, how, and what is missing while it gives none."""
    if rule.day is not None:
        return rule.day, Rule("said", {"day": rule.day.isoformat()}), ()
    assert rule.after is not None
    trigger = rule.after
    if trigger in _OF_ALL:
        kind, due = _OF_ALL[trigger]
        wanted = rule.parties or record.parties
        days: dict[str, date] = {}
        for event in events:
            day = event.received or event.day
            if event.kind is kind and day is not None:
                for party in (event.party,) if event.party else wanted:
                    days[party] = max(day, days.get(party, day)) if kind is Kind.SIGNED else days.get(party, day)
        missing = tuple(party for party in wanted if party not in days)
        event_day = max((days[party] for party in wanted if party in days), default=None)
    else:
        kind, due = _OF_ONE[trigger]
        known = [event.received or event.day for event in events if event.kind is kind]
        missing = () if known else (rule.parties or record.parties)
        event_day = max((day for day in known if day is not None), default=None)
    if missing or event_day is None:
        waits = (Due(due, None, missing, Rule(f"after-{trigger.value}")),)
        return None, Rule("waits", {"trigger": trigger.value, "parties": ", ".join(missing)}), waits
    first = start_from(event_day, rule)
    facts = {"day": first.isoformat(), "event": event_day.isoformat(), "plus": str(rule.plus or ""), "on": rule.on}
    return first, Rule(f"after-{trigger.value}", facts), ()


def _signed(record: ActRecord, events: Sequence[DatedEvent]) -> date | None:
    """The day of the last signature; None while one of the signatures in the files has no day."""
    open_ones = any(event.kind is Kind.SIGNED and event.day is None for event in record.events)
    days = [event.day for event in events if event.kind is Kind.SIGNED and event.day is not None]
    return max(days, default=None) if not open_ones else None
