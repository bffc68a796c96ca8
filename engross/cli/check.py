"""`engross check`: reports every problem at once."""

from __future__ import annotations

import click

from engross.cli.session import Session
from engross.cli.values import ProtocolName
from engross.cli.verb import verb


@verb("check")
@click.argument("protocols", nargs=-1, type=ProtocolName())
@click.pass_obj
def command(session: Session, protocols: tuple[str, ...]) -> int:
    session.diagnostics_on_stdout = True
    from engross import api

    report = api.check(session.workspace(), protocols, progress=session.progress)
    session.tell(report.diagnostics)
    checked = session.word("talk.checked", n=report.checked)
    session.say(checked if report.diagnostics else f"{checked}{session.word('colon')}{session.word('talk.clean')}")
    return 1 if report.failed else 0
