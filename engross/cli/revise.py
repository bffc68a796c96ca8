"""`engross revise`: the next edition of a clause."""

from __future__ import annotations

import click

from engross.cli.build import shown
from engross.cli.clock import today_or
from engross.cli.session import Session
from engross.cli.values import ClauseName, DayText, Words
from engross.cli.verb import verb


@verb("revise")
@click.argument("clause", type=ClauseName())
@click.option("--edition", type=Words())
@click.option("--alternative", is_flag=True)
@click.option("--note", type=Words())
@click.option("--today", type=DayText())
@click.pass_obj
def command(
    session: Session, clause: str, edition: str | None, alternative: bool, note: str | None, today: str | None
) -> None:
    from engross import api

    made = api.revise(
        session.workspace(), clause, today=today_or(today), edition=edition, note=note, alternative=alternative
    )
    if session.json:
        session.put_json({"name": made.name, "status": made.status, "files": [str(path) for path in made.files]})
        return
    for path in made.files:
        session.put(shown(path))
    session.say(session.word("talk.opened", name=made.name))
