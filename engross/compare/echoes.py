"""Sentences that a document repeats: boilerplate, whose finding again says nothing."""

from __future__ import annotations

import re
from collections import Counter

from engross.compare.paragraphs import Paragraph
from engross.compare.sentences import sentences

_PAUSE = re.compile(r"(?<=[.!?…])[ \t]+")

LONG = 2_000
"""For each so many sentences of a document, one of its own may come back once more."""


class Echoes:
    """How often each sentence stands in the old and in the new document, counted when first asked."""

    def __init__(self, old: list[Paragraph], new: list[Paragraph]) -> None:
        self._sides = (old, new)
        self._counts: tuple[Counter[str], Counter[str]] | None = None
        self._own: dict[int, str] = {}
        self._total = 0

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

    def _times(self, sentence: str) -> int:
        if self._counts is None:
            self._counts = (_count(self._sides[0]), _count(self._sides[1]))
            self._total = max(count.total() for count in self._counts)
        return max(self._counts[0][sentence], self._counts[1][sentence])


def _count(side: list[Paragraph]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for one in side:
        counts.update(_PAUSE.split(one.text))
    return counts
