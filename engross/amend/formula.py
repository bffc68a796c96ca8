"""What every amendment says around its operations: whom it binds, what it amends, what stays, since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engross.amend.naming import superiors
from engross.amend.text import nodes
from engross.diagnostics import Origin
from engross.language.locale_grammar import Grammar
from engross.model.document import Paragraph, Provision
from engross.model.noun import Noun
from engross.model.tag import primary

Signing = tuple[tuple[str, date | None], ...]
"""The places and days of the signatures of an act."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What an amendment names: the parties, the act by its full and its short name, the amendments before it."""

    parties: tuple[Noun, ...]
    base: str
    base_short: Noun
    own: Noun
    signed: Signing
    earlier: tuple[tuple[Noun, Signing], ...] = ()


_WORDS = {
    "fr": {
        "signed": "signé{e}",
        "seen": "Vu {the}, {signed} ({hereafter} «\u00a0{short}\u00a0»),",
        "seen-alone": "Vu {the} ({hereafter} «\u00a0{short}\u00a0»),",
        "hereafter": "ci-après",
        "earlier": "Vu {the}, {signed},",
        "error": "Constatant qu’une erreur matérielle s’est glissée dans le texte signé,",
        "agree": "Conviennent de modifier {base} comme suit\u00a0:",
        "correct": "Conviennent de rectifier {base} comme suit\u00a0:",
        "rest": "Les autres dispositions {of} demeurent inchangées.",
        "from": "{this} prend effet {day}.",
        "signature": "{this} prend effet le jour de sa signature.",
        "start": "La rectification vaut depuis la signature {of}.",
        "and": " et ",
        "on": "",
    },
    "en": {
        "signed": "signed",
        "seen": "Having regard to the {the}, {signed} ({hereafter} “{short}”),",
        "seen-alone": "Having regard to the {the} ({hereafter} “{short}”),",
        "hereafter": "hereinafter",
        "earlier": "Having regard to {the}, {signed},",
        "error": "Noting that the text as signed contains a clerical error,",
        "agree": "Agree to amend {base} as follows:",
        "correct": "Agree to correct {base} as follows:",
        "rest": "All other provisions {of} remain unchanged.",
        "from": "{this} takes effect on {day}.",
        "signature": "{this} takes effect on the day of its signature.",
        "start": "The correction has effect from the signature {of}.",
        "and": " and ",
        "on": "on ",
    },
    "nl": {
        "signed": "ondertekend",
        "seen": "Gelet op {the}, {signed} ({hereafter} “{short}”),",
        "seen-alone": "Gelet op {the} ({hereafter} “{short}”),",
        "hereafter": "hierna",
        "earlier": "Gelet op {the}, {signed},",
        "error": "Vaststellende dat in de ondertekende tekst een materiële fout is geslopen,",
        "agree": "Komen overeen {base} als volgt te wijzigen:",
        "correct": "Komen overeen {base} als volgt te verbeteren:",
        "rest": "De overige bepalingen {of} blijven ongewijzigd.",
        "from": "{this} treedt in werking op {day}.",
        "signature": "{this} treedt in werking op de dag van de ondertekening.",
        "start": "De verbetering geldt vanaf de ondertekening {of}.",
        "and": " en ",
        "on": "op ",
    },
}


class Formula:
    """The formulas of one amendment in one language."""

    def __init__(self, grammar: Grammar, citation: Citation, *, rectifies: bool) -> None:
        self.grammar, self.citation, self.rectifies = grammar, citation, rectifies
        self.lang = primary(grammar.tag)
        self.words = _WORDS[self.lang]

    def preamble(self, origin: Origin) -> Provision:
        """The parties, what they have seen, that they agree."""
        names = self.grammar.join([self.grammar.the(party) for party in self.citation.parties])
        said = [(f"{names[:1].upper()}{names[1:]},", "parties"), *((one, "recital") for one in self._recitals())]
        base = self.grammar.the(self.citation.base_short)
        said.append((self.words["correct" if self.rectifies else "agree"].replace("{base}", base), "enacting"))
        body = tuple(
            Paragraph(f"preamble/p{at}", nodes(superiors(text)), role, origin)
            for at, (text, role) in enumerate(said, 1)
        )
        return Provision("preamble", "preamble", body=body, origin=origin)

    def _recitals(self) -> Iterator[str]:
        short = self.citation.base_short
        noun = short.model_copy(update={"text": self.citation.base})
        fields = {
            "the": self.citation.base if self.lang == "en" else self.grammar.the(noun),
            "hereafter": self.words["hereafter"],
            "short": self.grammar.the(short),
            "signed": self._signed(self.citation.signed, short),
        }
        yield self._filled("seen" if fields["signed"] else "seen-alone", **fields)
        for noun, signed in self.citation.earlier:
            named = self.grammar.the(noun.model_copy(update={"gender": self.citation.own.gender}))
            yield self._filled("earlier", the=named, signed=self._signed(signed, self.citation.own))
        if self.rectifies:
            yield self.words["error"]

    def _signed(self, signing: Signing, noun: Noun) -> str:
        """signé à Exempleville le 10 décembre 2026; nothing while that is not known."""
        places = [
            " ".join(part for part in (where, f"{self.words['on']}{self.grammar.date(day, article=True)}") if part)
            for where, day in signing
            if day is not None
        ]
        if not places:
            return ""
        feminine = noun.gender == "feminine"
        return f"{self.words['signed'].replace('{e}', 'e' if feminine else '')} {self.words['and'].join(places)}"

    def final(self, effective: date | None) -> tuple[str, ...]:
        """That the rest stays, and since when it counts."""
        of = self.grammar.of(self.citation.base_short)
        if self.rectifies:
            return (self._filled("rest", of=of), self._filled("start", of=of))
        this = self.grammar.this(self.citation.own)
        this = f"{this[:1].upper()}{this[1:]}"
        if effective is None:
            return (self._filled("rest", of=of), self._filled("signature", this=this))
        day = self.grammar.date(effective, article=True)
        return (self._filled("rest", of=of), self._filled("from", this=this, day=day))

    def _filled(self, name: str, **fields: str) -> str:
        text = self.words[name]
        for field, value in fields.items():
            text = text.replace(f"{{{field}}}", value)
        return superiors(text)
