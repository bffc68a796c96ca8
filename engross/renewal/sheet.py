"""The sheet of a renewal out of what was found about the act, clause by clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from engross.diagnostics import Collector, Diagnostic
from engross.model.local import localized
from engross.model.renewal import Age, Choice, RenewalSheet, Row
from engross.renewal.base import Base
from engross.renewal.clauses import parties_of
from engross.renewal.draft import clause_of, entries
from engross.renewal.wish import Wish
from engross.source.editions import notes_of
from engross.source.library import Library

Explain = Callable[[Diagnostic], tuple[str, str]]
"""What is wrong and what to do, in the words of a language."""


def sheet(
    library: Library,
    base: Base,
    wish: Wish,
    findings: Mapping[str, Sequence[Diagnostic]],
    blanks: Sequence[str],
    changes: Sequence[str],
    words: Mapping[str, str],
    explain: Explain,
    lang: str,
) -> RenewalSheet:
    """The sheet. `findings` are by the id of the clause that they are about, those about the act under no id."""
    tag = base.record.languages[0]
    rows = []
    for path, entry, ident in entries(base):
        clause = clause_of(library, entry, base)
        choices = []
        for edition in library.editions(clause.id) if clause else ():
            other = library.clause_as_written(f"{clause.id}@{edition}", Collector()) if clause else None
            if other is None or clause is None or edition == clause.edition:
                continue
            front, known = other.front, library.editions(clause.id)
            if front.alternative is not None or known.index(edition) > known.index(clause.edition):
                rank = front.alternative.rank if front.alternative else 1
                choices.append(Choice(edition, front.status.value, rank, notes_of(library, other)))
        rows.append(
            Row(
                ident,
                str(path[1]),
                (clause.label or clause.heading) if clause else "",
                clause.name if clause else entry.clause,
                clause.front.status.value if clause else "",
                sum(part == "contains" for part in path),
                _ages(findings.get(ident, ()), explain),
                tuple(sorted(choices, key=lambda one: (one.rank, one.edition))),
            )
        )
    names = {key: localized(party.name, tag) for key, party in parties_of(library, base).items()}
    title = localized(base.record.title, tag) or next(iter(base.record.kind.values())).text
    return RenewalSheet(
        lang,
        base.name,
        base.target,
        title,
        str(wish.period),
        str(base.record.period or ""),
        tuple((key, noun.text if (noun := names.get(key)) else key) for key in base.record.parties),
        _ages(findings.get("", ()), explain),
        tuple(rows),
        tuple(blanks),
        tuple(changes),
        words,
    )


def _ages(findings: Iterable[Diagnostic], explain: Explain) -> tuple[Age, ...]:
    out = []
    for one in findings:
        why, proposal = explain(one)
        origin = one.origin
        place = origin.file if origin.file.startswith("--") else f"{origin.file}:{origin.line}"
        start = origin.column - 1
        shown = one.line[start : start + origin.length].strip() if one.line else ""
        out.append(Age(place, shown or one.facts.get("text", ""), why, proposal, one.severity.value))
    return tuple(dict.fromkeys(out))
