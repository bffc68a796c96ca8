"""How lawyers word amendments in forms other than ours. These forms are only read, in amendments that others drafted.

A form is a pattern with named places: `{at}` and `{the}` a place, `{old}`, `{new}` and `{anchor}` quoted words with
their noun if they have one, `{what}` what is put in, `{act}` another text. `|` and brackets are those of regular
expressions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Deed = Literal[
    "replace-words", "insert-after-words", "insert-before-words", "delete-words", "replace", "delete", "insert-after",
    "append", "prepend", "everywhere", "move", "inserted-by-number",
]  # fmt: skip
"""What a form does. `replace`, `delete`, `insert-after`, `append`: to a provision, a paragraph or a sentence, as its
place says; `inserted-by-number`: put in where its number belongs."""


@dataclass(frozen=True, slots=True)
class UsualForms:
    """The usual forms of one language, and the words by which they name places. All in small letters."""

    forms: tuple[tuple[Deed, str], ...]
    nouns: Mapping[str, str]
    """What a part of a provision is called, in the singular and in the plural, with its kind: paragraph, sentence,
    item, row, column, table, heading."""
    quoted_nouns: tuple[str, ...]
    """Nouns before quoted words: le mot, les mots, le montant, l’année."""
    fillers: frozenset[str]
    """Prepositions and articles at the head of a place."""
    separators: tuple[str, ...]
    """What stands between the parts of a place, with its spaces: du, de l’, a comma."""
    last: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]
    """Other ordinals than the grammar gives: dernier, second."""
    start: frozenset[str]
    end: frozenset[str]
    """The beginning and the end of a place: début, fin."""
    same: frozenset[str]
    """The place that was named last: même article."""
    except_: str
    """What stands before an exception, with its spaces."""
    sentence_words: frozenset[str]
    """Words by which what is put in is known for a sentence."""
