"""Sentences that a document repeats: boilerplate, whose finding again says nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import Indel

from engross.compare.paragraphs import Paragraph
from engross.compare.sentences import sentences
from engross.compare.tokens import Passage, words_of

_PAUSE = re.compile(r"(?<=[.!?…:])[ \t]+")

LONG = 2_000
"""For each so many sentences of a document, one of its own may come back once more."""

TWIN = 0.5
"""Likeness of two paragraphs of one document that makes them near-duplicates."""
KINDRED = 0.25
"""How far towards sameness two paragraphs must be from near-duplicates when one became the other."""
PLAIN = 0.9
"""Likeness at which two paragraphs need not share what no other says."""
SEALS = 3
"""Runs of words that two paragraphs share with no other, which make it sure that one became the other."""
SEALED = 0.1
"""How far towards sameness such must be from near-duplicates."""
SAME_MOULD = 0.75
"""Likeness of two paragraphs that were written after one model."""
TOLD_APART = 0.6
"""How far towards sameness two such paragraphs must be when they stand far from each other."""
BRIEF = 15
"""Paragraphs of fewer words have too little in them to be told from near-duplicates."""
AROUND = 100
"""How many paragraphs before and after one are looked at for its near-duplicates."""
MANY = 2_500
"""Paragraphs of a document beyond which its sentences are not compared with one another."""
WIDE = 1_000
"""Paragraphs of more words are no near-duplicates of others."""


class Echoes:
    """How often each sentence stands in the old and in the new document, counted when first asked."""

    def __init__(self, old: list[Paragraph], new: list[Paragraph]) -> None:
        self._sides = (old, new)
        self._counts: tuple[Counter[str], frozenset[str]] | None = None
        self._own: dict[int, str] = {}
        self._said: dict[int, frozenset[str]] = {}
        self._siblings: dict[tuple[int, float], float] = {}
        self._words: dict[int, list[str]] = {}
        self._sentences: list[str] = []
        self._threes: tuple[Counter[str], Counter[str]] = (Counter(), Counter())

    def repeated(self, sentence: str) -> bool:
        """Whether either document has `sentence` more than once."""
        return self._counted()[0][sentence] > 1

    def own(self, one: Paragraph) -> str:
        """The words of `one` that stand in sentences of its own, one letter each.

        In a long document even such a sentence comes back now and then by chance.
        """
        passage = one.passage
        words = self._own.get(id(passage))
        if words is None:
            often = self._counted()[1]
            spans = sentences(passage) if often else ()
            own = [span for span in spans if passage.text(span) not in often]
            words = passage.words if len(own) == len(spans) else "".join(map(passage.words_in, own))
            self._own[id(passage)] = words
        return words

    def strangers(self, one: Paragraph, other: Paragraph, like: float) -> bool:
        """Whether two paragraphs in one place are hardly more alike than either is to a third of its own document.

        Such are near-duplicates that differ in names and sums: one did not become the other.
        """
        if _brief(one, other):
            return False
        third = self._third(one, other, TWIN)
        return like - third < KINDRED * (1 - third)

    def kindred(self, one: Paragraph, other: Paragraph, like: float) -> bool:
        """Whether one of two paragraphs became the other, however much was changed and wherever it went.

        They are more alike than either is to any other of its document, and if that is not much, they share what
        no other says: the more of it, the less more alike they must be.
        """
        seals = SEALS if like >= PLAIN else self._seals(one, other)
        if not seals or _brief(one, other):
            return seals > 0
        asked = KINDRED if seals < SEALS else SEALED
        third = self._third(one, other, TWIN if like - TWIN >= asked * (1 - TWIN) else 0.0)
        if third >= SAME_MOULD:
            asked = TOLD_APART
        return like - third >= asked * (1 - third)

    def _third(self, one: Paragraph, other: Paragraph, cutoff: float) -> float:
        """How alike an old or a new paragraph is to the third most like it; 0 below `cutoff`."""
        return max(self._sibling(one, 0, cutoff), self._sibling(other, 1, cutoff))

    def _seals(self, one: Paragraph, other: Paragraph) -> int:
        """How many runs of three words of a sentence stand in both paragraphs and nowhere else in either document."""
        dot = one.alphabet["."]
        if not self._threes[0]:
            self._count_threes(dot)
        old, new = self._threes
        return sum(old[run] == 1 == new[run] for run in _threes(one.passage, dot) & _threes(other.passage, dot))

    def _count_threes(self, dot: str) -> None:
        """Count each run of three words once a paragraph, what many paragraphs say being read once."""
        passages = {id(one.passage): one.passage for side in self._sides for one in side}
        uses = [Counter(id(one.passage) for one in side) for side in self._sides]
        for key, passage in passages.items():
            runs = _threes(passage, dot)
            for count, times in zip(self._threes, uses, strict=True):
                for _ in range(times[key]):
                    count.update(runs)

    def alone(self, one: str, other: str, like: float, share: float) -> bool:
        """Whether two sentences are that `share` of the way from their nearest third to sameness.

        In a document of many paragraphs this is not looked up, and the answer is no.
        """
        if max(map(len, self._sides)) > MANY:
            return False
        least = max(self._nearest(one, other), self._nearest(other, one))
        return like - least >= share * (1 - least)

    def _nearest(self, one: str, partner: str) -> float:
        """How alike a sentence is to the one most like it, itself and its partner left aside."""
        if not self._sentences:
            for side in self._sides:
                found = (each.passage.words_in(span) for each in side for span in sentences(each.passage))
                self._sentences += (words for words in found if len(words) <= WIDE)
        aside = Counter((one, partner))
        nearest = 0.0
        for words, like, _ in process.extract(one, self._sentences, scorer=Indel.normalized_similarity, limit=4):
            if aside[words]:
                aside[words] -= 1
            else:
                nearest = max(nearest, like)
        return nearest

    def agree(self, one: Paragraph, other: Paragraph) -> bool:
        """Whether two paragraphs have a sentence in common."""
        return not self._texts(one.passage).isdisjoint(self._texts(other.passage))

    def _texts(self, passage: Passage) -> frozenset[str]:
        """The sentences of a passage."""
        found = self._said.get(id(passage))
        if found is None:
            found = self._said[id(passage)] = frozenset(map(passage.text, sentences(passage)))
        return found

    def _sibling(self, one: Paragraph, side: int, cutoff: float) -> float:
        """How alike `one` is to the paragraph around it that is most like it; 0 below `cutoff`."""
        found = self._siblings.get((id(one), cutoff))
        if found is None:
            words = self._words_of(side)
            choices = words[max(0, one.at - AROUND) : one.at] + words[one.at + 1 : one.at + AROUND]
            scorer = Indel.normalized_similarity
            best = process.extractOne(one.words[:WIDE], choices, scorer=scorer, score_cutoff=cutoff)
            found = self._siblings[id(one), cutoff] = best[1] if best else 0.0
        return found

    def _words_of(self, side: int) -> list[str]:
        if side not in self._words:
            found = (one.words for one in self._sides[side])
            self._words[side] = [words if len(words) <= WIDE else "" for words in found]
        return self._words[side]

    def _counted(self) -> tuple[Counter[str], frozenset[str]]:
        """How often each sentence stands in the document that has it most; those that this has too often for chance."""
        if self._counts is None:
            old, new = map(_count, self._sides)
            most = 1 + max(old.total(), new.total()) // LONG
            times = old | new
            self._counts = times, frozenset(one for one, count in times.items() if count > most)
        return self._counts


def _brief(one: Paragraph, other: Paragraph) -> bool:
    return min(len(one.words), len(other.words)) < BRIEF


def twos(words: str) -> set[str]:
    """The pairs of words that follow each other."""
    return {words[k : k + 2] for k in range(len(words) - 1)}


def voted(holders: Mapping[str, list[int]], words: str, most: int) -> Counter[int]:
    """How many pairs of words each holder shares with `words`; those that more than `most` hold do not count."""
    held = (holders.get(two, ()) for two in sorted(twos(words)))
    return Counter(chain.from_iterable(some for some in held if len(some) <= most))


def _threes(passage: Passage, dot: str) -> set[str]:
    """The runs of three words of a passage that no full stop parts."""
    parts = map(words_of, passage.code.split(dot))
    return {words[k : k + 3] for words in parts for k in range(len(words) - 2)}


def _count(side: list[Paragraph]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for one in side:
        counts.update(_PAUSE.split(one.text))
    return counts
