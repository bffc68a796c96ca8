"""`engross renew`: the draft of the next act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from engross.cli.clock import today_or
from engross.cli.session import Session
from engross.cli.values import Day, PartyName, PeriodName, ProtocolName, shown_path
from engross.cli.verb import verb

if TYPE_CHECKING:
    from engross.api import Renewed


@verb("renew")
@click.argument("protocol", type=ProtocolName())
@click.option("--period", type=PeriodName(), required=True)
@click.option("--signing-date", type=Day())
@click.option("--at", type=PartyName())
@click.option("--today", type=Day())
@click.pass_obj
def command(
    session: Session, protocol: str, period: str, signing_date: date | None, at: str | None, today: date | None
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
        session.put(shown_path(path))
    for line in summary(session, made):
        session.say(line)
    if made.outcome.blanks:
        session.say(session.word("renewal.blanks", n=len(made.outcome.blanks)))
    for name in made.outcome.blanks:
        session.say(f"- {name}")
    if made.outcome.besides:
        session.say(session.word("talk.besides", n=made.outcome.besides, name=made.name))


def summary(session: Session, made: Renewed) -> list[str]:
    """What changes, in sentences."""
    out = []
    for one in made.outcome.changes:
        where = one.where or session.word("renewal.cover")
        out.append(f"- {session.word(f'renewal.{one.what}', where=where, old=one.old, new=one.new)}")
    return [session.word("renewal.changes", n=len(out)), *out] if out else []
