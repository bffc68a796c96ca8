"""An amendment as its files say it: what it amends, and its operations."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from engross.model.moment import Day
from engross.model.noun import Record
from engross.model.term import StartText

Style = Literal["quebec", "france", "belgique", "belgie", "english"]


class Amends(Record):
    """What an amendment, or a rectification, is about."""

    act: str = Field(description="The act that it amends: relation/name.")
    number: int | None = Field(None, ge=1, description="Its number among the amendments of that act.")
    effect: Literal["amends", "rectifies"] = Field(
        "amends", description="Whether it changes the act from a day on, or corrects an error from the start."
    )
    effective: StartText | None = Field(
        None, description="The day it takes effect, or what sets it; the day of its signature if left out."
    )
    until: Day | None = Field(None, description="The new last day of the act, when it prolongs or shortens it.")
    style: Style | None = Field(None, description="How it is worded; as the language of the act if left out.")

    def effective_day(self, signed: date | None) -> date | None:
        """The day it takes effect, for one that was signed on the day `signed`; None where an event sets it."""
        return signed if self.effective is None else self.effective.day


Verb = Literal[
    "replace-words",
    "insert-words",
    "delete-words",
    "replace-everywhere",
    "replace-sentences",
    "insert-sentences",
    "delete-sentences",
    "replace-paragraphs",
    "insert-paragraphs",
    "delete-paragraphs",
    "move-paragraphs",
    "heading",
    "replace-provision",
    "insert-provision",
    "repeal",
    "move",
    "renumber",
    "relabel",
    "repeal-act",
]


class PieceText(Record):
    """A paragraph of a provision."""

    type: Literal["p", "li", "head", "row", "sign"] = Field("p", description="Paragraph, item of a list, row.")
    text: str = Field(description="Its words.")
    label: str = Field("", description="What stands before an item: a), –.")
    role: str = Field("", description="What a quoted paragraph is where it is quoted.")


def _piece(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def _many(value: Any) -> Any:
    return [value] if isinstance(value, (str, dict)) else value


Pieces = Annotated[
    tuple[Annotated[PieceText, BeforeValidator(_piece)], ...],
    BeforeValidator(_many, json_schema_input_type=str | PieceText | list[str | PieceText]),
]


class UnitText(Record):
    """A provision that is put in."""

    id: str = Field(description="Its permanent name.")
    kind: str = Field("article", description="article, domain, annex, …")
    level: int = Field(1, ge=1, description="How deep it stands, from 1.")
    number: str = Field("", description="Its number as printed: Article 4.")
    heading: str = Field("", description="Its heading.")
    paragraphs: Pieces = Field((), description="Its paragraphs.")


class NumberText(Record):
    """A provision that gets another number."""

    in_: str = Field(alias="in", description="The provision.")
    old: str = Field(description="Its number as printed.")
    new: str = Field(description="Its new number as printed.")


class LabelText(Record):
    """An item that gets another label."""

    at: str = Field(description="The item: i2 for the second of the provision.")
    old: str = Field(description="What stands before it.")
    new: str = Field(description="What is to stand there.")


class OperationText(Record):
    """One operation. Addresses: p2 is the second paragraph of a provision, i3 its third item, r1 its first row."""

    do: Verb = Field(description="What it does.")
    in_: str = Field("", alias="in", description="The provision, by its permanent name.")
    at: str = Field("", description="The paragraph: p2, i3, r1.")
    count: int = Field(1, ge=1, description="How many paragraphs or sentences from there on.")
    old: str | Pieces = Field((), description="The words as they stand.")
    new: str | Pieces = Field((), description="The words as they are to be.")
    nth: int = Field(0, ge=0, description="Which of several, from 1, when the words stand more than once.")
    after: str = Field("", description="After which words, paragraph or provision.")
    before: str = Field("", description="Before which words.")
    inside: str = Field("", description="First inside which provision.")
    sentence: int = Field(0, ge=0, description="Which sentence, from 1; 0 is before the first.")
    heading: str = Field("", description="The heading of a provision that is replaced.")
    beside: str = Field("", description="The paragraph after which something is put in, as it stands.")
    language: str = Field("", description="The language, when it is not the first of the act.")
    effective: Day | None = Field(None, description="The day it takes effect, when not that of the amendment.")
    units: tuple[UnitText, ...] = Field((), description="The provisions that are put in.")
    numbers: tuple[NumberText, ...] = Field((), description="The new numbers.")
    labels: tuple[LabelText, ...] = Field((), description="The new labels.")
    act: str = Field("", description="The amendment that is repealed.")
    revives: bool = Field(
        True, description="Whether what the repealed amendment changed has its earlier words again; else it stays."
    )


class Emphasis(Record):
    """Words that are set apart in what is put in: no quotation says it, so it stands here."""

    in_: str = Field(alias="in", description="The provision, by its permanent name.")
    text: str = Field(min_length=1, description="The words.")
    style: Literal["emphasis", "strong"] = Field("emphasis", description="How they are set: italic, or bold.")


class Operations(Record):
    """….operations.yaml, beside an amendment."""

    base: str | None = Field(None, description="The fingerprint of the act as it was signed.")
    before: str | None = Field(None, description="The fingerprint of the text that is amended.")
    after: str | None = Field(None, description="The fingerprint of the text that results.")
    operations: tuple[OperationText, ...] = Field((), description="What it does, in order.")
    emphasis: tuple[Emphasis, ...] = Field((), description="What is set apart in the words that are put in.")
