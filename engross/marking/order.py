"""The lines of both sides in one order, with the openings of the parts that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from engross.marking.marked_lines import FIXED, MarkedLine, NumberedLine
from engross.marking.sections import Sections
from engross.model.document import Inline, Marked, Text
from engross.model.flat import GAPS, FlatPart


@dataclass(frozen=True, slots=True)
class PartStart:
    """Where a part begins: one of the old text, of the new, or of both."""

    old: int | None
    new: int | None


OrderedItem = PartStart | MarkedLine


@dataclass(slots=True)
class _Stretch:
    """Lines that one side has in a row, after the parts that begin there."""

    opens: list[int]
    lines: list[MarkedLine] = field(default_factory=list)


class ReadingOrder:
    """Puts woven lines into one order, with the openings of the parts of both sides."""

    def __init__(self, old: Sequence[FlatPart], new: Sequence[FlatPart], sections: Sections) -> None:
        self.old, self.new, self.sections = old, new, sections
        self._begun = [0, 0]

    def tokens(self, woven: Iterable[MarkedLine]) -> Iterator[list[OrderedItem]]:
        """Section by section every line once, and before it the parts that begin with it."""
        lines: list[list[MarkedLine]] = [[] for _ in range(len(self.sections))]
        for one in woven:
            own = self.sections.of(1, one.new.part) if one.new else self.sections.of(0, one.old.part if one.old else 0)
            lines[own].append(one)
        ends = [(old, new) for at in self.sections.shared for old, new in (at, (at[0] + 1, at[1] + 1))]
        ends.append((len(self.old), len(self.new)))
        for at, (held, (old, new)) in enumerate(zip(lines, ends, strict=True)):
            begun = list(self._opened([old - 1], [new - 1])) if at % 2 else []
            self._begun = [old, new] if at % 2 else self._begun
            yield [*begun, *self._section(held, old, new)]

    def _section(self, woven: Iterable[MarkedLine], old: int, new: int) -> Iterator[OrderedItem]:
        """The tokens of one section, which ends before a part of either side."""
        alone: tuple[list[MarkedLine], list[MarkedLine]] = ([], [])
        for one in woven:
            if one.goes_on:
                yield one
                continue
            if one.old is None or one.new is None:
                alone[one.old is None].append(one)
                continue
            yield from self._gap(*alone)
            alone = ([], [])
            yield from self._before(self._opens(0, one.old), self._opens(1, one.new), one)
            yield one
        yield from self._gap(*alone)
        yield from self._opened(
            [at for at in range(self._begun[0], old) if self.old[at].name],
            [at for at in range(self._begun[1], new) if self.new[at].name],
        )
        self._begun = [old, new]

    def _opens(self, side: int, one: NumberedLine) -> list[int]:
        """The parts of a side that begin up to a line of it; what goes on after an inner provision begins nothing."""
        parts = (self.old, self.new)[side]
        found = [at for at in range(self._begun[side], one.part + 1) if parts[at].name]
        self._begun[side] = max(self._begun[side], one.part + 1)
        return found

    def _before(self, old: list[int], new: list[int], line: MarkedLine) -> Iterator[PartStart]:
        """Parts that begin with a line that both sides have: between a provision and its heading none begins."""
        if line.line.slot != "heading" or not new or (old and self.old[old[-1]].name == self.new[new[-1]].name):
            yield from self._opened(old, new)
        else:
            yield from self._opened(old, new[:-1])
            yield PartStart(None, new[-1])

    def _opened(self, old: list[int], new: list[int]) -> Iterator[PartStart]:
        """Parts that begin at one place: those of one name together."""
        left = list(new)
        for at in old:
            same = next((other for other in left if self.new[other].name == self.old[at].name), None)
            if same is None:
                yield PartStart(at, None)
                continue
            while left[0] != same:
                yield PartStart(None, left.pop(0))
            yield PartStart(at, left.pop(0))
        yield from (PartStart(None, at) for at in left)

    def _gap(self, old: list[MarkedLine], new: list[MarkedLine]) -> Iterator[OrderedItem]:
        """Lines that one side has alone, between two that both have."""
        if not old and not new:
            return
        (first, *ours), (other, *theirs) = self._stretches(0, old), self._stretches(1, new)
        yield from _paired(first.lines, other.lines)
        names = [self.old[one.opens[-1]].name for one in ours]
        at = 0
        waiting: list[_Stretch] = []
        for one in theirs:
            name = self.new[one.opens[-1]].name
            if name not in names[at:]:
                waiting.append(one)
                continue
            stop = names.index(name, at)
            for stretch in ours[at:stop]:
                yield from self._whole(stretch, 0)
            for stretch in waiting:
                yield from self._whole(stretch, 1)
            waiting = []
            yield from self._opened(ours[stop].opens, one.opens)
            yield from _paired(ours[stop].lines, one.lines)
            at = stop + 1
        for stretch in ours[at:]:
            yield from self._whole(stretch, 0)
        for stretch in waiting:
            yield from self._whole(stretch, 1)

    def _whole(self, stretch: _Stretch, side: int) -> Iterator[OrderedItem]:
        """A stretch that only one side has."""
        yield from self._opened([] if side else stretch.opens, stretch.opens if side else [])
        yield from stretch.lines

    def _stretches(self, side: int, lines: list[MarkedLine]) -> list[_Stretch]:
        """The lines of one side by the parts that they begin; the first begin none."""
        found = [_Stretch([])]
        for one in lines:
            own = one.new if side else one.old
            assert own is not None
            if opens := self._opens(side, own):
                found.append(_Stretch(opens))
            found[-1].lines.append(one)
        return found


def _paired(old: list[MarkedLine], new: list[MarkedLine]) -> Iterator[MarkedLine]:
    """Lines of one part: a heading with the heading that came instead, a signatory with the next, and so on."""
    at = 0
    for one in new:
        slot = one.line.slot
        if slot == "heading" or slot in FIXED:
            stop = next((k for k in range(at, len(old)) if old[k].line.slot == slot), None)
            if stop is not None:
                yield from old[at:stop]
                yield _both(old[stop], one)
                at = stop + 1
                continue
            if slot == "heading":
                yield one
                continue
        yield from old[at:]
        at = len(old)
        yield one
    yield from old[at:]


def _joined(one: MarkedLine) -> Iterator[Inline]:
    """The pieces of a line as one, what stands between them under the mark of the one before."""
    before: Inline | None = None
    for piece in one.pieces:
        if isinstance(before, Marked):
            yield Marked(before.mark, (Text(GAPS[one.line.slot]),))
        yield from piece
        before = piece[-1] if piece else before


def _both(old: MarkedLine, new: MarkedLine) -> MarkedLine:
    if len(old.pieces) == len(new.pieces):
        pieces = [[*ours, *theirs] for ours, theirs in zip(old.pieces, new.pieces, strict=True)]
    else:
        first, *rest = new.pieces
        pieces = [[*_joined(old), *first], *rest]
    return MarkedLine(old.old, new.new, pieces)
