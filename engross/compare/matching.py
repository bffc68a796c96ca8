"""Matching: the pairs of paragraphs found so far, and the paragraphs that are the same on both sides.

Provisions with the same permanent id are paired first. Then come equal paragraphs: those that stand once on either
side, their neighbours, and between these the repeated ones in order. `fuzzy_matching` pairs the rest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from engross.compare.near_duplicates import NearDuplicates
from engross.compare.paragraphs import ComparedParagraph
from engross.compare.sequences import common, heaviest_chain, out_of_order, shared
from engross.compare.thresholds import BOUNDS, Thresholds

Stretch = tuple[list[int], list[int]]
"""Unmatched paragraphs, old and new, that may have become one another."""
Spans = tuple[range, range]
"""Consecutive paragraphs, old and new."""


@dataclass(slots=True)
class Matching:
    """The pairs found so far: `new_of` and `old_of` hold the partner of each paragraph, or -1.

    A group of several paragraphs is in `groups` under the old paragraph of its pair, and each of its paragraphs has
    the partner of that pair.
    """

    old: list[ComparedParagraph]
    new: list[ComparedParagraph]
    duplicates: NearDuplicates
    thresholds: Thresholds
    new_of: list[int] = field(init=False)
    old_of: list[int] = field(init=False)
    groups: dict[int, Spans] = field(init=False, default_factory=dict)
    _clauses: dict[int, list[ComparedParagraph]] = field(init=False, default_factory=dict)
    _bits_left: int = field(init=False, default=BOUNDS.total_bits)
    _weights: dict[tuple[int, int], int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.new_of, self.old_of = [-1] * len(self.old), [-1] * len(self.new)
        for paragraph in self.old:
            self._clauses.setdefault(paragraph.clause, []).append(paragraph)

    def pair(self, i: int, j: int) -> None:
        """Make old paragraph `i` and new paragraph `j` partners."""
        self.new_of[i], self.old_of[j] = j, i

    def unpair(self, i: int) -> None:
        """Undo the pair of old paragraph `i`."""
        self.old_of[self.new_of[i]] = -1
        self.new_of[i] = -1

    def unmatched(self, i: int, j: int) -> bool:
        """Whether neither old paragraph `i` nor new paragraph `j` has a partner."""
        return self.new_of[i] < 0 and self.old_of[j] < 0

    def unchanged(self, i: int, j: int) -> bool:
        """Whether two paragraphs are the same except for their numbers."""
        return self.old[i].key == self.new[j].key

    def afford(self, old: int, new: int) -> bool:
        """Whether two texts of `old` and `new` words may still be compared within the bounds. Counts the comparison."""
        self._bits_left -= max(BOUNDS.least_bits, old * new)
        return self._bits_left > 0

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The pairs in the order of the old document."""
        return [(i, j) for i, j in enumerate(self.new_of) if j >= 0 and self.old_of[j] == i]

    def spans(self, i: int, j: int) -> Spans:
        """The group of the pair of old paragraph `i` and new paragraph `j`; it may have only these two."""
        return self.groups.get(i) or (range(i, i + 1), range(j, j + 1))

    def new_span(self, i: int) -> range:
        """The new paragraphs that old paragraph `i`, which has a partner, became."""
        j = self.new_of[i]
        return self.spans(self.old_of[j], j)[1]

    def staying(self) -> list[int]:
        """The old paragraphs of the heaviest chain of pairs in the same order: the others moved."""
        pairs = self.pairs
        crossing = out_of_order([j for _, j in pairs])
        if not crossing:
            return [i for i, _ in pairs]
        # A pair that crosses no other is in every heaviest chain: only the others need to be weighed.
        weights = [self.weight(*pairs[k]) for k in crossing]
        chain = heaviest_chain([pairs[k][1] for k in crossing], weights)
        moved = set(crossing) - {crossing[k] for k in chain}
        return [i for k, (i, _) in enumerate(pairs) if k not in moved]

    def weight(self, i: int, j: int) -> int:
        """What it costs to show two paragraphs as moved: their common tokens, and one paragraph mark.

        One number holds both counts. A token weighs more than the marks of all paragraphs, so the marks only decide
        between chains with equally many tokens.
        """
        old, new = self.old[i], self.new[j]
        token = 1 + len(self.old)
        if old.text == new.text:
            return token * (len(old.passage.code) - 1) + 1
        weight = self._weights.get((i, j))
        if weight is None:
            weight = self._weights[i, j] = token * (shared(old.passage.code, new.passage.code) - 1) + 1
        return weight

    def stretches(self) -> list[Stretch]:
        """Pairs of runs of unmatched paragraphs, old and new, that follow or precede the same pair."""
        stretches: dict[Spans, None] = {}
        ours, theirs = _unmatched_runs(self.new_of), _unmatched_runs(self.old_of)
        opens = {run.start: run for run in theirs}
        closes = {run.stop: run for run in theirs}
        for run in ours:
            first = 0 if run.start == 0 else self.new_span(run.start - 1).stop
            last = len(self.new) if run.stop == len(self.old) else self.new_span(run.stop).start
            for other in (opens.get(first), closes.get(last)):
                if other is not None:
                    stretches[run, other] = None
        return [(list(run), list(other)) for run, other in stretches]

    def stretches_of_provisions(self, provisions: dict[int, int]) -> list[Stretch]:
        """The unmatched old and new paragraphs of each entry of `provisions`: an old provision and what it became."""
        left, right = defaultdict(list), defaultdict(list)
        for paragraph in self.old:
            if self.new_of[paragraph.index] < 0:
                left[paragraph.clause].append(paragraph.index)
        for paragraph in self.new:
            if self.old_of[paragraph.index] < 0:
                right[paragraph.clause].append(paragraph.index)
        return [(left[ours], right[theirs]) for ours, theirs in provisions.items() if left[ours] and right[theirs]]

    def provisions(self, counted: set[int] | None = None) -> dict[int, int]:
        """Which provision became which, by their indices. Each is the best partner of the other.

        Common headings count first, then words. `counted` are the old paragraphs whose pairs count, None for all.
        """
        votes: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
        for i in [i for i, _ in self.pairs] if counted is None else counted:
            old, new = self.old[i], self.new[self.new_of[i]]
            headings, words = votes[old.clause].get(new.clause, (0, 0))
            votes[old.clause][new.clause] = (headings + (old.role == "heading"), words + old.rough_size)
        best: dict[int, tuple[tuple[int, int], int]] = {}
        for ours, count in sorted(votes.items()):
            theirs, weight = max(count.items(), key=lambda item: (item[1], -item[0]))
            if theirs not in best or weight > best[theirs][0]:
                best[theirs] = (weight, ours)
        return {
            ours: theirs for theirs, ((headings, _), ours) in best.items() if headings or self._share_most(ours, theirs)
        }

    def _share_most(self, ours: int, theirs: int) -> bool:
        """Whether two provisions without a heading in common share most of their distinctive words."""
        common_words = total = 0
        for paragraph in self._clauses[ours]:
            distinctive = len(self.duplicates.distinctive_words(paragraph))
            total += distinctive
            partner = self.new_of[paragraph.index]
            if partner >= 0 and self.new[partner].clause == theirs:
                common_words += distinctive
        return 2 * common_words >= total


def _unmatched_runs(partners: list[int]) -> list[range]:
    runs, start = [], -1
    for index, partner in enumerate([*partners, 0]):
        if partner < 0 and start < 0:
            start = index
        elif partner >= 0 and start >= 0:
            runs.append(range(start, index))
            start = -1
    return runs


_Key = tuple[bool, str]
"""What two equal paragraphs have in common: whether they are headings, and their text without its number."""


def match_equal(matching: Matching) -> None:
    """Pair provisions by id, then equal paragraphs: those that stand once, their neighbours, the repeated in order."""
    _pair_ids(matching)
    _pair_unique(matching)
    _pair_neighbours(matching)
    pair_repeated(matching, headings=False)
    _pair_headings_with_paragraphs(matching)
    _unpair_what_says_too_little(matching)


def pair_repeated(matching: Matching, *, headings: bool) -> None:
    """Between the pairs that stay in place, pair as many equal paragraphs in order as possible.

    A repeated heading says nothing while the text under it is unmatched. `headings` says whether headings are paired.
    """
    for ours, theirs in _gaps(matching):
        left = [i for i in ours if matching.new_of[i] < 0 and (headings or matching.old[i].role != "heading")]
        right = [j for j in theirs if matching.old_of[j] < 0 and (headings or matching.new[j].role != "heading")]
        if left and right:
            letters: dict[_Key, int] = {}
            x = [letters.setdefault(_key(matching.old[i]), len(letters)) for i in left]
            y = [letters.setdefault(_key(matching.new[j]), len(letters)) for j in right]
            for p, q in common(x, y):
                matching.pair(left[p], right[q])


def _key(paragraph: ComparedParagraph) -> _Key:
    return (paragraph.role == "heading", paragraph.key)


def _pair_ids(matching: Matching) -> None:
    ours, theirs = _ids(matching.old), _ids(matching.new)
    for name, i in ours.items():
        if name in theirs:
            matching.pair(i, theirs[name])


def _ids(side: list[ComparedParagraph]) -> dict[str, int]:
    """The paragraph of each id. An id that is given twice names no paragraph."""
    counts = Counter(paragraph.id for paragraph in side)
    return {paragraph.id: paragraph.index for paragraph in side if paragraph.id and counts[paragraph.id] == 1}


def _pair_unique(matching: Matching) -> None:
    for i, j in _unique_pairs(matching):
        if matching.unmatched(i, j):
            matching.pair(i, j)


def _unique_pairs(matching: Matching) -> Iterator[tuple[int, int]]:
    """The equal paragraphs that stand once on either side."""
    ours = Counter(_key(paragraph) for paragraph in matching.old)
    theirs = Counter(_key(paragraph) for paragraph in matching.new)
    where = {_key(paragraph): paragraph.index for paragraph in matching.new}
    for paragraph in matching.old:
        key = _key(paragraph)
        if paragraph.key and ours[key] == 1 == theirs[key]:
            yield paragraph.index, where[key]


def _pair_neighbours(matching: Matching) -> None:
    """Pair equal neighbours of paired paragraphs, such as repeated paragraphs beside one that stands once."""
    for step in (1, -1):
        for i, j in matching.pairs[::step]:
            p, q = i + step, j + step
            while 0 <= p < len(matching.old) and 0 <= q < len(matching.new) and matching.unmatched(p, q):
                if _key(matching.old[p]) != _key(matching.new[q]):
                    break
                matching.pair(p, q)
                p, q = p + step, q + step


def _pair_headings_with_paragraphs(matching: Matching) -> None:
    """In the gaps between the pairs that stay, pair a heading with a paragraph of the same words."""
    for ours, theirs in _gaps(matching):
        left = [i for i in ours if matching.new_of[i] < 0]
        right = [j for j in theirs if matching.old_of[j] < 0]
        x, y = [matching.old[i].text for i in left], [matching.new[j].text for j in right]
        if not set(x).isdisjoint(y):
            for p, q in common(x, y):
                if matching.old[left[p]].role != matching.new[right[q]].role:
                    matching.pair(left[p], right[q])


def _unpair_what_says_too_little(matching: Matching) -> None:
    """Undo pairs out of order whose words are too few to say that they moved, or are boilerplate only."""
    stay = set(matching.staying())
    home = matching.provisions()
    out_of_order = [
        (i, j)
        for i, j in matching.pairs
        if not matching.old[i].id and (i not in stay or _left_provision(matching, home, i, j))
    ]
    telling = {i for run in _together(out_of_order) if _says_enough(matching, run) for i in run}
    provisions = matching.provisions(stay | telling)
    for i, j in out_of_order:
        old = matching.old[i]
        here = provisions.get(old.clause) == matching.new[j].clause
        words = len(matching.duplicates.distinctive_words(old))
        known = words > 1 or (old.role == "li" and len(old.words) >= matching.thresholds.heading_words)
        if i not in telling and not (here and known):
            matching.unpair(i)


def _left_provision(matching: Matching, home: dict[int, int], i: int, j: int) -> bool:
    """Whether an item stands in another provision than the one that its old provision became."""
    old, new = matching.old[i], matching.new[j]
    return old.role == "li" and home.get(old.clause, new.clause) != new.clause


def pair_unique_items(matching: Matching) -> None:
    """Pair short items that stand once on either side, unchanged, and went from one list to another.

    Both provisions must be on both sides: a list that is new as a whole may name the same things as another list.
    """
    provisions = matching.provisions()
    stayed = set(provisions.values())
    for i, j in _unique_pairs(matching):
        old, new = matching.old[i], matching.new[j]
        if not matching.unmatched(i, j) or (old.role, new.role) != ("li", "li"):
            continue
        enough = len(matching.duplicates.distinctive_words(old)) >= matching.thresholds.unique_item_words
        if enough and old.clause in provisions and new.clause in stayed:
            matching.pair(i, j)


def _together(pairs: list[tuple[int, int]]) -> list[list[int]]:
    """The runs of old paragraphs that follow one another on both sides."""
    runs: list[list[int]] = []
    last = (-2, -2)
    for i, j in pairs:
        if last == (i - 1, j - 1):
            runs[-1].append(i)
        else:
            runs.append([i])
        last = (i, j)
    return runs


def _says_enough(matching: Matching, run: list[int]) -> bool:
    """Whether a run of paragraphs has enough distinctive words, or a heading, to be recognised elsewhere."""
    limits = matching.thresholds
    words = {i: len(matching.duplicates.distinctive_words(matching.old[i])) for i in run}
    if sum(words.values()) >= limits.lone_words:
        return True
    return any(matching.old[i].role == "heading" and words[i] >= limits.heading_words for i in run)


def _gaps(matching: Matching) -> Iterator[Spans]:
    """The paragraphs of both sides between the pairs that stay in order."""
    i = j = 0
    for p in [*matching.staying(), len(matching.old)]:
        q = matching.new_of[p] if p < len(matching.old) else len(matching.new)
        yield range(i, p), range(j, q)
        i, j = p + 1, q + 1
