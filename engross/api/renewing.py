"""Renewing: the draft of the next act out of the one before it, and the sheet on which the parties decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity, refuse
from engross.output import write
from engross.renewal.summary import Statement
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.amend.consolidate import Consolidated
    from engross.model.document import Document
    from engross.model.fixed_numbers import FixedNumbers
    from engross.model.renewal import RenewalSheet
    from engross.renewal.base import Base
    from engross.renewal.carrying import Carried
    from engross.renewal.inforce import InForce
    from engross.renewal.wish import Wish
    from engross.source.library import Library
    from engross.source.predecessors import PrecedingAct

_OF_THE_CHAIN = frozenset(
    "period-gap period-overlaps office-vacant office-held-twice signed-outside-period anniversary-wrong "
    "period-mismatch duration-mismatch clause-withdrawn authority-after-signing date-half-filled".split()
)
"""What the checks of a draft tell that a renewal is about; the rest is about words that were there before."""
SHEET_FORMS = ("pdf", "html", "json")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A draft looked at: what changes, what its checks tell of the chain, its blanks, what else they tell."""

    changes: tuple[Statement, ...]
    diagnostics: tuple[Diagnostic, ...]
    open: tuple[Diagnostic, ...]
    rest: tuple[Diagnostic, ...]

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names of what is still to be decided, each once."""
        return tuple(dict.fromkeys(one.facts["name"] for one in self.open))


@dataclass(frozen=True, slots=True)
class Renewed:
    """What became of a renewal: the name of the draft, the files written, what to know, clauses without an answer."""

    name: str
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    outcome: Outcome
    unanswered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """The words of a language for a sheet: those of the page by name, those of a problem, those of a change."""

    lang: str
    words: Mapping[str, str]
    explain: Callable[[Diagnostic], tuple[str, str]]
    change: Callable[[Statement], str]


@dataclass(slots=True)
class _Prepared:
    """A draft that is not written yet: the act it follows, its text, what was found, by the clause it is about."""

    library: Library
    base: Base
    wish: Wish
    text: str
    findings: dict[str, list[Diagnostic]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    """Editions that were opened to hold the text in force."""
    before: Document | None = None
    """The act with its text in force, where it was amended."""


def renew(
    workspace: Workspace,
    name: str,
    *,
    today: date,
    period: str | None = None,
    signing: date | None = None,
    place: str | None = None,
    answers: Sequence[Path] = (),
) -> Renewed:
    """Writes the draft that follows the signed act `name` beside it, and never over anything.

    `period` is as a protocol's file says it, or as the `answers` do; `signing`
    is the day and `place` the party in whose town it is signed. Raises
    `Refused`: renewal-not-signed, renewal-backwards, renewal-exists,
    chain-circular, unknown-party, signed-before-predecessor, not-a-period; for
    answers, answers-of-another, answers-differ, unknown-answer,
    answer-inside-dropped, unknown-slot.
    """
    from engross.renewal.answers import read_answers, together
    from engross.renewal.decided import decided

    read = read_answers(answers)
    period = period or next((str(record.period) for record, _ in read if record.period), None)
    made = _prepared(workspace, name, period, today, signing, place)
    collector = Collector()
    decisions = together(read, name, made.wish.period, collector)
    result = decided(made.library, made.base, made.wish, made.text, decisions, collector, made.files)
    if collector.failed:
        raise Refused(collector.sorted())
    target = made.base.target
    made.library.supply(f"protocols/{target}.yaml", result.text)
    outcome = _outcome(made)
    if read and any(one.severity is Severity.ERROR for one in outcome.diagnostics):
        raise Refused(one for one in outcome.diagnostics if one.severity is Severity.ERROR)
    files = {f"protocols/{target}.yaml": result.text, **made.files, **result.files}
    for file in files:
        path = workspace.root / file
        if path.exists() or path.is_symlink():
            raise refuse("renewal-exists", Origin(file), name=target)
    for file, text in files.items():
        write(workspace.root / file, text.encode())
    told = Collector()
    told.extend(one for findings in made.findings.values() for one in findings)
    told.extend(outcome.diagnostics)
    paths = tuple(workspace.root / file for file in files)
    return Renewed(target, paths, told.sorted(), outcome, result.unanswered if read else ())


def renewal_sheet(
    workspace: Workspace,
    name: str,
    *,
    today: date,
    period: str,
    voice: Callable[[str], Voice],
    signing: date | None = None,
    place: str | None = None,
) -> RenewalSheet:
    """The sheet of a renewal, without writing anything. Raises `Refused` as `renew`.

    `voice` gives the words for the language of the act.
    """
    from engross.renewal.chosen import blanks_in
    from engross.renewal.clauses import files_of
    from engross.renewal.sheet import sheet
    from engross.renewal.vacancies import vacancies

    made = _prepared(workspace, name, period, today, signing, place)
    outcome = _outcome(made)
    speaking = voice(made.base.record.languages[0])
    where = files_of(made.library, made.base)
    known = {(one.origin, one.code) for findings in made.findings.values() for one in findings}
    for one in (*outcome.diagnostics, *outcome.rest, *outcome.open):
        of_clause = where.get(one.origin.file, "")
        if (one.origin, one.code) not in known and (of_clause or one in outcome.diagnostics):
            made.findings.setdefault(of_clause, []).append(one)
    changes = [speaking.change(one) for one in outcome.changes]
    return sheet(
        made.library,
        made.base,
        made.wish,
        made.findings,
        (*blanks_in(made.text), *vacancies(made.library, made.base, made.wish, made.text)),
        changes,
        speaking.words,
        speaking.explain,
        speaking.lang,
    )


def renewal_page(workspace: Workspace, sheet: RenewalSheet, to: str) -> bytes:
    """The sheet as `pdf`, `html` or `json`. Raises `Refused` for what is wrong in its page or style."""
    from engross.render.renewal import renewal_html, renewal_json, renewal_pdf
    from engross.source.library import Library
    from engross.source.looks import renewal_look

    if to == "json":
        return renewal_json(sheet).encode()
    look = renewal_look(Library(workspace))
    return renewal_pdf(sheet, look).content if to == "pdf" else renewal_html(sheet, look).encode()


def _prepared(
    workspace: Workspace, name: str, period: str | None, today: date, signing: date | None, place: str | None
) -> _Prepared:
    """The draft, supplied to the library under its name, and what a person should know of it. Raises `Refused`."""
    from engross.renewal.base import amendments, base, standing
    from engross.renewal.clauses import ages
    from engross.renewal.draft import draft
    from engross.source.library import Library

    library = Library(workspace)
    wish = _wish(period or "", today, signing, place)
    signed = base(library, name, wish)
    since = amendments(library, signed)
    taken = _in_force(library, signed, since, wish)
    found = taken.base
    made = draft(library, found, wish)
    library.supply(f"protocols/{found.target}.yaml", made.text)
    findings = ages(library, found, wish)
    for ident, one in (*taken.findings, *made.findings):
        findings.setdefault(ident, []).append(one)
    findings.setdefault("", []).extend(standing(library, found, wish))
    return _Prepared(library, found, wish, made.text, findings, taken.files, taken.document)


def _in_force(library: Library, signed: Base, since: Sequence[PrecedingAct], wish: Wish) -> Carried:
    """The act as what was signed since has left it, or as it was signed where that cannot be worked out."""
    from engross.acts.amendment_chain import amendment_chain
    from engross.renewal.base import amended
    from engross.renewal.carrying import Carried, carried

    if not since:
        return Carried(signed)
    collector = Collector()
    found = amendment_chain(library, signed.name, collector)
    made = found.at(None) if found is not None else None
    if found is None or made is None or collector.failed or made.problems:
        return Carried(signed, findings=[("", amended(signed, since))])
    return carried(library, signed, _changes(library, signed.name, made), wish)


def _changes(library: Library, name: str, made: Consolidated) -> InForce:
    """The text in force with who changed what, and how to try files against it."""
    from engross.acts import worded
    from engross.amend.fixed_numbers import numbered_as
    from engross.amend.notices import Notices
    from engross.amend.text import act_text
    from engross.language import grammar
    from engross.model.outline import without_sup_tags
    from engross.renewal.inforce import By, InForce, Tried
    from engross.source.library import Library

    notices = Notices(grammar(made.text.lang))
    by = {
        ident: tuple(
            By(without_sup_tags(notices.note(one)), notices.cited(one), one.instrument.origin)
            for one in changes
            if one.deed not in ("said", "renumbered")
        )
        for ident, changes in made.history.items()
    }
    numbers = numbered_as(made.text)

    def worked(files: Mapping[str, str], standing: FixedNumbers | None = None) -> Document | None:
        reading = Library(library.workspace)
        for file, text in files.items():
            reading.supply(file, text)
        return worded(reading, name, standing)

    def trial(files: Mapping[str, str]) -> Tried | None:
        document = worked(files, numbers)
        return (document, act_text(document)) if document is not None else None

    return InForce(made.text, {ident: own for ident, own in by.items() if own}, trial, worked)


def _wish(period: str, today: date, signing: date | None, place: str | None) -> Wish:
    """What is asked for. Raises `Refused` (not-a-period)."""
    from pydantic import TypeAdapter, ValidationError

    from engross.model.moment import PeriodText
    from engross.renewal.wish import Wish

    given: dict[str, str] | str = period
    if "/" in period:
        start, _, end = period.partition("/")
        given = {"from": start, "to": end}
    try:
        wanted = TypeAdapter(PeriodText).validate_python(given)
    except ValidationError as error:
        backwards = "ends after it starts" in str(error)
        reason = "it ends before it starts" if backwards else ""
        raise refuse("not-a-period", Origin("--period"), found=period, reason=reason) from None
    return Wish(wanted, today, signing, place)


def _outcome(made: _Prepared) -> Outcome:
    """What the draft is against the act before as it is in force, and what its checks tell."""
    from engross.acts import act
    from engross.compare import compare
    from engross.render.outline import outline
    from engross.renewal.summary import statements

    new = act(made.library, made.base.target)
    before = made.before
    if before is None:
        old = act(made.library, made.base.name)
        before = old.assembled.document if old.assembled is not None else None
    told = [
        one
        for one in new.diagnostics
        if one.code != "placeholder" and (one.severity is Severity.ERROR or one.code in _OF_THE_CHAIN)
    ]
    blanks = tuple(one for one in new.diagnostics if one.code == "placeholder")
    rest = tuple(
        one
        for one in new.diagnostics
        if one not in told and one.code != "placeholder" and one.severity is not Severity.NOTE
    )
    changes: tuple[Statement, ...] = ()
    if before is not None and new.assembled is not None:
        changes = statements(compare(outline(before), outline(new.assembled.document)))
    return Outcome(changes, tuple(told), blanks, rest)


__all__ = ["SHEET_FORMS", "Outcome", "Renewed", "Statement", "Voice", "renew", "renewal_page", "renewal_sheet"]
