"""Revising: the next edition of a clause, and where an edition stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from engross.diagnostics import Collector, Diagnostic, Origin, Refused
from engross.output import write
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.model.clause import Clause


@dataclass(frozen=True, slots=True)
class Revised:
    """An edition that was opened or changed: its name, where it stands, its files."""

    name: str
    status: str
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as a list shows it; `history` holds what it became, who decided it, when, and a note."""

    name: str
    status: str
    rank: int
    of: str
    note: str
    history: tuple[tuple[str, str, str, str], ...]


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
    from engross.source.editions import opened
    from engross.source.library import Library

    made = opened(Library(workspace), clause, year=today.year, edition=edition, note=note, alternative=alternative)
    paths = []
    for name, text in made.files.items():
        path = workspace.root / name
        write(path, text.encode())
        paths.append(path)
    return Revised(made.name, "draft", tuple(paths))


def change_state(
    workspace: Workspace, edition: str, state: str, *, by: str, on: date, note: str | None = None
) -> Revised:
    """Changes where an edition (`culture@2027`) stands, in all its languages; who and when stay in its front matter.

    An edition of the built-in library is never changed. Raises `Refused`:
    edition-built-in, edition-signed, state-not-next, step-out-of-order.
    """
    from engross.model.clause import Status
    from engross.source.editions import every_language, moved
    from engross.source.library import Library

    library = Library(workspace)
    collector = Collector()
    made: dict[Path, str] = {}
    clauses = every_language(library, edition)
    for one in clauses:
        path = workspace.root / one.file
        if not path.is_file():
            collector.add("edition-built-in", Origin(one.file), clause=one.name)
            continue
        try:
            made[path] = moved(one, library.text(one.file) or "", Status(state), by=by, on=on, note=note)
        except Refused as refused:
            collector.extend(refused.diagnostics)
    if collector.failed:
        raise Refused(collector)
    for path, text in made.items():
        write(path, text.encode())
    return Revised(clauses[0].name, state, tuple(made))


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

    return tuple(_edition(one) for one in sorted(found, key=place)), collector.sorted()


def _edition(clause: Clause) -> Edition:
    front = clause.front
    steps = tuple((step.status.value, step.by, step.on.isoformat(), step.note or "") for step in front.history)
    other = front.alternative
    return Edition(
        clause.name, front.status.value, other.rank if other else 1, other.of if other else "", front.note or "", steps
    )
