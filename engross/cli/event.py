"""`engross event`: enters an event in the life of an act: prolonged, denounced, suspended…"""

from __future__ import annotations

from datetime import date

import click

from engross.cli.session import Session
from engross.cli.values import Day, LifeEventName, OneOf, PartyName, ProtocolName, Words, shown_path
from engross.cli.verb import verb


@verb("event")
@click.argument("protocol", type=ProtocolName())
@click.argument("kind", type=LifeEventName())
@click.option("--day", type=Day(), required=True)
@click.option("--source", type=Words("text"), required=True)
@click.option("--party", type=PartyName())
@click.option("--received", type=Day())
@click.option("--effect", type=Day())
@click.option("--until", type=Day())
@click.option("--ends", type=OneOf("act", "party"))
@click.option("--new", type=Words("text"))
@click.option("--rests-on", "rests_on", type=Words("text"))
@click.option("--note", type=Words("words"))
@click.pass_obj
def command(session: Session, /, protocol: str, kind: str, day: date, source: str, **more: object) -> None:
    from engross import api

    path, diagnostics = api.enter_event(session.workspace(), protocol, kind, day, source=source, **more)
    session.tell(diagnostics)
    if session.json:
        session.put_json({"file": shown_path(path), "kind": kind, "day": day.isoformat()})
        return
    session.put(shown_path(path))
    session.say(
        session.word("lives.entered", kind=session.word(f"lives.kind.{kind}"), day=day.isoformat(), name=protocol)
    )
