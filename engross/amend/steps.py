"""Operations as their file says them, both ways. What the file leaves out is taken from the text that is amended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from engross.amend.naming import plainly_spaced
from engross.language.typography import NBSP
from engross.model.act_text import ActText, Piece, Unit, language_of, parts, sentences
from engross.model.amendment import NumberText, OperationText, PieceText, UnitText
from engross.model.operation import (
    DeleteWords,
    Heading,
    InsertUnits,
    InsertWords,
    MovePieces,
    MoveUnit,
    NewLabel,
    NewNumber,
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


class Incomplete(Exception):
    """A step that lacks a key, or names what is not there: the code of the problem and its facts."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = {name: str(value) for name, value in facts.items()}
        super().__init__(code)


def operation(step: OperationText, text: ActText) -> Operation:
    """The operation that `step` says, on `text`; words that stand there are found whatever space is typed in them.

    Raises `Incomplete`.
    """
    match step.do:
        case "replace-words":
            part, there = _place(step, text)
            return ReplaceWords(
                _need(step, "in_"), part, as_it_stands(_words(step, "old"), there), _words(step, "new"), step.nth
            )
        case "insert-words":
            part, there = _place(step, text)
            anchor = as_it_stands(step.after or _need(step, "before", "after"), there)
            return InsertWords(_need(step, "in_"), part, anchor, _words(step, "new"), step.nth, not step.after)
        case "delete-words":
            part, there = _place(step, text)
            return DeleteWords(_need(step, "in_"), part, as_it_stands(_words(step, "old"), there), step.nth)
        case "replace-everywhere":
            there = [
                piece.text for unit in text.units if language_of(unit.id) == step.language for piece in unit.pieces
            ]
            return ReplaceEverywhere(as_it_stands(_words(step, "old"), there), _words(step, "new"), step.language)
        case "replace-sentences" | "insert-sentences" | "delete-sentences":
            return _sentences(step, text)
        case "replace-paragraphs" | "insert-paragraphs" | "delete-paragraphs" | "move-paragraphs":
            return _paragraphs(step, text)
        case "heading":
            unit = _unit(step, text)
            old = as_it_stands(_words(step, "old"), [unit.heading]) if step.old else unit.heading
            return Heading(unit.id, old, _words(step, "new"))
        case "replace-provision":
            unit = _unit(step, text)
            return ReplaceUnit(unit.id, step.heading or unit.heading, _pieces(step.new))
        case "insert-provision":
            if not step.units:
                raise Incomplete("operation-lacks", key="units", verb=step.do)
            return InsertUnits(tuple(_provision(one) for one in step.units), step.after, step.inside)
        case "repeal":
            return Repeal(_need(step, "in_"))
        case "move":
            return MoveUnit(_need(step, "in_"), step.after, step.inside)
        case "renumber":
            if not step.numbers:
                raise Incomplete("operation-lacks", key="numbers", verb=step.do)
            numbers = {unit.id: unit.number for unit in text.units}
            return Renumber(tuple(_number(one, numbers.get(one.in_, "")) for one in step.numbers))
        case "relabel":
            if not step.labels:
                raise Incomplete("operation-lacks", key="labels", verb=step.do)
            return Relabel(_need(step, "in_"), tuple(NewLabel(one.at, one.old, one.new) for one in step.labels))
        case "repeal-act":
            return RepealAct(_need(step, "act"), step.revives)


def as_it_stands(words: str, there: Sequence[str]) -> str:
    """`words` with the spaces, plain or no-break, that they have in the first of these texts in which they stand."""
    if any(words in text for text in there):
        return words
    plain = plainly_spaced(words)
    for text in there:
        if (at := plainly_spaced(text).find(plain)) >= 0:
            return text[at : at + len(words)]
    return words


def _number(given: NumberText, found: str) -> NewNumber:
    """A new number, set as numbers are: no space in it breaks, unless one in the old number does."""
    old = as_it_stands(given.old, [found])
    return NewNumber(given.in_, old, given.new if " " in old else given.new.replace(" ", NBSP))


def _place(step: OperationText, text: ActText) -> tuple[str, list[str]]:
    """The paragraph that a step names, with its words and those of the others of its provision."""
    part = _part(step, text)
    unit = text.unit(step.in_)
    if unit is None:
        return part, []
    own = [piece.text for name, piece in zip(parts(unit), unit.pieces, strict=True) if name == part]
    return part, own + [piece.text for piece in unit.pieces]


def _need(step: OperationText, *keys: str) -> str:
    value: str = getattr(step, keys[0])
    if not value:
        raise Incomplete("operation-lacks", key=(keys[-1]).removesuffix("_"), verb=step.do)
    return value


def _words(step: OperationText, key: str) -> str:
    value = getattr(step, key)
    if isinstance(value, str) and value:
        return value
    if value and len(value) == 1:
        return str(value[0].text)
    raise Incomplete("operation-lacks", key=key, verb=step.do)


def _unit(step: OperationText, text: ActText) -> Unit:
    unit = text.unit(_need(step, "in_"))
    if unit is None:
        raise Incomplete("gone-provision", name=step.in_)
    return unit


def _part(step: OperationText, text: ActText) -> str:
    """The paragraph that a step names; the only one that there is, if it names none."""
    if step.at:
        return step.at
    unit = _unit(step, text)
    names = parts(unit)
    if len(names) == 1:
        return names[0]
    raise Incomplete("operation-lacks", key="at", verb=step.do)


def _pieces(given: str | Sequence[PieceText]) -> tuple[Piece, ...]:
    if isinstance(given, str):
        return (Piece("p", given),) if given else ()
    return tuple(Piece(one.type, one.text, one.label, one.role) for one in given)


def _provision(one: UnitText) -> Unit:
    return Unit(one.id, one.kind, one.level, one.number, one.heading, _pieces(one.paragraphs))


def _sentences(step: OperationText, text: ActText) -> Sentences:
    part = _part(step, text)
    new = tuple(one.text for one in _pieces(step.new))
    if step.do == "insert-sentences":
        if not new:
            raise Incomplete("operation-lacks", key="new", verb=step.do)
        return Sentences(step.in_, part, step.sentence, (), new)
    old = tuple(one.text for one in _pieces(step.old))
    if not old:
        unit = _unit(step, text)
        if part not in parts(unit):
            raise Incomplete("gone-paragraph", name=unit.id, part=part)
        said = unit.pieces[parts(unit).index(part)].text
        spans = sentences(said)[max(0, step.sentence - 1) :][: step.count]
        old = tuple(said[start:end] for start, end in spans)
    if not old or (step.do == "replace-sentences" and not new):
        raise Incomplete("operation-lacks", key="new" if old else "sentence", verb=step.do)
    return Sentences(step.in_, part, step.sentence, old, new if step.do == "replace-sentences" else ())


def _paragraphs(step: OperationText, text: ActText) -> Operation:
    unit = _unit(step, text)
    names = parts(unit)
    new = _pieces(step.new)
    if step.do == "insert-paragraphs":
        if not new:
            raise Incomplete("operation-lacks", key="new", verb=step.do)
        beside = step.beside or (unit.pieces[names.index(step.after)].text if step.after in names else "")
        return Pieces(unit.id, step.after, (), new, beside)
    old = _pieces(step.old)
    if not old:
        if step.at not in names:
            code = "gone-paragraph" if step.at else "operation-lacks"
            raise Incomplete(code, name=unit.id, part=step.at, key="at", verb=step.do)
        at = names.index(step.at)
        old = unit.pieces[at : at + step.count]
    if step.do == "move-paragraphs":
        beside = step.beside or (unit.pieces[names.index(step.after)].text if step.after in names else "")
        return MovePieces(unit.id, step.at, step.after, old, beside)
    if step.do == "replace-paragraphs" and not new:
        raise Incomplete("operation-lacks", key="new", verb=step.do)
    return Pieces(unit.id, step.at, old, new if step.do == "replace-paragraphs" else ())


# the way back


def record(one: Operation) -> dict[str, Any]:
    """An operation as the file has it."""
    return {key: value for key, value in _said(one) if value is False or value not in ("", 0, [], ())}


def _said(one: Operation) -> Iterator[tuple[str, Any]]:
    match one:
        case ReplaceWords():
            yield from (("do", "replace-words"), ("in", one.unit), ("at", one.part))
            yield from (("old", one.old), ("new", one.new), ("nth", one.nth))
        case InsertWords():
            yield from (("do", "insert-words"), ("in", one.unit), ("at", one.part))
            yield from (("before" if one.before else "after", one.anchor), ("new", one.new), ("nth", one.nth))
        case DeleteWords():
            yield from (("do", "delete-words"), ("in", one.unit), ("at", one.part), ("old", one.old), ("nth", one.nth))
        case ReplaceEverywhere():
            yield from (("do", "replace-everywhere"), ("old", one.old), ("new", one.new), ("language", one.language))
        case Sentences():
            verb = "insert" if not one.old else "replace" if one.new else "delete"
            yield from (("do", f"{verb}-sentences"), ("in", one.unit), ("at", one.part), ("sentence", one.first))
            yield from (("old", list(one.old)), ("new", list(one.new)))
        case Pieces():
            verb = "insert" if not one.old else "replace" if one.new else "delete"
            yield from (("do", f"{verb}-paragraphs"), ("in", one.unit), ("at" if one.old else "after", one.part))
            yield from (("old", _texts(one.old)), ("new", _texts(one.new)), ("beside", one.beside))
        case MovePieces():
            yield from (("do", "move-paragraphs"), ("in", one.unit), ("at", one.part), ("after", one.after))
            yield from (("old", _texts(one.old)), ("beside", one.beside))
        case Heading():
            yield from (("do", "heading"), ("in", one.unit), ("old", one.old), ("new", one.new))
        case ReplaceUnit():
            yield from (("do", "replace-provision"), ("in", one.unit), ("heading", one.heading))
            yield "new", _texts(one.pieces)
        case InsertUnits():
            yield from (("do", "insert-provision"), ("after", one.after), ("inside", one.inside))
            yield "units", [_unit_record(unit) for unit in one.units]
        case Repeal():
            yield from (("do", "repeal"), ("in", one.unit))
        case MoveUnit():
            yield from (("do", "move"), ("in", one.unit), ("after", one.after), ("inside", one.inside))
        case Renumber():
            yield "do", "renumber"
            yield "numbers", [{"in": number.unit, "old": number.old, "new": number.new} for number in one.numbers]
        case Relabel():
            yield from (("do", "relabel"), ("in", one.unit))
            yield "labels", [{"at": label.part, "old": label.old, "new": label.new} for label in one.labels]
        case RepealAct():
            yield from (("do", "repeal-act"), ("act", one.act))
            if not one.revives:
                yield "revives", False


def _texts(pieces: Sequence[Piece]) -> list[Any]:
    out: list[Any] = []
    for piece in pieces:
        more = {key: value for key, value in (("label", piece.label), ("role", piece.role)) if value}
        out.append({"type": piece.type, **more, "text": piece.text} if more or piece.type != "p" else piece.text)
    return out


def _unit_record(unit: Unit) -> dict[str, Any]:
    said = {
        "id": unit.id,
        "kind": unit.kind,
        "level": unit.level,
        "number": unit.number,
        "heading": unit.heading,
        "paragraphs": _texts(unit.pieces),
    }
    return {key: value for key, value in said.items() if value not in ("", [])}
