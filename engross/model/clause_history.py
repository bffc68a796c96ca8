"""The editions of a clause: what each changed in the one before, and which protocols use it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engross.model.brief import Brief
from engross.model.redline import Redline


@dataclass(frozen=True, slots=True)
class EditionUse:
    """A protocol that uses an edition. `open` is whether it names none and takes the newest."""

    protocol: str
    title: str
    period: str
    state: str
    edition: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class EditionStep:
    """An edition of a clause in one language, with who uses it and what it changed in the one before it, if any."""

    name: str
    heading: str
    status: str
    provenance: str
    uses: tuple[EditionUse, ...]
    redline: Redline | None = None
    brief: Brief | None = None


@dataclass(frozen=True, slots=True)
class ClauseEditions:
    """The editions of a clause in one language, oldest first."""

    clause: str
    lang: str
    stages: tuple[EditionStep, ...]


@dataclass(frozen=True, slots=True)
class ClauseHistory:
    """A clause through all its editions, in every language that it has. `words` are those for people."""

    clause: str
    lang: str
    chains: tuple[ClauseEditions, ...]
    title: str
    words: Mapping[str, str]
    author: str = ""
    date: str = ""

    def said(self, kind: str, name: str) -> str:
        """The word for a status of an edition, or a state of a protocol."""
        return self.words.get(f"{kind}.{name}", name)
