"""The account of a comparison in words for people, in no particular form of output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engross.model.outline import Uncompared
from engross.model.summary import Summary


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement without capital and full stop, and the number of changes it tells of."""

    text: str
    changes: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the figures: a nature of changes, its name for people, its changes, its words taken out and put in."""

    nature: str
    name: str
    changes: int
    words_out: int
    words_in: int


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """A row of the concordance in words. `kept` is whether nothing changed. `share` is a percentage or empty."""

    old: str
    new: str
    fate: str
    share: str
    kept: bool


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change in the list of changes: its number, its nature, its name for people, its words, and its places.

    `places` are the numbers of its marks in the redline, as `data-place` in the page.
    """

    number: int
    nature: str
    name: str
    text: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProvisionChanges:
    """The changes of one provision, in reading order."""

    where: str
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that people read around a redline.

    `old` and `new` are the names of the two texts. `author` and `date` are given by whoever compares, or empty.
    `authors` are those of the tracked changes, with how many changes each made. `changes` is the list of changes by
    provision. `left_out` is what was not compared, `uncompared` the same in words.
    `moves` gives for the id of a move two phrases: where it went, and where it came from.
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
    changes: tuple[ProvisionChanges, ...]
    uncompared: tuple[str, ...]
    left_out: tuple[Uncompared, ...]
    hidden: str
    moves: Mapping[str, tuple[str, str]]
    words: Mapping[str, str]
    summary: Summary
    authors: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ThreeLine:
    """A change of one side or of both, in words: where, by whom, its text in each of the three, and a note."""

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
    """Everything that people read around three texts. `names` are those of the texts, `labels` those of the two sides.

    `moves` gives for the id of a move two phrases: where it went, and where it came from.
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
