"""Sentences carried elsewhere: dropped in one place, added in another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from engross.compare.echoes import Echoes, twos, voted
from engross.compare.likeness import likeness
from engross.compare.sentences import Span, sentences
from engross.compare.tokens import words_of
from engross.compare.weave import KEPT, Strand, keep
from engross.compare.words import kept

LEAST = 6
"""Words below which a sentence found elsewhere says nothing."""
ALONE = {1: (0.88, 0.7), 2: (0.65, 0.4)}
"""The likeness of a sentence that was carried and edited on the way, where the text around it was kept at one end
or at both, and how far it must then be from others: the share of the way from the next most like to sameness."""
TOUCH = 2
"""How many words in one place may have changed in a sentence whose surroundings were kept, however often."""
TOUCHED = 0.75
"""The likeness of such a sentence to what it was."""
WHOLE = 0.5
"""How much of a text that did not stay its carried sentences must be."""
COMMON = 6
"""A pair of words in more sentences than this suggests no partner."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    strand: Strand
    span: Span
    words: str

    @property
    def code(self) -> str:
        return self.strand.passage.code[self.span[0] : self.span[1]]

    @property
    def wording(self) -> list[str]:
        """Its tokens but for the figures: two sentences that differ in sums only are not one that was edited."""
        cores = self.strand.passage.cores[self.span[0] : self.span[1]]
        return [core for core in cores if not core[:1].isdigit()]

    @property
    def settled(self) -> bool:
        """Whether the passage that it stands in was otherwise mostly kept."""
        fates = self.strand.fates
        return 2 * fates.count(KEPT) > len(fates) - (self.span[1] - self.span[0])

    @property
    def text(self) -> str:
        return self.strand.passage.text(self.span)


def carry(
    dropped: Iterable[tuple[Strand, tuple[Span, ...]]],
    added: Iterable[tuple[Strand, tuple[Span, ...]]],
    gone: Iterable[Strand],
    come: Iterable[Strand],
    echoes: Echoes,
) -> int:
    """Mark what was carried on the strands given, under ids m1, m2, …; how many there are is returned.

    A sentence that either document repeats is boilerplate: finding it again says nothing.
    """
    ours = _pool([*dropped, *((one, sentences(one.passage)) for one in gone)], echoes)
    theirs = _pool([*added, *((one, sentences(one.passage)) for one in come)], echoes)
    pairs = [*_same(ours, theirs)]
    taken = {id(one) for pair in pairs for one in pair}
    left = [one for one in ours if id(one) not in taken]
    right = [one for one in theirs if id(one) not in taken]
    pairs += _alike(left, right, echoes)
    pairs = _founded(pairs)
    order = {id(one): at for at, one in enumerate(ours)}
    pairs.sort(key=lambda pair: order[id(pair[0])])
    for at, (one, other) in enumerate(pairs, 1):
        for i, j, n in kept(one.code, other.code):
            keep(one.strand, other.strand, (one.span[0] + i, other.span[0] + j, n), f"m{at}")
    return len(pairs)


def _founded(pairs: list[tuple[_Sentence, _Sentence]]) -> list[tuple[_Sentence, _Sentence]]:
    """The pairs whose sentences left, or came to, a text that stayed, the other end being that too or little else.

    Of two texts written anew, one may repeat a sentence of the other and nobody carried it.
    """
    words = Counter[int]()
    for pair in pairs:
        for one in pair:
            words[id(one.strand)] += len(one.words)

    def whole(one: _Sentence) -> bool:
        return words[id(one.strand)] >= WHOLE * len(one.strand.passage.words)

    return [
        (one, other)
        for one, other in pairs
        if (one.settled and (other.settled or whole(other))) or (other.settled and whole(one))
    ]


def _edited(one: _Sentence, other: _Sentence, echoes: Echoes) -> float:
    """How alike two sentences are of which one was carried and edited on the way; 0 if that is not likely."""
    settled = one.settled + other.settled
    if not settled or one.wording == other.wording:
        return 0.0
    if settled == 2 and _touched(one, other):
        return likeness(one.words, other.words, TOUCHED)
    least, share = ALONE[settled]
    like = likeness(one.words, other.words, least)
    return like if like and echoes.alone(one.words, other.words, like, share) else 0.0


def _touched(one: _Sentence, other: _Sentence) -> bool:
    """Whether a word or two changed here and there, never more in one place: a model filled in anew changes more."""
    i = j = 0
    for p, q, n in [*kept(one.code, other.code), (len(one.code), len(other.code), 0)]:
        if max(len(words_of(one.code[i:p])), len(words_of(other.code[j:q]))) > TOUCH:
            return False
        i, j = p + n, q + n
    return True


def _pool(found: Iterable[tuple[Strand, tuple[Span, ...]]], echoes: Echoes) -> list[_Sentence]:
    pool = []
    for strand, spans in found:
        for span in spans:
            words = strand.passage.words_in(span)
            if len(words) >= LEAST and not echoes.repeated(strand.passage.text(span)):
                pool.append(_Sentence(strand, span, words))
    return pool


def _same(ours: list[_Sentence], theirs: list[_Sentence]) -> Iterable[tuple[_Sentence, _Sentence]]:
    left = Counter(one.code for one in ours)
    right = Counter(one.code for one in theirs)
    where = {one.code: one for one in theirs}
    return [(one, where[one.code]) for one in ours if left[one.code] == 1 == right[one.code]]


def _alike(ours: list[_Sentence], theirs: list[_Sentence], echoes: Echoes) -> list[tuple[_Sentence, _Sentence]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(ours):
        for pair in twos(one.words):
            holders[pair].append(at)
    scores = []
    for at, other in enumerate(theirs):
        for i, _ in voted(holders, other.words, COMMON).most_common(3):
            like = _edited(ours[i], other, echoes)
            if like:
                scores.append((-like, i, at))
    pairs = []
    left, right = set(), set()
    for _, i, j in sorted(scores):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((ours[i], theirs[j]))
    return pairs
