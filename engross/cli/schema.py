"""`engross schema`: writes the JSON Schemas of the YAML files, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from engross.cli.session import Session
from engross.cli.values import NewFolder
from engross.cli.verb import verb


@verb("schema")
@click.argument("folder", default="-", type=NewFolder())
@click.pass_obj
def command(session: Session, folder: str) -> None:
    from engross import api
    from engross.output import write

    schemas = api.schemas(session.lang)
    if folder == "-":
        session.put_json(schemas)
        return
    for name, schema in schemas.items():
        path = Path(folder) / name
        write(path, (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode())
        session.put(str(path))
