"""French, for France, Canada and Belgium.

Contraction and elision follow the Banque de dépannage linguistique of the OQLF: the article of a town's name merges
with de and à (du Havre, aux Escoumins), La and L’ never do, nor does the article of a person's name (de Le Gardeur).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date as day_type
from datetime import datetime
from decimal import Decimal

from engross.language.counting import MINUS, currency_name, grouped, money, money_figures
from engross.language.fr import agreement, numbers, typography
from engross.language.fr.lexicon import LEXICON
from engross.language.fr.reading import READING
from engross.language.locale_grammar import Grammar
from engross.language.typography import APOSTROPHE, NBSP, TypographyRule
from engross.model.noun import Gender, Noun
from engross.model.numerals import at_least_one
from engross.model.superscript import superscript

_INSIDE = re.compile(r"(le |les |la |l’)", re.IGNORECASE)
_CONTRACTED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}
# Words in a vowel before which nothing is elided; names in h are told by `Noun.elided`.
_NOT_ELIDING = frozenset("onze onzième oui ouistiti uhlan ululement".split())
_CONJUNCTIONS = {"and": "et", "or": "ou"}
_UNITS = {
    "article": Noun(text="article", plural="articles", article=True),
    "annex": Noun(text="annexe", plural="annexes", article=True, gender=Gender.FEMININE),
    "domain": Noun(text="domaine", plural="domaines", article=True),
    "chapter": Noun(text="chapitre", plural="chapitres", article=True),
    "section": Noun(text="section", plural="sections", article=True, gender=Gender.FEMININE),
    "paragraph": Noun(text="paragraphe", plural="paragraphes", article=True),
    "point": Noun(text="point", plural="points", article=True),
    "subpoint": Noun(text="sous-point", plural="sous-points", article=True),
    "alinea": Noun(text="alinéa", plural="alinéas", article=True),
}
_SIGNS = {"EUR": "€", "CAD": f"${NBSP}CA", "USD": f"${NBSP}US", "GBP": "£"}
# One, several, and the hundredths of it; livre alone is feminine.
_MONEY = {
    "EUR": ("euro", "euros", "centime"),
    "CAD": ("dollar canadien", "dollars canadiens", "cent"),
    "USD": ("dollar américain", "dollars américains", "cent"),
    "GBP": ("livre sterling", "livres sterling", "penny"),
    "CHF": ("franc suisse", "francs suisses", "centime"),
}


class French(Grammar):
    """The grammar and typography of French."""

    code = "fr"
    locales = ("fr-FR", "fr-CA", "fr-BE")
    lexicon = LEXICON
    number_sign = "n°"

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self._rules = typography.rules(tag)
        self._group = typography.group_space(tag)
        self._septante = tag == "fr-BE"

    # names in a sentence

    def the(self, noun: Noun) -> str:
        text = _text(noun)
        if not noun.article or _INSIDE.match(text):
            return text
        if noun.is_plural:
            return f"les {text}"
        if _elides(noun):
            return f"l{APOSTROPHE}{text}"
        return f"{'la' if noun.gender is Gender.FEMININE else 'le'} {text}"

    def of(self, noun: Noun) -> str:
        return self._after("de", noun)

    def to(self, noun: Noun) -> str:
        return self._after("à", noun)

    def at(self, noun: Noun) -> str:
        return self._after("à", noun)

    def by(self, noun: Noun) -> str:
        return f"par {self.the(noun)}"

    def _after(self, preposition: str, noun: Noun) -> str:
        phrase = self.the(noun)
        article, space, name = phrase.partition(" ")
        # The article that this grammar has put always merges; the one inside a name, if the name lets it.
        merges = noun.merges or phrase != _text(noun)
        contracted = _CONTRACTED.get((preposition, article.lower()))
        if space and contracted and merges:
            return f"{contracted} {name}"
        if preposition == "de" and phrase == _text(noun) and _elides(noun):
            return f"d{APOSTROPHE}{phrase}"
        return f"{preposition} {phrase}"

    def join(self, items: Sequence[str], conjunction: str = "and") -> str:
        return self._joined(items, conjunction, _CONJUNCTIONS)

    def collective(self, common: Noun, places: Sequence[Noun]) -> str:
        named = self.join([self.of(place) for place in places])
        if len(places) == 1:
            return f"{self.the(common.model_copy(update={'article': True}))} {named}"
        return f"les {self.plural_of(common)} {named}".rstrip()

    # agreement

    def agree(self, word: str, gender: Gender, plural: bool) -> str:
        return agreement.agree(word, feminine=gender is Gender.FEMININE, plural=plural)

    def number_of(self, nouns: Sequence[Noun]) -> tuple[Gender, bool]:
        feminine = bool(nouns) and all(noun.gender is Gender.FEMININE for noun in nouns)
        return (
            Gender.FEMININE if feminine else Gender.MASCULINE,
            len(nouns) > 1 or any(noun.is_plural for noun in nouns),
        )

    def this(self, noun: Noun, form: str = "the") -> str:
        present = self.agree("présent", noun.gender, noun.is_plural)
        return self._in_form(
            noun.model_copy(update={"text": f"{present} {_text(noun)}", "article": True, "elided": False}), form
        )

    # figures and dates

    def ordinal(self, n: int, gender: Gender = Gender.MASCULINE, plural: bool = False) -> str:
        first = "re" if gender is Gender.FEMININE else "er"
        return f"{at_least_one(n)}{superscript((first if n == 1 else 'e') + 's' * plural)}"

    def ordinal_words(self, n: int, gender: Gender = Gender.MASCULINE) -> str:
        return numbers.ordinal_words(n, gender, septante=self._septante)

    def words(self, n: int, gender: Gender = Gender.MASCULINE) -> str:
        return numbers.words(n, gender, septante=self._septante)

    def figures(self, n: int | Decimal) -> str:
        return grouped(n, self._group, ",")

    def amount(self, n: int | Decimal, currency: str) -> str:
        sign = "$" if self._at_home(currency) else _SIGNS.get(currency, currency)
        figures = money_figures(n, currency, self._group, ",")
        return f"{MINUS if n < 0 else ''}{figures}{NBSP}{sign}"

    def amount_words(self, n: int | Decimal, currency: str) -> str:
        units, parts = money(n, currency)
        listed = _MONEY.get(currency)
        singular, plural, part = listed or (
            currency_name(currency, 1, self.tag),
            currency_name(currency, 2, self.tag),
            "centième",
        )
        if self._at_home(currency):
            singular, plural = "dollar", "dollars"
        if (self.tag, currency) == ("fr-BE", "EUR"):
            part = "cent"
        name = plural if units > 1 else singular
        gender = Gender.FEMININE if currency == "GBP" else Gender.MASCULINE
        link = ""
        if numbers.takes_de(units):
            link = f"d{APOSTROPHE}" if _elides(Noun(text=name)) else "de "
        amount = f"{self.words(units, gender)} {link}{name}"
        if parts:
            hundredths = "pence" if part == "penny" and parts > 1 else part + "s" * (parts > 1)
            amount += f" et {self.words(parts)} {hundredths}"
        return f"moins {amount}" if n < 0 else amount

    def _at_home(self, currency: str) -> bool:
        """Whether the currency is the dollar of the locale, which needs no country."""
        return (self.tag, currency) == ("fr-CA", "CAD")

    def date(self, day: day_type, *, article: bool = False, weekday: bool = False) -> str:
        """A weekday brings the article with it."""
        figure = self.ordinal(1) if day.day == 1 else str(day.day)
        named = f"{READING.weekdays[day.weekday()]} " if weekday else ""
        return f"{'le ' if article or weekday else ''}{named}{figure}{NBSP}{self.month(day)}"

    def date_words(self, day: day_type) -> str:
        number = "premier" if day.day == 1 else self.words(day.day)
        return f"le {number} {READING.months[day.month - 1]} {self.words(day.year)}"

    def days(self, first: day_type, last: day_type) -> str:
        return f"du {self.date(first)} au {self.date(last)}"

    def month(self, day: day_type) -> str:
        return f"{READING.months[day.month - 1]} {day.year}"

    def signed(self, moment: datetime) -> str:
        minutes = f"{NBSP}{moment.minute:02}" if moment.minute else ""
        day = self.date(moment.date(), article=True)
        return f"Signé électroniquement {day} à {moment.hour}{NBSP}h{minutes} ({self.zone(moment)})"

    # figures of provisions

    def counted(self, n: int, style: str, gender: Gender = Gender.MASCULINE) -> str:
        return self.ordinal(1, gender) if style == "ordinal" and n == 1 else super().counted(n, style, gender)

    def unit(self, kind: str) -> Noun:
        return _UNITS[kind]

    # typography

    @property
    def rules(self) -> tuple[TypographyRule, ...]:
        return self._rules

    def quote(self, text: str) -> str:
        inside = re.sub(r"«\s*", "“", re.sub(r"\s*»", "”", text))
        return f"«{NBSP}{inside}{NBSP}»"


def _text(noun: Noun) -> str:
    return noun.text.replace("'", APOSTROPHE)


def _elides(noun: Noun) -> bool:
    """Whether de, le, la lose their vowel before the noun: as it says itself, otherwise by its first letter."""
    if noun.elided is not None:
        return noun.elided
    word = re.search(r"\w+", noun.text)
    if word is None or word[0].lower() in _NOT_ELIDING:
        return False
    letters = unicodedata.normalize("NFD", word[0].lower())
    if letters[0] == "y":  # d’Ypres, but du Yukon: before a vowel it sounds like a consonant
        return len(letters) > 1 and letters[1] not in "aeiouy"
    return letters[0] in "aeiouæœ"
