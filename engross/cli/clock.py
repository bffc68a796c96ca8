"""What day it is, when the person does not say."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today_or(day: date | None) -> date:
    """The day that was said, else today where the person is."""
    return day or datetime.now(UTC).astimezone().date()
