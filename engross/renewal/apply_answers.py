"""Applies the answers of the parties to the draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engross.diagnostics import Collector, Diagnostic, Origin, Path, Refused
from engross.model.answers import Answer, NewClause, Person
from engross.model.template import Slot
from engross.renewal.act_file import blanks_in, fill_blank, path_of, with_edition
from engross.renewal.answers import Decisions, check_names
from engross.renewal.expiring_act import ExpiringAct, clause_of, entries
from engross.renewal.new_clauses import Placing, beside_one_another, by_dependence, clause_id, in_order, written
from engross.renewal.request import RenewalRequest
from engross.renewal.vacancies import vacancies, with_holder
from engross.source.editions import notes_file, open_edition
from engross.source.edits import drop, scalar
from engross.source.library import Library


@dataclass(slots=True)
class AnsweredDraft:
    """The text of the draft, the files of opened editions, and the ids of clauses without an answer."""

    text: str
    files: dict[str, str] = field(default_factory=dict)
    unanswered: tuple[str, ...] = ()


def apply_answers(
    library: Library,
    expiring: ExpiringAct,
    request: RenewalRequest,
    text: str,
    decisions: Decisions,
    collector: Collector,
    there: Mapping[str, str] | None = None,
) -> AnsweredDraft:
    """The draft `text` after the answers; editions that are opened are supplied to the library.

    `there` holds files of editions that were already opened for the draft: an
    answer that amends one of them adds only its note.
    Collects unknown-answer, unknown-slot, answer-inside-dropped,
    edition-exists and what `open_edition` refuses, at the places of the answers.
    """
    chosen = {ident: entry for _, entry, ident in entries(expiring)}
    template = library.template(expiring.record.template, Origin(""), "", Collector())
    offices = vacancies(library, expiring.record, request.signing, text)
    slots = template.record.slots if template else {}
    check_names(decisions, chosen, (*blanks_in(text), *offices), slots, collector)
    _inside_dropped(expiring, decisions, collector)
    _can_be_added(library, expiring, decisions, collector)
    out = AnsweredDraft(text, unanswered=tuple(ident for ident in chosen if ident not in decisions.clauses))
    if collector.failed:
        return out
    for ident, given in decisions.clauses.items():
        answer: Answer = given.value
        clause = clause_of(library, chosen[ident], expiring)
        if answer.decision == "drop" or clause is None or (answer.decision != "amend" and answer.edition is None):
            continue
        if answer.edition is None and clause.file in (there or {}):
            if answer.note:
                beside = notes_file(clause.id, clause.edition)
                out.files[beside] = f"{(there or {}).get(beside, '')}- {answer.note}\n"
            continue
        if answer.edition is not None and answer.edition in library.editions(clause.id):
            out.text = with_edition(out.text, ident, f"{clause.id}@{answer.edition}")
            continue
        try:
            opened = open_edition(
                library, clause.name, year=request.period.start.year, edition=answer.edition, note=answer.note
            )
        except Refused as refused:
            for diagnostic in refused.diagnostics:
                collector.take(
                    Diagnostic(
                        diagnostic.code, given.at, facts=diagnostic.facts, line=given.line, also=(diagnostic.origin,)
                    )
                )
            continue
        out.files.update(opened.files)
        for name, words in opened.files.items():
            library.supply(name, words)
        out.text = with_edition(out.text, ident, opened.name)
    _put_new(library, expiring, request, decisions, slots, out, collector)
    for ident, given in decisions.clauses.items():
        if given.value.decision == "drop" and (path := path_of(out.text, ident)) is not None:
            out.text = drop(out.text, path)
    if decisions.order is not None and not collector.failed:
        left = tuple(name for name in decisions.order.value if path_of(out.text, name) is not None)
        if beside_one_another(out.text, left):
            out.text = in_order(out.text, left)
        else:
            order = decisions.order
            facts = {"name": ", ".join(left)}
            collector.take(Diagnostic("not-beside-another", order.at, facts=facts, line=order.line))
    for name, given in decisions.blanks.items():
        person = given.value if isinstance(given.value, Person) else Person(name=given.value)
        if name in offices:
            out.text = with_holder(out.text, offices[name], person.name, person.gender)
        else:
            out.text = fill_blank(out.text, name, scalar(person.name))
    return out


def _put_new(
    library: Library,
    expiring: ExpiringAct,
    request: RenewalRequest,
    decisions: Decisions,
    slots: Mapping[str, Slot],
    out: AnsweredDraft,
    collector: Collector,
) -> None:
    """Writes new clauses and puts them in, before clauses are dropped: a dropped clause may mark the place."""
    dropped = tuple(ident for ident, given in decisions.clauses.items() if given.value.decision == "drop")
    placing = Placing(out.text, slots, dropped, collector)
    for given in by_dependence(decisions.new):
        name, files = written(library, given, request.period.start.year, expiring.record.languages, collector)
        for file, words in files.items():
            library.supply(file, words)
        out.files.update(files)
        placing.put(given, clause_id(given.value), name)
    out.text = placing.text


def _inside_dropped(expiring: ExpiringAct, decisions: Decisions, collector: Collector) -> None:
    """Collects answer-inside-dropped: a clause is kept, but the clause that contains it is dropped."""
    dropped: dict[Path, str] = {}
    for path, _, ident in entries(expiring):
        given = decisions.clauses.get(ident)
        above = next((dropped[path[:size]] for size in range(len(path)) if path[:size] in dropped), None)
        if given is not None and given.value.decision == "drop":
            dropped[path] = ident
        elif given is not None and above is not None:
            facts = {"name": ident, "above": above}
            also = (decisions.clauses[above].at,)
            collector.take(Diagnostic("answer-inside-dropped", given.at, facts=facts, line=given.line, also=also))


def _can_be_added(library: Library, expiring: ExpiringAct, decisions: Decisions, collector: Collector) -> None:
    """Collects unknown-clause, unknown-edition, and clause-twice for a new clause that stands in the act already."""
    there = {ident: path for path, _, ident in entries(expiring)}
    for given in decisions.new:
        clause: NewClause = given.value
        if clause.clause and clause.words is None:
            library.clause(clause.clause, expiring.record.languages[0], given.at, given.line, collector)
        ident = clause_id(clause)
        answer = decisions.clauses.get(ident)
        if ident in there and not (answer is not None and answer.value.decision == "drop"):
            also = (expiring.link.source.origin(*there[ident]),)
            facts = {"name": ident, "first": ""}
            collector.take(Diagnostic("clause-twice", given.at, facts=facts, line=given.line, also=also))
