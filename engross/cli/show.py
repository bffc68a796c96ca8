"""`engross show`: prints the tree of a protocol, and the source of each part."""

from __future__ import annotations

import click

from engross.cli.session import Session
from engross.cli.values import ProtocolName
from engross.cli.verb import verb


@verb("show")
@click.argument("protocol", type=ProtocolName())
@click.pass_obj
def command(session: Session, protocol: str) -> None:
    from engross import api

    showing = api.document_json if session.json else api.show
    session.put(showing(session.workspace(), protocol))
