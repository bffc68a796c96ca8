"""Carrying operations out on a text. Each is read against the text as it stood before; together they are one change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from engross.amend.resolve import Failure, Resolved, Splice, resolve
from engross.model.act_text import ActText, Piece, Unit, subtree
from engross.model.operation import InsertUnits, MoveUnit, Operation


@dataclass(frozen=True, slots=True)
class ProvisionTrace:
    """What became of one provision.

    `sources` says for each paragraph which one it was before (None: new), `touched` which operations changed it,
    `whole` which changed the provision as such, `lost` which paragraphs went, before which one, and by which operation.
    """

    sources: tuple[int | None, ...]
    touched: tuple[tuple[int, ...], ...]
    whole: tuple[int, ...] = ()
    lost: tuple[tuple[int, int, Piece], ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """A text after operations; `failures` are those that could not be carried out, and are left out of it.

    `gone` holds each provision that was repealed: the operation, the provision, the id of what stood before it.
    """

    text: ActText
    fates: Mapping[str, ProvisionTrace] = field(default_factory=dict)
    gone: tuple[tuple[int, Unit, str], ...] = ()
    failures: tuple[Failure, ...] = ()


def apply(text: ActText, operations: Sequence[Operation]) -> Applied:
    """`text` with `operations` carried out.

    An operation whose target is gone, whose words are ambiguous, or that
    touches what another touches, is a failure that says why.
    """
    found, failures = resolve(text, operations)
    fates: dict[str, ProvisionTrace] = {}
    units = [_worked(unit, found, fates) for unit in text.units]
    units, gone, more = _placed(units, found, operations, fates)
    return Applied(ActText(text.lang, tuple(units)), fates, tuple(gone), (*failures, *more))


def _worked(unit: Unit, found: Resolved, fates: dict[str, ProvisionTrace]) -> Unit:
    """One provision with what changes inside it."""
    touched: dict[int, list[int]] = {}
    pieces = list(unit.pieces)
    for at in range(len(pieces)):
        splices = sorted(found.words.get((unit.id, at), ()), key=lambda one: (one.start, one.end), reverse=True)
        for one in splices:
            old = pieces[at]
            pieces[at] = replace(old, text=old.text[: one.start] + one.text + old.text[one.end :])
            touched.setdefault(at, []).append(one.operation)
        if (label := found.labels.get((unit.id, at))) is not None:
            pieces[at] = replace(pieces[at], label=label[1])
            touched.setdefault(at, []).append(label[0])
    made, fate = _spliced(pieces, touched, found.pieces.get(unit.id, ()))
    whole: list[int] = []
    if (rewritten := found.rewritten.get(unit.id)) is not None:
        operation, heading, new = rewritten
        made, whole = list(new), [operation]
        fate = ProvisionTrace((None,) * len(new), ((operation,),) * len(new))
        unit = replace(unit, heading=heading)
    if (heading_ := found.headings.get(unit.id)) is not None:
        whole.append(heading_[0])
        unit = replace(unit, heading=heading_[1])
    if (number := found.numbers.get(unit.id)) is not None:
        whole.append(number[0])
        unit = replace(unit, number=number[1])
    fates[unit.id] = replace(fate, whole=tuple(whole))
    return replace(unit, pieces=tuple(made))


def _spliced(
    pieces: Sequence[Piece], touched: Mapping[int, Sequence[int]], splices: Sequence[Splice]
) -> tuple[list[Piece], ProvisionTrace]:
    made: list[Piece] = []
    sources: list[int | None] = []
    marks: list[tuple[int, ...]] = []
    lost: list[tuple[int, int, Piece]] = []
    at = 0

    def keep(stop: int) -> None:
        nonlocal at
        while at < stop:
            made.append(pieces[at])
            sources.append(at)
            marks.append(tuple(sorted(touched.get(at, ()))))
            at += 1

    for one in sorted(splices, key=lambda one: (one.start, one.end, one.order)):
        keep(one.start)
        lost += [(len(made), one.operation, pieces[k]) for k in range(one.start, one.end) if not one.new or one.moved]
        for k, piece in enumerate(one.new):
            made.append(piece)
            sources.append(one.sources[k] if one.sources else None)
            marks.append((one.operation,))
        at = max(at, one.end)
    keep(len(pieces))
    fate = ProvisionTrace(tuple(sources), tuple(marks), lost=tuple(one for one in lost if not _moved(one, splices)))
    return made, fate


def _moved(one: tuple[int, int, Piece], splices: Sequence[Splice]) -> bool:
    return any(splice.moved and splice.operation == one[1] for splice in splices)


def _placed(
    units: list[Unit], found: Resolved, operations: Sequence[Operation], fates: dict[str, ProvisionTrace]
) -> tuple[list[Unit], list[tuple[int, Unit, str]], list[Failure]]:
    """Moved provisions taken out, repealed ones dropped, then all put where they belong, in order."""
    failures: list[Failure] = []
    gone: list[tuple[int, Unit, str]] = []
    held: dict[int, list[Unit]] = {}
    for at in found.moves:
        operation = operations[at]
        assert isinstance(operation, MoveUnit)
        row = _row([units, *held.values()], operation.unit)
        span = subtree(tuple(row), _index(row, operation.unit))
        held[at] = row[span.start : span.stop]
        del row[span.start : span.stop]
    for at, ident in found.repeals:
        row = _row([units, *held.values()], ident)
        place = _index(row, ident)
        span = subtree(tuple(row), place)
        before = row[place - 1].id if place else ""
        gone += [(at, unit, before) for unit in row[span.start : span.stop]]
        del row[span.start : span.stop]
    last: dict[tuple[str, str], int] = {}
    for at in sorted((*found.moves, *found.inserts)):
        operation = operations[at]
        assert isinstance(operation, InsertUnits | MoveUnit)
        new = list(operation.units) if isinstance(operation, InsertUnits) else held.pop(at)
        anchor = operation.after or operation.inside
        # What it stands beside may be on its way to another place itself.
        rows = [units, *held.values()] if anchor else [units]
        beside = next((one for one in rows if not anchor or any(unit.id == anchor for unit in one)), None)
        if beside is None:
            failures.append(Failure("gone-provision", at, {"name": anchor}))
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
                fates[unit.id] = ProvisionTrace((None,) * len(unit.pieces), ((at,),) * len(unit.pieces), (at,))
            elif old is not None and unit is new[0]:
                fates[unit.id] = replace(old, whole=(*old.whole, at))
    return units, gone, failures


def _row(rows: Sequence[list[Unit]], ident: str) -> list[Unit]:
    """The provisions among which one stands: those of the act, or those that are on their way."""
    return next(row for row in rows if any(unit.id == ident for unit in row))


def _index(units: Sequence[Unit], ident: str) -> int:
    return next(at for at, unit in enumerate(units) if unit.id == ident)
