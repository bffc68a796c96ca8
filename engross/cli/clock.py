"""What day it is, when the person does not say."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today_or(said: date | None) -> date:
    """The day that was said, else today where the person is."""
    return said or datetime.now(UTC).astimezone().date()
