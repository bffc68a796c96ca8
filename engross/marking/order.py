"""The lines of both acts in one reading order, and a cursor that walks through it.

The marked act has the tree of the new act. Lines that only the old act has
have to find a place between the lines of the new one.

Between two lines that both acts have there is a gap: lines of the old act
alone, and lines of the new act alone. Example, with article 2 replaced by two
others:

    kept             Article 1 …
    old alone        Article 2 (a heading), its paragraph
    new alone        Article 2a, its paragraph, Article 2b, its paragraph
    kept             Article 3 …

In a gap, parts of the same name are put side by side, and of other parts the
old ones come first: a reader meets what went before what came instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from engross.marking.marked_lines import FIXED_SLOTS, MarkedLine, NumberedLine
from engross.marking.sections import Sections
from engross.model.document import Inline, Marked, Text
from engross.model.flat import GAPS, FlatPart

OLD, NEW = 0, 1
"""Indices of the two acts in pairs that hold something for each."""


@dataclass(frozen=True, slots=True)
class PartStart:
    """Where a part begins: its index in the old act, in the new act, or in both."""

    old: int | None
    new: int | None


OrderedItem = PartStart | MarkedLine


@dataclass(slots=True)
class _Run:
    """Lines of one act in a row, after the parts that begin with the first of them."""

    starts: list[int]
    lines: list[MarkedLine] = field(default_factory=list)


class ReadingOrder:
    """Puts the marked lines of two acts into one order, with the starts of the parts of both."""

    def __init__(self, old: Sequence[FlatPart], new: Sequence[FlatPart], sections: Sections) -> None:
        self.parts = (old, new)
        self.sections = sections
        self._started = [0, 0]  # for either act the index of the first part that has not begun yet

    def items(self, lines: Iterable[MarkedLine]) -> Iterator[list[OrderedItem]]:
        """For each section its lines, each once, and before each the parts that begin with it."""
        by_section: list[list[MarkedLine]] = [[] for _ in range(len(self.sections))]
        for line in lines:
            if line.new is not None:
                section = self.sections.of(NEW, line.new.part)
            else:
                section = self.sections.of(OLD, line.old.part if line.old else 0)
            by_section[section].append(line)
        ends = [(old, new) for pair in self.sections.shared for old, new in (pair, (pair[0] + 1, pair[1] + 1))]
        ends.append((len(self.parts[OLD]), len(self.parts[NEW])))
        for number, (held, (old, new)) in enumerate(zip(by_section, ends, strict=True)):
            is_shared = number % 2 == 1
            start = list(self._starts([old - 1], [new - 1])) if is_shared else []
            self._started = [old, new] if is_shared else self._started
            yield [*start, *self._section(held, old, new)]

    def _section(self, lines: Iterable[MarkedLine], old_end: int, new_end: int) -> Iterator[OrderedItem]:
        """The items of one section. It ends before the part `old_end` of the old act and `new_end` of the new one."""
        gap: tuple[list[MarkedLine], list[MarkedLine]] = ([], [])
        for line in lines:
            if line.continued:
                yield line
                continue
            if line.old is None or line.new is None:
                gap[NEW if line.old is None else OLD].append(line)
                continue
            yield from self._gap(*gap)
            gap = ([], [])
            yield from self._starts_before(self._starts_up_to(OLD, line.old), self._starts_up_to(NEW, line.new), line)
            yield line
        yield from self._gap(*gap)
        yield from self._starts(
            [part for part in range(self._started[OLD], old_end) if self.parts[OLD][part].name],
            [part for part in range(self._started[NEW], new_end) if self.parts[NEW][part].name],
        )
        self._started = [old_end, new_end]

    def _starts_up_to(self, side: int, line: NumberedLine) -> list[int]:
        """The parts of an act that begin up to a line of it.

        A part without a name begins nothing: it is what goes on after an inner provision.
        """
        parts = self.parts[side]
        starts = [part for part in range(self._started[side], line.part + 1) if parts[part].name]
        self._started[side] = max(self._started[side], line.part + 1)
        return starts

    def _starts_before(self, old: list[int], new: list[int], line: MarkedLine) -> Iterator[PartStart]:
        """Parts that begin with a line that both acts have. None may begin between a provision and its heading."""
        is_heading = line.line.slot == "heading"
        if not is_heading or not new or (old and self._name(OLD, old[-1]) == self._name(NEW, new[-1])):
            yield from self._starts(old, new)
        else:
            yield from self._starts(old, new[:-1])
            yield PartStart(None, new[-1])

    def _starts(self, old: list[int], new: list[int]) -> Iterator[PartStart]:
        """The parts that begin at one place. Parts with the same name begin together."""
        left = list(new)
        for start in old:
            same = next((other for other in left if self._name(NEW, other) == self._name(OLD, start)), None)
            if same is None:
                yield PartStart(start, None)
                continue
            while left[0] != same:
                yield PartStart(None, left.pop(0))
            yield PartStart(start, left.pop(0))
        yield from (PartStart(None, start) for start in left)

    def _name(self, side: int, part: int) -> str:
        return self.parts[side][part].name

    def _gap(self, old: list[MarkedLine], new: list[MarkedLine]) -> Iterator[OrderedItem]:
        """Lines that one act has alone, between two lines that both have."""
        if not old and not new:
            return
        (old_first, *old_runs), (new_first, *new_runs) = self._runs(OLD, old), self._runs(NEW, new)
        # The first run of either act begins no part: it goes on with the provision in which the gap begins.
        yield from _paired(old_first.lines, new_first.lines)
        # The runs of the new act are gone through in order. One whose part the old act has too is put beside it; the
        # old runs passed over on the way come first, then the new ones that waited. Example: old runs a, b; new runs x,
        # b, y give a, x, b (both), y.
        old_names = [self._name(OLD, run.starts[-1]) for run in old_runs]
        done = 0  # how many of the old runs are given
        waiting: list[_Run] = []  # new runs without a counterpart: they come after the old ones
        for run in new_runs:
            name = self._name(NEW, run.starts[-1])
            if name not in old_names[done:]:
                waiting.append(run)
                continue
            same = old_names.index(name, done)
            yield from self._one_sided(old_runs[done:same], waiting)
            waiting = []
            yield from self._starts(old_runs[same].starts, run.starts)
            yield from _paired(old_runs[same].lines, run.lines)
            done = same + 1
        yield from self._one_sided(old_runs[done:], waiting)

    def _one_sided(self, old: Iterable[_Run], new: Iterable[_Run]) -> Iterator[OrderedItem]:
        """Runs without a counterpart in the other act, those of the old act first."""
        for run in old:
            yield from self._starts(run.starts, [])
            yield from run.lines
        for run in new:
            yield from self._starts([], run.starts)
            yield from run.lines

    def _runs(self, side: int, lines: list[MarkedLine]) -> list[_Run]:
        """The lines of one act by the parts that begin with them. The first run begins none, and may be empty."""
        runs = [_Run([])]
        for line in lines:
            numbered = line.new if side == NEW else line.old
            assert numbered is not None
            if starts := self._starts_up_to(side, numbered):
                runs.append(_Run(starts))
            runs[-1].lines.append(line)
        return runs


def _paired(old: list[MarkedLine], new: list[MarkedLine]) -> Iterator[MarkedLine]:
    """Lines of one part. A heading and the heading that came instead are one line; so are two names of signatories."""
    done = 0
    for line in new:
        slot = line.line.slot
        if slot == "heading" or slot in FIXED_SLOTS:
            same = next((k for k in range(done, len(old)) if old[k].line.slot == slot), None)
            if same is not None:
                yield from old[done:same]
                yield _as_one_line(old[same], line)
                done = same + 1
                continue
            if slot == "heading":
                yield line
                continue
        yield from old[done:]
        done = len(old)
        yield line
    yield from old[done:]


def _as_one_line(old: MarkedLine, new: MarkedLine) -> MarkedLine:
    """A line that holds an old and a new one: piece by piece where both have as many."""
    if len(old.pieces) == len(new.pieces):
        pieces = [[*before, *after] for before, after in zip(old.pieces, new.pieces, strict=True)]
    else:
        first, *rest = new.pieces
        pieces = [[*_pieces_as_one(old), *first], *rest]
    return MarkedLine(old.old, new.new, pieces)


def _pieces_as_one(line: MarkedLine) -> Iterator[Inline]:
    """The pieces of a line as one. The gap between two is under the mark of the piece before it."""
    before: Inline | None = None
    for piece in line.pieces:
        if isinstance(before, Marked):
            yield Marked(before.mark, (Text(GAPS[line.line.slot]),))
        yield from piece
        before = piece[-1] if piece else before


class Cursor:
    """Walks through the sections of a reading order, in step with a walk through the tree of the new act.

    Items of the new act must be taken in order. Items of the old act alone
    wait, from where they stand, until the walk finds a place for them.
    """

    def __init__(self, sections: Sequence[Sequence[OrderedItem]]) -> None:
        self._sections = iter(sections)
        self._items: Sequence[OrderedItem] = ()
        self._at = 0
        self._waiting: list[OrderedItem] = []
        self._names = 0

    def next_section(self) -> None:
        """Go on with the next section. All of the one before must have been taken."""
        assert self._at == len(self._items)
        assert not self._waiting
        self._items, self._at = next(self._sections), 0
        self._collect_waiting()

    def _collect_waiting(self) -> None:
        while self._at < len(self._items) and self._items[self._at].new is None:
            self._waiting.append(self._items[self._at])
            self._at += 1

    def new_name(self, ident: str) -> str:
        """A name for a node of the old act: `ident~1`. A page may hold each name only once."""
        self._names += 1
        return f"{ident}~{self._names}"

    # what the new act has

    def take_start(self) -> PartStart:
        """The part that begins here."""
        item = self._items[self._at]
        assert isinstance(item, PartStart)
        self._at += 1
        self._collect_waiting()
        return item

    def take_line(self) -> list[tuple[Inline, ...]]:
        """The pieces of the line that stands here."""
        item = self._items[self._at]
        assert isinstance(item, MarkedLine)
        self._at += 1
        self._collect_waiting()
        return [tuple(piece) for piece in item.pieces]

    @property
    def at_inserted_line(self) -> bool:
        """Whether the line that stands here is in the new act alone."""
        item = self._items[self._at]
        return isinstance(item, MarkedLine) and item.old is None

    # what only the old act has

    def waiting_lines(self, fits: Callable[[MarkedLine], bool] = lambda _: True) -> Iterator[MarkedLine]:
        """Take the lines that wait, as long as they fit and no part begins."""
        while self._waiting:
            first = self._waiting[0]
            if isinstance(first, PartStart) or not fits(first):
                return
            del self._waiting[0]
            yield first

    def all_waiting(self) -> list[OrderedItem]:
        """Take all that waits."""
        items, self._waiting = self._waiting, []
        return items

    def waiting_until(self, ends: Callable[[PartStart], bool]) -> list[OrderedItem]:
        """Take what waits, up to a part for which `ends` is true."""
        starts = (index for index, item in enumerate(self._waiting) if isinstance(item, PartStart) and ends(item))
        return self._take_waiting(next(starts, len(self._waiting)))

    def waiting_but(self, keep: Callable[[Sequence[MarkedLine]], int]) -> list[OrderedItem]:
        """Take what waits, but leave the last lines. `keep` is given the lines at the end; it says how many."""
        run: list[MarkedLine] = []
        for item in reversed(self._waiting):
            if isinstance(item, PartStart):
                break
            run.insert(0, item)
        return self._take_waiting(len(self._waiting) - keep(run))

    def _take_waiting(self, count: int) -> list[OrderedItem]:
        items, self._waiting = self._waiting[:count], self._waiting[count:]
        return items
