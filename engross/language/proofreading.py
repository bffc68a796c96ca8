"""What a proofreader of a language knows: blanks of forms, words that cannot end a sentence, letters, quotation marks.

Every field may be left out; what is left out is not checked in that language.
Patterns are matched against text whose spaces and apostrophes are plain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.language.dictionary import Dictionary

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of grammar: the words from `start` up to `end`, what should stand there, the code that tells it."""

    start: int
    end: int
    right: str
    code: str = "grammar-wrong"


def no_faults(_text: str, _words: Dictionary | None) -> Iterator[Fault]:
    """The rules of a language that has no rules of grammar: nothing is a fault."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Proofreading:
    """The words of one language, in all its locales."""

    # blanks
    blank_phrases: Pattern | None = None
    """What forms print where something must be filled in: Nom Prénom, le/la maire, Source du renvoi introuvable."""
    undecided: Pattern | None = None
    """To be decided, confirmed: group words. It is a blank only where a value should stand (see `checks.blanks`)."""
    before_value: frozenset[str] = frozenset()
    """Small words after which a value stands: le, de, à; on, of, the."""
    field_names: frozenset[str] = frozenset()
    """Names of merge fields, in small letters: nom, prénom, date; between the quotation marks of the locale."""
    number_sign: Pattern | None = None
    """The sign of a number with nothing behind it: n° …"""

    # leftovers
    cannot_end: frozenset[str] = frozenset()
    """Words that cannot stand before an end mark: et, de, la; and, the."""
    drafting_labels: Pattern | None = None
    """Words by which a drafter speaks to a drafter: Note de rédaction :, Drafting note:, Mentions finales :."""
    running_heads: Pattern | None = None
    """A page number or a running head: page 3 de 12."""

    # letters and words
    alphabet: str = ""
    """The letters beyond a to z, in small letters."""
    capital_months: Pattern | None = None
    """A month with a capital inside a sentence, where the language writes none: group month."""
    foreign_quotes: Pattern | None = None
    """Quotation marks of another language: group quoted."""
    foreign_words: frozenset[str] = frozenset()
    """Words of another language that get into titles when one is copied: between, agreement, of the."""
    typing_slips: Mapping[str, str] = field(default_factory=dict)
    """Very short words with two letters swapped, which are near too many words to be guessed: teh, the."""
    faults: Callable[[str, Dictionary | None], Iterator[Fault]] = no_faults
    """Finds the faults of grammar in a text. Takes the dictionary of the language too; None if there is none."""
    known_words: frozenset[str] = frozenset()
    """Words of instruments that dictionaries lack: écoresponsable, co-organiser."""


EMPTY_PROOFREADING = Proofreading()
