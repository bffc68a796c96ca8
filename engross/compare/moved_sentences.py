"""Sentences that moved: dropped from one paragraph, added to another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from engross.compare.interleaving import KEPT, MarkedText, keep
from engross.compare.near_duplicates import NearDuplicates, votes, word_pairs
from engross.compare.sequences import likeness
from engross.compare.thresholds import BOUNDS
from engross.compare.tokens import Span, words_of
from engross.compare.word_diff import kept_runs, without_stop


@dataclass(frozen=True, slots=True)
class _CandidateSentence:
    marked: MarkedText
    span: Span
    words: str

    @property
    def code(self) -> str:
        return self.marked.passage.code[self.span[0] : self.span[1]]

    @property
    def tokens_but_figures(self) -> list[str]:
        """Its tokens without figures. Two sentences that differ in sums only are not one sentence that was edited."""
        cores = self.marked.passage.cores[self.span[0] : self.span[1]]
        return [core for core in cores if not core[:1].isdigit()]

    @property
    def surroundings_kept(self) -> bool:
        """Whether most of the rest of its passage was kept."""
        states = self.marked.states
        return 2 * states.count(KEPT) > len(states) - (self.span[1] - self.span[0])


_Pair = tuple[_CandidateSentence, _CandidateSentence]
Spans = tuple[MarkedText, tuple[Span, ...]]
"""A passage, and its sentences that found no partner in what the passage became."""


def mark_moved_sentences(
    dropped: Iterable[Spans],
    added: Iterable[Spans],
    gone: Iterable[MarkedText],
    come: Iterable[MarkedText],
    duplicates: NearDuplicates,
) -> int:
    """Mark the sentences that moved with the ids m1, m2, …, and give how many there are.

    `dropped` and `added` are sentences of paragraphs that became one another. `gone` and `come` are whole paragraphs
    without a partner. A sentence that either document repeats is boilerplate, and no move of it is shown.
    """
    limits = duplicates.thresholds
    ours = _candidates([*dropped, *((marked, marked.passage.sentences()) for marked in gone)], duplicates)
    theirs = _candidates([*added, *((marked, marked.passage.sentences()) for marked in come)], duplicates)
    pairs = _same(ours, theirs)
    taken = {id(sentence) for pair in pairs for sentence in pair}
    left = [sentence for sentence in ours if id(sentence) not in taken]
    right = [sentence for sentence in theirs if id(sentence) not in taken]
    pairs += _edited(left, right, duplicates)
    pairs = _with_an_end_that_stayed(pairs, limits.moved_share)
    order = {id(sentence): index for index, sentence in enumerate(ours)}
    pairs.sort(key=lambda pair: order[id(pair[0])])
    for number, (old, new) in enumerate(pairs, 1):
        runs = kept_runs(old.code, new.code, limits)
        if runs and len(words_of(old.code[: runs[0][0]])) == 1:  # it begins with a number that changed
            runs[0] = without_stop(old.marked.passage.cores[slice(*old.span)], *runs[0])
        for i, j, n in runs:
            keep(old.marked, new.marked, (old.span[0] + i, new.span[0] + j, n), f"m{number}")
    return len(pairs)


def _candidates(passages: Iterable[Spans], duplicates: NearDuplicates) -> list[_CandidateSentence]:
    candidates = []
    for marked, spans in passages:
        for span in spans:
            words = marked.passage.words_in(span)
            enough = len(words) >= duplicates.thresholds.moved_sentence_words
            if enough and not duplicates.is_repeated(marked.passage.text(span)):
                candidates.append(_CandidateSentence(marked, span, words))
    return candidates


def _same(ours: list[_CandidateSentence], theirs: list[_CandidateSentence]) -> list[_Pair]:
    """The sentences that stand once on either side."""
    left = Counter(sentence.code for sentence in ours)
    right = Counter(sentence.code for sentence in theirs)
    where = {sentence.code: sentence for sentence in theirs}
    return [(sentence, where[sentence.code]) for sentence in ours if left[sentence.code] == 1 == right[sentence.code]]


def _edited(
    ours: list[_CandidateSentence], theirs: list[_CandidateSentence], duplicates: NearDuplicates
) -> list[_Pair]:
    """The sentences that were edited on their way, the most alike first."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, old in enumerate(ours):
        for pair in word_pairs(old.words):
            holders[pair].append(i)
    scores = []
    for j, new in enumerate(theirs):
        candidates = votes(holders, new.words, BOUNDS.sentence_pair_holders)
        for i, _ in candidates.most_common(BOUNDS.sentence_candidates):
            like = _edited_likeness(ours[i], new, duplicates)
            if like:
                scores.append((-like, i, j))
    pairs = []
    left, right = set(), set()
    for _, i, j in sorted(scores):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((ours[i], theirs[j]))
    return pairs


def _edited_likeness(old: _CandidateSentence, new: _CandidateSentence, duplicates: NearDuplicates) -> float:
    """How alike two sentences are if one became the other while it moved; 0 if that is not likely."""
    limits = duplicates.thresholds
    ends_kept = old.surroundings_kept + new.surroundings_kept
    if not ends_kept or old.tokens_but_figures == new.tokens_but_figures:
        return 0.0
    if ends_kept == 2 and _was_touched(old, new, duplicates):
        return likeness(old.words, new.words, limits.touched_likeness)
    least, margin = limits.moved_likeness_one_end, limits.moved_margin_one_end
    if ends_kept == 2:
        least, margin = limits.moved_likeness_both_ends, limits.moved_margin_both_ends
    like = likeness(old.words, new.words, least)
    return like if like and duplicates.stand_out(old.words, new.words, like, margin) else 0.0


def _was_touched(old: _CandidateSentence, new: _CandidateSentence, duplicates: NearDuplicates) -> bool:
    """Whether no place changed by more than `touched_words`. A model that is filled in again changes more."""
    limits = duplicates.thresholds
    i = j = 0
    for p, q, n in [*kept_runs(old.code, new.code, limits), (len(old.code), len(new.code), 0)]:
        if max(len(words_of(old.code[i:p])), len(words_of(new.code[j:q]))) > limits.touched_words:
            return False
        i, j = p + n, q + n
    return True


def _with_an_end_that_stayed(pairs: list[_Pair], share: float) -> list[_Pair]:
    """The pairs with one end in a passage that was mostly kept. The passage at the other end was kept too, or is new
    and has little else than moved sentences.

    If both passages were written anew, one may repeat a sentence of the other, and nobody moved it. `share` is the
    share of its words that the moved sentences of a passage must have for it to have little else.
    """
    words = Counter[int]()
    for pair in pairs:
        for sentence in pair:
            words[id(sentence.marked)] += len(sentence.words)

    def little_else(sentence: _CandidateSentence) -> bool:
        return words[id(sentence.marked)] >= share * len(sentence.marked.passage.words)

    return [
        (old, new)
        for old, new in pairs
        if (old.surroundings_kept and (new.surroundings_kept or little_else(new)))
        or (new.surroundings_kept and little_else(old))
    ]
