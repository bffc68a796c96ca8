"""Who signs after whom, and where."""

from __future__ import annotations

from engross.model.document import Document, Signature, signatures
from engross.model.local import localized
from engross.model.materials import Materials
from engross.model.noun import Noun
from engross.model.protocol import SigningEvent

_RANK = {"signs": 0, "countersigns": 1, "witness": 2}


def signing_order(document: Document, materials: Materials) -> tuple[Signature, ...]:
    """Every signature in the order in which they are given.

    Parties come in the order that the protocol says, else in that of the
    page; who countersigns signs after who binds the party; witnesses last.
    """
    found = list(signatures(document))
    order = list(dict.fromkeys([*materials.protocol.signing.order, *(one.party for one in found)]))

    def turn(one: Signature) -> tuple[bool, int, int]:
        return one.role == "witness", order.index(one.party), _RANK[one.role]

    return tuple(sorted(found, key=turn))


def place_of(materials: Materials, event: SigningEvent, lang: str) -> Noun | None:
    """Where an act is signed: the place that is named, else the town of the party at which it is."""
    party = materials.parties.get(event.at or "")
    return localized(event.place, lang) or (localized(party.town, lang) if party else None)
