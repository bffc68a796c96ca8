"""`engross consolidate`: the text in force at a date."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from engross.cli.build import BY_ENDING, FORMS
from engross.cli.session import Session, coloured
from engross.cli.values import Day, OneOf, OutputPath, ProtocolName
from engross.cli.verb import verb

if TYPE_CHECKING:
    from typing import Literal


@verb("consolidate")
@click.argument("relation", type=ProtocolName())
@click.option("--at", type=Day())
@click.option("--since", type=Day())
@click.option("--to", type=OneOf(*FORMS))
@click.option("-o", "--output", type=OutputPath())
@click.option("--paper", type=OneOf("a4", "letter"))
@click.pass_obj
def command(
    session: Session,
    relation: str,
    at: date | None,
    since: date | None,
    to: str | None,
    output: str | None,
    paper: str | None,
) -> None:
    from engross import api

    ending = Path(output).suffix.lower() if output else ""
    form = to or BY_ENDING.get(ending, "text")
    if since is not None:
        _redline(session, relation, since, at, form, output)
        return
    to_screen = output == "-" or (output is None and form == "text")
    if to_screen and form == "pdf" and sys.stdout.isatty():
        raise click.UsageError(session.word("usage.terminal"))
    place = Path("-") if to_screen else Path(output) if output else None
    sheet = cast("Literal['a4', 'letter'] | None", paper)
    content, path, told = api.consolidate(session.workspace(), relation, at=at, to=form, output=place, paper=sheet)
    session.tell(told)
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        here = Path.cwd()
        session.put(str(path.relative_to(here)) if path.is_absolute() and path.is_relative_to(here) else str(path))


def _redline(session: Session, relation: str, since: date, at: date | None, form: str, output: str | None) -> None:
    """What changed in the text in force from one day to another."""
    from engross import api
    from engross.output import write

    if at is None:
        raise click.UsageError(session.word("usage.missing", name="`--at`"))
    if form not in ("text", "html", "pdf", "json"):
        raise click.UsageError(session.word("usage.choice", value=form, choices="`text`, `html`, `pdf`, `json`"))
    to_file = output is not None and output != "-"
    if form == "pdf" and not to_file and sys.stdout.isatty():
        raise click.UsageError(session.word("usage.terminal"))
    options = api.CompareOptions(to=form, lang=session.lang, colour=not to_file and coloured(sys.stdout))
    made = api.redline_between(session.workspace(), relation, since, at, options)
    if output is not None and to_file:
        write(Path(output), made.content)
        session.put(output)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(made.content)
    session.say(made.sentence)
