"""`engross compare`: the redline that turns one text into another."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from engross.cli.session import Session, coloured
from engross.cli.values import Compared, OneOf, OutputPath
from engross.cli.verb import verb
from engross.diagnostics import Diagnostic

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

    only_files = api.is_file(old) and api.is_file(new)
    to_file = output is not None and output != "-"
    form = to or (_BY_ENDING.get(Path(str(output)).suffix.lower(), "text") if to_file else "text")
    colour = not to_file and coloured(sys.stdout)

    def say(changes: int) -> dict[str, str]:
        return {name: session.word(f"redline.{name}", n=changes) for name in _WORDS}

    def tell(left_out: Sequence[str], odd: Sequence[Diagnostic]) -> None:
        session.tell(odd)
        if left_out:
            what = ", ".join(session.word(f"uncompared.{one}") for one in left_out)
            session.say(session.word("talk.uncompared", what=what))

    workspace = None if only_files else session.workspace()
    text, changes = api.compare(workspace, old, new, to=form, colour=colour, whole=whole, say=say, tell=tell)
    if to_file:
        write(Path(str(output)), text.encode())
        session.put(str(output))
    else:
        session.put(text)
    session.say(session.word("talk.changes", n=changes))
