"""What a careful reader would see: every rule of the trade that sources and assembled text can decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engross.diagnostics import Collector
from engross.model.clause import Clause
from engross.model.document import Document
from engross.model.materials import Materials
from engross.model.protocol import Errata


def check_act(
    materials: Materials,
    document: Document,
    clauses: Mapping[str, Clause],
    errata: Errata | None,
    collector: Collector,
    *,
    final: bool | None = None,
) -> None:
    """Every check of an act."""


def check_library(clauses: Iterable[Clause], collector: Collector) -> None:
    """Every check of a clause that needs no act."""
