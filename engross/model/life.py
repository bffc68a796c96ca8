"""The life of an act as it stands on a day: its state, its first and last day, its events, its next deadlines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from engross.diagnostics import Path, Places
from engross.model.life_event import LifeEventKind
from engross.model.moment import Period
from engross.model.term import Term


class LifeState(StrEnum):
    """Where an act stands on a day."""

    DRAFT = "draft"
    READY = "ready"
    PENDING = "pending"
    """Signed; what sets its first day has not happened yet."""
    COMING = "coming"
    PROVISIONAL = "provisional"
    RUNNING = "running"
    SUSPENDED = "suspended"
    NOTICE = "notice"
    """Denounced, and still in force until its last day."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Rule:
    """How a day was found: the name of the rule, and the facts of the case. Days are in ISO 8601."""

    name: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """One event of a life, from whatever file says it.

    `day` is when it happened, None while that is open. `effect` is the first day of what it changes, `until` the last
    day that it sets. `act` names the act that it comes from (an amendment). It stands at `path` in the file
    of `places`.
    """

    day: date | None
    kind: LifeEventKind
    party: str = ""
    effect: date | None = None
    until: date | None = None
    received: date | None = None
    new: str = ""
    ends: str = "act"
    stops_term: bool = False
    provisions: tuple[str, ...] = ()
    rests_on: str = ""
    source: str = ""
    act: str = ""
    places: Places = field(default=Places(""), repr=False, compare=False)
    path: Path = ()


@dataclass(frozen=True, slots=True)
class ActRecord:
    """What the files say of an act that bears on its life.

    `state` is that of its protocol, or `known` without one.

    Its period, or else the act, stands at `path` in the file of `places`.
    """

    name: str
    title: str
    relation: str
    parties: tuple[str, ...]
    state: str
    period: Period | None
    term: Term | None = None
    events: tuple[DatedEvent, ...] = ()
    predecessor: str = ""
    amends: str = ""
    places: Places = field(default=Places(""), repr=False, compare=False)
    path: Path = ()
    own: bool = True
    """Whether it is of the person's own folder, and not built in."""

    @property
    def signed(self) -> bool:
        return self.state in ("signed", "known")


class DueKind(StrEnum):
    """What must, or may, be done up to a day."""

    SIGN = "sign"
    APPROVE = "approve"
    NOTIFY = "notify"
    TRANSMIT = "transmit"
    PUBLISH = "publish"
    REPLY = "reply"
    ENTRY = "entry"
    REPORT = "report"
    OPPOSE = "oppose"
    DRAFT = "begin"
    SITTING = "sitting"
    RESUME = "resume"
    END = "end"


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline: what, by which day (None while nothing sets it), by whom, and the rule that gives the day."""

    kind: DueKind
    day: date | None
    parties: tuple[str, ...]
    rule: Rule
    what: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """The life of one act, as it is known and stands on the day `on`.

    `first` and `last` are the first and the last day in force, both included. `last` is None while there is no end.
    `ended_by` names what ended, or will end, the act before its term. `parties` are those of that day.
    """

    act: ActRecord
    on: date
    state: LifeState
    first: date | None
    first_rule: Rule
    last: date | None
    last_rule: Rule
    ended_by: str = ""
    renewals: int = 0
    safe_day: date | None = None
    """The last day on which one can still oppose the next tacit renewal."""
    suspended: tuple[tuple[date, date | None], ...] = ()
    """The times in which the whole act was suspended: first and last day."""
    provisional: date | None = None
    """From when it is applied before it is in force."""
    parties: tuple[str, ...] = ()
    events: tuple[DatedEvent, ...] = ()
    """All events that are known on that day, in order."""
    dues: tuple[Due, ...] = ()
    dropped: tuple[Due, ...] = ()
    """The deadlines that the act would have, were it not followed or ended by now."""
    following: str = ""
    """The act that follows it."""
    followed: str = ""
    """Whether that one is `signed` or a `draft`; empty if none follows."""

    @property
    def in_force(self) -> bool:
        """Whether the act binds its parties on that day."""
        return self.state in (LifeState.RUNNING, LifeState.NOTICE)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event of one whole day.

    `uid` stays over all runs of a workspace and is no other workspace's. `sequence` grows when the event changes (RFC
    5545, 3.8.7.4). `alarms` are numbers of days before. A `cancelled` event is off: who has it drops it.
    """

    uid: str
    day: date
    summary: str
    description: str
    sequence: int = 0
    alarms: tuple[int, ...] = ()
    cancelled: bool = False
    category: str = ""
