"""The operations that turn one text into another: the shortest honest form, one for each edit."""

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
"""From how many places on the same change is said once for all."""
ALIKE = 0.45
"""How much of a paragraph must have been kept to speak of its words, not of another paragraph."""


def derive(old: ActText, new: ActText, redline: Redline | None = None) -> tuple[Operation, ...]:
    """Operations that give `new` when they are applied to `old`; none if nothing changed.

    What they give is for the caller to prove: where no form is found that
    does what is wanted, operations are given that do not.
    """
    pairs = aligned(redline, old, new) if redline is not None else {}
    theirs = {unit.id: unit for unit in new.units}
    kept = [unit for unit in old.units if unit.id in theirs and _stays(unit, theirs[unit.id])]
    inside: list[Operation] = []
    for unit in kept:
        inside += _Provision(unit, theirs[unit.id], pairs).operations()
    inside = _everywhere(old, inside)
    stays = {unit.id for unit in kept}
    moves = rearranged(old, new, stays)
    rank = {unit.id: at for at, unit in enumerate(old.units)}
    placed = [(rank.get(_beside(one), -1), 0 if one in inside else 1, one) for one in (*inside, *moves)]
    ordered = [one for _, _, one in sorted(placed, key=lambda each: each[:2])]
    return (*ordered, *_renumbered(kept, theirs))


def _beside(one: Operation) -> str:
    """The provision at whose place in the act an operation is said; those at one place keep their order."""
    return one.after or one.inside if isinstance(one, MoveUnit) else target(one)


def _stays(unit: Unit, other: Unit) -> bool:
    """Whether it is the same provision: one that gets or loses a heading, or stands elsewhere in depth, is another."""
    ours = (unit.kind, unit.level, bool(unit.heading), bool(unit.number))
    return ours == (other.kind, other.level, bool(other.heading), bool(other.number))


def _renumbered(kept: Sequence[Unit], theirs: Mapping[str, Unit]) -> Iterator[Renumber]:
    """New numbers, those of one kind in one container together."""
    groups: dict[tuple[str, str], list[NewNumber]] = {}
    for unit in kept:
        other = theirs[unit.id]
        if other.number != unit.number:
            key = (unit.kind, language_of(unit.id))
            groups.setdefault(key, []).append(NewNumber(unit.id, unit.number, other.number))
    for numbers in groups.values():
        yield Renumber(tuple(numbers))


def _everywhere(old: ActText, operations: list[Operation]) -> list[Operation]:
    """The same words changed wherever they stand: said once."""
    same = Counter((one.old, one.new, language_of(one.unit)) for one in operations if isinstance(one, ReplaceWords))
    for (words, new, lang), count in same.items():
        if count < EVERYWHERE:
            continue
        pieces = [piece.text for unit in old.units if language_of(unit.id) == lang for piece in unit.pieces]
        if sum(len(occurrences(text, words)) for text in pieces) != count:
            continue
        where = [
            one
            for one in operations
            if isinstance(one, ReplaceWords) and (one.old, one.new, language_of(one.unit)) == (words, new, lang)
        ]
        operations = [ReplaceEverywhere(words, new, lang), *(one for one in operations if one not in where)]
    return operations


class _Provision:
    """One provision before and after."""

    def __init__(self, old: Unit, new: Unit, pairs: Mapping[Spot, tuple[Spot, tuple[TextEdit, ...] | None]]) -> None:
        self.old, self.new = old, new
        self.names = parts(old)
        self.edits: dict[tuple[int, int], tuple[TextEdit, ...]] = {}
        self.given: list[tuple[int, int]] = []
        for at in range(len(old.pieces)):
            if (old.id, at) in pairs:
                (ident, other), edits = pairs[old.id, at]
                if ident == new.id and other >= 0:
                    self.given.append((at, other))
                    if edits is not None:
                        self.edits[at, other] = edits

    def operations(self) -> tuple[Operation, ...]:
        """The cheapest way that gives the new provision exactly."""
        if (self.old.heading, self.old.pieces) == (self.new.heading, self.new.pieces):
            return ()
        heading = self._heading()
        labels = self._labels
        whole = EditPlan(
            (ReplaceUnit(self.old.id, self.new.heading, self.new.pieces),),
            sum(counted(piece.text) for piece in self.new.pieces) + counted(self.new.heading) + OPERATION_COST,
        )
        ways = [whole]
        for pairs in self._pairings():
            for by_words in (True, False):
                inside = self._inside(pairs, by_words=by_words)
                cost = inside.cost + sum(counted(one.new) + OPERATION_COST for one in heading)
                ways.append(EditPlan((*heading, *inside.operations, *labels(pairs)), cost))
        ways.sort(key=lambda way: (way.cost, len(way.operations)))
        return next((way.operations for way in ways if self._gives(way)), whole.operations)

    def _gives(self, way: EditPlan) -> bool:
        before = ActText("", (self.old,))
        made = apply(before, way.operations)
        found = made.text.units[0]
        return not made.failures and (found.heading, found.pieces) == (self.new.heading, self.new.pieces)

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
        """What became what: as the redline says, and as the paragraphs themselves say."""
        first = self._completed([one for one in self.given if self._kin(*one)])
        yield first
        a, b = self.old.pieces, self.new.pieces
        texts = ([(one.type, one.text) for one in a], [(one.type, one.text) for one in b])
        matcher = SequenceMatcher(None, *texts, autojunk=False)
        same = [(m.a + k, m.b + k) for m in matcher.get_matching_blocks() for k in range(m.size)]
        second = self._completed(same)
        if second != first:
            yield second

    def _completed(self, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Pairs in order, and in each gap between them the paragraphs that are like one another."""
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
        """Paragraph by paragraph: words, whole paragraphs, paragraphs put in, taken out, moved."""
        operations: list[Operation] = []
        cost = 0
        gaps: list[tuple[range, range]] = []
        i = j = 0
        kept: list[tuple[int, int]] = []
        ways: dict[int, EditPlan] = {}
        for a, b in pairs:
            before, after = self.old.pieces[a], self.new.pieces[b]
            way = EditPlan((), 0) if before.text == after.text else self._words(a, b) if by_words else None
            if way is None or way.cost > counted(after.text) + OPERATION_COST:
                continue
            kept.append((a, b))
            ways[a] = way
        for a, b in [*kept, (len(self.old.pieces), len(self.new.pieces))]:
            gaps.append((range(i, a), range(j, b)))
            i, j = a + 1, b + 1
        moves, gaps = self._moves(gaps, [a for a, _ in kept])
        ordered: list[tuple[float, tuple[Operation, ...]]] = [(move[0], (move[1],)) for move in moves]
        cost += OPERATION_COST * len(moves)
        for ours, theirs in gaps:
            for operation in self._gap(ours, theirs):
                ordered.append((ours.start - 0.5, (operation,)))
                cost += sum(counted(piece.text) for piece in operation.new) + OPERATION_COST
        for at, way in ways.items():
            ordered.append((at, way.operations))
            cost += way.cost
        for _, some in sorted(ordered, key=lambda one: one[0]):
            operations += some
        return EditPlan(tuple(operations), cost)

    def _words(self, a: int, b: int) -> EditPlan | None:
        before, after = self.old.pieces[a], self.new.pieces[b]
        edits = self.edits.get((a, b), ())
        for given in (edits, ()):
            for change in edit_plans(self.old.id, self.names[a], before.text, after.text, given):
                single = ActText("", (Unit(self.old.id, "", pieces=self.old.pieces),))
                made = apply(single, change.operations)
                if not made.failures and made.text.units[0].pieces[a].text == after.text:
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
        self, gaps: list[tuple[range, range]], kept: Sequence[int]
    ) -> tuple[list[tuple[float, MovePieces]], list[tuple[range, range]]]:
        """A paragraph that went out in one place and came in, unchanged, in another."""
        moves: list[tuple[float, MovePieces]] = []
        out = list(gaps)
        for at, (ours, theirs) in enumerate(gaps):
            if len(ours) != 1 or theirs:
                continue
            piece = self.old.pieces[ours.start]
            for k, (others, come) in enumerate(out):
                if k == at or others or len(come) != 1 or self.new.pieces[come.start] != piece:
                    continue
                after = self.names[others.start - 1] if others.start else ""
                beside = self.old.pieces[others.start - 1].text if others.start else ""
                move = MovePieces(self.old.id, self.names[ours.start], after, (piece,), beside)
                moves.append((ours.start - 0.5, move))
                out[at], out[k] = (range(0), range(0)), (range(0), range(0))
                break
        return moves, out


def _likeness(old: str, new: str) -> float:
    if old == new:
        return 1.0
    matcher = SequenceMatcher(None, old.split(), new.split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0
