"""Who signs after whom."""

from __future__ import annotations

from engross.model.document import Document, Signature, signatures
from engross.model.materials import Materials

_RANK = {"signs": 0, "countersigns": 1, "witness": 2}


def in_turn(document: Document, materials: Materials) -> tuple[Signature, ...]:
    """Every signature in the order in which they are given.

    Parties come in the order that the protocol says, else in that of the
    page; who countersigns signs after who binds the party; witnesses last.
    """
    found = list(signatures(document))
    order = list(dict.fromkeys([*materials.protocol.signing.order, *(one.party for one in found)]))

    def turn(one: Signature) -> tuple[bool, int, int]:
        return one.role == "witness", order.index(one.party), _RANK[one.role]

    return tuple(sorted(found, key=turn))
