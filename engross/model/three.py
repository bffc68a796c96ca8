"""The changes of two sides since the last signed text. Each change names who made it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from engross.model.redline import Side
from engross.model.summary import Move, ProvisionName


class By(StrEnum):
    """Who made a change; `conflict` where both sides changed the same words and not to the same."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class MoveEnd:
    """One end of a move. `whole` says whether the stretch is the passage that moved, or only holds it."""

    id: str
    side: Side
    whole: bool


@dataclass(frozen=True, slots=True)
class ThreeWayPart:
    """A stretch of the three texts, a line feed ending each paragraph. `by` is None where none of them changed.

    Parts of one change share a number: both ends of a move, and what was changed on the way. `near` is whether the
    other side changed the same paragraph of the last text elsewhere. `moves` are the ends of moves that stand here.
    `authors` are those of the tracked changes that it was.
    """

    last: str
    ours: str
    theirs: str
    by: By | None = None
    number: int = 0
    provision: ProvisionName | None = None
    near: bool = False
    moves: tuple[MoveEnd, ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThreeWayChange:
    """The parts of one number. Where not all are of one side, one took up what the other moved: a conflict."""

    number: int
    parts: tuple[ThreeWayPart, ...]

    @property
    def by(self) -> By:
        """Who made it."""
        authors = {part.by for part in self.parts}
        return authors.pop() or By.CONFLICT if len(authors) == 1 else By.CONFLICT

    @property
    def near(self) -> bool:
        """Whether the other side changed a paragraph of it elsewhere."""
        return any(part.near for part in self.parts)


@dataclass(frozen=True, slots=True)
class Three:
    """Three texts as one: `last`, `ours` and `theirs` of all parts in order are the three texts, whole.

    `headings` are those of any of the three. `moves` say from which to which provision of the last text each move
    goes, by its id and by the first part of it that paragraphs moved together share.
    """

    lang: str
    parts: tuple[ThreeWayPart, ...]
    headings: frozenset[str] = frozenset()
    moves: tuple[Move, ...] = ()

    @property
    def changes(self) -> tuple[ThreeWayChange, ...]:
        """What somebody changed, in the order in which each begins."""
        held: dict[int, list[ThreeWayPart]] = {}
        for part in self.parts:
            if part.by is not None:
                held.setdefault(part.number, []).append(part)
        return tuple(ThreeWayChange(number, tuple(parts)) for number, parts in held.items())

    def of(self, by: By) -> int:
        """How many changes are of that author."""
        return sum(change.by is by for change in self.changes)
