"""A name as grammar sees it, apart from its article."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


class Gender(StrEnum):
    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"


class Record(BaseModel):
    """What is read from a YAML file: frozen, and no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Noun(Record):
    """A name with what agreement, contraction and elision need to know of it."""

    text: str = Field(min_length=1, description="The name without its article: Ville de Québec.")
    plural: str | None = Field(None, description="The plural of a common noun: villes.")
    article: bool = Field(
        False, description="Whether the name takes a definite article in a sentence: la Ville de Québec."
    )
    gender: Gender = Field(Gender.MASCULINE, description="Grammatical gender in this language.")
    number: Literal["singular", "plural"] = Field("singular", description="Grammatical number.")
    elided: bool | None = Field(
        None,
        description="Whether l’ and d’ stand before it. To state for names in h; else the first letter decides.",
    )
    merges: bool = Field(True, description="Whether its article merges with de and à (du Havre, but de Le Gardeur).")

    @property
    def is_plural(self) -> bool:
        return self.number == "plural"

    def __str__(self) -> str:
        return self.text


def _from_text(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


NounText = Annotated[Noun, BeforeValidator(_from_text, json_schema_input_type=str | Noun)]
"""A noun, or just its text when grammar needs nothing else."""
