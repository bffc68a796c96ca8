"""The originals of an act: how many, who keeps each, and the mark on their pages."""

from __future__ import annotations

from engross.language import grammar as grammar_of
from engross.model.counterpart import CopyKind, Counterpart
from engross.model.document import Front
from engross.model.materials import Materials
from engross.model.protocol import Protocol
from engross.model.tag import localized


def keepers(protocol: Protocol) -> tuple[str, ...]:
    """The keeper of each original, in order; empty for an original that no single party keeps.

    There is one electronic original. All parties keep it, and it follows the
    order of the text. On paper each party keeps as many as the others. An original
    beyond these (for a register, for a witness) follows the order of the text.
    """
    signing = protocol.signing
    if signing.medium == "electronic":
        return ("",)
    parties = protocol.parties
    count = signing.originals or len(parties)
    # Example: of five originals and two parties, each party keeps two in turn, and the fifth has no keeper.
    return tuple(
        parties[index % len(parties)] if index < count - count % len(parties) else "" for index in range(count)
    )


def original(front: Front, number: int, of: int, keeper: str, name: str, *, electronic: bool) -> Counterpart:
    """The original `number` of `of` (both from 1), kept by the party called `name`, in the words of `front`."""
    words = front.word("electronic") if electronic else front.word("original")
    mark = words.replace("{n}", str(number)).replace("{N}", str(of))
    return Counterpart(CopyKind.ORIGINAL, number, of, keeper, with_keeper(front, mark, name))


def not_an_original(front: Front, kind: CopyKind) -> Counterpart:
    """The counterpart of a copy that is not an original."""
    return Counterpart(kind, 1, 1, "", front.word(kind.value))


def with_keeper(front: Front, mark: str, name: str) -> str:
    """The mark of an original with the name of its keeper."""
    return front.word("kept").replace("{copy}", mark).replace("{party}", name) if name else mark


def party_name(materials: Materials, key: str, lang: str) -> str:
    """The legal name of a party as that locale prints it; its key if it has none there."""
    party = materials.parties.get(key)
    noun = localized(party.name, lang) if party else None
    return grammar_of(lang).typeset(noun.text if noun else key)
