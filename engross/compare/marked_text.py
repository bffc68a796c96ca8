"""Passages with the state of each of their tokens: which sentences moved, and both sides as one stream.

First every token is kept or changed (`marked_pair`). Then sentences that were dropped from one paragraph and added to
another are found, and their tokens get the id of the move (`mark_moved_sentences`). Last, two passages become one
stream of spans (`interleaved`). A kept token stands once. Before it stands what changed: first the old tokens, then
the new ones. The blanks between tokens are marked too: each is kept, dropped or added.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from engross.compare.near_duplicates import NearDuplicates, votes, word_pairs
from engross.compare.sequences import likeness
from engross.compare.thresholds import BOUNDS
from engross.compare.tokens import PILCROW, Span, TokenizedPassage, fold, words_of
from engross.compare.word_diff import Run, WordDifference, kept_runs, without_stop
from engross.model.redline import MarkKind

KEPT, CHANGED = "", "-"
"""The states of a token that did not move. The state of a token that moved is the id of its move."""


@dataclass(slots=True)
class MarkedText:
    """One side of a comparison: its tokens and the state of each, `KEPT`, `CHANGED` or the id of a move.

    `kinds` holds the kind of a changed token, `gap_kinds` that of the whole change before a kept token, `respaced` the
    kept tokens whose blanks changed. All go by the index of the token in the passage.
    """

    passage: TokenizedPassage
    states: list[str]
    kinds: dict[int, MarkKind] = field(default_factory=dict)
    gap_kinds: dict[int, MarkKind] = field(default_factory=dict)
    respaced: set[int] = field(default_factory=set)


class MarkedSpan(NamedTuple):
    """A stretch of text, or a paragraph mark where `text` is None; which sides have it, its move, its kind."""

    text: str | None
    old: bool
    new: bool
    move: str = ""
    kind: MarkKind | None = None


def marked_pair(
    old: TokenizedPassage, new: TokenizedPassage, difference: WordDifference
) -> tuple[MarkedText, MarkedText]:
    """Both passages with the tokens that `difference` does not keep marked as changed."""
    ours, theirs = all_changed(old), all_changed(new)
    for run in difference.runs:
        keep(ours, theirs, run, KEPT)
    return ours, theirs


def all_changed(passage: TokenizedPassage) -> MarkedText:
    """A passage that has no counterpart."""
    return MarkedText(passage, [CHANGED] * len(passage.code))


def keep(ours: MarkedText, theirs: MarkedText, run: Run, state: str) -> None:
    """Give `state` to a run that both passages share. Its tokens that differ by typography are changes."""
    i, j, n = run
    a, b = ours.passage, theirs.passage
    ours.states[i : i + n] = theirs.states[j : j + n] = [state] * n
    if state != KEPT:
        # Two runs of one move may touch on one side and not on the other: the blank between them is no part of it.
        ours.respaced.add(i)
        theirs.respaced.add(j)
    if a.pieces[i : i + n] == b.pieces[j : j + n]:
        return
    for p, q in zip(range(i, i + n), range(j, j + n), strict=True):
        if a.cores[p] != b.cores[q]:
            ours.states[p] = theirs.states[q] = CHANGED
            if fold(a.cores[p]) == fold(b.cores[q]):
                ours.kinds[p] = theirs.kinds[q] = MarkKind.TYPOGRAPHY
        elif a.pieces[p] != b.pieces[q]:
            ours.respaced.add(p)
            theirs.respaced.add(q)


# sentences that moved


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


# two passages as one stream


def gaps(ours: MarkedText, theirs: MarkedText) -> Iterator[tuple[range, range, int]]:
    """The tokens of either side before each run of tokens kept on both, and how many tokens that run has.

    The last token of a passage, its paragraph mark, is always kept, so that every token is in a gap or in a run.
    Example: of « un accord écrit » made « un avis écrit » the gaps are empty before « un » (a run of 1 token), and «
    accord » against « avis » before « écrit » and the paragraph mark (a run of 2).
    """
    old = [index for index, state in enumerate(ours.states) if state == KEPT]
    new = [index for index, state in enumerate(theirs.states) if state == KEPT]
    i = j = first = 0
    for index in range(1, len(old) + 1):
        if index == len(old) or old[index] - old[index - 1] > 1 or new[index] - new[index - 1] > 1:
            yield range(i, old[first]), range(j, new[first]), index - first
            i, j, first = old[index - 1] + 1, new[index - 1] + 1, index


def interleaved(ours: MarkedText, theirs: MarkedText) -> Iterator[MarkedSpan]:
    """The marked text of two passages of which one became the other in its place."""
    a, b = ours.passage, theirs.passage
    for before, after, count in gaps(ours, theirs):
        p, q = before.stop, after.stop
        stop = p + count
        if before or after:
            yield from _gap_and_token(ours, theirs, before, after)
            p, q = p + 1, q + 1
        while p < stop:
            same = _same_pieces(a, b, p, q, stop)
            if same:
                yield MarkedSpan("".join(a.pieces[p : p + same]), True, True)
                p, q = p + same, q + same
            if p < stop:
                # Here the token is kept and only the blank before it differs: « 10 000 » with another kind of space.
                # A paragraph mark comes here too, because it is a span of its own.
                yield from _gap_and_token(ours, theirs, range(p, p), range(q, q))
                p, q = p + 1, q + 1


def _same_pieces(a: TokenizedPassage, b: TokenizedPassage, p: int, q: int, stop: int) -> int:
    """How many tokens before the next paragraph mark are the same from `p` and from `q` on, blanks included."""
    mark = a.code.find(PILCROW, p, stop)
    x = a.pieces[p : mark if mark >= 0 else stop]
    y = b.pieces[q : q + len(x)]
    return len(x) if x == y else next(index for index in range(len(x)) if x[index] != y[index])


def _gap_and_token(ours: MarkedText, theirs: MarkedText, before: range, after: range) -> Iterator[MarkedSpan]:
    """What changed between two kept tokens, with its blanks, and the second of these tokens."""
    yield from _gap(ours, theirs, before, after)
    yield _span(ours.passage, before.stop, old=True, new=True)


def _span(
    passage: TokenizedPassage, index: int, *, old: bool, new: bool, move: str = "", kind: MarkKind | None = None
) -> MarkedSpan:
    """One token without the blanks before it."""
    text = None if passage.code[index] == PILCROW else passage.cores[index]
    return MarkedSpan(text, old, new, move, kind)


@dataclass(slots=True)
class _ChangedGap:
    """What stands between two kept tokens: a kept blank, what was dropped, what was added, another kept blank."""

    dropped: list[MarkedSpan]
    added: list[MarkedSpan]
    opening: str = ""
    closing: str = ""


def _gap(ours: MarkedText, theirs: MarkedText, before: range, after: range) -> Iterator[MarkedSpan]:
    a, b = ours.passage, theirs.passage
    # A gap has two blanks on each side: before what changed, and before the kept token that closes it.
    lead_old, lead_new = a.blank(before.start), b.blank(after.start)
    trail_old, trail_new = a.blank(before.stop), b.blank(after.stop)
    gap = _ChangedGap(list(_side(ours, before, old=True)), list(_side(theirs, after, old=False)))
    if before and after:  # « un accord écrit » made « un avis écrit »
        _fill_both(gap, lead_old, lead_new, trail_old, trail_new)
    elif before:  # « les deux villes » made « les villes »
        _fill_one(gap, gap.dropped, gap.added, lead_old, trail_old, trail_new, of_old=True)
    elif after:  # « les villes » made « les deux villes »
        _fill_one(gap, gap.added, gap.dropped, lead_new, trail_new, trail_old, of_old=False)
    elif trail_old == trail_new:
        gap.closing = trail_old
    else:
        gap.dropped, gap.added = _blank(trail_old, old=True), _blank(trail_new, old=False)
    kind = ours.gap_kinds.get(before.stop) if before or after else MarkKind.TYPOGRAPHY
    if kind is not None:
        gap.dropped, gap.added = _of_kind(gap.dropped, kind), _of_kind(gap.added, kind)
    yield from _ordered(gap)


def _fill_both(gap: _ChangedGap, lead_old: str, lead_new: str, trail_old: str, trail_new: str) -> None:
    """Words replaced words. Equal blanks around them were kept: « un accord écrit » made « un avis écrit »."""
    if lead_old == lead_new:
        gap.opening = lead_old
        gap.dropped, gap.added = _without_lead(gap.dropped, lead_old), _without_lead(gap.added, lead_new)
    if trail_old == trail_new:
        gap.closing = trail_old
    else:
        gap.dropped += _blank(trail_old, old=True)
        gap.added += _blank(trail_new, old=False)


def _fill_one(
    gap: _ChangedGap,
    words: list[MarkedSpan],
    others: list[MarkedSpan],
    lead: str,
    trail: str,
    other_blank: str,
    *,
    of_old: bool,
) -> None:
    """Words of one side stand where the other side has only `other_blank`. One of the blanks around the words was kept.

    In « les villes » made « les deux villes » the blank before was kept, and « deux  » is put in with the blank after
    it. Where a paragraph mark is among the words, the blank after them was kept: it belongs to the next line.
    """
    marked = any(span.text is None for span in words)
    if other_blank == lead and (not marked or other_blank != trail):
        gap.opening = other_blank
        words[:] = [*_without_lead(words, lead), *_blank(trail, old=of_old)]
    elif other_blank == trail:
        gap.closing = other_blank
    else:
        words += _blank(trail, old=of_old)
        others[:] = _blank(other_blank, old=not of_old)


def _ordered(gap: _ChangedGap) -> Iterator[MarkedSpan]:
    """What was dropped, then what was added. Text added at a dropped paragraph mark comes before that mark.

    Example: two paragraphs « A » and « B » are joined as « A, puis B ». The words « , puis » belong to the line of « A
    », so the order is: A, added « , puis », dropped mark, B.
    """
    if gap.opening:
        yield MarkedSpan(gap.opening, True, True)
    dropped, added = gap.dropped, gap.added
    cut = next((index for index, span in enumerate(dropped) if span.text is None), len(dropped))
    if any(span.text is None for span in added):
        cut = len(dropped)
    yield from (*dropped[:cut], *added, *dropped[cut:])
    if gap.closing:
        yield MarkedSpan(gap.closing, True, True)


def _of_kind(spans: list[MarkedSpan], kind: MarkKind) -> list[MarkedSpan]:
    return [span if span.kind or span.move else span._replace(kind=kind) for span in spans]


def _blank(text: str, *, old: bool) -> list[MarkedSpan]:
    return [MarkedSpan(text, old, not old)] if text else []


def _without_lead(spans: list[MarkedSpan], blank: str) -> list[MarkedSpan]:
    return spans[1:] if blank else spans


def _side(marked: MarkedText, tokens: range, *, old: bool) -> Iterator[MarkedSpan]:
    """`tokens` that only one side has in this place. A blank between two tokens of one move is part of the move."""
    passage, states = marked.passage, marked.states
    if not marked.kinds and states[tokens.start : tokens.stop].count(CHANGED) == len(tokens):
        yield from _changed_side(passage, tokens, old=old)
        return
    for index in tokens:
        state, kind = states[index], marked.kinds.get(index)
        move = "" if state == CHANGED else state
        blank = passage.blank(index)
        if blank:
            same = index > tokens.start and states[index - 1] == state and index not in marked.respaced
            yield MarkedSpan(blank, old, not old, move if same else "", kind if same else None)
        yield _span(passage, index, old=old, new=not old, move=move, kind=kind)


def _changed_side(passage: TokenizedPassage, tokens: range, *, old: bool) -> Iterator[MarkedSpan]:
    """Changed tokens in few spans: the blank at their head, then the text and the mark of each paragraph."""
    start, lead = tokens.start, passage.blank(tokens.start) if tokens else ""
    if lead:
        yield MarkedSpan(lead, old, not old)
    while start < tokens.stop:
        mark = passage.code.find(PILCROW, start, tokens.stop)
        stop = mark + 1 if mark >= 0 else tokens.stop
        yield MarkedSpan("".join(passage.pieces[start:stop])[len(lead) :], old, not old)
        if mark >= 0:
            yield MarkedSpan(None, old, not old)
        start, lead = stop, ""


def move_ends(ours: MarkedText, theirs: MarkedText, move: str) -> tuple[list[MarkedSpan], list[MarkedSpan]]:
    """Both ends of a passage that moved. What both ends have is under `move`."""
    source, destination = [], []
    for span in interleaved(ours, theirs):
        if span.old:
            source.append(MarkedSpan(span.text, True, False, move if span.new else span.move, span.kind))
        if span.new:
            destination.append(MarkedSpan(span.text, False, True, move if span.old else span.move, span.kind))
    return source, destination


def alone(marked: MarkedText, *, old: bool) -> Iterator[MarkedSpan]:
    """A passage that was dropped or added."""
    return _side(marked, range(len(marked.states)), old=old)
