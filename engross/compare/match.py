"""Which paragraph became which, and which of them moved.

Paragraphs that are the same on both sides are anchored first, those that
stand once and then, in order between them, those that are repeated; what is
left is paired by likeness. The heaviest chain of pairs in the same order
stays in place, and the rest moved. A paragraph was split, or several were
joined, when its unmatched neighbours hold its words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel, LCSseq

from engross.compare.echoes import Echoes
from engross.compare.paragraphs import Paragraph
from engross.compare.words import BITS, chain

SURE = 0.75
"""Likeness at which two paragraphs are paired wherever they stand."""
CERTAIN = 0.9
"""Likeness that is never doubted."""
FAR = 0.6
"""Likeness at which two paragraphs left over are paired although far apart."""
NEAR = 0.3
"""Likeness at which two paragraphs left over are paired in the same place."""
INSIDE = 0.7
"""A paragraph is a part of another when this much of its words is found there."""
HERE = 0.1
"""What a pair in the same place is worth beyond its likeness."""
TITLE = 10_000
"""What a heading in common weighs in words."""
SHORT = 4
"""Paragraphs of fewer words do not move by themselves."""
PART = 12
"""Words that a paragraph must have for its being a part of another to say something."""
COMMON = 12
"""A pair of words found in more paragraphs than this suggests no partner."""
PLACE = 4_000
"""Pairs compared, at most, between the unmatched paragraphs of one place."""


@dataclass(slots=True)
class Bundle:
    """Consecutive old paragraphs that became consecutive new ones: one and one, but for splits and mergers."""

    old: range
    new: range
    moved: bool = False
    rewritten: bool = False


@dataclass(slots=True)
class _Mates:
    """Who is paired with whom so far."""

    old: list[Paragraph]
    new: list[Paragraph]
    echoes: Echoes
    to: list[int] = field(default_factory=list)
    back: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for one in self.old:
            self.clauses.setdefault(one.clause, []).append(one)
        self.to, self.back = [-1] * len(self.old), [-1] * len(self.new)

    wide: dict[int, tuple[range, range]] = field(default_factory=dict)
    clauses: dict[int, list[Paragraph]] = field(default_factory=dict)

    def pair(self, i: int, j: int) -> None:
        self.to[i], self.back[j] = j, i

    def part(self, i: int) -> None:
        self.back[self.to[i]] = -1
        self.to[i] = -1

    @property
    def pairs(self) -> list[tuple[int, int]]:
        return [(i, j) for i, j in enumerate(self.to) if j >= 0 and self.back[j] == i]

    def after(self, i: int) -> int:
        """The new paragraph that follows those that old paragraph `i` became."""
        j = self.to[i]
        anchor = self.back[j]
        return self.wide[anchor][1].stop if anchor in self.wide else j + 1

    def before(self, i: int) -> int:
        """The first of the new paragraphs that old paragraph `i` became."""
        j = self.to[i]
        anchor = self.back[j]
        return self.wide[anchor][1].start if anchor in self.wide else j


def match(old: list[Paragraph], new: list[Paragraph], echoes: Echoes) -> list[Bundle]:
    """The bundles of `old` and `new` in the order of `old`; a paragraph in none was dropped or added."""
    mates = _Mates(old, new, echoes)
    _by_id(mates)
    _once(mates)
    _grow(mates)
    _in_order(mates, titles=False)
    _sober(mates)
    _alike(mates)
    _headings(mates)
    return _bundles(mates)


# the same text ---------------------------------------------------------------


def _by_id(mates: _Mates) -> None:
    theirs = {one.id: one.at for one in mates.new if one.id}
    for one in mates.old:
        if one.id and mates.back[(other := theirs.get(one.id, -1))] < 0 <= other:
            mates.pair(one.at, other)


def _once(mates: _Mates) -> None:
    ours = Counter(_key(one) for one in mates.old)
    theirs = Counter(_key(one) for one in mates.new)
    where = {_key(one): one.at for one in mates.new}
    for one in mates.old:
        key = _key(one)
        if mates.to[one.at] < 0 and one.key and ours[key] == 1 == theirs[key] and mates.back[where[key]] < 0:
            mates.pair(one.at, where[key])


def _key(one: Paragraph) -> tuple[bool, str]:
    return (one.role == "heading", one.key)


def _grow(mates: _Mates) -> None:
    """Pair equal neighbours of what is paired: the repeated paragraphs around one that stands once."""
    for step in (1, -1):
        for i, j in mates.pairs[::step]:
            p, q = i + step, j + step
            while 0 <= p < len(mates.to) and 0 <= q < len(mates.back) and mates.to[p] < 0 and mates.back[q] < 0:
                if _key(mates.old[p]) != _key(mates.new[q]):
                    break
                mates.pair(p, q)
                p, q = p + step, q + step


def _in_order(mates: _Mates, *, titles: bool) -> None:
    """Between the pairs that stay in place, pair equal paragraphs in order, as many as may be (LCS).

    A title that is repeated tells nothing until the text under it is known: `titles` says whether it is.
    """
    for ours, theirs in _gaps(mates, _staying(mates)):
        left = [i for i in ours if mates.to[i] < 0 and (titles or mates.old[i].role != "heading")]
        right = [j for j in theirs if mates.back[j] < 0 and (titles or mates.new[j].role != "heading")]
        if not left or not right or len(left) * len(right) > BITS:
            continue
        letters: dict[tuple[bool, str], int] = {}
        x = [letters.setdefault(_key(mates.old[i]), len(letters)) for i in left]
        y = [letters.setdefault(_key(mates.new[j]), len(letters)) for j in right]
        for op in LCSseq.opcodes(x, y):
            if op.tag == "equal":
                for k in range(op.src_end - op.src_start):
                    mates.pair(left[op.src_start + k], right[op.dest_start + k])


def _sober(mates: _Mates) -> None:
    """Part what says too little to have moved by itself: a few words, or boilerplate only."""
    stay = set(_staying(mates))
    moved = [(i, j) for i, j in mates.pairs if i not in stay and not mates.old[i].id]
    telling = {i for i, _ in moved if len(mates.echoes.own(mates.old[i])) >= SHORT}
    for step in (1, -1):
        for i, j in moved[::step]:
            if i - step in telling and mates.to[i - step] == j - step:
                telling.add(i)
    became = _became(mates, stay | telling)
    for i, j in moved:
        one = mates.old[i]
        listed = one.role == "li" and len(one.words) >= SHORT and became.get(one.clause) == mates.new[j].clause
        if i not in telling and not listed:
            mates.part(i)


def _staying(mates: _Mates) -> list[int]:
    pairs = mates.pairs
    if all(a[1] < b[1] for a, b in zip(pairs, pairs[1:], strict=False)):
        return [i for i, _ in pairs]
    weights = [_weight(mates, i, j) for i, j in pairs]
    return [pairs[x][0] for x in chain([j for _, j in pairs], weights)]


def _weight(mates: _Mates, i: int, j: int) -> float:
    """How much of two paragraphs would have to be shown as moved; the paragraph mark breaks ties."""
    one, other = mates.old[i], mates.new[j]
    if one.text == other.text:
        return len(one.passage.code)
    return LCSseq.similarity(one.passage.code, other.passage.code)


def _gaps(mates: _Mates, stay: list[int]) -> Iterator[tuple[range, range]]:
    i = j = 0
    for p in [*stay, len(mates.old)]:
        q = mates.to[p] if p < len(mates.old) else len(mates.new)
        yield range(i, p), range(j, q)
        i, j = p + 1, q + 1


# likeness --------------------------------------------------------------------


def _places(mates: _Mates) -> list[tuple[list[int], list[int]]]:
    """Unmatched paragraphs that may be each other: runs after, or before, the same pair; those of the same provision."""
    found: dict[tuple[range, range], None] = {}
    ours, theirs = _runs(mates.to), _runs(mates.back)
    opens = {run.start: run for run in theirs}
    closes = {run.stop: run for run in theirs}
    for run in ours:
        first = 0 if run.start == 0 else mates.after(run.start - 1)
        last = len(mates.new) if run.stop == len(mates.old) else mates.before(run.stop)
        for other in (opens.get(first), closes.get(last)):
            if other is not None:
                found[run, other] = None
    return [(list(run), list(other)) for run, other in found]


def _provisions(mates: _Mates) -> list[tuple[list[int], list[int]]]:
    """Unmatched paragraphs of the provisions that became one another."""
    left, right = defaultdict(list), defaultdict(list)
    for one in mates.old:
        if mates.to[one.at] < 0:
            left[one.clause].append(one.at)
    for one in mates.new:
        if mates.back[one.at] < 0:
            right[one.clause].append(one.at)
    became = _became(mates, {i for i, _ in mates.pairs})
    return [(left[ours], right[theirs]) for ours, theirs in became.items() if left[ours] and right[theirs]]


def _became(mates: _Mates, counted: set[int]) -> dict[int, int]:
    """Which provision became which, by the words of the paragraphs counted: each the other's best, a heading first."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for i in counted:
        one, other = mates.old[i], mates.new[mates.to[i]]
        votes[one.clause][other.clause] += one.size + (TITLE if one.role == "heading" else 0)
    came: dict[int, tuple[int, int]] = {}
    for ours, count in sorted(votes.items()):
        theirs, weight = max(count.items(), key=lambda one: (one[1], -one[0]))
        if weight > came.get(theirs, (0, 0))[0]:
            came[theirs] = (weight, ours)
    return {ours: theirs for theirs, (weight, ours) in came.items() if weight >= TITLE or _kin(mates, ours, theirs)}


def _kin(mates: _Mates, ours: int, theirs: int) -> bool:
    """Whether two provisions without a heading in common share most of what is their own."""
    shared = left = 0
    for one in mates.clauses[ours]:
        own = len(mates.echoes.own(one))
        left += own
        if mates.to[one.at] >= 0 and mates.new[mates.to[one.at]].clause == theirs:
            shared += own
    return 2 * shared >= left


def _runs(mates: list[int]) -> list[range]:
    runs, start = [], -1
    for at, mate in enumerate([*mates, 0]):
        if mate < 0 and start < 0:
            start = at
        elif mate >= 0 and start >= 0:
            runs.append(range(start, at))
            start = -1
    return runs


def _alike(mates: _Mates) -> None:
    _pair_best(mates, [*_near(mates, SURE), *_far(mates, SURE)])
    _widen(mates)
    _titles(mates)
    _in_order(mates, titles=True)
    _pair_best(mates, _near(mates, FAR))
    _pair_best(mates, _far(mates, FAR))
    _widen(mates)
    _pair_best(mates, _near(mates, NEAR, crossing=False))
    _widen(mates)


Score = tuple[float, int, int]


def _titles(mates: _Mates) -> None:
    """Pair the headings of the provisions that became one another."""
    for ours, theirs in _provisions(mates):
        left = [i for i in ours if mates.old[i].role == "heading"]
        right = [j for j in theirs if mates.new[j].role == "heading"]
        if left and right and _likeness(mates.old[left[0]], mates.new[right[0]], FAR):
            mates.pair(left[0], right[0])


def _pair_best(mates: _Mates, scores: Iterable[Score]) -> None:
    for _, i, j in sorted(scores, key=lambda one: (-one[0], abs(one[1] - one[2]), one[1], one[2])):
        if mates.to[i] < 0 and mates.back[j] < 0:
            mates.pair(i, j)


def _near(mates: _Mates, least: float, *, crossing: bool = True) -> list[Score]:
    scores = []
    for ours, theirs in [*_places(mates), *(_provisions(mates) if crossing else [])]:
        if len(ours) * len(theirs) > PLACE:
            continue
        table = {}
        for i in ours:
            for j in theirs:
                like = _likeness(mates.old[i], mates.new[j], least)
                if like:
                    table[i, j] = like
        if len(table) > 1:
            straight = _uncrossed(table)
            if crossing:
                straight |= {key: like for key, like in table.items() if key not in straight and _tells(mates, *key)}
            table = straight
        scores += [(like + HERE, i, j) for (i, j), like in table.items()]
    return scores


def _tells(mates: _Mates, i: int, j: int) -> bool:
    """Whether two paragraphs may be found out of order: items of a list may, boilerplate may not."""
    one, other = mates.old[i], mates.new[j]
    if one.role == "li" == other.role:
        return min(len(one.words), len(other.words)) >= SHORT
    return min(len(mates.echoes.own(one)), len(mates.echoes.own(other))) >= SHORT


def _uncrossed(table: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    keys = sorted(table, key=lambda key: (key[0], -key[1]))
    return {keys[x]: table[keys[x]] for x in chain([j for _, j in keys], [table[key] for key in keys])}


def _likeness(one: Paragraph, other: Paragraph, least: float) -> float:
    if (one.role == "heading") != (other.role == "heading"):
        return 0.0
    if one.key == other.key:
        return 1.0
    return Indel.normalized_similarity(_identity(one), _identity(other), score_cutoff=least)


def _identity(one: Paragraph) -> str:
    """The words that tell a paragraph from others: not the number it begins with."""
    if one.label is None:
        return one.words
    skip = 1 + bool(one.label.word) if one.role == "heading" else 1
    return one.words[skip:] or one.words


def _far(mates: _Mates, least: float) -> list[Score]:
    """Pairs worth a look wherever they stand: those that share pairs of words found in few paragraphs."""
    left = [one for one in mates.old if mates.to[one.at] < 0]
    right = [one for one in mates.new if mates.back[one.at] < 0]
    if not left or not right:
        return []
    holders: dict[str, list[int]] = defaultdict(list)
    for one in left:
        words = mates.echoes.own(one)
        for pair in {words[k : k + 2] for k in range(len(words) - 1)}:
            holders[pair].append(one.at)
    scores = []
    for other in right:
        words = mates.echoes.own(other)
        votes: Counter[int] = Counter()
        for pair in {words[k : k + 2] for k in range(len(words) - 1)}:
            held = holders.get(pair)
            if held is not None and len(held) <= COMMON:
                votes.update(held)
        for i, shared in votes.most_common(3):
            one = mates.old[i]
            ours = mates.echoes.own(one)
            if shared < 2 or min(len(ours), len(words)) < SHORT or (one.role == "heading") != (other.role == "heading"):
                continue
            like = Indel.normalized_similarity(ours, words, score_cutoff=min(CERTAIN, least + _doubt(ours, words)))
            if not like and min(len(ours), len(words)) >= PART:
                part = LCSseq.similarity(ours, words) / min(len(ours), len(words))
                like = CERTAIN * part if part >= CERTAIN else 0.0
            if like:
                scores.append((like - _doubt(ours, words) / 2, i, other.at))
    return scores


def _doubt(one: str, other: str) -> float:
    """The likeness asked of short paragraphs over that asked of long ones: one sentence is soon like another."""
    return min(0.25, max(0.0, 0.6 - 0.01 * min(len(one), len(other))))


def _headings(mates: _Mates) -> None:
    """Pair what is left where its provision says so: a heading whose title changed, a paragraph written anew."""
    became = _became(mates, {i for i, _ in mates.pairs})
    for ours, theirs in _places(mates):
        for head in (True, False):
            left = [i for i in ours if mates.to[i] < 0 and (mates.old[i].role == "heading") == head]
            right = [j for j in theirs if mates.back[j] < 0 and (mates.new[j].role == "heading") == head]
            for i, j in zip(left, right, strict=False):
                one, other = mates.old[i], mates.new[j]
                if one.role == other.role and became.get(one.clause) == other.clause and _between(mates, i, j):
                    mates.pair(i, j)


def _between(mates: _Mates, i: int, j: int) -> bool:
    """Whether a pair would keep its place beside its neighbours."""
    before = next((mates.to[p] for p in range(i - 1, -1, -1) if mates.to[p] >= 0), -1)
    after = next((mates.to[p] for p in range(i + 1, len(mates.to)) if mates.to[p] >= 0), len(mates.back))
    return before < j < after


# bundles ---------------------------------------------------------------------


def _bundles(mates: _Mates) -> list[Bundle]:
    bundles = [Bundle(*mates.wide.get(i, (range(i, i + 1), range(j, j + 1)))) for i, j in mates.pairs]
    bundles.sort(key=lambda one: one.old.start)
    order = [one.new.start for one in bundles]
    if any(a > b for a, b in zip(order, order[1:], strict=False)):
        weights = [sum(_weight(mates, i, mates.to[i]) for i in one.old) for one in bundles]
        stay = set(chain(order, weights))
        for at, bundle in enumerate(bundles):
            bundle.moved = at not in stay
    return bundles


def _widen(mates: _Mates) -> None:
    """Give each pair that changed the unmatched neighbours that hold its words."""
    for i, j in mates.pairs:
        one, other = mates.old[i], mates.new[j]
        if one.key == other.key or one.role == "heading":
            continue
        ours, theirs = mates.wide.get(i, (range(i, i + 1), range(j, j + 1)))
        x, y = _all_words(mates.old, ours), _all_words(mates.new, theirs)
        common = LCSseq.similarity(x, y) if len(x) * len(y) <= BITS else -1
        grown = common >= 0
        while grown:
            grown = False
            for wide_ours, wide_theirs in (
                (ours, range(theirs.start - 1, theirs.stop)),
                (ours, range(theirs.start, theirs.stop + 1)),
                (range(ours.start - 1, ours.stop), theirs),
                (range(ours.start, ours.stop + 1), theirs),
            ):
                free = _free(mates, ours, theirs, wide_ours, wide_theirs)
                if free is None or not free.words:
                    continue
                p, q = _all_words(mates.old, wide_ours), _all_words(mates.new, wide_theirs)
                if len(p) * len(q) > BITS:
                    continue
                now = LCSseq.similarity(p, q)
                if now - common >= INSIDE * len(free.words):
                    ours, theirs, common, grown = wide_ours, wide_theirs, now, True
                    break
        if len(ours) > 1 or len(theirs) > 1:
            mates.wide[i] = (ours, theirs)
            for old_at in ours:
                mates.to[old_at] = j
            for new_at in theirs:
                mates.back[new_at] = i


def _all_words(side: list[Paragraph], span: range) -> str:
    return "".join(side[at].words for at in span)


def _free(mates: _Mates, ours: range, theirs: range, wide_ours: range, wide_theirs: range) -> Paragraph | None:
    """The one paragraph by which a bundle would grow, if it may be taken."""
    if wide_ours != ours:
        side, taken = mates.old, mates.to
        at = wide_ours.start if wide_ours.start < ours.start else wide_ours.stop - 1
    else:
        side, taken = mates.new, mates.back
        at = wide_theirs.start if wide_theirs.start < theirs.start else wide_theirs.stop - 1
    if not 0 <= at < len(side) or taken[at] >= 0 or side[at].role == "heading":
        return None
    return side[at]
