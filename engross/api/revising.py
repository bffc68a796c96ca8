"""Revising: opens the next edition of a clause, and changes the status of editions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engross.api.arguments import one_of
from engross.diagnostics import Collector, Diagnostic, Origin, Refused, refuse
from engross.output import write
from engross.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from engross.diagnostics import Path as KeyPath
    from engross.model.clause import Clause, Status
    from engross.model.protocol import ChosenClause, Protocol
    from engross.source.library import Library


@dataclass(frozen=True, slots=True)
class Revised:
    """An edition that was opened or changed: its name, its status, its files."""

    name: str
    status: str
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as a list shows it; `history` holds each status, who decided it, and when."""

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
    """Opens the next edition of a clause, or an alternative to an edition, as a draft. No file is overwritten.

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
    """Changes the status of an edition (`culture@2027`) in all its languages. Its trace keeps who decided and when.

    The text itself is not changed, and no edition of the built-in library is
    changed. `number` is the number of the decision. A note is added to the notes file. Raises `Refused`:
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
    files = {workspace.root / name: text, **_kept_words(library, clauses, Status(state))}
    if note:
        beside = notes_file(first.id, first.edition)
        notes = library.text(beside) or ""
        gap = "" if notes.endswith("\n") or not notes else "\n"
        files[workspace.root / beside] = f"{notes}{gap}- {on.isoformat()}, {state}, {by} : {note}\n"
    for path, content in files.items():
        write(path, content.encode())
    return Revised(first.name, state, tuple(files))


def clauses_of(workspace: Workspace, act: str) -> tuple[tuple[str, str], ...]:
    """The editions that an act is made of, in the order of its file, each with its status. Raises `Refused`."""
    from engross.source.library import Library

    library, collector = Library(workspace), Collector()
    sourced = library.protocol(act, collector)
    if sourced is None:
        raise Refused(collector.sorted())

    def inside(entries: Any) -> Iterator[str]:
        for entry in entries:
            yield entry.clause
            yield from inside(entry.contains)

    names = dict.fromkeys(name for entries in sourced.record.clauses.values() for name in inside(entries))
    tag = sourced.record.languages[0]
    found = ((name, library.clause(name, tag, Origin(""), "", Collector())) for name in names)
    return tuple((clause.name, clause.front.status.value) for _, clause in found if clause is not None)


def change_states(
    workspace: Workspace, act: str, state: str, *, by: str, on: date, number: str | None = None
) -> Revised:
    """Changes the status of all clauses of an act, or of none. The body, day and number of the decision are kept.

    Editions that already have the status, signed ones and built-in ones are left as they are; but a second body may
    approve an approved edition. If the record of the relation says `one_step: true`, a draft is approved directly.
    `ready`, `draft` and `signed` change the state of the act itself; `signed` changes its clauses too. Raises `Refused`
    with all reasons: what is wrong with the act, state-not-next, step-out-of-order, act-state.
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
    """The trace file after one more step, or two for a draft approved directly; empty if nothing changes."""
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
    kept = _kept_words(library, clauses, state)
    return {file: text, **{path.relative_to(library.workspace.root).as_posix(): words for path, words in kept.items()}}


def _kept_words(library: Library, clauses: Sequence[Clause], state: Status) -> dict[Path, str]:
    """The text of an edition that is approved or signed, for a file beside it: a later change can be shown then."""
    from engross.model.clause import Status, approved_copy

    if state not in (Status.APPROVED, Status.SIGNED):
        return {}
    texts = {clause.file: library.text(clause.file) for clause in clauses}
    return {library.workspace.root / approved_copy(file): text for file, text in texts.items() if text is not None}


def editions(workspace: Workspace, clause: str) -> tuple[tuple[Edition, ...], tuple[Diagnostic, ...]]:
    """The editions of a clause with their statuses, each alternative after the edition it may replace; and problems."""
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
