"""The dated events in the life of an act, as its file says them: ….life.yaml beside the act."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from engross.model.moment import Day
from engross.model.noun import Record
from engross.model.term import Term


class LifeEventKind(StrEnum):
    """What can befall an act."""

    SIGNED = "signed"
    APPROVED = "approved"
    NOTIFIED = "notified"
    TRANSMITTED = "transmitted"
    PUBLISHED = "published"
    REPLIED = "replied"
    IN_FORCE = "in-force"
    PROVISIONAL = "provisional"
    EXTENDED = "extended"
    RENEWED = "renewed"
    OPPOSED = "opposed"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    DENOUNCED = "denounced"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    LAPSED = "lapsed"
    REPLACED = "replaced"
    ANNULLED = "annulled"
    SUCCEEDED = "succeeded"
    RENAMED = "renamed"
    REPORTED = "reported"


class LifeEvent(Record):
    """One event. `effect` is a first day and `until` a last day; both are included."""

    day: Day = Field(description="The day it happened: signed, decided, sent.")
    kind: LifeEventKind = Field(description="What happened: signed, approved, extended, denounced, …")
    party: str | None = Field(None, description="Whose event it is, if it is not that of all parties.")
    received: Day | None = Field(None, description="The day a letter was received, if it was sent before.")
    effect: Day | None = Field(None, description="The first day on which it has effect, when that is another one.")
    until: Day | None = Field(None, description="The last day that it sets: of the act, or of a suspension.")
    provisions: tuple[str, ...] = Field((), description="The provisions concerned, if it is not the whole act.")
    ends: Literal["act", "party"] = Field("act", description="Whether the act ends, or only its party leaves it.")
    stops_term: bool = Field(False, description="Whether the term stands still while the act is suspended.")
    new: str | None = Field(None, description="Who or what comes instead: a party, a name, an act.")
    rests_on: str | None = Field(None, description="What it rests on: article 9; résolution CV-2029-0123; letters.")
    source: str = Field(min_length=1, description="Where this is known from: a document, a letter, a person.")
    note: str | None = Field(None, description="For whoever works on it; never printed.")


class LifeFile(Record):
    """….life.yaml, beside an act: what it says of its duration, and what befell it."""

    term: Term | None = Field(None, description="What the act says of its duration, when its own file does not.")
    events: tuple[LifeEvent, ...] = Field((), description="What befell it, in any order.")
