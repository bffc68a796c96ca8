"""`engross compare`: the redline that turns one text into another."""

from __future__ import annotations

from typing import Any

import click

from engross.cli.delivery import deliver, form_of
from engross.cli.session import Session
from engross.cli.values import Compared, OneOf, OutputPath, Words
from engross.cli.verb import verb

_BY_ENDING = {".json": "json", ".html": "html", ".htm": "html", ".pdf": "pdf"}


@verb("compare")
@click.argument("old", type=Compared())
@click.argument("new", type=Compared())
@click.option("--to", type=OneOf("text", "html", "pdf", "json"))
@click.option("-o", "--output", type=OutputPath())
@click.option("--whole", is_flag=True)
@click.option("--no-typography", is_flag=True)
@click.option("--author", type=Words(), default="")
@click.option("--date", type=Words(), default="")
@click.option("--paper", type=OneOf("a4", "letter"), default="a4")
@click.pass_obj
def command(
    session: Session, /, old: str, new: str, to: str | None, output: str | None, no_typography: bool, **options: Any
) -> None:
    from engross import api

    form, colour = form_of(to, output, _BY_ENDING)
    only_files = old.endswith(".json") and new.endswith(".json")
    workspace = None if only_files else session.workspace()
    asked = api.CompareOptions(form, session.lang, colour, typography=not no_typography, **options)
    made = api.compare(workspace, old, new, asked)
    deliver(session, made.content, form, output)
    session.say(session.word("talk.changes", n=made.changes))
