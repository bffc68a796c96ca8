"""English, for Canada, the United Kingdom and the United States. Enumerations have no comma before the conjunction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from engross.language.counting import currency_name, grouped, money, money_figures, sayable
from engross.language.en_lexicon import LEXICON
from engross.language.grammar import Grammar
from engross.language.lexicon import Lexicon
from engross.language.typography import NBSP, Rule, bound, dash, double_quotes, ellipsis, numbered, rule, single_quotes
from engross.model.noun import Gender, Noun

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_UNITS = ("article", "annex", "domain", "chapter", "section", "paragraph", "point")
_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$", "CAD": "$"}
_MONEY = {
    "EUR": ("euro", "euros", "cent", "cents"),
    "CAD": ("dollar", "dollars", "cent", "cents"),
    "USD": ("dollar", "dollars", "cent", "cents"),
    "GBP": ("pound", "pounds", "penny", "pence"),
    "CHF": ("Swiss franc", "Swiss francs", "centime", "centimes"),
}


class English(Grammar):
    """English as one locale writes it."""

    code: ClassVar[str] = "en"
    locales: ClassVar[tuple[str, ...]] = ("en-CA", "en-GB", "en-US")
    lexicon: ClassVar[Lexicon] = LEXICON

    def the(self, noun: Noun) -> str:
        return f"the {noun.text}" if noun.article else noun.text

    def of(self, noun: Noun) -> str:
        return f"of {self.the(noun)}"

    def to(self, noun: Noun) -> str:
        return f"to {self.the(noun)}"

    def at(self, noun: Noun) -> str:
        return f"at {self.the(noun)}"

    def by(self, noun: Noun) -> str:
        return f"by {self.the(noun)}"

    def join(self, items: Sequence[str], conjunction: str = "and") -> str:
        word = {"and": "and", "or": "or"}[conjunction]
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {word} {items[-1]}"

    def collective(self, common: Noun, places: Sequence[Noun]) -> str:
        plural = common.plural or f"{common.text}s"
        return f"the {plural} of {self.join([self.the(place) for place in places])}"

    def agree(self, word: str, gender: Gender, plural: bool) -> str:
        return word

    def number_of(self, nouns: Sequence[Noun]) -> tuple[Gender, bool]:
        gender = nouns[0].gender if len({noun.gender for noun in nouns}) == 1 else Gender.NEUTER
        return gender, len(nouns) > 1 or any(noun.is_plural for noun in nouns)

    def this(self, noun: Noun, form: str = "the") -> str:
        deictic = "these" if noun.is_plural else "this"
        return self._in_form(noun.model_copy(update={"text": f"{deictic} {noun.text}", "article": False}), form)

    def ordinal(self, n: int, gender: Gender = Gender.MASCULINE, plural: bool = False) -> str:
        if n < 1:
            raise ValueError(f"no rank {n}: ranks start at 1")
        ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
        return f"{n}{ending}"

    def ordinal_words(self, n: int, gender: Gender = Gender.MASCULINE) -> str:
        if n < 1:
            raise ValueError(f"no rank {n}: ranks start at 1")
        from num2words import num2words

        found: str = num2words(sayable(n), lang="en_GB", to="ordinal")
        return found

    def words(self, n: int, gender: Gender = Gender.MASCULINE) -> str:
        from num2words import num2words

        said: str = num2words(sayable(n), lang="en" if self.tag == "en-US" else "en_GB")
        return said

    def figures(self, n: int | Decimal) -> str:
        return grouped(n, ",", ".")

    def amount(self, n: int | Decimal, currency: str) -> str:
        figures = money_figures(n, currency, ",", ".")
        minus = "−" if n < 0 else ""
        sign = _SIGNS.get(currency)
        if sign == "$" and (currency == "CAD") != (self.tag == "en-CA"):
            sign = {"CAD": "CA$", "USD": "US$"}[currency] if self.tag != "en-US" or currency == "CAD" else "$"
        return f"{minus}{sign}{figures}" if sign else f"{minus}{currency}{NBSP}{figures}"

    def amount_words(self, n: int | Decimal, currency: str) -> str:
        units, parts = money(n, currency)
        fallback = (
            currency_name(currency, 1, self.tag),
            currency_name(currency, 2, self.tag),
            "hundredth",
            "hundredths",
        )
        one, many, cent, cents = _MONEY.get(currency) or fallback
        said = f"{self.words(units)} {one if units == 1 else many}"
        if parts:
            said += f" and {self.words(parts)} {cent if parts == 1 else cents}"
        return ("minus " if n < 0 else "") + said

    def date(self, day: date, *, article: bool = False, weekday: bool = False) -> str:
        month = _MONTHS[day.month - 1]
        if self.tag == "en-GB":
            said = f"{day.day}{NBSP}{month} {day.year}"
        else:
            said = f"{month}{NBSP}{day.day}, {day.year}"
        return f"{_DAYS[day.weekday()]}, {said}" if weekday else said

    def date_words(self, day: date) -> str:
        return f"the {self.ordinal_words(day.day)} day of {_MONTHS[day.month - 1]}, {self.words(day.year)}"

    def month(self, day: date) -> str:
        return f"{_MONTHS[day.month - 1]} {day.year}"

    def unit(self, kind: str) -> Noun:
        if kind not in _UNITS:
            raise LookupError(kind)
        return Noun(text=kind)

    @cached_property
    def rules(self) -> Sequence[Rule]:  # type: ignore[override]  # a property, kept once made
        months = "|".join(_MONTHS)
        return (
            ellipsis(),
            dash(),
            double_quotes(("“", "”"), ("‘", "’")),
            single_quotes("tis|twas|em|til"),
            bound(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?", months),
            bound(rf"\b(?:{months})", r"\d{1,2}\b"),
            bound(r"(?<!\w)(?:No\.|no\.|Art\.|art\.|p\.|Mr|Mrs|Ms|Dr)", r"\w"),
            numbered("articles?", "annex(?:es)?", "domains?", "chapters?", "sections?", "paragraphs?", "points?"),
            rule(r"(?<=\d) (?=%)", NBSP),
        )

    def quote(self, text: str) -> str:
        return f"“{text}”"


def grammar(tag: str) -> Grammar:
    """The grammar of `en-CA`, `en-GB` or `en-US`. Raises LookupError for another locale."""
    return English.of_locale(tag)
