"""Words and turns of phrase that a careful reader of a language watches for. Every one may be left out.

A `Grammar` says things; its `Lexicon` recognises them. Patterns are matched
against text whose spaces and apostrophes are plain (`checks.reading`); their
named groups are what each field says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from engross.language.proofreading import EMPTY_PROOFREADING, Proofreading

Pattern = re.Pattern[str]


def phrase(source: str, *, exact: bool = False) -> Pattern:
    """A pattern in which letters in capitals count alike, unless `exact`."""
    return re.compile(source, 0 if exact else re.IGNORECASE)


_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Watch:
    """A turn of phrase to look for: only in texts that hold one of `cues` (in small letters; in all if there is none).

    What was found in a text is kept: the texts of a library stand in many acts.
    """

    cues: tuple[str, ...]
    pattern: Pattern
    kept: dict[str, tuple[re.Match[str], ...]] = field(default_factory=dict, compare=False, repr=False)

    def finditer(self, text: str, folded: str) -> tuple[re.Match[str], ...]:
        """Its matches in `text`; `folded` is the same in small letters."""
        matches = self.kept.get(text)
        if matches is None:
            if len(self.kept) >= _KEPT:
                self.kept.clear()
            here = not self.cues or any(cue in folded for cue in self.cues)
            matches = self.kept[text] = tuple(self.pattern.finditer(text)) if here else ()
        return matches


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a language has words for. Anything left empty is not checked in that language."""

    # calendar and counting
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    date: Pattern | None = None
    """A day in full: groups day, month, year, and weekday when it is said."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Small numbers in words, and double, triple, duplicate."""
    number_words: frozenset[str] = frozenset()
    """Every word that can be part of a number in words."""
    number_joining: frozenset[str] = frozenset()
    """Those of them that only join the others: et, and."""
    number_plurals: Mapping[str, str] = field(default_factory=dict)
    """Those of them that have other forms, with the one to compare: cents is cent, veintiún is veintiuno."""
    units: frozenset[str] = frozenset()
    """Words that may stand between a number in words and its figures: dollars, euros."""
    unit_phrases: tuple[str, ...] = ()
    """The same, of several words: pour cent."""
    other_number_words: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Other ways to say a number than the grammar has: half a million."""
    hundreds: str = ""
    """The word by which thousands are counted in hundreds, if the language does so: fifteen hundred."""
    amounts: Watch | None = None
    """Figures in brackets: group figures."""
    bad_ordinals: Watch | None = None
    """An ordinal that is not written as it should be: group feminine if its ending is one."""
    decimal: str = "."
    """The sign before decimals."""

    # the instrument
    instruments: frozenset[str] = frozenset()
    deictic: Watch | None = None
    """The instrument by what it says of itself: group said is the noun."""
    own_deictic: Pattern | None = None
    """Those of them that can only mean this act: le présent Protocole, but not ce protocole."""
    kinds: Watch | None = None
    """An instrument with what it is of: groups head and what (Protocole de collaboration)."""
    signed_base: Watch | None = None
    """An earlier act with the year of its signature: groups head, what and year."""
    signed_after: Pattern | None = None
    """What may stand between the name of an earlier act and its date: groups day and month if it has them, year."""
    signed_by: Pattern | None = None
    """Who signed an earlier act: group names."""
    respective: Pattern | None = None
    """What makes the order of a list count: respectively, the former."""
    defined: Watch | None = None
    """A short name given to something: group name."""
    period: Watch | None = None
    """The act's own period in years: group years, or start and end."""
    duration: Watch | None = None
    """How long the act lasts: groups count, unit."""
    span: Watch | None = None
    """How long the act lasts, in an adjective: group span (triennal), or count and unit (three-year)."""
    spans: Mapping[str, int] = field(default_factory=dict)
    """Months of such an adjective."""
    duration_units: Mapping[str, int] = field(default_factory=dict)
    """Months in a unit of duration."""
    references: Watch | None = None
    """A numbered provision of this act, typed by hand."""
    of_another_act: Pattern | None = None
    """What follows the number of a provision of another act: de la Convention, et 14 de l'Accord."""
    provision_kinds: Mapping[str, str] = field(default_factory=dict)
    """The kind of provision that a name in a reference means, in small letters: annexes, annex."""
    heading_number: Pattern | None = None
    """A number typed at the head of a heading."""
    on_signature: Watch | None = None
    on_condition: Watch | None = None
    """In force on signature; in force once approved or ratified."""

    # parties
    pairs: Watch | None = None
    """What is said of two only: either, both."""
    counted: Watch | None = None
    """How many parties: groups count and noun."""
    counted_nouns: frozenset[str] = frozenset()
    plural_in_small: bool = False
    """Whether a common noun has no capital in the plural: les deux villes."""
    between: Pattern | None = None
    """What joins the names of an enumeration."""
    adjectives: tuple[str, ...] = ()
    """Those that open a recital, in the masculine singular."""
    adjective_before: Watch | None = None
    """An adjective said of what follows a comma: groups adjective and noun."""
    offices: Mapping[str, str] = field(default_factory=dict)
    """Titles that have a feminine of their own, with it."""
    gendered: Pattern | None = None
    """Words of address before a name: groups masculine, feminine and name."""
    common: frozenset[str] = frozenset()
    """Common nouns that look like names of towns."""

    naming_parties: Pattern | None = None
    """What stands before the parties in a title: entre, avec; between, with."""
    kinds_of_party: frozenset[str] = frozenset()
    """Common nouns of which a party has one, in small letters: ville, commune, municipalité."""
    pronouns: frozenset[str] = frozenset()
    """Pronouns by which a sentence goes on about the act: il, elle; it."""
    negations: Pattern | None = None
    """Words that deny, those left out that the language needs for other ends: pas, aucun; not, no."""
    decided_on: Watch | None = None
    """A decision with the day on which it was taken: groups day, month and year."""
    decision_number: Watch | None = None
    """A decision with its number: group number."""

    # signing
    testimonium_openings: tuple[str, ...] = ()
    """The words, in small letters, with which a testimonium begins: fait, en foi."""
    done_at: Pattern | None = None
    """The place of the testimonium: group place."""
    done_without_comma: Watch | None = None
    copies: Watch | None = None
    """How many originals: groups count and noun, or multiple and noun."""
    copy_singular: str = ""
    copy_plural: str = ""
    """What an original is called in the singular and in the plural: exemplaire, exemplaires."""
    paper: Watch | None = None
    """What only paper has: originals in so many copies."""
    texts: Watch | None = None
    """How many texts are authentic: group count."""
    authentic: Pattern | None = None
    languages: Pattern | None = None
    """The names of languages."""
    anniversary: Watch | None = None
    """Which anniversary: group n in figures or words in words."""
    passing: Watch | None = None
    """What is true for a while only: next year, upcoming, recently."""
    precedents: Watch | None = None
    """Words that name all earlier acts together."""
    bare_year: Watch | None = None
    """A year after a noun, without its preposition: group year."""
    blank_decision: Watch | None = None
    blank_date: Watch | None = None

    # spelling
    unaccented: Mapping[str, str] = field(default_factory=dict)
    """Words as they stand without accent or ligature, with the right ones."""
    unaccented_opening: Pattern | None = None
    """A word that lost its accent as a capital: group word."""
    opening_right: str = ""
    """That word with its accent: À."""
    may_double: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    """Articles; two of them that follow each other are one too many if the second is definite."""
    contraction: Watch | None = None
    """A preposition and an article that should have merged: group name is what follows."""
    never_merged: frozenset[str] = frozenset()
    """Names of people whose article never merges: Le Corbusier."""
    elision: Pattern | None = None
    conjunctions: frozenset[str] = frozenset()
    """Words that may stand at the end of a list item, after its mark."""
    proofreading: Proofreading = EMPTY_PROOFREADING


EMPTY = Lexicon()
