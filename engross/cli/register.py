"""`engross register`: shows the state of each copy, and enters its events."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engross.cli.session import Session
from engross.cli.values import Day, EventName, InputPath, OneOf, OutputPath, PartyName, ProtocolName, Words
from engross.cli.verb import verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engross.api import CopyState, Entry, Register, Sheet
    from engross.model.counterpart import Counterpart

_HEADS = ("copy", "state", "since", "signatures", "awaited")
_LINES = ("day", "copy", "state", "written")


@verb("register")
@click.argument("protocol", required=False, type=ProtocolName())
@click.argument("event", required=False, type=EventName())
@click.option("--copy", type=Words("copy"))
@click.option("--party", type=PartyName())
@click.option("--detail", type=Words("text"))
@click.option("--file", type=InputPath())
@click.option("--on", type=Day())
@click.option("--by", type=Words("person"))
@click.option("--pdf", type=OutputPath())
@click.option("--paper", type=OneOf("a4", "letter"))
@click.pass_obj
def command(
    session: Session,
    protocol: str | None,
    event: str | None,
    copy: str | None,
    party: str | None,
    detail: str | None,
    file: str | None,
    on: date | None,
    by: str | None,
    pdf: str | None,
    paper: str | None,
) -> None:
    from engross import api

    workspace = session.workspace()
    if event is None:
        for name, given in (("--copy", copy), ("--party", party), ("--detail", detail), ("--file", file), ("--on", on)):
            if given:
                raise click.UsageError(session.word("usage.register.event", name=name))
    if event is not None and protocol is not None:
        if pdf:
            raise click.UsageError(session.word("usage.both", first=event, second="--pdf"))
        now = datetime.now().astimezone()
        entered = api.record(
            workspace,
            protocol,
            event,
            when=now,
            who=session.who(by),
            copy=copy or "",
            day=on.isoformat() if on else "",
            party=party or "",
            detail=detail or "",
            file=Path(file) if file else None,
        )
        session.tell(api.printed_day_differs(workspace, entered))
        name = entered.entries[-1].copy
        state = entered.copy(name)
        assert state is not None
        if session.json:
            session.put_json(_plain_copy(state))
        else:
            session.put(_line(session, entered.entries[-1], state))
            following = ", ".join(api.next_of(state))
            if following:
                session.say(session.word("talk.next", name=following))
        return
    registers = api.registers(workspace, protocol)
    if pdf is not None:
        if protocol is None:
            raise click.UsageError(session.word("usage.register.one"))
        from engross.output import write

        sheet = _sheet(session, registers[0])
        write(Path(pdf), api.sheet_pdf(workspace, sheet, "letter" if paper == "letter" else "a4"))
        session.put(pdf)
    elif session.json:
        session.put_json([_plain(register) for register in registers])
    else:
        _show(session, registers, whole=protocol is not None)
    session.tell([one for register in registers for one in api.missing_files(workspace, register)])


# shown -----------------------------------------------------------------------


def _show(session: Session, registers: Sequence[Register], *, whole: bool) -> None:
    registers = [register for register in registers if register.entries]
    if not registers:
        session.say(session.word("talk.nothing.registered"))
    for index, register in enumerate(registers):
        if index:
            session.put("\n")
        session.put(register.protocol)
        _table(session, _HEADS, _rows(session, register))
        if whole:
            session.put("\n")
            _table(session, _LINES, _events(session, register))


def _table(session: Session, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from engross.messages import visible
    from engross.messages.report import width

    shown = [[session.word(f"registered.head.{head}") for head in heads], *([visible(c) for c in row] for row in rows)]
    rooms = [max(map(width, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = (cell + " " * (room - width(cell)) for cell, room in zip(row, rooms, strict=True))
        session.put("  " + "  ".join(cells).rstrip())


def _rows(session: Session, register: Register) -> list[tuple[str, ...]]:
    """One row a copy."""
    return [
        (
            _called(copy),
            _state(session, copy.entries[-1], copy.issued.witnesses),
            max(entry.day for entry in copy.entries),
            ", ".join(copy.issued.witnesses.get(key, key) for key in copy.signed) or "–",
            ", ".join(copy.issued.witnesses.get(key, key) for key in copy.waiting)
            if not copy.void and copy.waiting
            else "–",
        )
        for copy in register.copies
    ]


def _called(copy: CopyState) -> str:
    return _mark(copy.issued.counterpart, copy.name)


def _mark(counterpart: Counterpart, name: str) -> str:
    """The mark of the copy called `name`; one that is no original with its number, since several may exist."""
    mark = counterpart.mark or name
    return mark if counterpart.kind == "original" else f"{mark} {name.rpartition('-')[2]}"


def _events(session: Session, register: Register) -> list[tuple[str, ...]]:
    """One row an entry. A copy has the mark that it had then: another copy may have taken its name later."""
    rows: list[tuple[str, ...]] = []
    marks: dict[str, str] = {}
    witnesses: dict[str, Mapping[str, str]] = {}
    for entry in register.entries:
        if entry.issued is not None:
            marks[entry.copy] = _mark(entry.issued.counterpart, entry.copy)
            witnesses[entry.copy] = entry.issued.witnesses
        mark = marks.get(entry.copy) or entry.copy
        state = _state(session, entry, witnesses.get(entry.copy, {}))
        rows.append((entry.day, mark, state, f"{entry.who}, {_instant(entry.when)}"))
    return rows


def _instant(when: str) -> str:
    """An instant to the minute, with its zone."""
    return f"{when[:10]} {when[11:16]}{when[19:]}"


def _state(session: Session, entry: Entry, witnesses: Mapping[str, str]) -> str:
    words = session.word(f"registered.{entry.event.value}")
    about = entry.detail or entry.party
    if entry.event.value == "attested":
        about = f"{entry.who}{session.word('colon')}{entry.detail}"
    if entry.event.value == "signed" and entry.medium:
        about = f"{witnesses.get(entry.party, entry.party)}, {session.word(f'registered.{entry.medium}')}"
    return f"{words} ({about})" if about else words


def _line(session: Session, entry: Entry, state: CopyState) -> str:
    mark = state.issued.counterpart.mark or state.name
    return f"{mark}{session.word('colon')}{_state(session, entry, state.issued.witnesses)}"


def _sheet(session: Session, register: Register) -> Sheet:
    """The register as a sheet, with the hash of its last line. Two registers with the same hash are the same."""
    from engross.api import Grid, Section, Sheet, SheetCell

    def section(
        caption: str, heads: Sequence[str], rows: Sequence[tuple[str, ...]], shares: tuple[int, ...]
    ) -> Section:
        words = tuple(session.word(f"registered.head.{head}") for head in heads)
        cells = tuple(tuple(SheetCell(text) for text in row) for row in rows)
        return Section(session.word(caption), grid=Grid(words, cells, shares))

    last = _instant(register.entries[-1].when) if register.entries else "–"
    title = session.word("registered.title")
    return Sheet(
        session.lang,
        title,
        register.protocol,
        (
            (session.word("registered.head.lines"), str(len(register.entries))),
            (session.word("registered.head.last"), last),
            (session.word("registered.head.tip"), register.tip or "–"),
        ),
        sections=(
            section("registered.copies", _HEADS, _rows(session, register), (26, 23, 16, 18, 17)),
            section("registered.entries", _LINES, _events(session, register), (14, 28, 27, 31)),
            Section(paragraphs=(session.word("registered.closing"),)),
        ),
        foot=f"{title} – {register.protocol}",
        page=session.word("registered.page", n="{n}", N="{N}"),
    )


# as plain objects ------------------------------------------------------------


def _plain(register: Register) -> dict[str, Any]:
    return {
        "protocol": register.protocol,
        "signed": register.signed,
        "tip": register.tip,
        "copies": [_plain_copy(item) for item in register.copies],
        "entries": [_plain_entry(item) for item in register.entries],
    }


def _plain_copy(copy: CopyState) -> dict[str, Any]:
    from engross import api

    return {
        "copy": copy.name,
        "mark": copy.issued.counterpart.mark,
        "keeper": copy.issued.counterpart.keeper,
        "state": copy.last.value,
        "since": max(entry.day for entry in copy.entries),
        "signed": copy.signed,
        "awaited": () if copy.void else copy.waiting,
        "away": copy.away,
        "fingerprint": copy.issued.fingerprint,
        "files": copy.files,
        "next": api.next_of(copy),
    }


def _plain_entry(entry: Entry) -> dict[str, str]:
    fields = ("event", "copy", "day", "when", "who", "party", "medium", "field", "sha256", "detail")
    return {name: str(getattr(entry, name)) for name in fields if getattr(entry, name)}
