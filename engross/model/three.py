"""Two sides' changes since the last signed text, each with who made it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from engross.model.summary import Provision


class By(StrEnum):
    """Who made a change; `conflict` where both sides changed the same words and not to the same."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the three texts, a line feed ending each paragraph. `by` is None where none of them changed.

    `near` is whether the other side changed the same paragraph of the last text elsewhere. `moved` is whether the
    stretch is part of a move.
    """

    last: str
    ours: str
    theirs: str
    by: By | None = None
    number: int = 0
    provision: Provision | None = None
    near: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Three:
    """Three texts as one: `last`, `ours` and `theirs` of all parts in order are the three texts, whole.

    `headings` are those of any of the three.
    """

    lang: str
    parts: tuple[Part, ...]
    headings: frozenset[str] = frozenset()

    @property
    def changes(self) -> tuple[Part, ...]:
        """The parts that somebody changed, in order."""
        return tuple(part for part in self.parts if part.by is not None)

    def of(self, by: By) -> int:
        """How many changes are of that author."""
        return sum(part.by is by for part in self.parts)
