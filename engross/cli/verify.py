"""`engross verify`: checks a copy."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross.cli.results import deliver, form_of, to_file
from engross.cli.session import Session
from engross.cli.values import InputPath, Instant, OneOf, OutputPath
from engross.cli.verb import verb
from engross.diagnostics import Refused
from engross.forms import VERIFICATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.api import Verified, VerifyOptions
    from engross.workspace import Workspace

_LEVELS = ("b-b", "b-t", "b-lt", "b-lta")


@verb("verify")
@click.argument("files", nargs=-1, required=True, type=InputPath())
@click.option("--trust", multiple=True, type=InputPath())
@click.option("--online", is_flag=True)
@click.option("--level", type=OneOf(*_LEVELS))
@click.option("--at", type=Instant())
@click.option("--rebuild/--no-rebuild", default=True)
@click.option("--to", type=OneOf(*VERIFICATIONS))
@click.option("-o", "--output", type=OutputPath())
@click.pass_obj
def command(
    session: Session,
    files: tuple[str, ...],
    trust: tuple[str, ...],
    online: bool,
    level: str | None,
    at: datetime | None,
    rebuild: bool,
    to: str | None,
    output: str | None,
) -> int:
    from engross import api

    form = form_of(session, to, output, VERIFICATIONS, "json" if session.json else "text")
    if form == "pdf" and (output is None or output == "-"):
        raise click.UsageError(session.word("usage.terminal"))
    if form == "pdf" and len(files) > 1:
        raise click.UsageError(session.word("usage.verify.one"))
    options = api.VerifyOptions(
        at or datetime.now().astimezone(), tuple(map(Path, trust)), online, level or "", rebuild=rebuild
    )
    workspace = _workspace(session)
    verified = api.verify(workspace, tuple(_meant(workspace, files)), options)
    content = _said(session, workspace, verified, options, form)
    deliver(session, content, output, form)
    if to_file(output):
        for result in verified:
            session.say(f"{result.name}{session.word('colon')}{session.word(f'verified.{result.state}')}")
    return 0 if all(result.state == "yes" for result in verified) else 1


def _meant(workspace: Workspace | None, files: tuple[str, ...]) -> Iterator[Path]:
    """The files; for the name of a protocol, its signed files that the workspace keeps."""
    from engross import api

    for file in files:
        if workspace is not None and not Path(file).exists() and file in workspace.protocol_names():
            yield from api.signed_files(workspace, file)
        else:
            yield Path(file)


def _workspace(session: Session) -> Workspace | None:
    """The workspace whose register is read; None if there is none, as for a counterpart that has only the file."""
    try:
        return session.workspace()
    except Refused:
        if session.folder is not None:
            raise
        return None


def _said(
    session: Session, workspace: Workspace | None, verified: tuple[Verified, ...], options: VerifyOptions, form: str
) -> bytes:
    from engross import api
    from engross.messages import harmless_json
    from engross.messages.report import as_json

    if form == "json":
        import json

        plain = [
            {**api.verification_json(result), "diagnostics": as_json(result.diagnostics, session.lang)}
            for result in verified
        ]
        return (harmless_json(json.dumps(plain, ensure_ascii=False, indent=2)) + "\n").encode()
    screen = form == "text"
    sheets = [api.verification_sheet(result, options, session.lang, screen=screen) for result in verified]
    if form == "pdf":
        return api.verification_pdf(workspace, sheets[0])
    return "\n".join(api.sheet_words(sheet) for sheet in sheets).encode()
