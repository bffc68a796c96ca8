"""`engross copies`: makes the originals to be signed, and copies of them."""

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
    copies_made = api.copies(workspace, protocol, options)
    session.tell(copies_made.diagnostics)
    _show(session, copies_made)
    return 0


def _report(session: Session, workspace: Workspace, protocol: str, options: CopyOptions) -> int:
    from engross import api

    fitness = api.fit(workspace, protocol, options)
    if session.json:
        session.put(fitness.json)
    else:
        session.put(fitness.text)
        for path in fitness.paths:
            session.say(shown_path(path))
    return 0 if fitness.fit else 1


def _show(session: Session, result: Copies) -> None:
    if session.json:
        session.put_json(
            {
                "copies": [
                    {
                        "path": shown_path(copy.path),
                        "mark": copy.counterpart.mark,
                        "keeper": copy.counterpart.keeper,
                        "fingerprint": copy.fingerprint,
                        "sha256": copy.sha256,
                        "pages": copy.pages,
                        "fresh": copy.fresh,
                        "signed": copy.signed,
                    }
                    for copy in result.copies
                ],
                "sheets": [shown_path(path) for path in result.sheets],
            }
        )
        return
    for path in (*(copy.path for copy in result.copies), *result.sheets):
        session.put(shown_path(path))
    standing = sum(not copy.fresh for copy in result.copies)
    signed = sum(copy.signed for copy in result.copies)
    originals = all(copy.counterpart.kind == "original" for copy in result.copies)
    fresh = len(result.copies) - standing
    counts = [session.word("talk.originals" if originals else "talk.copies", n=fresh)] * bool(fresh)
    same = "talk.unchanged.originals" if originals else "talk.unchanged.copies"
    counts += [session.word(same, n=standing)] * bool(standing)
    counts += [session.word("talk.signed", n=signed)] * bool(signed)
    session.say(", ".join(counts))
