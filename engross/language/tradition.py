"""How amendments are worded in one tradition: a pattern for each operation, and the nouns that they need.

A pattern is what is printed and what is read: `{field}` or `{field:of}` stands
for words that `wording` fills in and `reader` finds again.

    {at}          where, with a comma after it; nothing where it is understood
    {in}          the same within a sentence of nouns: « , dans le premier alinéa, »
    {ins}         the same, with a comma even where it is understood
    {the} {of}    a place:  l’article 3 · de l’article 3
    {after} {ofafter}  the place after which something is put
    {w:old}       words that are quoted, with their noun: les mots « … »
    {dw:old}      the same after de: des mots « … »
    {q}           words that are quoted alone
    {nth}         which of several
    {v:x}         what happens to the place; {vw:x:old} to quoted words; {vs:x} to sentences
    {S} {ofS}     sentences
    {new}         what is put in: un alinéa ainsi rédigé
    {a}           a provision that is put in: un article 4
    {olds} {become} {news}   what is renumbered
    {act}         another amendment
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from engross.language.locale_grammar import Grammar
from engross.model.noun import Noun

Manner = Literal["bis", "point", "slash", "dash", "letter"]
"""How a number between two others is formed: 3 bis; 3.1; 3/1; 3-1; 3A."""


@dataclass(frozen=True, slots=True)
class Tradition:
    """One way to word amendments. Patterns by the name of a form; several forms may say one operation."""

    name: str
    lang: str
    quotes: tuple[str, str]
    nouns: Mapping[str, Noun]
    forms: Mapping[str, str]
    verbs: Mapping[str, Mapping[str, str]]
    put_in: Mapping[str, tuple[str, str]]
    """What is put in, one or several: paragraph, item, line, text; {n} is how many."""
    article: Mapping[str, str]
    """The indefinite article by gender."""
    lead: str
    item: tuple[str, str, str]
    """The label of an item, {n} its rank; what ends one, and the last."""
    colon: str
    conjunction: str
    """What stands before the last of several numbers."""
    range_: str
    """What stands between the first and the last number of a row."""
    of_prefixes: tuple[str, ...]
    """How a place begins after of, with the space: de l’article 3, du chapitre 2."""
    within: str = ""
    """What stands before a place where an operation is said in nouns: dans."""
    occurrence: str = ""
    theirs: tuple[str, str] = ("", "")
    """What refers to one quoted word, and to several, where one of several places is named."""
    becomes: tuple[str, str] = ("", "")
    """The verb of a new number, and of several, each of which then has its own."""
    between: str = ""
    """How parts in a row are named: {noun}, {of} or {the} the first, {to} or {other} the last."""
    ranks: Literal["together", "each"] = "together"
    """Whether parts in a row are named in the plural (les deuxième et troisième alinéas) or each with its article."""
    nominal: str = ""
    """Where all is said of the provision (is amended by the replacement of …): the frame; else empty."""
    nominal_item: str = ""
    """What each item of such a frame begins with, with its space."""
    capitals: bool = False
    after_comma: bool = False
    ranked_after_comma: bool = False
    """Whether a part that stands after the comma is named by its rank in words: artikel 3, tweede lid."""
    verb_second: bool = False
    """Whether the verb follows the place: no comma between them but that of the place itself."""
    plural_article: bool = False
    """Whether several numbered provisions take an article where one does not: de artikelen 4 en 5."""
    inserted: Manner = "bis"
    gap: str = "\u00a0"
    """The space between a figure and bis: 3 bis."""
    fixed: Mapping[str, str] = field(default_factory=dict)

    def noun(self, name: str) -> Noun:
        return self.nouns[name]

    def titled(self, heading: str) -> Noun:
        """A provision that has a heading and no number."""
        noun = self.nouns["titled"]
        opening, closing = self.quotes
        return noun.model_copy(update={"text": f"{noun.text} {opening}{heading}{closing}"})

    def locative(self, grammar: Grammar, noun: Noun) -> str:
        """Where something stands."""
        if self.fixed.get("in"):
            return f"{self.fixed['in']} {grammar.the(noun)}"
        return grammar.to(noun)

    def passage(self, grammar: Grammar, first: Noun, last: Noun) -> Noun:
        """The name of parts in a row, from the first to the last."""
        noun = self.nouns["passage"]
        words = {"noun": noun.text, "the": grammar.the(first), "other": grammar.the(last)}
        text = self.between.format(**words, of=grammar.of(first), to=grammar.to(last))
        return noun.model_copy(update={"text": text})

    def ranked(self, grammar: Grammar, noun: Noun, ranks: Sequence[str]) -> Noun:
        """Parts by their ordinals: deuxième et troisième alinéas, het tweede tot het vijfde lid."""
        if len(ranks) == 1:
            return noun.model_copy(update={"text": f"{ranks[0]} {noun.text}"})
        between = self.conjunction if len(ranks) == 2 else self.range_
        if self.ranks == "together":
            shown = f"{ranks[0]} {between} {ranks[-1]}"
            return noun.model_copy(update={"text": f"{shown} {grammar.plural_of(noun)}", "number": "plural"})
        first, last = (grammar.the(noun.model_copy(update={"text": rank})) for rank in (ranks[0], ranks[-1]))
        text = f"{first} {between} {last} {noun.text}"
        return noun.model_copy(update={"text": text, "number": "plural", "article": False})
