"""The certificate sheet of a certified copy. It names the original, who certifies, the day, and the corrections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from engross.copies.mentions import plain_signs
from engross.copies.signing_order import place_of
from engross.language import grammar as grammar_of
from engross.language.locale_grammar import Grammar
from engross.model.document import Document, plain
from engross.model.materials import Materials
from engross.model.protocol import Erratum
from engross.model.rendering import Certificate
from engross.model.superscript import without_superscripts


def certificate(
    materials: Materials,
    document: Document,
    on: date | None,
    certifier: str,
    mark: str,
    errata: Sequence[Erratum] = (),
) -> Certificate:
    """The certificate for a copy of the original with the mark `mark`, in the first language of the act."""
    grammar = grammar_of(document.lang)
    front = document.versions[0].front
    title = " ".join(filter(None, (plain(front.title), plain(front.period))))
    signed = "; ".join(_signed(materials, grammar))
    texts = [_filled(front.word("certify"), title=title, mark=mark, signed=signed)]
    texts.append(front.word("certify-limits"))
    corrected = front.word("certify-corrected")
    texts += [_filled(corrected, found=erratum.found, printed=erratum.printed) for erratum in errata]
    day = grammar.date(on, article=True) if on else ""
    texts.append(_filled(front.word("certify-by"), certifier=certifier, day=day))
    paragraphs = tuple(without_superscripts(grammar.typeset(text)) for text in texts if text)
    return Certificate(front.word("certified"), paragraphs, (front.word("signature"),))


def reads_otherwise(erratum: Erratum) -> bool:
    """Whether an erratum changes words. Spaces and typographic variants of signs do not count."""
    found, printed = ("".join(plain_signs(text).split()) for text in (erratum.found, erratum.printed))
    return found != printed


def _signed(materials: Materials, grammar: Grammar) -> list[str]:
    """Places and dates of signature, for example "à Québec, le 23 juin 2017"."""
    signings = []
    for event in materials.protocol.signing.events:
        place = place_of(materials, event, grammar.tag)
        where = grammar.at(place) if place else ""
        when = grammar.date(event.date, article=True) if event.date else ""
        signings.append(", ".join(filter(None, (where, when))))
    return [signing for signing in signings if signing]


def _filled(words: str, **facts: str) -> str:
    for name, fact in facts.items():
        words = words.replace("{" + name + "}", fact)
    return words
