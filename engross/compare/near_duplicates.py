"""Near-duplicates: sentences that a document repeats, and paragraphs that are nearly the same as others of it.

A sentence that many paragraphs have does not tell which of them became which. And in a list of grants each paragraph
differs from its neighbours in a name and a sum only, but it is not one of them edited. So a pair of paragraphs is
judged by its margin: how much more alike they are than either is to a third.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import Indel

from engross.compare.paragraphs import ComparedParagraph
from engross.compare.thresholds import BOUNDS, Thresholds
from engross.compare.tokens import TokenizedPassage, words_of

# Repeated sentences are counted on the plain text of both documents, because that is quick. A colon ends one too: the
# words before a list are often repeated. `TokenizedPassage.sentences` has other rules, so a sentence counts as repeated
# only if both find it.
_PAUSE = re.compile(r"(?<=[.!?…:])[ \t]+")
_NEAREST = 3
"""Sentences looked up for one: itself, its partner, and the third sentence that is sought."""


class NearDuplicates:
    """What both documents repeat. It is worked out when it is first needed."""

    def __init__(self, old: list[ComparedParagraph], new: list[ComparedParagraph], thresholds: Thresholds) -> None:
        self.thresholds = thresholds
        self._sides = (old, new)
        self._counts: tuple[Counter[str], frozenset[str]] | None = None
        self._distinctive: dict[int, str] = {}
        self._texts: dict[int, frozenset[str]] = {}
        self._nearest_paragraph: dict[tuple[int, float], float] = {}
        self._words: dict[int, list[str]] = {}
        self._sentences: list[str] = []
        self._words_held: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
        self._trigrams: tuple[Counter[str], Counter[str]] = (Counter(), Counter())

    def is_repeated(self, sentence: str) -> bool:
        """Whether either document has `sentence` more than once."""
        return self._counted()[0][sentence] > 1

    def distinctive_words(self, paragraph: ComparedParagraph) -> str:
        """The words of `paragraph` outside boilerplate, one letter each.

        Boilerplate is what a document repeats. In a long document a sentence may also come back by chance, so there it
        may be repeated more often before it is boilerplate (`sentences_per_repeat`).
        """
        passage = paragraph.passage
        words = self._distinctive.get(id(passage))
        if words is None:
            boilerplate = self._counted()[1]
            spans = passage.sentences() if boilerplate else ()
            distinctive = [span for span in spans if passage.text(span) not in boilerplate]
            words = passage.words if len(distinctive) == len(spans) else "".join(map(passage.words_in, distinctive))
            self._distinctive[id(passage)] = words
        return words

    def are_near_duplicates(self, old: ComparedParagraph, new: ComparedParagraph, like: float) -> bool:
        """Whether two paragraphs in one place are hardly more alike than either is to a third of its own document.

        Near-duplicates differ in names and sums: one did not become the other. `like` is the likeness of the two.
        """
        if self._brief(old, new):
            return False
        third = self._third(old, new, self.thresholds.near_duplicate_likeness)
        return like - third < self.thresholds.margin * (1 - third)

    def became(self, old: ComparedParagraph, new: ComparedParagraph, like: float) -> bool:
        """Whether one of two paragraphs became the other, however much was changed and wherever it went.

        They are more alike than either is to any other of its document. If they are not nearly the same, they must
        share trigrams that stand nowhere else; the more of them, the smaller the margin required.
        """
        limits = self.thresholds
        enough = like >= limits.plain_likeness
        trigrams = limits.shared_trigrams if enough else self._shared_unique_trigrams(old, new)
        if not trigrams or self._brief(old, new):
            return trigrams > 0
        margin = limits.margin if trigrams < limits.shared_trigrams else limits.margin_with_trigrams
        # Where the pair passes even beside a third just below the cutoff, how alike that third is need not be known.
        near = limits.near_duplicate_likeness
        third = self._third(old, new, near if like - near >= margin * (1 - near) else 0.0)
        if third >= limits.same_model_likeness:
            named = self._share_a_name(old, new)
            margin = limits.margin_with_name if named else limits.margin_within_model
        return like - third >= margin * (1 - third)

    def _share_a_name(self, old: ComparedParagraph, new: ComparedParagraph) -> bool:
        """Whether both have a word that no other paragraph of either document has. A figure is no word."""
        if not self._words_held[0]:
            for count, side in zip(self._words_held, self._sides, strict=True):
                count.update("".join("".join(set(paragraph.words)) for paragraph in side))
        ours, theirs = self._words_held
        rare = {word for word in set(old.words) & set(new.words) if ours[word] == 1 == theirs[word]}
        passage = old.passage
        tokens = zip(passage.code, passage.cores, strict=True)
        return bool(rare) and any(letter in rare and not core[:1].isdigit() for letter, core in tokens)

    def _brief(self, old: ComparedParagraph, new: ComparedParagraph) -> bool:
        return min(len(old.words), len(new.words)) < self.thresholds.brief_words

    def _third(self, old: ComparedParagraph, new: ComparedParagraph, cutoff: float) -> float:
        """The greatest likeness of either paragraph to another of its own document; 0 below `cutoff`."""
        return max(self._nearest_likeness(old, 0, cutoff), self._nearest_likeness(new, 1, cutoff))

    def _nearest_likeness(self, paragraph: ComparedParagraph, side: int, cutoff: float) -> float:
        """The greatest likeness of `paragraph` to another one near it; 0 below `cutoff`."""
        like = self._nearest_paragraph.get((id(paragraph), cutoff))
        if like is None:
            words, index = self._words_of(side), paragraph.index
            choices = words[max(0, index - BOUNDS.neighbours) : index] + words[index + 1 : index + BOUNDS.neighbours]
            words_compared = paragraph.words[: BOUNDS.near_duplicate_words]
            best = process.extractOne(words_compared, choices, scorer=Indel.normalized_similarity, score_cutoff=cutoff)
            like = self._nearest_paragraph[id(paragraph), cutoff] = best[1] if best else 0.0
        return like

    def _words_of(self, side: int) -> list[str]:
        if side not in self._words:
            texts = (paragraph.words for paragraph in self._sides[side])
            self._words[side] = [words if len(words) <= BOUNDS.near_duplicate_words else "" for words in texts]
        return self._words[side]

    def _shared_unique_trigrams(self, old: ComparedParagraph, new: ComparedParagraph) -> int:
        """How many runs of three words of a sentence stand in both paragraphs and nowhere else in either document."""
        stop = old.alphabet["."]
        if not self._trigrams[0]:
            self._count_trigrams(stop)
        ours, theirs = self._trigrams
        both = _trigrams(old.passage, stop) & _trigrams(new.passage, stop)
        return sum(ours[run] == 1 == theirs[run] for run in both)

    def _count_trigrams(self, stop: str) -> None:
        """Count each run of three words once for each paragraph. Equal paragraphs are read once."""
        passages = {id(paragraph.passage): paragraph.passage for side in self._sides for paragraph in side}
        uses = [Counter(id(paragraph.passage) for paragraph in side) for side in self._sides]
        for key, passage in passages.items():
            runs = _trigrams(passage, stop)
            for count, times in zip(self._trigrams, uses, strict=True):
                for _ in range(times[key]):
                    count.update(runs)

    def stand_out(self, old: str, new: str, like: float, margin: float) -> bool:
        """Whether two sentences, `like` alike, have that `margin` over the third nearest to either.

        In a document of many paragraphs this is not looked up, and the answer is no.
        """
        if max(map(len, self._sides)) > BOUNDS.document_paragraphs:
            return False
        third = max(self._nearest_sentence(old, new), self._nearest_sentence(new, old))
        return like - third >= margin * (1 - third)

    def _nearest_sentence(self, words: str, partner: str) -> float:
        """The greatest likeness of a sentence to another one; itself and its partner do not count."""
        if not self._sentences:
            for side in self._sides:
                sentences = (
                    paragraph.passage.words_in(span) for paragraph in side for span in paragraph.passage.sentences()
                )
                self._sentences += (each for each in sentences if len(each) <= BOUNDS.near_duplicate_words)
        aside = Counter((words, partner))
        scorer = Indel.normalized_similarity
        for other, like, _ in process.extract(words, self._sentences, scorer=scorer, limit=_NEAREST):
            if aside[other]:
                aside[other] -= 1
            else:
                return float(like)
        return 0.0

    def share_a_sentence(self, old: ComparedParagraph, new: ComparedParagraph) -> bool:
        """Whether two paragraphs have a sentence in common."""
        return not self._sentences_of(old.passage).isdisjoint(self._sentences_of(new.passage))

    def _sentences_of(self, passage: TokenizedPassage) -> frozenset[str]:
        texts = self._texts.get(id(passage))
        if texts is None:
            texts = self._texts[id(passage)] = frozenset(map(passage.text, passage.sentences()))
        return texts

    def _counted(self) -> tuple[Counter[str], frozenset[str]]:
        """How often each sentence stands in the document that has it more often, and the sentences of boilerplate."""
        if self._counts is None:
            old, new = map(_count, self._sides)
            most = 1 + max(old.total(), new.total()) // self.thresholds.sentences_per_repeat
            times = old | new
            self._counts = times, frozenset(text for text, count in times.items() if count > most)
        return self._counts


def word_pairs(words: str) -> set[str]:
    """The pairs of words that follow each other."""
    return {words[k : k + 2] for k in range(len(words) - 1)}


def votes(holders: Mapping[str, list[int]], words: str, most: int) -> Counter[int]:
    """How many pairs of words each holder shares with `words`. A pair that more than `most` hold does not count."""
    held = (holders.get(pair, ()) for pair in sorted(word_pairs(words)))
    return Counter(chain.from_iterable(some for some in held if len(some) <= most))


def _trigrams(passage: TokenizedPassage, stop: str) -> set[str]:
    """The runs of three words of a passage with no full stop between them."""
    parts = map(words_of, passage.code.split(stop))
    return {words[k : k + 3] for words in parts for k in range(len(words) - 2)}


def _count(side: list[ComparedParagraph]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for paragraph in side:
        counts.update(_PAUSE.split(paragraph.text))
    return counts
