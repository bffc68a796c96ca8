"""Makes the sheet of a renewal from the findings about the act, clause by clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from engross.diagnostics import Collector, Diagnostic
from engross.language import grammar
from engross.model.clause import Clause
from engross.model.document import Block, Document, Inline, ItemList, Paragraph, Provision, Table, plain, walk
from engross.model.moment import Period
from engross.model.outline import without_sup_tags
from engross.model.protocol import Protocol
from engross.model.renewal import AskedBlank, Choice, RenewalFinding, RenewalSheet, Row, ShownParagraph, ShownRun
from engross.model.superscript import without_superscripts
from engross.model.tag import localized
from engross.renewal.expiring_act import ExpiringAct, clause_of, entries
from engross.renewal.outdated import parties_of, textless
from engross.renewal.request import RenewalRequest
from engross.renewal.rewording import typed_runs
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
        rows.append(
            Row(
                ident,
                str(path[1]),
                (clause.label or clause.heading) if clause else "",
                clause.name if clause else entry.clause,
                clause.front.status.value if clause else "",
                sum(part == "contains" for part in path),
                _findings(findings.get(ident, ()), explain),
                _choices(library, clause) if clause else (),
                *_printed(document, ident),
            )
        )
    names = {key: localized(party.name, tag) for key, party in parties_of(library, expiring).items()}
    title = localized(expiring.record.title, tag) or next(iter(expiring.record.kind.values())).text
    names_of_parties = tuple((key, noun.text if (noun := names.get(key)) else key) for key in expiring.record.parties)
    return RenewalSheet(
        lang,
        expiring.name,
        expiring.target,
        title,
        in_words(request.period, tag),
        str(request.period),
        in_words(expiring.record.period, tag),
        names_of_parties,
        _findings(findings.get("", ()), explain),
        tuple(rows),
        tuple(blanks),
        tuple(changes),
        words,
        _chain(expiring, tag, words),
        names_of_parties,
    )


def _choices(library: Library, clause: Clause) -> tuple[Choice, ...]:
    """The editions that may stand instead of `clause`: its alternatives by rank, and those that came after it."""
    choices = []
    known = library.editions(clause.id)
    for edition in known:
        other = library.clause_as_written(f"{clause.id}@{edition}", Collector())
        if other is None or edition == clause.edition:
            continue
        front = other.front
        if front.alternative is not None or known.index(edition) > known.index(clause.edition):
            rank = front.alternative.rank if front.alternative else 1
            choices.append(Choice(edition, front.status.value, rank, notes_of(library, other)))
    return tuple(sorted(choices, key=lambda choice: (choice.rank, choice.edition)))


def _chain(expiring: ExpiringAct, tag: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """Every act before the new one, by its first day: those of the chain, and those known without their text."""
    acts = [(act.record.period, called(act.record, tag)) for act in (*reversed(expiring.earlier), expiring.link)]
    acts += [
        (period, words["textless"].replace("{period}", in_words(period, tag))) for period in textless(expiring).values()
    ]
    return tuple(name for _, name in sorted(acts, key=lambda act: act[0].start.isoformat() if act[0] else ""))


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
    return " ".join(filter(None, (title, in_words(record.period, tag))))


def in_words(period: Period | None, tag: str) -> str:
    """A period as an act prints it: 2027-2029, or its days in words."""
    if period is None:
        return ""
    return str(period) if period.whole_years else without_superscripts(grammar(tag).days(period.start, period.end))


def _printed(document: Document | None, ident: str) -> tuple[str, tuple[ShownParagraph, ...]]:
    """The number and the heading of a provision, and its paragraphs, as they are printed."""
    if document is None:
        return "", ()
    version = document.versions[0]
    provision = next((part for part in walk((*version.provisions, *version.annexes)) if part.id == ident), None)
    if provision is None:
        return "", ()
    number = plain(provision.number.label) if provision.number is not None else ""
    title = " ".join(filter(None, (number, plain(provision.heading))))
    paragraphs = (shown for part in provision.body if not isinstance(part, Provision) for shown in _shown(part, 0))
    return without_superscripts(title), tuple(paragraphs)


def _shown(block: Block, depth: int) -> Iterator[ShownParagraph]:
    """The paragraphs of a block; an item of a list keeps its marker, a row of a table has its cells in one line."""
    match block:
        case Paragraph():
            yield ShownParagraph(_runs(block.content), depth=depth)
        case ItemList():
            for item in block.items:
                inside = [shown for part in item.blocks for shown in _shown(part, depth + 1)]
                marker = without_superscripts(plain(item.label)) or "–"
                yield from (replace(inside[0], marker=marker), *inside[1:]) if inside else ()
        case Table():
            for row in block.lines:
                cells = [_runs(cell.content) for cell in row]
                separated = [run for cell in cells for run in (ShownRun(" – "), *cell)][1:]
                yield ShownParagraph(tuple(separated), depth=depth)


def _runs(content: Sequence[Inline]) -> tuple[ShownRun, ...]:
    return tuple(ShownRun(without_sup_tags(text), bool(path)) for text, path in typed_runs(content) if text)
