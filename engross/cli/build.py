"""`engross build`: makes documents from protocols, once or at each change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from engross.cli import INTERRUPTED
from engross.cli.results import form_of, refuse_bytes_on_screen, show_content
from engross.cli.session import Session
from engross.cli.values import Count, OneOf, OutputPath, PartyName, ProtocolName, shown_path
from engross.cli.verb import verb
from engross.diagnostics import Collector, Severity
from engross.forms import DOCUMENTS, form_of_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from engross.api import BuildOptions, Built
    from engross.diagnostics import Diagnostic
    from engross.workspace import Workspace


@verb("build")
@click.argument("protocols", nargs=-1, required=True, type=ProtocolName())
@click.option("--to", type=OneOf(*DOCUMENTS))
@click.option("-o", "--output", type=OutputPath())
@click.option("--paper", type=OneOf("a4", "letter"))
@click.option("--draft/--final", default=None)
@click.option("--first", type=PartyName())
@click.option("--jobs", type=Count())
@click.option("--watch", is_flag=True)
@click.option("--force", is_flag=True)
@click.pass_obj
def command(
    session: Session,
    protocols: tuple[str, ...],
    to: str | None,
    output: str | None,
    paper: str | None,
    draft: bool | None,
    first: str | None,
    jobs: int | None,
    watch: bool,
    force: bool,
) -> int:
    from engross import api

    protocols = tuple(dict.fromkeys(protocols))
    options = api.BuildOptions(
        to=form_of(session, to, output, DOCUMENTS, "pdf"),
        output=Path(output) if output else None,
        paper=cast("Literal['a4', 'letter'] | None", paper),
        draft=draft,
        first=first,
        force=force,
    )
    _refuse_nonsense(session, protocols, options, watch)
    workspace = session.workspace()
    if watch:
        return _watch(session, workspace, protocols, options)
    built = api.build(workspace, protocols, options, jobs=jobs, progress=session.progress)
    return _report(session, built, options.to)


def _refuse_nonsense(session: Session, protocols: Sequence[str], options: BuildOptions, watch: bool) -> None:
    if str(options.output) == "-":
        if watch:
            raise click.UsageError(session.word("usage.both", first="-o -", second="--watch"))
        if len(protocols) > 1:
            raise click.UsageError(session.word("usage.one"))
        if session.json:
            raise click.UsageError(session.word("usage.both", first="-o -", second="--format json"))
        refuse_bytes_on_screen(session, options.to, "-")
    elif len(protocols) > 1 and options.output is not None and _names_a_file(Path(options.output)):
        raise click.UsageError(session.word("usage.folder", value=options.output))


def _names_a_file(path: Path) -> bool:
    return path.is_file() or (form_of_file(path.name, DOCUMENTS) is not None and not path.is_dir())


def _watch(session: Session, workspace: Workspace, protocols: Sequence[str], options: BuildOptions) -> int:
    from engross import api

    for built, seconds in api.watch(workspace, protocols, options):
        session.tell(_distinct(built))
        done = ", ".join(result.name for result in built if result.path is not None)
        if done:
            session.say(session.word("talk.built", name=done, seconds=_decimal(session, seconds)))
        session.say(session.word("talk.watching"))
    return INTERRUPTED


def _decimal(session: Session, number: float) -> str:
    return f"{number:.2f}".replace(".", session.word("decimal"))


def _report(session: Session, built: Sequence[Built], form: str) -> int:
    session.tell(_distinct(built))
    for result in built:
        if result.content is not None:
            show_content(result.content, form)
    if session.json:
        session.put_json([_plain(result) for result in built])
    else:
        for result in built:
            if result.path is not None:
                session.put(shown_path(result.path))
    unchanged = sum(result.path is not None and not result.fresh for result in built)
    fresh = sum(result.fresh for result in built)
    if len(built) > 1 or unchanged:
        counted = [("talk.fresh", fresh), ("talk.unchanged", unchanged)]
        session.say(", ".join(session.word(key, n=number) for key, number in counted if number or key == "talk.fresh"))
    return 1 if any(_failed(result) for result in built) else 0


def _distinct(built: Sequence[Built]) -> tuple[Diagnostic, ...]:
    """The diagnostics of all results, each once, since protocols share clauses. Notes are left to `check`."""
    collector = Collector()
    for result in built:
        collector.extend(diagnostic for diagnostic in result.diagnostics if diagnostic.severity is not Severity.NOTE)
    return collector.sorted()


def _failed(result: Built) -> bool:
    nothing = result.path is None and result.content is None
    return nothing or any(diagnostic.severity is Severity.ERROR for diagnostic in result.diagnostics)


def _plain(result: Built) -> dict[str, object]:
    path = shown_path(result.path) if result.path is not None else None
    return {"name": result.name, "path": path, "fresh": result.fresh, "pages": result.pages}
