"""French, for Canada, France and Belgium.

Sources: Office québécois de la langue française, Banque de dépannage
linguistique (espacement, ordinaux, élision, majuscules); Imprimerie nationale,
Lexique des règles typographiques (espaces fines). Numbers in words keep the
traditional hyphens (vingt et un, deux cents).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from engross.language.counting import currency_name, grouped, money, money_figures, sayable
from engross.language.grammar import Grammar
from engross.language.typography import (
    APOSTROPHE,
    NBSP,
    THIN,
    Rule,
    bound,
    dash,
    double_quotes,
    ellipsis,
    numbered,
    rule,
    single_quotes,
    spaced_before,
)
from engross.model.noun import Gender, Noun
from engross.model.raised import raised

_VOWEL = re.compile(r"[aàâäæeéèêëiîïoôöœuùûü]", re.IGNORECASE)
_NO_ELISION = re.compile(r"(onze|onzième|oui|ouistiti|uhlan|ululement|yaourt|yacht)", re.IGNORECASE)
_OWN_ARTICLE = re.compile(r"(Le|Les) (.+)", re.DOTALL)
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

_UNITS = {
    "article": ("article", Gender.MASCULINE),
    "annex": ("annexe", Gender.FEMININE),
    "domain": ("domaine", Gender.MASCULINE),
    "chapter": ("chapitre", Gender.MASCULINE),
    "section": ("section", Gender.FEMININE),
    "paragraph": ("paragraphe", Gender.MASCULINE),
    "point": ("point", Gender.MASCULINE),
}

# masculine singular: feminine singular, masculine plural
_IRREGULAR = {
    "nouveau": ("nouvelle", "nouveaux"),
    "beau": ("belle", "beaux"),
    "vieux": ("vieille", "vieux"),
    "doux": ("douce", "doux"),
    "faux": ("fausse", "faux"),
    "roux": ("rousse", "roux"),
    "jaloux": ("jalouse", "jaloux"),
    "franc": ("franche", "francs"),
    "blanc": ("blanche", "blancs"),
    "sec": ("sèche", "secs"),
    "public": ("publique", "publics"),
    "grec": ("grecque", "grecs"),
    "turc": ("turque", "turcs"),
    "long": ("longue", "longs"),
    "gentil": ("gentille", "gentils"),
    "nul": ("nulle", "nuls"),
    "pareil": ("pareille", "pareils"),
    "gros": ("grosse", "gros"),
    "gras": ("grasse", "gras"),
    "las": ("lasse", "las"),
    "épais": ("épaisse", "épais"),
    "exprès": ("expresse", "exprès"),
    "bref": ("brève", "brefs"),
    "favori": ("favorite", "favoris"),
    "fou": ("folle", "fous"),
    "complet": ("complète", "complets"),
    "concret": ("concrète", "concrets"),
    "discret": ("discrète", "discrets"),
    "secret": ("secrète", "secrets"),
    "inquiet": ("inquiète", "inquiets"),
    "dû": ("due", "dus"),
    "final": ("finale", "finals"),
    "naval": ("navale", "navals"),
    "banal": ("banale", "banals"),
    "tout": ("toute", "tous"),
    "meilleur": ("meilleure", "meilleurs"),
    "supérieur": ("supérieure", "supérieurs"),
    "inférieur": ("inférieure", "inférieurs"),
    "extérieur": ("extérieure", "extérieurs"),
    "intérieur": ("intérieure", "intérieurs"),
    "antérieur": ("antérieure", "antérieurs"),
    "ultérieur": ("ultérieure", "ultérieurs"),
    "maire": ("mairesse", "maires"),
}
_UNCHANGING = frozenset("de du des d’ à au aux en par pour et ou ni le la les bien mieux plus très tout-à-fait".split())
_ADVERB = re.compile(r"\w+(?:ment)$")
_NOT_ADVERB = frozenset(("clément", "véhément"))


class French(Grammar):
    """French as one locale writes it."""

    code: ClassVar[str] = "fr"
    locales: ClassVar[tuple[str, ...]] = ("fr-FR", "fr-CA", "fr-BE")

    # names in a sentence

    def the(self, noun: Noun) -> str:
        if not noun.article:
            return noun.text
        if noun.is_plural:
            return f"les {noun.text}"
        if _elides(noun):
            return f"l{APOSTROPHE}{noun.text}"
        return f"{'la' if noun.gender is Gender.FEMININE else 'le'} {noun.text}"

    def of(self, noun: Noun) -> str:
        return self._after("de", noun, {"le": "du", "les": "des"})

    def to(self, noun: Noun) -> str:
        return self._after("à", noun, {"le": "au", "les": "aux"})

    def at(self, noun: Noun) -> str:
        return self.to(noun)

    def by(self, noun: Noun) -> str:
        return f"par {self.the(noun)}"

    def _after(self, preposition: str, noun: Noun, merged: dict[str, str]) -> str:
        if noun.article:
            said = self.the(noun)
            article, _, rest = said.partition(" ")
            return f"{merged[article]} {rest}" if article in merged and noun.merges else f"{preposition} {said}"
        own = _OWN_ARTICLE.fullmatch(noun.text)
        if own and noun.merges:
            return f"{merged[own[1].lower()]} {own[2]}"
        if preposition == "de" and _elides(noun):
            return f"d{APOSTROPHE}{noun.text}"
        return f"{preposition} {noun.text}"

    def join(self, items: Sequence[str], conjunction: str = "and") -> str:
        word = {"and": "et", "or": "ou"}[conjunction]
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {word} {items[-1]}"

    def collective(self, common: Noun, places: Sequence[Noun]) -> str:
        plural = common.plural or self.agree(common.text, Gender.MASCULINE, True)
        return f"les {plural} {self.join([self.of(place) for place in places])}"

    # agreement

    def agree(self, word: str, gender: Gender, plural: bool) -> str:
        parts = re.split(r"(\s+)", word)
        return "".join(self._agreed(part, gender, plural) for part in parts)

    def _agreed(self, word: str, gender: Gender, plural: bool) -> str:
        low = word.lower()
        if not low.strip() or low in _UNCHANGING or (_ADVERB.fullmatch(low) and low not in _NOT_ADVERB):
            return word
        feminine, masculines = _IRREGULAR.get(low) or (_feminine(low), _plural(low))
        if gender is Gender.FEMININE:
            found = _plural(feminine) if plural else feminine
        else:
            found = masculines if plural else low
        if word.isupper() and len(word) > 1:
            return found.upper()
        return found[0].upper() + found[1:] if word[0].isupper() else found

    def number_of(self, nouns: Sequence[Noun]) -> tuple[Gender, bool]:
        feminine = all(noun.gender is Gender.FEMININE for noun in nouns)
        return Gender.FEMININE if feminine else Gender.MASCULINE, len(nouns) > 1 or any(n.is_plural for n in nouns)

    def this(self, noun: Noun, form: str = "the") -> str:
        present = self.agree("présent", noun.gender, noun.is_plural)
        return self._in_form(
            noun.model_copy(update={"text": f"{present} {noun.text}", "article": True, "elided": False}), form
        )

    # figures and dates

    def ordinal(self, n: int, gender: Gender = Gender.MASCULINE, plural: bool = False) -> str:
        if n < 1:
            raise ValueError(f"no rank {n}: ranks start at 1")
        ending = ("re" if gender is Gender.FEMININE else "er") if n == 1 else "e"
        return f"{n}{raised(ending + ('s' if plural else ''))}"

    def ordinal_words(self, n: int, gender: Gender = Gender.MASCULINE) -> str:
        if n < 1:
            raise ValueError(f"no rank {n}: ranks start at 1")
        if n == 1:
            return "première" if gender is Gender.FEMININE else "premier"
        from num2words import num2words

        found: str = num2words(sayable(n), lang=self._counting, to="ordinal")
        return found

    @property
    def _counting(self) -> str:
        return "fr_BE" if self.tag == "fr-BE" else "fr"

    def words(self, n: int, gender: Gender = Gender.MASCULINE) -> str:
        from num2words import num2words

        said: str = num2words(sayable(n), lang=self._counting)
        return re.sub(r"\bun$", "une", said) if gender is Gender.FEMININE else said

    @property
    def _group(self) -> str:
        return NBSP if self.tag == "fr-CA" else THIN

    def figures(self, n: int | Decimal) -> str:
        return grouped(n, self._group, ",")

    def amount(self, n: int | Decimal, currency: str) -> str:
        sign = {"EUR": "€", "CAD": "$", "USD": "$ US", "GBP": "£", "CHF": "CHF"}.get(currency, currency)
        if currency == "CAD" and self.tag != "fr-CA":
            sign = "$ CA"
        minus = "−" if n < 0 else ""
        return f"{minus}{money_figures(n, currency, self._group, ',')}{NBSP}{sign.replace(' ', NBSP)}"

    def amount_words(self, n: int | Decimal, currency: str) -> str:
        units, parts = money(n, currency)
        names = {"EUR": ("euro", "centime"), "CAD": ("dollar", "cent"), "USD": ("dollar américain", "cent")}
        names |= {"GBP": ("livre sterling", "penny"), "CHF": ("franc suisse", "centime")}
        if currency == "CAD" and self.tag != "fr-CA":
            names["CAD"] = ("dollar canadien", "cent")
        if currency == "EUR" and self.tag == "fr-BE":
            names["EUR"] = ("euro", "cent")
        one, cent = names.get(currency, (currency_name(currency, units, self.tag), "centième"))
        gender = Gender.FEMININE if one.startswith("livre") else Gender.MASCULINE
        of = " de" if units >= 10**6 and units % 10**6 == 0 else ""
        if of and one[0] in "aeiou":
            of = f" d{APOSTROPHE}"
        said = (
            f"{self.words(units, gender)}{of}{'' if of.endswith(APOSTROPHE) else ' '}{self._counted_name(one, units)}"
        )
        if parts:
            said += f" et {self.words(parts)} {'pence' if cent == 'penny' and parts > 1 else self._counted_name(cent, parts)}"
        return ("moins " if n < 0 else "") + said

    def _counted_name(self, name: str, count: int) -> str:
        if count < 2 or name.isupper():
            return name
        return " ".join(part if part in ("sterling",) else _plural(part) for part in name.split())

    def date(self, day: date, *, article: bool = False, weekday: bool = False) -> str:
        number = self.ordinal(1) if day.day == 1 else str(day.day)
        said = f"{number}{NBSP}{_MONTHS[day.month - 1]} {day.year}"
        if weekday:
            said = f"{_DAYS[day.weekday()]} {said}"
        return f"le {said}" if article or weekday else said

    def date_words(self, day: date) -> str:
        number = "premier" if day.day == 1 else self.words(day.day)
        return f"le {number} {_MONTHS[day.month - 1]} {self.words(day.year)}"

    def month(self, day: date) -> str:
        return f"{_MONTHS[day.month - 1]} {day.year}"

    # numbers and references

    def counted(self, n: int, style: str) -> str:
        return self.ordinal(1) if style == "ordinal" and n == 1 else super().counted(n, style)

    def unit(self, kind: str) -> Noun:
        text, gender = _UNITS[kind]
        return Noun(text=text, gender=gender, article=True)

    # typography

    @cached_property
    def rules(self) -> Sequence[Rule]:  # type: ignore[override]  # a property, kept once made
        thin = NBSP if self.tag == "fr-CA" else THIN
        high = spaced_before(";!?", "" if self.tag == "fr-CA" else thin)
        month = "|".join(_MONTHS)
        return (
            ellipsis(),
            dash(),
            double_quotes(("«", "»"), ("“", "”"), "’'"),
            single_quotes("(?!x)x"),
            rule(r"(?<=«)[ \u00a0\u202f]*(?=[^\s\u00a0\u202f])", NBSP),
            rule(r"(?<=[^\s\u00a0\u202f«])[ \u00a0\u202f]*(?=»)", NBSP),
            *(high if self.tag != "fr-CA" else (rule(r"(?<=\w)[ \u00a0\u202f]+(?=[;!?])", THIN),)),
            *spaced_before(":", NBSP),
            rule(r"(?<=\d)[ \u00a0\u202f]*(?=[%$€£])", NBSP),
            Rule(re.compile(r"(?<![\w.,])(\d+|[IVXLC]+)(?P<x>(?:er|re|e|ers|res|es|ème|èmes))(?![\w\ue010])"), _raise),
            bound(rf"(?<!\d)\d{{1,2}}(?:\ue010er\ue011)?", month),
            bound(r"(?<!\w)(?:n°|no|nos|art\.|p\.|MM?\.|Mmes?|Mlles?|Dr|Me)", r"\w"),
            numbered("articles?", "annexes?", "domaines?", "chapitres?", "sections?", "paragraphes?", "points?"),
            rule(r"(?<=\d) (?=\d{3}(?!\d))", self._group),
            *(rule(rf"\b{bad}", good) for bad, good in _LIGATURES),
        )

    def quote(self, text: str) -> str:
        return f"«{NBSP}{text}{NBSP}»"


_LIGATURES = tuple(
    (bad, bad.replace("oe", "œ").replace("OE", "Œ").replace("Oe", "Œ"))
    for low in ("oeuvre", "coeur", "soeur", "noeud", "voeu", "oeuf")
    for bad in (low, low.capitalize(), low.upper())
)


def _raise(match: re.Match[str]) -> str:
    return raised(match["x"].replace("è", "è")) if match["x"] not in ("ème", "èmes") else match["x"]


def _elides(noun: Noun) -> bool:
    """Whether l’ and d’ stand before it: as its record says, else by its first letter."""
    if noun.elided is not None:
        return noun.elided
    return bool(_VOWEL.match(noun.text)) and not _NO_ELISION.match(noun.text)


def _feminine(word: str) -> str:
    for ending, instead in (
        ("eux", "euse"),
        ("er", "ère"),
        ("if", "ive"),
        ("teur", "trice"),
        ("eur", "euse"),
        ("el", "elle"),
        ("eil", "eille"),
        ("ien", "ienne"),
        ("en", "enne"),
        ("on", "onne"),
        ("gu", "guë"),
        ("et", "ette"),
    ):
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    return word if word.endswith("e") else word + "e"


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + ("x" if word.endswith(("eau", "eu")) else "s")


def grammar(tag: str) -> Grammar:
    """The grammar of `fr-FR`, `fr-CA` or `fr-BE`. Raises LookupError for another locale."""
    return French.of_locale(tag)
