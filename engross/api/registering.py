"""The register: enters and shows the events of the copies of a protocol."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from engross.api.arguments import File, one_of, path_of
from engross.api.kept_files import keep_file, kept_file
from engross.diagnostics import Diagnostic, Origin, Severity, refuse
from engross.model.registered import CopyState, Entry, Event, Register
from engross.model.sheet import Grid, Section, Sheet, SheetCell
from engross.output import digest
from engross.register import enter_event, next_events, read_register, registered_protocols
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.model.registered import Medium


def registers(workspace: Workspace, protocol: str | None = None) -> tuple[Register, ...]:
    """The register of a protocol, or all registers if None. Raises `Refused`, with the line, if one was altered."""
    return tuple(
        read_register(workspace, name) for name in ((protocol,) if protocol else registered_protocols(workspace))
    )


def record(
    workspace: Workspace,
    protocol: str,
    event: str,
    *,
    when: datetime,
    who: str,
    copy: str = "",
    day: str = "",
    party: str = "",
    medium: Medium = "paper",
    detail: str = "",
    file: File | None = None,
) -> Register:
    """Enter an event of a copy, and give the register after it.

    `copy` is the name of a copy (`original-1`), its number, or the party that
    keeps it; it may be left out if there is only one copy. `party` is the key
    of a party, or the id or name of a witness. `when` is the instant of
    writing, with its time zone. `day` is the day of the event (the day of
    writing if left out). `file` is a scan, or a PDF in which others have
    signed electronically; it is kept in `signed/`.

    `attested` enters an original that was signed on paper without engross:
    `day` is that of its last signature (if left out, as the act says), and
    `detail` says where it is kept, or how its existence is known.

    Raises `Refused` as `engross.register.enter_event`; unreadable-file,
    attested-wants-copy, attested-draft; and for a file signed
    electronically as `sign`, file-of-another, nothing-signed-anew.
    """
    one_of("event", event, tuple(Event))
    path = path_of("file", file)
    content = _content(path) if path is not None else None
    if event == Event.ATTESTED:
        from engross.api.attesting import attested

        entry = attested(workspace, protocol, copy, when=when, who=who, day=day, detail=detail)
    elif event == Event.SIGNED and content is not None and b"/ByteRange" in content:
        from engross.api.attesting import signed_elsewhere

        return signed_elsewhere(workspace, protocol, str(path), content, when=when, who=who)
    else:
        register = read_register(workspace, protocol)
        name = _named(register, copy, protocol)
        instant = when.isoformat(timespec="seconds")
        entry = Entry(Event(event), name, instant, who, day or when.date().isoformat(), detail=detail)
        if entry.event is Event.SIGNED:
            known = register.copy(name)
            signer = known.issued.signer(party) if known is not None else party
            entry = replace(entry, party=signer, medium=medium)
        elif party and not detail:
            entry = replace(entry, detail=party)
    if content is None or path is None:
        return enter_event(workspace, protocol, entry)
    entered = enter_event(workspace, protocol, replace(entry, sha256=digest(content)))
    keep_file(workspace, protocol, f"{entry.copy}.scan{path.suffix.lower()}", content)
    return entered


def printed_day_differs(workspace: Workspace, register: Register) -> tuple[Diagnostic, ...]:
    """Tells a signature, the last entry, whose day is not the one that the act prints (signed-another-day)."""
    from engross.diagnostics import Collector
    from engross.source.library import Library

    last = register.entries[-1]
    found = Library(workspace).protocol(register.protocol, Collector())
    if last.event not in (Event.SIGNED, Event.ATTESTED) or found is None:
        return ()
    events = found.record.signing.events
    printed = {
        event.date.isoformat()
        for event in events
        if event.date and (not event.parties or not last.party or last.party in event.parties)
    }
    if not printed or last.day in printed:
        return ()
    facts = {"printed": ", ".join(sorted(printed)), "signed": last.day, "name": last.copy}
    origin = found.source.origin("signing", "events")
    return (Diagnostic("signed-another-day", origin, Severity.WARNING, {**facts, "protocol": register.protocol}),)


def missing_files(workspace: Workspace, register: Register) -> tuple[Diagnostic, ...]:
    """Tells each copy whose last electronically signed file does not stand in `signed/` (signed-file-missing)."""
    told = []
    for copy in register.copies:
        signed = [entry for entry in copy.entries if entry.event is Event.SIGNED and entry.medium == "electronic"]
        if signed and kept_file(workspace, register.protocol, signed[-1].sha256) is None:
            folder = f"{workspace.shown(workspace.signed)}/{register.protocol}/"
            facts = {"name": copy.name, "folder": folder, "sha256": signed[-1].sha256}
            told.append(Diagnostic("signed-file-missing", Origin(register.protocol), Severity.WARNING, facts))
    return tuple(told)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse("unreadable-file", Origin(str(path)), name=str(path), reason=reason) from None


def _named(register: Register, asked: str, protocol: str) -> str:
    """The name of the copy that a person means. Raises `Refused` (register-no-copy)."""
    live = [copy for copy in register.copies if not copy.void]
    meant = [copy for copy in live if asked in (copy.name, copy.issued.counterpart.keeper)]
    meant = meant or [copy for copy in live if f"original-{asked}" == copy.name]
    if not asked:
        meant = [copy for copy in live if copy.original] or live
    if len(meant) != 1:
        known = ", ".join(copy.name for copy in live)
        raise refuse("register-no-copy", Origin(protocol), name=asked, known=known)
    return meant[0].name


def next_of(copy: CopyState) -> tuple[str, ...]:
    """The events that a person may enter next for a copy."""
    return tuple(event.value for event in next_events(copy) if event is not Event.SUPERSEDED)


def sheet_pdf(workspace: Workspace, sheet: Sheet, paper: Literal["a4", "letter"]) -> bytes:
    """A sheet as a tagged PDF. Raises `Refused` as `engross.render.pdf`."""
    from engross.render.sheet import sheet_pdf as laid_out
    from engross.source.library import Library
    from engross.source.looks import sheet_look

    return laid_out(sheet, sheet_look(Library(workspace), paper)).content


__all__ = [
    "CopyState",
    "Entry",
    "Grid",
    "Register",
    "Section",
    "Sheet",
    "SheetCell",
    "missing_files",
    "next_of",
    "printed_day_differs",
    "record",
    "registers",
    "sheet_pdf",
]
