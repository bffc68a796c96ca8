"""`engross compare`: shows the redline from one text to another."""

from __future__ import annotations

import shutil
import sys
from typing import Any

import click

from engross.cli.results import deliver, form_of, refuse_bytes_on_screen, to_file
from engross.cli.session import Session, coloured
from engross.cli.values import ClauseName, ComparedName, OneOf, OutputPath, Words
from engross.cli.verb import verb
from engross.forms import COMPARISONS


@verb("compare")
@click.argument("old", type=ComparedName("old"))
@click.argument("new", type=ComparedName("new"))
@click.argument("third", required=False, type=ComparedName("third"))
@click.option("--to", type=OneOf(*COMPARISONS))
@click.option("-o", "--output", type=OutputPath())
@click.option("--whole", is_flag=True)
@click.option("--no-typography", is_flag=True)
@click.option("--allow", multiple=True, type=ClauseName())
@click.option("--three", is_flag=True)
@click.option("--ours", type=Words("words"), default="")
@click.option("--theirs", type=Words("words"), default="")
@click.option("--author", type=Words("words"), default="")
@click.option("--date", type=Words("words"), default="")
@click.option("--moves", type=OneOf("simple", "native"), default="simple")
@click.option("--paper", type=OneOf("a4", "letter"), default="a4")
@click.pass_obj
def command(
    session: Session,
    /,
    old: str,
    new: str,
    third: str | None,
    to: str | None,
    output: str | None,
    no_typography: bool,
    three: bool,
    ours: str,
    theirs: str,
    **options: Any,
) -> int:
    from engross import api

    if three != (third is not None):
        raise click.UsageError(session.word("usage.three" if three else "usage.extra", value=third or ""))
    if three and options["allow"]:
        raise click.UsageError(session.word("usage.both", first="--three", second="--allow"))
    if not three and (ours or theirs):
        raise click.UsageError(session.word("usage.needs", first="--ours" if ours else "--theirs", second="--three"))
    form = form_of(session, to, output, COMPARISONS, "text")
    colour = not to_file(output) and coloured(sys.stdout)
    refuse_bytes_on_screen(session, form, output)
    only_files = all(api.is_file(name) for name in (old, new, third) if name)
    workspace = None if only_files else session.workspace()
    asked = api.CompareOptions(
        form, session.lang, colour, typography=not no_typography, width=_width(output), **options
    )
    if third is not None:
        compared = api.compare_three(workspace, old, new, third, asked, labels=(ours, theirs))
    else:
        compared = api.compare(workspace, old, new, asked)
    deliver(session, compared.content, output, form)
    session.tell(compared.diagnostics)
    session.say(session.word("talk.changes", n=compared.changes))
    return 1 if compared.failed else 0


def _width(output: str | None) -> int:
    """The width of the terminal in characters; 100 if the text does not go to a terminal."""
    if to_file(output) or not sys.stdout.isatty():
        return 100
    return shutil.get_terminal_size().columns
