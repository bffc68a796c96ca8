"""`engross act`: enters an act that is known without its text in the record of its relation."""

from __future__ import annotations

from datetime import date

import click

from engross.cli.session import Session
from engross.cli.values import Day, PeriodName, RelationName, Words, shown_path
from engross.cli.verb import verb


@verb("act")
@click.argument("relation", type=RelationName())
@click.argument("period", type=PeriodName())
@click.option("--source", type=Words("text"), required=True)
@click.option("--signed", type=Day())
@click.pass_obj
def command(session: Session, relation: str, period: str, source: str, signed: date | None) -> None:
    from engross import api

    path = api.add_known_act(session.workspace(), relation, period, source=source, signed=signed)
    if session.json:
        session.put_json({"file": shown_path(path)})
    else:
        session.put(shown_path(path))
