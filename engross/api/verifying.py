"""Verifying: what a copy proves, from the file itself, the sources inside it, and the register of a workspace."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from os import PathLike
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

from engross.api.arguments import File, one_of, path_of
from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity, refuse
from engross.model.verified import Conformity, Rebuilt, Registered, Verified
from engross.workspace import Workspace, builtin_root

if TYPE_CHECKING:
    from engross.model.copy_record import CopyRecord
    from engross.model.sheet import Sheet
    from engross.signed_pdf.verifying import CopyContents

LEVELS = ("b-b", "b-t", "b-lt", "b-lta")
"""The levels of PAdES as they are asked for, the least first."""


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """How to verify: at which moment, with which anchors (files by path), asking the network or not.

    `level` is the least that each signature must reach, empty for any;
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
    """What each of these files proves. What is wrong with a file is among its findings.

    The register is that of `workspace`, if there is one. Nothing is written
    but, to make a copy again, to a private folder that is taken away; nothing
    is fetched unless `options.online`. Raises `Refused` for files that cannot
    be read at all: unreadable-file, not-a-certificate.
    """
    from engross.signed_pdf.verifying import VerificationSpec, read_anchors

    paths = [path_of("files", file) for file in ([files] if isinstance(files, str | PathLike) else files)]
    trust = [path_of("trust", file) for file in options.trust]
    anchors = tuple(one for path in trust if path for one in read_anchors(_read(path), str(path)))
    wanted = VerificationSpec(options.at, anchors, options.online, options.level.upper())
    return tuple(_verify(workspace, path, wanted, rebuild=options.rebuild) for path in paths if path)


def _verify(workspace: Workspace | None, path: Path, wanted: Any, *, rebuild: bool) -> Verified:
    from engross.signed_pdf.verifying import verify_file

    content = _read(path)
    found, inside = verify_file(content, str(path), wanted)
    problems = [*found.diagnostics]
    if inside is None or found.record is None:
        return found
    first = content[: found.issued]
    rebuilt = _rebuilt(found.record, inside, first, str(path), problems) if rebuild else Rebuilt("", "skipped")
    registered = _registered(workspace, found, str(path), problems)
    if not found.signatures and registered.state != "yes":
        problems.append(Diagnostic("verified-unvouched", Origin(str(path)), Severity.WARNING))
    conformity = _conformity(first, content)
    return replace(found, rebuilt=rebuilt, registered=registered, conformity=conformity, diagnostics=_sorted(problems))


def _sorted(problems: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each once; what is wrong before what could not be proved."""
    collector = Collector()
    collector.extend(problems)
    return tuple(sorted(collector.sorted(), key=lambda one: one.severity is not Severity.ERROR))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse("unreadable-file", Origin(str(path)), name=str(path), reason=reason) from None


# made again -------------------------------------------------------------------


def _rebuilt(record: CopyRecord, inside: CopyContents, first: bytes, name: str, problems: list[Diagnostic]) -> Rebuilt:
    """The copy made again in a workspace of its own, of the sources inside it and nothing else."""
    sources = {one: inside.files[one] for one in record.sources if one in inside.files}
    if not sources:
        return Rebuilt("", "empty")
    programs = _programs(record.versions)
    try:
        again = _again(record, sources)
    except (Refused, ValueError) as error:
        if programs:
            return Rebuilt("", "programs", programs)
        _differs(name, 0, problems)
        reason = ", ".join(error.codes) if isinstance(error, Refused) else str(error)
        return Rebuilt("no", f"refused:{reason}")
    if again == first:
        return Rebuilt("yes")
    if programs:
        return Rebuilt("", "programs", programs)
    at = next((at for at, (one, other) in enumerate(zip(again, first, strict=False)) if one != other), len(first))
    _differs(name, at, problems)
    return Rebuilt("no")


def _differs(name: str, at: int, problems: list[Diagnostic]) -> None:
    problems.append(Diagnostic("verified-rebuilt", Origin(name), facts={"first": str(at)}))


def _again(record: CopyRecord, sources: Mapping[str, bytes]) -> bytes:
    from engross.api.copying import rebuild

    with tempfile.TemporaryDirectory(prefix="engross-") as folder:
        root = Path(folder).resolve()
        (root / "protocols").mkdir()
        for name, content in sources.items():
            parts = PurePosixPath(name).parts
            if not parts or name.startswith("/") or ".." in parts or "\\" in name or "\0" in name:
                raise ValueError(f"not the name of a source: {name!r}")
            path = root.joinpath(*parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return rebuild(Workspace(root, root), record)


def _programs(then: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The programs that are of another version than when the copy was made, or missing on one side."""
    from engross.copies.attachments import versions

    now = versions()
    return {
        name: (then.get(name, "–"), now.get(name, "–"))
        for name in sorted({*then, *now})
        if then.get(name) != now.get(name)
    }


# compared ---------------------------------------------------------------------


def _conformity(first: bytes, now: bytes) -> tuple[Conformity, ...]:
    """PDF/A-3a and PDF/UA-1, as the file was issued and as it is: the rules broken, by code and clause."""
    from engross.signed_pdf.conformance import problems

    try:
        issued = problems(first)
        here = issued if first == now else problems(now)
    except ValueError:
        return ()
    return tuple(
        Conformity(
            standard,
            tuple(dict.fromkeys(f"{one.code} ({getattr(one, clause)})" for one in issued if getattr(one, clause))),
            tuple(dict.fromkeys(f"{one.code} ({getattr(one, clause)})" for one in here if getattr(one, clause))),
        )
        for standard, clause in (("PDF/A-3a", "archival"), ("PDF/UA-1", "access"))
    )


def _registered(workspace: Workspace | None, found: Verified, name: str, problems: list[Diagnostic]) -> Registered:
    """What the register says; what is wrong with the register itself is told too."""
    if workspace is None or found.record is None:
        return Registered("", looked=False)
    from engross.register import find_file, read_register

    try:
        register = read_register(workspace, found.record.protocol)
        entered = find_file(workspace, found.sha256)
        first = find_file(workspace, found.first) if entered is None and found.signatures else None
    except Refused as refused:
        problems.extend(refused.diagnostics)
        return Registered("no", found.record.counterpart.mark)
    place = entered or first
    if place is not None:
        copy, last = place.copy, place.copy.entries[-1]
        if copy.void:
            facts = {"event": copy.last.value, "day": last.day}
            problems.append(Diagnostic("verified-void", Origin(name), facts=facts))
        here = "no" if copy.void else "yes"
        tip = place.register.tip
        return Registered(here, copy.name, copy.last.value, last.day, tip, first=entered is None)  # type: ignore[arg-type]
    fingerprint = found.record.seals.fingerprint
    same = next((one for one in register.copies if one.issued.fingerprint == fingerprint), None)
    if same is None:
        return Registered("")
    problems.append(Diagnostic("verified-registered", Origin(name)))
    return Registered("no", same.name, same.last.value, same.entries[-1].day, register.tip)


# told -------------------------------------------------------------------------


def verification_sheet(
    found: Verified,
    options: VerifyOptions,
    lang: str = "en",
    *,
    screen: bool = False,
) -> Sheet:
    """What was found, as a sheet for people in the language `lang`, to be printed or for a `screen`."""
    from engross.api.words import explain_in, phrases_in
    from engross.signed_pdf.verifying.verification_sheet import verification_sheet as sheet

    anchors = [PurePath(path).name for path in options.trust]
    explain = explain_in(lang, register=True)
    return sheet(found, options.at, anchors, lang, phrases_in(lang), explain, screen=screen)


def verification_pdf(workspace: Workspace | None, sheet: Sheet, paper: Literal["a4", "letter"] = "a4") -> bytes:
    """The sheet as a tagged PDF, in the look of the workspace if there is one. Raises `Refused`."""
    from engross.api.registering import sheet_pdf

    builtin = builtin_root()
    return sheet_pdf(workspace or Workspace(builtin, builtin), sheet, paper)


def verification_json(found: Verified) -> dict[str, Any]:
    """What was found, as plain objects; diagnostics are left to whoever has words for them."""
    return {
        "file": found.name,
        "sha256": found.sha256,
        "size": found.size,
        "state": found.state,
        "protocol": found.record.protocol if found.record else None,
        "copy": found.record.counterpart.mark if found.record else None,
        "fingerprint": found.record.seals.fingerprint if found.record else None,
        "issued": found.first or None,
        "signatures": [{**asdict(one), "at": one.at.isoformat() if one.at else None} for one in found.signatures],
        "awaited": list(found.awaited),
        "pages": [{**asdict(one), "state": one.state} for one in found.pages],
        "conformity": [asdict(one) for one in found.conformity],
        "rebuilt": asdict(found.rebuilt),
        "registered": asdict(found.registered),
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
