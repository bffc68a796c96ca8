"""Dutch, for the Netherlands and Belgium. Spelling and numbers follow the Taalunie (Woordenlijst, Taaladvies)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as day_type
from datetime import datetime
from decimal import Decimal

from engross.language.counting import MINUS, currency_name, grouped, money, money_figures
from engross.language.lexicon import Lexicon
from engross.language.locale_grammar import Grammar
from engross.language.nl import numbers
from engross.language.nl.reading import READING
from engross.language.typography import (
    APOSTROPHE,
    NBSP,
    SPACES,
    TypographyRule,
    bound,
    dash,
    double_quotes,
    ellipsis,
    numbered,
    rule,
    single_quotes,
    with_capitals_of,
)
from engross.model.noun import Gender, Noun
from engross.model.numerals import at_least_one

_CONJUNCTIONS = {"and": "en", "or": "of"}
_PLURAL_FORMS = {"dit": "deze", "dat": "die", "is": "zijn", "was": "waren", "heeft": "hebben", "wordt": "worden"}
_UNITS = {
    "article": Noun(text="artikel", plural="artikelen", gender=Gender.NEUTER),
    "annex": Noun(text="bijlage", plural="bijlagen", gender=Gender.FEMININE),
    "domain": Noun(text="domein", plural="domeinen", gender=Gender.NEUTER),
    "chapter": Noun(text="hoofdstuk", plural="hoofdstukken", gender=Gender.NEUTER),
    "section": Noun(text="afdeling", plural="afdelingen", gender=Gender.FEMININE),
    "paragraph": Noun(text="paragraaf", plural="paragrafen", gender=Gender.FEMININE),
    "point": Noun(text="punt", plural="punten", gender=Gender.NEUTER),
    "subpoint": Noun(text="punt", plural="punten", gender=Gender.NEUTER),
    "alinea": Noun(text="lid", plural="leden", article=True, gender=Gender.NEUTER),
}
_SIGNS = {"EUR": "€", "CAD": "C$", "USD": "US$", "GBP": "£"}
# The unit, its hundredth, and several hundredths. After a number the unit stays in the singular: tien euro.
_MONEY = {
    "EUR": ("euro", "cent", "cent"),
    "CAD": ("Canadese dollar", "cent", "cent"),
    "USD": ("Amerikaanse dollar", "cent", "cent"),
    "GBP": ("pond sterling", "penny", "pence"),
    "CHF": ("Zwitserse frank", "centime", "centimes"),
}


class Dutch(Grammar):
    """The grammar and typography of Dutch."""

    code = "nl"
    locales = ("nl-NL", "nl-BE")
    lexicon = Lexicon(decimal=",", testimonium_openings=("gedaan", "opgemaakt"))
    given_gender = Gender.NEUTER
    number_sign = "nr."

    # names in a sentence

    def the(self, noun: Noun) -> str:
        text = noun.text.replace("'", APOSTROPHE)
        if not noun.article or re.match("(?:de|het|den) ", text, re.IGNORECASE):
            return text
        return f"{'het' if noun.gender is Gender.NEUTER and not noun.is_plural else 'de'} {text}"

    def of(self, noun: Noun) -> str:
        return f"van {self.the(noun)}"

    def to(self, noun: Noun) -> str:
        return f"aan {self.the(noun)}"

    def at(self, noun: Noun) -> str:
        return f"te {self.the(noun)}"

    def by(self, noun: Noun) -> str:
        return f"door {self.the(noun)}"

    def join(self, items: Sequence[str], conjunction: str = "and") -> str:
        return self._joined(items, conjunction, _CONJUNCTIONS)

    def collective(self, common: Noun, places: Sequence[Noun]) -> str:
        """Places stand right after the noun in Dutch: de steden Namen en Québec."""
        named = self.join([self.the(place) for place in places])
        if len(places) == 1:
            return f"{self.the(common.model_copy(update={'article': True}))} {named}"
        return f"de {self.plural_of(common)} {named}".rstrip()

    # agreement

    def agree(self, word: str, gender: Gender, plural: bool) -> str:
        """What is said of a noun does not agree in Dutch; a few common words do: dit → deze."""
        if word.lower() in ("dit", "dat") and gender is not Gender.NEUTER:
            plural = True  # one form for de-words and for the plural
        formed = _PLURAL_FORMS.get(word.lower()) if plural else None
        return with_capitals_of(word, formed) if formed else word

    def number_of(self, nouns: Sequence[Noun]) -> tuple[Gender, bool]:
        return self._shared_gender(nouns), len(nouns) > 1 or any(noun.is_plural for noun in nouns)

    def this(self, noun: Noun, form: str = "the") -> str:
        deictic = "dit" if noun.gender is Gender.NEUTER and not noun.is_plural else "deze"
        return self._in_form(noun.model_copy(update={"text": f"{deictic} {noun.text}", "article": False}), form)

    # figures and dates

    def ordinal(self, n: int, gender: Gender = Gender.MASCULINE, plural: bool = False) -> str:
        return f"{at_least_one(n)}e"

    def ordinal_words(self, n: int, gender: Gender = Gender.MASCULINE) -> str:
        return numbers.ordinal_words(n)

    def words(self, n: int, gender: Gender = Gender.MASCULINE) -> str:
        return numbers.words(n)

    def figures(self, n: int | Decimal) -> str:
        return grouped(n, ".", ",")

    def amount(self, n: int | Decimal, currency: str) -> str:
        figures = money_figures(n, currency, ".", ",")
        return f"{_SIGNS.get(currency, currency)}{NBSP}{MINUS if n < 0 else ''}{figures}"

    def amount_words(self, n: int | Decimal, currency: str) -> str:
        units, parts = money(n, currency)
        name, part, more_parts = _MONEY.get(currency) or (
            currency_name(currency, 1, self.tag),
            "honderdste",
            "honderdsten",
        )
        amount = f"{self.words(units)} {name}"
        if parts:
            amount += f" en {self.words(parts)} {part if parts == 1 else more_parts}"
        return f"min {amount}" if n < 0 else amount

    def date(self, day: day_type, *, article: bool = False, weekday: bool = False) -> str:
        """Dutch days take no article: `article` changes nothing."""
        named = f"{READING.weekdays[day.weekday()]} " if weekday else ""
        return f"{named}{day.day}{NBSP}{self.month(day)}"

    def date_words(self, day: day_type) -> str:
        return f"{self.words(day.day)} {READING.months[day.month - 1]} {numbers.year(day.year)}"

    def days(self, first: day_type, last: day_type) -> str:
        return f"van {self.date(first)} tot en met {self.date(last)}"

    def month(self, day: day_type) -> str:
        return f"{READING.months[day.month - 1]} {day.year}"

    def signed(self, moment: datetime) -> str:
        return (
            f"Elektronisch ondertekend op {self.date(moment.date())} om {moment:%H.%M}{NBSP}uur ({self.zone(moment)})"
        )

    # provisions and typography

    def unit(self, kind: str) -> Noun:
        return _UNITS[kind]

    @property
    def rules(self) -> tuple[TypographyRule, ...]:
        return _RULES

    def quote(self, text: str) -> str:
        return f"“{text.translate({ord('“'): '‘', ord('”'): '’'})}”"


_COUNTED = (
    "jaar maand(?:en)? we(?:ek|ken) dag(?:en)? uur minuten exemplaren euro dollar cent frank pond miljoen miljard "
    "inwoners bladzijden bijlagen artikelen km m cm mm kg ha"
).replace(" ", "|")
_RULES = (
    ellipsis(),
    double_quotes(("“", "”"), ("‘", "’")),
    single_quotes("s|t|n|k|m|r|em"),
    dash(),
    rule(rf"(?<=\d){SPACES}+(?=%)", NBSP),
    rule(rf"(?<=[€£$]){SPACES}+(?=[{MINUS}\d])", NBSP),
    bound(r"(?<!\d)\d{1,2}", rf"(?:{'|'.join(READING.months)})\b"),
    bound(r"\d", rf"(?:{_COUNTED})\b"),
    bound(r"\b(?i:nr|nrs|art|blz|hfst|p|par)\.|§", r"\d"),
    bound(r"\b(?i:dhr|mevr|mw|dr|prof)\.", "[A-ZÀ-ÖØ-Þ]"),
    numbered(
        "artikel(?:en)?", "bijlagen?", "domein(?:en)?", "hoofdstuk(?:ken)?", "afdeling(?:en)?", "paragraa?f(?:en)?",
        "punt(?:en)?", "lid", "bladzijden?",
    ),
)  # fmt: skip
