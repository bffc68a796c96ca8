"""What a clause can name: parties, period, milestones, places, signing. Nothing else is reachable from a clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from engross.language.locale_grammar import Grammar
from engross.model.clause import Clause
from engross.model.document import Placeholder
from engross.model.materials import Materials
from engross.model.moment import Moment, Period, is_open
from engross.model.noun import Noun
from engross.model.party import Party
from engross.model.protocol import Kind, Protocol, SigningEvent
from engross.model.tag import localized


class ScopeObject:
    """An object that a clause can read: it has named parts, and may have items, a noun or a text of its own.

    `what` is its path in messages (`parties.quebec`). Filters use `noun`;
    `text` is what `{{ object }}` prints, and the noun if there is no text.
    """

    __slots__ = ("_items", "_parts", "noun", "text", "what")

    def __init__(
        self,
        what: str,
        parts: Mapping[str, Any],
        *,
        noun: Noun | None = None,
        text: str | None = None,
        sequence: Sequence[Any] | None = None,
    ) -> None:
        self.what = what
        self.noun = noun
        self.text = text
        self._parts = parts
        self._items = sequence

    def get(self, name: str) -> Any:
        """The part of that name; None if there is none."""
        return self._parts.get(name)

    def at(self, index: int) -> Any:
        """The item at `index`, from 0; None if there is none."""
        try:
            return self._items[index] if self._items is not None else None
        except IndexError:
            return None

    def names(self) -> tuple[str, ...]:
        return tuple(self._parts)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items if self._items is not None else ())

    def __len__(self) -> int:
        return len(self._items) if self._items is not None else len(self._parts)

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ScopeObject) and self.what == other.what

    def __hash__(self) -> int:
        return hash(self.what)

    def __str__(self) -> str:
        return self.text or (self.noun.text if self.noun else self.what)


class Unset(Placeholder):
    """A placeholder for what the record does not say yet: a blank when printed, false in a condition."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Selected:
    """A clause chosen for a place: its id in this act, its values by variable, the clauses that stand inside it."""

    id: str
    kind: str
    clause: Clause
    values: Mapping[str, Any]
    contains: tuple[Selected, ...] = ()
    path: tuple[str | int, ...] = ()

    def walk(self) -> Iterator[Selected]:
        """The clause, then those inside it, in reading order."""
        yield self
        for inner in self.contains:
            yield from inner.walk()


def scope(
    materials: Materials,
    order: Sequence[str],
    places: Mapping[str, Sequence[Selected]],
    grammar: Grammar,
) -> dict[str, Any]:
    """All that every clause of an act can name, by name, in one language; the parties stand in `order`.

    `places` holds the clauses of each place of the template. It is empty in a
    first call, which serves to decide which clauses those are.
    """
    tag, protocol = grammar.tag, materials.protocol
    parties = {key: party_object(key, materials.parties[key], tag, _first_day(protocol)) for key in order}
    names: dict[str, Any] = {
        "parties": ScopeObject("parties", parties, sequence=list(parties.values())),
        "places": ScopeObject("places", {slot: list(map(clause_object, chosen)) for slot, chosen in places.items()}),
        "instrument": _instrument(protocol, tag, materials.name),
        "signing": _signing(materials, parties, tag),
        "predecessors": [_earlier_act(name, record, grammar) for name, record in reversed(materials.earlier)],
        "languages": list(protocol.languages),
        "title": localized(protocol.title, tag),
        "subject": localized(protocol.subject, tag),
    }
    if protocol.period is not None:
        names["period"] = period_object(protocol.period, grammar)
    if protocol.sides:
        names["sides"] = [
            ScopeObject(
                "sides",
                {
                    "name": localized(side.name, tag),
                    "parties": [parties[key] for key in side.parties if key in parties],
                },
            )
            for side in protocol.sides
        ]
    if materials.relation is not None:
        milestones = {
            key: moment_object(f"relation.{key}", milestone.date, localized(milestone.name, tag))
            for key, milestone in materials.relation.milestones.items()
        }
        names["relation"] = ScopeObject("relation", milestones, text=localized(materials.relation.name, tag))
    return names


def party_object(key: str, record: Party, tag: str, day: date | None = None) -> ScopeObject:
    """A party as a clause sees it in the locale `tag`; its unit has the name that it bore on `day`."""
    name = localized(record.name, tag) or Noun(text=key)
    parts: dict[str, Any] = {
        "key": key,
        "name": name,
        "short": localized(record.short, tag),
        "town": localized(record.town, tag),
        "common": localized(record.common, tag),
        "unit": localized(record.unit_on(day), tag),
        "nature": localized(record.nature, tag),
        "seat": localized(record.seat, tag),
    }
    if (demonym := localized(record.demonym, tag)) is not None:
        parts["demonym"] = ScopeObject("demonym", demonym.model_dump())
    return ScopeObject(f"parties.{key}", parts, noun=name)


def moment_object(what: str, moment: Moment | date, noun: Noun | None = None) -> ScopeObject:
    """A date, known to the day or only to the month or year; `noun` is what happened then, for a milestone."""
    day = moment if isinstance(moment, date) else moment.day
    parts: dict[str, Any] = {"year": moment.year, "month": moment.month, "date": day, "moment": moment}
    if noun is not None:
        parts["name"] = noun
    return ScopeObject(what, parts, noun=noun, text=None if noun else str(moment))


def period_object(period: Period, grammar: Grammar) -> ScopeObject:
    """A period: its years (2027-2029), or its days in words where they are not those of whole years."""
    parts = {
        "start": moment_object("period.start", period.start),
        "end": moment_object("period.end", period.end),
        "years": list(period.years),
        "record": period,
    }
    text = str(period) if period.whole_years else grammar.days(period.start, period.end)
    return ScopeObject("period", parts, text=text)


def clause_object(selected: Selected) -> ScopeObject:
    """A clause as another clause lists it."""
    clause = selected.clause
    parts = {
        "id": selected.id,
        "label": clause.label,
        "heading": clause.heading,
        "edition": clause.edition,
        "contains": [clause_object(inner) for inner in selected.contains],
    }
    return ScopeObject(f"clause {selected.id}", parts, text=clause.label)


def _first_day(protocol: Protocol) -> date | None:
    """The first day of signing that is known."""
    return next((event.date for event in protocol.signing.events if event.date), None)


def _kind_noun(kind: Kind | None, text: str) -> Noun:
    """`text` with the grammar of the kind of an instrument: le Protocole, la Convention, l’Accord.

    A kind that is not given in the language is told elsewhere (missing-key);
    `text` then only keeps assembly going, so that every problem is told at once.
    """
    if kind is None:
        return Noun(text=text, article=True)
    return Noun(text=text, gender=kind.gender, elided=kind.elided, article=True)


def _instrument(protocol: Protocol, tag: str, stand_in: str) -> ScopeObject:
    """The act as it names itself, by its short name and by its full one."""
    kind = localized(protocol.kind, tag)
    short = _kind_noun(kind, (kind.short or kind.text) if kind else stand_in)
    full = _kind_noun(kind, kind.text if kind else stand_in)
    return ScopeObject("instrument", {"name": short, "full": full}, noun=short)


def _earlier_act(name: str, record: Protocol, grammar: Grammar) -> ScopeObject:
    """An act that this one follows: its kind, its period, the first day of its signature."""
    kind = localized(record.kind, grammar.tag)
    noun = _kind_noun(kind, kind.text if kind else name)
    day = _first_day(record)
    parts: dict[str, Any] = {
        "name": noun,
        "period": period_object(record.period, grammar) if record.period else None,
        "date": moment_object("predecessors.date", day) if day else None,
    }
    return ScopeObject(f"predecessors {name}", parts, noun=noun)


def _signing(materials: Materials, parties: Mapping[str, ScopeObject], tag: str) -> ScopeObject:
    """Where, when and in how many originals the act is signed; what is not decided yet is an `Unset`."""
    signing = materials.protocol.signing

    def undecided(key: str, index: int) -> Unset:
        name = localized(materials.template.record.words.get(key), tag) or key
        return Unset(name, materials.places.origin("signing", "events", index, key))

    def event_object(index: int, event: SigningEvent) -> ScopeObject:
        host = parties.get(event.at) if event.at else None
        town = localized(event.place, tag) or (host.get("town") if host else None)
        parts = {
            "place": town if town is not None and not is_open(town.text) else undecided("place", index),
            "date": moment_object("signing.date", event.date) if event.date else undecided("date", index),
            "parties": [parties[key] for key in event.parties if key in parties],
        }
        return ScopeObject("signing.events", parts)

    events = [event_object(index, event) for index, event in enumerate(signing.events)]
    parts = {
        "events": events,
        "place": events[0].get("place") if events else undecided("place", 0),
        "date": events[0].get("date") if events else undecided("date", 0),
        "originals": signing.originals or len(parties),
        "medium": signing.medium,
        "electronic": signing.medium == "electronic",
    }
    return ScopeObject("signing", parts)
