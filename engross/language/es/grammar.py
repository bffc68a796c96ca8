"""Spanish, for Spain.

Sources: Diccionario panhispánico de dudas (RAE, ASALE; « DPD »), Ortografía de la lengua española (2010; « OLE »),
Nueva gramática de la lengua española. The article of a name that has it with a capital never merges with de and a
(de El Escorial), one in small letters does (del Bierzo): DPD, « el ».
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date as day_type
from datetime import datetime
from decimal import Decimal

from engross.language.counting import MINUS, currency_name, grouped, money, money_figures
from engross.language.es import agreement, numbers, typography
from engross.language.es.lexicon import LEXICON
from engross.language.es.reading import READING
from engross.language.locale_grammar import Grammar
from engross.language.typography import APOSTROPHE, NBSP, THIN, TypographyRule
from engross.model.noun import Gender, Noun
from engross.model.numerals import at_least_one
from engross.model.superscript import superscript

_CONJUNCTIONS = {"and": "y", "or": "o"}
_CONTRACTED = {"de": "del", "a": "al"}
_INSIDE = re.compile(r"(?:el|la|los|las) ", re.IGNORECASE)
# Feminine nouns that begin with a stressed a take el in the singular (DPD, « el », 2.1): el Acta, el Área.
_STRESSED_A = frozenset("acta agua ágora águila ala alma alta ama ancla área arma arpa aula ave hacha".split())
_UNITS = {
    "article": Noun(text="artículo", plural="artículos", article=True),
    "annex": Noun(text="anexo", plural="anexos", article=True),
    "domain": Noun(text="ámbito", plural="ámbitos", article=True),
    "chapter": Noun(text="capítulo", plural="capítulos", article=True),
    "section": Noun(text="sección", plural="secciones", article=True, gender=Gender.FEMININE),
    "paragraph": Noun(text="párrafo", plural="párrafos", article=True),
    "point": Noun(text="punto", plural="puntos", article=True),
    "subpoint": Noun(text="subpunto", plural="subpuntos", article=True),
    "alinea": Noun(text="párrafo", plural="párrafos", article=True),
}
_SIGNS = {"EUR": "€", "GBP": "£"}
# One, several, the hundredth, several hundredths; libra alone is feminine.
_MONEY = {
    "EUR": ("euro", "euros", "céntimo", "céntimos"),
    "CAD": ("dólar canadiense", "dólares canadienses", "centavo", "centavos"),
    "USD": ("dólar estadounidense", "dólares estadounidenses", "centavo", "centavos"),
    "GBP": ("libra esterlina", "libras esterlinas", "penique", "peniques"),
    "CHF": ("franco suizo", "francos suizos", "céntimo", "céntimos"),
}
_GROUPED_FROM = 10_000
"""Figures are grouped from five digits on (OLE, VIII, 2.1)."""


class Spanish(Grammar):
    """The grammar and typography of Spanish."""

    code = "es"
    locales = ("es-ES",)
    lexicon = LEXICON
    number_sign = "n.º"

    # names in a sentence

    def the(self, noun: Noun) -> str:
        text = _text(noun)
        if not noun.article or _INSIDE.match(text):
            return text
        feminine = noun.gender is Gender.FEMININE
        if noun.is_plural:
            return f"{'las' if feminine else 'los'} {text}"
        return f"{'la' if feminine and not _stressed_a(noun) else 'el'} {text}"

    def of(self, noun: Noun) -> str:
        return self._after("de", noun)

    def to(self, noun: Noun) -> str:
        return self._after("a", noun)

    def at(self, noun: Noun) -> str:
        return f"en {self.the(noun)}"

    def by(self, noun: Noun) -> str:
        return f"por {self.the(noun)}"

    def _after(self, preposition: str, noun: Noun) -> str:
        named = self.the(noun)
        if named.startswith("el ") and noun.merges:
            return f"{_CONTRACTED[preposition]} {named[3:]}"
        return f"{preposition} {named}"

    def join(self, items: Sequence[str], conjunction: str = "and") -> str:
        """y is e before the sound of i, o is u before that of o (DPD, « y » and « o »): e hijos, u ocho, u 80."""
        words = dict(_CONJUNCTIONS)
        if len(items) > 1:
            if _sounds_like_i(items[-1]):
                words["and"] = "e"
            if _sounds_like_o(items[-1]):
                words["or"] = "u"
        return self._joined(items, conjunction, words)

    def collective(self, common: Noun, places: Sequence[Noun]) -> str:
        named = self.join([self.of(place) for place in places])
        if len(places) == 1:
            return f"{self.the(common.model_copy(update={'article': True}))} {named}"
        article = "las" if common.gender is Gender.FEMININE else "los"
        return f"{article} {self.plural_of(common)} {named}".rstrip()

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
        present = "presentes" if noun.is_plural else "presente"
        # elided: the article stands before presente, so a stressed a of the noun no longer asks for el.
        named = noun.model_copy(update={"text": f"{present} {_text(noun)}", "article": True, "elided": False})
        return self._in_form(named, form)

    # figures and dates

    def ordinal(self, n: int, gender: Gender = Gender.MASCULINE, plural: bool = False) -> str:
        letter = "a" if gender is Gender.FEMININE else "o"
        if plural:
            return f"{at_least_one(n)}.{superscript(letter + 's')}"
        return f"{at_least_one(n)}.{'ª' if letter == 'a' else 'º'}"

    def ordinal_words(self, n: int, gender: Gender = Gender.MASCULINE) -> str:
        return numbers.ordinal_words(n, gender)

    def words(self, n: int, gender: Gender = Gender.MASCULINE) -> str:
        return numbers.words(n, gender)

    def figures(self, n: int | Decimal) -> str:
        return grouped(n, _group_space(n), ",")

    def amount(self, n: int | Decimal, currency: str) -> str:
        figures = money_figures(n, currency, _group_space(n), ",")
        return f"{MINUS if n < 0 else ''}{figures}{NBSP}{_SIGNS.get(currency, currency)}"

    def amount_words(self, n: int | Decimal, currency: str) -> str:
        units, parts = money(n, currency)
        singular, plural, part, more_parts = _MONEY.get(currency) or (
            currency_name(currency, 1, self.tag),
            currency_name(currency, 2, self.tag),
            "centésimo",
            "centésimos",
        )
        gender = Gender.FEMININE if currency == "GBP" else Gender.MASCULINE
        of = "de " if numbers.takes_de(units) else ""
        amount = f"{numbers.words(units, gender, before_noun=True)} {of}{singular if units == 1 else plural}"
        if parts:
            hundredths = numbers.words(parts, Gender.MASCULINE, before_noun=True)
            amount += f" con {hundredths} {part if parts == 1 else more_parts}"
        return f"menos {amount}" if n < 0 else amount

    def date(self, day: day_type, *, article: bool = False, weekday: bool = False) -> str:
        """A weekday brings the article with it: el viernes 23 de junio de 2017."""
        named = f"{READING.weekdays[day.weekday()]} " if weekday else ""
        return f"{'el ' if article or weekday else ''}{named}{day.day}{NBSP}de {self.month(day)}"

    def date_words(self, day: day_type) -> str:
        return f"el {self.words(day.day)} de {READING.months[day.month - 1]} de {self.words(day.year)}"

    def days(self, first: day_type, last: day_type) -> str:
        return f"del {self.date(first)} al {self.date(last)}"

    def month(self, day: day_type) -> str:
        return f"{READING.months[day.month - 1]} de {day.year}"

    def signed(self, moment: datetime) -> str:
        day = self.date(moment.date(), article=True)
        hour = "la" if moment.hour == 1 else "las"
        return f"Firmado electrónicamente {day} a {hour}{NBSP}{moment.hour}:{moment.minute:02} ({self.zone(moment)})"

    # provisions and typography

    def unit(self, kind: str) -> Noun:
        return _UNITS[kind]

    @property
    def rules(self) -> tuple[TypographyRule, ...]:
        return typography.RULES

    def quote(self, text: str) -> str:
        return f"«{text.translate({ord('«'): '“', ord('»'): '”'})}»"


def _group_space(n: int | Decimal) -> str:
    """What separates groups of three digits: nothing in a number of four."""
    finite = not isinstance(n, Decimal) or n.is_finite()
    return "" if finite and -_GROUPED_FROM < n < _GROUPED_FROM else THIN


def _text(noun: Noun) -> str:
    return noun.text.replace("'", APOSTROPHE)


def _first_word(text: str) -> str:
    word = re.search(r"\w+", text)
    return word[0].lower() if word else ""


def _plain(word: str) -> str:
    """Without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _stressed_a(noun: Noun) -> bool:
    """Whether a feminine noun takes el: as it says itself (`elided`), else by the table or a written accent."""
    if noun.elided is not None:
        return noun.elided
    word = _first_word(noun.text)
    return word in _STRESSED_A or word.startswith(("á", "há"))


def _sounds_like_i(item: str) -> bool:
    """Whether it begins with the sound of i: Italia, hijos, Ypres; not hielo, nor yodo, where a vowel follows."""
    word = _plain(_first_word(item)).removeprefix("h")
    return word.startswith(("i", "y")) and word[1:2] not in ("a", "e", "o", "u")


def _sounds_like_o(item: str) -> bool:
    """Whether it begins with the sound of o: Oviedo, hora, and in figures 8 (ocho), 80, 11 (once)."""
    word = _plain(_first_word(item))
    if word.isdigit():
        return word.startswith("8") or (word.startswith("11") and len(word) % 3 == 2)
    return word.removeprefix("h").startswith("o")
