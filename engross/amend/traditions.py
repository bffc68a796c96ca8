"""The traditions in which amendments are worded, by the name under which a person asks for them."""

from __future__ import annotations

from collections.abc import Mapping

from engross.amend.dutch import BELGIE
from engross.amend.english import ENGLISH
from engross.amend.french import BELGIQUE, FRANCE, QUEBEC
from engross.amend.tradition import Tradition
from engross.model.tag import primary

TRADITIONS: Mapping[str, Tradition] = {one.name: one for one in (QUEBEC, FRANCE, BELGIQUE, BELGIE, ENGLISH)}
_BY_LOCALE = {"fr-CA": "quebec", "fr-BE": "belgique", "fr": "france", "nl": "belgie", "en": "english"}


def tradition_of(tag: str, wanted: str = "") -> Tradition:
    """The tradition for a language: the one wanted if it speaks it, else that of its locale. KeyError for no language.

    Every language that an act may be in has one.
    """
    if wanted and TRADITIONS[wanted].lang == primary(tag):
        return TRADITIONS[wanted]
    return TRADITIONS[_BY_LOCALE.get(tag) or _BY_LOCALE[primary(tag)]]
