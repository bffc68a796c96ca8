"""Fuzzy matching: paragraphs that were changed, paired by likeness.

The surest pairs come first, then pairs in the same place, then pairs of paragraphs left over far apart. Once headings
are paired, the paragraphs under them are looked for under the partner of their heading. Where a document has
near-duplicates, a pair must be clearly more alike than either is to a third paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from engross.compare.matching import Matching, match_equal, pair_repeated, pair_unique_items
from engross.compare.near_duplicates import votes, word_pairs
from engross.compare.paragraphs import ComparedParagraph
from engross.compare.sequences import heaviest_chain, likeness, shared
from engross.compare.split_merge import AlignmentGroup, alignment_groups, join_neighbours, match_parts, widen_pairs
from engross.compare.thresholds import BOUNDS
from engross.compare.tokens import BAR
from engross.model.subsequence import longest_increasing

Score = tuple[float, int, int]
"""The score of a pair, the index of its old paragraph and that of its new one."""


def align(matching: Matching) -> list[AlignmentGroup]:
    """Pair the paragraphs of both sides, and give the groups in the order of the old text.

    A paragraph in no group was dropped or added. The heaviest chain of groups in the same order stays in place, and
    the rest moved.
    """
    match_equal(matching)
    match_changed(matching)
    return alignment_groups(matching)


def match_changed(matching: Matching) -> None:
    """Pair what is not the same on both sides: the surest pairs first, then by place, then by heading."""
    limits = matching.thresholds
    lone = _unpair_lone_items(matching)
    match_parts(matching)
    for i, j in lone:
        if matching.unmatched(i, j):
            matching.pair(i, j)
    near = _near(matching, limits.sure_likeness)
    _pair_best(matching, [*near, *_far(matching, limits.sure_likeness, near)])
    pair_unique_items(matching)
    widen_pairs(matching)
    _pair_headings(matching)
    pair_repeated(matching, headings=True)
    _pair_best(matching, _near(matching, limits.far_likeness))
    _pair_best(matching, _far(matching, limits.far_likeness, []))
    widen_pairs(matching)
    _pair_best(matching, _near(matching, limits.near_likeness, crossing=False))
    widen_pairs(matching)
    _pair_best(matching, _left_over(matching))
    _pair_headings(matching)
    _pair_replaced(matching)
    join_neighbours(matching)


def _unpair_lone_items(matching: Matching) -> list[tuple[int, int]]:
    """Undo the pairs of items that moved alone: their list may have become a paragraph that holds the same words.

    The pairs are returned. The caller pairs them again unless another partner was found.
    """
    stay = set(matching.staying())
    lone = [
        (i, j)
        for i, j in matching.pairs
        if i not in stay
        and "li" in (matching.old[i].role, matching.new[j].role)
        and not _has_neighbour_in_common(matching, i, j)
    ]
    for i, _ in lone:
        matching.unpair(i)
    return lone


def _has_neighbour_in_common(matching: Matching, i: int, j: int) -> bool:
    """Whether a neighbour of old paragraph `i` became the neighbour of new paragraph `j` on the same side."""
    beside = ((i + step, j + step) for step in (-1, 1))
    return any(0 <= p < len(matching.old) and q >= 0 and matching.new_of[p] == q for p, q in beside)


def _pair_best(matching: Matching, scores: Iterable[Score]) -> None:
    """Pair the best first; of equal ones those whose places in the two texts are nearest."""
    for _, i, j in sorted(scores, key=lambda score: (-score[0], abs(score[1] - score[2]), score[1], score[2])):
        if matching.unmatched(i, j):
            matching.pair(i, j)


# in the same place


def _near(matching: Matching, least: float, *, crossing: bool = True) -> list[Score]:
    """Pairs in the same place or provision with a likeness of at least `least`.

    Pairs that are out of order are among them only with `crossing`.
    """
    scores: list[Score] = []
    provisions = matching.provisions()
    # A place is a stretch between two pairs, or what is unmatched in two provisions that became one another. In a
    # stretch pairs keep their order; anywhere else they may cross.
    places = [(True, *stretch) for stretch in matching.stretches()]
    if crossing:
        places += ((False, *stretch) for stretch in matching.stretches_of_provisions(provisions))
    for adjoining, ours, theirs in places:
        if len(ours) * len(theirs) > BOUNDS.pairs_in_place:
            continue
        table = {}
        one_to_one = adjoining and len(ours) == len(theirs)
        for p, i in enumerate(ours):
            for q, j in enumerate(theirs):
                like = _near_likeness(matching, provisions, i, j, least, same_seat=one_to_one and p == q)
                if like:
                    table[i, j] = like
        chosen = _in_order(table) if adjoining else {}
        if crossing:
            chosen |= {pair: like for pair, like in table.items() if pair not in chosen and _may_cross(matching, *pair)}
        scores += [(like, i, j) for (i, j), like in chosen.items()]
    return scores


def _near_likeness(
    matching: Matching, provisions: dict[int, int], i: int, j: int, least: float, *, same_seat: bool
) -> float:
    """How alike two paragraphs of one place are; 0 if one did not become the other.

    Boilerplate is like other boilerplate. It was edited if it has the `same_seat`: both sides have as many paragraphs
    between the same neighbours, and it has the same rank among them.
    """
    limits = matching.thresholds
    like = _likeness(matching, matching.old[i], matching.new[j], least)
    if not like or not _of_one_provision(matching, provisions, i, j, least):
        return 0.0
    boilerplate = not matching.duplicates.distinctive_words(matching.old[i])
    # Rows with the same first cell are about the same thing, whatever the amounts beside it.
    named = bool(matching.old[i].cells) and matching.old[i].cells[:1] == matching.new[j].cells[:1]
    edited = named or (same_seat and like >= limits.certain_likeness and boilerplate)
    if not edited and _are_strangers(matching, i, j, like):
        return 0.0
    return like


def _of_one_provision(matching: Matching, provisions: dict[int, int], i: int, j: int, least: float) -> bool:
    """Whether two paragraphs are in one provision, as far as is known, or alike by their distinctive words."""
    old, new = matching.old[i], matching.new[j]
    if old.role == "heading" or provisions.get(old.clause, new.clause) == new.clause:
        return True
    ours, theirs = matching.duplicates.distinctive_words(old), matching.duplicates.distinctive_words(new)
    return bool(ours and theirs and likeness(ours, theirs, least))


def _are_strangers(matching: Matching, i: int, j: int, like: float) -> bool:
    """Whether two paragraphs in the same place are near-duplicates that have not one sentence in common."""
    old, new = matching.old[i], matching.new[j]
    duplicates = matching.duplicates
    return not duplicates.share_a_sentence(old, new) and duplicates.are_near_duplicates(old, new, like)


def _may_cross(matching: Matching, i: int, j: int) -> bool:
    """Whether two paragraphs may be paired out of order: items of a list may, boilerplate may not."""
    old, new = matching.old[i], matching.new[j]
    if old.role == "li" == new.role:
        words = min(len(old.words), len(new.words))
    else:
        words = min(len(matching.duplicates.distinctive_words(paragraph)) for paragraph in (old, new))
    return words >= matching.thresholds.heading_words


def _in_order(table: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """The pairs of `table` in the same order on both sides with the greatest sum of likenesses."""
    keys = sorted(table, key=lambda key: (key[0], -key[1]))
    chosen = heaviest_chain([j for _, j in keys], [table[key] for key in keys])
    return {keys[k]: table[keys[k]] for k in chosen}


def _likeness(matching: Matching, old: ComparedParagraph, new: ComparedParagraph, least: float) -> float:
    if (old.role == "heading") != (new.role == "heading"):
        return 0.0
    if old.key == new.key:
        return 1.0
    if BAR in old.text and len(old.cells) == len(new.cells) > 1:
        return _row_likeness(matching, old, new)
    ours, theirs = old.unnumbered_words, new.unnumbered_words
    return likeness(ours, theirs, least) if matching.afford(len(ours), len(theirs)) else 0.0


def _row_likeness(matching: Matching, old: ComparedParagraph, new: ComparedParagraph) -> float:
    """How alike two rows are, cell by cell; the first counts twice, as it says what the row is about."""
    likes = [likeness(a, b) for a, b in zip(old.cells, new.cells, strict=True)]
    like = (likes[0] + sum(likes)) / (1 + len(likes))
    return like if like >= matching.thresholds.row_likeness else 0.0


# far apart


def _far(matching: Matching, least: float, near: list[Score]) -> list[Score]:
    """Pairs wherever they stand, except those in `near`, that share pairs of words which few others have."""
    limits, duplicates = matching.thresholds, matching.duplicates
    known = {(i, j) for _, i, j in near}
    sure = [(i, j) for score, i, j in near if score >= limits.certain_likeness]
    settled_old, settled_new = {i for i, _ in sure}, {j for _, j in sure}
    # To compare every paragraph with every other would cost the square of their number. So each new paragraph is
    # compared only with the old ones that share the most pairs of words with it, and pairs that many paragraphs have do
    # not vote.
    holders: dict[str, list[int]] = defaultdict(list)
    for old in matching.old:
        if matching.new_of[old.index] < 0 and old.index not in settled_old:
            for pair in word_pairs(duplicates.distinctive_words(old)):
                holders[pair].append(old.index)
    scores = []
    for new in matching.new if holders else ():
        if matching.old_of[new.index] >= 0 or new.index in settled_new:
            continue
        if new.role != "heading" and len(new.words) < limits.lone_words:
            continue
        candidates = votes(holders, duplicates.distinctive_words(new), BOUNDS.pair_holders)
        for i, in_common in candidates.most_common(BOUNDS.far_candidates):
            old = matching.old[i]
            if in_common > 1 and (i, new.index) not in known and (old.role == "heading") == (new.role == "heading"):
                score = _far_score(matching, old, new, least)
                if score is not None:
                    scores.append((score, i, new.index))
    return scores


def _far_score(matching: Matching, old: ComparedParagraph, new: ComparedParagraph, least: float) -> float | None:
    """What a pair of paragraphs far apart is worth; None if one did not become the other.

    They are compared by their distinctive words where boilerplate makes up half of the words of either.
    """
    ours, theirs = matching.duplicates.distinctive_words(old), matching.duplicates.distinctive_words(new)
    if 2 * len(ours) > len(old.words) and 2 * len(theirs) > len(new.words):
        ours, theirs = old.words, new.words
    like = _far_likeness(matching, ours, theirs, least)
    if not like or not matching.duplicates.became(old, new, like):
        return None
    return like - _doubt(matching, ours, theirs) / 2


def _far_likeness(matching: Matching, old: str, new: str, least: float) -> float:
    """How alike two paragraphs far apart are, or how much of the shorter is in the longer; 0 if that is too little."""
    limits = matching.thresholds
    shorter = min(len(old), len(new))
    if shorter < limits.heading_words or not matching.afford(len(old), len(new)):
        return 0.0
    like = likeness(old, new, min(limits.certain_likeness, least + _doubt(matching, old, new)))
    # A short paragraph inside a long one has a low likeness even if all of its words are there: 20 words in 100 give at
    # most 2 × 20 / 120 = 0.33. So the share of the shorter one counts too.
    if not like and shorter >= limits.part_words:
        part = shared(old, new) / shorter
        like = limits.certain_likeness * part if part >= limits.certain_likeness else 0.0
    return like


def _doubt(matching: Matching, old: str, new: str) -> float:
    """The likeness asked of short paragraphs over that asked of long ones: short texts are alike by chance."""
    limits = matching.thresholds
    doubt = limits.doubt - limits.doubt_per_word * min(len(old), len(new))
    return min(limits.most_doubt, max(0.0, doubt))


def _left_over(matching: Matching) -> list[Score]:
    """Pairs of paragraphs that are left, wherever they stand, that are far more alike than any third."""
    left = [
        paragraph
        for paragraph in matching.old
        if matching.new_of[paragraph.index] < 0 and _is_recognisable(matching, paragraph)
    ]
    right = [
        paragraph
        for paragraph in matching.new
        if matching.old_of[paragraph.index] < 0 and _is_recognisable(matching, paragraph)
    ]
    if len(left) * len(right) > BOUNDS.pairs_in_place:
        return []
    scores = []
    for old in left:
        for new in right:
            if not matching.afford(len(old.words), len(new.words)):
                continue
            like = likeness(old.words, new.words, matching.thresholds.rewritten_likeness)
            if like and matching.duplicates.became(old, new, like):
                scores.append((like, old.index, new.index))
    return scores


def _is_recognisable(matching: Matching, paragraph: ComparedParagraph) -> bool:
    """Whether a paragraph has enough words, and enough distinctive ones, to be recognised when it was rewritten."""
    if paragraph.role == "heading" or len(paragraph.words) < 2 * matching.thresholds.part_words:
        return False
    return 2 * len(matching.duplicates.distinctive_words(paragraph)) > len(paragraph.words)


# by provision


def _pair_headings(matching: Matching) -> None:
    """Pair the headings of the provisions that became one another."""
    for ours, theirs in matching.stretches_of_provisions(matching.provisions()):
        left = [i for i in ours if matching.old[i].role == "heading"]
        right = [j for j in theirs if matching.new[j].role == "heading"]
        if left and right:
            old, new = matching.old[left[0]], matching.new[right[0]]
            if _likeness(matching, old, new, matching.thresholds.far_likeness):
                matching.pair(left[0], right[0])


def _pair_replaced(matching: Matching) -> None:
    """Pair what is left in the same place: a heading whose title changed, a paragraph that was written anew."""
    provisions = matching.provisions()
    for ours, theirs in matching.stretches():
        if not _between_the_same(matching, ours, theirs):
            continue
        pairs: list[tuple[int, int]] = []
        for heading in (True, False):
            left = [i for i in ours if matching.new_of[i] < 0 and (matching.old[i].role == "heading") == heading]
            right = [j for j in theirs if matching.old_of[j] < 0 and (matching.new[j].role == "heading") == heading]
            pairs += (pair for pair in zip(left, right, strict=False) if _may_replace(matching, provisions, *pair))
        pairs.sort()
        for k in longest_increasing([j for _, j in pairs]):
            matching.pair(*pairs[k])


def _between_the_same(matching: Matching, ours: list[int], theirs: list[int]) -> bool:
    """Whether what stands before and after two runs of paragraphs is in the same order on both sides."""
    before = matching.new_span(ours[0] - 1).start if ours[0] else -1
    last = ours[-1] + 1
    after = matching.new_span(last).start if last < len(matching.old) else len(matching.new)
    return before < theirs[0] and theirs[-1] < after


def _may_replace(matching: Matching, provisions: dict[int, int], i: int, j: int) -> bool:
    """Whether one paragraph may stand where the other stood, and is not a near-duplicate of it."""
    old, new = matching.old[i], matching.new[j]
    same_number = old.label is not None and new.label is not None and old.label.number == new.label.number
    same_number = same_number and old.role != "heading"
    if old.role != new.role or not (same_number or provisions.get(old.clause) == new.clause):
        return False
    like = _likeness(matching, old, new, matching.thresholds.twin_likeness)
    if len(old.cells) == len(new.cells) > 1 and not like:
        return False
    return not (like and _are_strangers(matching, i, j, like))
