"""`engross radar`: shows when acts end, and when drafting must start."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from engross.cli.results import deliver, form_of, refuse_bytes_on_screen
from engross.cli.session import Session, today_or
from engross.cli.values import Count, Day, OneOf, OutputPath
from engross.cli.verb import verb
from engross.forms import DEADLINES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engross.api import Deadline

_DAYS = ("start", "end", "sitting", "begin")


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
    rows, diagnostics = api.radar(workspace, day, weeks=lead, everything=everything)
    session.tell(diagnostics)
    if form == "ics":
        content = api.radar_calendar(rows, day, session.lang)
    elif form == "json":
        content = _json(rows)
    elif form == "text":
        content = "".join(f"{line}\n" for line in _table(session, rows)).encode()
    else:
        content = api.radar_page(workspace, rows, day, form, session.lang)
    deliver(session, content, output)
    if not rows:
        session.say(session.word("talk.empty"))


def _json(rows: Sequence[Deadline]) -> bytes:
    import json
    from dataclasses import asdict

    plain = [{**asdict(row), **{name: _day(getattr(row, name)) or None for name in _DAYS}} for row in rows]
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _table(session: Session, rows: Sequence[Deadline]) -> list[str]:
    from engross.messages.report import width

    if not rows:
        return []
    names = ("name", "standing", "end", "sitting", "begin", "next")
    cells = [[session.word(f"deadline.column.{name}") for name in names]]
    for row in rows:
        standing = session.word(f"deadline.standing.{row.standing.value}")
        cells.append([row.name, standing, *(_day(day) or "–" for day in (row.end, row.sitting, row.begin)), row.next])
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(text + " " * (room - width(text)) for text, room in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]
