"""`engross radar`: shows when acts end, and when drafting must start."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import click

from engross.cli.results import deliver, form_of, refuse_bytes_on_screen
from engross.cli.session import Session, today_or
from engross.cli.values import Count, Day, OneOf, OutputPath
from engross.cli.verb import verb
from engross.forms import DEADLINES

if TYPE_CHECKING:
    from engross.api import Grid


@verb("radar")
@click.option("--lead", type=Count())
@click.option("--all", "everything", is_flag=True)
@click.option("--to", type=OneOf(*DEADLINES))
@click.option("-o", "--output", type=OutputPath())
@click.option("--today", type=Day())
@click.pass_obj
def command(
    session: Session, lead: int | None, everything: bool, to: str | None, output: str | None, today: date | None
) -> None:
    from engross import api

    form = form_of(session, to, output, DEADLINES, "json" if session.json else "text")
    refuse_bytes_on_screen(session, form, output)
    day = today_or(today)
    workspace = session.workspace()
    rows, diagnostics = api.radar(workspace, day, weeks=lead, everything=everything or form == "ics")
    session.tell(diagnostics)
    if form == "ics":
        identity = api.calendar_identity(workspace, lambda: uuid4().hex)
        content = api.radar_calendar(rows, day, session.lang, workspace=workspace, identity=identity)
    elif form == "json":
        content = api.radar_json(rows, session.lang).encode()
    elif form == "text":
        content = "".join(f"{line}\n" for line in _table(api.radar_table(workspace, rows, session.lang))).encode()
    else:
        content = api.radar_page(workspace, rows, day, form, session.lang)
    deliver(session, content, output, form)
    if not rows:
        session.say(session.word("talk.empty"))


def _table(grid: Grid) -> list[str]:
    from engross.messages.report import width

    if not grid.rows:
        return []
    cells = [list(grid.head), *([cell.text for cell in row] for row in grid.rows)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(text + " " * (room - width(text)) for text, room in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]
