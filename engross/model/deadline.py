"""When an act ends, and by when the next one must be drafted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engross.model.life import Due, Life


class DeadlineStatus(StrEnum):
    """What an act asks for on a day, the most pressing first."""

    LATE = "late"
    ENDED = "ended"
    DECIDE = "decide"
    """A tacit renewal can still be opposed, and not for long."""
    SOON = "soon"
    PENDING = "pending"
    DRAFTING = "drafting"
    NOTICE = "notice"
    SUSPENDED = "suspended"
    PROVISIONAL = "provisional"
    RUNNING = "running"
    OPEN = "open"
    COMING = "coming"
    DRAFT = "draft"
    CLOSED = "closed"
    """Ended before its term, by an act of the parties; nothing need follow."""
    RENEWED = "renewed"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One act and its days, as its `life` gives them.

    `state` is that of its protocol, or `known` when only its existence is
    known. `sitting` is the last day on which every council can still approve
    the next act, `begin` the day by which drafting must begin: `weeks` before
    it, or before the end when no sitting is known.
    """

    name: str
    title: str
    period: str
    state: str
    parties: tuple[str, ...]
    start: date | None
    end: date | None
    sitting: date | None
    begin: date | None
    weeks: int
    next: str
    standing: DeadlineStatus
    life: Life

    @property
    def due(self) -> Due | None:
        """The next deadline, or the first one that was missed; None if there is none."""
        return next(iter(self.life.dues), None)
