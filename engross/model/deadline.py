"""When an act ends, and by when the next one must be drafted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DeadlineStatus(StrEnum):
    """The status of an act on a day; the most pressing comes first."""

    LATE = "late"
    ENDED = "ended"
    SOON = "soon"
    DRAFTING = "drafting"
    RUNNING = "running"
    OPEN = "open"
    COMING = "coming"
    DRAFT = "draft"
    RENEWED = "renewed"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One act and its days.

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
