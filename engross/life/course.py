"""The course of a life: walks through the events of an act in order, and knows its days after each of them.

Only what is known on a day counts: a prolongation that is signed later is not
known before. The same walk finds what cannot be, such as an act that is
denounced before it is in force.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from engross.life.beginning import Beginning, beginning
from engross.life.counting import DAY, added, last_day, notice_back, notice_forward, whole_months
from engross.model.life import ActRecord, DatedEvent, LifeState, Rule
from engross.model.life_event import LifeEventKind as Kind
from engross.model.term import Length, Renewals

_ORDER = {kind: rank for rank, kind in enumerate(Kind)}
_ENDINGS = (Kind.ENDED, Kind.LAPSED, Kind.REPLACED)
_OF_AN_ACT = (
    Kind.EXTENDED, Kind.RENEWED, Kind.OPPOSED, Kind.SUSPENDED, Kind.RESUMED, Kind.DENOUNCED, Kind.WITHDRAWN,
    Kind.ENDED, Kind.LAPSED, Kind.REPLACED, Kind.ANNULLED, Kind.REPORTED,
)  # fmt: skip
"""The events that an act must have been signed for."""


@dataclass(frozen=True, slots=True)
class Impossible:
    """Something that cannot be in a life: the code of its diagnostic, the event, and the facts."""

    code: str
    event: DatedEvent | None
    facts: Mapping[str, str] = field(default_factory=dict)


def in_order(record: ActRecord, on: date | None = None) -> tuple[DatedEvent, ...]:
    """The events of an act that have a day, in order; with `on`, those that happened by that day."""
    dated = [event for event in record.events if event.day is not None and (on is None or event.day <= on)]
    return tuple(sorted(dated, key=lambda event: (event.day or date.max, _ORDER[event.kind], event.party)))


class Course:
    """The walk through one life up to a day; to its last event if `on` is None. `known` leaves later events out."""

    def __init__(self, record: ActRecord, on: date | None, known: date | None = None) -> None:
        self.record, self.on = record, on
        self.term = record.term
        self.events = in_order(record, min((day for day in (on, known) if day is not None), default=None))
        self.impossible: list[Impossible] = []
        self.start: Beginning = beginning(record, self.events)
        self.parties = list(record.parties)
        self.renewals = 0
        self.stops_after: int | None = None
        """The number of renewals after which no further one takes place, once one was opposed."""
        self.denounced: DatedEvent | None = None
        self.limit: tuple[date, Rule] | None = None
        """The last day that a denunciation sets."""
        self.closed: tuple[date | None, Rule, str] | None = None
        """The last day that an agreement or another ending sets, and which."""
        self.extensions: list[DatedEvent] = []
        self.suspensions: list[tuple[date, date | None, bool]] = []
        self.added_days = 0
        self.anchor, self.base = self._base()
        self.last_rule = self.base[1]
        self.last = self.base[0]
        for event in self.events:
            assert event.day is not None
            self._roll(event.day)
            self._take(event)
        if on is not None:
            self._roll(on)

    # the last day

    def _base(self) -> tuple[date | None, tuple[date | None, Rule]]:
        """The first day that lengths are counted from, and the last day that the act itself says."""
        first, term, period = self.start.first, self.term, self.record.period
        if term is not None and term.until is not None:
            return first, (term.until, Rule("until", {"day": term.until.isoformat()}))
        if term is not None and term.length is not None:
            if first is None:
                return None, (None, Rule("length-unstarted", {"length": str(term.length)}))
            counted = term.first_day != "not-counted"
            end = last_day(first, term.length, counted=counted)
            facts = {"length": str(term.length), "start": first.isoformat(), "day": end.isoformat()}
            if term.first_day is None:
                other = last_day(first, term.length, counted=not counted)
                return first, (end, Rule("length-unsaid", facts | {"other": other.isoformat()}))
            return first, (end, Rule("length-counted" if counted else "length-not-counted", facts))
        if term is not None and term.open:
            return first, (None, Rule("open"))
        if period is not None:
            facts = {"period": str(period), "day": period.end.isoformat()}
            return period.start, (period.end, Rule("period", facts))
        return first, (None, Rule("no-end"))

    def _reckon(self) -> None:
        """Finds the last day anew from what the act says and what was agreed, renewed and denounced since."""
        end, rule = self.base
        anchor = self.anchor
        if self.extensions:
            event = self.extensions[-1]
            end = event.until
            rule = Rule("extended", {"day": _iso(end), "act": event.act, "rests_on": event.rests_on})
            anchor = None
        if self.added_days and end is not None:
            end = added(end, Length(n=self.added_days, unit="days"))
            rule = Rule("stood-still", {"day": end.isoformat(), "days": str(self.added_days)})
        if self.renewals and end is not None:
            end, rule = self._renewed(anchor, end)
        if self.limit is not None and (end is None or self.limit[0] < end):
            end, rule = self.limit
        if self.closed is not None and (end is None or self.closed[0] is None or self.closed[0] < end):
            end, rule = self.closed[0], self.closed[1]
        self.last, self.last_rule = end, rule

    def _renewed(self, anchor: date | None, end: date) -> tuple[date | None, Rule]:
        """The last day after the renewals so far, counted from the first start, so that it does not drift."""
        step = self._renewal.step if self._renewal is not None else None
        if step is None:
            return None, Rule("renewed-open", {"end": end.isoformat()})
        counted = self.base[1].name != "length-not-counted"
        months = 0
        if anchor is not None and step.months:
            said = self.term.length.months if self.term is not None and self.term.length is not None else 0
            months = whole_months(anchor, end) if counted else said
        if months and anchor is not None:
            total = Length(n=months + self.renewals * step.months, unit="months")
            day = last_day(anchor, total, counted=counted)
        else:
            day = last_day(end + DAY, step, counted=True, times=self.renewals)
        facts = {"n": str(self.renewals), "step": str(step), "end": end.isoformat(), "day": day.isoformat()}
        return day, Rule("renewed", facts)

    @property
    def _renewal(self) -> Renewals | None:
        return self.term.renewal if self.term is not None else None

    @property
    def renews(self) -> bool:
        """Whether the act is renewed by itself after its last day, as things stand."""
        renewal = self._renewal
        if renewal is None or renewal.manner != "tacit" or self.last is None or self.start.first is None:
            return False
        if self.closed is not None or (self.limit is not None and self.limit[0] <= self.last):
            return False
        if self.stops_after is not None and self.renewals >= self.stops_after:
            return False
        return renewal.times is None or self.renewals < renewal.times

    def _roll(self, day: date) -> None:
        """Renews the act tacitly as often as it takes to reach `day`."""
        while self.renews and self.last is not None and self.last < day:
            self.renewals += 1
            self._reckon()

    def safe_day(self) -> tuple[date, Rule] | None:
        """The last day on which the next tacit renewal can be opposed; None if there is none, or no notice."""
        renewal = self._renewal
        if not self.renews or renewal is None or renewal.notice is None or self.last is None:
            return None
        return notice_back(self.last, renewal.notice)

    # events

    def _take(self, event: DatedEvent) -> None:
        day = event.day
        assert day is not None
        self._judge(event)
        match event.kind:
            case Kind.EXTENDED:
                self._extend(event)
            case Kind.RENEWED if event.until is not None:
                self._extend(event)
            case Kind.RENEWED if self._renewal is not None and self._renewal.manner == "express":
                self.renewals += 1
            case Kind.OPPOSED:
                self._oppose(event)
            case Kind.DENOUNCED:
                self._denounce(event)
            case Kind.WITHDRAWN:
                self._withdraw(event)
            case Kind.ENDED | Kind.LAPSED | Kind.REPLACED:
                end = event.until or (event.effect - DAY if event.effect else day)
                facts = {"day": end.isoformat(), "act": event.new, "rests_on": event.rests_on}
                self.closed = end, Rule(event.kind.value, facts), event.kind.value
            case Kind.ANNULLED if event.act:
                self.extensions = [other for other in self.extensions if other.act != event.act]
            case Kind.ANNULLED:
                end_ = event.effect - DAY if event.effect else None
                self.closed = end_, Rule("annulled", {"day": _iso(end_)}), event.kind.value
            case Kind.SUSPENDED if not event.provisions:
                self._suspend(event)
            case Kind.RESUMED if not event.provisions:
                self._resume(event)
            case Kind.SUCCEEDED if event.new:
                self._succeed(event)
            case _:
                return
        self._reckon()

    def _extend(self, event: DatedEvent) -> None:
        if event.until is None:
            self._find("extension-without-day", event)
            return
        if self.last is not None and event.until < self.last and not event.act:
            self._find("extension-shortens", event, until=event.until.isoformat(), last=self.last.isoformat())
        self.extensions.append(event)
        self.renewals = 0

    def _oppose(self, event: DatedEvent) -> None:
        renewal = self._renewal
        if renewal is None or renewal.manner != "tacit":
            self._find("opposed-no-renewal", event)
            return
        safe = self.safe_day()
        given = self._given(event, renewal.notice.runs_from if renewal.notice is not None else None)
        if safe is not None and given > safe[0]:
            self._find("notice-late", event, given=given.isoformat(), safe=safe[0].isoformat(), last=_iso(self.last))
            self.stops_after = self.renewals + 1
        else:
            self.stops_after = self.renewals

    def _denounce(self, event: DatedEvent) -> None:
        if event.ends == "party" and event.party:
            left = [party for party in self.parties if party != event.party]
            if len(left) > 1:
                self.parties = left
                return
        if self.denounced is not None:
            self._find("denounced-twice", event)
        self.denounced = event
        notice = self.term.denunciation if self.term is not None else None
        given = self._given(event, notice.runs_from if notice is not None else None)
        reckoned = notice_forward(given, notice) if notice is not None else None
        said = event.until or (event.effect - DAY if event.effect is not None else None)
        if said is not None:
            if reckoned is not None and said < reckoned[0]:
                self._find(
                    "notice-too-short",
                    event,
                    until=said.isoformat(),
                    given=given.isoformat(),
                    length=str(notice.length) if notice is not None else "",
                    day=reckoned[0].isoformat(),
                )
            self.limit = said, Rule("denounced", {"day": said.isoformat(), "given": given.isoformat()})
        elif reckoned is not None:
            self.limit = reckoned
        else:
            self._find("denounced-without-effect", event)
        safe = self.safe_day()
        if safe is not None and given <= safe[0]:
            self.stops_after = self.renewals

    def _withdraw(self, event: DatedEvent) -> None:
        if self.denounced is None:
            self._find("withdrawn-nothing", event)
        self.denounced = self.limit = self.stops_after = None

    def _suspend(self, event: DatedEvent) -> None:
        assert event.day is not None
        start = event.effect or event.day
        if self.suspensions and (self.suspensions[-1][1] is None or self.suspensions[-1][1] >= start):
            self._find("suspended-twice", event)
            return
        if event.until is not None and event.until < start:
            self._find("event-backwards", event, start=start.isoformat(), until=event.until.isoformat())
            return
        self.suspensions.append((start, event.until, event.stops_term))
        if event.until is not None and event.stops_term:
            self.added_days += (event.until - start).days + 1

    def _resume(self, event: DatedEvent) -> None:
        assert event.day is not None
        again = event.effect or event.day
        if not self.suspensions or (self.suspensions[-1][1] is not None and self.suspensions[-1][1] < again - DAY):
            self._find("resumed-nothing", event)
            return
        start, until, stops = self.suspensions[-1]
        if again <= start:
            self._find("event-backwards", event, start=start.isoformat(), until=again.isoformat())
            return
        if stops:
            self.added_days += (again - start).days - ((until - start).days + 1 if until is not None else 0)
        self.suspensions[-1] = start, again - DAY, stops

    def _succeed(self, event: DatedEvent) -> None:
        effect = event.effect or event.day
        if self.on is None or (effect is not None and effect <= self.on):
            parties = [event.new if party == event.party else party for party in self.parties]
            self.parties = list(dict.fromkeys(parties))

    def _given(self, event: DatedEvent, runs_from: str | None) -> date:
        """The day on which a letter counts as given: sent, if it says so; else received, where that is known."""
        assert event.day is not None
        return event.day if runs_from in ("sending", "next-month") else event.received or event.day

    # what cannot be

    def _judge(self, event: DatedEvent) -> None:
        """Tells an event that cannot be at its place in the life."""
        day = event.day
        assert day is not None
        if event.received is not None and event.received < day:
            self._find("event-backwards", event, start=day.isoformat(), until=event.received.isoformat())
        if event.party and event.party not in {*self.record.parties, *self.parties}:
            self._find("event-of-a-stranger", event, party=event.party, parties=", ".join(self.parties))
        if event.kind not in _OF_AN_ACT:
            return
        late = self.last is not None and day > self.last and not self.renews
        if late and event.kind in (Kind.EXTENDED, Kind.RENEWED):
            self._find("extended-late", event, last=_iso(self.last))
            return
        if event.act:
            return
        signed = self.start.signed
        if signed is not None and day < signed:
            self._find("event-before-signature", event, signed=signed.isoformat())
        elif event.kind in (Kind.DENOUNCED, Kind.OPPOSED, Kind.SUSPENDED) and (
            self.start.first is None or (event.effect or event.until or day) < self.start.first
        ):
            self._find("denounced-before-force", event, first=_iso(self.start.first))
        if late and event.kind not in (Kind.REPORTED, *_ENDINGS):
            self._find("event-after-end", event, last=_iso(self.last))

    def _find(self, code: str, event: DatedEvent | None, **facts: str) -> None:
        self.impossible.append(Impossible(code, event, facts))

    # the state

    @property
    def ended_by(self) -> str:
        """What ends the act before its term; empty if its term does."""
        if self.closed is not None and self.last == self.closed[0]:
            return self.closed[2]
        if self.limit is not None and self.last == self.limit[0]:
            return Kind.DENOUNCED.value
        return ""

    def state(self, on: date) -> LifeState:
        """Where the act stands on a day."""
        if not self.record.signed:
            return LifeState.READY if self.record.state == "ready" else LifeState.DRAFT
        if self.closed is not None and self.closed[0] is None:
            return LifeState.ENDED
        first = self.start.first
        provisional = self.start.provisional
        if self.last is not None and on > self.last:
            return LifeState.ENDED
        if first is None or on < first:
            if provisional is not None and provisional <= on:
                return LifeState.PROVISIONAL
            return LifeState.PENDING if first is None and self.start.waits else LifeState.COMING
        if any(start <= on and (until is None or on <= until) for start, until, _ in self.suspensions):
            return LifeState.SUSPENDED
        return LifeState.NOTICE if self.limit is not None or self.denounced is not None else LifeState.RUNNING


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
