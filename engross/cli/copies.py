"""`engross copies`: the originals that are signed, and the copies made of them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from engross.cli.session import Session
from engross.cli.values import Count, Day, OneOf, OutputPath, ProtocolName, Words, shown_path
from engross.cli.verb import verb

if TYPE_CHECKING:
    from typing import Literal

    from engross.api import Copies, CopyOptions
    from engross.workspace import Workspace

KINDS = ("original", "certified", "publication", "reading")


@verb("copies")
@click.argument("protocol", type=ProtocolName())
@click.option("--kind", type=OneOf(*KINDS), default="original")
@click.option("--report", is_flag=True)
@click.option("--paper", type=OneOf("a4", "letter"))
@click.option("--certifier", type=Words("person"), default="")
@click.option("--of", type=Count(), default=1)
@click.option("--on", type=Day())
@click.option("--by", type=Words("person"))
@click.option("-o", "--output", type=OutputPath())
@click.pass_obj
def command(
    session: Session,
    protocol: str,
    kind: str,
    report: bool,
    paper: str | None,
    certifier: str,
    of: int,
    on: date | None,
    by: str | None,
    output: str | None,
) -> int:
    from engross import api

    if report and kind != "original":
        raise click.UsageError(session.word("usage.both", first="--report", second=f"--kind {kind}"))
    if output is not None and Path(output).is_file():
        raise click.UsageError(session.word("usage.folder", value=output))
    workspace = session.workspace()
    now = datetime.now().astimezone()
    options = api.CopyOptions(
        on=on or now.date(),
        when=now,
        who=session.who(by),
        kind=cast("Literal['original', 'certified', 'publication', 'reading']", kind),
        paper=cast("Literal['a4', 'letter'] | None", paper),
        output=Path(output) if output is not None else None,
        certifier=certifier,
        of=of,
        lang=session.lang,
    )
    if report:
        return _report(session, workspace, protocol, options)
    made = api.copies(workspace, protocol, options)
    session.tell(made.diagnostics)
    _show(session, made)
    return 0


def _report(session: Session, workspace: Workspace, protocol: str, options: CopyOptions) -> int:
    from engross import api

    found = api.fit(workspace, protocol, options)
    if session.json:
        session.put(found.json)
    else:
        session.put(found.text)
        for path in found.paths:
            session.say(shown_path(path))
    return 0 if found.fit else 1


def _show(session: Session, made: Copies) -> None:
    if session.json:
        session.put_json(
            {
                "copies": [
                    {
                        "path": shown_path(one.path),
                        "mark": one.counterpart.mark,
                        "keeper": one.counterpart.keeper,
                        "fingerprint": one.fingerprint,
                        "sha256": one.sha256,
                        "pages": one.pages,
                        "fresh": one.fresh,
                        "signed": one.signed,
                    }
                    for one in made.copies
                ],
                "sheets": [shown_path(path) for path in made.sheets],
            }
        )
        return
    for path in (*(one.path for one in made.copies), *made.sheets):
        session.put(shown_path(path))
    standing = sum(not one.fresh for one in made.copies)
    signed = sum(one.signed for one in made.copies)
    originals = all(one.counterpart.kind == "original" for one in made.copies)
    fresh = len(made.copies) - standing
    said = [session.word("talk.originals" if originals else "talk.copies", n=fresh)] * bool(fresh)
    same = "talk.unchanged.originals" if originals else "talk.unchanged.copies"
    said += [session.word(same, n=standing)] * bool(standing)
    said += [session.word("talk.signed", n=signed)] * bool(signed)
    session.say(", ".join(said))
