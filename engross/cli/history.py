"""`engross history`: shows the editions of a clause, and who uses them."""

from __future__ import annotations

import sys

import click

from engross.cli.results import deliver, form_of, to_file
from engross.cli.session import Session, coloured
from engross.cli.values import ClauseName, OneOf, OutputPath, Words
from engross.cli.verb import verb
from engross.forms import HISTORIES


@verb("history")
@click.argument("clause", type=ClauseName())
@click.option("--to", type=OneOf(*HISTORIES))
@click.option("-o", "--output", type=OutputPath())
@click.option("--author", type=Words("words"), default="")
@click.option("--date", type=Words("words"), default="")
@click.pass_obj
def command(session: Session, /, clause: str, to: str | None, output: str | None, author: str, date: str) -> None:
    from engross import api

    form = form_of(session, to, output, HISTORIES, "text")
    colour = not to_file(output) and coloured(sys.stdout)
    traced = api.history(
        session.workspace(), clause, to=form, lang=session.lang, colour=colour, author=author, date=date
    )
    deliver(session, traced.content, output, form)
    session.tell(traced.diagnostics)
    session.say(session.word("talk.editions", n=traced.editions))
