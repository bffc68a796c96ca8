"""The request for a renewal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engross.diagnostics import Origin
from engross.model.moment import Period


@dataclass(frozen=True, slots=True)
class RenewalRequest:
    """The period to draft, the day and place of signature if they are known, and the current day.

    `place` is the party in whose town it is signed. The origins say where day
    and place were asked for, when that was in a file.
    """

    period: Period
    today: date
    signing: date | None = None
    place: str | None = None
    signing_at: Origin = Origin("--signing-date")
    place_at: Origin = Origin("--at")


def file_name(period: Period) -> str:
    """The name of a protocol of that period, as a file bears it."""
    return str(period) if period.whole_years else f"{period.start.isoformat()}_{period.end.isoformat()}"


def written(period: Period) -> str:
    """The period as a protocol's file holds it."""
    if period.whole_years:
        return str(period)
    return f"{{from: {period.start.isoformat()}, to: {period.end.isoformat()}}}"
