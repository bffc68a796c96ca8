"""Finds provisions that were in force for a time and stand in no later text.

An amendment puts a provision in. Later that amendment is repealed, or another act deletes the insertion from it. Then
no operation repeals the provision, and the texts of later days do not have it. Therefore the texts of earlier days are
read too. Each provision of one day that is not in the text of the next is noted, with the act that removed it. Example:
amendment 1 inserts article 5 from 2028 on; amendment 1 to amendment 1 deletes that insertion from 2029 on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from engross.acts.amendment_chain import AmendmentChain, amendment_chain
from engross.amend.consolidate import Consolidated, Instrument, NotedChange, Removal
from engross.diagnostics import Collector
from engross.model.operation import RepealAct
from engross.source.library import Library


def with_former_provisions(
    library: Library, chain: AmendmentChain, consolidated: Consolidated, known: date | None
) -> Consolidated:
    """`consolidated`, with notes on the provisions that were in force before its day and that no operation repealed."""
    if not any(instrument.amending or _repeals(instrument) for instrument in chain.instruments):
        return consolidated
    days = [day for day in sorted(_days(chain.instruments)) if consolidated.at is None or day <= consolidated.at]
    history, gone = dict(consolidated.history), list(consolidated.gone)
    before: Consolidated | None = None
    for day in days:
        earlier_chain = amendment_chain(library, chain.name, Collector(), at=day, known=known)
        if earlier_chain is None:
            return consolidated
        after = earlier_chain.at(day)
        if before is not None:
            for ident, removal in _went(before, after):
                if consolidated.text.unit(ident) is None and not _is_told(history.get(ident, ())):
                    history[ident] = (*before.history.get(ident, ()), removal.change)
                    gone.append(replace(removal, before=_beside(consolidated, before, ident)))
        before = after
    return replace(consolidated, history=history, gone=tuple(gone))


def _repeals(instrument: Instrument) -> bool:
    return any(isinstance(operation, RepealAct) for operation in instrument.operations)


def _days(instruments: tuple[Instrument, ...]) -> Iterator[date]:
    """The days on which something took effect."""
    for instrument in instruments:
        if day := None if instrument.waits else instrument.effective or instrument.signed:
            yield day
        yield from (day for day in instrument.days if day is not None)
        yield from _days(instrument.amending)


def _went(before: Consolidated, after: Consolidated) -> Iterator[tuple[str, Removal]]:
    """The provisions of one day that the text of the next day does not have, with the act that took effect between."""
    here = {unit.id for unit in after.text.units}
    known = {instrument.name for instrument in _counting(before)}
    new = [instrument for instrument in _counting(after) if instrument.name not in known]
    for unit in before.text.units:
        if unit.id not in here and new:
            words = " ".join(part for part in (unit.number, unit.heading) if part)
            yield unit.id, Removal(unit.id, "", -1, words, NotedChange(new[0], "repealed"))


def _counting(consolidated: Consolidated) -> Iterator[Instrument]:
    for instrument in consolidated.applied:
        yield instrument
        yield from instrument.amended_by


def _is_told(changes: tuple[NotedChange, ...]) -> bool:
    return any(change.deed == "repealed" for change in changes)


def _beside(consolidated: Consolidated, before: Consolidated, ident: str) -> str:
    """The provision after which `ident` stood: the last one before it that the text still has; empty if it has none."""
    earlier = ""
    for unit in before.text.units:
        if unit.id == ident:
            break
        earlier = unit.id if consolidated.text.unit(unit.id) is not None else earlier
    return earlier
