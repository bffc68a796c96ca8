"""The text in force at a date: an act with what amends it worked in, and who said what since when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

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
    through: tuple[tuple[NotedChange, ...], ...] = ()
    """For each operation, what changed the article that says it: an amendment of this amendment."""
    amending: tuple[Instrument, ...] = ()
    """The acts that amend or rectify this one."""
    amended_by: tuple[Instrument, ...] = ()
    """Those of them that are worked into its operations."""

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
    """A provision, or a paragraph of one, that is no more: where it stood, and by what it went."""

    unit: str
    before: str
    piece: int
    words: str
    change: NotedChange


@dataclass(frozen=True, slots=True)
class Consolidated:
    """A text in force, with what is to be said about it."""

    text: ActText
    at: date | None
    applied: tuple[Instrument, ...] = ()
    pieces: Mapping[str, tuple[tuple[NotedChange, ...], ...]] = field(default_factory=dict)
    whole: Mapping[str, tuple[NotedChange, ...]] = field(default_factory=dict)
    gone: tuple[Removal, ...] = ()
    history: Mapping[str, tuple[NotedChange, ...]] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()


def in_force(instruments: Sequence[Instrument], at: date | None, *, drafts: bool = False) -> tuple[Instrument, ...]:
    """Those that count at a date, in the order in which they are worked in; all that are signed if None.

    A rectification counts from the start, so first. What is repealed by
    one that counts does not, unless that one is repealed itself, or says that what was in force stays. `drafts`
    takes those that are not signed as if they were.
    """
    ready = [one for one in instruments if drafts or one.state == "signed"]
    counting = [one for one in ready if one.effect == "rectifies" or at is None or _since(one) <= at]
    ordered = sorted(counting, key=order)
    repealed: set[str] = set()
    for one in reversed(ordered):
        if one.name not in repealed:
            for each in one.operations:
                if isinstance(each, RepealAct) and (each.revives or _takes_effect_after(each.act, one, ordered)):
                    repealed.add(each.act)
    return tuple(one for one in ordered if one.name not in repealed)


def _takes_effect_after(name: str, repealing: Instrument, instruments: Sequence[Instrument]) -> bool:
    """Whether an act was still to take effect on the day on which another repealed it."""
    return any(one.name == name and _since(one) > _since(repealing) for one in instruments)


def repeals_of(instruments: Sequence[Instrument]) -> Mapping[str, tuple[Instrument, RepealAct, Origin]]:
    """The acts that others repeal, by name: the act that repeals, its operation, the place of that."""
    found = {}
    for one in instruments:
        for at, each in enumerate(one.operations):
            if isinstance(each, RepealAct):
                origin = one.origins[at] if at < len(one.origins) else one.origin
                found[each.act] = (one, each, origin)
    return found


def order(one: Instrument) -> tuple[bool, date, int, str]:
    """How instruments follow one another: rectifications, then by the day they take effect."""
    return one.effect != "rectifies", _since(one), one.number, one.name


def _since(one: Instrument) -> date:
    return one.effective or one.signed or date.max


def consolidate(
    base: ActText,
    act: Instrument,
    instruments: Sequence[Instrument],
    at: date | None,
    known: Sequence[Instrument] = (),
) -> Consolidated:
    """`base` with `instruments`, those of `in_force`, worked in one after the other.

    What cannot be worked in is told with both places, and left out. `known`
    are all instruments: what builds on one that was repealed is told with the
    place of what it builds on, and that of the repeal.
    """
    return _Consolidation(base, act, known).through(instruments, at)


class _Consolidation:
    def __init__(self, base: ActText, act: Instrument, known: Sequence[Instrument] = ()) -> None:
        self.text = base
        self.repeals = repeals_of(known)
        self.known = {one.name: one for one in known}
        self.pieces: dict[str, list[tuple[NotedChange, ...]]] = {
            unit.id: [()] * len(unit.pieces) for unit in base.units
        }
        self.whole: dict[str, tuple[NotedChange, ...]] = {}
        self.history: dict[str, list[NotedChange]] = {unit.id: [NotedChange(act, "said")] for unit in base.units}
        self.gone: list[Removal] = []
        self.touched: dict[str, Origin] = {}
        self.problems: list[Diagnostic] = []

    def through(self, instruments: Sequence[Instrument], at: date | None) -> Consolidated:
        for one in instruments:
            if one.after and one.before != one.after and fingerprint(self.text) == one.after:
                facts = {"name": one.name, "title": one.title}
                self.problems.append(Diagnostic("amendment-twice", one.origin, facts=facts))
                continue
            self._work_in(one)
        return Consolidated(
            self.text,
            at,
            tuple(instruments),
            {ident: tuple(marks) for ident, marks in self.pieces.items()},
            self.whole,
            tuple(self.gone),
            {ident: tuple(changes) for ident, changes in self.history.items()},
            tuple(self.problems),
        )

    def _work_in(self, one: Instrument) -> None:
        before = self.text
        made = apply(before, one.operations)
        self.problems += [self._problem(one, failure) for failure in made.failures]
        self.text = made.text
        olds = {unit.id: unit for unit in before.units}
        for unit in made.text.units:
            fate = made.fates[unit.id]
            self._carry(one, unit, olds.get(unit.id), fate)
        for at, unit, previous in made.gone:
            change = self._change(one, at)
            heading = " ".join(part for part in (unit.number, unit.heading) if part)
            self.gone.append(Removal(unit.id, previous, -1, heading, change))
            self._note(unit.id, change)
            self.pieces.pop(unit.id, None)
            self.whole.pop(unit.id, None)
        for at, operation in enumerate(one.operations):
            if name := target(operation):
                self.touched[name] = one.origins[at] if at < len(one.origins) else one.origin

    def _carry(self, one: Instrument, unit: Unit, old: Unit | None, fate: ProvisionTrace) -> None:
        """Bring the notes of one provision over, with what was done to it."""
        held = self.pieces.get(unit.id, [])
        marks: list[tuple[NotedChange, ...]] = []
        for source, touched in zip(fate.sources, fate.touched, strict=True):
            before: tuple[NotedChange, ...] = held[source] if source is not None and source < len(held) else ()
            was = old.pieces[source].text if old is not None and source is not None else ""
            marks.append((*before, *(self._change(one, at, was, inner=True) for at in touched)))
        self.pieces[unit.id] = marks
        changes = [self._change(one, at, old.heading if old is not None else "") for at in fate.whole]
        if changes:
            self.whole[unit.id] = (*self.whole.get(unit.id, ()), *changes)
        for at in sorted({at for touched in fate.touched for at in touched} | set(fate.whole)):
            self._note(unit.id, self._change(one, at))
        for place, at, piece in fate.lost:
            self.gone.append(Removal(unit.id, "", place, _excerpt(piece), self._change(one, at, inner=True)))
            self._note(unit.id, self._change(one, at))

    def _note(self, ident: str, change: NotedChange) -> None:
        history = self.history.setdefault(ident, [])
        if change not in history:
            history.append(change)

    @staticmethod
    def _change(one: Instrument, at: int, was: str = "", *, inner: bool = False) -> NotedChange:
        article = one.articles[at] if at < len(one.articles) else ""
        through = one.through[at] if at < len(one.through) else ()
        if one.effect == "rectifies":
            return NotedChange(one, "rectified", article, _defect(one.operations[at], was), through)
        return NotedChange(one, _deed(one.operations[at], inner=inner), article, "", through)

    def _repealed_under(self, operation: Operation) -> tuple[Origin, Origin] | None:
        """Where a repealed act changed what an operation speaks of, and where that act was repealed."""
        wanted = _touched_by(operation) | {target(operation)}
        for name, (_, _, origin) in self.repeals.items():
            earlier = self.known.get(name)
            for at, each in enumerate(earlier.operations if earlier is not None else ()):
                if earlier is not None and _touched_by(each) & wanted:
                    return earlier.origins[at] if at < len(earlier.origins) else earlier.origin, origin
        return None

    def _problem(self, one: Instrument, failure: Failure) -> Diagnostic:
        """A failure with its place, and that of the operation that stands in its way."""
        here = one.origins[failure.operation] if failure.operation < len(one.origins) else one.origin
        also: tuple[Origin, ...] = ()
        if failure.other is not None and failure.other < len(one.origins):
            also = (one.origins[failure.other],)
        elif (built_on := self._repealed_under(one.operations[failure.operation])) is not None:
            also = built_on
        elif (earlier := self.touched.get(target(one.operations[failure.operation]))) is not None:
            also = (earlier,)
        facts = {"title": one.title, **failure.facts, "other": str(also[0]) if also else ""}
        line = one.lines[failure.operation] if failure.operation < len(one.lines) else ""
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
