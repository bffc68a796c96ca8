"""The records of protocols: protocol, relation, signatures, errata."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from engross.model.amendment import Amends
from engross.model.life_event import LifeEvent
from engross.model.local import LocalNoun, LocalText, Tag
from engross.model.moment import Day, OpenDay, PartialDate, PeriodText
from engross.model.noun import Gender, Record
from engross.model.party import Titles
from engross.model.term import Term


class State(StrEnum):
    """Where a protocol stands. A protocol that is `ready`, or in a later state, prints without the draft mark."""

    DRAFT = "draft"
    READY = "ready"
    SIGNED = "signed"


class Milestone(Record):
    """Something that the relation rests upon, with the date from which anniversaries are counted."""

    name: LocalNoun = Field(description="accord de jumelage; Déclaration de Québec.")
    date: PartialDate = Field(description="1999-10-28, or 1991 when no more is known.")
    source: str | None = Field(None, description="Where the date comes from.")


class KnownAct(Record):
    """An act of the relation whose text is not in the workspace."""

    period: PeriodText = Field(description="The time it covers: 2021-2023.")
    signed: Day | None = Field(None, description="The day it was signed, if it is known.")
    source: str = Field(min_length=1, description="Where this is known from.")
    note: str | None = Field(None, description="What else is known of it; never printed.")
    term: Term | None = Field(None, description="What it says of its duration, besides its period.")
    events: tuple[LifeEvent, ...] = Field((), description="What befell it: prolonged, denounced, …")


class Relation(Record):
    """What the protocols of one folder share."""

    name: LocalText = Field(description="Québec–Namur.")
    milestones: dict[str, Milestone] = Field(default_factory=dict, description="By a short name of yours: jumelage.")
    acts: tuple[KnownAct, ...] = Field((), description="Acts that are known without their text.")
    one_step: bool = Field(False, description="Whether a draft clause may be approved without being proposed first.")
    lead: int | None = Field(None, ge=1, le=260, description="Weeks that drafting takes before a council sits.")
    fictional: bool = Field(False, description="true for an invented example.")


def _entry(value: Any) -> Any:
    """A bare name is an entry without more."""
    return {"clause": value} if isinstance(value, str) else value


class ChosenClause(Record):
    """A clause chosen for a place in the template."""

    clause: str = Field(description="culture@2017: the clause and its edition.")
    key: str | None = Field(None, alias="as", description="Another id for it in this act, when a clause stands twice.")
    contains: tuple[
        Annotated[ChosenClause, BeforeValidator(_entry, json_schema_input_type=str | ChosenClause)], ...
    ] = Field((), description="Clauses that stand inside it.")
    kind: str | None = Field(None, description="What it is, when not what the template says: article, annex, …")
    values: dict[str, Any] = Field(default_factory=dict, alias="with", description="What fills its variables.")
    when: str | None = Field(None, description="A condition: it stands only if this holds.")


def _entries(value: Any) -> Any:
    return [value] if isinstance(value, (str, dict)) else value


Entries = Annotated[
    tuple[Annotated[ChosenClause, BeforeValidator(_entry)], ...],
    BeforeValidator(_entries, json_schema_input_type=str | ChosenClause | list[str | ChosenClause]),
]


class Authority(Record):
    """The decision by which someone may sign."""

    name: LocalText = Field(description="résolution, délibération du conseil communal.")
    number: str | None = Field(None, description="Its number.")
    date: OpenDay = Field(description="The day it was taken; `[[…]]` while it is not.")


class Signatory(Record):
    """Who signs for a party: an office (whoever holds it that day), or a person by name."""

    office: str | None = Field(None, description="An office of the party's record.")
    name: str | None = Field(None, description="A person, when no office says it.")
    gender: Gender | None = Field(None, description="Of the person named.")
    title: Titles | None = Field(None, description="Of the person named, or instead of the office's title.")
    role: Literal["signs", "countersigns", "witness"] = Field("signs", description="What the signature does.")
    mention: LocalText | None = Field(None, description="Printed above the name: par délégation du Collège.")
    authority: Authority | None = Field(None, description="By which decision.")
    certificate: str | None = Field(
        None, description="Whose certificate must sign: the name in it, or its SHA-256 in hexadecimal."
    )

    @model_validator(mode="after")
    def _someone(self) -> Signatory:
        if not self.office and not self.name:
            raise ValueError("an office or a name")
        return self


def _signatory(value: Any) -> Any:
    return {"office": value} if isinstance(value, str) else value


Signatories = Annotated[
    tuple[Annotated[Signatory, BeforeValidator(_signatory)], ...],
    BeforeValidator(_entries, json_schema_input_type=str | Signatory | list[str | Signatory]),
]


class SigningEvent(Record):
    """Where and when it is signed, and by whom if not by all at once."""

    place: LocalNoun | None = Field(None, description="A town; or leave it out and say `at`.")
    at: str | None = Field(None, description="The party in whose town it is signed.")
    date: OpenDay = Field(None, description="The day; nothing, or `[[…]]`, while it is not known.")
    parties: tuple[str, ...] = Field((), description="Who signs there; all if left out.")


class Signing(Record):
    """How the act is signed."""

    events: tuple[SigningEvent, ...] = Field((), description="Where and when, one or several.")
    originals: int | None = Field(None, ge=1, le=20, description="How many originals; one a party if left out.")
    medium: Literal["paper", "electronic"] = Field("paper", description="On paper, or one electronic original.")
    initials: Literal["boxes", "fields", "none"] | None = Field(
        None,
        description="On each page: boxes to initial by hand, fields to sign in, or none; boxes if left out.",
    )
    order: tuple[str, ...] = Field((), description="Who signs after whom, by party; that of the text if left out.")
    authorized: bool = Field(
        False, description="Whether each signatory must have the decision recorded by which they sign."
    )
    signatories: dict[str, Signatories] = Field(default_factory=dict, description="By party.")
    witnesses: Signatories = Field((), description="Who signs without being a party.")


class PartySide(Record):
    """Parties that stand together: d'une part, d'autre part."""

    parties: tuple[str, ...] = Field(description="The parties of this side.")
    name: LocalText | None = Field(None, description="d'une part; of the one part.")


class Kind(Record):
    """What the instrument is and calls itself, in one language."""

    text: str = Field(min_length=1, description="Its full name: Protocole de coopération.")
    short: str | None = Field(None, description="What the text calls it: Protocole.")
    gender: Gender = Field(Gender.MASCULINE, description="Its gender.")
    elided: bool | None = Field(None, description="Whether l’ and d’ stand before it.")


def _kinds(value: Any) -> Any:
    if isinstance(value, str):
        return {"*": {"text": value}}
    if isinstance(value, dict) and "text" in value:
        return {"*": value}
    return value


class Protocol(Record):
    """One instrument: parties, period, clauses and their editions, signatures."""

    template: str = Field("protocol", description="The kind of instrument: a folder of templates/.")
    kind: Annotated[dict[str, Kind], BeforeValidator(_kinds, json_schema_input_type=str | Kind | dict[Tag, Kind])] = (
        Field(description="What it is and calls itself.")
    )
    title: LocalText | None = Field(None, description="The title on the cover; the kind if left out.")
    subject: LocalText | None = Field(None, description="What it is about, under the title.")
    period: PeriodText | None = Field(None, description="The time it covers: 2017-2019.")
    term: Term | None = Field(
        None, description="What it says of its duration: entry into force, length, renewal, notice."
    )
    languages: tuple[str, ...] = Field(
        min_length=1, description="Its languages with their locale, equally authentic: [fr-CA]."
    )
    arrangement: Literal["sequence", "columns"] = Field(
        "sequence", description="Two languages one after the other, or in parallel columns."
    )
    state: State = Field(State.DRAFT, description="Where it stands.")
    parties: tuple[str, ...] = Field(min_length=1, description="The parties, in the order of this text.")
    sides: tuple[PartySide, ...] = Field((), description="Parties grouped in sides.")
    clauses: dict[str, Entries] = Field(description="The clauses for each place of the template.")
    values: dict[str, Any] = Field(default_factory=dict, alias="with", description="Values that all its clauses share.")
    signing: Signing = Field(default_factory=lambda: Signing.model_validate({}), description="Where, when, by whom.")
    numbering: dict[str, str] = Field(default_factory=dict, description="Number styles, when not the template's.")
    amends: Amends | None = Field(None, description="For an amendment or a rectification: what it is about.")
    predecessor: str | None = Field(None, description="The protocol it follows: quebec-namur/2021-2023.")
    note: str | None = Field(None, description="For whoever works on it; never printed.")
    fictional: bool = Field(False, description="true for an invented example.")


class Erratum(Record):
    """One difference between what was found and what is printed, or something kept as it was signed."""

    found: str = Field(description="As found in the source.")
    printed: str = Field(description="As printed here; the same words when kept.")
    why: str = Field(min_length=1, description="Why.")
    code: str | None = Field(None, description="The check that it answers.")
    scope: Literal["here", "throughout"] = Field("here", description="Once, or wherever it occurs.")


class Errata(Record):
    """What is known to be odd in a protocol, decided once."""

    source: str | None = Field(None, description="Where the words were found.")
    errata: tuple[Erratum, ...] = Field((), description="One an oddity.")
