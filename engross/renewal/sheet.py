"""Makes the sheet of a renewal from the findings about the act, clause by clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from engross.diagnostics import Collector, Diagnostic
from engross.model.act_text import CELLS
from engross.model.document import Document, plain, walk
from engross.model.outline import without_sup_tags
from engross.model.protocol import Protocol
from engross.model.renewal import AskedBlank, Choice, RenewalFinding, RenewalSheet, Row, ShownRun
from engross.model.superscript import without_superscripts
from engross.model.tag import localized
from engross.renewal.expiring_act import ExpiringAct, clause_of, entries
from engross.renewal.outdated import parties_of
from engross.renewal.request import RenewalRequest
from engross.renewal.rewording import typed_paragraphs
from engross.source.editions import notes_of
from engross.source.library import Library

Explain = Callable[[Diagnostic], tuple[str, str]]
"""What is wrong and what to do, in the words of a language."""


def sheet(
    library: Library,
    expiring: ExpiringAct,
    request: RenewalRequest,
    findings: Mapping[str, Sequence[Diagnostic]],
    blanks: Sequence[AskedBlank],
    changes: Sequence[str],
    words: Mapping[str, str],
    explain: Explain,
    lang: str,
    document: Document | None,
) -> RenewalSheet:
    """The sheet. `document` is the act as it is in force, if it can be made.

    `findings` are grouped by the id of their clause; those about the act have the empty id.
    """
    tag = expiring.record.languages[0]
    rows = []
    for path, entry, ident in entries(expiring):
        clause = clause_of(library, entry, expiring)
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
                _findings(findings.get(ident, ()), explain),
                tuple(sorted(choices, key=lambda choice: (choice.rank, choice.edition))),
                *_printed(document, ident),
            )
        )
    names = {key: localized(party.name, tag) for key, party in parties_of(library, expiring).items()}
    title = localized(expiring.record.title, tag) or next(iter(expiring.record.kind.values())).text
    return RenewalSheet(
        lang,
        expiring.name,
        expiring.target,
        title,
        str(request.period),
        str(expiring.record.period or ""),
        tuple((key, noun.text if (noun := names.get(key)) else key) for key in expiring.record.parties),
        _findings(findings.get("", ()), explain),
        tuple(rows),
        tuple(blanks),
        tuple(changes),
        words,
        (*(called(act.record, tag) for act in reversed(expiring.earlier)), called(expiring.record, tag)),
    )


def _findings(findings: Iterable[Diagnostic], explain: Explain) -> tuple[RenewalFinding, ...]:
    out = []
    for diagnostic in findings:
        why, proposal = explain(diagnostic)
        origin = diagnostic.origin
        place = origin.file if origin.file.startswith("--") else f"{origin.file}:{origin.line}"
        start = origin.column - 1
        shown = diagnostic.line[start : start + origin.length].strip() if diagnostic.line else ""
        out.append(
            RenewalFinding(
                place,
                shown or diagnostic.facts.get("text", ""),
                why,
                proposal,
                diagnostic.severity.value,
                diagnostic.code,
            )
        )
    return tuple(dict.fromkeys(out))


def called(record: Protocol, tag: str) -> str:
    """An act by its title and its period."""
    title = localized(record.title, tag) or next(iter(record.kind.values())).text
    return " ".join(filter(None, (title, str(record.period or ""))))


def _printed(document: Document | None, ident: str) -> tuple[str, tuple[tuple[ShownRun, ...], ...]]:
    """The number and the heading of a provision, and its paragraphs, as they are printed."""
    if document is None:
        return "", ()
    version = document.versions[0]
    provision = next((part for part in walk((*version.provisions, *version.annexes)) if part.id == ident), None)
    if provision is None:
        return "", ()
    number = plain(provision.number.label) if provision.number is not None else ""
    title = " ".join(filter(None, (number, plain(provision.heading))))
    paragraphs = tuple(
        tuple(ShownRun(without_sup_tags(text).replace(CELLS, " – "), bool(asked)) for text, asked in part.runs if text)
        for part in typed_paragraphs(provision)
    )
    return without_superscripts(title), paragraphs
