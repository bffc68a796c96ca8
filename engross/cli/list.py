"""`engross list`: lists the names that other commands take."""

from __future__ import annotations

from datetime import date

import click

from engross.cli.session import Session, today_or
from engross.cli.values import Day
from engross.cli.verb import verb
from engross.workspace import Workspace

_FIELDS = ("name", "title", "period", "state", "parties", "end", "begin", "standing", "start")
_COLUMNS = ("name", "title", "period", "standing", "start", "end", "begin", "parties")


@verb("list")
@click.option("--clauses", is_flag=True)
@click.option("--long", is_flag=True)
@click.option("--today", type=Day())
@click.pass_obj
def command(session: Session, clauses: bool, long: bool, today: date | None) -> None:
    if clauses and long:
        raise click.UsageError(session.word("usage.both", first="--clauses", second="--long"))
    workspace = session.workspace()
    if long:
        _long(session, workspace, today_or(today))
        return
    names = workspace.clause_names() if clauses else workspace.act_names()
    if session.json:
        session.put_json(names)
        return
    session.put("".join(f"{name}\n" for name in names))
    if not names and not clauses:
        session.say(session.word("talk.empty"))


def _long(session: Session, workspace: Workspace, today: date) -> None:
    from engross import api

    listed = api.listing(workspace, today)
    if session.json:
        session.put_json([{field: _text(getattr(act, field)) for field in _FIELDS} for act in listed])
        return
    if not listed:
        session.say(session.word("talk.empty"))
        return
    from engross.messages.report import width

    rows = [[session.word(f"deadline.column.{name}") for name in _COLUMNS]]
    for act in listed:
        cells = {field: _text(getattr(act, field)) for field in _FIELDS}
        where = act.standing or act.state
        cells["standing"] = session.word(f"deadline.standing.{where}") if where else ""
        rows.append([cells[name] or "–" for name in _COLUMNS])
    columns = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (cell + " " * (room - width(cell)) for cell, room in zip(row, columns, strict=True))
        session.put("  ".join(padded).rstrip())


def _text(value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
