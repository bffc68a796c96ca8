"""One day of an act, ready for a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
