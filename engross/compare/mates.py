"""Who is paired with whom: the paragraphs of two documents while they are being matched."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from engross.compare.echoes import Echoes
from engross.compare.likeness import shared
from engross.compare.order import chain
from engross.compare.paragraphs import Paragraph

TITLE = 10_000
"""What a heading in common weighs in words."""
WORD = 1_000
"""What a word or a sign weighs where a paragraph mark weighs one."""
WORK = 10_000_000_000
"""The bits of all tables filled to find likenesses, some seconds of work; beyond, only what is the same is paired."""
TRIFLE = 20_000
"""What comparing two paragraphs costs at least."""

Place = tuple[list[int], list[int]]
"""Unmatched old and new paragraphs that may be each other."""


@dataclass(slots=True)
class Mates:
    """The pairs found so far: `to` and `back` hold the partner of each paragraph, or -1.

    A bundle of several paragraphs is in `wide` under the old paragraph of its
    pair, and each of its paragraphs has that pair's partner.
    """

    old: list[Paragraph]
    new: list[Paragraph]
    echoes: Echoes
    to: list[int] = field(init=False)
    back: list[int] = field(init=False)
    wide: dict[int, tuple[range, range]] = field(init=False, default_factory=dict)
    clauses: dict[int, list[Paragraph]] = field(init=False, default_factory=dict)
    work: int = field(init=False, default=WORK)
    _weights: dict[tuple[int, int], int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.to, self.back = [-1] * len(self.old), [-1] * len(self.new)
        for one in self.old:
            self.clauses.setdefault(one.clause, []).append(one)

    def pair(self, i: int, j: int) -> None:
        """Make old paragraph `i` and new paragraph `j` partners."""
        self.to[i], self.back[j] = j, i

    def part(self, i: int) -> None:
        """Undo the pair of old paragraph `i`."""
        self.back[self.to[i]] = -1
        self.to[i] = -1

    def afford(self, one: int, other: int) -> bool:
        """Whether two texts of so many words may still be compared; it is counted."""
        self.work -= max(TRIFLE, one * other)
        return self.work > 0

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The pairs in the order of the old document."""
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

    def staying(self) -> list[int]:
        """The old paragraphs of the heaviest chain of pairs in the same order: the others moved."""
        pairs = self.pairs
        if all(a[1] < b[1] for a, b in pairwise(pairs)):
            return [i for i, _ in pairs]
        weights = [self.weight(i, j) for i, j in pairs]
        return [pairs[x][0] for x in chain([j for _, j in pairs], weights)]

    def weight(self, i: int, j: int) -> int:
        """What showing two paragraphs as moved would come to: their words and signs, and then the paragraph mark."""
        one, other = self.old[i], self.new[j]
        if one.text == other.text:
            return WORD * (len(one.passage.code) - 1) + 1
        found = self._weights.get((i, j))
        if found is None:
            common = shared(one.passage.code, other.passage.code)
            found = self._weights[i, j] = WORD * (common - 1) + 1
        return found

    def places(self) -> list[Place]:
        """Runs of unmatched paragraphs that stand after, or before, the same pair."""
        found: dict[tuple[range, range], None] = {}
        ours, theirs = _runs(self.to), _runs(self.back)
        opens = {run.start: run for run in theirs}
        closes = {run.stop: run for run in theirs}
        for run in ours:
            first = 0 if run.start == 0 else self.after(run.start - 1)
            last = len(self.new) if run.stop == len(self.old) else self.before(run.stop)
            for other in (opens.get(first), closes.get(last)):
                if other is not None:
                    found[run, other] = None
        return [(list(run), list(other)) for run, other in found]

    def provisions(self, became: dict[int, int]) -> list[Place]:
        """Unmatched paragraphs of the provisions that became one another."""
        left, right = defaultdict(list), defaultdict(list)
        for one in self.old:
            if self.to[one.at] < 0:
                left[one.clause].append(one.at)
        for one in self.new:
            if self.back[one.at] < 0:
                right[one.clause].append(one.at)
        return [(left[ours], right[theirs]) for ours, theirs in became.items() if left[ours] and right[theirs]]

    def became(self, counted: set[int] | None = None) -> dict[int, int]:
        """Which provision became which, each the other's best by the words of the pairs counted, headings first."""
        votes: dict[int, Counter[int]] = defaultdict(Counter)
        for i in [i for i, _ in self.pairs] if counted is None else counted:
            one, other = self.old[i], self.new[self.to[i]]
            votes[one.clause][other.clause] += one.size + (TITLE if one.role == "heading" else 0)
        came: dict[int, tuple[int, int]] = {}
        for ours, count in sorted(votes.items()):
            theirs, weight = max(count.items(), key=lambda one: (one[1], -one[0]))
            if weight > came.get(theirs, (0, 0))[0]:
                came[theirs] = (weight, ours)
        return {ours: theirs for theirs, (weight, ours) in came.items() if weight >= TITLE or self._kin(ours, theirs)}

    def _kin(self, ours: int, theirs: int) -> bool:
        """Whether two provisions without a heading in common share most of what is their own."""
        common = total = 0
        for one in self.clauses[ours]:
            own = len(self.echoes.own(one))
            total += own
            if self.to[one.at] >= 0 and self.new[self.to[one.at]].clause == theirs:
                common += own
        return 2 * common >= total


def _runs(mates: list[int]) -> list[range]:
    runs, start = [], -1
    for at, mate in enumerate([*mates, 0]):
        if mate < 0 and start < 0:
            start = at
        elif mate >= 0 and start >= 0:
            runs.append(range(start, at))
            start = -1
    return runs
