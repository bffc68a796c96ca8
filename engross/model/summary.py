"""What a redline comes to: each change counted once, what the changes are about, which provision became which."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Nature(StrEnum):
    """What a change is. Each change has one nature only."""

    WORDING = "wording"
    VALUE = "value"
    RENUMBERING = "renumbering"
    TYPOGRAPHY = "typography"
    FORMATTING = "formatting"
    MOVE = "move"
    LIST = "list"
    PARAGRAPH = "paragraph"


class Fate(StrEnum):
    """What became of a provision. Several fates may hold at once; `kept` stands alone."""

    KEPT = "kept"
    NEW = "new"
    DROPPED = "dropped"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    RETITLED = "retitled"
    REWORDED = "reworded"
    REPLACED = "replaced"
    RELAID = "relaid"
    REORDERED = "reordered"
    REFERENCES = "references"
    VALUES = "values"
    TYPOGRAPHY = "typography"
    FORMATTING = "formatting"
    LISTS = "lists"


class Topic(StrEnum):
    """What a fact of the summary is about."""

    PERIOD = "period"
    DATE = "date"
    SIGNATURES = "signatures"
    VALUE = "value"
    NEW = "new"
    DROPPED = "dropped"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    HEADING = "heading"
    RENUMBERED = "renumbered"
    REFERENCES = "references"
    PASSAGE = "passage"
    PARAGRAPHS = "paragraphs"
    REPLACED = "replaced"
    WORDING = "wording"
    TYPOGRAPHY = "typography"
    FORMATTING = "formatting"
    LINKS = "links"
    LISTS = "lists"


@dataclass(frozen=True, slots=True)
class ProvisionName:
    """A provision as people call it: its permanent id if known, its heading as printed, that of the one around it,
    and how its text begins, for one without a heading. `repeated` is whether another provision has the same heading.
    """

    ordinal: int
    id: str
    level: int
    heading: str
    around: str = ""
    opening: str = ""
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class ConcordanceRow:
    """A line of the concordance: provisions of the old text and those of the new that they became.

    `changed` of `words` (both sides together) were put in or taken out; numbers, typography and moves not counted.
    """

    old: tuple[ProvisionName, ...]
    new: tuple[ProvisionName, ...]
    fates: tuple[Fate, ...]
    changed: int
    words: int

    @property
    def share(self) -> float:
        """The share of the words that changed, from 0 to 1."""
        return self.changed / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Change:
    """One change to look at. `places` are the numbers of its marks in the redline: two or more for a move.

    `row` is the line of the concordance where it stands, `other` the one that it came from, if another.
    `old` and `new` are the words taken out and put in, `set` those that are only set otherwise, in bold or italics.
    `link` is where they led and where they lead, if that is what changed.
    """

    places: tuple[int, ...]
    nature: Nature
    row: int
    other: int | None
    old: str
    new: str
    words_out: int
    words_in: int
    words_moved: int = 0
    set: str = ""
    link: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to tell. `changes` are indices of the summary's changes, each change being in one fact only."""

    topic: Topic
    changes: tuple[int, ...]
    row: int | None = None
    other: int | None = None
    old: str = ""
    new: str = ""
    path: str = ""
    words_out: int = 0
    words_in: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """Where a passage went: its id, the provisions at both ends, whether these are one, whether it went down."""

    id: str
    old: ProvisionName
    new: ProvisionName
    same: bool
    down: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole account of a redline.

    `reshaped` counts provisions whose level changed: no word of theirs is marked.
    """

    changes: tuple[Change, ...]
    facts: tuple[Fact, ...]
    rows: tuple[ConcordanceRow, ...]
    words_old: int
    words_new: int
    reshaped: int = 0
    moves: tuple[Move, ...] = ()

    @property
    def places(self) -> int:
        """How many places of the text are marked: a move has two."""
        return sum(len(change.places) for change in self.changes)

    def of(self, nature: Nature) -> int:
        """How many changes are of that nature."""
        return sum(change.nature is nature for change in self.changes)

    def words_out(self, *natures: Nature) -> int:
        """How many words changes of these natures took out; of all natures if none is named."""
        return sum(change.words_out for change in self.changes if not natures or change.nature in natures)

    def words_in(self, *natures: Nature) -> int:
        """How many words changes of these natures put in; of all natures if none is named."""
        return sum(change.words_in for change in self.changes if not natures or change.nature in natures)
