"""Everything that one document is assembled from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engross.diagnostics import Collector, Origin, Places
from engross.model.clause import Clause
from engross.model.party import Party
from engross.model.protocol import Protocol, Relation
from engross.model.template import Template

Fetch = Callable[[str, str, Origin, str, Collector], Clause | None]
"""Gives the clause `culture@2017` in a language; collects at that place what is wrong when there is none."""


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
