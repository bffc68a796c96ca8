"""`engross compare`: the redline that turns one text into another."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engross.cli.session import Session, coloured
from engross.cli.values import Compared, OneOf, OutputPath
from engross.cli.verb import verb

_BY_ENDING = {".json": "json", ".html": "html", ".htm": "html"}
_WORDS = ("next", "previous", "beside", "only", "changes", "renumbering", "value", "typography")


@verb("compare")
@click.argument("old", type=Compared())
@click.argument("new", type=Compared())
@click.option("--to", type=OneOf("text", "html", "json"))
@click.option("-o", "--output", type=OutputPath())
@click.option("--whole", is_flag=True)
@click.pass_obj
def command(session: Session, old: str, new: str, to: str | None, output: str | None, whole: bool) -> None:
    from engross import api
    from engross.output import write

    only_files = old.endswith(".json") and new.endswith(".json")
    to_file = output is not None and output != "-"
    form = to or (_BY_ENDING.get(Path(str(output)).suffix.lower(), "text") if to_file else "text")
    colour = not to_file and coloured(sys.stdout)

    def say(changes: int) -> dict[str, str]:
        return {name: session.word(f"redline.{name}", n=changes) for name in _WORDS}

    workspace = None if only_files else session.workspace()
    text, changes = api.compare(workspace, old, new, to=form, colour=colour, whole=whole, say=say)
    if to_file:
        write(Path(str(output)), text.encode())
        session.put(str(output))
    else:
        session.put(text)
    session.say(session.word("talk.changes", n=changes))
