"""`engross adopt`: copies the built-in files of a relation into the workspace."""

from __future__ import annotations

import click

from engross.cli.session import Session
from engross.cli.values import RelationName, shown_path
from engross.cli.verb import verb


@verb("adopt")
@click.argument("relation", type=RelationName())
@click.pass_obj
def command(session: Session, relation: str) -> None:
    from engross import api

    adopted = api.adopt(session.workspace(), relation)
    if session.json:
        kinds = {"files": adopted.files, "kept": adopted.kept}
        session.put_json({key: [shown_path(path) for path in paths] for key, paths in kinds.items()})
        return
    for path in adopted.files:
        session.put(shown_path(path))
    session.say(session.word("talk.adopted", n=len(adopted.files)))
    if adopted.kept:
        session.say(session.word("talk.kept", n=len(adopted.kept)))
