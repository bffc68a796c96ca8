"""What the parties answer to the sheet of a renewal, as their file says it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from engross.model.moment import PeriodText
from engross.model.noun import Record
from engross.model.renewal import Decision


class Answer(Record):
    """What is decided of one clause."""

    decision: Decision | None = Field(None, description="keep, amend or drop; nothing is keep.")
    edition: str | None = Field(None, description="The edition to take instead, or the name of the one to open.")
    note: str | None = Field(None, description="A drafting note for the edition that is opened.")
    about: Any = Field(None, description="What the sheet says of the clause; it is not read.")


class NewClause(Record):
    """A clause that the act before has not."""

    clause: str = Field(description="sport@1: the clause and its edition.")
    place: str = Field(description="A place of the template: articles.")
    after: str | None = Field(None, description="The id of the clause that it follows; the last one if left out.")


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
    period: PeriodText | None = Field(None, description="The new period: 2027-2029, or from and to.")
    party: str | None = Field(None, description="Whose answers these are.")
    clauses: dict[str, Annotated[Answer, BeforeValidator(_answer, json_schema_input_type=Decision | Answer | None)]] = (
        Field(default_factory=dict, description="What is decided of each clause, by its name in the act.")
    )
    blanks: dict[str, str | Person | None] = Field(
        default_factory=dict, description="What fills each blank, by its name; for a vacant office, who signs."
    )
    new: tuple[NewClause, ...] = Field((), description="Clauses that the act before has not.")
    about: Any = Field(None, description="What the sheet says of the act; it is not read.")
