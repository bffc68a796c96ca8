"""Who signs after whom."""

from __future__ import annotations

from collections.abc import Iterator

from engross.model.document import Document, Signature, SignatureBlock
from engross.model.materials import Materials

_RANK = {"signs": 0, "countersigns": 1, "witness": 2}


def signatures(document: Document) -> Iterator[Signature]:
    """Every signature of the act, in the order of its page."""
    for block in document.closing:
        if isinstance(block, SignatureBlock):
            for column in block.columns:
                yield from column.signatures


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
