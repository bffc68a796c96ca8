"""What a consolidated text says of itself: that nobody signed it, which acts it is made of, what came from where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from engross.amend.consolidate import Change, Consolidated, Gone, Instrument
from engross.amend.naming import superiors
from engross.language.locale_grammar import Grammar
from engross.model.tag import primary

_WORDS = {
    "fr": {
        "at": "Texte consolidé au {day}",
        "all": "Texte consolidé",
        "notice": "Avertissement",
        "unsigned": "Ce texte consolidé réunit l’acte et ce qui le modifie, pour la commodité de qui le lit. Il n’est "
        "pas signé\u00a0: seuls les actes signés font foi.",
        "acts": "Table des actes",
        "history": "Historique des dispositions",
        "act": "Acte",
        "signed": "Signé le",
        "since": "En vigueur le",
        "standing": "Situation",
        "provision": "Disposition",
        "deed": "Ce qui est fait",
        "by": "Par",
        "base": "acte de base",
        "applied": "intégré",
        "draft": "non signé",
        "later": "pas encore en vigueur",
        "repealed": "abrogé",
        "article": ", art. {n}",
        "force": ", en vigueur {day}",
        "start": ", depuis l’origine",
        "origin": "depuis l’origine",
        "was": "\u00a0; le texte signé disait\u00a0: «\u00a0{was}\u00a0»",
        "gone": "{words}\u00a0: ",
        "paragraph": "Alinéa",
        "testimonium": "Clausule",
        "unknown": "–",
        "mark": "Non signé",
        "cover": "Page de titre",
        "signatures": "Signatures",
        "said": "texte d’origine",
        "rest": "Toutes les autres",
        "every": "Toutes",
    },
    "en": {
        "at": "Consolidated text as of {day}",
        "all": "Consolidated text",
        "notice": "Notice",
        "unsigned": "This consolidated text brings the act and its amendments together for the reader’s convenience. "
        "It is not signed: only the signed acts are authentic.",
        "acts": "Table of acts",
        "history": "History of the provisions",
        "act": "Act",
        "signed": "Signed on",
        "since": "In force on",
        "standing": "Standing",
        "provision": "Provision",
        "deed": "What is done",
        "by": "By",
        "base": "base act",
        "applied": "worked in",
        "draft": "not signed",
        "later": "not yet in force",
        "repealed": "repealed",
        "article": ", art. {n}",
        "force": ", in force {day}",
        "start": ", from the start",
        "origin": "from the start",
        "was": "; the text as signed said: “{was}”",
        "gone": "{words}: ",
        "paragraph": "Paragraph",
        "testimonium": "Testimonium",
        "unknown": "–",
        "mark": "Not signed",
        "cover": "Title page",
        "signatures": "Signatures",
        "said": "original text",
        "rest": "All others",
        "every": "All",
    },
    "nl": {
        "at": "Gecoördineerde tekst op {day}",
        "all": "Gecoördineerde tekst",
        "notice": "Waarschuwing",
        "unsigned": "Deze gecoördineerde tekst brengt de akte en haar wijzigingen samen voor het gemak van de lezer. "
        "Hij is niet ondertekend: enkel de ondertekende akten zijn authentiek.",
        "acts": "Tabel van de akten",
        "history": "Geschiedenis van de bepalingen",
        "act": "Akte",
        "signed": "Ondertekend op",
        "since": "In werking op",
        "standing": "Stand",
        "provision": "Bepaling",
        "deed": "Wat gebeurt",
        "by": "Door",
        "base": "basisakte",
        "applied": "verwerkt",
        "draft": "niet ondertekend",
        "later": "nog niet in werking",
        "repealed": "opgeheven",
        "article": ", art. {n}",
        "force": ", in werking op {day}",
        "start": ", vanaf het begin",
        "origin": "vanaf het begin",
        "was": "; de ondertekende tekst luidde: “{was}”",
        "gone": "{words}: ",
        "paragraph": "Lid",
        "testimonium": "Slotformule",
        "unknown": "–",
        "mark": "Niet ondertekend",
        "cover": "Titelpagina",
        "signatures": "Handtekeningen",
        "said": "oorspronkelijke tekst",
        "rest": "Alle andere",
        "every": "Alle",
    },
}
_DEEDS = {
    "fr": {
        "modified": "modifié",
        "replaced": "remplacé",
        "inserted": "inséré",
        "repealed": "abrogé",
        "moved": "déplacé",
        "renumbered": "renuméroté",
        "rectified": "rectifié",
    },
    "en": {
        "modified": "amended",
        "replaced": "replaced",
        "inserted": "inserted",
        "repealed": "repealed",
        "moved": "moved",
        "renumbered": "renumbered",
        "rectified": "corrected",
    },
    "nl": {
        "modified": "gewijzigd",
        "replaced": "vervangen",
        "inserted": "ingevoegd",
        "repealed": "opgeheven",
        "moved": "verplaatst",
        "renumbered": "vernummerd",
        "rectified": "verbeterd",
    },
}
_BY = {"fr": "par", "en": "by", "nl": "door"}


class Notices:
    """The words of one language."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.lang = primary(grammar.tag)
        self.words = _WORDS[self.lang]
        self.deeds = _DEEDS[self.lang]
        self.mark = self.words["mark"]

    def subject(self, at: date | None) -> str:
        """What stands under the title."""
        return self.words["at"].replace("{day}", self.day(at)) if at else self.words["all"]

    def day(self, day: date | None) -> str:
        return superiors(self.grammar.date(day)) if day else self.words["unknown"]

    def since(self, one: Instrument) -> str:
        """From when an act counts: a day, or the start for what rectifies."""
        return self.words["origin"] if one.effect == "rectifies" else self.day(one.effective or one.signed)

    def note(self, change: Change, *, capital: bool = True) -> str:
        """Modifié par l’avenant n° 1, art. 2, en vigueur le 1er janvier 2028."""
        deed = self.deeds[change.deed]
        title = self.grammar.the(change.instrument.noun(self.grammar.tag))
        text = f"{deed[:1].upper()}{deed[1:]}" if capital else deed
        text += f" {_BY[self.lang]} {title}"
        if change.article:
            text += self.words["article"].replace("{n}", change.article)
        if change.deed == "rectified":
            text += self.words["start"]
        elif change.instrument.effective:
            day = superiors(self.grammar.date(change.instrument.effective, article=True))
            text += self.words["force"].replace("{day}", day)
        if change.was:
            text += self.words["was"].replace("{was}", change.was)
        return superiors(self.grammar.typeset(text))

    def cited(self, change: Change) -> str:
        """Avenant n° 1, art. 2."""
        title = change.instrument.called(self.grammar.tag)
        article = self.words["article"].replace("{n}", change.article) if change.article else ""
        return f"{title}{article}"

    def bracketed(self, changes: Sequence[Change]) -> str:
        """The notes of one paragraph or provision."""
        noted = [self.note(one, capital=not at) for at, one in enumerate(dict.fromkeys(changes))]
        return f"({'; '.join(noted) if self.lang == 'en' else self.grammar.join(noted)}.)"

    def gone(self, one: Gone) -> str:
        """What stood here, and by what it went."""
        if one.piece >= 0:
            return f"({self.words['paragraph']} {self.note(one.change, capital=False)}.)"
        words = self.words["gone"].replace("{words}", one.words) if one.words else ""
        return f"({words}{self.note(one.change, capital=not words)}.)"

    def standing(self, one: Instrument, made: Consolidated) -> str:
        """Where an instrument stands at the date of the text."""
        if one.effect == "base":
            return self.words["base"]
        if one in made.applied:
            return self.words["applied"]
        if one.state != "signed":
            return self.words["draft"]
        since = one.effective or one.signed
        later = made.at is not None and one.effect == "amends" and (since is None or since > made.at)
        return self.words["later" if later else "repealed"]
