"""Names with their grammar: gender, number, article."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from engross.model.synonyms import in_english


class Gender(StrEnum):
    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"


class Record(BaseModel):
    """The base of all records read from YAML. It is frozen and refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _french_words(cls, data: Any) -> Any:
        """French words for values that are chosen among a few: `state: signé` is `state: signed`."""
        if isinstance(data, dict):
            for key, choices in _chosen_among(cls):
                value = data.get(key)
                if isinstance(value, str) and (word := in_english(value, choices)) != value:
                    data = {**data, key: word}
        return data


@cache
def _chosen_among(record: type[BaseModel]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The keys of a record whose values are chosen from a few words, with these words."""
    pairs = ((field.alias or name, tuple(_choices(field.annotation))) for name, field in record.model_fields.items())
    return tuple((key, choices) for key, choices in pairs if choices)


def _choices(annotation: Any) -> Iterator[str]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield from annotation
    elif get_origin(annotation) is Literal:
        yield from (choice for choice in get_args(annotation) if isinstance(choice, str))
    elif get_origin(annotation) in (Union, UnionType):
        for choice in get_args(annotation):
            yield from _choices(choice)


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
"""A noun, or only its text if grammar needs nothing else."""
