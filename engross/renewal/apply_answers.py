"""Applies the answers of the parties to the draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engross.diagnostics import Collector, Diagnostic, Origin, Path, Refused
from engross.model.answers import Answer, NewClause, Person
from engross.model.clause import Clause
from engross.model.template import Slot
from engross.renewal.act_file import blanks_in, fill_blank, path_of, with_edition
from engross.renewal.answers import Decisions, GivenAnswer, check_names
from engross.renewal.expiring_act import ExpiringAct, clause_of, entries
from engross.renewal.new_clauses import Placing, beside_one_another, by_dependence, clause_id, in_order, written
from engross.renewal.request import RenewalRequest
from engross.renewal.vacancies import Vacancy, vacancies, with_holder
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
    writer = _AnswerWriter(library, expiring, request, decisions, out, collector)
    for ident, given in decisions.clauses.items():
        if given.value.decision != "drop" and (clause := clause_of(library, chosen[ident], expiring)) is not None:
            writer.take_edition(ident, clause, given, there or {})
    writer.put_new(slots)
    writer.drop_clauses()
    if decisions.order is not None and not collector.failed:
        writer.set_order(decisions.order)
    writer.fill_blanks(offices)
    return out


@dataclass(frozen=True, slots=True)
class _AnswerWriter:
    """Writes decisions into the draft `out`, one kind after another."""

    library: Library
    expiring: ExpiringAct
    request: RenewalRequest
    decisions: Decisions
    out: AnsweredDraft
    collector: Collector

    def take_edition(self, ident: str, clause: Clause, given: GivenAnswer, there: Mapping[str, str]) -> None:
        """Put the edition that an answer asks for into the entry `ident`; open one that does not exist.

        An answer that keeps the clause and names no edition changes nothing.
        """
        answer: Answer = given.value
        out, library = self.out, self.library
        if answer.decision != "amend" and answer.edition is None:
            return
        if answer.edition is None and clause.file in there:
            if answer.note:
                beside = notes_file(clause.id, clause.edition)
                out.files[beside] = f"{there.get(beside, '')}- {answer.note}\n"
            return
        if answer.edition is not None and answer.edition in library.editions(clause.id):
            out.text = with_edition(out.text, ident, f"{clause.id}@{answer.edition}")
            return
        year = self.request.period.start.year
        try:
            opened = open_edition(library, clause.name, year=year, edition=answer.edition, note=answer.note)
        except Refused as refused:
            self.collector.extend(_at_the_answer(diagnostic, given) for diagnostic in refused.diagnostics)
            return
        self._supply(opened.files)
        out.text = with_edition(out.text, ident, opened.name)

    def put_new(self, slots: Mapping[str, Slot]) -> None:
        """Write new clauses and put them in, before clauses are dropped: a dropped clause may mark the place."""
        year, languages = self.request.period.start.year, self.expiring.record.languages
        placing = Placing(self.out.text, slots, self._dropped, self.collector)
        for given in by_dependence(self.decisions.new):
            name, files = written(self.library, given, year, languages, self.collector)
            self._supply(files)
            placing.put(given, clause_id(given.value), name)
        self.out.text = placing.text

    def drop_clauses(self) -> None:
        for ident in self._dropped:
            if (path := path_of(self.out.text, ident)) is not None:
                self.out.text = drop(self.out.text, path)

    def set_order(self, order: GivenAnswer) -> None:
        """Put clauses in the order that an answer gives. Collects not-beside-another."""
        left = tuple(name for name in order.value if path_of(self.out.text, name) is not None)
        if beside_one_another(self.out.text, left):
            self.out.text = in_order(self.out.text, left)
        else:
            facts = {"name": ", ".join(left)}
            self.collector.take(Diagnostic("not-beside-another", order.at, facts=facts, line=order.line))

    def fill_blanks(self, offices: Mapping[str, Vacancy]) -> None:
        """Fill the blanks of the draft, and enter who holds each of the vacant `offices`."""
        for name, given in self.decisions.blanks.items():
            person = given.value if isinstance(given.value, Person) else Person(name=given.value)
            if name in offices:
                self.out.text = with_holder(self.out.text, offices[name], person.name, person.gender)
            else:
                self.out.text = fill_blank(self.out.text, name, scalar(person.name))

    @property
    def _dropped(self) -> tuple[str, ...]:
        return tuple(ident for ident, given in self.decisions.clauses.items() if given.value.decision == "drop")

    def _supply(self, files: Mapping[str, str]) -> None:
        self.out.files.update(files)
        for name, words in files.items():
            self.library.supply(name, words)


def _at_the_answer(diagnostic: Diagnostic, given: GivenAnswer) -> Diagnostic:
    """What is wrong with an edition, told at the answer that asks for it."""
    return Diagnostic(diagnostic.code, given.at, facts=diagnostic.facts, line=given.line, also=(diagnostic.origin,))


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
