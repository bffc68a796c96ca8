"""`engross kit`: makes the page with which the other city reads a draft and answers."""

from __future__ import annotations

import click

from engross.cli.results import deliver
from engross.cli.session import Session
from engross.cli.values import ComparedName, OutputPath, ProtocolName
from engross.cli.verb import verb


@verb("kit")
@click.argument("protocol", type=ProtocolName())
@click.option("--against", type=ComparedName("old"), default="")
@click.option("-o", "--output", type=OutputPath())
@click.pass_obj
def command(session: Session, protocol: str, against: str, output: str | None) -> None:
    from engross import api

    workspace = session.workspace()
    made = api.kit(workspace, protocol, against=against, lang=session.lang)
    deliver(session, made.content, output or workspace.output / f"{protocol}.kit.html", "html")
    session.say(session.word("talk.changes", n=made.changes))
