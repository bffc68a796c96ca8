"""Dates as instruments give them: a day, or only a month or a year; and periods."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator

from engross.model.noun import Record

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("date as 2017-06-23")
    return date.fromisoformat(value)


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})]
"""A calendar day written year-month-day (ISO 8601)."""


_OPEN = re.compile(r"\[\[[^\[\]]+\]\]")


def is_open(value: Any) -> bool:
    """Whether a value of a record is not decided yet: `[[date of signature]]`."""
    return isinstance(value, str) and _OPEN.fullmatch(value.strip()) is not None


def _open_day(value: Any) -> Any:
    return None if value is None or is_open(value) else _day(value)


OpenDay = Annotated[
    date | None,
    BeforeValidator(_open_day),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
                {"type": "string", "pattern": r"^\[\[[^\[\]]+\]\]$"},
                {"type": "null"},
            ]
        }
    ),
]
"""A calendar day, or nothing while it is still to be decided."""


class Moment(Record):
    """A day; or a month or a year, if no more is known (ISO 8601, reduced precision)."""

    year: int
    month: int | None = None
    dom: int | None = None

    @property
    def day(self) -> date | None:
        """The day, if it is known."""
        return date(self.year, self.month, self.dom) if self.month and self.dom else None

    def anniversary(self, year: int) -> int:
        """Which anniversary falls in `year`: 20 for 1999 in 2019."""
        return year - self.year

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.dom) if part]
        return "-".join(parts)


def _moment(value: Any) -> Any:
    if isinstance(value, str):
        match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value)
        if not match:
            raise ValueError("date as 1999-10-28, 1999-10 or 1999")
        if match[3]:
            date.fromisoformat(value)
        if match[2] and not 1 <= int(match[2]) <= 12:
            raise ValueError("date as 1999-10-28, 1999-10 or 1999")
        return {"year": int(match[1]), "month": match[2] and int(match[2]), "dom": match[3] and int(match[3])}
    return value


_YEAR = {"type": "integer", "minimum": 1000, "maximum": 9999}
"""A year alone, as an editor sees it."""

PartialDate = Annotated[
    Moment,
    BeforeValidator(_moment),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}, _YEAR]}),
]


class Period(Record):
    """The time an instrument covers, both days included."""

    start: Day = Field(alias="from", description="First day.")
    end: Day = Field(alias="to", description="Last day.")

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.end < self.start:
            raise ValueError("period that ends after it starts")
        return self

    @property
    def years(self) -> range:
        """The calendar years it touches."""
        return range(self.start.year, self.end.year + 1)

    @property
    def whole_years(self) -> bool:
        return (self.start.month, self.start.day) == (1, 1) and (self.end.month, self.end.day) == (12, 31)

    def __str__(self) -> str:
        if self.whole_years:
            return f"{self.start.year}-{self.end.year}" if len(self.years) > 1 else str(self.start.year)
        return f"{self.start.isoformat()} – {self.end.isoformat()}"


def _period(value: Any) -> Any:
    if isinstance(value, str):
        if days := re.fullmatch(r"(\d{4}-\d\d-\d\d)\s*[/–]\s*(\d{4}-\d\d-\d\d)", value.strip()):
            return {"from": days[1], "to": days[2]}
        match = re.fullmatch(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?", value.strip())
        if not match:
            raise ValueError("period as 2017-2019")
        return {"from": f"{match[1]}-01-01", "to": f"{match[2] or match[1]}-12-31"}
    return value


PeriodText = Annotated[
    Period,
    BeforeValidator(_period),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^\d{4}(\s*[-–]\s*\d{4}|-\d{2}-\d{2}\s*[/–]\s*\d{4}-\d{2}-\d{2})?$"},
                _YEAR,
                {
                    "type": "object",
                    "required": ["from", "to"],
                    "additionalProperties": False,
                    "properties": {
                        "from": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
                        "to": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
                    },
                },
            ]
        }
    ),
]
"""A period as `2017-2019`, or with its first and last day."""
