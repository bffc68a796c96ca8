"""An edition of a clause of the library."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from engross.diagnostics import Origin, Places
from engross.model.moment import Day
from engross.model.noun import Record


class Status(StrEnum):
    """Where an edition stands. Only an approved or signed edition may be signed."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    APPROVED = "approved"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"


TRANSITIONS: Mapping[Status, tuple[Status, ...]] = {
    Status.DRAFT: (Status.PROPOSED, Status.WITHDRAWN),
    Status.PROPOSED: (Status.APPROVED, Status.DRAFT, Status.WITHDRAWN),
    Status.APPROVED: (Status.SIGNED, Status.APPROVED, Status.DRAFT, Status.WITHDRAWN),
    Status.SIGNED: (),
    Status.WITHDRAWN: (Status.DRAFT,),
}
"""The statuses that may follow each status. A signed edition never changes."""


class Step(Record):
    """One change of the state of an edition."""

    status: Status = Field(description="What it became.")
    by: str = Field(min_length=1, description="Who decided it.")
    on: Day = Field(description="The day it was decided.")
    number: str | None = Field(None, description="The number of the decision: CV-2026-1042.")
    sha256: dict[str, str] = Field(
        default_factory=dict, description="The hash of its words when approved or signed, by file."
    )


class Trace(Record):
    """The file beside an edition, `….trace.yaml`: its status and who decided it. The text itself is not touched."""

    steps: tuple[Step, ...] = Field((), description="Every change of its state, in order of time.")


class Alternative(Record):
    """A text that may stand instead of another edition of the same clause."""

    of: str = Field(description="The edition it may stand instead of.")
    rank: int = Field(ge=2, le=99, description="Its rank among the alternatives; that edition itself is the first.")


VariableType = Literal["text", "integer", "year", "date", "amount", "boolean", "party", "parties", "noun", "list"]


class Variable(Record):
    """Something that a protocol fills into a clause."""

    type: VariableType = Field("text", description="What it may hold.")
    note: str | None = Field(None, description="What it is, for whoever fills it in.")
    default: Any = Field(None, description="Used when the protocol says nothing.")
    required: bool = Field(True, description="Whether a protocol must give it when there is no default.")


def _named_type(value: Any) -> Any:
    return {"type": value} if isinstance(value, str) else value


class ClauseFront(Record):
    """The front matter of an edition."""

    heading: str | None = Field(None, description="What is printed above the text; nothing prints none.")
    label: str | None = Field(None, description="What the clause is called in lists; the heading if left out.")
    lang: str = Field("fr", description="The language of the text, when the file name does not say it.")
    status: Status = Field(Status.DRAFT, description="Where the edition stands.")
    provenance: str | None = Field(None, description="Where the words come from.")
    variables: dict[
        str, Annotated[Variable, BeforeValidator(_named_type, json_schema_input_type=VariableType | Variable)]
    ] = Field(default_factory=dict, description="What a protocol fills in, by name.")
    when: str | None = Field(None, description="A condition: the clause stands only if it holds.")
    role: str | None = Field(
        None, description="What its paragraphs are for the page: recital, parties, enacting, body."
    )
    note: str | None = Field(None, description="Drafting note; never printed.")
    alternative: Alternative | None = Field(None, description="Set when it is one of several texts to choose from.")


@dataclass(frozen=True, slots=True)
class Clause:
    """One edition of one clause in one language.

    `body` is Markdown with Jinja; it starts on line `line` of `file`. The
    status in `front` is that of the last of `steps`, which stand in `trace`.
    `approved` is the text that was approved or signed, if `body` is another
    one now and the approved text was kept (see `approved_copy`).
    """

    id: str
    edition: str
    lang: str
    file: str
    front: ClauseFront
    body: str
    line: int
    places: Places
    steps: tuple[Step, ...] = ()
    trace: Places = field(default_factory=lambda: Places(""))
    approved: str = ""

    @property
    def name(self) -> str:
        return f"{self.id}@{self.edition}"

    def source_line(self, line: int) -> str:
        """The text of that line of the file, if it stands in the body."""
        lines = self.body.split("\n")
        return (
            lines[line - self.line] if 0 <= line - self.line < len(lines) else self.places.line(Origin(self.file, line))
        )

    @property
    def heading(self) -> str:
        return self.front.heading or ""

    @property
    def label(self) -> str:
        return self.front.label if self.front.label is not None else self.heading


def approved_copy(file: str) -> str:
    """The file in which the approved text of an edition is kept, beside it: clauses/moyens/2.approved.md."""
    return f"{file.removesuffix('.md')}.approved.md"


def fingerprint(clause: Clause) -> str:
    """The SHA-256 (FIPS 180-4) of what is signed of an edition: its heading, its label and its text."""
    words = "\n".join((clause.front.heading or "", clause.front.label or "", uncommented(clause.body)))
    return hashlib.sha256(words.encode()).hexdigest()


_MARKED = re.compile(r"\{%-?\s*raw\b.*?\bendraw\s*-?%\}|\{%.*?%\}|\{\{.*?\}\}|(?P<comment>\{#.*?#\})", re.DOTALL)


def uncommented(text: str) -> str:
    """The text of a clause or a template with empty comments (`{# … #}`). It prints the same.

    The marks `{#` and `#}` stay, because those with a dash (`{#-`) remove the space around them.
    """
    return _MARKED.sub(lambda match: _emptied(match[0]) if match["comment"] else match[0], text)


def _emptied(comment: str) -> str:
    inside = comment[2:-2]
    first, last = (part if part in ("-", "+") else "" for part in (inside[:1], inside[1:][-1:]))
    return f"{{#{first}{last}#}}"
