"""The one place that reads a clock: what day it is, when the person does not say."""

from __future__ import annotations

from datetime import UTC, date, datetime

from engross.diagnostics import Origin, refuse


def today_or(said: str | None, option: str = "--today") -> date:
    """The day that was said with `option`, else today where the person is. Raises `Refused` (wrong-value)."""
    if said is None:
        return datetime.now(UTC).astimezone().date()
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise refuse("wrong-value", Origin(option), expected="date as 2017-06-23", found=said) from None
