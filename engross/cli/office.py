"""`engross office`: enters who holds an office from a day on; the previous holder's period ends on the day before."""

from __future__ import annotations

from datetime import date

import click

from engross.cli.session import Session
from engross.cli.values import Day, OneOf, PartyName, Words, shown_path
from engross.cli.verb import verb


@verb("office")
@click.argument("party", type=PartyName())
@click.argument("office", type=Words("office"))
@click.argument("name", type=Words("person"))
@click.option("--from", "since", type=Day(), required=True)
@click.option("--gender", type=OneOf("masculine", "feminine"))
@click.option("--source", type=Words("text"))
@click.pass_obj
def command(
    session: Session, party: str, office: str, name: str, since: date, gender: str | None, source: str | None
) -> None:
    from engross import api

    path, before = api.set_holder(session.workspace(), party, office, name, since=since, gender=gender, source=source)
    if session.json:
        session.put_json({"file": shown_path(path), "before": before})
        return
    session.put(shown_path(path))
    if before:
        session.say(session.word("talk.succeeds", before=before, name=name, day=since.isoformat()))
