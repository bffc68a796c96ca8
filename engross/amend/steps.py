"""Reads operations from the steps of an operations file, and writes them back.

What a step leaves out is taken from the text that is amended. Example: a step
that replaces words may omit the paragraph if its provision has only one.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    """The operation that `step` describes. `text` is the text that it amends.

    Quoted words are found in `text` whether their spaces are plain or no-break.
    Raises `Incomplete` if the step lacks a key, or names a provision or paragraph that `text` does not have.
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
            return InsertUnits(tuple(_provision(given) for given in step.units), step.after, step.inside)
        case "repeal":
            return Repeal(_need(step, "in_"))
        case "move":
            return MoveUnit(_need(step, "in_"), step.after, step.inside)
        case "renumber":
            if not step.numbers:
                raise Incomplete("operation-lacks", key="numbers", verb=step.do)
            numbers = {unit.id: unit.number for unit in text.units}
            return Renumber(tuple(_number(given, numbers.get(given.in_, "")) for given in step.numbers))
        case "relabel":
            if not step.labels:
                raise Incomplete("operation-lacks", key="labels", verb=step.do)
            return Relabel(_need(step, "in_"), tuple(NewLabel(label.at, label.old, label.new) for label in step.labels))
        case "repeal-act":
            return RepealAct(_need(step, "act"), step.revives)


def as_it_stands(words: str, there: Sequence[str]) -> str:
    """`words` with the spaces that they have in the first text of `there` that contains them.

    Plain and no-break spaces count as equal in the search. `words` are returned unchanged if no text contains them.
    """
    if any(words in text for text in there):
        return words
    plain = plainly_spaced(words)
    for text in there:
        if (start := plainly_spaced(text).find(plain)) >= 0:
            return text[start : start + len(words)]
    return words


def _number(given: NumberText, present: str) -> NewNumber:
    """The change of one number. Its spaces become no-break spaces, unless the old number has a plain space."""
    old = as_it_stands(given.old, [present])
    return NewNumber(given.in_, old, given.new if " " in old else given.new.replace(" ", NBSP))


def _place(step: OperationText, text: ActText) -> tuple[str, list[str]]:
    """The address of the paragraph that a step names, and the texts in which to look for quoted words.

    The text of that paragraph is first; those of all paragraphs of the provision follow.
    """
    part = _part(step, text)
    unit = text.unit(step.in_)
    if unit is None:
        return part, []
    named = [piece.text for name, piece in zip(parts(unit), unit.pieces, strict=True) if name == part]
    return part, named + [piece.text for piece in unit.pieces]


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
    """The address of the paragraph that a step names; if it names none, that of the only paragraph of the provision."""
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
    return tuple(Piece(piece.type, piece.text, piece.label, piece.role) for piece in given)


def _provision(unit: UnitText) -> Unit:
    return Unit(unit.id, unit.kind, unit.level, unit.number, unit.heading, _pieces(unit.paragraphs))


def _sentences(step: OperationText, text: ActText) -> Sentences:
    part = _part(step, text)
    new = tuple(piece.text for piece in _pieces(step.new))
    if step.do == "insert-sentences":
        if not new:
            raise Incomplete("operation-lacks", key="new", verb=step.do)
        return Sentences(step.in_, part, step.sentence, (), new)
    old = tuple(piece.text for piece in _pieces(step.old))
    if not old:
        unit = _unit(step, text)
        if part not in parts(unit):
            raise Incomplete("gone-paragraph", name=unit.id, part=part)
        paragraph = unit.pieces[parts(unit).index(part)].text
        spans = sentences(paragraph)[max(0, step.sentence - 1) :][: step.count]
        old = tuple(paragraph[start:end] for start, end in spans)
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
        start = names.index(step.at)
        old = unit.pieces[start : start + step.count]
    if step.do == "move-paragraphs":
        beside = step.beside or (unit.pieces[names.index(step.after)].text if step.after in names else "")
        return MovePieces(unit.id, step.at, step.after, old, beside)
    if step.do == "replace-paragraphs" and not new:
        raise Incomplete("operation-lacks", key="new", verb=step.do)
    return Pieces(unit.id, step.at, old, new if step.do == "replace-paragraphs" else ())


# the way back


def record(operation: Operation) -> dict[str, Any]:
    """An operation as a mapping of the YAML file: its keys and values, without those that are empty."""
    items = _words_record(operation) or _paragraphs_record(operation) or _provisions_record(operation)
    return {key: value for key, value in items.items() if value is False or value not in ("", 0, [], ())}


def _words_record(change: Operation) -> dict[str, Any]:
    """All keys of an operation on words and sentences; empty for another operation."""
    match change:
        case ReplaceWords(unit, part, old, new, nth):
            return {"do": "replace-words", "in": unit, "at": part, "old": old, "new": new, "nth": nth}
        case InsertWords(unit, part, anchor, new, nth, before):
            side = "before" if before else "after"
            return {"do": "insert-words", "in": unit, "at": part, side: anchor, "new": new, "nth": nth}
        case DeleteWords(unit, part, old, nth):
            return {"do": "delete-words", "in": unit, "at": part, "old": old, "nth": nth}
        case ReplaceEverywhere(old, new, language):
            return {"do": "replace-everywhere", "old": old, "new": new, "language": language}
        case Sentences(unit, part, first, was, becomes):
            texts = {"old": list(was), "new": list(becomes)}
            return {"do": f"{_verb(was, becomes)}-sentences", "in": unit, "at": part, "sentence": first, **texts}
    return {}


def _paragraphs_record(change: Operation) -> dict[str, Any]:
    """All keys of an operation on paragraphs; empty for another operation."""
    match change:
        case Pieces(unit, part, old, new, beside):
            verb, place = f"{_verb(old, new)}-paragraphs", "at" if old else "after"
            return {"do": verb, "in": unit, place: part, "old": _texts(old), "new": _texts(new), "beside": beside}
        case MovePieces(unit, part, after, old, beside):
            verb = "move-paragraphs"
            return {"do": verb, "in": unit, "at": part, "after": after, "old": _texts(old), "beside": beside}
    return {}


def _provisions_record(change: Operation) -> dict[str, Any]:
    """All keys of an operation on provisions, their numbers, or a whole act; empty for another operation."""
    match change:
        case Heading(unit, old, new):
            return {"do": "heading", "in": unit, "old": old, "new": new}
        case ReplaceUnit(unit, heading, pieces):
            return {"do": "replace-provision", "in": unit, "heading": heading, "new": _texts(pieces)}
        case InsertUnits(units, after, inside):
            held = [_unit_record(unit) for unit in units]
            return {"do": "insert-provision", "after": after, "inside": inside, "units": held}
        case Repeal(unit):
            return {"do": "repeal", "in": unit}
        case MoveUnit(unit, after, inside):
            return {"do": "move", "in": unit, "after": after, "inside": inside}
        case Renumber(numbers):
            changed = [{"in": number.unit, "old": number.old, "new": number.new} for number in numbers]
            return {"do": "renumber", "numbers": changed}
        case Relabel(unit, labels):
            new_labels = [{"at": label.part, "old": label.old, "new": label.new} for label in labels]
            return {"do": "relabel", "in": unit, "labels": new_labels}
        case RepealAct(act, revives):
            return {"do": "repeal-act", "act": act, **({} if revives else {"revives": False})}
    return {}


def _verb(old: Sequence[object], new: Sequence[object]) -> str:
    """What an operation with these old and new sentences or paragraphs does."""
    return "insert" if not old else "replace" if new else "delete"


def _texts(pieces: Sequence[Piece]) -> list[Any]:
    out: list[Any] = []
    for piece in pieces:
        more = {key: value for key, value in (("label", piece.label), ("role", piece.role)) if value}
        out.append({"type": piece.type, **more, "text": piece.text} if more or piece.type != "p" else piece.text)
    return out


def _unit_record(unit: Unit) -> dict[str, Any]:
    fields = {
        "id": unit.id,
        "kind": unit.kind,
        "level": unit.level,
        "number": unit.number,
        "heading": unit.heading,
        "paragraphs": _texts(unit.pieces),
    }
    return {key: value for key, value in fields.items() if value not in ("", [])}
