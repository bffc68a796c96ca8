"""What a mark is about: a number, a value that came from data, typography, or wording."""

from __future__ import annotations

from itertools import accumulate

from engross.compare.bundles import Bundle
from engross.compare.paragraphs import Label, Paragraph
from engross.compare.tokens import PILCROW, Passage
from engross.compare.typography import alike
from engross.compare.weave import Strand, gaps
from engross.model.outline import Filled, Outline, lines
from engross.model.redline import Kind

_JOINING = frozenset(("et", "ou", "à", "and", "or", "to"))
"""Words between the numbers of a list of references."""


class Kinds:
    """Tells the kinds of the changes between two outlines."""

    def __init__(self, old: Outline, new: Outline, ours: list[Paragraph], theirs: list[Paragraph]) -> None:
        self.old, self.new = ours, theirs
        self.values_old = _values(old)
        self.values_new = _values(new)
        self.renumbered: set[tuple[str, str, str]] = set()

    def numbers(self, bundles: list[Bundle]) -> None:
        """Learn from the headings paired which number became which, for references to them."""
        for bundle in bundles:
            one, other = self.old[bundle.old[0]].label, self.new[bundle.new[0]].label
            if one and other and one.word and one.word == other.word:
                self.renumbered.add((one.word, one.number, other.number))

    def labels(self, bundle: Bundle, old: Passage, new: Passage) -> tuple[int, int]:
        """How many tokens the numbers take at the head of both passages; none unless both have one."""
        one, other = self.old[bundle.old[0]].label, self.new[bundle.new[0]].label
        if one is None or other is None:
            return (0, 0)
        return _tokens(old, one.stop), _tokens(new, other.stop)

    def tell(self, bundle: Bundle, ours: Strand, theirs: Strand) -> None:
        """Set the kinds of what changed between two strands."""
        one, other = self.old[bundle.old[0]], self.new[bundle.new[0]]
        numbers = self.labels(bundle, ours.passage, theirs.passage)
        valued = bool(self.values_old or self.values_new)
        places_old = _places(ours.passage) if valued else []
        places_new = _places(theirs.passage) if valued else []
        for before, after, _ in gaps(ours, theirs):
            if not before and not after:
                continue
            kind = self._kind(ours, theirs, before, after, numbers, (one.label, other.label))
            if kind is None and valued:
                old = _unfilled(self.values_old, bundle.old, places_old, before)
                new = _unfilled(self.values_new, bundle.new, places_new, after)
                same = [ours.passage.code[at] for at in old] == [theirs.passage.code[at] for at in new]
                kind = Kind.VALUE if same and len(old) + len(new) < len(before) + len(after) else None
            if kind is not None:
                ours.seams[before.stop] = kind
                ours.kinds.update(dict.fromkeys(before, kind))
                theirs.kinds.update(dict.fromkeys(after, kind))

    def tell_alone(self, at: int, strand: Strand, *, old: bool) -> None:
        """Set the kind of a paragraph that was dropped or added, when data made the whole of it."""
        values = self.values_old if old else self.values_new
        if at in values:
            places = _places(strand.passage)[:-1]
            if places and not _unfilled(values, (at,), places, range(len(places))):
                strand.kinds.update(dict.fromkeys(range(len(places)), Kind.VALUE))

    def _kind(
        self,
        ours: Strand,
        theirs: Strand,
        before: range,
        after: range,
        numbers: tuple[int, int],
        labels: tuple[Label | None, Label | None],
    ) -> Kind | None:
        if all(numbers) and before.stop <= numbers[0] and after.stop <= numbers[1]:
            return Kind.RENUMBERING
        a, b = ours.passage, theirs.passage
        if PILCROW in a.code[before.start : before.stop] or PILCROW in b.code[after.start : after.stop]:
            return None
        if self._refers(a, before.start, a.cores[before.start : before.stop], b.cores[after.start : after.stop]):
            return Kind.RENUMBERING
        x = "".join(a.pieces[before.start : before.stop]) + a.blank(before.stop)
        y = "".join(b.pieces[after.start : after.stop]) + b.blank(after.stop)
        return Kind.TYPOGRAPHY if alike(x, y) else None

    def _refers(self, passage: Passage, start: int, was: list[str], now: list[str]) -> bool:
        """Whether a change is of numbers only that name the provisions they named, renumbered, alone or in a list."""
        if not self.renumbered or not was or not now:
            return False
        words = _named(passage, start)
        pairs = [("".join(was), "".join(now))]
        if not any((word, *pairs[0]) in self.renumbered for word in words) and len(was) == len(now):
            pairs = [pair for pair in zip(was, now, strict=True) if pair[0] != pair[1]]
        return bool(words and pairs) and all(any((word, *pair) in self.renumbered for word in words) for pair in pairs)


def _named(passage: Passage, at: int) -> tuple[str, ...]:
    """The word before a token, over spaces that do not break and the numbers of a list, as it is and for one only."""
    while at:
        at -= 1
        core = passage.cores[at].casefold()
        if not (core.isspace() or core == "," or core in _JOINING or core[:1].isdigit()):
            return (core, core.removesuffix("s"))
    return ()


def _tokens(passage: Passage, stop: int) -> int:
    length = 0
    for at, piece in enumerate(passage.pieces):
        if length >= stop:
            return at
        length += len(piece)
    return len(passage.pieces) - 1


def _values(outline: Outline) -> dict[int, tuple[Filled, ...]]:
    return {at: line.values for at, line in enumerate(lines(outline)) if line.values}


def _places(passage: Passage) -> list[tuple[int, int, int]]:
    """For each token the paragraph that it stands in, counted from 0, where it starts there and where it stops."""
    stops = list(accumulate(map(len, passage.pieces)))
    places = []
    paragraph = base = 0
    for at, stop in enumerate(stops):
        places.append((paragraph, stop - len(passage.cores[at]) - base, stop - base))
        if passage.code[at] == PILCROW:
            paragraph, base = paragraph + 1, stop
    return places


def _unfilled(
    values: dict[int, tuple[Filled, ...]], held: tuple[int, ...], places: list[tuple[int, int, int]], span: range
) -> list[int]:
    """The tokens of a change that did not come from data: an absorbed word may stand between two values."""
    found = []
    for at in span:
        paragraph, start, stop = places[at]
        if not any(one.start <= start and stop <= one.end for one in values.get(held[paragraph], ())):
            found.append(at)
    return found
