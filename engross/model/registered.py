"""The register: the events of each copy, and the state that follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from engross.model.counterpart import CopyKind, Counterpart

Medium = Literal["", "paper", "electronic"]


class Event(StrEnum):
    """The events of a copy.

    A copy comes into the register by `issued` (engross made it), or by
    `attested`: a person says of an original signed on paper, which engross
    did not make, that it exists, when it was signed and where it is kept.
    """

    ISSUED = "issued"
    ATTESTED = "attested"
    SIGNED = "signed"
    SCANNED = "scanned"
    SENT = "sent"
    RETURNED = "returned"
    ARCHIVED = "archived"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Issued:
    """A copy as it was made: what it is, its fingerprint, who is to sign, the hashes of its sources by name.

    `fields` are those to sign in electronically, each with the party or
    witness who signs there; none where all is signed on paper. `witnesses`
    are those who sign without being a party, name by id. `text` is the
    SHA-256 of its words, whatever the paper; empty in old entries. The
    fingerprint of an attested original is empty, since engross did not make it.
    """

    counterpart: Counterpart
    fingerprint: str
    parties: tuple[str, ...]
    sources: Mapping[str, str]
    fields: Mapping[str, str] = field(default_factory=dict)
    witnesses: Mapping[str, str] = field(default_factory=dict)
    text: str = ""

    @property
    def signers(self) -> tuple[str, ...]:
        """The parties, then the witnesses, by key."""
        return (*self.parties, *self.witnesses)

    def signer(self, said: str) -> str:
        """The key of who signs, by key or by the name of a witness; `said` itself if nobody is called that."""
        called = " ".join(said.split()).casefold()
        named = (key for key, name in self.witnesses.items() if " ".join(name.split()).casefold() == called)
        return said if said in self.signers else next(named, said)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register.

    `when` is the instant of writing (ISO 8601, with its zone) and `who` the
    person who wrote; `day` (ISO 8601) is when it happened. `sha256` is the
    file that was made, signed or scanned, in hexadecimal. `detail` says to
    whom, from whom, where or why, after the event.
    """

    event: Event
    copy: str
    when: str
    who: str
    day: str
    party: str = ""
    medium: Medium = ""
    field: str = ""
    sha256: str = ""
    detail: str = ""
    issued: Issued | None = None


@dataclass(frozen=True, slots=True)
class CopyState:
    """The state of a copy, computed from its entries. The first entry issued or attested it."""

    name: str
    entries: tuple[Entry, ...]

    @property
    def issued(self) -> Issued:
        first = self.entries[0].issued
        assert first is not None
        return first

    @property
    def first(self) -> Event:
        """How it came into the register: issued or attested."""
        return self.entries[0].event

    @property
    def last(self) -> Event:
        """The last event that changed its state. Scans and files for another paper do not."""
        still = (Event.ISSUED, Event.SCANNED)
        return next((entry.event for entry in reversed(self.entries) if entry.event not in still), self.first)

    @property
    def void(self) -> bool:
        """Whether the copy no longer counts."""
        return self.last in (Event.SUPERSEDED, Event.CANCELLED)

    @property
    def original(self) -> bool:
        return self.issued.counterpart.kind is CopyKind.ORIGINAL

    @property
    def away(self) -> bool:
        """Whether the copy was sent and has not come back."""
        moves = [entry.event for entry in self.entries if entry.event in (Event.SENT, Event.RETURNED)]
        return bool(moves) and moves[-1] is Event.SENT

    @property
    def signed(self) -> tuple[str, ...]:
        """Who has signed, in the order of signature: electronically, once all their fields are. Witnesses by their id.

        All have signed an attested original.
        """
        if self.first is Event.ATTESTED:
            return self.issued.signers
        signings = [entry for entry in self.entries if entry.event is Event.SIGNED]
        fields = {entry.field for entry in signings if entry.field}
        wanted = self.issued.fields
        whole = [
            entry.party
            for entry in signings
            if not entry.field or all(name in fields for name, party in wanted.items() if party == entry.party)
        ]
        return tuple(dict.fromkeys(whole))

    @property
    def waiting(self) -> tuple[str, ...]:
        """Who has yet to sign, parties first; nobody for a copy that is not to be signed."""
        return tuple(signer for signer in self.issued.signers if signer not in self.signed) if self.original else ()

    @property
    def complete(self) -> bool:
        """Whether it is an original that all have signed."""
        return self.original and not self.void and bool(self.signed) and not self.waiting

    @property
    def days(self) -> tuple[str, ...]:
        """The days of its signatures (ISO 8601), each once, the earliest first."""
        signing = (Event.SIGNED, Event.ATTESTED)
        return tuple(sorted({entry.day for entry in self.entries if entry.event in signing}))

    @property
    def files(self) -> tuple[str, ...]:
        """The SHA-256 of every file of it that was made or signed electronically."""
        hashes = (
            entry.sha256 for entry in self.entries if entry.event in (Event.ISSUED, Event.SIGNED) and entry.sha256
        )
        return tuple(dict.fromkeys(hashes))


@dataclass(frozen=True, slots=True)
class Register:
    """The register of one protocol: its copies, also those that no longer count, and its entries.

    `tip` is the hash of the last line: two who have the same have the same
    register.
    """

    protocol: str
    entries: tuple[Entry, ...] = ()
    copies: tuple[CopyState, ...] = ()
    tip: str = ""

    def copy(self, name: str) -> CopyState | None:
        """The copy that has that name today."""
        return next((copy for copy in reversed(self.copies) if copy.name == name), None)

    @property
    def signed(self) -> bool:
        """Whether all have signed, on one original at least."""
        return any(copy.complete for copy in self.copies)

    @property
    def signed_sources(self) -> Mapping[str, str]:
        """The hashes of the sources that nobody may change any more: the sources of originals that someone signed."""
        sources: dict[str, str] = {}
        for copy in self.copies:
            if copy.original and not copy.void and copy.days:
                sources |= copy.issued.sources
        return sources


def copy_name(counterpart: Counterpart) -> str:
    """The name of a copy in the register: original-1, certified-2."""
    return f"{counterpart.kind.value}-{counterpart.number}"
