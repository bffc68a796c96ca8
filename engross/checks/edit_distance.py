"""Edit distance: whether a word is another word with a slip of the hand."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def without_accents(word: str) -> str:
    """A word in small letters and without accents."""
    if word.isascii():
        return word.lower()
    return "".join(letter for letter in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(letter))


def is_slip_of(word: str, right: str, most: int = 1) -> bool:
    """Whether `word` is `right` with one letter wrong (or up to `most`), and no other form of it (Villes, Ville)."""
    if word == right or abs(len(word) - len(right)) > most or without_accents(word[0]) != without_accents(right[0]):
        return False
    if _inflected(word, right) or _inflected(right, word):
        return False
    return _edits(word, right, most) <= most


def _inflected(word: str, of: str) -> bool:
    return word.startswith(of) and word[len(of) :] in ("s", "e", "es", "x")


def _edits(a: str, b: str, most: int) -> int:
    """The optimal string alignment distance: letters added, dropped, changed or swapped with their neighbour.

    Counting stops above `most`: the result is then `most` + 1.
    """
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        earlier, before, row = before, row, [i, *([0] * len(b))]
        for j, other in enumerate(b, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                row[j] = min(row[j], earlier[j - 2] + 1)
        if min(row) > most:
            return most + 1
    return row[-1]
