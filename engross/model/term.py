"""What an act says of its own duration: its first day, its length, its renewal, its end."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator

from engross.model.moment import Day
from engross.model.noun import Record
from engross.model.synonyms import in_english

Unit = Literal["days", "weeks", "months", "years"]
_UNITS: dict[Unit, str] = {
    "days": "d day days jour jours j dag dagen día días",
    "weeks": "w week weeks semaine semaines weken semana semanas",
    "months": "m month months mois maand maanden mes meses",
    "years": "y year years an ans année années annee annees jaar jaren año años",
}
_LENGTH = re.compile(r"(?P<n>\d{1,4})\s*(?P<unit>[^\W\d_]+)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OF_THE_YEAR = r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"


class Length(Record):
    """A length of time: a number of days, weeks, months or years."""

    n: int = Field(ge=1, le=9999, description="How many.")
    unit: Unit = Field(description="days, weeks, months or years.")

    @property
    def months(self) -> int:
        """The length in months; 0 for one in days or weeks."""
        return self.n * {"months": 1, "years": 12}.get(self.unit, 0)

    @property
    def days(self) -> int:
        """The length in days; 0 for one in months or years."""
        return self.n * {"days": 1, "weeks": 7}.get(self.unit, 0)

    def __str__(self) -> str:
        return f"{self.n} {self.unit}"


def _length(value: Any) -> Any:
    if isinstance(value, str):
        match = _LENGTH.fullmatch(value.strip().lower())
        unit = next((unit for unit, words in _UNITS.items() if match and match["unit"] in words.split()), None)
        if match is None or unit is None:
            raise ValueError("length as 3 years, 36 months, 90 days")
        return {"n": int(match["n"]), "unit": unit}
    return value


LengthText = Annotated[
    Length,
    BeforeValidator(_length),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": r"^\s*\d{1,4}\s*[^\W\d_]+\s*$"}),
]
"""A length as `3 years`, `36 mois`."""


class Trigger(StrEnum):
    """What sets the first day of an act, when the act names no day."""

    SIGNATURE = "last-signature"
    APPROVAL = "last-approval"
    NOTIFICATION = "last-notification"
    TRANSMISSION = "transmission"
    PUBLICATION = "publication"
    REPLY = "reply"


class StartRule(Record):
    """From when something has effect: a day, or an event and what is counted from it."""

    day: Day | None = Field(None, description="The day, when the text names one.")
    after: Trigger | None = Field(None, description="The event that sets it: last-signature, last-approval, …")
    plus: LengthText | None = Field(None, description="What is counted from the event: 30 days, 2 months.")
    on: Literal["same-day", "next-day", "first-of-month"] = Field(
        "same-day",
        description="That day itself, the next day, or the first day of a month: the next, or the nth after `plus`.",
    )
    parties: tuple[str, ...] = Field((), description="Whose signature or approval counts; all if left out.")

    @model_validator(mode="after")
    def _one(self) -> StartRule:
        if (self.day is None) == (self.after is None):
            raise ValueError("either `day` or `after`")
        return self


def _start(value: Any) -> Any:
    if isinstance(value, str):
        text = value.strip()
        return {"day": text} if _DAY.fullmatch(text) else {"after": in_english(text, tuple(Trigger))}
    return value


_START_SCHEMA = {
    "anyOf": [
        {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        {"type": "string", "enum": [*Trigger]},
        {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "day": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
                "after": {"type": "string", "enum": [*Trigger]},
                "plus": {"type": "string"},
                "on": {"type": "string", "enum": ["same-day", "next-day", "first-of-month"]},
                "parties": {"type": "array", "items": {"type": "string"}},
            },
        },
    ]
}
StartText = Annotated[StartRule, BeforeValidator(_start), WithJsonSchema(_START_SCHEMA)]
"""A first day as `2026-12-10`, `last-signature`, `{after: last-notification, on: first-of-month, plus: 2 months}`."""


class Notice(Record):
    """A notice: how long, from when it runs, and on which days it may end."""

    length: LengthText = Field(description="How long: 3 months.")
    runs_from: Literal["sending", "receipt", "next-month"] | None = Field(
        None, description="From the day it was sent, or received, or from the first day of the month after."
    )
    ends_on: str | None = Field(
        None, pattern=_OF_THE_YEAR, description="The only day of the year on which it can end: 10-30 for 30 October."
    )
    clear_days: bool = Field(False, description="Whether neither the first nor the last day counts.")


def _notice(value: Any) -> Any:
    return {"length": value} if isinstance(value, str) else value


NoticeText = Annotated[Notice, BeforeValidator(_notice, json_schema_input_type=str | Notice)]


class Renewals(Record):
    """How an act goes on after its last day, if nothing is said against it or if it is asked for."""

    manner: Literal["tacit", "express", "none"] = Field(
        "tacit", description="By itself unless somebody opposes it, by a new agreement, or not at all."
    )
    step: LengthText | None = Field(None, description="For how long each time; without it, for ever.")
    times: int | None = Field(None, ge=1, description="How often at most.")
    notice: NoticeText | None = Field(None, description="How long before the last day one must oppose it.")


class ReportDuty(Record):
    """A report that the act asks for."""

    what: str = Field(min_length=1, description="Which report: rapport d’activité.")
    every: LengthText | None = Field(None, description="How often: 1 year.")
    first: Day | None = Field(None, description="The first day on which it is due, or the only one.")
    party: str | None = Field(None, description="Who gives it; all parties if left out.")

    @model_validator(mode="after")
    def _when(self) -> ReportDuty:
        if self.every is None and self.first is None:
            raise ValueError("`every` or `first`")
        return self


class Term(Record):
    """What an act says of its duration."""

    start: StartText | None = Field(None, alias="from", description="From when it is in force.")
    length: LengthText | None = Field(None, alias="for", description="For how long: 3 years.")
    first_day: Literal["counted", "not-counted"] | None = Field(
        None, description="Whether the first day counts: until the day before the same date, or until that date."
    )
    until: Day | None = Field(None, description="Its last day, when the text names it; that day is included.")
    open: bool = Field(False, description="Whether it has no end.")
    provisional: StartText | None = Field(None, description="From when it is applied before it is in force.")
    renewal: Renewals | None = Field(None, description="How it goes on after its last day.")
    denunciation: NoticeText | None = Field(None, description="With which notice a party can end it.")
    reports: tuple[ReportDuty, ...] = Field((), description="The reports that it asks for.")
    rests_on: str | None = Field(None, description="Which provision says so: article 8.")

    @model_validator(mode="after")
    def _one_end(self) -> Term:
        if self.open and (self.until is not None or self.length is not None):
            raise ValueError("`open`, or `for` and `until`")
        return self
