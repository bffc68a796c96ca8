"""Sentences that a document repeats: boilerplate, whose finding again says nothing."""

from __future__ import annotations

import re
from collections import Counter

from engross.compare.paragraphs import Paragraph
from engross.compare.sentences import sentences

_PAUSE = re.compile(r"(?<=[.!?…])[ \t]+")

LONG = 2_000
"""For each so many sentences of a document, one of its own may come back once more."""

RARE = 2
"""How many paragraphs may share a pair of words that still tells one from another."""
TELLING = 4
"""Below so many rare pairs of words, nothing is said."""
BRIEF = 15
"""Paragraphs of fewer words have too little in them to be told from near-duplicates."""
KINDRED = 0.45
"""How much of what is rare in two paragraphs they share when one became the other."""


class Echoes:
    """How often each sentence stands in the old and in the new document, counted when first asked."""

    def __init__(self, old: list[Paragraph], new: list[Paragraph]) -> None:
        self._sides = (old, new)
        self._counts: tuple[Counter[str], Counter[str]] | None = None
        self._own: dict[int, str] = {}
        self._total = 0
        self._spread: tuple[Counter[str], Counter[str]] | None = None
        self._marks: dict[int, frozenset[str]] = {}

    def repeated(self, sentence: str) -> bool:
        """Whether either document has `sentence` more than once."""
        return self._times(sentence) > 1

    def own(self, one: Paragraph) -> str:
        """The words of `one` that stand in sentences of its own, one letter each.

        In a long document even such a sentence comes back now and then by chance.
        """
        words = self._own.get(id(one))
        if words is None:
            passage = one.passage
            words = "".join(
                passage.words_in(span)
                for span in sentences(passage)
                if self._times(passage.text(span)) <= 1 + self._total // LONG
            )
            self._own[id(one)] = words
        return words

    def strangers(self, one: Paragraph, other: Paragraph) -> bool:
        """Whether two paragraphs share only what others have too: near-duplicates that differ in names and sums."""
        if min(len(one.words), len(other.words)) < BRIEF:
            return False
        ours, theirs = self._rare(one), self._rare(other)
        least = min(len(ours), len(theirs))
        return least >= TELLING and len(ours & theirs) < KINDRED * least

    def _rare(self, one: Paragraph) -> frozenset[str]:
        """The pairs of words of `one` that hardly any other paragraph has."""
        found = self._marks.get(id(one))
        if found is None:
            if self._spread is None:
                self._spread = (_pairs(self._sides[0]), _pairs(self._sides[1]))
            old, new = self._spread
            found = frozenset(two for two in twos(one.words) if old[two] <= RARE and new[two] <= RARE)
            self._marks[id(one)] = found
        return found

    def _times(self, sentence: str) -> int:
        if self._counts is None:
            self._counts = (_count(self._sides[0]), _count(self._sides[1]))
            self._total = max(count.total() for count in self._counts)
        return max(self._counts[0][sentence], self._counts[1][sentence])


def twos(words: str) -> set[str]:
    """The pairs of words that follow each other."""
    return {words[k : k + 2] for k in range(len(words) - 1)}


def _pairs(side: list[Paragraph]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for one in side:
        counts.update(twos(one.words))
    return counts


def _count(side: list[Paragraph]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for one in side:
        counts.update(_PAUSE.split(one.text))
    return counts
