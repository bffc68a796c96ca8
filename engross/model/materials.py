"""Everything that one document is assembled from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from engross.diagnostics import Collector, Origin, Places
from engross.model.clause import Clause
from engross.model.party import Party
from engross.model.protocol import Protocol, Relation
from engross.model.template import Template

Fetch = Callable[[str, str, Origin, str, Collector], Clause | None]
"""Gives the clause `culture@2017` in a language. If there is none, it collects what is wrong at the place that asks."""


def _no_acts() -> tuple[tuple[str, Protocol], ...]:
    return ()


def _nobody(_: str) -> Party | None:
    return None


def _no_day(_: str) -> date | None:
    return None


@dataclass(frozen=True, slots=True)
class Materials:
    """A protocol with the records that it names, and a way to its clauses."""

    name: str
    protocol: Protocol
    places: Places
    relation: Relation | None
    parties: Mapping[str, Party]
    template: Template
    fetch: Fetch
    sources: Mapping[str, Places] = field(default_factory=dict)
    """Where everything stands in the other records: by party, and the relation's under its own name."""
    predecessor: Protocol | None = None
    other: Callable[[str], Party | None] = _nobody
    """Gives the record of a party of the workspace that is not a party of this act, by name."""
    others: tuple[str, ...] = ()
    """The names of those."""
    earlier: tuple[tuple[str, Protocol], ...] = ()
    """The acts that this one follows, by name, the nearest first."""
    relation_acts: Callable[[], Sequence[tuple[str, Protocol]]] = _no_acts
    """Gives the signed acts of the relation, by name, this one and those of `earlier` left out."""
    last_day: Callable[[str], date | None] = _no_day
    """Gives the last day of an act of the relation, by name, with what prolonged, renewed or ended it; else None."""
    words: frozenset[str] = frozenset()
    """Words that the workspace knows to be right (`words.txt`)."""
    dictionaries: tuple[str, ...] = ()
    """Folders that are searched for dictionaries of spelling before those of the system."""
