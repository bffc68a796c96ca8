"""`engross read`: turns a signed amendment that others drafted into operations."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from engross.cli.results import deliver
from engross.cli.session import Session
from engross.cli.values import Day, InputPath, OneOf, OutputPath, ProtocolName
from engross.cli.verb import verb


@verb("read")
@click.argument("file", type=InputPath())
@click.option("--amends", type=ProtocolName(), required=True)
@click.option("--at", type=Day())
@click.option("--style", type=OneOf("quebec", "france", "belgique", "belgie", "english"))
@click.option("-o", "--output", type=OutputPath())
@click.pass_obj
def command(session: Session, file: str, amends: str, at: date | None, style: str | None, output: str | None) -> None:
    from engross import api

    amendment = api.read_amendment(session.workspace(), Path(file), amends, at=at, style=style)
    session.tell(amendment.diagnostics)
    deliver(session, amendment.operations.encode(), output, "text")
    session.say(session.word("talk.read", n=amendment.count, unread=len(amendment.unread)))
