"""What the parties answer to the sheet of a renewal, as their file says it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from engross.model.local import LocalText
from engross.model.noun import Record
from engross.model.renewal import Decision


class Answer(Record):
    """What is decided of one clause."""

    decision: Decision | None = Field(None, description="keep, amend or drop; nothing is keep.")
    edition: str | None = Field(None, description="The edition to take instead, or the name of the one to open.")
    note: str | None = Field(None, description="A drafting note for the edition that is opened.")
    about: Any = Field(None, description="What the sheet says of the clause; it is not read.")


class NewClause(Record):
    """A clause that the expiring act does not have: one of the library, or one given here with its words."""

    clause: str | None = Field(
        None, description="sport@1: the clause and its edition; made of the heading if left out."
    )
    heading: LocalText | None = Field(None, description="What is printed above the text of a clause given here.")
    words: LocalText | None = Field(None, description="The text of a clause given here (Markdown).")
    by: str | None = Field(None, description="Who proposes it.")
    place: str | None = Field(None, description="A place of the template (articles), or a clause that contains it.")
    after: str | None = Field(None, description="The clause that it follows, new or not.")

    @model_validator(mode="after")
    def _something(self) -> NewClause:
        if not self.clause and not (self.heading and self.words):
            raise ValueError("a clause, or a heading and words")
        return self


class Person(Record):
    """Who signs in an office that nobody holds yet."""

    name: str = Field(min_length=1, description="The name, as it is printed.")
    gender: Literal["masculine", "feminine"] | None = Field(None, description="For the title of the office.")


def _answer(value: Any) -> Any:
    return {"decision": value} if isinstance(value, str) or value is None else value


class Answers(Record):
    """A file of answers, as the sheet gives it or as a person writes it."""

    format: str | None = Field(None, description="What the sheet writes here to know its own.")
    protocol: str | None = Field(None, description="The act that is renewed: relation/name.")
    period: str | dict[str, str] | None = Field(None, description="The new period: 2027-2029, or two days.")
    party: str | None = Field(None, description="Whose answers these are.")
    clauses: dict[str, Annotated[Answer, BeforeValidator(_answer, json_schema_input_type=Decision | Answer | None)]] = (
        Field(default_factory=dict, description="What is decided of each clause, by its name in the act.")
    )
    blanks: dict[str, str | Person | None] = Field(
        default_factory=dict, description="What fills each blank, by its name; for a vacant office, who signs."
    )
    new: tuple[NewClause, ...] = Field((), description="Clauses that the act before has not.")
    order: tuple[str, ...] = Field((), description="Clauses that stand beside one another, in the order wanted.")
    about: Any = Field(None, description="What the sheet says of the act; it is not read.")
