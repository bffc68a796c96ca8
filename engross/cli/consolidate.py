"""`engross consolidate`: makes the text in force on a day."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from engross.cli.results import deliver, form_of, refuse_bytes_on_screen, show_content, to_file
from engross.cli.session import Session, coloured
from engross.cli.values import Day, OneOf, OutputPath, ProtocolName, shown_path
from engross.cli.verb import verb
from engross.forms import COMPARISONS, DOCUMENTS

if TYPE_CHECKING:
    from typing import Literal


@verb("consolidate")
@click.argument("relation", type=ProtocolName())
@click.option("--at", type=Day())
@click.option("--known-on", type=Day())
@click.option("--since", type=Day())
@click.option("--to", type=OneOf(*DOCUMENTS))
@click.option("-o", "--output", type=OutputPath())
@click.option("--paper", type=OneOf("a4", "letter"))
@click.pass_obj
def command(
    session: Session,
    relation: str,
    at: date | None,
    known_on: date | None,
    since: date | None,
    to: str | None,
    output: str | None,
    paper: str | None,
) -> None:
    from engross import api

    form = form_of(session, to, output, DOCUMENTS if since is None else COMPARISONS, "text")
    if since is not None and known_on is not None:
        raise click.UsageError(session.word("usage.both", first="--since", second="--known-on"))
    if since is not None:
        _redline(session, relation, since, at, form, output)
        return
    to_screen = output == "-" or (output is None and form == "text")
    refuse_bytes_on_screen(session, form, "-" if to_screen else output or "file")
    place = Path("-") if to_screen else Path(output) if output else None
    sheet = cast("Literal['a4', 'letter'] | None", paper)
    content, path, told = api.consolidate(
        session.workspace(), relation, at=at, known_on=known_on, to=form, output=place, paper=sheet
    )
    session.tell(told)
    if path is None:
        show_content(content, form)
    else:
        session.put(shown_path(path))


def _redline(session: Session, relation: str, since: date, until: date | None, form: str, output: str | None) -> None:
    """Shows the changes of the text in force from one day to another."""
    from engross import api

    if until is None:
        raise click.UsageError(session.word("usage.missing", name="`--at`"))
    if form not in COMPARISONS:
        known = ", ".join(f"`{name}`" for name in COMPARISONS)
        raise click.UsageError(session.word("usage.choice", value=form, choices=known))
    refuse_bytes_on_screen(session, form, output)
    options = api.CompareOptions(to=form, lang=session.lang, colour=not to_file(output) and coloured(sys.stdout))
    compared = api.redline_between(session.workspace(), relation, since, until, options)
    deliver(session, compared.content, output, form)
    session.say(compared.sentence)
