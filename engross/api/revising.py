"""Revising: the next edition of a clause, and where an edition stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from engross.api.arguments import one_of
from engross.diagnostics import Collector, Diagnostic, Origin, Refused, refuse
from engross.output import write
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.model.clause import Clause
    from engross.source.library import Library


@dataclass(frozen=True, slots=True)
class Revised:
    """An edition that was opened or changed: its name, where it stands, its files."""

    name: str
    status: str
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as a list shows it; `history` holds what it became, who decided it and when."""

    name: str
    status: str
    rank: int
    of: str
    note: str
    history: tuple[tuple[str, str, str], ...]


def revise(
    workspace: Workspace,
    clause: str,
    *,
    today: date,
    edition: str | None = None,
    note: str | None = None,
    alternative: bool = False,
) -> Revised:
    """Opens the next edition of a clause as a draft beside the last one, or an alternative to one; writes over nothing.

    Raises `Refused`: unknown-clause, unknown-edition, edition-exists, edition-name.
    """
    from engross.source.editions import open_edition
    from engross.source.library import Library

    made = open_edition(
        Library(workspace), clause, year=today.year, edition=edition, note=note, alternative=alternative
    )
    paths = []
    for name, text in made.files.items():
        path = workspace.root / name
        write(path, text.encode())
        paths.append(path)
    return Revised(made.name, "draft", tuple(paths))


def change_state(
    workspace: Workspace, edition: str, state: str, *, by: str, on: date, note: str | None = None
) -> Revised:
    """Changes where an edition (`culture@2027`) stands, in all its languages: who and when are kept beside its text.

    The text itself is never touched, and no edition of the built-in library is
    changed. A note goes to the notes beside it. Raises `Refused`:
    edition-built-in, edition-signed, state-not-next, step-out-of-order.
    """
    from engross.model.clause import Status

    one_of("state", state, tuple(Status))
    from engross.source.editions import every_language, notes_file, trace_with_step
    from engross.source.library import Library

    library = Library(workspace)
    clauses = every_language(library, edition)
    first = clauses[0]
    if not (workspace.root / first.file).is_file():
        raise refuse("edition-built-in", Origin(first.file), clause=first.name)
    name, text = trace_with_step(library, clauses, Status(state), by=by, on=on)
    files = {workspace.root / name: text}
    if note:
        beside = notes_file(first.id, first.edition)
        said = library.text(beside) or ""
        gap = "" if said.endswith("\n") or not said else "\n"
        files[workspace.root / beside] = f"{said}{gap}- {on.isoformat()}, {state}, {by} : {note}\n"
    for path, content in files.items():
        write(path, content.encode())
    return Revised(first.name, state, tuple(files))


def editions(workspace: Workspace, clause: str) -> tuple[tuple[Edition, ...], tuple[Diagnostic, ...]]:
    """Where the editions of a clause stand, alternatives after the edition that they may replace, and what is wrong."""
    from engross.source.library import Library

    library, collector = Library(workspace), Collector()
    ident, _, only = clause.partition("@")
    found: list[Clause] = []
    for name in library.editions(ident):
        one = library.clause_as_written(f"{ident}@{name}", collector)
        if one is not None and only in ("", name):
            found.append(one)
    if not found and not collector.failed:
        library.clause(clause, "fr", Origin(clause), "", collector)
        raise Refused(collector)
    order = {one.edition: at for at, one in enumerate(found)}

    def place(one: Clause) -> tuple[int, int]:
        other = one.front.alternative
        return (order.get(other.of, order[one.edition]), other.rank) if other else (order[one.edition], 1)

    return tuple(_edition(library, one) for one in sorted(found, key=place)), collector.sorted()


def _edition(library: Library, clause: Clause) -> Edition:
    from engross.source.editions import notes_of

    steps = tuple((step.status.value, step.by, step.on.isoformat()) for step in clause.steps)
    other = clause.front.alternative
    rank, of = (other.rank, other.of) if other else (1, "")
    return Edition(clause.name, clause.front.status.value, rank, of, notes_of(library, clause), steps)
