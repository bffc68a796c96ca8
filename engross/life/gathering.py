"""Gathers what the files of a workspace say of the life of its acts: their records, life files, amendments, parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from engross.diagnostics import Collector, Path, Places
from engross.model.life import ActRecord, DatedEvent
from engross.model.life_event import LifeEvent, LifeEventKind
from engross.model.protocol import KnownAct, Protocol, State
from engross.model.term import Term
from engross.source.library import Library, Sourced


def act_records(library: Library, collector: Collector, relation: str = "") -> tuple[ActRecord, ...]:
    """The acts of a workspace, or of one relation: base acts and amendments, then those known without their text.

    An act that amends another is a record too; what it does to the life of that one stands among the events of both.
    Problems of reading are collected.
    """
    names = [name for name in library.workspace.act_names() if not relation or name.rsplit("/", 1)[0] == relation]
    own = set(library.workspace.protocol_names(builtin=False))
    sourced = {name: found for name in names if (found := library.protocol(name, collector)) is not None}
    records = {name: _of_protocol(library, name, found, collector, name in own) for name, found in sourced.items()}
    amending: dict[str, list[str]] = {}
    for name, found in sourced.items():
        if found.record.amends is not None:
            amending.setdefault(found.record.amends.act, []).append(name)
    for name in amending:
        if name in records:
            more = tuple(_amendments(library, name, amending, sourced))
            records[name] = replace(records[name], events=(*records[name].events, *more))
    out = list(records.values())
    own_relations = {name.rsplit("/", 1)[0] for name in own}
    for folder in dict.fromkeys(name.rsplit("/", 1)[0] for name in names):
        parties = next((records[name].parties for name in reversed(names) if name in records and _in(name, folder)), ())
        out += _known_acts(library, folder, parties, collector, folder in own_relations)
    return tuple(out)


def _in(name: str, folder: str) -> bool:
    return name.rsplit("/", 1)[0] == folder


def _of_protocol(library: Library, name: str, sourced: Sourced[Protocol], collector: Collector, own: bool) -> ActRecord:
    record, source = sourced.record, sourced.source
    title = next(iter((record.title or {}).values()), "")
    if not title:
        kind = next(iter(record.kind.values())).text
        title = f"{kind} {record.period}" if record.period is not None and record.period.whole_years else kind
    life = library.life(name, collector)
    events = [*_signatures(record, source), *_decisions(record, source)]
    term = record.term
    if life is not None:
        term = term or life.record.term
        events += _entered(life.record.events, life.source, ("events",))
    amends = record.amends
    if amends is not None and amends.effective is not None and (term is None or term.start is None):
        given = term if term is not None else Term()
        term = given.model_copy(update={"start": amends.effective})
    return ActRecord(
        name,
        title,
        name.rsplit("/", 1)[0],
        record.parties,
        record.state.value,
        record.period,
        term,
        tuple(events),
        record.predecessor or "",
        amends.act if amends is not None else "",
        source,
        ("period",) if record.period is not None else (),
        own,
    )


def _signatures(record: Protocol, source: Places) -> Iterator[DatedEvent]:
    """The signatures as the act's file has them: one event for each party."""
    for index, event in enumerate(record.signing.events):
        path = ("signing", "events", index, "date")
        for party in event.parties or record.parties:
            yield DatedEvent(event.date, LifeEventKind.SIGNED, party, source=source.file, places=source, path=path)


def _decisions(record: Protocol, source: Places) -> Iterator[DatedEvent]:
    """The decisions by which signatories may sign: the approval of their party."""
    for party, signatories in record.signing.signatories.items():
        for index, signatory in enumerate(signatories):
            authority = signatory.authority
            if authority is not None and authority.date is not None:
                path = ("signing", "signatories", party, index, "authority", "date")
                what = " ".join(filter(None, (next(iter(authority.name.values()), ""), authority.number)))
                yield DatedEvent(
                    authority.date,
                    LifeEventKind.APPROVED,
                    party,
                    rests_on=what,
                    source=source.file,
                    places=source,
                    path=path,
                )


def _entered(events: Sequence[LifeEvent], source: Places, path: Path) -> Iterator[DatedEvent]:
    """The events as somebody entered them."""
    for index, event in enumerate(events):
        yield DatedEvent(
            event.day,
            event.kind,
            event.party or "",
            event.effect,
            event.until,
            event.received,
            event.new or "",
            event.ends,
            event.stops_term,
            event.provisions,
            event.rests_on or "",
            event.source,
            "",
            source,
            (*path, index, "day"),
        )


def _amendments(
    library: Library, name: str, amending: Mapping[str, list[str]], sourced: Mapping[str, Sourced[Protocol]]
) -> Iterator[DatedEvent]:
    """The prolongations that amendments make, and those of their own amendments in their place."""
    for other in amending.get(name, ()):
        found = sourced[other]
        amends = found.record.amends
        assert amends is not None
        if found.record.state is not State.SIGNED:
            continue
        days = [event.date for event in found.record.signing.events if event.date]
        signed = max(days) if days and len(days) == len(found.record.signing.events) else None
        ending = _repealed_on(library, other, (*amending.get(name, ()), *amending.get(other, ())), sourced)
        if amends.until is not None:
            yield DatedEvent(
                signed,
                LifeEventKind.EXTENDED,
                effect=amends.effective_day(signed),
                until=amends.until,
                source=found.source.file,
                act=other,
                places=found.source,
                path=("amends", "until"),
            )
        if other != name:
            for event in _amendments(library, other, amending, sourced):
                if event.kind is LifeEventKind.EXTENDED:
                    yield event
        if ending is not None and amends.until is not None:
            repealed, by = ending
            yield DatedEvent(
                repealed,
                LifeEventKind.ANNULLED,
                source=sourced[by].source.file,
                act=other,
                new=by,
                places=sourced[by].source,
                path=("amends",),
            )


def _repealed_on(
    library: Library, name: str, others: Iterable[str], sourced: Mapping[str, Sourced[Protocol]]
) -> tuple[date, str] | None:
    """The day on which an act that was signed repeals the amendment `name` with its effects, and that act."""
    for other in others:
        record = sourced[other].record
        if other == name or record.state is not State.SIGNED or record.amends is None:
            continue
        operations = library.operations(other, Collector())
        steps: Sequence[Any] = operations.record.operations if operations is not None else ()
        if any(step.do == "repeal-act" and step.act == name and step.revives for step in steps):
            days = [event.date for event in record.signing.events if event.date]
            day = record.amends.effective_day(max(days, default=None))
            if day is not None:
                return day, other
    return None


def _known_acts(
    library: Library, folder: str, parties: tuple[str, ...], collector: Collector, own: bool
) -> Iterator[ActRecord]:
    """The acts of a relation that are known without their text."""
    relation = library.relation(folder, collector)
    if relation is None:
        return
    name = next(iter(relation.record.name.values()), folder)
    for index, act in enumerate(relation.record.acts):
        yield ActRecord(
            f"{folder} ({act.period})",
            f"{name} {act.period}",
            folder,
            parties,
            "known",
            act.period,
            act.term,
            tuple(_of_known(act, relation.source, index)),
            places=relation.source,
            path=("acts", index, "period"),
            own=own,
        )


def _of_known(act: KnownAct, source: Places, index: int) -> Iterator[DatedEvent]:
    if act.signed is not None:
        path = ("acts", index, "signed")
        yield DatedEvent(act.signed, LifeEventKind.SIGNED, source=act.source, places=source, path=path)
    yield from _entered(act.events, source, ("acts", index, "events"))
