"""What a clause can name: parties, period, milestones, places, signing, its own variables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from engross.language.locale_grammar import Grammar
from engross.model.clause import Clause, VariableType
from engross.model.document import Placeholder
from engross.model.local import localized
from engross.model.materials import Materials
from engross.model.moment import Moment, Period, is_open
from engross.model.noun import Noun
from engross.model.party import Demonym, Party
from engross.model.protocol import Protocol


class Named:
    """Something with named parts that a clause may read; nothing else of it is reachable."""

    __slots__ = ("_parts", "_sequence", "noun", "text", "what")

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
        self._sequence = sequence

    def get(self, name: str) -> Any:
        return self._parts.get(name)

    def at(self, index: int) -> Any:
        try:
            return self._sequence[index] if self._sequence is not None else None
        except IndexError:
            return None

    def names(self) -> tuple[str, ...]:
        return tuple(self._parts)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._sequence if self._sequence is not None else ())

    def __len__(self) -> int:
        return len(self._sequence) if self._sequence is not None else len(self._parts)

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Named) and self.what == other.what

    def __hash__(self) -> int:
        return hash(self.what)

    def __str__(self) -> str:
        return self.text or (self.noun.text if self.noun else self.what)


@dataclass(frozen=True, slots=True)
class Selected:
    """A clause chosen for a place, with its id in this act and what fills its variables."""

    id: str
    kind: str
    clause: Clause
    values: Mapping[str, Any]
    contains: tuple[Selected, ...] = ()
    path: tuple[str | int, ...] = ()

    def walk(self) -> Iterator[Selected]:
        yield self
        for inner in self.contains:
            yield from inner.walk()


def party(key: str, record: Party, tag: str, day: date | None = None) -> Named:
    """A party as a clause sees it in the locale `tag`, its unit under the name it has on `day`."""
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
        parts["demonym"] = _demonym(demonym)
    return Named(f"parties.{key}", parts, noun=name)


def _demonym(demonym: Demonym) -> Named:
    return Named("demonym", demonym.model_dump())


def moment(what: str, found: Moment | date, noun: Noun | None = None) -> Named:
    day = found if isinstance(found, date) else found.day
    parts: dict[str, Any] = {"year": found.year, "month": found.month, "date": day, "moment": found}
    if noun is not None:
        parts["name"] = noun
    return Named(what, parts, noun=noun, text=None if noun else str(found))


def period(found: Period) -> Named:
    parts = {
        "start": moment("period.start", found.start),
        "end": moment("period.end", found.end),
        "years": list(found.years),
        "record": found,
    }
    return Named("period", parts, text=str(found))


def _earlier(name: str, record: Protocol, tag: str) -> Named:
    """An earlier act as a clause names it: its kind, its period, the day and the place of its signature."""
    kind = localized(record.kind, tag)
    noun = Noun(
        text=kind.text if kind else name,
        gender=kind.gender if kind else "masculine",
        elided=kind.elided if kind else None,
        article=True,
    )
    day = next((event.date for event in record.signing.events if event.date), None)
    parts: dict[str, Any] = {
        "name": noun,
        "period": period(record.period) if record.period else None,
        "date": moment("predecessors.date", day) if day else None,
    }
    return Named(f"predecessors {name}", parts, noun=noun)


def clause_words(selected: Selected) -> Named:
    """A clause as another one lists it."""
    clause = selected.clause
    parts = {
        "id": selected.id,
        "label": clause.label,
        "heading": clause.heading,
        "edition": clause.edition,
        "contains": [clause_words(inner) for inner in selected.contains],
    }
    return Named(f"clause {selected.id}", parts, text=clause.label)


def scope(
    materials: Materials,
    order: Sequence[str],
    places: Mapping[str, Sequence[Selected]],
    grammar: Grammar,
) -> dict[str, Any]:
    """All that every clause of an act can name, in one language, the parties in `order`."""
    tag = grammar.tag
    protocol = materials.protocol
    day = next((event.date for event in protocol.signing.events if event.date), None)
    parties = {key: party(key, materials.parties[key], tag, day) for key in order}
    kind = localized(protocol.kind, tag)
    instrument = Noun(
        text=(kind.short or kind.text) if kind else "",
        gender=kind.gender if kind else "masculine",
        elided=kind.elided if kind else None,
        article=True,
    )
    signing = protocol.signing

    def asked(key: str, index: int) -> Unset:
        name = localized(materials.template.record.words.get(key), tag) or key
        return Unset(name, materials.places.origin("signing", "events", index, key))

    events = []
    for index, event in enumerate(signing.events):
        town = localized(event.place, tag) or (parties[event.at].get("town") if event.at in parties else None)
        parts = {
            "place": town if town is not None and not is_open(town.text) else asked("place", index),
            "date": moment("signing.date", event.date) if event.date else asked("date", index),
            "parties": [parties[key] for key in event.parties if key in parties],
        }
        events.append(Named("signing.events", parts))
    first = events[0] if events else None
    names: dict[str, Any] = {
        "parties": Named("parties", parties, sequence=list(parties.values())),
        "places": Named("places", {name: [clause_words(one) for one in chosen] for name, chosen in places.items()}),
        "instrument": Named(
            "instrument",
            {
                "name": instrument,
                "full": Noun(
                    text=kind.text if kind else "", gender=instrument.gender, elided=instrument.elided, article=True
                ),
            },
            noun=instrument,
        ),
        "signing": Named(
            "signing",
            {
                "events": events,
                "place": first.get("place") if first else asked("place", 0),
                "date": first.get("date") if first else asked("date", 0),
                "originals": signing.originals or len(order),
                "medium": signing.medium,
                "electronic": signing.medium == "electronic",
            },
        ),
        "predecessors": [_earlier(name, record, tag) for name, record in reversed(materials.earlier)],
        "languages": list(protocol.languages),
        "title": localized(protocol.title, tag),
        "subject": localized(protocol.subject, tag),
    }
    if protocol.period is not None:
        names["period"] = period(protocol.period)
    if protocol.sides:
        names["sides"] = [
            Named(
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
            key: moment(f"relation.{key}", one.date, localized(one.name, tag))
            for key, one in materials.relation.milestones.items()
        }
        names["relation"] = Named("relation", milestones, text=localized(materials.relation.name, tag))
    return names


class Unset(Placeholder):
    """A placeholder for something that the record does not say yet: printed it is one, in a condition it is nothing."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


_SCALARS = frozenset(("integer", "year", "date", "amount", "noun"))


def converted(kind: VariableType, raw: Any, parties: Named) -> Any:
    """A raw value of a YAML file as a declared type has it; `[[name]]` is a placeholder whatever the type.

    Raises ValueError, saying what was expected.
    """
    if kind in _SCALARS and is_open(raw):
        return Placeholder(raw.strip()[2:-2].strip())
    match kind:
        case "text":
            if isinstance(raw, str):
                return raw
            raise ValueError("text")
        case "integer" | "year":
            if isinstance(raw, str) and raw.isascii() and raw.isdigit() and (kind != "year" or len(raw) == 4):
                return int(raw)
            raise ValueError("year" if kind == "year" else "whole number")
        case "date":
            try:
                return (
                    date.fromisoformat(raw) if isinstance(raw, str) and len(raw) == 10 else _wrong("date as 2017-06-23")
                )
            except ValueError:
                raise ValueError("date as 2017-06-23") from None
        case "amount":
            try:
                return Decimal(raw) if isinstance(raw, str) else _wrong("amount as 10000 or 10000.50")
            except InvalidOperation:
                raise ValueError("amount as 10000 or 10000.50") from None
        case "boolean":
            if raw in ("true", "false"):
                return raw == "true"
            raise ValueError("true or false")
        case "party":
            found = parties.get(raw) if isinstance(raw, str) else None
            if found is None:
                raise ValueError("one of the parties: " + ", ".join(parties.names()))
            return found
        case "parties":
            if isinstance(raw, list):
                return [converted("party", one, parties) for one in raw]
            raise ValueError("list of parties")
        case "noun":
            try:
                return Noun.model_validate({"text": raw} if isinstance(raw, str) else raw)
            except ValueError:
                raise ValueError("noun: text, article, gender, …") from None
        case "list":
            if isinstance(raw, list):
                return [_plain(one) for one in raw]
            raise ValueError("list")
    raise ValueError(kind)


def _wrong(expected: str) -> Any:
    raise ValueError(expected)


def _plain(raw: Any) -> Any:
    """Rows of a list: mappings become named parts, the rest stays text."""
    if isinstance(raw, dict):
        return Named("row", {key: _plain(value) for key, value in raw.items()})
    if isinstance(raw, list):
        return [_plain(one) for one in raw]
    return "" if raw is None else raw
