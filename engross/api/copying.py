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
from engross.output import write
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.copies.consistency import Consistency
    from engross.copies.fitness import Fitness
    from engross.copies.laid_out import LaidOutAct
    from engross.model.copy_record import CopyRecord
    from engross.model.counterpart import CopySpec, Counterpart, Paper
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
    """The conditions for making originals, and whether each holds, as a sheet; written as PDF and JSON."""
    from engross.api.words import describe_in, phrases_in
    from engross.copies.sheets import fitness_json, fitness_sheet
    from engross.render.sheet import sheet_pdf, sheet_text
    from engross.source.library import Library
    from engross.source.looks import sheet_look

    library = Library(workspace)
    prepared = _prepare(library, name, options)
    say, describe = phrases_in(options.lang), describe_in(options.lang)
    sheet = fitness_sheet(prepared.fitness, name, prepared.title, options.on, options.lang, say, describe)
    folder = path_of("output", options.output) or workspace.output / name
    stem = folder / file_name(sheet.title)
    look = sheet_look(library, options.paper or prepared.paper)
    paths = (stem.with_suffix(".pdf"), stem.with_suffix(".json"))
    write(paths[0], sheet_pdf(sheet, look).content)
    fitness_text = fitness_json(prepared.fitness, name, options.on, describe)
    write(paths[1], fitness_text.encode())
    return Fit(prepared.fitness.fit, sheet_text(sheet), fitness_text, paths)


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
    concordance: Consistency | None
    fitness: Fitness
    title: str
    paper: Paper


def _prepare(library: Library, name: str, options: CopyOptions) -> _Prepared:
    from engross.copies.consistency import check_consistency
    from engross.copies.fitness import fitness, of_page, of_signatories, of_state, of_template
    from engross.copies.laid_out import lay_out, read
    from engross.copies.mentions import mentions
    from engross.copies.production import originals
    from engross.language import grammar
    from engross.model.document import plain

    first = read(library, name, "")
    diagnostics = list(first.diagnostics)
    if first.materials is None or first.assembled is None:
        raise Refused(diagnostics)
    materials = first.materials
    diagnostics += [*of_state(materials), *of_signatories(materials)]
    asked = originals(materials, options.paper, options.on)
    keepers = dict.fromkeys(spec.keeper for spec in asked)
    acts = {keeper: read(library, name, keeper) if keeper else first for keeper in keepers}
    for act in acts.values():
        diagnostics += act.diagnostics
    laid: dict[str, LaidOutAct] = {}
    for spec in asked:
        act = acts[spec.keeper]
        if spec.keeper not in laid and act.assembled is not None:
            try:
                laid[spec.keeper] = lay_out(act, spec)
            except Refused as refused:
                diagnostics += refused.diagnostics
    diagnostics += of_template(materials, library.workspace)
    for each in laid.values():
        diagnostics += [*of_page(each.document, each.placements), *_not_archival(each, name)]
    concordance = None
    if laid:
        grammars = [grammar(version.lang) for version in first.assembled.document.versions]
        marks = {_mark(laid, spec): laid[spec.keeper].document for spec in asked if spec.keeper in laid}
        concordance = check_consistency(marks, mentions(materials.parties, grammars))
        diagnostics += concordance.differences
    front = first.assembled.document.versions[0].front
    title = " ".join(filter(None, (plain(front.title), plain(front.period))))
    return _Prepared(asked, laid, concordance, fitness(diagnostics), title, asked[0].paper)


def _mark(laid: Mapping[str, LaidOutAct], asked: CopySpec) -> str:
    from engross.copies.laid_out import counterpart

    return counterpart(laid[asked.keeper], asked).mark


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
    assert prepared.concordance is not None
    records = [record for _, record in made_copies]
    say = phrases_in(options.lang)
    laid = prepared.laid[prepared.asked[0].keeper]
    sheets = [ceremony_sheet(laid.document, laid.materials, records, prepared.title, options.lang, say)]
    if len(records) > 1:
        # The certificate compares originals: with a single one there is nothing to compare.
        agreed = concordance_sheet(prepared.concordance, records, prepared.title, options.on, options.lang, say)
        sheets.insert(0, agreed)
    look = sheet_look(library, prepared.paper)
    # All sheets are laid out before the first file is written, so that a failure leaves no incomplete set.
    printed = [(folder / f"{file_name(sheet.title)}.pdf", sheet_pdf(sheet, look).content) for sheet in sheets]
    written = _put(library.workspace, folder, made_copies, options, laid.materials.protocol.parties)
    for path, content in printed:
        write(path, content)
    beside = tuple(diagnostic for point in prepared.fitness.points for diagnostic in point.beside)
    return Copies(written, tuple(path for path, _ in printed), beside)


def _put(
    workspace: Workspace,
    folder: Path,
    made_copies: list[tuple[bytes, CopyRecord]],
    options: CopyOptions,
    parties: tuple[str, ...],
) -> tuple[Copy, ...]:
    """Enter originals in the register, and write those that do not exist yet. Existing files stay as they are.

    Raises `Refused` (original-stands, and as `engross.register.enter_issued`).
    """
    from engross import register
    from engross.output import digest

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
    out = []
    for path, content, record, standing in planned:
        sha = digest(content)
        # The register comes first. If writing then fails, making the copy again gives the same bytes.
        day = options.on.isoformat()
        register.enter_issued(workspace, record, sha, options.when, options.who, parties=parties, day=day)
        if standing is None:
            write(path, content)
        signed = standing is not None and len(standing) > len(content)
        pages = len(record.seals.pages)
        out.append(Copy(path, record.counterpart, record.seals.fingerprint, sha, pages, standing is None, signed))
    return tuple(out)


# copies of what was signed ----------------------------------------------------


def _copy(library: Library, name: str, options: CopyOptions, folder: Path) -> Copies:
    from engross.copies.laid_out import lay_out, read
    from engross.copies.originals import keepers
    from engross.copies.production import make_copy
    from engross.model.counterpart import CopyKind, CopySpec
    from engross.model.protocol import State

    kind = CopyKind(options.kind)
    first = read(library, name, "")
    if first.materials is None:
        raise Refused(first.diagnostics)
    materials = first.materials
    signed = materials.protocol.state is State.SIGNED or _all_signed(library.workspace, name)
    keepers_of_originals = keepers(materials.protocol)
    against = [item for item in first.diagnostics if item.severity is Severity.ERROR and kind is not CopyKind.READING]
    origin = materials.places.origin("state")
    if kind in (CopyKind.CERTIFIED, CopyKind.PUBLICATION) and not signed:
        against.append(Diagnostic("not-signed", origin, facts={"kind": kind.value}, line=materials.places.line(origin)))
    if kind is CopyKind.CERTIFIED and not options.certifier:
        against.append(Diagnostic("certifier-missing", Origin(name)))
    if not 1 <= options.of <= len(keepers_of_originals):
        facts = {"number": str(options.of), "count": str(len(keepers_of_originals))}
        against.append(Diagnostic("no-such-original", materials.places.origin("signing", "originals"), facts=facts))
    if against:
        raise Refused(against)
    keeper = keepers_of_originals[options.of - 1] if kind is CopyKind.CERTIFIED else ""
    act = read(library, name, keeper) if keeper else first
    paper = options.paper or materials.parties[keeper or materials.protocol.parties[0]].paper
    asked = CopySpec(kind, paper, keeper, options.of, len(keepers_of_originals), options.on, options.certifier, signed)
    content, record = make_copy(lay_out(act, asked), asked)
    path = folder / f"{file_name(record.counterpart.mark)}.pdf"
    fresh = not (path.is_file() and path.read_bytes() == content)
    if fresh:
        write(path, content)
    from engross.output import digest

    sha = digest(content)
    copy = Copy(path, record.counterpart, record.seals.fingerprint, sha, len(record.seals.pages), fresh)
    return Copies((copy,), ())


def _all_signed(workspace: Workspace, name: str) -> bool:
    """Whether the register says that all signed every original. Raises `Refused` for a register that was altered."""
    from engross import register

    originals = [copy for copy in register.read_register(workspace, name).copies if copy.original and not copy.void]
    return bool(originals) and all(copy.complete for copy in originals)


__all__ = ["Copies", "Copy", "CopyOptions", "Fit", "copies", "file_name", "fit", "rebuild"]
