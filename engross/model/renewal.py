"""The sheet of a renewal: clause by clause what ages and what is decided, for the parties to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Decision = Literal["keep", "amend", "drop"]


@dataclass(frozen=True, slots=True)
class Finding:
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
class Row:
    """One clause of the act: its id there, the place it stands in, its heading and edition, what ages in it."""

    id: str
    slot: str
    heading: str
    edition: str
    status: str
    depth: int
    ages: tuple[Finding, ...] = ()
    choices: tuple[Choice, ...] = ()


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
    chain: tuple[Finding, ...]
    rows: tuple[Row, ...]
    blanks: tuple[str, ...]
    changes: tuple[str, ...]
    words: Mapping[str, str]
