"""The traditions in which amendments are worded, by the name under which a person asks for them."""

from __future__ import annotations

from collections.abc import Mapping

from engross.language import language_pack, languages
from engross.language.amendments import AmendmentWords
from engross.language.tradition import Tradition
from engross.model.tag import primary


def _traditions() -> Mapping[str, Tradition]:
    packs = (language_pack(code).amendments for code in languages())
    return {tradition.name: tradition for words in packs if words for tradition in words.traditions}


TRADITIONS = _traditions()
"""Those of every language, by name."""


def amendment_words(tag: str) -> AmendmentWords:
    """What the language of `tag` needs to amend acts. Raises LookupError if it has none: see `can_be_amended`."""
    words = language_pack(primary(tag)).amendments
    if words is None:
        raise LookupError(tag)
    return words


def can_be_amended(tag: str) -> bool:
    """Whether acts in the language of `tag` can be amended and consolidated."""
    return language_pack(primary(tag)).amendments is not None


def tradition_of(tag: str, wanted: str = "") -> Tradition:
    """The tradition for a locale: the one wanted if it speaks its language, else that of the locale.

    Raises LookupError if the language has none.
    """
    return amendment_words(tag).tradition(tag, wanted)
