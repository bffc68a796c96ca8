"""Computes for every act when it ends, the last sitting that can approve the next, and when drafting must begin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from engross.diagnostics import Collector
from engross.model.deadline import Deadline, DeadlineStatus
from engross.model.moment import Period
from engross.model.party import Party
from engross.model.protocol import Protocol, Relation, State
from engross.source.library import Library

WEEKS = 26
"""Weeks of drafting before a council sits, if neither the relation nor the user gives a number."""
_SOON = timedelta(weeks=8)
"""An act is shown as coming up this long before its drafting must begin."""


@dataclass(frozen=True, slots=True)
class _Act:
    """An act and its period; `record` is None if only the existence of the act is known."""

    name: str
    relation: str
    period: Period | None
    record: Protocol | None

    @property
    def signed(self) -> bool:
        return self.record is None or self.record.state is State.SIGNED


def deadlines(library: Library, today: date, collector: Collector, *, weeks: int | None = None) -> tuple[Deadline, ...]:
    """The deadlines of every act of a workspace on `today`, the most pressing first. Problems of reading are collected.

    Drafting must begin `weeks` before the last sitting. Without `weeks`, the
    number in the record of the relation holds; without that, 26.
    """
    relations: dict[str, Relation | None] = {}
    acts: list[_Act] = []
    for name in library.workspace.act_names():
        folder = name.rsplit("/", 1)[0]
        if folder not in relations:
            reading = library.relation(folder, collector)
            relations[folder] = reading.record if reading else None
        # What amends an act ends with it.
        if (protocol := library.protocol(name, collector)) is not None and protocol.record.amends is None:
            acts.append(_Act(name, folder, protocol.record.period, protocol.record))
    for folder, relation in relations.items():
        known = relation.acts if relation else ()
        acts += [_Act(f"{folder} ({act.period})", folder, act.period, None) for act in known]
    parties = _parties(library, acts)
    by_relation: dict[str, list[_Act]] = {}
    followed: dict[str, _Act] = {}
    for act in acts:
        by_relation.setdefault(act.relation, []).append(act)
        if act.record is not None and act.record.predecessor:
            followed.setdefault(act.record.predecessor, act)
    out = []
    for folder, of_relation in by_relation.items():
        of_relation.sort(key=lambda act: (_start(act), act.name))
        starts = [_start(act) for act in of_relation]
        relation = relations[folder]
        lead = weeks or (relation.lead if relation else None) or WEEKS
        keys = next((act.record.parties for act in reversed(of_relation) if act.record is not None), ())
        out += [
            _deadline(act, _next(act, of_relation, starts, followed), keys, parties, today, lead) for act in of_relation
        ]
    ranks = list(DeadlineStatus)
    return tuple(
        sorted(out, key=lambda deadline: (ranks.index(deadline.standing), deadline.begin or date.max, deadline.name))
    )


def _start(act: _Act) -> date:
    return act.period.start if act.period else date.max


def _parties(library: Library, acts: Iterable[_Act]) -> dict[str, Party]:
    names = {key for act in acts if act.record is not None for key in act.record.parties}
    readings = {key: library.party(key, Collector()) for key in sorted(names) if key in library.party_names}
    return {key: reading.record for key, reading in readings.items() if reading is not None}


def _next(act: _Act, of_relation: Sequence[_Act], starts: Sequence[date], followed: Mapping[str, _Act]) -> _Act | None:
    """The act that follows `act`.

    It is the first act of the relation that begins after its end, or the act
    that names it as predecessor.
    """
    later = None
    if act.period is not None:
        index = bisect_right(starts, act.period.end)
        later = of_relation[index] if index < len(of_relation) and of_relation[index].period is not None else None
        if later is not None and later.signed:
            return later
    return followed.get(act.name) or later


def _deadline(
    act: _Act, following: _Act | None, keys: tuple[str, ...], parties: Mapping[str, Party], today: date, weeks: int
) -> Deadline:
    record, period = act.record, act.period
    party_keys = record.parties if record else keys
    sitting = begin = None
    if period is not None and act.signed and not (following and following.signed):
        sitting = _sitting(period.end, [parties[key] for key in party_keys if key in parties])
        begin = (sitting or period.end) - timedelta(weeks=weeks)
    title = ""
    if record is not None:
        title = next(iter((record.title or {}).values()), "") or next(iter(record.kind.values())).text
    return Deadline(
        act.name,
        title,
        str(period) if period else "",
        record.state.value if record else "known",
        tuple(party_keys),
        period.start if period else None,
        period.end if period else None,
        sitting,
        begin,
        weeks,
        following.name if following else "",
        _status(act, following, begin, today),
    )


def _sitting(end: date, parties: Iterable[Party]) -> date | None:
    """The earliest, over all councils, of their last sittings up to `end`. By then all must have approved."""
    last = [max(days) for party in parties if (days := [day for day in party.sittings if day <= end])]
    return min(last, default=None)


def _status(act: _Act, following: _Act | None, begin: date | None, today: date) -> DeadlineStatus:
    if not act.signed:
        return DeadlineStatus.DRAFT
    if following is not None:
        return DeadlineStatus.RENEWED if following.signed else DeadlineStatus.DRAFTING
    period = act.period
    if period is None or begin is None:
        return DeadlineStatus.OPEN
    if today > period.end:
        return DeadlineStatus.ENDED
    if today >= begin:
        return DeadlineStatus.LATE
    if today >= begin - _SOON:
        return DeadlineStatus.SOON
    return DeadlineStatus.COMING if today < period.start else DeadlineStatus.RUNNING


def pressing(rows: Iterable[Deadline]) -> Iterator[Deadline]:
    """The rows that still need work: without acts that a signed act follows."""
    return (row for row in rows if row.standing is not DeadlineStatus.RENEWED)
