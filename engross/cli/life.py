"""`engross life`: shows the life of an act, or of all acts of a relation, on a day."""

from __future__ import annotations

from datetime import date

import click

from engross.cli.results import deliver, form_of, refuse_bytes_on_screen
from engross.cli.session import Session, today_or
from engross.cli.values import ActOrRelation, Day, OneOf, OutputPath
from engross.cli.verb import verb
from engross.forms import LIVES


@verb("life")
@click.argument("name", type=ActOrRelation())
@click.option("--today", type=Day())
@click.option("--to", type=OneOf(*LIVES))
@click.option("-o", "--output", type=OutputPath())
@click.pass_obj
def command(session: Session, name: str, today: date | None, to: str | None, output: str | None) -> None:
    from engross import api

    form = form_of(session, to, output, LIVES, "json" if session.json else "text")
    refuse_bytes_on_screen(session, form, output)
    workspace, day = session.workspace(), today_or(today)
    content, diagnostics = api.life_page(workspace, name, day, form, session.lang)
    session.tell(diagnostics)
    deliver(session, content, output, form)
