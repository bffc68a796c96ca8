"""`engross fill`: lists the blanks of a draft, or fills them one by one or all at once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from engross.cli.session import Session
from engross.cli.values import Pair, ProtocolName, shown_path
from engross.cli.verb import verb
from engross.diagnostics import Refused

if TYPE_CHECKING:
    from engross.api import Blank
    from engross.workspace import Workspace


@verb("fill")
@click.argument("protocol", type=ProtocolName())
@click.option("--set", "values", type=Pair(), multiple=True)
@click.option("--list", "listed", is_flag=True)
@click.pass_obj
def command(session: Session, protocol: str, values: tuple[tuple[str, str], ...], listed: bool) -> None:
    from engross import api

    workspace = session.workspace()
    asked = api.blanks(workspace, protocol)
    if listed:
        if session.json:
            fields = ("name", "kind", "where", "party", "office")
            session.put_json([{field: getattr(blank, field) for field in fields} for blank in asked])
        for blank in () if session.json else asked:
            session.put("  ".join(_lines(session, blank)))
        return
    if values:
        filled = api.fill(workspace, protocol, dict(values))
        session.put(shown_path(filled.path))
        left = list(filled.left)
    else:
        left = _one_by_one(session, workspace, protocol, asked)
    session.say(session.word("talk.blanks", n=len(left)) if left else session.word("talk.filled"))


def _lines(session: Session, blank: Blank) -> list[str]:
    """The question of a blank, what is accepted, and where it is printed."""
    if blank.kind == "person":
        question = session.word("blank.who", office=blank.office, party=blank.party)
    else:
        question = blank.name
    known = {"signatures": "blank.signatures", "cover": "blank.cover"}
    where = session.word(known[blank.where]) if blank.where in known else f"« {blank.where} »"
    return [question, f"({session.word(f'blank.{blank.kind}')})", session.word("blank.where", where=where)]


def _one_by_one(session: Session, workspace: Workspace, protocol: str, asked: tuple[Blank, ...]) -> list[Blank]:
    """Asks for each blank; an empty answer leaves it open. After a refused answer, it is asked again."""
    from engross import api

    left = []
    for blank in asked:
        while True:
            session.clear()
            sys.stderr.write("\n".join(_lines(session, blank)) + "\n> ")
            sys.stderr.flush()
            line = sys.stdin.readline()
            answer = line.strip()
            if not answer:
                left.append(blank)
                break
            try:
                api.fill(workspace, protocol, {blank.name: answer})
            except Refused as refused:
                session.tell(refused.diagnostics)
                if not sys.stdin.isatty():
                    raise
                continue
            break
    return left
