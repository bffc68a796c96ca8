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
    from collections.abc import Iterable, Iterator, Mapping

    from engross.diagnostics import Path as KeyPath
    from engross.model.clause import Clause, Status
    from engross.model.protocol import ChosenClause, Protocol
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

    opened = open_edition(
        Library(workspace), clause, year=today.year, edition=edition, note=note, alternative=alternative
    )
    paths = []
    for name, text in opened.files.items():
        path = workspace.root / name
        write(path, text.encode())
        paths.append(path)
    return Revised(opened.name, "draft", tuple(paths))


def change_state(
    workspace: Workspace,
    edition: str,
    state: str,
    *,
    by: str,
    on: date,
    number: str | None = None,
    note: str | None = None,
) -> Revised:
    """Changes where an edition (`culture@2027`) stands, in all its languages: who and when are kept beside its text.

    The text itself is never touched, and no edition of the built-in library is
    changed. `number` is that of the decision. A note goes to the notes beside it. Raises `Refused`:
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
    name, text = trace_with_step(library, clauses, Status(state), by=by, on=on, number=number)
    files = {workspace.root / name: text}
    if note:
        beside = notes_file(first.id, first.edition)
        notes = library.text(beside) or ""
        gap = "" if notes.endswith("\n") or not notes else "\n"
        files[workspace.root / beside] = f"{notes}{gap}- {on.isoformat()}, {state}, {by} : {note}\n"
    for path, content in files.items():
        write(path, content.encode())
    return Revised(first.name, state, tuple(files))


def change_states(
    workspace: Workspace, act: str, state: str, *, by: str, on: date, number: str | None = None
) -> Revised:
    """Changes where all clauses of an act stand, or none: the body, the day and the number of its decision are kept.

    What stands there already stays, and so do signed and built-in editions; a second body may approve what the first
    one has. A draft is approved at once where the record of the relation says `one_step: true`. `ready`, `draft` and
    `signed` change the state of the act itself, `signed` together with its clauses. Raises `Refused` with all that is
    against it: what is wrong with the act, state-not-next, step-out-of-order, act-state.
    """
    from engross.model.clause import Status
    from engross.model.protocol import State
    from engross.source.library import Library

    one_of("state", state, (*Status, State.READY))
    library, against = Library(workspace), Collector()
    entry = library.protocol(act, against)
    if entry is None:
        raise Refused(against.sorted())
    files: dict[str, str] = {}
    if state in tuple(Status) and state != Status.DRAFT:
        relation = library.relation(act.rsplit("/", 1)[0], against)
        one_step = relation is not None and relation.record.one_step
        for name in dict.fromkeys(_editions_of(library, entry.record)):
            try:
                files |= _step(library, name, Status(state), by, on, number, one_step=one_step)
            except Refused as refused:
                against.extend(refused.diagnostics)
    if state in tuple(State):
        file = f"protocols/{act}.yaml"
        origin = entry.source.origin("state")
        if entry.record.state is State.SIGNED or not (workspace.root / file).is_file():
            against.add("act-state", origin, line=entry.source.line(origin), name=act, state=entry.record.state.value)
        else:
            files[file] = _with_state("\n".join(entry.source.lines), entry.source.keys, state)
    if against.failed:
        raise Refused(against.sorted())
    for name, content in files.items():
        write(workspace.root / name, content.encode())
    return Revised(act, state, tuple(workspace.root / name for name in files))


def _with_state(text: str, keys: Mapping[KeyPath, Origin], state: str) -> str:
    from engross.source.edits import add, put

    if ("state",) in keys:
        return put(text, ("state",), state)
    return add(text, ("languages",), f"state: {state}")


def _editions_of(library: Library, record: Protocol) -> Iterator[str]:
    """The editions that an act chooses, by name."""

    def inside(entries: Iterable[ChosenClause]) -> Iterator[str]:
        for entry in entries:
            clause = library.clause(entry.clause, record.languages[0], Origin(""), "", Collector())
            if clause is not None:
                yield clause.name
            yield from inside(entry.contains)

    for entries in record.clauses.values():
        yield from inside(entries)


def _step(
    library: Library, name: str, state: Status, by: str, on: date, number: str | None, *, one_step: bool
) -> dict[str, str]:
    """The file of an edition after one step more, or two where it is approved at once; nothing if it stands there."""
    from engross.model.clause import Status
    from engross.source.editions import every_language, trace_with_step

    clauses = every_language(library, name)
    first = clauses[0]
    status = first.front.status
    approved_by = {step.by for step in first.steps if step.status is Status.APPROVED}
    if not (library.workspace.root / first.file).is_file() or status is Status.SIGNED:
        return {}
    if status is state and (state is not Status.APPROVED or by in approved_by):
        return {}
    if state is Status.APPROVED and status is Status.DRAFT and one_step:
        file, text = trace_with_step(library, clauses, Status.PROPOSED, by=by, on=on)
        library.supply(file, text)
        clauses = every_language(library, name)
    file, text = trace_with_step(library, clauses, state, by=by, on=on, number=number)
    library.supply(file, text)
    return {file: text}


def editions(workspace: Workspace, clause: str) -> tuple[tuple[Edition, ...], tuple[Diagnostic, ...]]:
    """Where the editions of a clause stand, alternatives after the edition that they may replace, and what is wrong."""
    from engross.source.library import Library

    library, collector = Library(workspace), Collector()
    ident, _, only = clause.partition("@")
    clauses: list[Clause] = []
    for name in library.editions(ident):
        edition = library.clause_as_written(f"{ident}@{name}", collector)
        if edition is not None and only in ("", name):
            clauses.append(edition)
    if not clauses and not collector.failed:
        library.clause(clause, "fr", Origin(clause), "", collector)
        raise Refused(collector)
    order = {edition.edition: index for index, edition in enumerate(clauses)}

    def place(edition: Clause) -> tuple[int, int]:
        other = edition.front.alternative
        return (order.get(other.of, order[edition.edition]), other.rank) if other else (order[edition.edition], 1)

    return tuple(_edition(library, edition) for edition in sorted(clauses, key=place)), collector.sorted()


def _edition(library: Library, clause: Clause) -> Edition:
    from engross.source.editions import notes_of

    steps = tuple((step.status.value, step.by, step.on.isoformat()) for step in clause.steps)
    other = clause.front.alternative
    rank, of = (other.rank, other.of) if other else (1, "")
    return Edition(clause.name, clause.front.status.value, rank, of, notes_of(library, clause), steps)
