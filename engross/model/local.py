"""Texts that a record gives in one or in several languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field

from engross.model.noun import Noun, NounText

ANY = "*"
Tag = Annotated[str, Field(pattern=r"^([a-z]{2,3}(-[A-Z]{2})?|\*)$")]
"""A language as a key of a mapping, in the form that schemas give to editors."""
T = TypeVar("T")


def _by_language(value: Any) -> Any:
    """A bare text, or a noun spelled out, counts for every language."""
    if isinstance(value, str) or (isinstance(value, Mapping) and "text" in value):
        return {ANY: value}
    return value


LocalText = Annotated[
    dict[str, str],
    BeforeValidator(_by_language, json_schema_input_type=str | dict[Tag, str]),
    Field(description="One text for all languages, or one a language (fr, en, fr-CA)."),
]
LocalNoun = Annotated[
    dict[str, NounText],
    BeforeValidator(_by_language, json_schema_input_type=str | Noun | dict[Tag, str | Noun]),
    Field(description="One noun for all languages, or one a language (fr, en, fr-CA)."),
]
