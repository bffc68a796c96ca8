"""Finds the targets of operations in a text, and the reasons why some operations cannot be carried out.

Operations are known by their index, from 0, in the sequence that is resolved.
All are read against the same text, before any change. An operation fails if
its target is missing or ambiguous, if its change is already there, or if it
clashes with an operation before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from engross.amend.word_places import NotFound, change_of_words, excerpt
from engross.model.act_text import ActText, Piece, Unit, language_of, occurrences, parts, subtree
from engross.model.operation import (
    DeleteWords,
    Heading,
    InsertUnits,
    InsertWords,
    MovePieces,
    MoveUnit,
    Operation,
    Pieces,
    Relabel,
    Renumber,
    Repeal,
    RepealAct,
    ReplaceEverywhere,
    ReplaceUnit,
    ReplaceWords,
    Sentences,
)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an operation cannot be carried out: a diagnostic code and its facts.

    `operation` is its index, `other` that of the operation with which it clashes, if any.
    """

    code: str
    operation: int
    facts: Mapping[str, str] = field(default_factory=dict)
    other: int | None = None


@dataclass(frozen=True, slots=True)
class PlacedEdit:
    """The characters of a paragraph from `start` up to `end`, not included, become `text`."""

    start: int
    end: int
    text: str
    operation: int


@dataclass(frozen=True, slots=True)
class Splice:
    """The paragraphs of a provision from `start` up to `end`, not included, become `new`.

    `order` sorts splices at one place in the order of their operations. A move is
    two splices with `moved` set: one takes the paragraphs out, the other puts them
    in, and its `sources` are their former indices.
    """

    start: int
    end: int
    new: tuple[Piece, ...]
    operation: int
    order: int = 0
    moved: bool = False
    sources: tuple[int, ...] = ()


@dataclass(slots=True)
class Resolved:
    """Every change by the place where it is made, with the index of its operation.

    Keys are ids of provisions, or pairs of such an id and the index of a paragraph.
    """

    words: dict[tuple[str, int], list[PlacedEdit]] = field(default_factory=dict)
    labels: dict[tuple[str, int], tuple[int, str]] = field(default_factory=dict)
    pieces: dict[str, list[Splice]] = field(default_factory=dict)
    rewritten: dict[str, tuple[int, str, tuple[Piece, ...]]] = field(default_factory=dict)
    headings: dict[str, tuple[int, str]] = field(default_factory=dict)
    numbers: dict[str, tuple[int, str]] = field(default_factory=dict)
    moves: list[int] = field(default_factory=list)
    repeals: list[tuple[int, str]] = field(default_factory=list)
    inserts: list[int] = field(default_factory=list)


def resolve(text: ActText, operations: Sequence[Operation]) -> tuple[Resolved, list[Failure]]:
    """The changes that `operations` make to `text`, and their failures. Of two that clash, the second fails."""
    resolver = _Resolver(text, operations)
    failures = []
    for index, operation in enumerate(operations):
        try:
            resolver.resolve(index, operation)
        except NotFound as problem:
            failures.append(Failure(problem.code, index, problem.facts, resolver.clash))
            resolver.clash = None
    return resolver.found, failures


class _Resolver:
    def __init__(self, text: ActText, operations: Sequence[Operation]) -> None:
        self.text = text
        self.units = {unit.id: unit for unit in text.units}
        self.found = Resolved()
        self.clash: int | None = None
        self._new: dict[str, int] = {}
        self._moved = [
            operation.unit
            for operation in operations
            if isinstance(operation, MoveUnit) and operation.unit in self.units
        ]
        self._repealed = {
            ident
            for operation in operations
            if isinstance(operation, Repeal) and operation.unit in self.units
            for ident in self._gone(self.units[operation.unit])
        }

    def resolve(self, index: int, operation: Operation) -> None:
        """Note what `operation`, number `at`, changes. Raises `NotFound`."""
        match operation:
            case ReplaceWords() | InsertWords() | DeleteWords() | Sentences():
                self._words(index, operation)
            case ReplaceEverywhere():
                self._everywhere(index, operation)
            case Pieces():
                self._pieces(index, operation)
            case MovePieces():
                self._moved_pieces(index, operation)
            case Heading():
                self._heading(index, operation)
            case ReplaceUnit():
                self._rewritten(index, operation)
            case InsertUnits():
                self._inserted(index, operation)
            case Repeal():
                self._repeal(index, operation)
            case MoveUnit():
                self._moved_unit(index, operation)
            case Renumber():
                self._renumbered(index, operation)
            case Relabel():
                self._relabelled(index, operation)
            case RepealAct():
                pass  # it changes no words: the chain leaves the repealed act out

    # whole provisions

    def _heading(self, index: int, operation: Heading) -> None:
        unit = self._unit(operation.unit)
        if unit.heading != operation.old:
            raise NotFound("gone-words", text=operation.old, name=unit.id)
        self._once(self.found.headings.get(unit.id), unit.id)
        self._whole(unit.id, index)
        self.found.headings[unit.id] = (index, operation.new)

    def _rewritten(self, index: int, operation: ReplaceUnit) -> None:
        unit = self._unit(operation.unit)
        if (unit.heading, unit.pieces) == (operation.heading, operation.pieces):
            raise NotFound("already-there", name=unit.id)
        self._once(self.found.rewritten.get(unit.id), unit.id)
        for (name, _), edits in self.found.words.items():
            self._free(name != unit.id, edits[0].operation, unit.id)
        for splice in self.found.pieces.get(unit.id, ()):
            self._free(False, splice.operation, unit.id)
        self._whole(unit.id, index)
        self.found.rewritten[unit.id] = (index, operation.heading, operation.pieces)

    def _inserted(self, index: int, operation: InsertUnits) -> None:
        self._anchor(operation)
        for unit in operation.units:
            stands = unit.id in self.units and unit.id not in self._repealed
            if stands or unit.id in self._new:
                self.clash = self._new.get(unit.id)
                raise NotFound("already-there", name=unit.id)
        self._new.update(dict.fromkeys((unit.id for unit in operation.units), index))
        self.found.inserts.append(index)

    def _moved_unit(self, index: int, operation: MoveUnit) -> None:
        unit = self._unit(operation.unit)
        self._anchor(operation)
        inside = {self.text.units[k].id for k in self._span(unit)}
        if (operation.after or operation.inside) in inside:
            raise NotFound("moved-into-itself", name=unit.id)
        self.found.moves.append(index)

    def _renumbered(self, index: int, operation: Renumber) -> None:
        for number in operation.numbers:
            unit = self._unit(number.unit)
            if unit.number != number.old:
                raise NotFound("gone-number", text=number.old, found=unit.number, name=unit.id)
            self._once(self.found.numbers.get(unit.id), unit.id)
        self.found.numbers |= {number.unit: (index, number.new) for number in operation.numbers}

    def _relabelled(self, index: int, operation: Relabel) -> None:
        unit = self._unit(operation.unit)
        labels = {}
        for label in operation.labels:
            where = self._part(unit, label.part)
            if unit.pieces[where].label != label.old:
                raise NotFound("gone-number", text=label.old, found=unit.pieces[where].label, name=unit.id)
            self._once(self.found.labels.get((unit.id, where)), unit.id)
            labels[unit.id, where] = (index, label.new)
        self.found.labels |= labels

    # finding targets

    def _unit(self, ident: str) -> Unit:
        if ident not in self.units:
            raise NotFound("gone-provision", name=ident)
        return self.units[ident]

    def _span(self, unit: Unit) -> range:
        return subtree(self.text.units, self.text.units.index(unit))

    def _gone(self, unit: Unit) -> set[str]:
        """The ids of the provisions that a repeal removes: `unit` and what it contains, except what is moved away."""
        inside = {self.text.units[k].id for k in self._span(unit)}
        for moved in self._moved:
            if moved in inside and moved != unit.id:
                inside -= {self.text.units[k].id for k in self._span(self.units[moved])}
        return inside

    def _anchor(self, operation: InsertUnits | MoveUnit) -> None:
        for ident in (operation.after, operation.inside):
            if ident and ident not in self._new:
                self._unit(ident)

    def _part(self, unit: Unit, part: str) -> int:
        names = parts(unit)
        if part not in names:
            raise NotFound("gone-paragraph", name=unit.id, part=part)
        return names.index(part)

    # clashes

    def _free(self, free: bool, other: int, name: str) -> None:
        """Raises `NotFound`, and notes the clash with operation `other`, unless `free`."""
        if not free:
            self.clash = other
            raise NotFound("same-words", name=name)

    def _once(self, held: tuple[int, *tuple[object, ...]] | None, name: str) -> None:
        """Raises `NotFound` if an operation has changed the same thing already: `held` begins with its index."""
        if held is not None:
            self._free(False, held[0], name)

    def _whole(self, ident: str, index: int) -> None:
        """A provision that is repealed or rewritten cannot be changed as well."""
        for other, gone in self.found.repeals:
            self._free(ident not in self._gone(self.units[gone]), other, ident)
        if (held := self.found.rewritten.get(ident)) is not None:
            self._free(held[0] == index, held[0], ident)

    def _repeal(self, index: int, operation: Repeal) -> None:
        unit = self._unit(operation.unit)
        inside = self._gone(unit)
        self._free(unit.id not in self._moved, index, unit.id)
        for other, gone in self.found.repeals:
            self._free(gone not in inside, other, gone)
        self._whole(unit.id, index)
        for key, changes in self.found.words.items():
            self._free(key[0] not in inside, changes[0].operation, key[0])
        for name, splices in self.found.pieces.items():
            self._free(name not in inside, splices[0].operation, name)
        whole = [(name, held[0]) for name, held in self.found.rewritten.items()]
        whole += [(name, held[0]) for name, held in self.found.headings.items()]
        whole += [(name, held[0]) for name, held in self.found.numbers.items()]
        for name, other in whole:
            self._free(name not in inside, other, name)
        self.found.repeals.append((index, unit.id))

    # words

    def _words(self, index: int, operation: ReplaceWords | InsertWords | DeleteWords | Sentences) -> None:
        unit = self._unit(operation.unit)
        self._whole(unit.id, index)
        where, change = self._where(unit, operation.part, lambda text: change_of_words(operation, text, unit.id))
        edit = PlacedEdit(*change, index)
        self._clear(unit, where, edit)
        self.found.words.setdefault((unit.id, where), []).append(edit)

    def _where(
        self, unit: Unit, part: str, find: Callable[[str], tuple[int, int, str]]
    ) -> tuple[int, tuple[int, int, str]]:
        """The index of the paragraph that holds the words, and the change that `find` gives for its text.

        The paragraph at the address `part` is tried first. If it lacks the words, the only other paragraph that
        has them is taken: paragraphs may have moved since the operation was drafted.
        """
        names = parts(unit)
        problem: NotFound | None = None
        if part in names:
            try:
                return names.index(part), find(unit.pieces[names.index(part)].text)
            except NotFound as found:
                if found.code != "gone-words":
                    raise
                problem = found
        elsewhere = []
        for where, piece in enumerate(unit.pieces):
            try:
                elsewhere.append((where, find(piece.text)))
            except NotFound:
                continue
        if len(elsewhere) == 1:
            return elsewhere[0]
        if elsewhere:
            shown = [excerpt(unit.pieces[where].text, change[0], 0) for where, change in elsewhere]
            raise NotFound("ambiguous-words", text=part, name=unit.id, first=shown[0], second=shown[1])
        raise problem or NotFound("gone-paragraph", name=unit.id, part=part)

    def _clear(self, unit: Unit, where: int, edit: PlacedEdit) -> None:
        """Raises `NotFound` if another operation changes the same words, or starts at the same character."""
        for other in self.found.words.get((unit.id, where), ()):
            apart = edit.end < other.start or other.end < edit.start
            apart = apart or ((edit.end == other.start or other.end == edit.start) and edit.start != other.start)
            self._free(apart, other.operation, unit.id)
        for splice in self.found.pieces.get(unit.id, ()):
            self._free(not splice.start <= where < splice.end, splice.operation, unit.id)

    def _everywhere(self, index: int, operation: ReplaceEverywhere) -> None:
        count = 0
        for unit in self.text.units:
            if language_of(unit.id) != operation.language:
                continue
            for where, piece in enumerate(unit.pieces):
                for start in occurrences(piece.text, operation.old):
                    edit = PlacedEdit(start, start + len(operation.old), operation.new, index)
                    self._clear(unit, where, edit)
                    self.found.words.setdefault((unit.id, where), []).append(edit)
                    count += 1
        if not count:
            raise NotFound("gone-words", text=operation.old, name="")

    # paragraphs

    def _run(self, unit: Unit, part: str, old: tuple[Piece, ...]) -> int:
        """The index at which the paragraphs `old` start: that of the address `part`, else the only place with them."""
        names = parts(unit)
        start = names.index(part) if part in names else -1
        if start >= 0 and _same(unit.pieces[start : start + len(old)], old):
            return start
        places = [k for k in range(len(unit.pieces)) if _same(unit.pieces[k : k + len(old)], old)]
        if len(places) != 1:
            code = "ambiguous-words" if places else "gone-paragraph"
            shown = excerpt(old[0].text, 0, 0)
            first, second = (parts(unit)[k] for k in (places[:2] if places else (0, 0))) if unit.pieces else ("", "")
            raise NotFound(code, name=unit.id, part=part, text=shown, first=first, second=second)
        return places[0]

    def _after(self, unit: Unit, part: str, beside: str) -> int:
        """The index after the paragraph at the address `part`, or else after the only one whose text is `beside`."""
        if not part:
            return 0
        names = parts(unit)
        if part in names and (not beside or unit.pieces[names.index(part)].text == beside):
            return names.index(part) + 1
        places = [k for k, piece in enumerate(unit.pieces) if beside and piece.text == beside]
        if len(places) != 1:
            raise NotFound("gone-paragraph", name=unit.id, part=part)
        return places[0] + 1

    def _pieces(self, index: int, operation: Pieces) -> None:
        unit = self._unit(operation.unit)
        self._whole(unit.id, index)
        if operation.old:
            start = self._run(unit, operation.part, operation.old)
            end = start + len(operation.old)
        else:
            start = end = self._after(unit, operation.part, operation.beside)
            if unit.pieces[start : start + len(operation.new)] == operation.new:
                raise NotFound("already-there", name=unit.id)
        self._splice(unit, Splice(start, end, operation.new, index, len(self.found.pieces.get(unit.id, ()))))

    def _moved_pieces(self, index: int, operation: MovePieces) -> None:
        unit = self._unit(operation.unit)
        self._whole(unit.id, index)
        start = self._run(unit, operation.part, operation.old)
        end = start + len(operation.old)
        place = self._after(unit, operation.after, operation.beside)
        if start <= place <= end:
            raise NotFound("already-there", name=unit.id)
        order = len(self.found.pieces.get(unit.id, ()))
        moved = tuple(range(start, end))
        self._splice(unit, Splice(start, end, (), index, order, True))
        self._splice(unit, Splice(place, place, unit.pieces[start:end], index, order, True, moved))

    def _splice(self, unit: Unit, splice: Splice) -> None:
        """Notes a splice. Raises `NotFound` if it overlaps a change of another operation.

        An empty splice (an insertion) may touch the edge of another splice, but not stand inside it.
        """
        for other in self.found.pieces.get(unit.id, ()):
            if other.operation == splice.operation:
                continue
            if splice.start == splice.end or other.start == other.end:
                inside = splice if splice.start == splice.end else other
                around = other if inside is splice else splice
                self._free(not around.start < inside.start < around.end, other.operation, unit.id)
            else:
                self._free(splice.end <= other.start or other.end <= splice.start, other.operation, unit.id)
        for (name, where), changes in self.found.words.items():
            if name == unit.id:
                self._free(not splice.start <= where < splice.end, changes[0].operation, unit.id)
        self.found.pieces.setdefault(unit.id, []).append(splice)


def _same(pieces: tuple[Piece, ...], wanted: tuple[Piece, ...]) -> bool:
    """Whether paragraphs have the wanted types and texts. Labels do not count: they may have changed since."""
    return [(piece.type, piece.text) for piece in pieces] == [(piece.type, piece.text) for piece in wanted]
