"""`engross amend`: writes the amendment that turns the text in force into an edited text."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross.cli.session import Session
from engross.cli.values import Count, Day, Effect, OneOf, ProtocolName
from engross.cli.verb import verb

if TYPE_CHECKING:
    from engross.api.amending import Numbers


@verb("amend")
@click.argument("base", type=ProtocolName())
@click.argument("new", type=ProtocolName())
@click.option("--number", type=Count())
@click.option("--date", "signed", type=Day())
@click.option("--effective", type=Effect())
@click.option("--style", type=OneOf("quebec", "france", "belgique", "belgie", "english"))
@click.option("--numbers", type=OneOf("bis", "point", "slash", "dash", "letter", "recount"))
@click.option("--rectify", is_flag=True)
@click.option("--name", type=ProtocolName())
@click.pass_obj
def command(
    session: Session,
    base: str,
    new: str,
    number: int | None,
    signed: date | None,
    effective: date | str | None,
    style: str | None,
    numbers: Numbers | None,
    rectify: bool,
    name: str | None,
) -> None:
    from engross import api

    if rectify and (number or effective):
        other = "--number" if number else "--effective"
        raise click.UsageError(session.word("usage.both", first="--rectify", second=other))
    options = api.AmendOptions(number, signed, effective, style, rectify, name, numbers)
    amended = api.amend(session.workspace(), base, new, options)
    session.tell(amended.diagnostics)
    files = [_shown(path) for path in amended.files]
    if session.json:
        session.put_json(
            {"name": amended.name, "files": files, "operations": amended.operations, "words": amended.words}
        )
    else:
        for file in files:
            session.put(file)
    session.say(session.word("talk.amended", n=amended.operations, name=amended.name))


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
