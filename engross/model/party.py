"""A party, its offices and who held them when: one record each, used by every protocol."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from engross.model.local import LocalNoun, LocalText, Tag
from engross.model.moment import Day
from engross.model.noun import Gender, Noun, Record


class Demonym(Record):
    """The adjective of a place in its four forms: québécois, québécoise, québécois, québécoises."""

    ms: str = Field(description="Masculine singular.")
    fs: str = Field(description="Feminine singular.")
    mp: str = Field(description="Masculine plural.")
    fp: str = Field(description="Feminine plural.")


def _one_form(value: Any) -> Any:
    return dict.fromkeys(("ms", "fs", "mp", "fp"), value) if isinstance(value, str) else value


DemonymText = Annotated[Demonym, BeforeValidator(_one_form, json_schema_input_type=str | Demonym)]


class Title(Record):
    """The title of an office, for a man and for a woman."""

    masculine: str = Field(description="Maire de Québec.")
    feminine: str = Field(description="Mairesse de Québec.")

    def of(self, gender: Gender) -> str:
        return self.feminine if gender is Gender.FEMININE else self.masculine


def _same_title(value: Any) -> Any:
    return {"masculine": value, "feminine": value} if isinstance(value, str) else value


def _titles(value: Any) -> Any:
    """A bare title, or one in two genders, counts for every language."""
    if isinstance(value, str) or (isinstance(value, dict) and "masculine" in value):
        return {"*": value}
    return value


Titles = Annotated[
    dict[str, Annotated[Title, BeforeValidator(_same_title, json_schema_input_type=str | Title)]],
    BeforeValidator(_titles, json_schema_input_type=str | Title | dict[Tag, str | Title]),
]


class Holder(Record):
    """Who holds an office, from one day to another, both included. A day left out is unknown, or still to come."""

    name: str = Field(min_length=1, description="First name and name as signed.")
    gender: Gender = Field(description="masculine or feminine: the title follows it.")
    start: Day | None = Field(None, alias="from", description="First day in office.")
    end: Day | None = Field(None, alias="to", description="Last day in office.")
    source: str | None = Field(None, description="Where the dates come from.")

    def holds(self, day: date) -> bool:
        """Whether the office is theirs on `day`."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class Office(Record):
    """An office of a party and its holders over time."""

    title: Titles = Field(description="The title, by gender and language.")
    beside: dict[str, Titles] = Field(
        default_factory=dict,
        description="The title instead, where another office of the party signs too: by the short name of that office.",
    )
    holders: tuple[Holder, ...] = Field((), description="Who held it, from when to when.")

    def held(self, day: date) -> tuple[Holder, ...]:
        """The holders on `day`: one person, if the record is right."""
        return tuple(holder for holder in self.holders if holder.holds(day))

    def title_beside(self, others: Iterable[str | None]) -> Titles:
        """The title of the holder who signs with the holders of `others`, offices of the same party by short name.

        A mayor is « Bourgmestre en titre » only where an acting mayor signs too.
        """
        return next((self.beside[other] for other in others if other in self.beside), self.title)


class FormerUnit(Record):
    """A unit that carried out protocols until a day, under the name it had then."""

    unit: LocalNoun = Field(description="Its name, as it was.")
    until: Day = Field(description="The last day of that name.")
    source: str | None = Field(None, description="Where this is known from.")


def _until(former: FormerUnit) -> date:
    return former.until


class Party(Record):
    """A body that can be bound: its names, its grammar, its offices."""

    name: LocalNoun = Field(description="Legal name without its article: Ville de Québec.")
    short: LocalNoun | None = Field(None, description="The short name that the act defines for it: la Ville.")
    town: LocalNoun | None = Field(None, description="The town itself, as after « à » and « de »: Québec.")
    common: LocalNoun | None = Field(None, description="What it is, with its plural: ville, villes.")
    demonym: dict[str, DemonymText] | None = Field(None, description="The adjective in four forms, by language.")
    unit: LocalNoun | None = Field(None, description="The unit that carries out the protocol.")
    former_units: tuple[FormerUnit, ...] = Field((), description="What the unit was called before, until when.")
    nature: LocalText | None = Field(None, description="Legal nature: personne morale de droit public.")
    seat: LocalText | None = Field(None, description="Address of the seat.")
    emblem: str | None = Field(None, description="Image file of the emblem, in the workspace (SVG, PNG).")
    locale: str | None = Field(None, description="Its own locale: fr-CA.")
    paper: Literal["a4", "letter"] = Field("a4", description="The paper it prints on.")
    offices: dict[str, Office] = Field(default_factory=dict, description="Its offices, by a short name of yours.")
    decision_number: str | None = Field(
        None,
        description="How the numbers of its decisions are made, 9 for a figure and A for a letter: CV-9999-9999.",
    )
    sittings: tuple[Day, ...] = Field((), description="Days on which its council sits, to plan what it must approve.")
    fictional: bool = Field(False, description="true for an invented city of an example.")

    @model_validator(mode="after")
    def _names(self) -> Party:
        if not self.name:
            raise ValueError("a name in at least one language")
        if any(other not in self.offices for office in self.offices.values() for other in office.beside):
            raise ValueError("`beside` with offices of this party")
        return self

    def unit_on(self, day: date | None) -> dict[str, Noun] | None:
        """The name of the unit on `day`; its present name if no day is known."""
        former = sorted((entry for entry in self.former_units if day is not None and day <= entry.until), key=_until)
        return former[0].unit if former else self.unit

    def people(self) -> Iterator[Holder]:
        for office in self.offices.values():
            yield from office.holders
