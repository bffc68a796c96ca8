"""`engross next`: shows the state of acts, and what to do next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from engross.cli.session import Session, today_or
from engross.cli.values import Day, ProtocolName
from engross.cli.verb import verb

if TYPE_CHECKING:
    from engross.api import ActStatus, Task


@verb("next")
@click.argument("protocol", required=False, type=ProtocolName())
@click.option("--today", type=Day())
@click.pass_obj
def command(session: Session, protocol: str | None, today: date | None) -> None:
    from engross import api

    statuses = api.next_steps(session.workspace(), protocol, today=today_or(today))
    if session.json:
        session.put_json([_plain(session, status) for status in statuses])
        return
    for index, status in enumerate(statuses):
        if index:
            session.put("\n")
        session.put(f"{status.act}{session.word('colon')}{_state(session, status)}")
        for number, task in enumerate(status.tasks, 1):
            session.put(f"  {number}. {_sentence(session, task)}\n     {task.command}")
        if not status.tasks:
            session.put(f"  {session.word('task.nothing')}")
    if not statuses:
        session.say(session.word("talk.empty"))


def _state(session: Session, status: ActStatus) -> str:
    words = session.word(f"deadline.standing.{status.state}")
    if status.facts.get("end"):
        return f"{words}{session.word('task.until', end=status.facts['end'])}"
    return words


def _sentence(session: Session, task: Task) -> str:
    facts: dict[str, object] = dict(task.facts)
    if "n" in facts:
        facts["n"] = int(task.facts["n"])
    return session.word(f"task.{task.what}", **facts)


def _plain(session: Session, status: ActStatus) -> dict[str, object]:
    tasks = [
        {"what": task.what, "command": task.command, "sentence": _sentence(session, task)} for task in status.tasks
    ]
    return {"act": status.act, "state": status.state, "tasks": tasks}
