"""What a careful reader would see: every rule of the trade that sources and assembled text can decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engross.checks.errata import acknowledge
from engross.checks.library import altered, unused_variables
from engross.checks.reading import ActReading
from engross.checks.table import CHECKS
from engross.diagnostics import Collector, Places, Severity
from engross.model.clause import Clause
from engross.model.document import Document
from engross.model.materials import Materials
from engross.model.protocol import Errata, State


def check_act(
    materials: Materials,
    document: Document,
    clauses: Mapping[str, Clause],
    collector: Collector,
    *,
    errata: Errata | None = None,
    decided: Places | None = None,
    final: bool | None = None,
) -> None:
    """Every check of an act: its record, its text in all languages, its signatures.

    `clauses` are those of the act by file; `errata` what was decided about it,
    `decided` where that stands. `final` judges it as one that may be signed;
    None follows its state.
    """
    strict = materials.protocol.state is not State.DRAFT if final is None else final
    failed = frozenset(problem.origin.file for problem in collector if problem.severity is Severity.ERROR)
    reading = ActReading(materials, document, clauses, strict, failed)
    for check in CHECKS:
        collector.extend(check(reading))
    if errata is not None and decided is not None:
        acknowledge(collector, errata, decided)


def check_library(clauses: Iterable[Clause], collector: Collector) -> None:
    """Every check of a clause that needs no act."""
    for clause in clauses:
        collector.extend(unused_variables(clause))
        collector.extend(altered(clause))


__all__ = ["CHECKS", "check_act", "check_library"]
