"""What stands before a marked text: its account in words for people, ready to be laid out in any form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engross.model.summary import Summary


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing told, without capital and full stop, and how many changes it tells of."""

    text: str
    changes: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the figures: a nature by its name in words, its changes, the words taken out and put in."""

    nature: str
    name: str
    changes: int
    words_out: int
    words_in: int


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """A line of the concordance in words. `kept` is whether nothing changed; `share` is a percentage, or nothing."""

    old: str
    new: str
    fate: str
    share: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that people read around a redline.

    `old` and `new` are what the two texts are called; `author` and `date` are given by whoever compares, or empty.
    `moves` says, by the id of a move, where it goes and where it came from.
    """

    lang: str
    title: str
    old: str
    new: str
    author: str
    date: str
    lead: str
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    lines: tuple[ConcordanceLine, ...]
    uncompared: tuple[str, ...]
    hidden: str
    moves: Mapping[str, tuple[str, str]]
    words: Mapping[str, str]
    summary: Summary


@dataclass(frozen=True, slots=True)
class ThreeLine:
    """A change of one side or of both, in words: where, by whom, the three texts of it, what to mind."""

    number: int
    where: str
    who: str
    by: str
    last: str
    ours: str
    theirs: str
    note: str


@dataclass(frozen=True, slots=True)
class ThreeBrief:
    """Everything that people read around three texts: `names` are what the texts are called, `labels` the sides.

    `moves` says, by the id of a move, where it goes and where it came from.
    """

    lang: str
    title: str
    names: tuple[str, str, str]
    labels: tuple[str, str]
    author: str
    date: str
    sentences: tuple[str, ...]
    lines: tuple[ThreeLine, ...]
    moves: Mapping[str, tuple[str, str]]
    words: Mapping[str, str]
