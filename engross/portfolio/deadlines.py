"""What every act asks for on a day: the deadlines of its life, and how pressing they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from engross.diagnostics import Collector
from engross.life import lives
from engross.life.dues import WEEKS
from engross.model.deadline import Deadline, DeadlineStatus
from engross.model.life import DueKind, Life, LifeState
from engross.source.library import Library

_SOON = timedelta(weeks=8)
"""An act is shown as coming up this long before its drafting must begin, or its renewal can be opposed."""
_OF_STATE = {
    LifeState.DRAFT: DeadlineStatus.DRAFT,
    LifeState.READY: DeadlineStatus.DRAFT,
    LifeState.PENDING: DeadlineStatus.PENDING,
    LifeState.COMING: DeadlineStatus.COMING,
    LifeState.PROVISIONAL: DeadlineStatus.PROVISIONAL,
    LifeState.SUSPENDED: DeadlineStatus.SUSPENDED,
    LifeState.NOTICE: DeadlineStatus.NOTICE,
}


def deadlines(library: Library, today: date, collector: Collector, *, weeks: int | None = None) -> tuple[Deadline, ...]:
    """The deadlines of every act of a workspace on `today`, the most pressing first. Problems of reading are collected.

    Drafting must begin `weeks` before the last sitting. Without `weeks`, the
    number in the record of the relation holds; without that, 26.
    """
    rows = [_deadline(life, weeks) for life in lives(library, today, collector, weeks=weeks)]
    ranks = {status: rank for rank, status in enumerate(DeadlineStatus)}
    return tuple(sorted(rows, key=lambda row: (ranks[row.standing], row.begin or date.max, row.name)))


def _deadline(life: Life, weeks: int | None) -> Deadline:
    act = life.act
    days = {due.kind: due for due in life.dues}
    begin = days.get(DueKind.DRAFT)
    sitting = days.get(DueKind.SITTING)
    lead = int(begin.rule.facts["weeks"]) if begin is not None else weeks or WEEKS
    return Deadline(
        act.name,
        act.title,
        str(act.period) if act.period else "",
        act.state,
        act.parties,
        life.first,
        life.last,
        sitting.day if sitting is not None else None,
        begin.day if begin is not None else None,
        lead,
        life.following,
        standing(life),
        life,
    )


def standing(life: Life) -> DeadlineStatus:
    """What an act asks for on the day of its life."""
    days = {due.kind: due.day for due in life.dues}
    begin, oppose = days.get(DueKind.DRAFT), days.get(DueKind.OPPOSE)
    if not life.act.signed:
        return DeadlineStatus.DRAFT
    if life.followed:
        return DeadlineStatus.RENEWED if life.followed == "signed" else DeadlineStatus.DRAFTING
    if life.state is LifeState.ENDED:
        return DeadlineStatus.CLOSED if life.ended_by else DeadlineStatus.ENDED
    if life.state is LifeState.PENDING:
        return DeadlineStatus.PENDING
    if begin is not None and life.on >= begin:
        return DeadlineStatus.LATE
    if oppose is not None and life.on >= oppose - _SOON:
        return DeadlineStatus.DECIDE
    if begin is not None and life.on >= begin - _SOON:
        return DeadlineStatus.SOON
    if life.state in _OF_STATE:
        return _OF_STATE[life.state]
    return DeadlineStatus.OPEN if life.last is None else DeadlineStatus.RUNNING


def pressing(rows: Iterable[Deadline]) -> Iterator[Deadline]:
    """The rows that still need work: without acts that a signed act follows, and without those that were ended."""
    return (row for row in rows if row.standing not in (DeadlineStatus.RENEWED, DeadlineStatus.CLOSED))
