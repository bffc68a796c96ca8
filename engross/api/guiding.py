"""The state of each act and what to do next, in order, with the command to type for each task."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from shlex import quote
from typing import TYPE_CHECKING

from engross.api.arguments import day_of
from engross.diagnostics import Collector, Refused, Severity
from engross.model.moment import Period
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.acts import Act
    from engross.model.deadline import Deadline
    from engross.model.protocol import Protocol
    from engross.source.library import Library

_TOLD_APART = frozenset(("placeholder", "office-vacant", "clause-not-approved", "not-ready"))
"""Errors that have a task of their own. All others are summed up in the task `check`."""
_PRESSING = ("late", "ended", "soon")
"""The statuses, as in `radar`, in which the renewal of an act is proposed."""


@dataclass(frozen=True, slots=True)
class Task:
    """A task for an act: its kind (`fill`, `approved`…), the command to type, and the facts of its sentence."""

    act: str
    what: str
    command: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ActStatus:
    """The state of an act (`draft`, `ready`, or a status as in `radar`), with its tasks in order."""

    act: str
    state: str
    facts: Mapping[str, str]
    tasks: tuple[Task, ...]


def next_steps(workspace: Workspace, name: str | None = None, *, today: date) -> tuple[ActStatus, ...]:
    """The states and tasks of one act, or of all acts that need work, the most urgent first.

    Working copies, acts that a signed one follows and built-in relations are left out unless named.
    Raises `Refused` (unknown-protocol).
    """
    from engross.portfolio.deadlines import deadlines, pressing
    from engross.source.library import Library

    day = day_of("today", today)
    assert day is not None  # a day is not optional
    library, collector = Library(workspace), Collector()
    rows = {row.name: row for row in deadlines(library, day, collector)}
    if name is not None:
        protocol = library.protocol(name, collector)
        if protocol is None:
            raise Refused(diagnostic for diagnostic in collector.sorted() if diagnostic.severity is Severity.ERROR)
        return (_status(library, name, protocol.record, rows.get(name), day),)
    out: list[ActStatus] = []
    relations = {name.split("/")[0] for name in workspace.protocol_names(builtin=False)}
    for row in pressing(rows.values()):
        if row.name.split(" ")[0].split("/")[0] not in relations:
            continue
        if row.state == "known":
            out += _of_known(library, row, day)
        elif (protocol := library.protocol(row.name, Collector())) is not None:
            out.append(_status(library, row.name, protocol.record, row, day))
    return tuple(out)


def _of_known(library: Library, row: Deadline, today: date) -> Iterator[ActStatus]:
    """For a last act that is known without its text, proposes the renewal of the last act with a text."""
    from engross.model.protocol import State
    from engross.source.predecessors import acts_of_relation

    relation = row.name.split(" ")[0]
    signed = [
        act
        for act in acts_of_relation(library, relation, Collector())
        if act.record.state is State.SIGNED and act.record.amends is None and act.record.period is not None
    ]
    if not signed or row.start is None or row.end is None:
        return
    last = max(signed, key=lambda act: act.record.period.end if act.record.period else date.min)
    period = Period.model_validate({"from": row.start, "to": row.end})
    facts = {"name": row.name, "period": str(period), "end": row.end.isoformat()}
    tasks = _renewal(row.name, last.name, period, today) if row.standing.value in _PRESSING else ()
    yield ActStatus(row.name, row.standing.value, facts, tuple(tasks))


def _status(library: Library, name: str, record: Protocol, row: Deadline | None, today: date) -> ActStatus:
    from engross.model.protocol import State

    facts = {"name": name, "period": str(record.period or "")}
    if record.state is not State.SIGNED:
        return ActStatus(name, record.state.value, facts, tuple(_of_draft(library, name, record)))
    if row is not None:
        facts |= {"end": row.end.isoformat() if row.end else "", "begin": row.begin.isoformat() if row.begin else ""}
    state = row.standing.value if row is not None else "signed"
    return ActStatus(name, state, facts, tuple(_of_signed(name, record, row, today)))


def _of_signed(name: str, record: Protocol, row: Deadline | None, today: date) -> Iterator[Task]:
    """The tasks of a signed act: its renewal, if it is time."""
    if row is not None and row.standing.value in _PRESSING and record.period is not None:
        yield from _renewal(name, name, record.period, today)


def _renewal(act: str, name: str, last: Period, today: date) -> Iterator[Task]:
    """The renewal of the act `name` after the period `last`, as tasks of `act`."""
    period = _following(last, today)
    facts = {"period": period}
    page = f"{name.rsplit('/', 1)[0]}.html"
    yield Task(act, "decide", f"engross renew {name} --period {period} --sheet -o {page}", facts)
    yield Task(act, "renew", f"engross renew {name} --period {period}", facts)


def _following(period: Period, today: date) -> str:
    """The period to propose: as long as `period`, from the day after it, or from next year if that day is past."""
    start = period.end + timedelta(days=1)
    years = len(period.years)
    first = max(start.year, today.year + (start <= today))
    if not period.whole_years and start > today:
        last = period.end.replace(year=period.end.year + years - 1, day=min(period.end.day, 28))
        return f"{start.isoformat()}/{last.isoformat()}"
    return f"{first}-{first + years - 1}" if years > 1 else str(first)


def _of_draft(library: Library, name: str, record: Protocol) -> Iterator[Task]:
    """The tasks of a draft, up to its signature."""
    from engross.acts import act
    from engross.api.filling import blanks
    from engross.model.protocol import State

    if library.workspace.find(f"protocols/{name}.yaml") != library.workspace.root / "protocols" / f"{name}.yaml":
        yield Task(name, "adopt", f"engross adopt {name.rsplit('/', 1)[0]}")
    open_blanks = blanks(library.workspace, name)
    asked = [blank for blank in open_blanks if blank.kind != "person"]
    if asked:
        facts = {"n": str(len(asked)), "names": ", ".join(blank.name for blank in asked)}
        yield Task(name, "fill", f"engross fill {name}", facts)
    for blank in open_blanks:
        if blank.kind == "person":
            office = f'engross office {blank.party} {blank.office} "…" --from …'
            yield Task(name, "office", office, {"office": blank.office, "party": blank.party})
    assembled_act = act(library, name, final=True)
    wrong = [
        item for item in assembled_act.diagnostics if item.severity is Severity.ERROR and item.code not in _TOLD_APART
    ]
    if wrong:
        yield Task(name, "check", f"engross check {name}", {"n": str(len(wrong))})
    yield from _approvals(name, assembled_act)
    if record.state is State.DRAFT:
        yield Task(name, "ready", f"engross status {name} ready")
    yield from _signatures(library, name)


def _approvals(name: str, assembled_act: Act) -> Iterator[Task]:
    from engross.model.clause import Status

    clauses = assembled_act.assembled.clauses.values() if assembled_act.assembled is not None else ()
    for state, wanted in ((Status.DRAFT, Status.PROPOSED), (Status.PROPOSED, Status.APPROVED)):
        held = [clause.name for clause in clauses if clause.front.status is state]
        if held:
            facts = {"n": str(len(held)), "names": ", ".join(held)}
            yield Task(name, wanted.value, f'engross status {name} {wanted.value} --by "…" --on …', facts)


def _signatures(library: Library, name: str) -> Iterator[Task]:
    """The task for the originals: make them, register signatures, or set the state `signed`."""
    from engross import register

    originals = [
        copy for copy in register.read_register(library.workspace, name).copies if copy.original and not copy.void
    ]
    if not originals:
        yield Task(name, "report", f"engross copies {name} --report")
        yield Task(name, "copies", f"engross copies {name}")
    elif any(not copy.complete for copy in originals):
        yield Task(name, "register", f"engross register {name} signed --copy {quote(originals[0].name)} --party …")
    else:
        yield Task(name, "signed", f'engross status {name} signed --by "…" --on …')


__all__ = ["ActStatus", "Task", "next_steps"]
