"""Renewing: makes the draft of the next act from the previous one, and the sheet on which the parties decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from engross.api.arguments import File, day_of, one_of, path_of
from engross.api.periods import read_period
from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity, refuse
from engross.forms import RENEWALS
from engross.messages import LANGUAGES, word
from engross.model.tag import primary
from engross.output import write
from engross.renewal.changes import RenewalChange
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.amend.consolidate import Consolidated
    from engross.model.answers import Answers
    from engross.model.document import Document
    from engross.model.moment import Period
    from engross.model.numerals import FixedNumbers
    from engross.model.renewal import AskedBlank, RenewalSheet, Row
    from engross.renewal.expiring_act import ExpiringAct
    from engross.renewal.incorporate import Incorporated
    from engross.renewal.incorporate.working_files import TextInForce
    from engross.renewal.request import RenewalRequest
    from engross.source.library import Library
    from engross.source.predecessors import PrecedingAct
    from engross.source.yamlfile import Yaml

_OF_THE_CHAIN = frozenset(
    "period-gap period-overlaps office-vacant office-held-twice signed-outside-period anniversary-wrong "
    "period-mismatch duration-mismatch clause-withdrawn authority-after-signing date-half-filled".split()
)
"""The codes of findings that concern the renewal; the others concern words that were there before."""
_PAGE = (
    "title", "before", "parties", "how", "whose", "chain", "clauses", "decision", "keep", "amend", "drop",
    "remark", "choice", "closing", "blanks", "new", "save", "changes", "page",
    "heading", "text", "after", "proposer", "last", "replies", "differs", "textless", "all-before",
)  # fmt: skip
"""The words of the page of a sheet: `sheet.<name>` in the catalogues."""


@dataclass(frozen=True, slots=True)
class DraftOutcome:
    """What was found in a draft: its changes, findings about the renewal, open blanks, and all other findings."""

    changes: tuple[RenewalChange, ...]
    diagnostics: tuple[Diagnostic, ...]
    open: tuple[Diagnostic, ...]
    rest: tuple[Diagnostic, ...]

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names of the open blanks, each once."""
        return tuple(dict.fromkeys(diagnostic.facts["name"] for diagnostic in self.open))


@dataclass(frozen=True, slots=True)
class Renewed:
    """The result of `renew`: the name of the draft, the files written, diagnostics, and clauses without an answer."""

    name: str
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    outcome: DraftOutcome
    unanswered: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    """The names of the open blanks, as `fill` takes them."""


@dataclass(slots=True)
class _PreparedDraft:
    """A draft that is not written yet: the act it follows, its text, and the findings by the id of their clause."""

    library: Library
    expiring: ExpiringAct
    request: RenewalRequest
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
    answers: File | Sequence[File] = (),
) -> Renewed:
    """Writes the draft that follows the signed act `name`, beside it. No existing file is overwritten.

    A built-in act is adopted first, so that every file that a message names is in the workspace. `period` is as
    people write it; None takes it from the `answers`. `signing` is the day of signature, and `place` the party in
    whose town it is signed. Raises
    `Refused`: renewal-not-signed, renewal-backwards, renewal-exists,
    chain-circular, unknown-party, signed-before-predecessor, not-a-period; for
    answers, answers-of-another, answers-differ, unknown-answer,
    answer-inside-dropped, unknown-slot.
    """
    from engross.renewal.act_file import blanks_in
    from engross.renewal.answers import merge_answers
    from engross.renewal.apply_answers import apply_answers
    from engross.renewal.vacancies import vacancies

    read, wanted = _read(answers, period)
    prepared = _prepared(workspace, name, wanted, today, signing, place)
    library, expiring, request = prepared.library, prepared.expiring, prepared.request
    collector = Collector()
    decisions = merge_answers(read, name, request.period, collector, _names(prepared))
    result = apply_answers(library, expiring, request, prepared.text, decisions, collector, prepared.files)
    if collector.failed:
        raise Refused(collector.sorted())
    target = expiring.target
    library.supply(f"protocols/{target}.yaml", result.text)
    outcome = _outcome(prepared)
    errors = [diagnostic for diagnostic in outcome.diagnostics if diagnostic.severity is Severity.ERROR]
    if read and errors:
        raise Refused(errors)
    files = {f"protocols/{target}.yaml": result.text, **prepared.files, **result.files}
    _write_new(workspace, name, target, files)
    told = Collector()
    told.extend(diagnostic for findings in prepared.findings.values() for diagnostic in findings)
    told.extend(outcome.diagnostics)
    paths = tuple(workspace.root / file for file in files)
    asked = (*blanks_in(result.text), *vacancies(library, expiring.record, request.signing, result.text))
    return Renewed(target, paths, told.sorted(), outcome, result.unanswered if read else (), asked)


def _write_new(workspace: Workspace, name: str, target: str, files: Mapping[str, str]) -> None:
    """Write the files of a draft; adopt the act `name` that it follows. Raises `Refused` (renewal-exists)."""
    adopted = _adopted(workspace, name)
    for file in files:
        path = workspace.root / file
        if path.exists() or path.is_symlink():
            raise refuse("renewal-exists", Origin(file), name=target)
    for file, content in adopted.items():
        write(workspace.root / file, content)
    for file, text in files.items():
        write(workspace.root / file, text.encode())


def _read(
    answers: File | Sequence[File], period: str | None
) -> tuple[tuple[tuple[Answers, Yaml], ...], str | Period | None]:
    """The files of answers, their periods read, and the period wanted: the given one, else the first of the files."""
    from engross.renewal.answers import read_answers

    given = [answers] if isinstance(answers, str | PathLike) else answers
    read = read_answers(path for file in given if (path := path_of("answers", file)) is not None)
    periods = [
        read_period(record.period, source.origin("period"), source.line(source.origin("period")))
        if record.period
        else None
        for record, source in read
    ]
    with_periods = tuple(
        (record.model_copy(update={"period": str(period_read) if period_read is not None else None}), source)
        for period_read, (record, source) in zip(periods, read, strict=True)
    )
    return with_periods, period or next((period_read for period_read in periods if period_read is not None), None)


def _adopted(workspace: Workspace, name: str) -> dict[str, bytes]:
    """The built-in files of a relation whose act is renewed and is not in the workspace yet."""
    from engross.api.adopting import adoptable

    if (workspace.root / "protocols" / f"{name}.yaml").is_file():
        return {}
    return adoptable(workspace, name.split("/")[0])[0]


def renewal_sheet(
    workspace: Workspace,
    name: str,
    *,
    today: date,
    period: str | None = None,
    lang: str = "en",
    signing: date | None = None,
    place: str | None = None,
    answers: File | Sequence[File] = (),
) -> RenewalSheet:
    """The sheet of a renewal; no file is written. Raises `Refused` as `renew`, but not for answers that differ.

    It is in the language of the act, or in `lang` if there are no messages in that language. With `answers` it shows
    what each party answers to each clause, and which answers differ. A `period` of None is that of the answers.
    """
    from engross.api.words import explain_to_parties
    from engross.renewal.answers import check_answers
    from engross.renewal.outdated import clause_files
    from engross.renewal.replies import with_replies
    from engross.renewal.sheet import sheet

    read, wanted = _read(answers, period)
    prepared = _prepared(workspace, name, wanted, today, signing, place, anew=True)
    outcome = _outcome(prepared)
    speaks = primary(prepared.expiring.record.languages[0])
    lang = speaks if speaks in LANGUAGES else lang
    # The page counts itself: its numbers are filled in when it is laid out.
    words = {name: word(f"sheet.{name}", lang, n="{n}", N="{N}", period="{period}") for name in _PAGE}
    where = clause_files(prepared.library, prepared.expiring)
    known = {(diagnostic.origin, diagnostic.code) for findings in prepared.findings.values() for diagnostic in findings}
    for diagnostic in (*outcome.diagnostics, *outcome.open):
        of_clause = where.get(diagnostic.origin.file, "")
        if (diagnostic.origin, diagnostic.code) not in known and (of_clause or diagnostic in outcome.diagnostics):
            prepared.findings.setdefault(of_clause, []).append(diagnostic)
    changes = [change_sentence(diagnostic, lang) for diagnostic in outcome.changes]
    blank = sheet(
        prepared.library,
        prepared.expiring,
        prepared.request,
        prepared.findings,
        _asked(prepared, lang),
        changes,
        words,
        explain_to_parties(lang, _names(prepared)),
        lang,
        prepared.before,
    )
    if not read:
        return blank
    collector = Collector()
    idents, asked = [row.id for row in blank.rows], [question.name for question in blank.blanks]
    check_answers(read, name, prepared.request.period, idents, asked, collector)
    if collector.failed:
        raise Refused(collector.sorted())
    answered = with_replies(blank, read, prepared.expiring.record.languages[0])
    return replace(answered, account=_account_of_replies(answered, lang))


def _account_of_replies(sheet: RenewalSheet, lang: str) -> tuple[str, ...]:
    """Counts the clauses whose answers agree, differ or are missing, and names those that differ or are missing."""
    closing = sheet.words["closing"]
    parties = dict(sheet.parties)

    def of_all(row: Row) -> bool:
        """Whether all parties answered; a file that names no party speaks for all."""
        return any(reply.by not in parties for reply in row.replies) or len(row.replies) >= len(parties)

    agreed = [row for row in sheet.rows if row.agreed is not None and of_all(row)]
    kinds = {
        "alone": [row.title or row.heading or closing for row in sheet.rows if row.agreed and not of_all(row)],
        "differing": [row.title or row.heading or closing for row in sheet.rows if row.differs],
        "missing": [row.title or row.heading or closing for row in sheet.rows if not row.replies],
    }
    told = [word("sheet.agreeing", lang, n=len(agreed))] if agreed else []
    told += [
        word(f"sheet.{kind}", lang, n=len(names), names=" ; ".join(names)) for kind, names in kinds.items() if names
    ]
    differing = [blank.question for blank in sheet.blanks if blank.differs]
    return (*told, *((word("sheet.blanks-differ", lang, names=" ; ".join(differing)),) if differing else ()))


def _asked(prepared: _PreparedDraft, lang: str) -> tuple[AskedBlank, ...]:
    """The questions of the draft, in plain words."""
    from engross.model.renewal import AskedBlank
    from engross.renewal.act_file import blanks_in
    from engross.renewal.vacancies import vacancies

    names = _names(prepared)
    offices = vacancies(prepared.library, prepared.expiring.record, prepared.request.signing, prepared.text)
    asked = [AskedBlank(name, name[:1].upper() + name[1:]) for name in blanks_in(prepared.text)]
    for name, vacancy in offices.items():
        office, party = (
            names.get(f"{vacancy.party} {vacancy.office}", vacancy.office),
            names.get(vacancy.party, vacancy.party),
        )
        asked.append(AskedBlank(name, word("sheet.who", lang, office=office, party=party)))
    return tuple(asked)


def _names(prepared: _PreparedDraft) -> dict[str, str]:
    """The full names for the short names in an act: of acts, parties, offices and clauses."""
    from engross.model.tag import localized
    from engross.renewal.expiring_act import clause_of, entries
    from engross.renewal.outdated import parties_of, textless
    from engross.renewal.sheet import called, in_words

    tag = prepared.expiring.record.languages[0]
    lang = primary(tag) if primary(tag) in LANGUAGES else LANGUAGES[0]
    names = {
        name: word("sheet.act-of", lang, period=in_words(period, tag))
        for name, period in textless(prepared.expiring).items()
    }
    for key, party in parties_of(prepared.library, prepared.expiring).items():
        noun = localized(party.name, tag)
        names[key] = noun.text if noun is not None else key
        for office, record in party.offices.items():
            title = localized(record.title, tag)
            if title is not None:
                both = (title.masculine, title.feminine)
                names[f"{key} {office}"] = both[0] if both[0] == both[1] else " / ".join(both)
                names.setdefault(office, names[f"{key} {office}"])
    for act in (*prepared.expiring.earlier, prepared.expiring.link):
        names[act.name] = called(act.record, tag)
    for _, entry, ident in entries(prepared.expiring):
        clause = clause_of(prepared.library, entry, prepared.expiring)
        if clause is not None:
            names[ident] = names[clause.id] = names[clause.name] = clause.label or clause.id
    return names


def change_sentence(change: RenewalChange, lang: str = "en") -> str:
    """One change from an act to the next, as a sentence."""
    where = change.where or word("renewal.cover", lang)
    return word(f"renewal.{change.what}", lang, where=where, old=change.old, new=change.new)


def renewal_page(workspace: Workspace, sheet: RenewalSheet, to: str) -> bytes:
    """The sheet as `pdf`, `html`, `docx` or `json`. Raises `Refused` for what is wrong in its page or style."""
    one_of("to", to, RENEWALS)
    from engross.render.renewal import renewal_html, renewal_json, renewal_pdf
    from engross.source.library import Library
    from engross.source.looks import renewal_look

    if to == "json":
        return renewal_json(sheet).encode()
    look = renewal_look(Library(workspace))
    if to == "docx":
        from engross.render.renewal_docx import renewal_docx

        return renewal_docx(sheet, look)
    return renewal_pdf(sheet, look).content if to == "pdf" else renewal_html(sheet, look).encode()


def _prepared(
    workspace: Workspace,
    name: str,
    period: object,
    today: date,
    signing: date | None,
    place: str | None,
    *,
    anew: bool = False,
) -> _PreparedDraft:
    """The draft, supplied to the library under its name, with what a person should know of it.

    With `anew`, an existing draft is no obstacle.
    """
    from engross.renewal.draft import draft
    from engross.renewal.expiring_act import amendments, chain_findings, expiring_act
    from engross.renewal.outdated import findings_by_clause
    from engross.renewal.request import RenewalRequest
    from engross.source.library import Library

    library = Library(workspace)
    day = day_of("today", today)
    assert day is not None  # a day is not optional
    today, signing = day, day_of("signing", signing)
    request = RenewalRequest(read_period(period or "", Origin("--period")), today, signing, place)
    signed = expiring_act(library, name, request, anew=anew)
    since = amendments(library, signed)
    taken = _in_force(library, signed, since, request)
    current = taken.expiring
    drafted = draft(library, current, request)
    library.supply(f"protocols/{current.target}.yaml", drafted.text)
    findings = findings_by_clause(library, current, request)
    for ident, finding in (*taken.findings, *drafted.findings):
        findings.setdefault(ident, []).append(finding)
    findings.setdefault("", []).extend(chain_findings(library, current, request))
    return _PreparedDraft(library, current, request, drafted.text, findings, taken.files, taken.document)


def _in_force(
    library: Library, signed: ExpiringAct, since: Sequence[PrecedingAct], request: RenewalRequest
) -> Incorporated:
    """The act with its amendments, or as it was signed if the text in force cannot be made."""
    from engross.acts.amendment_chain import amendment_chain
    from engross.renewal.expiring_act import not_incorporated
    from engross.renewal.incorporate import Incorporated, incorporate

    if not since:
        return Incorporated(signed)
    collector = Collector()
    chain = amendment_chain(library, signed.name, collector)
    consolidated = chain.at(None) if chain is not None else None
    if chain is None or consolidated is None or collector.failed or consolidated.problems:
        return Incorporated(signed, findings=[("", not_incorporated(signed, since))])
    return incorporate(library, signed, _changes(library, signed.name, consolidated), request)


def _changes(library: Library, name: str, consolidated: Consolidated) -> TextInForce:
    """The text in force, who changed each provision, and the functions that make the act from files."""
    from engross.acts import worded
    from engross.amend.fixed_numbers import numbered_as
    from engross.amend.notices import Notices
    from engross.amend.text import act_text
    from engross.language import grammar
    from engross.model.outline import without_sup_tags
    from engross.renewal.incorporate.working_files import BuiltAct, ChangeSource, TextInForce
    from engross.source.library import Library

    notices = Notices(grammar(consolidated.text.lang))
    by = {
        ident: tuple(
            ChangeSource(without_sup_tags(notices.note(change)), notices.cited(change), change.instrument.origin)
            for change in changes
            if change.deed not in ("said", "renumbered")
        )
        for ident, changes in consolidated.history.items()
    }
    numbers = numbered_as(consolidated.text)

    def worked(files: Mapping[str, str], fixed: FixedNumbers | None = None) -> Document | None:
        reading = Library(library.workspace)
        for file, text in files.items():
            reading.supply(file, text)
        return worded(reading, name, fixed)

    def build(files: Mapping[str, str]) -> BuiltAct | None:
        document = worked(files, numbers)
        return (document, act_text(document)) if document is not None else None

    return TextInForce(consolidated.text, {ident: sources for ident, sources in by.items() if sources}, build, worked)


def _outcome(prepared: _PreparedDraft) -> DraftOutcome:
    """Compares the draft with the previous act as it is in force, and sorts the findings of its checks."""
    from engross.acts import act
    from engross.compare import compare
    from engross.render.outline import outline
    from engross.renewal.changes import renewal_changes

    new = act(prepared.library, prepared.expiring.target)
    before = prepared.before
    if before is None:
        old = act(prepared.library, prepared.expiring.name)
        before = prepared.before = old.assembled.document if old.assembled is not None else None
    told = [
        item
        for item in new.diagnostics
        if item.code != "placeholder" and (item.severity is Severity.ERROR or item.code in _OF_THE_CHAIN)
    ]
    blanks = tuple(item for item in new.diagnostics if item.code == "placeholder")
    rest = tuple(
        item
        for item in new.diagnostics
        if item not in told and item.code != "placeholder" and item.severity is not Severity.NOTE
    )
    changes: tuple[RenewalChange, ...] = ()
    if before is not None and new.assembled is not None:
        changes = renewal_changes(compare(outline(before), outline(new.assembled.document)))
    return DraftOutcome(changes, tuple(told), blanks, rest)


__all__ = [
    "DraftOutcome",
    "RenewalChange",
    "Renewed",
    "change_sentence",
    "renew",
    "renewal_page",
    "renewal_sheet",
]
