"""`engross show`: prints the tree of a protocol, and the source of each part."""

from __future__ import annotations

from datetime import date

import click

from engross.cli.session import Session, today_or
from engross.cli.values import Day, ProtocolName
from engross.cli.verb import verb


@verb("show")
@click.argument("protocol", type=ProtocolName())
@click.option("--today", type=Day())
@click.pass_obj
def command(session: Session, protocol: str, today: date | None) -> None:
    from engross import api

    if session.json:
        session.put(api.document_json(session.workspace(), protocol))
    else:
        session.put(api.show(session.workspace(), protocol, today=today_or(today), lang=session.lang))
