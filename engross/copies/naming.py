"""How the pages and sheets of copies call parties and the places where an act is signed."""

from __future__ import annotations

from engross.language import grammar as grammar_of
from engross.model.local import localized
from engross.model.materials import Materials
from engross.model.noun import Noun
from engross.model.protocol import SigningEvent


def party_name(materials: Materials, key: str, lang: str) -> str:
    """The legal name of a party as that locale prints it; its key if it has none there."""
    party = materials.parties.get(key)
    noun = localized(party.name, lang) if party else None
    return grammar_of(lang).typeset(noun.text if noun else key)


def place_of(materials: Materials, event: SigningEvent, lang: str) -> Noun | None:
    """Where an act is signed: the place that is named, else the town of the party at which it is."""
    party = materials.parties.get(event.at or "")
    return localized(event.place, lang) or (localized(party.town, lang) if party else None)
