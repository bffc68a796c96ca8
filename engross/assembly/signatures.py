"""Who signs: offices and their holders on the day, in the order of the counterpart."""

from __future__ import annotations

from collections.abc import Sequence
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
from engross.model.local import localized
from engross.model.materials import Materials
from engross.model.moment import is_open
from engross.model.noun import Gender, Noun
from engross.model.party import Holder, Office
from engross.model.protocol import Signatory


def signature_block(
    materials: Materials, order: Sequence[str], grammars: Sequence[Grammar], collector: Collector
) -> SignatureBlock:
    """The block of an act with its captions in each of its languages.

    Collects unknown-office, office-vacant, office-held-twice, no-signatory.
    """
    return _Signatures(materials, grammars, collector).block(order)


SignatureRole = Literal["signs", "countersigns", "witness"]


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
                at = self.materials.places.keys.get(("signing", "signatories", key), self._at("signing"))
                self._stranger(at, key)
        for index, event in enumerate(signing.events):
            path: Path = ("signing", "events", index)
            if event.at and event.at not in order:
                self._stranger(self._at(*path, "at"), event.at)
            for number, key in enumerate(event.parties):
                if key not in order:
                    self._stranger(self._at(*path, "parties", number), key)
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

    def _tell(self, code: str, at: Origin, severity: Severity = Severity.ERROR, **facts: str) -> None:
        self.collector.take(Diagnostic(code, at, severity, facts, self.materials.places.line(at)))

    def _stranger(self, at: Origin, key: str) -> None:
        parties = ", ".join(self.materials.parties)
        self._tell("unknown-party", at, name=key, stranger=key if key in self.materials.others else "", parties=parties)

    def _words(self, name: str) -> list[str]:
        words = self.materials.template.record.words
        found = [localized(words.get(name), grammar.tag) or "" for grammar in self.grammars]
        return [word for word in dict.fromkeys(found) if word]

    def _day(self, key: str | None) -> date | None:
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
        name: tuple[Inline, ...]
        gender = signatory.gender or Gender.MASCULINE
        titles = signatory.title
        if signatory.office and key is not None:
            at = self._at(*path, "office")
            office = self.materials.parties[key].offices.get(signatory.office)
            if office is None:
                known = ", ".join(self.materials.parties[key].offices) or "–"
                self._tell("unknown-office", at, name=signatory.office, party=key, known=known)
                name = (Placeholder(signatory.office, at),)
            else:
                titles = titles or office.title
                holder = self._holder(signatory.office, office, key, at, named=bool(signatory.name))
                name = (Text(holder.name),) if holder else (Placeholder(signatory.office, at),)
                gender = holder.gender if holder else gender
                if signatory.name:
                    name, gender = _named(signatory.name, self._at(*path)), signatory.gender or gender
        else:
            name = _named(signatory.name or "", self._at(*path))
        capacity = []
        for grammar in self.grammars:
            title = localized(titles, grammar.tag)
            if title is not None and (line := title.of(gender)) and (Text(line),) not in capacity:
                capacity.append((Text(line),))
        words = {"countersigns": "countersigned"}.get(role)
        mention: tuple[Inline, ...] = ()
        texts = [localized(signatory.mention, grammar.tag) or "" for grammar in self.grammars]
        if words and not any(texts):
            texts = self._words(words)
        shown = [text for text in dict.fromkeys(texts) if text]
        if shown:
            mention = (Text(" / ".join(shown)),)
        return Signature(ident, key or "", name, tuple(capacity), role, mention, signatory.office or "")

    def _holder(self, name: str, office: Office, key: str, at: Origin, *, named: bool) -> Holder | None:
        """Who holds an office on the day; that nobody does is told unless the protocol names who signs."""
        day = self._day(key)
        if day is not None:
            found = office.held(day)
        else:
            found = tuple(holder for holder in office.holders if holder.end is None)
        when = day.isoformat() if day else ""
        if not found:
            if named:
                return None
            self._tell("office-vacant", at, Severity.WARNING, office=name, party=key, day=when)
            return None
        if len(found) > 1 and not named:
            self._tell(
                "office-held-twice", at, office=name, party=key, day=when or "–", names=", ".join(h.name for h in found)
            )
        return found[0]


def _named(name: str, at: Origin) -> tuple[Inline, ...]:
    """A person by name, or the placeholder for one who is still to be found."""
    return (Placeholder(name.strip()[2:-2].strip(), at),) if is_open(name) else (Text(name),)
