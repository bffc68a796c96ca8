"""`engross list`: the names that the other commands take."""

from __future__ import annotations

import click

from engross.cli.session import Session
from engross.cli.verb import verb
from engross.workspace import Workspace


@verb("list")
@click.option("--clauses", is_flag=True)
@click.option("--long", is_flag=True)
@click.pass_obj
def command(session: Session, clauses: bool, long: bool) -> None:
    if clauses and long:
        raise click.UsageError(session.word("usage.both", first="--clauses", second="--long"))
    workspace = session.workspace()
    if long:
        _long(session, workspace)
        return
    names = workspace.clause_names() if clauses else workspace.protocol_names()
    if session.json:
        session.put_json(names)
        return
    session.put("".join(f"{name}\n" for name in names))
    if not names and not clauses:
        session.say(session.word("talk.empty"))


def _long(session: Session, workspace: Workspace) -> None:
    from engross import api

    listed = api.listing(workspace)
    fields = ("name", "title", "period", "state", "parties")
    rows = [[_text(getattr(one, field)) for field in fields] for one in listed]
    if session.json:
        session.put_json([dict(zip(fields, row, strict=True)) for row in rows])
        return
    from engross.messages.report import width

    columns = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (room - width(cell)) for cell, room in zip(row, columns, strict=True))
        session.put("  ".join(cells).rstrip())


def _text(value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
