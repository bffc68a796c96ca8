"""The order of signatures, and the places of signing."""

from __future__ import annotations

from engross.model.document import Document, Signature, plain, signatures
from engross.model.materials import Materials
from engross.model.noun import Noun
from engross.model.protocol import SigningEvent
from engross.model.tag import localized

_RANK = {"signs": 0, "countersigns": 1, "witness": 2}


def signing_order(document: Document, materials: Materials) -> tuple[Signature, ...]:
    """Every signature in the order of signing.

    Parties follow the order that the protocol gives, or that of the page. A
    countersignature follows the signature of its party; witnesses come last.
    """
    unordered = list(signatures(document))
    order = list(dict.fromkeys([*materials.protocol.signing.order, *(signature.party for signature in unordered)]))

    def turn(signature: Signature) -> tuple[bool, int, int]:
        return signature.role == "witness", order.index(signature.party), _RANK[signature.role]

    return tuple(sorted(unordered, key=turn))


def witnesses_of(document: Document) -> dict[str, str]:
    """Who signs without being a party: the name by the id of the signature."""
    return {one.id: plain(one.name) for one in signatures(document) if not one.party}


def place_of(materials: Materials, event: SigningEvent, lang: str) -> Noun | None:
    """The place of a signing event: the named place, or the town of the hosting party."""
    party = materials.parties.get(event.at or "")
    return localized(event.place, lang) or (localized(party.town, lang) if party else None)
