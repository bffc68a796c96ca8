"""Finds the operations that turn one text into another: for each provision, the ones that are cheapest to read.

For each provision several ways are tried (replace it whole, or change its
paragraphs and words). Each way is carried out on the old provision. The cheapest
one that gives exactly the new provision is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from engross.amend.alignment import Spot, aligned
from engross.amend.apply import apply
from engross.amend.structure import rearranged
from engross.amend.word_edits import OPERATION_COST, EditPlan, TextEdit, balanced, edit_plans
from engross.model.act_text import ActText, Unit, counted, language_of, occurrences, parts
from engross.model.operation import (
    Heading,
    MovePieces,
    MoveUnit,
    NewLabel,
    NewNumber,
    Operation,
    Pieces,
    Relabel,
    Renumber,
    ReplaceEverywhere,
    ReplaceUnit,
    ReplaceWords,
    target,
)
from engross.model.redline import Redline

EVERYWHERE = 3
"""If the same words are replaced in at least this many places, one operation does it everywhere."""
ALIKE = 0.45
"""The likeness, from 0 to 1, from which two paragraphs count as versions of one (`SequenceMatcher.ratio` on words)."""


def derive(old: ActText, new: ActText, redline: Redline | None = None) -> tuple[Operation, ...]:
    """Operations that turn `old` into `new`; none if nothing changed. `redline` helps to pair paragraphs.

    The caller must apply them and compare: if no operation can make a change (one
    of depth, for instance), the result differs from `new`.
    """
    pairs = aligned(redline, old, new) if redline is not None else {}
    theirs = {unit.id: unit for unit in new.units}
    staying = [unit for unit in old.units if unit.id in theirs and _stays(unit, theirs[unit.id])]
    inside: list[Operation] = []
    for unit in staying:
        inside += _Provision(unit, theirs[unit.id], pairs).operations()
    inside = _everywhere(old, inside)
    stays = {unit.id for unit in staying}
    moves = rearranged(old, new, stays)
    rank = {unit.id: index for index, unit in enumerate(old.units)}
    placed = [
        (rank.get(_beside(operation), -1), 0 if operation in inside else 1, operation)
        for operation in (*inside, *moves)
    ]
    ordered = [operation for _, _, operation in sorted(placed, key=lambda entry: entry[:2])]
    return (*ordered, *_renumbered(staying, theirs))


def _beside(operation: Operation) -> str:
    """The id of the provision at whose place in the act an operation comes in the amendment."""
    return operation.after or operation.inside if isinstance(operation, MoveUnit) else target(operation)


def _stays(unit: Unit, other: Unit) -> bool:
    """Whether a provision stays the same one: same kind and level, and a heading and a number in both or in neither."""
    ours = (unit.kind, unit.level, bool(unit.heading), bool(unit.number))
    return ours == (other.kind, other.level, bool(other.heading), bool(other.number))


def _renumbered(staying: Sequence[Unit], theirs: Mapping[str, Unit]) -> Iterator[Renumber]:
    """One renumbering for each kind and language, with all the new numbers of it."""
    groups: dict[tuple[str, str], list[NewNumber]] = {}
    for unit in staying:
        other = theirs[unit.id]
        if other.number != unit.number:
            key = (unit.kind, language_of(unit.id))
            groups.setdefault(key, []).append(NewNumber(unit.id, unit.number, other.number))
    for numbers in groups.values():
        yield Renumber(tuple(numbers))


def _everywhere(old: ActText, operations: list[Operation]) -> list[Operation]:
    """The operations, with one `ReplaceEverywhere` in place of equal replacements that cover all occurrences."""
    same = Counter(
        (operation.old, operation.new, language_of(operation.unit))
        for operation in operations
        if isinstance(operation, ReplaceWords)
    )
    for (words, new, lang), count in same.items():
        if count < EVERYWHERE:
            continue
        pieces = [piece.text for unit in old.units if language_of(unit.id) == lang for piece in unit.pieces]
        if sum(len(occurrences(text, words)) for text in pieces) != count:
            continue
        where = [
            operation
            for operation in operations
            if isinstance(operation, ReplaceWords)
            and (operation.old, operation.new, language_of(operation.unit)) == (words, new, lang)
        ]
        operations = [
            ReplaceEverywhere(words, new, lang),
            *(operation for operation in operations if operation not in where),
        ]
    return operations


class _Provision:
    """One provision before and after."""

    def __init__(self, old: Unit, new: Unit, pairs: Mapping[Spot, tuple[Spot, tuple[TextEdit, ...] | None]]) -> None:
        self.old, self.new = old, new
        self.names = parts(old)
        self.edits: dict[tuple[int, int], tuple[TextEdit, ...]] = {}
        self.given: list[tuple[int, int]] = []
        for index in range(len(old.pieces)):
            if (old.id, index) in pairs:
                (ident, other), edits = pairs[old.id, index]
                if ident == new.id and other >= 0:
                    self.given.append((index, other))
                    if edits is not None:
                        self.edits[index, other] = edits

    def operations(self) -> tuple[Operation, ...]:
        """The operations of the cheapest way that gives exactly the new provision."""
        if (self.old.heading, self.old.pieces) == (self.new.heading, self.new.pieces):
            return ()
        heading = self._heading()
        labels = self._labels
        whole = EditPlan(
            (ReplaceUnit(self.old.id, self.new.heading, self.new.pieces),),
            sum(counted(piece.text) for piece in self.new.pieces) + counted(self.new.heading) + OPERATION_COST,
        )
        # Some ways do not give the new provision: words that cannot be quoted, words that stand twice. So each way is
        # carried out, the cheapest first. Replacing the whole provision always gives it.
        ways = [whole]
        for pairs in self._pairings():
            for by_words in (True, False):
                inside = self._inside(pairs, by_words=by_words)
                cost = inside.cost + sum(counted(change.new) + OPERATION_COST for change in heading)
                ways.append(EditPlan((*heading, *inside.operations, *labels(pairs)), cost))
        ways.sort(key=lambda way: (way.cost, len(way.operations)))
        return next((way.operations for way in ways if self._gives(way)), whole.operations)

    def _gives(self, way: EditPlan) -> bool:
        before = ActText("", (self.old,))
        applied = apply(before, way.operations)
        unit = applied.text.units[0]
        return not applied.failures and (unit.heading, unit.pieces) == (self.new.heading, self.new.pieces)

    def _heading(self) -> tuple[Heading, ...]:
        if self.old.heading == self.new.heading or not balanced(self.new.heading):
            return ()
        return (Heading(self.old.id, self.old.heading, self.new.heading),)

    def _labels(self, pairs: Sequence[tuple[int, int]]) -> tuple[Relabel, ...]:
        changed_ = tuple(
            NewLabel(self.names[i], self.old.pieces[i].label, self.new.pieces[j].label)
            for i, j in pairs
            if self.old.pieces[i].label != self.new.pieces[j].label and self._kin(i, j)
        )
        return (Relabel(self.old.id, changed_),) if changed_ else ()

    def _kin(self, i: int, j: int) -> bool:
        return self.old.pieces[i].type == self.new.pieces[j].type

    def _pairings(self) -> Iterator[list[tuple[int, int]]]:
        """Pairs of paragraphs (old index, new index): those of the redline, then those with equal texts."""
        first = self._completed([pair for pair in self.given if self._kin(*pair)])
        yield first
        a, b = self.old.pieces, self.new.pieces
        texts = ([(piece.type, piece.text) for piece in a], [(piece.type, piece.text) for piece in b])
        matcher = SequenceMatcher(None, *texts, autojunk=False)
        same = [(m.a + k, m.b + k) for m in matcher.get_matching_blocks() for k in range(m.size)]
        second = self._completed(same)
        if second != first:
            yield second

    def _completed(self, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The pairs in order, completed by pairs of similar paragraphs in the gaps between them.

        Pairs that cross an earlier pair are dropped.
        """
        out: list[tuple[int, int]] = []
        i = j = 0
        for stop, end in [*pairs, (len(self.old.pieces), len(self.new.pieces))]:
            if stop < i or end < j:
                continue
            out += self._alike(range(i, stop), range(j, end))
            if stop < len(self.old.pieces):
                out.append((stop, end))
            i, j = stop + 1, end + 1
        return out

    def _alike(self, ours: range, theirs: range) -> Iterator[tuple[int, int]]:
        start = theirs.start
        for i in ours:
            for j in range(start, theirs.stop):
                if self._kin(i, j) and _likeness(self.old.pieces[i].text, self.new.pieces[j].text) >= ALIKE:
                    yield i, j
                    start = j + 1
                    break

    def _inside(self, pairs: Sequence[tuple[int, int]], *, by_words: bool) -> EditPlan:
        """The plan that changes paragraphs one by one: their words, or the whole paragraphs in the gaps between pairs.

        A pair is used if its texts are equal, or if changing its words costs at most as
        much as quoting the new paragraph. All other paragraphs are in gaps and are
        replaced, inserted, deleted or moved. Operations are sorted by the index of the
        old paragraph; a gap comes half a step before the paragraph at which it starts.
        """
        operations: list[Operation] = []
        cost = 0
        gaps: list[tuple[range, range]] = []
        i = j = 0
        matched: list[tuple[int, int]] = []
        ways: dict[int, EditPlan] = {}
        for a, b in pairs:
            before, after = self.old.pieces[a], self.new.pieces[b]
            way = EditPlan((), 0) if before.text == after.text else self._words(a, b) if by_words else None
            if way is None or way.cost > counted(after.text) + OPERATION_COST:
                continue
            matched.append((a, b))
            ways[a] = way
        for a, b in [*matched, (len(self.old.pieces), len(self.new.pieces))]:
            gaps.append((range(i, a), range(j, b)))
            i, j = a + 1, b + 1
        moves, gaps = self._moves(gaps, [a for a, _ in matched])
        ordered: list[tuple[float, tuple[Operation, ...]]] = [(move[0], (move[1],)) for move in moves]
        cost += OPERATION_COST * len(moves)
        for ours, theirs in gaps:
            for operation in self._gap(ours, theirs):
                ordered.append((ours.start - 0.5, (operation,)))
                cost += sum(counted(piece.text) for piece in operation.new) + OPERATION_COST
        for index, way in ways.items():
            ordered.append((index, way.operations))
            cost += way.cost
        for _, some in sorted(ordered, key=lambda entry: entry[0]):
            operations += some
        return EditPlan(tuple(operations), cost)

    def _words(self, a: int, b: int) -> EditPlan | None:
        before, after = self.old.pieces[a], self.new.pieces[b]
        edits = self.edits.get((a, b), ())
        for given in (edits, ()):
            for change in edit_plans(self.old.id, self.names[a], before.text, after.text, given):
                single = ActText("", (Unit(self.old.id, "", pieces=self.old.pieces),))
                applied = apply(single, change.operations)
                if not applied.failures and applied.text.units[0].pieces[a].text == after.text:
                    return EditPlan(change.operations, change.cost)
            if not edits:
                break
        return None

    def _gap(self, ours: range, theirs: range) -> Iterator[Pieces]:
        new = self.new.pieces[theirs.start : theirs.stop]
        if ours:
            yield Pieces(self.old.id, self.names[ours.start], self.old.pieces[ours.start : ours.stop], new)
        elif new:
            before = self.names[ours.start - 1] if ours.start else ""
            beside = self.old.pieces[ours.start - 1].text if ours.start else ""
            yield Pieces(self.old.id, before, (), new, beside)

    def _moves(
        self, gaps: list[tuple[range, range]], matched: Sequence[int]
    ) -> tuple[list[tuple[float, MovePieces]], list[tuple[range, range]]]:
        """Moves, and the gaps left. A move empties a gap that loses one paragraph, and another that gains it."""
        moves: list[tuple[float, MovePieces]] = []
        out = list(gaps)
        for index, (ours, theirs) in enumerate(gaps):
            if len(ours) != 1 or theirs:
                continue
            piece = self.old.pieces[ours.start]
            for k, (others, come) in enumerate(out):
                if k == index or others or len(come) != 1 or self.new.pieces[come.start] != piece:
                    continue
                after = self.names[others.start - 1] if others.start else ""
                beside = self.old.pieces[others.start - 1].text if others.start else ""
                move = MovePieces(self.old.id, self.names[ours.start], after, (piece,), beside)
                moves.append((ours.start - 0.5, move))
                out[index], out[k] = (range(0), range(0)), (range(0), range(0))
                break
        return moves, out


def _likeness(old: str, new: str) -> float:
    if old == new:
        return 1.0
    matcher = SequenceMatcher(None, old.split(), new.split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0
