"""Builds the text in force at a date: works amendments into an act, and notes which act made which change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, TypeVar

from engross.amend.apply import ProvisionTrace, apply
from engross.amend.resolve import Failure
from engross.amend.traditions import amendment_words
from engross.diagnostics import Diagnostic, Origin, Severity
from engross.model.act_text import ActText, Piece, Unit, fingerprint
from engross.model.amendment import Emphasis
from engross.model.noun import Noun
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
    target,
)
from engross.model.term import StartRule

T = TypeVar("T")
Deed = Literal["said", "modified", "replaced", "inserted", "repealed", "moved", "renumbered", "rectified"]


@dataclass(frozen=True, slots=True)
class Instrument:
    """An act of a chain: the base act, without operations, or an amendment or rectification of it.

    `title` is how others cite it (avenant n° 1); `articles` has, for each operation, the article that says it.
    Instruments are the same if they have the same name.
    """

    name: str
    title: str
    effect: Literal["base", "amends", "rectifies"]
    number: int = 0
    template: str = "protocol"
    """The kind of instrument that it is."""
    state: str = "signed"
    signed: date | None = None
    effective: date | None = None
    operations: tuple[Operation, ...] = ()
    origins: tuple[Origin, ...] = ()
    lines: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    origin: Origin = Origin("")
    before: str = ""
    after: str = ""
    titles: Mapping[str, str] = field(default_factory=dict, compare=False)
    emphasis: tuple[Emphasis, ...] = ()
    rule: StartRule | None = None
    """What sets the day it takes effect, when it names none; `effective` is None while that has not happened."""
    days: tuple[date | None, ...] = ()
    """For each operation, the day it takes effect when that is another one than the instrument's."""
    through: tuple[tuple[NotedChange, ...], ...] = ()
    """For each operation, what changed the article that says it: an amendment of this amendment."""
    amending: tuple[Instrument, ...] = ()
    """The acts that amend or rectify this one."""
    amended_by: tuple[Instrument, ...] = ()
    """Those of them that are worked into its operations."""

    @property
    def waits(self) -> bool:
        """Whether the day it takes effect is still unknown."""
        return self.rule is not None and self.effective is None

    def since(self, index: int) -> date | None:
        """The day one of its operations takes effect."""
        own = self.days[index] if index < len(self.days) else None
        return own or self.effective

    def by(self, day: date) -> Instrument | None:
        """The instrument with those of its operations that have effect on a day; None if none has."""
        if not any(self.days):
            return self if _since(self) <= day else None
        due = [index for index in range(len(self.operations)) if (self.since(index) or self.signed or date.max) <= day]
        if len(due) == len(self.operations):
            return self
        if not due:
            return None

        def kept(values: tuple[T, ...]) -> tuple[T, ...]:
            return tuple(values[index] for index in due if index < len(values))

        return replace(
            self,
            operations=kept(self.operations),
            origins=kept(self.origins),
            lines=kept(self.lines),
            articles=kept(self.articles),
            through=kept(self.through),
            days=kept(self.days),
            before="",
            after="",
        )

    def __hash__(self) -> int:
        return hash(self.name)

    def called(self, tag: str) -> str:
        """How the texts in that language cite it."""
        return self.titles.get(tag, self.title)

    def noun(self, tag: str) -> Noun:
        """The same as a noun: Amendment no. 1 goes without an article, the Record of Correction does not."""
        words = amendment_words(tag).instrument(rectifies=self.effect == "rectifies")
        return words.cited(self.called(tag))


@dataclass(frozen=True, slots=True)
class NotedChange:
    """What one instrument did to a provision or paragraph; `was` keeps the words that a rectification corrected."""

    instrument: Instrument
    deed: Deed
    article: str = ""
    was: str = ""
    through: tuple[NotedChange, ...] = ()
    """What changed the article that makes this change."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A provision, or a paragraph of one, that was deleted, and the change that deleted it.

    `unit` is the id of the provision. `piece` is the index of the paragraph before
    which the deleted one stood, from 0; -1 if the whole provision was deleted, and
    `before` is then the id of the provision before it. `words` names what was deleted.
    """

    unit: str
    before: str
    piece: int
    words: str
    change: NotedChange


@dataclass(frozen=True, slots=True)
class Consolidated:
    """A text in force on the day `at`, with its notes; None means with all that is signed.

    By id of provision: `pieces` has the changes of each paragraph, `whole` those of the
    provision as such, `history` all of them since the signature.
    """

    text: ActText
    at: date | None
    applied: tuple[Instrument, ...] = ()
    pieces: Mapping[str, tuple[tuple[NotedChange, ...], ...]] = field(default_factory=dict)
    whole: Mapping[str, tuple[NotedChange, ...]] = field(default_factory=dict)
    gone: tuple[Removal, ...] = ()
    history: Mapping[str, tuple[NotedChange, ...]] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()


def in_force(instruments: Sequence[Instrument], day: date | None, *, drafts: bool = False) -> tuple[Instrument, ...]:
    """The instruments in force on a day, in the order in which they are worked in; all that are signed if None.

    A rectification has effect from the start, so it comes first. An instrument that
    another one repeals is left out, with two exceptions: the other one is repealed
    itself, or it says that the changes already in force stay. `drafts` counts
    unsigned instruments as signed.
    """
    ready = [instrument for instrument in instruments if drafts or instrument.state == "signed"]
    counting = [
        due
        for instrument in ready
        if (due := instrument if instrument.effect == "rectifies" or day is None else instrument.by(day)) is not None
    ]
    ordered = sorted(counting, key=order)
    repealed: set[str] = set()
    for instrument in reversed(ordered):
        if instrument.name not in repealed:
            for operation in instrument.operations:
                if isinstance(operation, RepealAct) and (
                    operation.revives or _takes_effect_after(operation.act, instrument, ordered)
                ):
                    repealed.add(operation.act)
    return tuple(instrument for instrument in ordered if instrument.name not in repealed)


def _takes_effect_after(name: str, repealing: Instrument, instruments: Sequence[Instrument]) -> bool:
    """Whether an act takes effect only after the day on which another act repeals it."""
    return any(instrument.name == name and _since(instrument) > _since(repealing) for instrument in instruments)


def repeals_of(instruments: Sequence[Instrument]) -> Mapping[str, tuple[Instrument, RepealAct, Origin]]:
    """The repealed acts by name, each with the act that repeals it, the operation, and the place of that operation."""
    repeals = {}
    for instrument in instruments:
        for index, operation in enumerate(instrument.operations):
            if isinstance(operation, RepealAct):
                origin = instrument.origins[index] if index < len(instrument.origins) else instrument.origin
                repeals[operation.act] = (instrument, operation, origin)
    return repeals


def order(instrument: Instrument) -> tuple[bool, date, int, str]:
    """The key that sorts instruments: rectifications first, then by the day on which they take effect."""
    return instrument.effect != "rectifies", _since(instrument), instrument.number, instrument.name


def _since(instrument: Instrument) -> date:
    first = date.max if instrument.waits else instrument.effective or instrument.signed or date.max
    return min([first, *(day for day in instrument.days if day is not None)])


def consolidate(
    base: ActText,
    act: Instrument,
    instruments: Sequence[Instrument],
    day: date | None,
    known: Sequence[Instrument] = (),
) -> Consolidated:
    """Works `instruments`, as `in_force` gives them, into `base`, one after the other.

    An operation that cannot be carried out is left out and becomes a problem of
    the result. The problem names the operation that stands in its way. `known` are all
    instruments: if the operation needs a change that an act made which was
    repealed, the problem names that change and the repeal.
    """
    return _Consolidation(base, act, known).through(instruments, day)


class _Consolidation:
    def __init__(self, base: ActText, act: Instrument, known: Sequence[Instrument] = ()) -> None:
        self.text = base
        self.repeals = repeals_of(known)
        self.known = {instrument.name: instrument for instrument in known}
        self.pieces: dict[str, list[tuple[NotedChange, ...]]] = {
            unit.id: [()] * len(unit.pieces) for unit in base.units
        }
        self.whole: dict[str, tuple[NotedChange, ...]] = {}
        self.history: dict[str, list[NotedChange]] = {unit.id: [NotedChange(act, "said")] for unit in base.units}
        self.gone: list[Removal] = []
        self.touched: dict[str, Origin] = {}
        self.problems: list[Diagnostic] = []

    def through(self, instruments: Sequence[Instrument], day: date | None) -> Consolidated:
        for instrument in instruments:
            if (
                instrument.after
                and instrument.before != instrument.after
                and fingerprint(self.text) == instrument.after
            ):
                facts = {"name": instrument.name, "title": instrument.title}
                self.problems.append(Diagnostic("amendment-twice", instrument.origin, facts=facts))
                continue
            self._work_in(instrument)
        return Consolidated(
            self.text,
            day,
            tuple(instruments),
            {ident: tuple(marks) for ident, marks in self.pieces.items()},
            self.whole,
            tuple(self.gone),
            {ident: tuple(changes) for ident, changes in self.history.items()},
            tuple(self.problems),
        )

    def _work_in(self, instrument: Instrument) -> None:
        before = self.text
        applied = apply(before, instrument.operations)
        self.problems += [self._problem(instrument, failure) for failure in applied.failures]
        self.text = applied.text
        olds = {unit.id: unit for unit in before.units}
        for unit in applied.text.units:
            fate = applied.fates[unit.id]
            self._carry(instrument, unit, olds.get(unit.id), fate)
        for index, unit, previous in applied.gone:
            change = self._change(instrument, index)
            heading = " ".join(part for part in (unit.number, unit.heading) if part)
            self.gone.append(Removal(unit.id, previous, -1, heading, change))
            self._note(unit.id, change)
            self.pieces.pop(unit.id, None)
            self.whole.pop(unit.id, None)
        for index, operation in enumerate(instrument.operations):
            if name := target(operation):
                self.touched[name] = instrument.origins[index] if index < len(instrument.origins) else instrument.origin

    def _carry(self, instrument: Instrument, unit: Unit, old: Unit | None, fate: ProvisionTrace) -> None:
        """Carries the notes of one provision over to its new paragraphs, and adds those of this instrument."""
        # A paragraph brings the notes of the paragraph that it comes from. Example: the second paragraph had a note of
        # amendment 1; amendment 2 deletes the first. The note now stands at the first paragraph, its source being 1.
        held = self.pieces.get(unit.id, [])
        marks: list[tuple[NotedChange, ...]] = []
        for source, touched in zip(fate.sources, fate.touched, strict=True):
            before: tuple[NotedChange, ...] = held[source] if source is not None and source < len(held) else ()
            was = old.pieces[source].text if old is not None and source is not None else ""
            marks.append((*before, *(self._change(instrument, index, was, inner=True) for index in touched)))
        self.pieces[unit.id] = marks
        changes = [self._change(instrument, index, old.heading if old is not None else "") for index in fate.whole]
        if changes:
            self.whole[unit.id] = (*self.whole.get(unit.id, ()), *changes)
        for index in sorted({index for touched in fate.touched for index in touched} | set(fate.whole)):
            self._note(unit.id, self._change(instrument, index))
        for place, index, piece in fate.lost:
            self.gone.append(Removal(unit.id, "", place, _excerpt(piece), self._change(instrument, index, inner=True)))
            self._note(unit.id, self._change(instrument, index))

    def _note(self, ident: str, change: NotedChange) -> None:
        history = self.history.setdefault(ident, [])
        if change not in history:
            history.append(change)

    @staticmethod
    def _change(instrument: Instrument, index: int, was: str = "", *, inner: bool = False) -> NotedChange:
        article = instrument.articles[index] if index < len(instrument.articles) else ""
        through = instrument.through[index] if index < len(instrument.through) else ()
        own = instrument.days[index] if index < len(instrument.days) else None
        if own is not None:
            instrument = replace(instrument, effective=own, rule=None)
        if instrument.effect == "rectifies":
            return NotedChange(instrument, "rectified", article, _defect(instrument.operations[index], was), through)
        return NotedChange(instrument, _deed(instrument.operations[index], inner=inner), article, "", through)

    def _repealed_under(self, operation: Operation) -> tuple[Origin, Origin] | None:
        """The places of a change that a repealed act made to the target of `operation`, and of the repeal; or None."""
        wanted = _touched_by(operation) | {target(operation)}
        for name, (_, _, origin) in self.repeals.items():
            earlier = self.known.get(name)
            for index, each in enumerate(earlier.operations if earlier is not None else ()):
                if earlier is not None and _touched_by(each) & wanted:
                    return earlier.origins[index] if index < len(earlier.origins) else earlier.origin, origin
        return None

    def _problem(self, instrument: Instrument, failure: Failure) -> Diagnostic:
        """The diagnostic of a failure, with its place and that of the operation that stands in its way."""
        here = (
            instrument.origins[failure.operation] if failure.operation < len(instrument.origins) else instrument.origin
        )
        also: tuple[Origin, ...] = ()
        if failure.other is not None and failure.other < len(instrument.origins):
            also = (instrument.origins[failure.other],)
        elif (built_on := self._repealed_under(instrument.operations[failure.operation])) is not None:
            also = built_on
        elif (earlier := self.touched.get(target(instrument.operations[failure.operation]))) is not None:
            also = (earlier,)
        facts = {"title": instrument.title, **failure.facts, "other": str(also[0]) if also else ""}
        line = instrument.lines[failure.operation] if failure.operation < len(instrument.lines) else ""
        return Diagnostic(failure.code, here, Severity.ERROR, facts, line, also)


def _touched_by(operation: Operation) -> set[str]:
    """The provisions that an operation changes or puts in."""
    if isinstance(operation, InsertUnits):
        return {unit.id for unit in operation.units}
    numbers = getattr(operation, "numbers", ())
    return {target(operation), *(number.unit for number in numbers)} - {""}


def _defect(operation: Operation, was: str) -> str:
    """The words that an operation corrects; the whole paragraph where it does not name them."""
    match operation:
        case ReplaceWords() | DeleteWords() | Heading() | ReplaceEverywhere():
            return operation.old
        case Sentences() if operation.old:
            return " ".join(operation.old)
        case Pieces() if operation.old:
            return " ".join(piece.text for piece in operation.old)
        case InsertWords() | InsertUnits() | Pieces() | Sentences():
            return ""
        case _:
            return was


def _deed(operation: Operation, *, inner: bool) -> Deed:
    match operation:
        case InsertUnits():
            return "inserted"
        case Repeal():
            return "repealed"
        case MoveUnit() | MovePieces():
            return "moved"
        case Renumber() | Relabel():
            return "renumbered"
        case ReplaceUnit():
            return "replaced"
        case Pieces():
            if not operation.old:
                return "inserted" if inner else "modified"
            return "repealed" if not operation.new and inner else "replaced" if inner else "modified"
        case Heading():
            return "modified"
        case _:
            return "modified"


def _excerpt(piece: Piece) -> str:
    return piece.text if len(piece.text) <= 80 else f"{piece.text[:79].rstrip()}…"
