"""`engross renew`: the draft of the next act."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross.cli.clock import today_or
from engross.cli.session import Session
from engross.cli.values import DayText, PartyName, PeriodName, ProtocolName
from engross.cli.verb import verb

if TYPE_CHECKING:
    from engross.api import Renewed


@verb("renew")
@click.argument("protocol", type=ProtocolName())
@click.option("--period", type=PeriodName(), required=True)
@click.option("--signing-date", type=DayText())
@click.option("--at", type=PartyName())
@click.option("--today", type=DayText())
@click.pass_obj
def command(
    session: Session, protocol: str, period: str, signing_date: str | None, at: str | None, today: str | None
) -> None:
    from engross import api

    day = today_or(today)
    made = api.renew(session.workspace(), protocol, period=period, today=day, signing=signing_date, place=at)
    _tell(session, made)


def _tell(session: Session, made: Renewed) -> None:
    session.tell(made.diagnostics)
    if session.json:
        session.put_json({"name": made.name, "files": [str(path) for path in made.files]})
        return
    for path in made.files:
        session.put(shown(path))
    for line in summary(session, made):
        session.say(line)
    if made.besides:
        session.say(session.word("talk.besides", n=made.besides, name=made.name))


def summary(session: Session, made: Renewed) -> list[str]:
    """What changes, in sentences."""
    out = []
    for one in made.changes:
        where = one.where or session.word("renewal.cover")
        out.append(f"- {session.word(f'renewal.{one.what}', where=where, old=one.old, new=one.new)}")
    return [session.word("renewal.changes", n=len(out)), *out] if out else []


def shown(path: Path) -> str:
    """The path from where the person is, if that is shorter."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_absolute() and path.is_relative_to(here) else str(path)
