"""`engross radar`: what ends when, and when drafting must start."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross.cli.clock import today_or
from engross.cli.session import Session
from engross.cli.values import Count, Day, OneOf, OutputPath
from engross.cli.verb import verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engross.api import Deadline

_BY_ENDING = {".html": "html", ".htm": "html", ".pdf": "pdf", ".ics": "ics", ".json": "json"}
_DAYS = ("start", "end", "sitting", "begin")


@verb("radar")
@click.option("--lead", type=Count())
@click.option("--all", "everything", is_flag=True)
@click.option("--to", type=OneOf("text", "html", "pdf", "ics", "json"))
@click.option("-o", "--output", type=OutputPath())
@click.option("--today", type=Day())
@click.pass_obj
def command(
    session: Session, lead: int | None, everything: bool, to: str | None, output: str | None, today: date | None
) -> None:
    from engross import api
    from engross.output import write

    to_file = output is not None and output != "-"
    form = to or (_BY_ENDING.get(Path(str(output)).suffix.lower(), "text") if to_file else "text")
    if session.json:
        form = to or "json"
    if form == "pdf" and not to_file:
        raise click.UsageError(session.word("usage.file", value="pdf"))
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
    if to_file:
        write(Path(str(output)), content)
        session.put(str(output))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
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
        cells.append([row.name, standing, *(_day(one) or "–" for one in (row.end, row.sitting, row.begin)), row.next])
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(text + " " * (room - width(text)) for text, room in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]
