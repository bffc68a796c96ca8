"""`engross new`: makes a workspace that is ready to build."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from engross.cli.session import Session
from engross.cli.values import NewFolder, OneOf
from engross.cli.verb import verb


@verb("new")
@click.argument("folder", type=NewFolder())
@click.option("--language", type=OneOf("fr", "en"))
@click.pass_obj
def command(session: Session, folder: str, language: str | None) -> None:
    from engross import api
    from engross.workspace import find

    for path in api.create(Path(folder), language or session.lang):
        session.put(str(path))
    first = next(iter(find(Path(folder)).protocol_names(builtin=False)), "")
    here = Path(folder).resolve() == Path.cwd()
    session.say(session.word("talk.created-here" if here else "talk.created", folder=quote(folder), name=first))
