"""The current day, if the person does not give one."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today_or(day: date | None) -> date:
    """`day`, else today in the time zone of the machine."""
    return day or datetime.now(UTC).astimezone().date()
