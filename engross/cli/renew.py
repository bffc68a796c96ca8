"""`engross renew`: writes the draft of the next act, or the sheet on which the parties decide."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross.cli.results import deliver, form_of, refuse_bytes_on_screen
from engross.cli.session import Session, today_or
from engross.cli.values import Day, InputPath, OneOf, OutputPath, PartyName, PeriodName, ProtocolName, shown_path
from engross.cli.verb import verb
from engross.forms import RENEWALS

if TYPE_CHECKING:
    from engross.api import Renewed
    from engross.workspace import Workspace


@verb("renew")
@click.argument("protocol", type=ProtocolName())
@click.option("--period", type=PeriodName())
@click.option("--signing-date", type=Day())
@click.option("--at", type=PartyName())
@click.option("--answers", type=InputPath(), multiple=True)
@click.option("--sheet", is_flag=True)
@click.option("--to", type=OneOf(*RENEWALS))
@click.option("-o", "--output", type=OutputPath())
@click.option("--today", type=Day())
@click.pass_obj
def command(
    session: Session,
    protocol: str,
    period: str | None,
    signing_date: date | None,
    at: str | None,
    answers: tuple[str, ...],
    sheet: bool,
    to: str | None,
    output: str | None,
    today: date | None,
) -> None:
    from engross import api

    if not sheet and (to or output):
        raise click.UsageError(session.word("usage.with", name="--to" if to else "-o", other="--sheet"))
    if period is None and not answers:
        raise click.UsageError(session.word("usage.missing", name="`--period`"))
    workspace, day = session.workspace(), today_or(today)
    if sheet:
        _sheet(session, workspace, protocol, period, signing_date, at, answers, day, to, output)
        return
    renewed = api.renew(
        workspace,
        protocol,
        today=day,
        period=period,
        signing=signing_date,
        place=at,
        answers=[Path(file) for file in answers],
    )
    _tell(session, renewed)


def _sheet(
    session: Session,
    workspace: Workspace,
    protocol: str,
    period: str | None,
    signing: date | None,
    place: str | None,
    answers: tuple[str, ...],
    today: date,
    to: str | None,
    output: str | None,
) -> None:
    from engross import api

    form = form_of(session, to, output, RENEWALS, "pdf")
    refuse_bytes_on_screen(session, form, output or "file")
    sheet = api.renewal_sheet(
        workspace,
        protocol,
        today=today,
        period=period,
        signing=signing,
        place=place,
        lang=session.lang,
        answers=[Path(file) for file in answers],
    )
    content = api.renewal_page(workspace, sheet, form)
    deliver(session, content, output or workspace.output / f"{sheet.target}.renewal.{form}", form)


def _tell(session: Session, renewed: Renewed) -> None:
    from engross import api

    session.tell(renewed.diagnostics)
    if session.json:
        changes = [
            {"where": change.where, "what": change.what, "old": change.old, "new": change.new}
            for change in renewed.outcome.changes
        ]
        session.put_json(
            {
                "name": renewed.name,
                "files": [shown_path(path) for path in renewed.files],
                "changes": changes,
                "blanks": list(renewed.blanks),
                "unanswered": list(renewed.unanswered),
            }
        )
        return
    for path in renewed.files:
        session.put(shown_path(path))
    told = [api.change_sentence(change, session.lang) for change in renewed.outcome.changes]
    if told:
        session.say(session.word("renewal.changes", n=len(told)))
    for line in told:
        session.say(f"- {line}")
    if renewed.blanks:
        session.say(session.word("renewal.blanks", n=len(renewed.blanks)))
    for name in renewed.blanks:
        session.say(f"- {name}")
    if renewed.unanswered:
        session.say(session.word("renewal.unanswered", n=len(renewed.unanswered), names=", ".join(renewed.unanswered)))
    if renewed.outcome.rest:
        session.say(session.word("talk.besides", n=len(renewed.outcome.rest), name=renewed.name))
