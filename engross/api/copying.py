"""Copying: makes the originals to be signed, copies of them, and the sheets that go with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from engross.api.arguments import PAPERS, File, one_of, path_of
from engross.diagnostics import Diagnostic, Origin, Refused, Severity, refuse
from engross.messages import LANGUAGES
from engross.output import digest, write
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.copies.consistency import Consistency
    from engross.copies.fitness import Fitness
    from engross.copies.laid_out import LaidOutAct
    from engross.model.copy_record import CopyRecord
    from engross.model.counterpart import CopySpec, Counterpart, Paper
    from engross.model.materials import Materials
    from engross.source.library import Library


KINDS = ("original", "certified", "publication", "reading")


@dataclass(frozen=True, slots=True)
class CopyOptions:
    """Which copies: of what kind, on which day, for whom, where.

    `on` is the day of issue, printed in a certificate and kept in the record.
    `of` counts the originals from 1: the one that a copy is of. `lang` is the
    language of the sheets. `when`, with its zone, and `who` go into the register.
    """

    on: date
    when: datetime
    who: str
    kind: Literal["original", "certified", "publication", "reading"] = "original"
    paper: Paper | None = None
    output: File | None = None
    certifier: str = ""
    of: int = 1
    lang: str = "en"

    def __post_init__(self) -> None:
        one_of("kind", self.kind, KINDS)
        one_of("paper", self.paper, PAPERS)
        one_of("lang", self.lang, LANGUAGES)
        object.__setattr__(self, "output", path_of("output", self.output))


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy. `fresh`: it was not there before, or was another one. `signed`: the file there holds a signature."""

    path: Path
    counterpart: Counterpart
    fingerprint: str
    sha256: str
    pages: int
    fresh: bool
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Copies:
    """The result of `copies`: the copies, the sheets, and what a person should still check."""

    copies: tuple[Copy, ...]
    sheets: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    def __str__(self) -> str:
        return "\n".join(f"{copy.counterpart.mark}: {copy.path}" for copy in self.copies)


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a protocol is fit to sign, with its list as a sheet and where that was written."""

    fit: bool
    text: str
    json: str
    paths: tuple[Path, ...]

    def __str__(self) -> str:
        return self.text


def copies(workspace: Workspace, name: str, options: CopyOptions) -> Copies:
    """Make the originals of a protocol, or a copy of it. Nothing is made unless the protocol is fit for it.

    With the originals come the certificate of their concordance and the sheet
    for the day of signature. Raises `Refused` with every reason. An existing
    original is never replaced; if it is another one, that is refused
    (original-stands).
    """
    from engross.source.library import Library

    if options.on > options.when.date():
        day, today = options.on.isoformat(), options.when.date().isoformat()
        raise refuse("copy-in-future", Origin(name), day=day, today=today)
    library = Library(workspace)
    folder = path_of("output", options.output) or workspace.output / name
    if options.kind == "original":
        return _originals(library, name, options, folder)
    return _copy(library, name, options, folder)


def fit(workspace: Workspace, name: str, options: CopyOptions) -> Fit:
    """The conditions for making originals, and whether each holds, as a sheet; written as PDF and JSON.

    The PDF is for people who see no files: it says names in full, and no places. `Fit.text` and the JSON are for
    whoever drafts the act, and say where each problem stands.
    """
    from engross.api.words import describe_in, explain_to_parties, phrases_in
    from engross.copies.sheets import fitness_json, fitness_sheet
    from engross.render.sheet import sheet_pdf, sheet_text
    from engross.source.library import Library
    from engross.source.looks import sheet_look

    library = Library(workspace)
    prepared = _prepare(library, name, options)
    say, describe = phrases_in(options.lang), describe_in(options.lang)
    explain = explain_to_parties(options.lang, prepared.names)
    sheet, detailed = (
        fitness_sheet(prepared.fitness, name, prepared.title, options.on, options.lang, say, words)
        for words in (lambda diagnostic: explain(diagnostic)[0], describe)
    )
    folder = path_of("output", options.output) or workspace.output / name
    stem = folder / file_name(sheet.title)
    look = sheet_look(library, options.paper or prepared.paper)
    paths = (stem.with_suffix(".pdf"), stem.with_suffix(".json"))
    write(paths[0], sheet_pdf(sheet, look).content)
    fitness_text = fitness_json(prepared.fitness, name, options.on, describe)
    write(paths[1], fitness_text.encode())
    return Fit(prepared.fitness.fit, sheet_text(detailed), fitness_text, paths)


def rebuild(workspace: Workspace, record: CopyRecord) -> bytes:
    """The copy that `record` describes, made again from this workspace. Raises `Refused`, `ValueError`."""
    from engross.copies.production import make_again
    from engross.source.library import Library

    return make_again(Library(workspace), record)


def file_name(title: str) -> str:
    """A title as a file name: « Exemplaire 1 de 2 – Ville de Québec » is exemplaire-1-de-2-ville-de-quebec."""
    plain = unicodedata.normalize("NFKD", title.replace("’", "-")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "copy"


# originals --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An act prepared for its originals: laid out for each keeper, and checked."""

    asked: tuple[CopySpec, ...]
    laid: Mapping[str, LaidOutAct]
    concordance: Consistency
    fitness: Fitness
    title: str
    paper: Paper
    names: Mapping[str, str]


def _prepare(library: Library, name: str, options: CopyOptions) -> _Prepared:
    from engross.copies.fitness import LAID_OUT, fitness, of_page, of_template
    from engross.copies.laid_out import lay_out
    from engross.copies.read_originals import read_originals
    from engross.model.document import plain

    texts = read_originals(library, name, options.paper, options.on)
    diagnostics = list(texts.diagnostics)
    laid: dict[str, LaidOutAct] = {}
    for spec in texts.asked:
        act = texts.acts[spec.keeper]
        if spec.keeper not in laid and act.assembled is not None:
            try:
                laid[spec.keeper] = lay_out(act, spec)
            except Refused as refused:
                diagnostics += refused.diagnostics
    diagnostics += of_template(texts.materials, library.workspace)
    for each in laid.values():
        diagnostics += [*of_page(each.document, each.placements), *_not_archival(each, name)]
    front = texts.document.versions[0].front
    title = " ".join(filter(None, (plain(front.title), plain(front.period))))
    unmeasured = LAID_OUT if len(laid) < len(texts.acts) else frozenset[str]()
    judged = fitness(diagnostics, unmeasured=unmeasured, without=texts.without)
    names = _called(texts.materials, name) | {
        short: clause.label or clause.id
        for act in texts.acts.values()
        if act.assembled is not None
        for clause in act.assembled.sources.values()
        for short in (clause.id, clause.name)
    }
    return _Prepared(texts.asked, laid, texts.concordance, judged, title, texts.asked[0].paper, names)


def _called(materials: Materials, name: str) -> dict[str, str]:
    """What people call what has a short name in the files: the act, its parties, their offices."""
    from engross.model.tag import localized

    tag = materials.protocol.languages[0]
    kind = localized(materials.protocol.kind, tag)
    names = {name: kind.text if kind is not None else name}
    for key, party in materials.parties.items():
        noun = localized(party.name, tag)
        names[key] = noun.text if noun is not None else key
        for office, record in party.offices.items():
            title = localized(record.title, tag)
            if title is not None:
                names.setdefault(office, " / ".join(dict.fromkeys((title.masculine, title.feminine))))
    return names


def _not_archival(laid: LaidOutAct, name: str) -> Iterator[Diagnostic]:
    """What keeps the pages from being PDF/A-3a and PDF/UA-1."""
    from engross.signed_pdf.conformance import problems

    for broken in problems(laid.rendering.content):
        clauses = "; ".join(
            f"{standard}, {clause}"
            for standard, clause in (("ISO 19005-3", broken.archival), ("ISO 14289-1", broken.access))
            if clause
        )
        yield Diagnostic(
            "not-archival", Origin(name), facts={"rule": broken.code, "clauses": clauses, "where": broken.where}
        )


def _originals(library: Library, name: str, options: CopyOptions, folder: Path) -> Copies:
    from engross.api.words import phrases_in
    from engross.copies.production import make_copy
    from engross.copies.sheets import ceremony_sheet, concordance_sheet
    from engross.render.sheet import sheet_pdf
    from engross.source.looks import sheet_look

    prepared = _prepare(library, name, options)
    if not prepared.fitness.fit:
        raise Refused(prepared.fitness.against)
    made_copies = [make_copy(prepared.laid[spec.keeper], spec) for spec in prepared.asked]
    records = [record for _, record in made_copies]
    say = phrases_in(options.lang)
    documents = [prepared.laid[spec.keeper].document for spec in prepared.asked]
    materials = prepared.laid[prepared.asked[0].keeper].materials
    sheets = [ceremony_sheet(documents, materials, records, prepared.title, options.lang, say)]
    if len(records) > 1:
        # The certificate compares originals: with a single one there is nothing to compare.
        agreed = concordance_sheet(prepared.concordance, records, prepared.title, options.on, options.lang, say)
        sheets.insert(0, agreed)
    look = sheet_look(library, prepared.paper)
    # All sheets are laid out before the first file is written, so that a failure leaves no incomplete set.
    printed = [(folder / f"{file_name(sheet.title)}.pdf", sheet_pdf(sheet, look).content) for sheet in sheets]
    written = _put(library.workspace, folder, made_copies, options, prepared.laid)
    for path, content in printed:
        write(path, content)
    beside = tuple(diagnostic for point in prepared.fitness.points for diagnostic in point.beside)
    return Copies(written, tuple(path for path, _ in printed), beside)


def _put(
    workspace: Workspace,
    folder: Path,
    made_copies: list[tuple[bytes, CopyRecord]],
    options: CopyOptions,
    laid: Mapping[str, LaidOutAct],
) -> tuple[Copy, ...]:
    """Enter originals in the register, and write those that do not exist yet. Existing files stay as they are.

    Raises `Refused` (original-stands, and as `engross.register.enter_issued`).
    """
    planned = []
    against: list[Diagnostic] = []
    for content, record in made_copies:
        path = folder / f"{file_name(record.counterpart.mark)}.pdf"
        standing = path.read_bytes() if path.is_file() else None
        same = standing is not None and standing.startswith(content)
        if standing is not None and not same:
            facts = {"name": str(path), "mark": record.counterpart.mark}
            against.append(Diagnostic("original-stands", Origin(str(path)), Severity.ERROR, facts))
        planned.append((path, content, record, standing))
    if against:
        raise Refused(against)
    # The register comes first. If writing then fails, making the copies again gives the same bytes.
    _enter(workspace, made_copies, options, laid)
    out = []
    for path, content, record, standing in planned:
        if standing is None:
            write(path, content)
        signed = standing is not None and len(standing) > len(content)
        out.append(_copy_of(path, content, record, fresh=standing is None, signed=signed))
    return tuple(out)


def _enter(
    workspace: Workspace,
    made_copies: list[tuple[bytes, CopyRecord]],
    options: CopyOptions,
    laid: Mapping[str, LaidOutAct],
) -> tuple[str, ...]:
    """Enters copies in the register, with the words of the act in the order of each keeper. Gives their names there."""
    from engross.copies.signed_original import words_seal
    from engross.copies.signing_order import witnesses_of
    from engross.register import MadeCopy, Signers, enter_issued

    any_act = next(iter(laid.values()))
    made = []
    for content, record in made_copies:
        assembled = laid[record.asked["keeper"]].act.assembled
        assert assembled is not None
        made.append(MadeCopy(record, digest(content), words_seal(assembled.document)))
    signers = Signers()
    if options.kind == "original":
        signers = Signers(any_act.materials.protocol.parties, witnesses_of(any_act.document))
    _, names = enter_issued(workspace, made, options.when, options.who, signers=signers, day=options.on.isoformat())
    return names


def _copy_of(path: Path, content: bytes, record: CopyRecord, *, fresh: bool, signed: bool = False) -> Copy:
    fingerprint, pages = record.seals.fingerprint, len(record.seals.pages)
    return Copy(path, record.counterpart, fingerprint, digest(content), pages, fresh, signed)


# copies of what was signed ----------------------------------------------------


def _copy(library: Library, name: str, options: CopyOptions, folder: Path) -> Copies:
    from engross.copies.laid_out import lay_out, read
    from engross.copies.originals import keepers
    from engross.copies.production import make_copy
    from engross.copies.signed_original import against_copy, original_of_copy, signed_originals
    from engross.model.counterpart import CopyKind, CopySpec
    from engross.register import read_register

    kind = CopyKind(options.kind)
    official = kind is not CopyKind.READING
    first = read(library, name, "")
    if first.materials is None:
        raise Refused(first.diagnostics)
    materials = first.materials
    register = read_register(library.workspace, name)
    every = keepers(materials.protocol)
    original = original_of_copy(register, kind, options.of)
    number = options.of if kind is CopyKind.CERTIFIED or original is None else original.issued.counterpart.number
    exists = 1 <= number <= len(every)
    keeper = every[number - 1] if official and exists else ""
    act = read(library, name, keeper) if keeper else first
    found = [item for item in act.diagnostics if item.severity is Severity.ERROR and official]
    if kind is CopyKind.CERTIFIED and not options.certifier:
        found.append(Diagnostic("certifier-missing", Origin(name)))
    if not exists:
        facts = {"number": str(number), "count": str(len(every))}
        found.append(Diagnostic("no-such-original", materials.places.origin("signing", "originals"), facts=facts))
    elif official and act.assembled is not None:
        found += against_copy(materials, act.assembled.document, register, kind, options.of, options.on)
    if any(item.severity is Severity.ERROR for item in found):
        raise Refused(found)
    paper = options.paper or materials.parties[keeper or materials.protocol.parties[0]].paper
    signed = bool(signed_originals(register))
    asked = CopySpec(kind, paper, keeper, number, len(every), options.on, options.certifier, signed)
    laid = lay_out(act, asked)
    content, record = make_copy(laid, asked)
    stem = file_name(record.counterpart.mark)
    if official:
        [entered] = _enter(library.workspace, [(content, record)], options, {keeper: laid})
        turn = entered.rpartition("-")[2]
        stem += f"-{turn}" if turn != "1" else ""
    path = folder / f"{stem}.pdf"
    fresh = not (path.is_file() and path.read_bytes() == content)
    if fresh:
        write(path, content)
    return Copies((_copy_of(path, content, record, fresh=fresh),), (), tuple(found))


__all__ = ["Copies", "Copy", "CopyOptions", "Fit", "copies", "file_name", "fit", "rebuild"]
