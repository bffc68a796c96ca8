"""What every language must be able to say. Each language implements it in `language/<code>/grammar.py`.

All words returned are plain strings. Superscript letters are marked with
`engross.model.superscript`. Nothing here reads the clock or the locale of the computer.

A number that a language cannot say (an ordinal below 1, a whole number of
more than eighteen digits, an amount with thousandths) raises ValueError.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date as day_type
from datetime import datetime
from decimal import Decimal
from typing import ClassVar, Self

from engross.language.lexicon import EMPTY, Lexicon
from engross.language.typography import NBSP, TypographyRule, set_run, upper
from engross.model.noun import Gender, Noun
from engross.model.numerals import NUMERALS

MINUS = "\u2212"


class Grammar(ABC):
    """The grammar and typography of one locale, e.g. `fr-CA`."""

    code: ClassVar[str]
    locales: ClassVar[tuple[str, ...]]
    lexicon: ClassVar[Lexicon] = EMPTY
    number_sign: ClassVar[str]
    """What stands before the number of an act: n° 1, no. 1."""
    given_gender: ClassVar[Gender] = Gender.MASCULINE
    """The gender in which a word is given that is to agree: désireux, dit."""
    kinds_have_capitals: ClassVar[bool] = False
    """Whether the kind of an act keeps its capital within a sentence: Amendment no. 1, but avenant n° 1."""

    def __init__(self, tag: str) -> None:
        self.tag = tag

    @classmethod
    def of_locale(cls, tag: str) -> Self:
        """The grammar of `tag`, or of the first locale listed if `tag` is the bare language code.

        Raises LookupError if the locale is not listed.
        """
        chosen = cls.locales[0] if tag == cls.code else tag
        if chosen not in cls.locales:
            raise LookupError(tag)
        return cls(chosen)

    # names in a sentence -------------------------------------------------

    @abstractmethod
    def the(self, noun: Noun) -> str:
        """With its definite article if it takes one: la Ville de Québec, l’Agence, Québec; the City of Québec."""

    @abstractmethod
    def of(self, noun: Noun) -> str:
        """After `of`: de la Ville de Québec, du Havre, d’Ottawa, des Escoumins; of the City of Québec."""

    @abstractmethod
    def to(self, noun: Noun) -> str:
        """After `to`: à la Ville de Québec, au Mans, aux Escoumins; to the City of Québec."""

    @abstractmethod
    def at(self, noun: Noun) -> str:
        """In a town, as in the testimonium: à Québec, au Havre, à La Haye; at Québec."""

    @abstractmethod
    def by(self, noun: Noun) -> str:
        """After `by`: par la Ville de Québec; by the City of Québec."""

    @abstractmethod
    def join(self, items: Sequence[str], conjunction: str = "and") -> str:
        """An enumeration: a, b et c. `conjunction` is "and", "or"; words of the language are chosen here."""

    @abstractmethod
    def collective(self, common: Noun, places: Sequence[Noun]) -> str:
        """Several of one kind by their places: les villes de Namur et de Québec; the cities of Namur and Québec.

        The plural of `common` is printed as given, never guessed: ValueError if it has none.
        `de` is repeated before each name. A single place takes the singular.
        """

    def plural_of(self, common: Noun) -> str:
        """The plural that the noun gives of itself; ValueError if it gives none."""
        if common.plural is not None:
            return common.plural
        if common.is_plural:
            return common.text
        raise ValueError(f"{common.text!r} gives no plural")

    def kind_in_sentence(self, kind: str) -> str:
        """The kind of an act, as `kind` writes it at the head of a title, within a sentence: avenant; Amendment."""
        return kind if self.kinds_have_capitals else kind[:1].lower() + kind[1:]

    # agreement -----------------------------------------------------------

    @abstractmethod
    def agree(self, word: str, gender: Gender, plural: bool) -> str:
        """`word`, given in the singular of `given_gender`, in that gender and number: désireux → désireuses."""

    @abstractmethod
    def number_of(self, nouns: Sequence[Noun]) -> tuple[Gender, bool]:
        """Gender and plurality of several nouns taken together (one masculine makes them masculine in French).

        Plural if there is more than one noun, or if one is plural.
        """

    @abstractmethod
    def this(self, noun: Noun, form: str = "the") -> str:
        """The instrument as it names itself: le présent Protocole, la présente Entente; this Protocol.

        `form` is the (le présent Protocole), of (du présent Protocole) or to (au présent Protocole).
        """

    # figures and dates ---------------------------------------------------

    @abstractmethod
    def ordinal(self, n: int, gender: Gender = Gender.MASCULINE, plural: bool = False) -> str:
        """In figures, the ending raised: 1er, 1re, 2e, 20e; 1st, 2nd."""

    @abstractmethod
    def ordinal_words(self, n: int, gender: Gender = Gender.MASCULINE) -> str:
        """In words: premier, première, vingtième; first."""

    @abstractmethod
    def words(self, n: int, gender: Gender = Gender.MASCULINE) -> str:
        """A whole number in words: deux, une, soixante-dix (fr-CA), septante (fr-BE); two."""

    @abstractmethod
    def figures(self, n: int | Decimal) -> str:
        """A number in figures with the locale's grouping (no-break) and decimal sign."""

    @abstractmethod
    def amount(self, n: int | Decimal, currency: str) -> str:
        """Money in figures: 10 000 $, 25 000 €; currency is an ISO 4217 code."""

    @abstractmethod
    def amount_words(self, n: int | Decimal, currency: str) -> str:
        """Money in words: dix mille dollars; ten thousand dollars."""

    @abstractmethod
    def date(self, day: day_type, *, article: bool = False, weekday: bool = False) -> str:
        """23 juin 2017, 1er mai 2019; with article: le 23 juin 2017; with weekday: le vendredi 23 juin 2017.

        June 23, 2017 in en-CA; where the language puts no article, asking for one changes nothing.
        """

    @abstractmethod
    def date_words(self, day: day_type) -> str:
        """Wholly in words, as solemn acts have it: le vingt-trois juin deux mille dix-sept."""

    @abstractmethod
    def days(self, first: day_type, last: day_type) -> str:
        """From one day to another: du 1er mars 2027 au 31 décembre 2029; from March 1, 2027 to December 31, 2029."""

    @abstractmethod
    def month(self, day: day_type) -> str:
        """The month's name and the year: juin 2017; June 2017."""

    @abstractmethod
    def signed(self, moment: datetime) -> str:
        """When an act was signed electronically: Signé électroniquement le 23 juin 2017 à 11 h 30 (UTC−4).

        `moment` has its time zone; the time is given in that zone.
        """

    def zone(self, moment: datetime) -> str:
        """How far the time is from universal time, as ISO 8601 counts it: UTC, UTC−4, UTC+5:30."""
        ahead = moment.utcoffset()
        if ahead is None:
            raise ValueError("a time without its zone")
        hours, minutes = divmod(abs(int(ahead.total_seconds())) // 60, 60)
        if not (hours or minutes):
            return "UTC"
        sign = MINUS if ahead.total_seconds() < 0 else "+"
        return f"UTC{sign}{hours}{f':{minutes:02}' if minutes else ''}"

    # numbers and references ----------------------------------------------

    def counted(self, n: int, style: str, gender: Gender = Gender.MASCULINE) -> str:
        """A number, from 1, in a style: decimal, ordinal, upper-roman, lower-roman, upper-alpha, lower-alpha.

        ordinal is what the language puts after the name of a provision: 1er for the first only, then 2, in French;
        plain figures elsewhere. ValueError for another style or a number that it cannot show.
        """
        if style not in NUMERALS:
            raise ValueError(f"unknown number style {style!r}; one of {', '.join(NUMERALS)}")
        return NUMERALS[style](n)

    @abstractmethod
    def unit(self, kind: str) -> Noun:
        """What a kind of provision is called here: article, annexe, domaine, chapitre, section, paragraphe, point.

        `kind` is one of: article, annex, domain, chapter, section, paragraph, point, subpoint,
        alinea; LookupError for another.
        Its `article` says whether a numbered one takes an article: l’article 3, but article 3 in English.
        """

    def reference(self, kind: str, number: str, form: str) -> str:
        """A reference to a numbered provision, a no-break space before the number.

        `form` is plain (article 3), the (l’article 3), of (de l’article 3), to (à l’article 3) or number (3).
        """
        if form == "number":
            return number
        if kind == "alinea":
            unit = self.unit("alinea")
            numbered = unit.model_copy(update={"text": f"{self.ordinal_words(int(number), unit.gender)} {unit.text}"})
        else:
            unit = self.unit(kind)
            numbered = unit.model_copy(update={"text": f"{unit.text}{NBSP}{number}"})
        return numbered.text if form == "plain" else self._in_form(numbered, form)

    def reference_to(self, levels: Sequence[tuple[str, str]], form: str) -> str:
        """A reference to something inside something, from the outermost (kind, number) to the innermost.

        The outermost takes the form, the others follow after commas: l’article 2, point b), sous-point ii).
        A language that says the innermost first overrides this.
        """
        (kind, number), *inside = levels
        if form == "number":
            return self.reference(*levels[-1], form)
        return ", ".join([self.reference(kind, number, form), *(self._inside(*level) for level in inside)])

    def _inside(self, kind: str, number: str) -> str:
        """A level after another: point b); the letter of a point closes with a bracket as it does in its list."""
        closed = f"{number})" if kind in ("point", "subpoint") and number.isalpha() and number.islower() else number
        return self.reference(kind, closed, "plain")

    # what several languages share -----------------------------------------

    def _in_form(self, noun: Noun, form: str) -> str:
        forms = {"the": self.the, "of": self.of, "to": self.to}
        if form not in forms:
            raise ValueError(f"unknown form {form!r}")
        return forms[form](noun)

    @staticmethod
    def _joined(items: Sequence[str], conjunction: str, words: Mapping[str, str]) -> str:
        if conjunction not in words:
            raise ValueError(f"unknown conjunction {conjunction!r}; one of {', '.join(words)}")
        *others, last = items or ("",)
        return f"{', '.join(others)} {words[conjunction]} {last}" if others else last

    @staticmethod
    def _shared_gender(nouns: Sequence[Noun]) -> Gender:
        genders = {noun.gender for noun in nouns}
        return genders.pop() if len(genders) == 1 else Gender.NEUTER

    # typography ----------------------------------------------------------

    @property
    @abstractmethod
    def rules(self) -> Sequence[TypographyRule]:
        """The rules of typography of the locale, in the order in which they apply."""

    def typeset(self, text: str, before: str = "", after: str = "") -> str:
        """One run of text as this locale prints it: apostrophes, no-break spaces, quotation marks, ordinals raised.

        `before` and `after` are the characters that touch the run on either
        side (from the neighbouring runs of the same paragraph): one is enough
        for punctuation, more lets dates and numbers cut by a run be seen.
        Doing it twice changes nothing more. Letters and figures stay as they are.
        """
        return set_run(self.rules, text, before, after)

    def upper(self, text: str) -> str:
        """In capitals, accents kept and raised letters as they are: Mise en œuvre → MISE EN ŒUVRE."""
        return upper(text)

    @abstractmethod
    def quote(self, text: str) -> str:
        """Between the quotation marks of the locale: « mots »."""
