"""Stores registers as files of a workspace, one for each protocol: `register/<relation>/<period>.jsonl`.

A register of its own can be handed to the other party. The tip file
beside it holds the number of lines and the hash of the last one; without it,
missing lines at the end would not be noticed. The tip is written first, with
the coming state, then the register, then the tip again. A power cut at any
point leaves the old or the new register, and the tip accepts both.
"""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from engross.diagnostics import Origin, Refused, refuse
from engross.model.copy_record import CopyRecord
from engross.model.counterpart import CopyKind, Counterpart
from engross.model.registered import CopyState, Entry, Event, Issued, Register, copy_name
from engross.output import write
from engross.register import hash_chain
from engross.register.lifecycle import apply_event
from engross.register.lock import write_lock
from engross.workspace import NAME, Workspace

FOLDER = "register"


@dataclass(frozen=True, slots=True)
class RegisteredFile:
    """A file found in a register, with the copy and the entry that hold its hash."""

    register: Register
    copy: CopyState
    entry: Entry


def path_of(workspace: Workspace, protocol: str) -> Path:
    """Where the register of a protocol stands. Raises `Refused` (unknown-protocol) for what cannot be its name."""
    relation, _, period = protocol.partition("/")
    if not NAME.fullmatch(relation) or not NAME.fullmatch(period):
        raise refuse("unknown-protocol", Origin(protocol), name=protocol, near="")
    return workspace.root / FOLDER / relation / f"{period}.jsonl"


def registered_protocols(workspace: Workspace) -> tuple[str, ...]:
    """The protocols that have a register, in order."""
    base = workspace.root / FOLDER
    return tuple(sorted(path.relative_to(base).with_suffix("").as_posix() for path in base.glob("*/*.jsonl")))


def read_register(workspace: Workspace, protocol: str) -> Register:
    """The register of a protocol, checked line by line; empty if it has none.

    Raises `Refused`: register-forged, register-gap, register-cut, each with
    its line.
    """
    path = path_of(workspace, protocol)
    file = workspace.shown(path)
    text = _text(path, file)
    entries, hashes = hash_chain.read(text, protocol, file)
    _whole(hashes, _tips(path), file)
    copies: tuple[CopyState, ...] = ()
    for number, entry in enumerate(entries, 1):
        try:
            copies = apply_event(copies, entry, file)
        except Refused:
            # `_append` never writes a line that breaks the rules.
            row = text.split("\n")[number - 1][:400]
            raise refuse("register-forged", Origin(file, number), line=row, number=number) from None
    return Register(protocol, entries, copies, hashes[-1] if hashes else "")


def find_file(workspace: Workspace, sha256: str) -> RegisteredFile | None:
    """The latest entry for the file with that SHA-256, with its copy and register; None if there is none.

    Raises as `read_register`.
    """
    for name in registered_protocols(workspace):
        if sha256.encode() in path_of(workspace, name).read_bytes():
            register = read_register(workspace, name)
            entries = ((copy, entry) for copy in reversed(register.copies) for entry in reversed(copy.entries))
            for copy, entry in entries:
                if entry.sha256 == sha256:
                    return RegisteredFile(register, copy, entry)
    return None


@dataclass(frozen=True, slots=True)
class MadeCopy:
    """A copy that was made: its record, the SHA-256 of its file, and the SHA-256 of its words (see `Issued`)."""

    record: CopyRecord
    sha256: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Signers:
    """Who signs the originals of an act: the parties, and witnesses (name by id).

    Where an original has fields, those of the fields sign.
    """

    parties: tuple[str, ...] = ()
    witnesses: Mapping[str, str] = field(default_factory=dict)


def enter_issued(
    workspace: Workspace,
    made: Sequence[MadeCopy],
    when: datetime,
    who: str,
    *,
    signers: Signers | None = None,
    day: str = "",
) -> tuple[Register, tuple[str, ...]]:
    """Enters copies that were made together. Gives the register and the name of each copy in it.

    `when` has a time zone.

    The same file again changes nothing. Another file of the same fingerprint
    (on another paper) is entered for the same copy. An original with another
    text replaces one that nobody signed and that was not sent; originals that
    are no longer made (paper became electronic, three became two) are
    superseded too. A copy that is no original gets the next free number.

    Raises `Refused`: copy-in-hand (an original is signed or sent: cancel it
    first), and as `enter_event`.
    """
    protocol = made[0].record.protocol
    path = path_of(workspace, protocol)
    with write_lock(path.parent / f".{path.stem}.lock", workspace.shown(path)):
        register = read_register(workspace, protocol)
        names: list[str] = []
        entries: list[Entry] = []
        for one in made:
            issued = _issued(one, signers or Signers())
            name, standing = _place(register, one.record.counterpart, issued, names)
            names.append(name)
            moment = day or when.date().isoformat()
            entry = Entry(Event.ISSUED, name, _instant(when), who, moment, sha256=one.sha256, issued=issued)
            if standing is None or standing.void:
                entries.append(entry)
            elif standing.first is Event.ISSUED and standing.issued.fingerprint == issued.fingerprint:
                entries += [entry] * (one.sha256 not in standing.files)
            else:
                entries += [_superseded(workspace, register, standing, entry), entry]
        if made[0].record.counterpart.kind is CopyKind.ORIGINAL:
            most = made[0].record.counterpart.of
            numbered = [(copy, copy.issued.counterpart.number) for copy in register.copies if not copy.void]
            left = [copy for copy, number in numbered if copy.original and number > most]
            pattern = Entry(Event.SUPERSEDED, "", _instant(when), who, day or when.date().isoformat())
            entries[:0] = [_superseded(workspace, register, copy, pattern) for copy in left]
        return (_append(workspace, register, entries) if entries else register), tuple(names)


def _issued(made: MadeCopy, signers: Signers) -> Issued:
    """What the register keeps of a copy. A witness signs in fields without a party, under their own id."""
    record = made.record
    to_sign = [one for one in record.fields if one.role in ("signature", "countersignature", "witness")]
    of_fields = tuple(dict.fromkeys(one.party for one in to_sign if one.party))
    outside = {one.signatory: one.person for one in to_sign if not one.party and one.signatory}
    original = record.counterpart.kind is CopyKind.ORIGINAL
    return Issued(
        record.counterpart,
        record.seals.fingerprint,
        signers.parties or of_fields,
        dict(record.sources),
        {one.name: one.party or one.signatory for one in to_sign if one.party or one.signatory},
        dict(signers.witnesses or outside) if original else {},
        made.text,
    )


def _place(
    register: Register, counterpart: Counterpart, issued: Issued, taken: Sequence[str]
) -> tuple[str, CopyState | None]:
    """The name of a copy in the register, and the copy that bears it now.

    A copy that is no original is never replaced by another: it may be in
    somebody's hands. Example: the certified copy of another day is certified-2.
    """
    name = copy_name(counterpart)
    if counterpart.kind is CopyKind.ORIGINAL:
        return name, register.copy(name)
    alike = [copy for copy in register.copies if copy.issued.counterpart.kind is counterpart.kind]
    same = next((copy for copy in alike if copy.issued.fingerprint == issued.fingerprint and not copy.void), None)
    if same is not None:
        return same.name, same
    used = {*(copy.name for copy in alike), *taken}
    number = next(number for number in itertools.count(1) if f"{counterpart.kind.value}-{number}" not in used)
    return f"{counterpart.kind.value}-{number}", None


def _superseded(workspace: Workspace, register: Register, copy: CopyState, entry: Entry) -> Entry:
    """The entry by which a copy gives way to another. Raises `Refused` (copy-in-hand) if it may not."""
    if copy.away or copy.last is Event.ARCHIVED or copy.days:
        shown = workspace.shown(path_of(workspace, register.protocol))
        raise refuse("copy-in-hand", Origin(shown), name=copy.name, protocol=register.protocol)
    return replace(entry, event=Event.SUPERSEDED, copy=copy.name, sha256="", issued=None)


def enter_event(workspace: Workspace, protocol: str, entry: Entry) -> Register:
    """Enters an event of a copy.

    Raises `Refused`: register-busy, register-no-copy, register-next,
    register-wants, register-not-to-sign, register-signed-twice, register-day;
    and as `read_register`, since nothing is added to a register that was changed.
    """
    path = path_of(workspace, protocol)
    with write_lock(path.parent / f".{path.stem}.lock", workspace.shown(path)):
        return _append(workspace, read_register(workspace, protocol), (entry,))


def _append(workspace: Workspace, register: Register, entries: Sequence[Entry]) -> Register:
    """Adds entries at the end. The file is replaced as a whole."""
    path = path_of(workspace, register.protocol)
    file = workspace.shown(path)
    copies = register.copies
    for entry in entries:
        copies = apply_event(copies, entry, file)
    start, before = len(register.entries) + 1, register.tip or hash_chain.anchor(register.protocol)
    added = list(hash_chain.lines(entries, start, before))
    text = _text(path, file) + "".join(f"{line}\n" for line, _ in added)
    tip = added[-1][1]
    lines = start + len(added) - 1
    # Tip with both states, register, tip: a crash between two writes leaves a register that the tip accepts.
    write(_tip_path(path), _tip_text(start - 1, register.tip, (lines, tip)))
    write(path, text.encode())
    write(_tip_path(path), _tip_text(lines, tip))
    _settle(path.parent)
    return Register(register.protocol, (*register.entries, *entries), copies, tip)


def _settle(folder: Path) -> None:
    """Syncs the folder itself to disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _text(path: Path, file: str) -> str:
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        number = error.object[: error.start].count(b"\n") + 1
        raise refuse("register-forged", Origin(file, number), number=number) from None


def _tip_path(path: Path) -> Path:
    return path.with_suffix(".tip")


def _tip_text(lines: int, sha256: str, writing: tuple[int, str] | None = None) -> bytes:
    """The number of lines and the hash of the last one; during a write, also those of the coming state."""
    coming = {"writing": {"lines": writing[0], "sha256": writing[1]}} if writing else {}
    return f"{json.dumps({'lines': lines, 'sha256': sha256, **coming})}\n".encode()


def _tips(path: Path) -> tuple[tuple[int, str], ...]:
    """The tips that the register may have, as (number of lines, last hash): the settled one, then one being written."""
    try:
        tip = json.loads(_tip_path(path).read_bytes())
        each = [tip, *([tip["writing"]] if "writing" in tip else [])]
        return tuple((int(state["lines"]), str(state["sha256"])) for state in each)
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return ()


def _whole(hashes: Sequence[str], tips: Sequence[tuple[int, str]], file: str) -> None:
    """Refuses a register whose last lines are missing, rewritten, or added by other means."""
    here = (len(hashes), hashes[-1] if hashes else "")
    if here in tips or (not hashes and not tips):
        return
    if not tips:
        raise refuse("register-tip", Origin(file), name=_tip_path(Path(file)).as_posix())
    lines, sha256 = tips[0]
    if lines > len(hashes):
        raise refuse("register-cut", Origin(file, len(hashes) + 1), lines=lines, found=len(hashes))
    number = lines if lines and hashes[lines - 1] != sha256 else lines + 1
    raise refuse("register-forged", Origin(file, number), number=number)


def _instant(when: datetime) -> str:
    if when.tzinfo is None:
        raise ValueError("an instant without its zone")
    return when.isoformat(timespec="seconds")
