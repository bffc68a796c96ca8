"""Carries operations out on a text.

Each operation is read against the text as it stood before all of them, whatever their order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from engross.amend.resolve import Failure, Resolved, Splice, resolve
from engross.model.act_text import ActText, Piece, Unit, subtree
from engross.model.operation import InsertUnits, MoveUnit, Operation


@dataclass(frozen=True, slots=True)
class ProvisionTrace:
    """Where the paragraphs of one provision come from, and which operations changed them.

    Operations and paragraphs are indices from 0. `sources` has for each paragraph
    its former index (None if it is new), `touched` the operations that changed it.
    `whole` has the operations that changed the provision as such. `lost` has each
    deleted paragraph: the index of the paragraph before which it stood, the operation, the paragraph.
    """

    sources: tuple[int | None, ...]
    touched: tuple[tuple[int, ...], ...]
    whole: tuple[int, ...] = ()
    lost: tuple[tuple[int, int, Piece], ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """A text after operations. Operations that could not be carried out are in `failures` and changed nothing.

    `fates` has the trace of each provision by its id. `gone` holds each provision that
    was repealed: the index of the operation, the provision, the id of the provision before it (empty: none).
    """

    text: ActText
    fates: Mapping[str, ProvisionTrace] = field(default_factory=dict)
    gone: tuple[tuple[int, Unit, str], ...] = ()
    failures: tuple[Failure, ...] = ()


def apply(text: ActText, operations: Sequence[Operation]) -> Applied:
    """`text` with `operations` carried out.

    An operation becomes a failure, with its reason, if its target is gone, if its
    words are ambiguous, or if another operation changes the same thing.
    """
    resolved, failures = resolve(text, operations)
    fates: dict[str, ProvisionTrace] = {}
    units = [_worked(unit, resolved, fates) for unit in text.units]
    units, gone, more = _placed(units, resolved, operations, fates)
    return Applied(ActText(text.lang, tuple(units)), fates, tuple(gone), (*failures, *more))


def _worked(unit: Unit, resolved: Resolved, fates: dict[str, ProvisionTrace]) -> Unit:
    """One provision with its changes: words and labels first, then paragraphs, then the provision as a whole."""
    touched: dict[int, list[int]] = {}
    pieces = list(unit.pieces)
    for index in range(len(pieces)):
        edits = sorted(resolved.words.get((unit.id, index), ()), key=lambda edit: (edit.start, edit.end), reverse=True)
        for edit in edits:  # from the last to the first, so that the positions of the others stay right
            old = pieces[index]
            pieces[index] = replace(old, text=old.text[: edit.start] + edit.text + old.text[edit.end :])
            touched.setdefault(index, []).append(edit.operation)
        if (label := resolved.labels.get((unit.id, index))) is not None:
            pieces[index] = replace(pieces[index], label=label[1])
            touched.setdefault(index, []).append(label[0])
    new_pieces, fate = _spliced(pieces, touched, resolved.pieces.get(unit.id, ()))
    whole: list[int] = []
    if (rewritten := resolved.rewritten.get(unit.id)) is not None:
        operation, heading, new = rewritten
        new_pieces, whole = list(new), [operation]
        fate = ProvisionTrace((None,) * len(new), ((operation,),) * len(new))
        unit = replace(unit, heading=heading)
    if (heading_ := resolved.headings.get(unit.id)) is not None:
        whole.append(heading_[0])
        unit = replace(unit, heading=heading_[1])
    if (number := resolved.numbers.get(unit.id)) is not None:
        whole.append(number[0])
        unit = replace(unit, number=number[1])
    fates[unit.id] = replace(fate, whole=tuple(whole))
    return replace(unit, pieces=tuple(new_pieces))


def _spliced(
    pieces: Sequence[Piece], touched: Mapping[int, Sequence[int]], splices: Sequence[Splice]
) -> tuple[list[Piece], ProvisionTrace]:
    out: list[Piece] = []
    sources: list[int | None] = []
    marks: list[tuple[int, ...]] = []
    lost: list[tuple[int, int, Piece]] = []
    index = 0

    def keep(stop: int) -> None:
        nonlocal index
        while index < stop:
            out.append(pieces[index])
            sources.append(index)
            marks.append(tuple(sorted(touched.get(index, ()))))
            index += 1

    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end, splice.order)):
        keep(splice.start)
        lost += [
            (len(out), splice.operation, pieces[k])
            for k in range(splice.start, splice.end)
            if not splice.new or splice.moved
        ]
        for k, piece in enumerate(splice.new):
            out.append(piece)
            sources.append(splice.sources[k] if splice.sources else None)
            marks.append((splice.operation,))
        index = max(index, splice.end)
    keep(len(pieces))
    fate = ProvisionTrace(tuple(sources), tuple(marks), lost=tuple(loss for loss in lost if not _moved(loss, splices)))
    return out, fate


def _moved(loss: tuple[int, int, Piece], splices: Sequence[Splice]) -> bool:
    return any(splice.moved and splice.operation == loss[1] for splice in splices)


def _placed(
    units: list[Unit], resolved: Resolved, operations: Sequence[Operation], fates: dict[str, ProvisionTrace]
) -> tuple[list[Unit], list[tuple[int, Unit, str]], list[Failure]]:
    """Moves, repeals and inserts whole provisions: the new list, the repealed ones, the failures.

    Moved provisions are taken out first, so that a repeal of their container leaves them. Repealed provisions
    are dropped next. Then moved and new provisions are put in, in the order of their operations.
    """
    failures: list[Failure] = []
    gone: list[tuple[int, Unit, str]] = []
    held: dict[int, list[Unit]] = {}
    for index in resolved.moves:
        operation = operations[index]
        assert isinstance(operation, MoveUnit)
        row = _row([units, *held.values()], operation.unit)
        span = subtree(tuple(row), _index(row, operation.unit))
        held[index] = row[span.start : span.stop]
        del row[span.start : span.stop]
    for index, ident in resolved.repeals:
        row = _row([units, *held.values()], ident)
        place = _index(row, ident)
        span = subtree(tuple(row), place)
        before = row[place - 1].id if place else ""
        gone += [(index, unit, before) for unit in row[span.start : span.stop]]
        del row[span.start : span.stop]
    last: dict[tuple[str, str], int] = {}
    for index in sorted((*resolved.moves, *resolved.inserts)):
        operation = operations[index]
        assert isinstance(operation, InsertUnits | MoveUnit)
        new = list(operation.units) if isinstance(operation, InsertUnits) else held.pop(index)
        anchor = operation.after or operation.inside
        # Its anchor may be on its way to another place itself: article 5 moves after article 4, which moves too.
        rows = [units, *held.values()] if anchor else [units]
        beside = next(
            (siblings for siblings in rows if not anchor or any(unit.id == anchor for unit in siblings)), None
        )
        if beside is None:
            failures.append(Failure("gone-provision", index, {"name": anchor}))
            if isinstance(operation, MoveUnit):
                units += new
            continue
        place = last.get((operation.after, operation.inside), 0)
        if operation.inside:
            place += _index(beside, anchor) + 1
        elif operation.after:
            place += subtree(tuple(beside), _index(beside, anchor)).stop
        last[operation.after, operation.inside] = last.get((operation.after, operation.inside), 0) + len(new)
        beside[place:place] = new
        for unit in new:
            old = fates.get(unit.id)
            if isinstance(operation, InsertUnits):
                fates[unit.id] = ProvisionTrace((None,) * len(unit.pieces), ((index,),) * len(unit.pieces), (index,))
            elif old is not None and unit is new[0]:
                fates[unit.id] = replace(old, whole=(*old.whole, index))
    return units, gone, failures


def _row(rows: Sequence[list[Unit]], ident: str) -> list[Unit]:
    """The list that contains a provision: that of the act, or one of provisions that are being moved."""
    return next(row for row in rows if any(unit.id == ident for unit in row))


def _index(units: Sequence[Unit], ident: str) -> int:
    return next(index for index, unit in enumerate(units) if unit.id == ident)
