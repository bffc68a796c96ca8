"""The act that is renewed: whether it may be, and where it stands among the acts of its relation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity
from engross.model.local import localized
from engross.model.protocol import Protocol, Relation, State
from engross.model.succession import anniversaries
from engross.renewal.wish import Wish, file_name
from engross.source.library import Library, Sourced
from engross.source.predecessors import PrecedingAct, acts_of_relation, predecessors


@dataclass(frozen=True, slots=True)
class Base:
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


def base(library: Library, name: str, wish: Wish) -> Base:
    """The act `name`, once it is known that it may be renewed.

    Raises `Refused`: what is wrong with its file, renewal-not-signed,
    renewal-backwards (the new period does not begin later), renewal-exists,
    chain-circular, signed-before-predecessor, unknown-party.
    """
    collector = Collector()
    found = library.protocol(name, collector)
    if found is None:
        raise Refused(collector)
    record, source = found.record, found.source
    at = source.origin("state")
    if record.state is not State.SIGNED:
        collector.add("renewal-not-signed", at, line=source.line(at), name=name, state=record.state.value)
    folder = name.rsplit("/", 1)[0]
    target = f"{folder}/{file_name(wish.period)}"
    made = Base(
        PrecedingAct(name, record, source),
        target,
        library.relation(folder, collector),
        predecessors(library, name, collector),
    )
    at = source.origin("period")
    if record.period is not None and wish.period.start <= record.period.start:
        facts = {"period": str(wish.period), "name": name, "before": str(record.period)}
        collector.take(Diagnostic("renewal-backwards", at, facts=facts, line=source.line(at)))
    elif library.has_protocol(target):
        collector.add("renewal-exists", Origin(f"protocols/{target}.yaml"), name=target)
    at = source.origin("signing", "events")
    if wish.signing is not None and made.signed is not None and wish.signing <= made.signed:
        facts = {"day": wish.signing.isoformat(), "name": name, "signed": made.signed.isoformat()}
        collector.take(Diagnostic("signed-before-predecessor", wish.signing_at, facts=facts, also=(at,)))
    if wish.place is not None and wish.place not in record.parties:
        facts = {"name": wish.place, "near": "", "stranger": "", "parties": ", ".join(record.parties)}
        collector.take(Diagnostic("unknown-party", wish.place_at, facts=facts))
    if collector.failed:
        raise Refused(collector)
    return made


def standing(library: Library, base: Base, wish: Wish) -> Iterator[Diagnostic]:
    """What a person should know of the chain: later acts, anniversaries of the new period, what is past already.

    What the days leave uncovered is told by the checks of the draft itself.
    """
    yield from _later(library, base)
    source = base.link.source
    if base.relation is not None:
        record, places = base.relation.record, base.relation.source
        for one in anniversaries(record.milestones, wish.period):
            noun = localized(one.milestone.name, base.record.languages[0])
            facts = {"number": str(one.number), "name": noun.text if noun else one.key, "year": str(one.year)}
            where = places.origin("milestones", one.key, "date")
            yield Diagnostic("anniversary-falls", where, Severity.NOTE, facts, places.line(where))
    if wish.period.start <= wish.today:
        facts = {"text": str(wish.period), "today": wish.today.isoformat()}
        yield Diagnostic("date-past", Origin("--period"), Severity.WARNING, facts)
    if wish.signing is not None and wish.signing < wish.today:
        facts = {"text": wish.signing.isoformat(), "today": wish.today.isoformat()}
        yield Diagnostic("date-past", wish.signing_at, Severity.WARNING, facts)
    if base.record.note is not None:
        at = source.keys.get(("note",), source.origin("note"))
        yield Diagnostic("note-left-out", at, Severity.NOTE, {"name": base.name}, source.line(at))


def _later(library: Library, base: Base) -> Iterator[Diagnostic]:
    """The last act of the relation, if it is not the one that is renewed."""
    own = base.record.period
    if own is None:
        return
    folder = base.name.rsplit("/", 1)[0]
    found = [
        (link.record.period, link.name, link.source.origin("period"))
        for link in acts_of_relation(library, folder, Collector())
        if link.record.state is State.SIGNED and link.record.period is not None
    ]
    if base.relation is not None:
        acts = base.relation.record.acts
        found += [(act.period, "", base.relation.source.origin("acts", at)) for at, act in enumerate(acts)]
    later = sorted((one for one in found if one[0].start > own.start), key=lambda one: one[0].start)
    if later:
        period, name, where = later[-1]
        at = base.link.source.origin("period")
        facts = {"name": base.name, "latest": name, "period": str(period)}
        yield Diagnostic("not-latest", at, Severity.WARNING, facts, base.link.source.line(at), (where,))


def amendments(library: Library, base: Base) -> tuple[PrecedingAct, ...]:
    """What was signed to change the act, or to change what changes it."""
    links = [link for link in acts_of_relation(library, base.name.rsplit("/", 1)[0], Collector()) if link.record.amends]
    names, found = {base.name}, list[PrecedingAct]()
    while more := [one for one in links if one not in found and one.record.amends and one.record.amends.act in names]:
        found += more
        names |= {one.name for one in more}
    return tuple(one for one in found if one.record.state is State.SIGNED)


def amended(base: Base, found: Sequence[PrecedingAct]) -> Diagnostic:
    """That the draft takes up the act without what changed it: amended-since."""
    facts = {"name": base.name, "amendment": ", ".join(one.name for one in found)}
    at = found[0].source.origin("amends")
    also = (*(one.source.origin("amends") for one in found[1:]), base.link.source.origin())
    return Diagnostic("amended-since", at, Severity.WARNING, facts, found[0].source.line(at), also)
