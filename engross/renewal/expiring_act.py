"""The act to be renewed: checks that it may be, and finds its place among the acts of its relation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from engross.diagnostics import Collector, Diagnostic, Origin, Path, Refused, Severity
from engross.model.clause import Clause
from engross.model.protocol import ChosenClause, Protocol, Relation, State
from engross.model.succession import anniversaries
from engross.model.tag import localized
from engross.renewal.request import RenewalRequest, file_name
from engross.source.library import Library, Sourced
from engross.source.predecessors import PrecedingAct, acts_of_relation, predecessors


@dataclass(frozen=True, slots=True)
class ExpiringAct:
    """A signed act to be renewed, and the name of the act that follows it."""

    link: PrecedingAct
    target: str
    relation: Sourced[Relation] | None
    earlier: tuple[PrecedingAct, ...]

    @property
    def name(self) -> str:
        return self.link.name

    @property
    def record(self) -> Protocol:
        return self.link.record

    @property
    def signed(self) -> date | None:
        """The day it was signed: the last one, when there were several."""
        days = [event.date for event in self.record.signing.events if event.date]
        return max(days, default=None)


def entries(expiring: ExpiringAct) -> Iterator[tuple[Path, ChosenClause, str]]:
    """Every clause that the act chooses: its path in the file, the entry, the id it has in the act."""

    def inside(entry: ChosenClause, path: Path) -> Iterator[tuple[Path, ChosenClause, str]]:
        yield path, entry, entry.key or entry.clause.split("@")[0]
        for index, inner in enumerate(entry.contains):
            below: Path = (*path, "contains", index)
            yield from inside(inner, below)

    for slot, chosen in expiring.record.clauses.items():
        for index, entry in enumerate(chosen):
            path: Path = ("clauses", slot, index)
            yield from inside(entry, path if path in expiring.link.source.values else ("clauses", slot))


def clause_of(library: Library, entry: ChosenClause, expiring: ExpiringAct) -> Clause | None:
    """The edition that an entry names, in the first language of the act."""
    return library.clause(entry.clause, expiring.record.languages[0], Origin(""), "", Collector())


def expiring_act(library: Library, name: str, request: RenewalRequest, *, anew: bool = False) -> ExpiringAct:
    """The act `name`, after checking that it may be renewed. With `anew`, an existing draft is no obstacle.

    Raises `Refused`: what is wrong with its file, renewal-not-signed,
    renewal-backwards (the new period does not begin later), renewal-exists,
    chain-circular, signed-before-predecessor, unknown-party.
    """
    collector = Collector()
    protocol = library.protocol(name, collector)
    if protocol is None:
        raise Refused(collector)
    record, source = protocol.record, protocol.source
    for party in record.parties:
        if party in library.party_names:
            library.party(party, collector)  # problems of a half-written party are reported before drafting
    origin = source.origin("state")
    if record.state is not State.SIGNED:
        collector.add("renewal-not-signed", origin, line=source.line(origin), name=name, state=record.state.value)
    folder = name.rsplit("/", 1)[0]
    target = f"{folder}/{file_name(request.period)}"
    expiring = ExpiringAct(
        PrecedingAct(name, record, source),
        target,
        library.relation(folder, collector),
        predecessors(library, name, collector),
    )
    origin = source.origin("period")
    if record.period is not None and request.period.start <= record.period.start:
        facts = {"period": str(request.period), "name": name, "before": str(record.period)}
        collector.take(Diagnostic("renewal-backwards", origin, facts=facts, line=source.line(origin)))
    elif library.has_protocol(target) and not anew:
        collector.add("renewal-exists", Origin(f"protocols/{target}.yaml"), name=target)
    origin = source.origin("signing", "events")
    if request.signing is not None and expiring.signed is not None and request.signing <= expiring.signed:
        facts = {"day": request.signing.isoformat(), "name": name, "signed": expiring.signed.isoformat()}
        collector.take(Diagnostic("signed-before-predecessor", request.signing_at, facts=facts, also=(origin,)))
    if request.place is not None and request.place not in record.parties:
        facts = {"name": request.place, "near": "", "stranger": "", "parties": ", ".join(record.parties)}
        collector.take(Diagnostic("unknown-party", request.place_at, facts=facts))
    if collector.failed:
        raise Refused(collector)
    return expiring


def chain_findings(library: Library, expiring: ExpiringAct, request: RenewalRequest) -> Iterator[Diagnostic]:
    """What a person should know of the relation: later acts, anniversaries in the new period, days in the past.

    Gaps between periods are reported by the checks of the draft.
    """
    yield from _later(library, expiring)
    source = expiring.link.source
    if expiring.relation is not None:
        record, places = expiring.relation.record, expiring.relation.source
        for anniversary in anniversaries(record.milestones, request.period):
            noun = localized(anniversary.milestone.name, expiring.record.languages[0])
            facts = {
                "number": str(anniversary.number),
                "name": noun.text if noun else anniversary.key,
                "year": str(anniversary.year),
            }
            where = places.origin("milestones", anniversary.key, "date")
            yield Diagnostic("anniversary-falls", where, Severity.NOTE, facts, places.line(where))
    if request.period.start <= request.today:
        facts = {"text": str(request.period), "today": request.today.isoformat()}
        yield Diagnostic("date-past", Origin("--period"), Severity.WARNING, facts)
    if request.signing is not None and request.signing < request.today:
        facts = {"text": request.signing.isoformat(), "today": request.today.isoformat()}
        yield Diagnostic("date-past", request.signing_at, Severity.WARNING, facts)
    if expiring.record.note is not None:
        origin = source.keys.get(("note",), source.origin("note"))
        yield Diagnostic("note-left-out", origin, Severity.NOTE, {"name": expiring.name}, source.line(origin))


def _later(library: Library, expiring: ExpiringAct) -> Iterator[Diagnostic]:
    """The last act of the relation, if it is not the one that is renewed."""
    renewed = expiring.record.period
    if renewed is None:
        return
    folder = expiring.name.rsplit("/", 1)[0]
    dated = [
        (link.record.period, link.name, link.source.origin("period"))
        for link in acts_of_relation(library, folder, Collector())
        if link.record.state is State.SIGNED and link.record.period is not None
    ]
    if expiring.relation is not None:
        acts = expiring.relation.record.acts
        dated += [(act.period, "", expiring.relation.source.origin("acts", index)) for index, act in enumerate(acts)]
    later = sorted((row for row in dated if row[0].start > renewed.start), key=lambda row: row[0].start)
    if later:
        period, name, where = later[-1]
        origin = expiring.link.source.origin("period")
        facts = {"name": expiring.name, "latest": name, "period": str(period)}
        yield Diagnostic("not-latest", origin, Severity.WARNING, facts, expiring.link.source.line(origin), (where,))


def amendments(library: Library, expiring: ExpiringAct) -> tuple[PrecedingAct, ...]:
    """What was signed to change the act, or to change what changes it."""
    links = [
        link for link in acts_of_relation(library, expiring.name.rsplit("/", 1)[0], Collector()) if link.record.amends
    ]
    names, amending = {expiring.name}, list[PrecedingAct]()
    while more := [
        link for link in links if link not in amending and link.record.amends and link.record.amends.act in names
    ]:
        amending += more
        names |= {link.name for link in more}
    return tuple(link for link in amending if link.record.state is State.SIGNED)


def not_incorporated(expiring: ExpiringAct, amending: Sequence[PrecedingAct]) -> Diagnostic:
    """Tells that the draft was made without these amendments (amended-since)."""
    facts = {"name": expiring.name, "amendment": ", ".join(link.name for link in amending)}
    origin = amending[0].source.origin("amends")
    also = (*(link.source.origin("amends") for link in amending[1:]), expiring.link.source.origin())
    return Diagnostic("amended-since", origin, Severity.WARNING, facts, amending[0].source.line(origin), also)
