"""`engross revise`: opens the next edition of a clause."""

from __future__ import annotations

from datetime import date

import click

from engross.cli.session import Session, today_or
from engross.cli.values import Day, EditionName, Words, shown_path
from engross.cli.verb import verb


@verb("revise")
@click.argument("clause", type=EditionName())
@click.option("--edition", type=Words("words"))
@click.option("--alternative", is_flag=True)
@click.option("--note", type=Words("words"))
@click.option("--today", type=Day())
@click.pass_obj
def command(
    session: Session, clause: str, edition: str | None, alternative: bool, note: str | None, today: date | None
) -> None:
    from engross import api

    revised = api.revise(
        session.workspace(), clause, today=today_or(today), edition=edition, note=note, alternative=alternative
    )
    if session.json:
        session.put_json(
            {"name": revised.name, "status": revised.status, "files": [shown_path(path) for path in revised.files]}
        )
        return
    for path in revised.files:
        session.put(shown_path(path))
    session.say(session.word("talk.opened", name=revised.name))
