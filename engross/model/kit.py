"""The counterpart's kit: what its page shows, and the answer that it saves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from engross.model.noun import Record

FORMAT = "engross-answer/1"
"""What an answer says of itself."""
_LONGEST = 50_000
_CONTROLS = frozenset(map(chr, (*range(9), 11, 12, *range(14, 32), 127)))


@dataclass(frozen=True, slots=True)
class KitRun:
    """Words of a paragraph: how they are set, what was done to them, and in which change (0 for none)."""

    text: str
    deed: Literal["", "inserted", "deleted"] = ""
    change: int = 0
    strong: bool = False
    emphasis: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class KitParagraph:
    """A paragraph of the act: its number in the file, its shape, its label, its runs, and the words that it has now.

    `level` is that of a heading (0 for none), `depth` counts the lists around it. `gone` is whether all its words were
    taken out. `changes` are the numbers of the changes that begin in it.
    """

    number: int
    level: int
    depth: int
    label: str
    runs: tuple[KitRun, ...]
    words: str
    lang: str
    gone: bool = False
    cell: bool = False
    changes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class KitChange:
    """A change since the last text: its number, the words on both sides, where it stands."""

    number: int
    kind: str
    old: str
    new: str
    place: str


@dataclass(frozen=True, slots=True)
class Kit:
    """All that a kit shows. `text` is the digest of its paragraphs and changes; an answer names it.

    `against` is the name of the last text, empty for none. `words` are those of the page in each of its languages.
    """

    protocol: str
    title: str
    against: str
    text: str
    lang: str
    paragraphs: tuple[KitParagraph, ...]
    changes: tuple[KitChange, ...]
    words: Mapping[str, Mapping[str, str]]


def _plain(text: str) -> str:
    if _CONTROLS & set(text):
        raise ValueError("text without control characters")
    if len(text) > _LONGEST:
        raise ValueError("text of at most 50,000 characters")
    return text


def _numbered(answers: dict[str, Any]) -> dict[str, Any]:
    if any(not re.fullmatch(r"\d{1,6}", number, re.ASCII) for number in answers):
        raise ValueError("answers by number")
    return answers


def _digest(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise ValueError("64 hexadecimal figures")
    return text


def _day(text: str) -> str:
    if text and not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise ValueError("date as 2017-06-23")
    return text


Said = Annotated[str, AfterValidator(_plain)]
"""What a person wrote: at most 50,000 characters, none of them a control character but tab and line feed."""


class ChangeAnswer(Record):
    """What is answered to one change."""

    answer: Literal["accept", "reject"] | None = Field(None, description="accept or reject; nothing leaves it open.")
    comment: Said = Field("", description="What is said of it.")


class ParagraphAnswer(Record):
    """What is proposed for one paragraph."""

    words: Said | None = Field(None, description="Its new words; an empty text takes it out.")
    comment: Said = Field("", description="What is said of it.")


class KitAnswer(Record):
    """The answer that a kit saves (`engross-answer/1`)."""

    format: Literal["engross-answer/1"] = Field(description="engross-answer/1.")
    protocol: Said = Field(description="The act that the kit shows.")
    against: Said = Field("", description="The last text that it was compared with.")
    text: Annotated[str, AfterValidator(_digest)] = Field(description="The digest of what the kit showed.")
    by: Said = Field("", description="Who answers.")
    date: Annotated[str, AfterValidator(_day)] = Field("", description="The day.")
    comment: Said = Field("", description="What is said of the whole.")
    changes: Annotated[dict[str, ChangeAnswer], AfterValidator(_numbered)] = Field(
        default_factory=dict, description="By the number of the change."
    )
    paragraphs: Annotated[dict[str, ParagraphAnswer], AfterValidator(_numbered)] = Field(
        default_factory=dict, description="By the number of the paragraph."
    )
