"""The sheet of a renewal: clause by clause what ages and what is decided, for the parties to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Decision = Literal["keep", "amend", "drop"]


@dataclass(frozen=True, slots=True)
class RenewalFinding:
    """One thing that is out of date or to be known: where it stands, the words, why, what is proposed, its code."""

    place: str
    words: str
    why: str
    proposal: str
    severity: str
    code: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Another edition that may stand instead: its name, where it stands, its rank, its note."""

    edition: str
    status: str
    rank: int
    note: str


@dataclass(frozen=True, slots=True)
class ShownRun:
    """Words of a provision as they are printed, and whether they came from data."""

    text: str
    value: bool = False


@dataclass(frozen=True, slots=True)
class AskedBlank:
    """What a draft still asks: its name in the answers, and the question in plain words."""

    name: str
    question: str


@dataclass(frozen=True, slots=True)
class Row:
    """One clause of the act: its id there, the place it stands in, its heading and edition, what ages in it.

    `title` is its number and heading as printed, `paragraphs` its words.
    """

    id: str
    slot: str
    heading: str
    edition: str
    status: str
    depth: int
    ages: tuple[RenewalFinding, ...] = ()
    choices: tuple[Choice, ...] = ()
    title: str = ""
    paragraphs: tuple[tuple[ShownRun, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class RenewalSheet:
    """A renewal as it is put before the parties. `words` are those of the page, by name."""

    lang: str
    protocol: str
    target: str
    title: str
    period: str
    before: str
    parties: tuple[tuple[str, str], ...]
    chain: tuple[RenewalFinding, ...]
    rows: tuple[Row, ...]
    blanks: tuple[AskedBlank, ...]
    changes: tuple[str, ...]
    words: Mapping[str, str]
    earlier: tuple[str, ...] = ()
    """The acts before, by title and period, the oldest first; the one that is renewed is the last."""
