"""`engross import`: takes an old act out of a file into clauses, parties and a draft protocol."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross.cli.session import Session
from engross.cli.values import InputPath, NewFolder, Words, shown_path
from engross.cli.verb import verb

if TYPE_CHECKING:
    from engross.api import Proposal


@verb("import")
@click.argument("file", type=InputPath())
@click.option("-o", "--output", type=NewFolder())
@click.option("--name", type=Words("words"), default="")
@click.option("--language", type=Words("words"), default="")
@click.option("--ask/--no-ask", default=None)
@click.pass_obj
def command(session: Session, /, file: str, output: str | None, name: str, language: str, ask: bool | None) -> None:
    from engross import api

    workspace = session.workspace() if output is None else api.import_folder(Path(output))
    asks = ask if ask is not None else sys.stdin.isatty() and sys.stderr.isatty() and not session.json
    confirm = (lambda proposal: _ask(session, proposal)) if asks else None
    done = api.import_act(workspace, file, api.ImportOptions(name, language), confirm=confirm)
    session.tell(done.diagnostics)
    if session.json:
        session.put_json(
            {
                "name": done.name,
                "files": [shown_path(path) for path in done.files],
                "words": done.words,
                "lost": 0,
                "added": list(done.added),
                "left_out": dict(done.left_out),
                "values": list(done.values),
                "proposals": [
                    {"name": one.name, "value": one.value, "sure": one.sureness, "confirmed": one.confirmed}
                    for one in done.proposals
                ],
            }
        )
        return
    for path in done.files:
        session.put(shown_path(path))
    session.say(session.word("talk.imported", n=done.words, act=done.name))
    if done.added:
        shown = " ".join(dict.fromkeys(done.added))
        session.say(session.word("talk.import-added", n=len(done.added), words=shown))
    for kind, count in sorted(done.left_out.items()):
        session.say(session.word("talk.import-left-out", n=count, what=session.word(f"uncompared.{kind}", n=count)))
    for one in done.proposals:
        state = (
            session.word("proposal.confirmed") if one.confirmed else f"todo, {session.word(f'proposal.{one.sureness}')}"
        )
        session.say(f"  {_called(session, one)}: {one.value} ({state})")


def _called(session: Session, proposal: Proposal) -> str:
    kind, _, number = proposal.name.partition("-")
    return f"{session.word(f'proposal.{kind}')} {number}".strip()


def _ask(session: Session, proposal: Proposal) -> str | None:
    """What the person keeps: the proposal itself (Enter), other words, or nothing (`-`): it stays marked."""
    sureness = session.word(f"proposal.{proposal.sureness}")
    question = f"{_called(session, proposal)}: {proposal.value} ({sureness}) {session.word('proposal.keep')}"
    answer = str(click.prompt(question, default="", show_default=False, prompt_suffix=" ", err=True)).strip()
    if answer == "-":
        return None
    return answer or proposal.value
