"""`engross status`: shows or changes the status of an edition."""

from __future__ import annotations

import json
from datetime import date

import click

from engross.cli.session import Session, today_or
from engross.cli.values import Day, EditionName, OneOf, Words, shown_path
from engross.cli.verb import verb

STATES = ("draft", "ready", "proposed", "approved", "signed", "withdrawn")


@verb("status")
@click.argument("clause", type=EditionName())
@click.argument("state", type=OneOf(*STATES, holds="state"), required=False)
@click.option("--by", type=Words("words"))
@click.option("--on", type=Day())
@click.option("--number", type=Words("words"))
@click.option("--note", type=Words("words"))
@click.pass_obj
def command(
    session: Session,
    clause: str,
    state: str | None,
    by: str | None,
    on: date | None,
    number: str | None,
    note: str | None,
) -> int | None:
    if state is None:
        if by or number or note:
            option = "--by" if by else "--number" if number else "--note"
            raise click.UsageError(session.word("usage.with.state", name=option))
        return _show(session, clause, today_or(on))
    of_act = "/" in clause
    if not by and not (of_act and state in ("ready", "draft")):
        raise click.UsageError(session.word("usage.by"))
    if "@" not in clause and not of_act:
        raise click.UsageError(session.word("usage.edition", value=clause))
    if of_act and note:
        raise click.UsageError(session.word("usage.both", first=clause, second="--note"))
    from engross import api

    workspace, day = session.workspace(), today_or(on)
    if of_act:
        revised = api.change_states(workspace, clause, state, by=by or session.who(None), on=day, number=number)
    else:
        revised = api.change_state(workspace, clause, state, by=str(by), on=day, number=number, note=note)
    if session.json:
        session.put_json(
            {"name": revised.name, "status": revised.status, "files": [shown_path(path) for path in revised.files]}
        )
        return None
    for path in revised.files:
        session.put(shown_path(path))
    state = session.word(f"state.{revised.status}")
    traces = sum(path.name.endswith(".trace.yaml") for path in revised.files)
    if of_act and traces:
        session.say(session.word("talk.stands.act", n=traces, state=state))
    else:
        session.say(session.word("talk.stands", name=revised.name, state=state))
    return None


def _show(session: Session, clause: str, today: date) -> int:
    from engross import api

    if "/" in clause:
        return _show_act(session, clause, today)
    rows, diagnostics = api.editions(session.workspace(), clause)
    session.tell(diagnostics)
    if session.json:
        session.put_json(
            [
                {
                    "name": edition.name,
                    "status": edition.status,
                    "rank": edition.rank,
                    "of": edition.of,
                    "note": edition.note,
                    "history": [dict(zip(("status", "by", "on"), step, strict=True)) for step in edition.history],
                }
                for edition in rows
            ]
        )
        return int(bool(diagnostics))
    for edition in rows:
        line = f"{edition.name}  {session.word(f'state.{edition.status}')}"
        if edition.of:
            line += f"  {session.word('state.alternative', rank=edition.rank, of=edition.of)}"
        session.put(line)
        for status, by, day in edition.history:
            session.put(f"    {day}  {session.word(f'state.{status}')}, {by}")
        if edition.note:
            session.put(f"    {edition.note}")
    return int(bool(diagnostics))


def _show_act(session: Session, act: str, today: date) -> int:
    """The life of an act, and where the editions of its clauses stand."""
    from engross import api

    workspace = session.workspace()
    told, diagnostics = api.life(workspace, act, today)
    clauses = api.clauses_of(workspace, act)
    session.tell(diagnostics)
    if session.json:
        [life] = json.loads(api.life_json((told,), session.lang))
        session.put_json({"life": life, "clauses": [{"name": name, "status": state} for name, state in clauses]})
        return 0
    session.put(api.life_lines(workspace, act, today, session.lang))
    for name, state in clauses:
        session.put(f"{name}  {session.word(f'state.{state}')}")
    return 0
