"""English, for Canada, the United Kingdom and the United States.

Enumerations have no comma before the conjunction. Days are written as each country has them: 23 June 2017 in en-GB,
June 23, 2017 in en-CA and en-US (Unicode CLDR).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as day_type
from datetime import datetime
from decimal import Decimal

from engross.language.counting import MINUS, currency_name, grouped, money, money_figures
from engross.language.en import numbers
from engross.language.en.lexicon import LEXICON
from engross.language.en.reading import READING
from engross.language.locale_grammar import Grammar
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

_CONJUNCTIONS = {"and": "and", "or": "or"}
_PLURAL_FORMS = {
    "this": "these",
    "that": "those",
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "its": "their",
    "it": "they",
}
_UNITS = {
    "article": Noun(text="article", plural="articles", gender=Gender.NEUTER),
    "annex": Noun(text="annex", plural="annexes", gender=Gender.NEUTER),
    "domain": Noun(text="domain", plural="domains", gender=Gender.NEUTER),
    "chapter": Noun(text="chapter", plural="chapters", gender=Gender.NEUTER),
    "section": Noun(text="section", plural="sections", gender=Gender.NEUTER),
    "paragraph": Noun(text="paragraph", plural="paragraphs", gender=Gender.NEUTER),
    "point": Noun(text="point", plural="points", gender=Gender.NEUTER),
    "subpoint": Noun(text="point", plural="points", gender=Gender.NEUTER),
    "alinea": Noun(text="paragraph", plural="paragraphs", article=True, gender=Gender.NEUTER),
}
_SIGNS = {"EUR": "€", "CAD": "CA$", "USD": "US$", "GBP": "£"}
_HOME = {"en-CA": "CAD", "en-US": "USD"}
# One, several, and the hundredths of it.
_MONEY = {
    "EUR": ("euro", "euros", "cent", "cents"),
    "CAD": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "USD": ("US dollar", "US dollars", "cent", "cents"),
    "GBP": ("pound sterling", "pounds sterling", "penny", "pence"),
    "CHF": ("Swiss franc", "Swiss francs", "centime", "centimes"),
}


class English(Grammar):
    """The grammar and typography of English."""

    code = "en"
    locales = ("en-CA", "en-GB", "en-US")
    lexicon = LEXICON
    number_sign = "no."
    kinds_have_capitals = True

    # names in a sentence

    def the(self, noun: Noun) -> str:
        text = noun.text.replace("'", APOSTROPHE)
        return f"the {text}" if noun.article and not re.match("the ", text, re.IGNORECASE) else text

    def of(self, noun: Noun) -> str:
        return f"of {self.the(noun)}"

    def to(self, noun: Noun) -> str:
        return f"to {self.the(noun)}"

    def at(self, noun: Noun) -> str:
        return f"at {self.the(noun)}"

    def by(self, noun: Noun) -> str:
        return f"by {self.the(noun)}"

    def join(self, items: Sequence[str], conjunction: str = "and") -> str:
        return self._joined(items, conjunction, _CONJUNCTIONS)

    def collective(self, common: Noun, places: Sequence[Noun]) -> str:
        noun = common.text if len(places) == 1 else self.plural_of(common)
        return f"the {noun} of {self.join([self.the(place) for place in places])}"

    # agreement

    def agree(self, word: str, gender: Gender, plural: bool) -> str:
        """English adjectives do not agree; a few common words do: this → these, its → their."""
        formed = _PLURAL_FORMS.get(word.lower()) if plural else None
        return with_capitals_of(word, formed) if formed else word

    def number_of(self, nouns: Sequence[Noun]) -> tuple[Gender, bool]:
        return self._shared_gender(nouns), len(nouns) > 1 or any(noun.is_plural for noun in nouns)

    def this(self, noun: Noun, form: str = "the") -> str:
        deictic = "these" if noun.is_plural else "this"
        return self._in_form(noun.model_copy(update={"text": f"{deictic} {noun.text}", "article": False}), form)

    # figures and dates

    def ordinal(self, n: int, gender: Gender = Gender.MASCULINE, plural: bool = False) -> str:
        teen = at_least_one(n) % 100 in (11, 12, 13)
        return f"{n}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}{'s' if plural else ''}"

    def ordinal_words(self, n: int, gender: Gender = Gender.MASCULINE) -> str:
        return numbers.ordinal_words(n, american=self.tag == "en-US")

    def words(self, n: int, gender: Gender = Gender.MASCULINE) -> str:
        return numbers.words(n, american=self.tag == "en-US")

    def figures(self, n: int | Decimal) -> str:
        return grouped(n, ",", ".")

    def amount(self, n: int | Decimal, currency: str) -> str:
        figures = money_figures(n, currency, ",", ".")
        sign = "$" if self._at_home(currency) else _SIGNS.get(currency, f"{currency}{NBSP}")
        return f"{MINUS if n < 0 else ''}{sign}{figures}"

    def amount_words(self, n: int | Decimal, currency: str) -> str:
        units, parts = money(n, currency)
        singular, plural, part, more_parts = _MONEY.get(currency) or (
            currency_name(currency, 1, self.tag),
            currency_name(currency, 2, self.tag),
            "hundredth",
            "hundredths",
        )
        if self._at_home(currency):
            singular, plural = "dollar", "dollars"
        amount = f"{self.words(units)} {singular if units == 1 else plural}"
        if parts:
            amount += f" and {self.words(parts)} {part if parts == 1 else more_parts}"
        return f"minus {amount}" if n < 0 else amount

    def _at_home(self, currency: str) -> bool:
        """Whether the currency is the dollar of the locale, which needs no country."""
        return _HOME.get(self.tag) == currency

    def date(self, day: day_type, *, article: bool = False, weekday: bool = False) -> str:
        """English days take no article: `article` changes nothing."""
        month = READING.months[day.month - 1]
        figures = (day.day, month) if self.tag == "en-GB" else (month, f"{day.day},")
        text = f"{figures[0]}{NBSP}{figures[1]} {day.year}"
        return f"{READING.weekdays[day.weekday()]}, {text}" if weekday else text

    def date_words(self, day: day_type) -> str:
        return f"the {self.ordinal_words(day.day)} day of {READING.months[day.month - 1]}, {self.words(day.year)}"

    def days(self, first: day_type, last: day_type) -> str:
        return f"from {self.date(first)} to {self.date(last)}"

    def month(self, day: day_type) -> str:
        return f"{READING.months[day.month - 1]} {day.year}"

    def signed(self, moment: datetime) -> str:
        return f"Signed electronically on {self.date(moment.date())} at {moment:%H:%M} ({self.zone(moment)})"

    # provisions and typography

    def reference_to(self, levels: Sequence[tuple[str, str]], form: str) -> str:
        """English says the innermost first: point b of article 2."""
        *outer, (kind, number) = levels
        first = self.reference(kind, number, form)
        return (
            first if form == "number" else " ".join([first, *(self.reference(*level, "of") for level in outer[::-1])])
        )

    def unit(self, kind: str) -> Noun:
        return _UNITS[kind]

    @property
    def rules(self) -> tuple[TypographyRule, ...]:
        return _RULES

    def quote(self, text: str) -> str:
        return f"“{text.translate({ord('“'): '‘', ord('”'): '’'})}”"


_MONTH = "|".join(READING.months)
_COUNTED = (
    "years? months? weeks? days? hours? minutes? copies originals counterparts euros? dollars? cents? pounds? francs? "
    "million billion inhabitants pages? annexes articles km m cm mm kg ha"
).replace(" ", "|")
_RULES = (
    ellipsis(),
    double_quotes(("“", "”"), ("‘", "’")),
    single_quotes("tis|twas|em|til|cause"),
    dash(),
    rule(rf"(?<=\d){SPACES}+(?=%)", NBSP),
    bound(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?", rf"(?:{_MONTH})\b"),
    bound(rf"\b(?:{_MONTH})", r"\d{1,2}(?!\d)"),
    bound(r"\d", rf"(?:{_COUNTED})\b"),
    bound(r"\b(?:No|no|Nos|nos|Art|art|Ch|ch|P|p|pp|S|s|Sec|sec)\.|§", r"\d"),
    bound(r"\b(?:Mr|Mrs|Ms|Dr|Prof)\.?", "[A-ZÀ-ÖØ-ÞŒ]"),
    numbered("articles?", "annex(?:es)?", "domains?", "chapters?", "sections?", "paragraphs?", "points?", "pages?"),
)
