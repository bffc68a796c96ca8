"""Who signs: offices and their holders on the day, in the order of the counterpart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from engross.diagnostics import Collector, Diagnostic, Origin, Path, Severity
from engross.language.locale_grammar import Grammar
from engross.model.document import (
    Inline,
    Placeholder,
    Signature,
    SignatureBlock,
    SignatureColumn,
    Text,
)
from engross.model.materials import Materials
from engross.model.moment import is_open
from engross.model.noun import Gender, Noun
from engross.model.party import Holder, Office, Title
from engross.model.protocol import Signatory
from engross.model.tag import localized


def signature_block(
    materials: Materials, order: Sequence[str], grammars: Sequence[Grammar], collector: Collector
) -> SignatureBlock:
    """The block of an act with its captions in each of its languages.

    Collects unknown-office, office-vacant, office-held-twice, no-signatory.
    """
    return _Signatures(materials, grammars, collector).block(order)


SignatureRole = Literal["signs", "countersigns", "witness"]


@dataclass(frozen=True, slots=True)
class _Person:
    """Who signs, with the gender that the title follows, and the titles by language."""

    name: tuple[Inline, ...]
    gender: Gender
    titles: Mapping[str, Title] | None


class _Signatures:
    def __init__(self, materials: Materials, grammars: Sequence[Grammar], collector: Collector) -> None:
        self.materials = materials
        self.grammars = grammars
        self.collector = collector

    def block(self, order: Sequence[str]) -> SignatureBlock:
        signing = self.materials.protocol.signing
        columns = [self._column(key, signing.signatories.get(key, ())) for key in order]
        for key in signing.signatories:
            if key not in order:
                origin = self.materials.places.keys.get(("signing", "signatories", key), self._at("signing"))
                self._tell_unknown_party(origin, key)
        for index, event in enumerate(signing.events):
            path: Path = ("signing", "events", index)
            if event.at and event.at not in order:
                self._tell_unknown_party(self._at(*path, "at"), event.at)
            for number, key in enumerate(event.parties):
                if key not in order:
                    self._tell_unknown_party(self._at(*path, "parties", number), key)
        if signing.witnesses:
            signatures = tuple(
                self._signature(signatory, None, ("signing", "witnesses", index), f"witness-{index + 1}", "witness")
                for index, signatory in enumerate(signing.witnesses)
            )
            caption = tuple((Text(word),) for word in self._words("witnesses" if len(signatures) > 1 else "witness"))
            columns.append(SignatureColumn("", caption, signatures))
        return SignatureBlock("signatures", tuple(columns), self._at("signing"))

    def _at(self, *path: str | int) -> Origin:
        return self.materials.places.origin(*path)

    def _tell(self, code: str, origin: Origin, severity: Severity = Severity.ERROR, **facts: str) -> None:
        self.collector.take(Diagnostic(code, origin, severity, facts, self.materials.places.line(origin)))

    def _tell_unknown_party(self, origin: Origin, key: str) -> None:
        parties = ", ".join(self.materials.parties)
        self._tell(
            "unknown-party", origin, name=key, stranger=key if key in self.materials.others else "", parties=parties
        )

    def _words(self, name: str) -> list[str]:
        """A word of the template in the languages of the act, each different one once."""
        words = self.materials.template.record.words
        texts = [localized(words.get(name), grammar.tag) or "" for grammar in self.grammars]
        return [word for word in dict.fromkeys(texts) if word]

    def _day(self, key: str | None) -> date | None:
        """The day on which a party signs, if it is known."""
        events = self.materials.protocol.signing.events
        for event in events:
            if key is None or not event.parties or key in event.parties:
                return event.date
        return None

    def _column(self, key: str, signatories: Sequence[Signatory]) -> SignatureColumn:
        party = self.materials.parties[key]
        caption: list[tuple[Inline, ...]] = []
        for grammar in self.grammars:
            form = localized(self.materials.template.record.words.get("for"), grammar.tag) or "{the}"
            name = localized(party.name, grammar.tag) or Noun(text=key)
            caption.append((Text(form.replace("{the}", grammar.the(name))),))
        if not signatories:
            self._tell("no-signatory", self._at("signing", "signatories"), party=key)
        signatures = []
        for index, signatory in enumerate(signatories):
            path: Path = ("signing", "signatories", key, index)
            signatures.append(self._signature(signatory, key, path, f"{key}-{index + 1}", signatory.role))
        return SignatureColumn(key, tuple(dict.fromkeys(caption)), tuple(signatures))

    def _signature(
        self, signatory: Signatory, key: str | None, path: Path, ident: str, role: SignatureRole
    ) -> Signature:
        """One signature of the party `key` (None for a witness), whose entry stands at `path` of the protocol."""
        person = self._person(signatory, key, path)
        capacity = []
        for grammar in self.grammars:
            title = localized(person.titles, grammar.tag)
            if title is not None and (line := title.of(person.gender)) and (Text(line),) not in capacity:
                capacity.append((Text(line),))
        mention = self._mention(signatory, role)
        return Signature(ident, key or "", person.name, tuple(capacity), role, mention, signatory.office or "")

    def _person(self, signatory: Signatory, key: str | None, path: Path) -> _Person:
        """Who signs: the person named, or whoever holds the office on the day. Collects unknown-office."""
        gender = signatory.gender or Gender.MASCULINE
        if not signatory.office or key is None:
            return _Person(_name(signatory.name or "", self._at(*path)), gender, signatory.title)
        origin = self._at(*path, "office")
        office = self.materials.parties[key].offices.get(signatory.office)
        if office is None:
            known = ", ".join(self.materials.parties[key].offices) or "–"
            self._tell("unknown-office", origin, name=signatory.office, party=key, known=known)
            return _Person((Placeholder(signatory.office, origin),), gender, signatory.title)
        beside = self.materials.protocol.signing.signatories.get(key, ())
        titles = signatory.title or office.title_beside(other.office for other in beside)
        holder = self._holder(signatory.office, office, key, origin, named=bool(signatory.name))
        if signatory.name:
            known_gender = holder.gender if holder else gender
            return _Person(_name(signatory.name, self._at(*path)), signatory.gender or known_gender, titles)
        if holder is None:
            return _Person((Placeholder(signatory.office, origin),), gender, titles)
        return _Person((Text(holder.name),), holder.gender, titles)

    def _mention(self, signatory: Signatory, role: SignatureRole) -> tuple[Inline, ...]:
        """What stands above the name, in the languages of the act; a countersignature has words of the template."""
        texts = [localized(signatory.mention, grammar.tag) or "" for grammar in self.grammars]
        if role == "countersigns" and not any(texts):
            texts = self._words("countersigned")
        different = [text for text in dict.fromkeys(texts) if text]
        return (Text(" / ".join(different)),) if different else ()

    def _holder(self, name: str, office: Office, key: str, origin: Origin, *, named: bool) -> Holder | None:
        """Who holds an office on the day of signing.

        Collects office-held-twice, and office-vacant unless the protocol names who signs (`named`).
        """
        day = self._day(key)
        holders = office.held(day) if day else tuple(holder for holder in office.holders if holder.end is None)
        when = day.isoformat() if day else ""
        if not holders:
            if named:
                return None
            self._tell("office-vacant", origin, Severity.WARNING, office=name, party=key, day=when)
            return None
        if len(holders) > 1 and not named:
            names = ", ".join(holder.name for holder in holders)
            self._tell("office-held-twice", origin, office=name, party=key, day=when or "–", names=names)
        return holders[0]


def _name(name: str, origin: Origin) -> tuple[Inline, ...]:
    """A person by name; a placeholder for `[[…]]`."""
    return (Placeholder(name.strip()[2:-2].strip(), origin),) if is_open(name) else (Text(name),)
