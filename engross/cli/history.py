"""`engross history`: a clause through its editions, and who uses them."""

from __future__ import annotations

import click

from engross.cli.delivery import deliver, form_of
from engross.cli.session import Session
from engross.cli.values import ClauseName, OneOf, OutputPath, Words
from engross.cli.verb import verb

_BY_ENDING = {".json": "json", ".html": "html", ".htm": "html", ".svg": "svg"}


@verb("history")
@click.argument("clause", type=ClauseName())
@click.option("--to", type=OneOf("text", "html", "svg", "json"))
@click.option("-o", "--output", type=OutputPath())
@click.option("--author", type=Words("words"), default="")
@click.option("--date", type=Words("words"), default="")
@click.pass_obj
def command(session: Session, /, clause: str, to: str | None, output: str | None, author: str, date: str) -> None:
    from engross import api

    form, colour = form_of(to, output, _BY_ENDING)
    made = api.history(session.workspace(), clause, to=form, lang=session.lang, colour=colour, author=author, date=date)
    deliver(session, made.content, form, output)
    session.tell(made.diagnostics)
    session.say(session.word("talk.editions", n=made.editions))
