"""Finding what operations speak of in the text as it stands, and what speaks against carrying them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from engross.amend.spacing import put_after, put_before, taken_out
from engross.model.act_text import ActText, Piece, Unit, language_of, occurrences, parts, sentences, subtree
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
    """Why an operation cannot be carried out: a code, its facts, the operation that it clashes with if any."""

    code: str
    operation: int
    facts: Mapping[str, str] = field(default_factory=dict)
    other: int | None = None


@dataclass(frozen=True, slots=True)
class PlacedEdit:
    """Characters `start` to `end` of a paragraph become `text`."""

    start: int
    end: int
    text: str
    operation: int


@dataclass(frozen=True, slots=True)
class Splice:
    """Paragraphs `start` to `end` of a provision become `new`; `sources` says which they were, if they are moved."""

    start: int
    end: int
    new: tuple[Piece, ...]
    operation: int
    order: int = 0
    moved: bool = False
    sources: tuple[int, ...] = ()


@dataclass(slots=True)
class Resolved:
    """Every change by the place where it is made."""

    words: dict[tuple[str, int], list[PlacedEdit]] = field(default_factory=dict)
    labels: dict[tuple[str, int], tuple[int, str]] = field(default_factory=dict)
    pieces: dict[str, list[Splice]] = field(default_factory=dict)
    rewritten: dict[str, tuple[int, str, tuple[Piece, ...]]] = field(default_factory=dict)
    headings: dict[str, tuple[int, str]] = field(default_factory=dict)
    numbers: dict[str, tuple[int, str]] = field(default_factory=dict)
    moves: list[int] = field(default_factory=list)
    repeals: list[tuple[int, str]] = field(default_factory=list)
    inserts: list[int] = field(default_factory=list)


class _NotFound(Exception):
    """What an operation speaks of is not there, or not once."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = {name: str(value) for name, value in facts.items()}
        super().__init__(code)


def resolve(text: ActText, operations: Sequence[Operation]) -> tuple[Resolved, list[Failure]]:
    """The changes that operations make, and those that cannot be made. Of two that clash, the second fails."""
    resolver = _Resolver(text, operations)
    failures = []
    for at, operation in enumerate(operations):
        try:
            resolver.resolve(at, operation)
        except _NotFound as problem:
            failures.append(Failure(problem.code, at, problem.facts, resolver.clash))
            resolver.clash = None
    return resolver.found, failures


def excerpt(text: str, at: int, length: int) -> str:
    """The neighbourhood of a place in a paragraph, for a person to recognise it."""
    start, end = max(0, at - 18), min(len(text), at + length + 18)
    words = f"[{text[at : at + length]}]" if length else ""
    shown = f"{text[start:at]}{words}{text[at + length : end]}".strip()
    return f"{'…' if start else ''}{shown}{'…' if end < len(text) else ''}"


class _Resolver:
    def __init__(self, text: ActText, operations: Sequence[Operation]) -> None:
        self.text = text
        self.units = {unit.id: unit for unit in text.units}
        self.found = Resolved()
        self.clash: int | None = None
        self._new: dict[str, int] = {}
        self._moved = [one.unit for one in operations if isinstance(one, MoveUnit) and one.unit in self.units]
        self._repealed = {
            ident
            for one in operations
            if isinstance(one, Repeal) and one.unit in self.units
            for ident in self._gone(self.units[one.unit])
        }

    def resolve(self, at: int, operation: Operation) -> None:
        """Note what `operation`, number `at`, changes. Raises `_NotFound`."""
        match operation:
            case ReplaceWords() | InsertWords() | DeleteWords() | Sentences():
                self._words(at, operation)
            case ReplaceEverywhere():
                self._everywhere(at, operation)
            case Pieces():
                self._pieces(at, operation)
            case MovePieces():
                self._moved_pieces(at, operation)
            case Heading():
                self._heading(at, operation)
            case ReplaceUnit():
                self._rewritten(at, operation)
            case InsertUnits():
                self._inserted(at, operation)
            case Repeal():
                self._repeal(at, operation)
            case MoveUnit():
                self._moved_unit(at, operation)
            case Renumber():
                self._renumbered(at, operation)
            case Relabel():
                self._relabelled(at, operation)
            case RepealAct():
                pass  # it changes no words: the chain leaves the repealed act out

    # whole provisions

    def _heading(self, at: int, operation: Heading) -> None:
        unit = self._unit(operation.unit)
        if unit.heading != operation.old:
            raise _NotFound("gone-words", text=operation.old, name=unit.id)
        self._once(self.found.headings.get(unit.id), unit.id)
        self._whole(unit.id, at)
        self.found.headings[unit.id] = (at, operation.new)

    def _rewritten(self, at: int, operation: ReplaceUnit) -> None:
        unit = self._unit(operation.unit)
        if (unit.heading, unit.pieces) == (operation.heading, operation.pieces):
            raise _NotFound("already-there", name=unit.id)
        self._once(self.found.rewritten.get(unit.id), unit.id)
        for (name, _), edits in self.found.words.items():
            self._free(name != unit.id, edits[0].operation, unit.id)
        for splice in self.found.pieces.get(unit.id, ()):
            self._free(False, splice.operation, unit.id)
        self._whole(unit.id, at)
        self.found.rewritten[unit.id] = (at, operation.heading, operation.pieces)

    def _inserted(self, at: int, operation: InsertUnits) -> None:
        self._anchor(operation)
        for unit in operation.units:
            stands = unit.id in self.units and unit.id not in self._repealed
            if stands or unit.id in self._new:
                self.clash = self._new.get(unit.id)
                raise _NotFound("already-there", name=unit.id)
        self._new.update(dict.fromkeys((unit.id for unit in operation.units), at))
        self.found.inserts.append(at)

    def _moved_unit(self, at: int, operation: MoveUnit) -> None:
        unit = self._unit(operation.unit)
        self._anchor(operation)
        inside = {self.text.units[k].id for k in self._span(unit)}
        if (operation.after or operation.inside) in inside:
            raise _NotFound("moved-into-itself", name=unit.id)
        self.found.moves.append(at)

    def _renumbered(self, at: int, operation: Renumber) -> None:
        for number in operation.numbers:
            unit = self._unit(number.unit)
            if unit.number != number.old:
                raise _NotFound("gone-number", text=number.old, found=unit.number, name=unit.id)
            self._once(self.found.numbers.get(unit.id), unit.id)
        self.found.numbers |= {number.unit: (at, number.new) for number in operation.numbers}

    def _relabelled(self, at: int, operation: Relabel) -> None:
        unit = self._unit(operation.unit)
        labels = {}
        for label in operation.labels:
            where = self._part(unit, label.part)
            if unit.pieces[where].label != label.old:
                raise _NotFound("gone-number", text=label.old, found=unit.pieces[where].label, name=unit.id)
            self._once(self.found.labels.get((unit.id, where)), unit.id)
            labels[unit.id, where] = (at, label.new)
        self.found.labels |= labels

    # what is there

    def _unit(self, ident: str) -> Unit:
        if ident not in self.units:
            raise _NotFound("gone-provision", name=ident)
        return self.units[ident]

    def _span(self, unit: Unit) -> range:
        return subtree(self.text.units, self.text.units.index(unit))

    def _gone(self, unit: Unit) -> set[str]:
        """What goes with a provision that is repealed: all that it contains, but for what is moved out of it."""
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
            raise _NotFound("gone-paragraph", name=unit.id, part=part)
        return names.index(part)

    # what clashes

    def _free(self, free: bool, other: int, name: str) -> None:
        if not free:
            self.clash = other
            raise _NotFound("same-words", name=name)

    def _once(self, held: tuple[int, *tuple[object, ...]] | None, name: str) -> None:
        if held is not None:
            self._free(False, held[0], name)

    def _whole(self, ident: str, at: int) -> None:
        """A provision that is repealed or rewritten cannot be changed as well."""
        for other, gone in self.found.repeals:
            self._free(ident not in self._gone(self.units[gone]), other, ident)
        if (held := self.found.rewritten.get(ident)) is not None:
            self._free(held[0] == at, held[0], ident)

    def _repeal(self, at: int, operation: Repeal) -> None:
        unit = self._unit(operation.unit)
        inside = self._gone(unit)
        self._free(unit.id not in self._moved, at, unit.id)
        for other, gone in self.found.repeals:
            self._free(gone not in inside, other, gone)
        self._whole(unit.id, at)
        for key, changes in self.found.words.items():
            self._free(key[0] not in inside, changes[0].operation, key[0])
        for name, splices in self.found.pieces.items():
            self._free(name not in inside, splices[0].operation, name)
        whole = [(name, held[0]) for name, held in self.found.rewritten.items()]
        whole += [(name, held[0]) for name, held in self.found.headings.items()]
        whole += [(name, held[0]) for name, held in self.found.numbers.items()]
        for name, other in whole:
            self._free(name not in inside, other, name)
        self.found.repeals.append((at, unit.id))

    # words

    def _words(self, at: int, operation: ReplaceWords | InsertWords | DeleteWords | Sentences) -> None:
        unit = self._unit(operation.unit)
        self._whole(unit.id, at)
        where, change = self._where(unit, operation.part, lambda text: _change(operation, text, unit.id))
        one = PlacedEdit(*change, at)
        self._clear(unit, where, one)
        self.found.words.setdefault((unit.id, where), []).append(one)

    def _where(
        self, unit: Unit, part: str, find: Callable[[str], tuple[int, int, str]]
    ) -> tuple[int, tuple[int, int, str]]:
        """The paragraph of which words are spoken, at its address or else the only one that holds them."""
        names = parts(unit)
        problem: _NotFound | None = None
        if part in names:
            try:
                return names.index(part), find(unit.pieces[names.index(part)].text)
            except _NotFound as found:
                if found.code != "gone-words":
                    raise
                problem = found
        elsewhere = []
        for where, piece in enumerate(unit.pieces):
            try:
                elsewhere.append((where, find(piece.text)))
            except _NotFound:
                continue
        if len(elsewhere) == 1:
            return elsewhere[0]
        if elsewhere:
            shown = [excerpt(unit.pieces[where].text, change[0], 0) for where, change in elsewhere]
            raise _NotFound("ambiguous-words", text=part, name=unit.id, first=shown[0], second=shown[1])
        raise problem or _NotFound("gone-paragraph", name=unit.id, part=part)

    def _clear(self, unit: Unit, where: int, one: PlacedEdit) -> None:
        """Words that one operation touches are touched by no other."""
        for other in self.found.words.get((unit.id, where), ()):
            apart = one.end < other.start or other.end < one.start
            apart = apart or ((one.end == other.start or other.end == one.start) and one.start != other.start)
            self._free(apart, other.operation, unit.id)
        for splice in self.found.pieces.get(unit.id, ()):
            self._free(not splice.start <= where < splice.end, splice.operation, unit.id)

    def _everywhere(self, at: int, operation: ReplaceEverywhere) -> None:
        count = 0
        for unit in self.text.units:
            if language_of(unit.id) != operation.language:
                continue
            for where, piece in enumerate(unit.pieces):
                for start in occurrences(piece.text, operation.old):
                    one = PlacedEdit(start, start + len(operation.old), operation.new, at)
                    self._clear(unit, where, one)
                    self.found.words.setdefault((unit.id, where), []).append(one)
                    count += 1
        if not count:
            raise _NotFound("gone-words", text=operation.old, name="")

    # paragraphs

    def _run(self, unit: Unit, part: str, old: tuple[Piece, ...]) -> int:
        """Where the paragraphs `old` start: at their address, or else at the only place that has them."""
        names = parts(unit)
        at = names.index(part) if part in names else -1
        if at >= 0 and _same(unit.pieces[at : at + len(old)], old):
            return at
        places = [k for k in range(len(unit.pieces)) if _same(unit.pieces[k : k + len(old)], old)]
        if len(places) != 1:
            code = "ambiguous-words" if places else "gone-paragraph"
            shown = excerpt(old[0].text, 0, 0)
            first, second = (parts(unit)[k] for k in (places[:2] if places else (0, 0))) if unit.pieces else ("", "")
            raise _NotFound(code, name=unit.id, part=part, text=shown, first=first, second=second)
        return places[0]

    def _after(self, unit: Unit, part: str, beside: str) -> int:
        if not part:
            return 0
        names = parts(unit)
        if part in names and (not beside or unit.pieces[names.index(part)].text == beside):
            return names.index(part) + 1
        places = [k for k, piece in enumerate(unit.pieces) if beside and piece.text == beside]
        if len(places) != 1:
            raise _NotFound("gone-paragraph", name=unit.id, part=part)
        return places[0] + 1

    def _pieces(self, at: int, operation: Pieces) -> None:
        unit = self._unit(operation.unit)
        self._whole(unit.id, at)
        if operation.old:
            start = self._run(unit, operation.part, operation.old)
            end = start + len(operation.old)
        else:
            start = end = self._after(unit, operation.part, operation.beside)
            if unit.pieces[start : start + len(operation.new)] == operation.new:
                raise _NotFound("already-there", name=unit.id)
        self._splice(unit, Splice(start, end, operation.new, at, len(self.found.pieces.get(unit.id, ()))))

    def _moved_pieces(self, at: int, operation: MovePieces) -> None:
        unit = self._unit(operation.unit)
        self._whole(unit.id, at)
        start = self._run(unit, operation.part, operation.old)
        end = start + len(operation.old)
        place = self._after(unit, operation.after, operation.beside)
        if start <= place <= end:
            raise _NotFound("already-there", name=unit.id)
        order = len(self.found.pieces.get(unit.id, ()))
        moved = tuple(range(start, end))
        self._splice(unit, Splice(start, end, (), at, order, True))
        self._splice(unit, Splice(place, place, unit.pieces[start:end], at, order, True, moved))

    def _splice(self, unit: Unit, one: Splice) -> None:
        for other in self.found.pieces.get(unit.id, ()):
            if other.operation == one.operation:
                continue
            if one.start == one.end or other.start == other.end:
                inside = one if one.start == one.end else other
                around = other if inside is one else one
                self._free(not around.start < inside.start < around.end, other.operation, unit.id)
            else:
                self._free(one.end <= other.start or other.end <= one.start, other.operation, unit.id)
        for (name, where), changes in self.found.words.items():
            if name == unit.id:
                self._free(not one.start <= where < one.end, changes[0].operation, unit.id)
        self.found.pieces.setdefault(unit.id, []).append(one)


def _same(found: tuple[Piece, ...], wanted: tuple[Piece, ...]) -> bool:
    """Whether these are those paragraphs; labels may have changed since."""
    return [(one.type, one.text) for one in found] == [(one.type, one.text) for one in wanted]


def _change(
    operation: ReplaceWords | InsertWords | DeleteWords | Sentences, text: str, name: str
) -> tuple[int, int, str]:
    match operation:
        case ReplaceWords():
            start = _standing(text, operation.old, operation.nth, name)
            end = start + len(operation.old)
            for other in occurrences(text, operation.new):
                if other <= start and end <= other + len(operation.new) and operation.old != operation.new:
                    raise _NotFound("already-there", name=name)
            return start, end, operation.new
        case InsertWords():
            start = _standing(text, operation.anchor, operation.nth, name)
            end = start + len(operation.anchor)
            change = put_before(start, operation.new) if operation.before else put_after(end, operation.new)
            there = text[:start].endswith(change[2]) if operation.before else text[end:].startswith(change[2])
            if there:
                raise _NotFound("already-there", name=name)
            return change
        case DeleteWords():
            start = _standing(text, operation.old, operation.nth, name)
            return taken_out(text, start, start + len(operation.old))
        case Sentences():
            return _sentences(operation, text, name)


def _standing(text: str, words: str, nth: int, name: str) -> int:
    places = occurrences(text, words)
    if len(places) < max(1, nth):
        raise _NotFound("gone-words", text=words, name=name)
    if len(places) > 1 and not nth:
        first, second = (excerpt(text, at, len(words)) for at in places[:2])
        raise _NotFound("ambiguous-words", text=words, name=name, first=first, second=second)
    return places[max(0, nth - 1)]


def _sentences(operation: Sentences, text: str, name: str) -> tuple[int, int, str]:
    spans = sentences(text)
    new = " ".join(operation.new)
    if not operation.old:
        if operation.first > len(spans):
            raise _NotFound("gone-words", text=f"{operation.first}", name=name)
        if any(text[span[0] : span[1]] == operation.new[0] for span in spans):
            raise _NotFound("already-there", name=name)
        if not operation.first:
            return 0, 0, f"{new} "
        end = spans[operation.first - 1][1]
        return end, end, f" {new}"
    said = [text[start:end] for start, end in spans]
    first = operation.first - 1
    if tuple(said[first : first + len(operation.old)]) != operation.old:
        places = [k for k in range(len(said)) if tuple(said[k : k + len(operation.old)]) == operation.old]
        if len(places) != 1:
            raise _NotFound("gone-words", text=operation.old[0], name=name)
        first = places[0]
    start, end = spans[first][0], spans[first + len(operation.old) - 1][1]
    return (start, end, new) if new else taken_out(text, start, end)
