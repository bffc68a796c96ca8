"""Signing: adds a signature to a copy that was issued."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from engross.api.arguments import File, one_of, path_of, wrong
from engross.api.kept_files import keep_file
from engross.diagnostics import Diagnostic, Origin, Refused, refuse
from engross.output import digest, exclusive, write, write_new

if TYPE_CHECKING:
    from engross.model.copy_record import CopyRecord
    from engross.model.field import SignatureField
    from engross.model.registered import CopyState
    from engross.signed_pdf.signing import Appearance, AskSecret, Key, Level, Signed
    from engross.workspace import Workspace


LEVELS = ("b-b", "b-t", "b-lt", "b-lta")
"""The levels of PAdES, the lowest first."""


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where the key of a signatory is kept.

    In a file (`p12`, or `key` with `cert`), on a token (`pkcs11`, its module),
    or with a service (`csc`, its address). `chain` are files of certificates between the signatory's and the one that
    is trusted.
    """

    p12: str = ""
    key: str = ""
    cert: str = ""
    chain: tuple[str, ...] = ()
    pkcs11: str = ""
    token: str = ""
    serial: str = ""
    label: str = ""
    id: str = ""
    csc: str = ""
    credential: str = ""


@dataclass(frozen=True, slots=True)
class SignOptions:
    """How a copy is to be signed.

    `field` is the name of a field or the id of a signatory; `level` is b-b,
    b-t, b-lt or b-lta; `at` the moment, with its time zone; `tsa` the address
    of a timestamp server; `trust` are files of certificates to trust. Without
    `seen` the signature shows nothing. `output` is where the signed copy
    goes, the copy itself only if it is named; `by` is who enters the signature
    into the register. `now` is the moment of the clock: no signature may claim
    a later one (unchecked if None).
    """

    field: str
    at: datetime
    level: str = "b-b"
    key: KeyPlace | None = None
    tsa: str = ""
    trust: tuple[str, ...] = ()
    reason: str = ""
    location: str = ""
    seen: bool = True
    output: File | None = None
    by: str = ""
    now: datetime | None = None

    def __post_init__(self) -> None:
        one_of("level", self.level, LEVELS)
        object.__setattr__(self, "output", path_of("output", self.output))


@dataclass(frozen=True, slots=True)
class SignedCopy:
    """The path of the signed copy, what was signed in it, and its diagnostics."""

    path: Path
    signed: Signed
    diagnostics: tuple[Diagnostic, ...]


def sign(file: File, options: SignOptions, ask: AskSecret, workspace: Workspace | None = None) -> SignedCopy:
    """Signs the copy `file`. The file stays as it is unless `output` names it.

    If the register of `workspace` knows the copy, it must not forbid the
    signature, the signature is entered, and the signed copy is kept in
    `signed/` of the workspace.

    `ask` gives a secret of the key (a passphrase, a code); it is called only
    when one is needed. Servers are called only if they are named or the level
    needs them. Raises `Refused` with every reason.
    """
    from engross.signed_pdf.signing import Level, SignatureSpec
    from engross.signed_pdf.signing import sign as signed_copy
    from engross.signed_pdf.signing.keyfile import certificates

    path = path_of("file", file)
    if path is None:
        raise wrong("file", file, kind="file")
    with exclusive(path):
        content = _content(path)
        _read_within_bounds(content, str(path))
        if not options.field:
            raise _which_field(content, str(path))
        trust = tuple(certificate.dump() for file in options.trust for certificate in certificates(Path(file)))
        spec = SignatureSpec(
            field=options.field,
            level=Level(options.level),
            at=options.at,
            tsa=options.tsa,
            trust=trust,
            reason=options.reason,
            location=options.location,
            appearance=_appearance(options.at) if options.seen else None,
            register=partial(against_register, workspace, str(path)) if workspace else None,
            now=options.now,
        )
        signed = signed_copy(content, str(path), spec, _key(options.key), ask)
        if digest(_content(path)) != digest(content):
            raise refuse("changed-meanwhile", Origin(str(path)), name=str(path))
        output = _written(workspace, path, signed, path_of("output", options.output))
    told = [*signed.diagnostics, *(_enter(workspace, signed, options) if workspace else ())]
    return SignedCopy(output, signed, tuple(told))


def _written(workspace: Workspace | None, path: Path, signed: Signed, output: Path | None) -> Path:
    """Writes the signed copy, and gives where.

    A copy that the register knows is kept in `signed/`, whatever else is
    asked for. Other copies stand beside the file that was signed.
    """
    name = f"{path.stem}.{signed.field.signatory or signed.field.name}.pdf"
    kept = None
    protocol = signed.record.protocol
    if workspace is not None and _known(workspace, signed.record):
        inside = output is not None and output.resolve().is_relative_to(workspace.signed.resolve())
        kept = None if inside else keep_file(workspace, protocol, name, signed.content)
    place = output or kept or path.with_name(name)
    if _same(place, path):
        write(place, signed.content)
    elif place != kept:
        write_new(place, signed.content)
    return place


def _known(workspace: Workspace, record: CopyRecord) -> bool:
    """Whether the register of the workspace knows a copy; a register that cannot be read is told later."""
    try:
        return registered_copy(workspace, record) is not None
    except Refused:
        return False


def against_register(
    workspace: Workspace, name: str, record: CopyRecord, editions: Sequence[str]
) -> Iterator[Diagnostic]:
    """The reasons in the register against signing a copy, which is found by its fingerprint.

    `editions` are the hashes of the file as issued and after each signature.
    """
    from engross.model.registered import Event

    try:
        copy = registered_copy(workspace, record)
    except Refused as refused:
        yield from refused.diagnostics
        return
    if copy is None:
        return
    if copy.void:
        yield Diagnostic("copy-void", Origin(name), facts={"name": name, "day": copy.entries[-1].day})
    issued = [entry.sha256 for entry in copy.entries if entry.event is Event.ISSUED]
    if editions[0] not in issued:
        yield Diagnostic("changed-since-issue", Origin(name), facts={"name": name})
        return
    signed = [entry for entry in copy.entries if entry.event is Event.SIGNED and entry.sha256]
    if signed and signed[-1].sha256 not in editions:
        yield Diagnostic("copy-behind", Origin(name), facts={"name": name, "party": signed[-1].party})


def registered_copy(workspace: Workspace, record: CopyRecord) -> CopyState | None:
    """The copy of a record in the register, found by its fingerprint. Raises as `read_register`."""
    from engross.register import read_register

    copies = read_register(workspace, record.protocol).copies
    return next((copy for copy in reversed(copies) if copy.issued.fingerprint == record.seals.fingerprint), None)


def _enter(workspace: Workspace, signed: Signed, options: SignOptions) -> Iterator[Diagnostic]:
    """Enters the signature into the register if that knows the copy. Gives the problems of doing so."""
    from engross.model.registered import Entry, Event
    from engross.register import enter_event

    try:
        copy = registered_copy(workspace, signed.record)
        for field in signed.fields if copy else ():
            if copy and field.name in copy.issued.fields:
                when, day = options.at.isoformat(timespec="seconds"), options.at.date().isoformat()
                sha, signer = digest(signed.content), copy.issued.fields[field.name]
                entry = Entry(Event.SIGNED, copy.name, when, options.by, day, signer, "electronic", field.name, sha)
                enter_event(workspace, signed.record.protocol, entry)
    except Refused as refused:
        yield from refused.diagnostics


def _read_within_bounds(content: bytes, name: str) -> None:
    """Reads a copy in a child process first, because a received file may hold anything.

    What makes the child stop would stop this process too. What the child refuses is not read again here: it may have
    refused because its memory ended. Raises `Refused`: copy-stopped, and as `open_copy`.
    """
    from engross.bounded import ProcessBounds, Stopped, run_bounded
    from engross.signed_pdf.signing.preconditions import read_whole

    try:
        run_bounded(ProcessBounds(), read_whole, content, name)
    except Stopped as stopped:
        raise refuse("copy-stopped", Origin(name), name=name, reason=stopped.reason) from None


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse("unreadable-file", Origin(str(path)), name=str(path), reason=reason) from None


def _same(output: Path, path: Path) -> bool:
    try:
        return os.path.samefile(output, path)  # noqa: PTH121 -- Path.samefile raises for a file that is not there, too
    except OSError:
        return False


def _which_field(content: bytes, name: str) -> Refused:
    """The refusal if no field is named. It lists the fields that may be signed now."""
    from engross.diagnostics import Collector
    from engross.signed_pdf.signing.opened_copy import open_copy

    ready = open_copy(content, name, Collector()).next()
    if ready:
        names = ", ".join(dict.fromkeys(f"`{field.signatory or field.name}`" for field in ready))
        who = ", ".join(dict.fromkeys(field.person or field.name for field in ready))
        return refuse("field-needed", Origin(name), names=names, who=who)
    return refuse("field-needed", Origin(name))


def _key(place: KeyPlace | None) -> Key | None:
    """The key that is kept at `place`; None if there is none."""
    from engross.signed_pdf.signing import PemFiles, Pkcs12File, RemoteKey, TokenKey

    if place is None:
        return None
    chain = tuple(Path(file) for file in place.chain)
    if place.p12:
        return Pkcs12File(Path(place.p12), chain)
    if place.pkcs11:
        return TokenKey(Path(place.pkcs11), place.token, place.serial, place.label, place.id, chain)
    if place.csc:
        return RemoteKey(place.csc, place.credential, chain)
    return PemFiles(Path(place.key), Path(place.cert), chain)


def _appearance(moment: datetime) -> Callable[[SignatureField, Level], Appearance]:
    """Makes what a signature shows, in the language of its field: name, office, moment, level."""

    def shown(field: SignatureField, level: Level) -> Appearance:
        from engross.language import grammar
        from engross.model.superscript import without_superscripts
        from engross.render.fonts import font_file
        from engross.signed_pdf.signing import Appearance

        if field.role == "initials":
            from engross.copies.signature_fields import monogram

            name, lines = monogram(field.person), tuple[str, ...]()
        else:
            when = without_superscripts(grammar(field.lang).signed(moment))
            # Two who sign in two time zones show hours that cannot be compared; universal time stands beside each.
            universal = f" – {moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if moment.utcoffset() else ""
            name, lines = field.person, (field.capacity, when, f"PAdES {level.written}{universal}")
        return Appearance(
            name=name,
            lines=lines,
            lang=field.lang,
            strong=font_file("SourceSerifPro-Semibold").read_bytes(),
            plain=font_file("SourceSansPro-Regular").read_bytes(),
        )

    return shown
