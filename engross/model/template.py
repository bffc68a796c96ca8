"""A kind of instrument: its places, its numbering, the words of its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ConfigDict, Field

from engross.diagnostics import Places
from engross.model.local import LocalText
from engross.model.noun import Record

NumberStyle = Literal["none", "decimal", "ordinal", "upper-roman", "lower-roman", "upper-alpha", "lower-alpha"]


class Numbering(Record):
    """How provisions of one kind are numbered."""

    style: NumberStyle = Field("decimal", description="The figures.")
    label: LocalText = Field(description="What is printed, {n} being the figure: Article {n}.")
    restart: bool = Field(True, description="Whether it starts again in each containing provision.")


class Slot(Record):
    """A place for clauses."""

    kind: str = Field(description="What stands there: preamble, article, domain, annex, …")
    many: bool = Field(False, description="Whether several may stand there.")
    contains: str | None = Field(None, description="The kind of what a clause there contains.")
    note: LocalText | None = Field(None, description="What it is for.")


def _required_unless_based(schema: dict[str, Any]) -> None:
    """For editors: a template with a `base` need not have the keys that the base has."""
    schema["anyOf"] = [{"required": schema.pop("required")}, {"required": ["base"]}]


class TemplateRecord(Record):
    """template.yaml."""

    model_config = ConfigDict(json_schema_extra=_required_unless_based)

    name: LocalText = Field(description="What the kind of instrument is called.")
    base: str | None = Field(
        None, description="Another template: what this one does not say, and the files it does not have, come from it."
    )
    slots: dict[str, Slot] = Field(description="The places, by name.")
    numbering: dict[str, Numbering] = Field(default_factory=dict, description="By kind of provision.")
    words: dict[str, LocalText] = Field(default_factory=dict, description="Words of the page itself.")


@dataclass(frozen=True, slots=True)
class Template:
    """A template folder as read: the record, the skeleton, the page and the stylesheets."""

    name: str
    record: TemplateRecord
    places: Places
    skeleton: str
    skeleton_file: str
    page: str
    page_file: str
    style: str
    style_file: str
