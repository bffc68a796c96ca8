"""The clauses of the act that is renewed, each with what ages in it."""

from __future__ import annotations

from collections.abc import Mapping

from engross.diagnostics import Collector, Diagnostic, Origin, Severity
from engross.model.clause import Clause, Status
from engross.model.party import Party
from engross.renewal.ageing import Times, clause_ages, edition_ages, unit_ages
from engross.renewal.base import Base
from engross.renewal.draft import clause_of, entries
from engross.renewal.wish import Wish
from engross.source.library import Library


def parties_of(library: Library, base: Base) -> Mapping[str, Party]:
    """The parties of the act that can be read, by name."""
    found = {key: library.party(key, Collector()) for key in base.record.parties}
    return {key: one.record for key, one in found.items() if one is not None}


def ages(library: Library, base: Base, wish: Wish) -> dict[str, list[Diagnostic]]:
    """What ages in each clause of the act, by the id it has there; what concerns the parties under the empty id."""
    times = Times(base.record.period, wish.period, wish.today)
    parties = parties_of(library, base)
    earlier = (*(link.name for link in reversed(base.earlier)), base.name)
    out: dict[str, list[Diagnostic]] = {"": list(_units(library, base, wish, parties))}
    for _, entry, ident in entries(base):
        found: list[Diagnostic] = []
        for tag in base.record.languages:
            clause = library.clause(entry.clause, tag, Origin(""), "", Collector())
            if clause is not None:
                found += clause_ages(clause, times, parties, earlier)
        clause = clause_of(library, entry, base)
        if clause is not None:
            found += edition_ages(clause, editions_of(library, clause))
        out[ident] = found
    return out


def editions_of(library: Library, clause: Clause) -> dict[str, Status]:
    """Where each edition of a clause stands, oldest first."""
    out = {}
    for edition in library.editions(clause.id):
        found = library.clause_as_written(f"{clause.id}@{edition}", Collector())
        if found is not None:
            out[edition] = found.front.status
    return out


def _units(library: Library, base: Base, wish: Wish, parties: Mapping[str, Party]) -> list[Diagnostic]:
    out = []
    day = wish.signing or wish.today
    for key, before, now in unit_ages(parties, base.record.languages[0], base.signed, day):
        source = library.party(key, Collector())
        at = source.source.origin("unit") if source else Origin(f"parties/{key}.yaml")
        line = source.source.line(at) if source else ""
        facts = {"text": before, "new": now, "party": key}
        out.append(Diagnostic("unit-renamed", at, Severity.WARNING, facts, line))
    return out


def files_of(library: Library, base: Base) -> dict[str, str]:
    """The id in the act of the clause that each file of the library is a text of."""
    out: dict[str, str] = {}
    for _, entry, ident in entries(base):
        for tag in base.record.languages:
            clause = library.clause(entry.clause, tag, Origin(""), "", Collector())
            if clause is not None:
                out.setdefault(clause.file, ident)
    return out
