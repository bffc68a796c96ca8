"""Verifying: checks a copy by the file itself, by the sources inside it, and by the register of a workspace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from os import PathLike
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

from engross.api.arguments import File, one_of, path_of
from engross.bounded import Budget, Stopped, run_bounded
from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity, refuse
from engross.model.counterpart import CopyKind
from engross.model.verified import Conformity, Rebuilt, Registered, Verified
from engross.output import digest, private_folder
from engross.workspace import Workspace, builtin_root

if TYPE_CHECKING:
    from engross.model.copy_record import CopyRecord
    from engross.model.sheet import Section, Sheet
    from engross.signed_pdf.verifying import VerificationSpec

_SECONDS = 9
"""Processor time for all steps of one file, in seconds. A copy of six pages takes one or two."""
_FOLDER = "engross-rebuild-"
_BAD_PART = re.compile(r"^\.\.?$|[\\\0:*?\"<>|\x00-\x1f]|.{200}")
"""A part of a path that no file or folder of a workspace may have."""
LEVELS = ("b-b", "b-t", "b-lt", "b-lta")
"""The levels of PAdES as callers name them, the lowest first."""


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """How to verify: for which moment, with which trusted certificates (files), with or without the network.

    `level` is the lowest level that each signature must reach (empty for any).
    `rebuild` makes the copy again from the sources inside it.
    """

    at: datetime
    trust: Sequence[File] = ()
    online: bool = False
    level: str = ""
    rebuild: bool = True

    def __post_init__(self) -> None:
        one_of("level", self.level or None, LEVELS)
        paths = [self.trust] if isinstance(self.trust, str | PathLike) else self.trust
        object.__setattr__(self, "trust", tuple(path_of("trust", path) for path in paths))


def verify(workspace: Workspace | None, files: File | Sequence[File], options: VerifyOptions) -> tuple[Verified, ...]:
    """The findings of each file. All problems of a file are among its findings, whatever it holds.

    The register is that of `workspace`, if there is one. Each file is read in
    a child process with limits of time and memory (`engross.bounded`), and
    made again in another. Only a private folder is written, to make a copy
    again; it is removed afterwards. The network is not used unless
    `options.online`. Raises `Refused` for files that cannot be opened at all:
    unreadable-file, not-a-certificate.
    """
    from engross.signed_pdf.verifying import VerificationSpec, read_anchors

    paths = [path_of("files", file) for file in ([files] if isinstance(files, str | PathLike) else files)]
    trust = [path_of("trust", file) for file in options.trust]
    anchors = tuple(anchor for path in trust if path for anchor in read_anchors(_read(path), str(path)))
    wanted = VerificationSpec(options.at, anchors, options.online, options.level.upper())
    return tuple(_verify(workspace, path, wanted, rebuild=options.rebuild) for path in paths if path)


def _verify(workspace: Workspace | None, path: Path, wanted: VerificationSpec, *, rebuild: bool) -> Verified:
    content, name, budget = _read(path), str(path), Budget(_SECONDS)
    try:
        bounds = budget.bounds(network=wanted.online)
        verified, sources, conformity = run_bounded(bounds, _inspect, content, name, wanted)
    except Stopped as stopped:
        problem = Diagnostic("verified-stopped", Origin(name), Severity.WARNING, {"reason": stopped.reason})
        return Verified(name, digest(content), len(content), diagnostics=(problem,))
    if verified.record is None:
        return verified
    problems = [*verified.diagnostics, *_against_conformity(conformity, name)]
    first = content[: verified.issued]
    rebuilt = Rebuilt("", "skipped")
    if rebuild:
        rebuilt = _rebuilt(verified.record, sources, first, name, problems, budget)
    registered = _registered(workspace, verified, name, problems)
    original = verified.record.counterpart.kind is CopyKind.ORIGINAL
    published = verified.record.counterpart.kind is CopyKind.PUBLICATION and registered.state == "yes"
    if rebuilt.state == "" and not published:
        problems.append(Diagnostic("verified-not-rebuilt", Origin(name), Severity.WARNING))
    if rebuild and rebuilt.state != "yes":
        problems.extend(_as_seen(content, name, budget))
    if not verified.signatures and registered.state != "yes":
        problems.append(Diagnostic("verified-unvouched", Origin(name), Severity.WARNING))
    if not verified.signatures and original and not verified.awaited:
        problems.append(Diagnostic("verified-unsigned", Origin(name), Severity.WARNING))
    return replace(
        verified, rebuilt=rebuilt, registered=registered, conformity=conformity or (), diagnostics=_sorted(problems)
    )


def _inspect(
    content: bytes, name: str, wanted: VerificationSpec
) -> tuple[Verified, Mapping[str, bytes], tuple[Conformity, ...] | None]:
    """The findings from the file alone. It runs in a child process, because the file may hold anything."""
    from engross.signed_pdf.verifying import verify_file

    verified, contents = verify_file(content, name, wanted)
    if contents is None or verified.record is None:
        return verified, {}, ()
    sources = {file: contents.files[file] for file in verified.record.sources if file in contents.files}
    return verified, sources, _conformity(content[: verified.issued], content)


def _sorted(problems: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems, each once: errors before warnings."""
    collector = Collector()
    collector.extend(problems)
    return tuple(sorted(collector.sorted(), key=lambda diagnostic: diagnostic.severity is not Severity.ERROR))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse("unreadable-file", Origin(str(path)), name=str(path), reason=reason) from None


# made again -------------------------------------------------------------------


def _rebuilt(
    record: CopyRecord,
    sources: Mapping[str, bytes],
    first: bytes,
    name: str,
    problems: list[Diagnostic],
    budget: Budget,
) -> Rebuilt:
    """Compares the copy as issued with one made again only from the sources inside it."""
    if not sources:
        return Rebuilt("", "empty")
    programs = _programs(record.versions)
    try:
        with private_folder(_FOLDER) as folder:
            again = run_bounded(budget.bounds(), _again, record, sources, folder)
    except Stopped as stopped:
        return Rebuilt("", f"stopped-{stopped.reason}", programs)
    except (Refused, ValueError, RuntimeError, OSError, LookupError, TypeError, AttributeError) as error:
        if programs:
            return Rebuilt("", "programs", programs)
        _differs(name, 0, problems)
        reason = ", ".join(error.codes) if isinstance(error, Refused) else str(error)
        return Rebuilt("no", f"refused:{reason}")
    if again == first:
        return Rebuilt("yes")
    if programs:
        return Rebuilt("", "programs", programs)
    offset = next(
        (offset for offset, (byte, other) in enumerate(zip(again, first, strict=False)) if byte != other), len(first)
    )
    _differs(name, offset, problems)
    return Rebuilt("no")


def _as_seen(content: bytes, name: str, budget: Budget) -> tuple[Diagnostic, ...]:
    """Reasons why a page may not show the sealed text. It is called if the copy could not be made again."""
    from engross.render.fonts import font_files

    try:
        return run_bounded(budget.bounds(), _look_at, content, name, font_files())
    except Stopped as stopped:
        return (Diagnostic("verified-unseen", Origin(name), Severity.WARNING, {"reason": stopped.reason}),)


def _look_at(content: bytes, name: str, faces: Mapping[str, Path]) -> tuple[Diagnostic, ...]:
    from engross.signed_pdf.verifying.glyphs import wrong_glyphs
    from engross.signed_pdf.verifying.page_sight import unseen_pages

    diagnostics: list[Diagnostic] = []
    try:
        for page, _ in unseen_pages(content):
            diagnostics.append(Diagnostic("verified-hidden", Origin(name), facts={"page": str(page)}))
        for font, letters in wrong_glyphs(content, faces):
            diagnostics.append(Diagnostic("verified-glyphs", Origin(name), facts={"font": font, "letters": letters}))
    except ValueError as error:
        diagnostics.append(Diagnostic("verified-unseen", Origin(name), Severity.WARNING, {"reason": str(error)[:100]}))
    return tuple(diagnostics)


def _differs(name: str, offset: int, problems: list[Diagnostic]) -> None:
    problems.append(Diagnostic("verified-rebuilt", Origin(name), facts={"first": str(offset)}))


def _again(record: CopyRecord, sources: Mapping[str, bytes], folder: Path) -> bytes:
    """The copy made again in an empty folder. Raises `Refused`, and `ValueError` for invalid names of sources."""
    from engross.api.copying import rebuild

    root = folder / "workspace"
    (root / "protocols").mkdir(parents=True)
    taken: set[tuple[str, ...]] = set()
    for name, content in sources.items():
        parts = _source_parts(name)
        folded = tuple(part.casefold() for part in parts)
        if any(folded[: len(earlier)] == earlier or earlier[: len(folded)] == folded for earlier in taken):
            raise ValueError(f"two sources of one name: {name[:100]!r}")
        taken.add(folded)
        path = root.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return rebuild(Workspace(root, root), record)


def _source_parts(name: str) -> tuple[str, ...]:
    """The folders and the file in the name of a source. Raises `ValueError` if it leads outside the workspace."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or len(parts) > 8 or any(_BAD_PART.search(part) for part in parts):
        raise ValueError(f"not the name of a source: {name[:100]!r}")
    return parts


def _programs(then: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The programs whose version has changed since the copy was made, with both versions (`–` for a missing one)."""
    from engross.copies.attachments import versions

    now = versions()
    return {
        name: (then.get(name, "–"), now.get(name, "–"))
        for name in sorted({*then, *now})
        if then.get(name) != now.get(name)
    }


# compared ---------------------------------------------------------------------


def _conformity(first: bytes, now: bytes) -> tuple[Conformity, ...] | None:
    """The broken rules of PDF/A-3a and PDF/UA-1, by code and clause: in the file as issued, and as it is now.

    None if the rules cannot be checked.
    """
    from engross.signed_pdf.conformance import problems

    try:
        issued = problems(first)
        here = issued if first == now else problems(now)
    except ValueError:
        return None
    return tuple(
        Conformity(
            standard,
            tuple(dict.fromkeys(f"{rule.code} ({getattr(rule, clause)})" for rule in issued if getattr(rule, clause))),
            tuple(dict.fromkeys(f"{rule.code} ({getattr(rule, clause)})" for rule in here if getattr(rule, clause))),
        )
        for standard, clause in (("PDF/A-3a", "archival"), ("PDF/UA-1", "access"))
    )


def _against_conformity(conformity: Sequence[Conformity] | None, name: str) -> Iterator[Diagnostic]:
    """A diagnostic for each standard that the file breaks. A copy must conform before and after it is signed."""
    if conformity is None:
        yield Diagnostic("verified-not-checked", Origin(name), Severity.WARNING)
        return
    for standard in conformity:
        broken = tuple(dict.fromkeys((*standard.issued, *standard.now)))
        if broken:
            facts = {"standard": standard.standard, "rules": ", ".join(broken)}
            yield Diagnostic("verified-not-conforming", Origin(name), Severity.ERROR, facts)


def _registered(workspace: Workspace | None, verified: Verified, name: str, problems: list[Diagnostic]) -> Registered:
    """What the register says of the copy. Problems of the register are added to `problems`."""
    if workspace is None or verified.record is None:
        return Registered("", looked=False)
    from engross.register import find_file, read_register

    try:
        register = read_register(workspace, verified.record.protocol)
        entered = find_file(workspace, verified.sha256)
        first = find_file(workspace, verified.first) if entered is None and verified.signatures else None
    except Refused as refused:
        problems.extend(refused.diagnostics)
        return Registered("no", verified.record.counterpart.mark)
    place = entered or first
    if place is not None:
        copy, last = place.copy, place.copy.entries[-1]
        if copy.void:
            facts = {"event": copy.last.value, "day": last.day}
            problems.append(Diagnostic("verified-void", Origin(name), facts=facts))
        here = "no" if copy.void else "yes"
        tip = place.register.tip
        return Registered(here, copy.name, copy.last.value, last.day, tip, first=entered is None)  # type: ignore[arg-type]
    fingerprint = verified.record.seals.fingerprint
    same = next((copy_state for copy_state in register.copies if copy_state.issued.fingerprint == fingerprint), None)
    if same is None:
        return Registered("")
    problems.append(Diagnostic("verified-registered", Origin(name)))
    return Registered("no", same.name, same.last.value, same.entries[-1].day, register.tip)


# told -------------------------------------------------------------------------


def verification_sheet(
    verified: Verified,
    options: VerifyOptions,
    lang: str = "en",
    *,
    screen: bool = False,
) -> Sheet:
    """The findings as a sheet in the language `lang`, for print or for a `screen`."""
    from engross.api.words import explain_in, phrases_in
    from engross.signed_pdf.verifying.verification_sheet import verification_sheet as sheet

    anchors = [PurePath(path).name for path in options.trust]
    explain = explain_in(lang, register=True)
    return _harmless(sheet(verified, options.at, anchors, lang, phrases_in(lang), explain, screen=screen))


def _harmless(sheet: Sheet) -> Sheet:
    """The sheet in which control characters and line ends are spelled out.

    Its names and facts come from a file that anyone may have written.
    """
    from engross.messages import visible

    def section(part: Section) -> Section:
        grid = part.grid and replace(
            part.grid,
            rows=tuple(tuple(replace(cell, text=visible(cell.text)) for cell in row) for row in part.grid.rows),
        )
        return replace(part, paragraphs=tuple(map(visible, part.paragraphs)), grid=grid)

    return replace(
        sheet,
        subject=visible(sheet.subject),
        facts=tuple((name, visible(fact)) for name, fact in sheet.facts),
        sections=tuple(map(section, sheet.sections)),
        foot=visible(sheet.foot),
    )


def verification_pdf(workspace: Workspace | None, sheet: Sheet, paper: Literal["a4", "letter"] = "a4") -> bytes:
    """The sheet as a tagged PDF, in the look of the workspace if there is one. Raises `Refused`."""
    from engross.api.registering import sheet_pdf

    builtin = builtin_root()
    return sheet_pdf(workspace or Workspace(builtin, builtin), sheet, paper)


def verification_json(verified: Verified) -> dict[str, Any]:
    """The findings as plain objects, without the diagnostics, which need words of a language."""
    return {
        "file": verified.name,
        "sha256": verified.sha256,
        "size": verified.size,
        "state": verified.state,
        "protocol": verified.record.protocol if verified.record else None,
        "copy": verified.record.counterpart.mark if verified.record else None,
        "fingerprint": verified.record.seals.fingerprint if verified.record else None,
        "issued": verified.first or None,
        "signatures": [{**asdict(row), "at": row.at.isoformat() if row.at else None} for row in verified.signatures],
        "awaited": list(verified.awaited),
        "pages": [{**asdict(row), "state": row.state} for row in verified.pages],
        "conformity": [asdict(row) for row in verified.conformity],
        "rebuilt": asdict(verified.rebuilt),
        "registered": asdict(verified.registered),
    }


def sheet_words(sheet: Sheet) -> str:
    """A sheet for a terminal."""
    from engross.render.sheet import sheet_text

    return sheet_text(sheet)


__all__ = [
    "LEVELS",
    "Verified",
    "VerifyOptions",
    "sheet_words",
    "verification_json",
    "verification_pdf",
    "verification_sheet",
    "verify",
]
