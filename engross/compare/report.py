"""The report of a redline: every change once, the facts that they come to, and the changes that were not allowed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from engross.compare.concordance import concordance, provisions
from engross.compare.mark_index import MarkIndex, PlacedMark, PlacedParagraph, mark_index
from engross.compare.thresholds import DEFAULT, Thresholds
from engross.model.outline import LINK, Outline
from engross.model.redline import MarkKind, Redline
from engross.model.summary import Change, ConcordanceRow, Fact, Fate, Move, Nature, ProvisionName, Summary, Topic

_TOPICS = list(Topic)
_WHOLE = {
    Fate.NEW: Topic.NEW,
    Fate.DROPPED: Topic.DROPPED,
    Fate.SPLIT: Topic.SPLIT,
    Fate.MERGED: Topic.MERGED,
    Fate.MOVED: Topic.MOVED,
    Fate.RETITLED: Topic.HEADING,
    Fate.REPLACED: Topic.REPLACED,
    Fate.RENUMBERED: Topic.RENUMBERED,
}
"""Fates that get a fact of their own even if all changes that show them belong to other facts."""
_Key = tuple[Topic, int | None, int | None, str, str, str]


def summarise(redline: Redline, thresholds: Thresholds = DEFAULT) -> Summary:
    """The summary of `redline`. Each change is in one fact, and in the count of one nature."""
    index = mark_index(redline)
    rows = concordance(index, thresholds)
    reader = _Reporter(index, rows)
    changes: list[Change] = []
    facts_by_key: dict[_Key, list[int]] = {key: [] for key in reader.wholes()}
    for marks in _changes(index.marks):
        change = reader.change(marks)
        facts_by_key.setdefault(reader.key(change, marks), []).append(len(changes))
        changes.append(change)
    facts = [_fact(key, indices, changes) for key, indices in facts_by_key.items()]
    facts.sort(key=lambda fact: (_TOPICS.index(fact.topic), -1 if fact.row is None else fact.row))
    return Summary(
        tuple(changes),
        tuple(facts),
        rows,
        sum(mark.words for mark in index.marks if mark.old >= 0),
        sum(mark.words for mark in index.marks if mark.new >= 0),
        _reshaped(rows),
        tuple(reader.moves()),
    )


def _changes(marks: Sequence[PlacedMark]) -> list[list[PlacedMark]]:
    """The marks of each change in reading order; places joined by a move are one change."""
    parent: dict[int, int] = {}

    def first(number: int) -> int:
        """The lowest number of the changes that were joined to change `number` (a forest of disjoint sets)."""
        while parent.setdefault(number, number) != number:
            number = parent[number]
        return number

    places: dict[str, int] = {}
    for mark in marks:
        if mark.change and mark.move_stem:
            low, high = sorted((first(mark.change), first(places.setdefault(mark.move_stem, mark.change))))
            parent[high] = low
    grouped: dict[int, list[PlacedMark]] = defaultdict(list)
    for mark in marks:
        if mark.change:
            grouped[first(mark.change)].append(mark)
    return [grouped[number] for number in sorted(grouped)]


def _fact(key: _Key, indices: list[int], changes: list[Change]) -> Fact:
    topic, row, other, old, new, path = key
    out, into = sum(changes[index].words_out for index in indices), sum(changes[index].words_in for index in indices)
    return Fact(topic, tuple(indices), row, other, old, new, path, out, into)


def _reshaped(rows: Iterable[ConcordanceRow]) -> int:
    """How many provisions changed their level."""
    return sum(len(row.old) == len(row.new) == 1 and row.old[0].level != row.new[0].level for row in rows)


def _target(paragraph: PlacedParagraph, position: int) -> str:
    """The target of the link at a character of a paragraph; empty if it is in no link."""
    links = (
        formatted
        for formatted in paragraph.formatting
        if formatted.style.startswith(LINK) and formatted.start <= position < formatted.end
    )
    return next((formatted.style.removeprefix(LINK) for formatted in links), "")


def _line(marks: Iterable[PlacedMark]) -> str:
    """The text of marks on one line."""
    return " ".join("".join(mark.text for mark in marks).split())


class _Reporter:
    """Tells what each change is about, knowing which provision became which."""

    def __init__(self, index: MarkIndex, rows: tuple[ConcordanceRow, ...]) -> None:
        self.index, self.rows = index, rows
        self.old = {provision.ordinal: provision for row in rows for provision in row.old}
        self.new = {provision.ordinal: provision for row in rows for provision in row.new}
        self.row_old = {provision.ordinal: number for number, row in enumerate(rows) for provision in row.old}
        self.row_new = {provision.ordinal: number for number, row in enumerate(rows) for provision in row.new}

    def wholes(self) -> Iterator[_Key]:
        """The keys of facts about whole provisions. Such a fact stands even if no change is left for it."""
        for number, row in enumerate(self.rows):
            for fate in row.fates:
                # What moved and has another number is told in one sentence.
                told = fate is Fate.RENUMBERED and Fate.MOVED in row.fates
                if (topic := _WHOLE.get(fate)) and row.words and not told:
                    yield (topic, number, None, "", "", "")

    def moves(self) -> Iterator[Move]:
        """Both ends of every move: once by its whole id, once by the part of it shared by paragraphs moved together."""
        ends: dict[str, dict[str, tuple[int, PlacedMark]]] = defaultdict(dict)
        for place, mark in enumerate(self.index.marks):
            if mark.side:
                for name in (mark.move, mark.move_stem):
                    ends[name].setdefault(mark.side, (place, mark))
        for name, both in ends.items():
            (gone, source), (come, goal) = both["from"], both["to"]
            a, b = self.index.clause_old(source), self.index.clause_new(goal)
            row = self.rows[self.row_new[b]]
            same = self.row_old[a] == self.row_new[b] and len(row.old) == len(row.new) == 1
            yield Move(name, self.old[a], self.new[b], same, gone < come)

    def change(self, marks: list[PlacedMark]) -> Change:
        """A change as it is reported: what it is, where it stands, its words."""
        gone = [mark for mark in marks if mark.op == "delete" and not mark.end]
        come = [mark for mark in marks if mark.op == "insert" and not mark.end]
        row, other = self._rows(marks)
        return Change(
            tuple(sorted({mark.change for mark in marks})),
            self._nature(marks),
            row,
            other,
            _line(gone),
            _line(come),
            sum(mark.words for mark in gone),
            sum(mark.words for mark in come),
            sum(mark.words for mark in marks if mark.side == "to"),
            _line(mark for mark in marks if mark.op == "equal"),
            self._link(marks),
        )

    def _link(self, marks: list[PlacedMark]) -> tuple[str, str]:
        """The old and the new target of the link on kept words if they differ; else two empty texts."""
        for mark in marks:
            if mark.kind is MarkKind.FORMATTING and mark.old >= 0 and mark.new >= 0:
                was = _target(self.index.before[mark.old], mark.at_old)
                now = _target(self.index.after[mark.new], mark.at_new)
                if was != now:
                    return was, now
        return "", ""

    def _nature(self, marks: list[PlacedMark]) -> Nature:
        if any(mark.side for mark in marks):
            return Nature.MOVE
        kinds = {mark.kind for mark in marks if mark.kind}
        relaid = any(mark.end for mark in marks)
        # Where paragraphs are joined or split a blank comes or goes with their mark.
        worded = {mark.kind for mark in marks if mark.text and not (relaid and mark.text.isspace())}
        for kind in (MarkKind.WORDING, MarkKind.VALUE):
            if kind in worded:
                return Nature(kind)
        if relaid:
            return Nature.LIST if all(mark.op == "equal" for mark in marks) else Nature.PARAGRAPH
        for kind in (MarkKind.RENUMBERING, MarkKind.FORMATTING):
            if kind in kinds:
                return Nature(kind)
        return Nature.TYPOGRAPHY if kinds else Nature.PARAGRAPH

    def _rows(self, marks: list[PlacedMark]) -> tuple[int, int | None]:
        """The index of the row that a change stands in, and that of the row it came from if it is another."""
        moved = [mark for mark in marks if mark.side] or marks
        before = [self.row_old[self.index.clause_old(mark)] for mark in moved if mark.old >= 0]
        after = [self.row_new[self.index.clause_new(mark)] for mark in moved if mark.new >= 0]
        row = after[0] if after else before[0]
        return row, before[0] if before and before[0] != row else None

    def key(self, change: Change, marks: list[PlacedMark]) -> _Key:
        """The key of the fact that the change belongs to: changes with one key are told as one fact.

        The topics are tried from the most telling one to the least. Example: a year changed inside the period «
        2024-2026 » is told as the period, then as a value, and never as wording.
        """
        fates = self.rows[change.row].fates
        whole = self._whole(change, marks)
        if whole is not None:
            return (whole, change.row, None, "", "", "")
        match change.nature:
            case Nature.TYPOGRAPHY:
                return (Topic.TYPOGRAPHY, None, None, "", "", "")
            case Nature.FORMATTING if any(change.link):
                return (Topic.LINKS, change.row, None, *change.link, "")
            case Nature.FORMATTING:
                return (Topic.FORMATTING, change.row, None, "", "", "")
            case Nature.MOVE:
                return (Topic.PASSAGE, change.row, change.other, "", "", "")
            case Nature.LIST:
                return (Topic.LISTS, change.row, None, "", "", "")
            case Nature.PARAGRAPH:
                return (Topic.PARAGRAPHS, change.row, None, "", "", "")
            case Nature.RENUMBERING:
                if self._in_heading(marks) and Fate.RENUMBERED in fates:
                    return (Topic.RENUMBERED, change.row, None, "", "", "")
                return (Topic.REFERENCES, None, None, "", "", "")
        if dated := self.index.dated.get(marks[0].change):
            return (dated[0], None, None, dated[1], dated[2], "")
        if change.nature is Nature.VALUE:
            old, new, path = self._value(marks)
            return (Topic.VALUE, None, None, old or change.old, new or change.new, path)
        if self._in_heading(marks) and Fate.RETITLED in fates:
            return (Topic.HEADING, change.row, None, "", "", "")
        if self._id(change.row) == "signatures":
            return (Topic.SIGNATURES, change.row, None, *self._paragraphs(marks), "")
        return (Topic.REPLACED if Fate.REPLACED in fates else Topic.WORDING, change.row, None, "", "", "")

    def _whole(self, change: Change, marks: list[PlacedMark]) -> Topic | None:
        """The topic of a change that only shows what became of its whole provision; None for any other change."""
        fates = self.rows[change.row].fates
        if Fate.NEW in fates or Fate.DROPPED in fates:
            # A passage that came from elsewhere is told as one: its words are not new.
            return None if change.other is not None else _WHOLE[fates[0]]
        if change.nature in (Nature.TYPOGRAPHY, Nature.FORMATTING, Nature.LIST):
            return None
        for fate in (Fate.SPLIT, Fate.MERGED):
            if fate in fates and (change.nature in (Nature.MOVE, Nature.PARAGRAPH) or self._in_heading(marks)):
                return _WHOLE[fate] if change.other is None else None
        if Fate.MOVED in fates and change.nature is Nature.MOVE and change.other is None:
            return Topic.MOVED
        return None

    def _in_heading(self, marks: list[PlacedMark]) -> bool:
        places = [self.index.before[mark.old] for mark in marks if mark.old >= 0]
        places += [self.index.after[mark.new] for mark in marks if mark.new >= 0]
        return all(place.role == "heading" for place in places)

    def _id(self, row: int) -> str:
        return next((provision.id for provision in (*self.rows[row].new, *self.rows[row].old)), "")

    def _paragraphs(self, marks: list[PlacedMark]) -> tuple[str, str]:
        """The whole paragraphs that a change stands in, on either side."""
        old = dict.fromkeys(mark.old for mark in marks if mark.old >= 0)
        new = dict.fromkeys(mark.new for mark in marks if mark.new >= 0)
        before = ", ".join(self.index.before[index].text for index in old)
        return before, ", ".join(self.index.after[index].text for index in new)

    def _value(self, marks: list[PlacedMark]) -> tuple[str, str, str]:
        """The whole old value, the whole new value, and the path in the data that it came from."""
        old, new = (next(filter(None, (self._filled(mark, old=old) for mark in marks)), None) for old in (True, False))
        path = (new or old or ("", ""))[1]
        was = old[0] if old else self._left(marks, path, old=True)
        return was, new[0] if new else self._left(marks, path, old=False), path

    def _filled(self, mark: PlacedMark, *, old: bool) -> tuple[str, str] | None:
        """The value of one side that a mark is part of, and its path in the data; None if it is in no value."""
        index, start = (mark.old, mark.at_old) if old else (mark.new, mark.at_new)
        if index < 0:
            return None
        place = (self.index.before if old else self.index.after)[index]
        for value in place.values:
            if value.start < start + len(mark.text) and start < value.end:
                return place.text[value.start : value.end], value.path
        return None

    def _left(self, marks: list[PlacedMark], path: str, *, old: bool) -> str:
        """The value of `path` on the side that has no word of the change; empty if that side has no such value.

        « 10 » became « 10 ans »: the old side lost no word, and its value is in the mark beside the change.
        """
        if any(mark.end for mark in marks):
            return ""
        every, start = self.index.marks, marks[0].at_old if old else marks[0].at_new
        for neighbour in (self._where[id(marks[0])] - 1, self._where[id(marks[-1])] + 1):
            if (
                not 0 <= neighbour < len(every)
                or every[neighbour].end
                or (every[neighbour].old if old else every[neighbour].new) < 0
            ):
                continue
            place = self.index.before[every[neighbour].old] if old else self.index.after[every[neighbour].new]
            for value in place.values:
                if value.path == path and value.start <= start <= value.end:
                    return place.text[value.start : value.end]
        return ""

    @cached_property
    def _where(self) -> dict[int, int]:
        return {id(mark): place for place, mark in enumerate(self.index.marks)}


# whether a text changed only where it was allowed to: the check on a text that came back


@dataclass(frozen=True, slots=True)
class Stray:
    """A change in a provision where none was allowed.

    `old` and `new` are the words taken out and put in, `moved` the words that moved, `set` the words that are set
    otherwise. All four are empty where borders, lists or the level of the provision changed and no word did.
    """

    provision: ProvisionName
    old: str
    new: str
    moved: str = ""
    set: str = ""


def provisions_called(outline: Outline, name: str) -> frozenset[int]:
    """The provisions called `name`, and those inside them, as indices of `outline.clauses`.

    `name` is a permanent id, a heading, or the first words of a heading.
    """
    wanted = _folded(name)
    ordinals: set[int] = set()
    level = 0
    for ordinal, clause in enumerate(outline.clauses):
        if level and clause.level > level:
            ordinals.add(ordinal)
            continue
        heading = _folded(clause.heading)
        named = wanted in (clause.id.casefold(), clause.id.partition("@")[0].casefold(), heading)
        if wanted and (named or re.match(rf"{re.escape(wanted)}(?!\w)", heading)):
            ordinals.add(ordinal)
            level = clause.level
        else:
            level = 0
    return frozenset(ordinals)


def provision_names(outline: Outline) -> Iterator[str]:
    """Give the id of each provision of `outline`, or its heading if it has no id."""
    for clause in outline.clauses:
        if clause.id or clause.heading:
            yield clause.id or clause.heading


def strays(redline: Redline, summary: Summary, allowed: Iterable[str], *, typography: bool = True) -> Iterator[Stray]:
    """Give the changes outside the provisions that `allowed` names; changes of typography only with `typography`."""
    index = mark_index(redline)
    called = provisions(index.old), provisions(index.new)
    wanted = list(allowed)
    old = frozenset(number for name in wanted for number in provisions_called(index.old, name))
    new = frozenset(number for name in wanted for number in provisions_called(index.new, name))
    by_place: dict[int, list[PlacedMark]] = {}
    for mark in index.marks:
        if mark.change:
            by_place.setdefault(mark.change, []).append(mark)
    told: set[int] = set()
    for change in summary.changes:
        marks = [mark for place in change.places for mark in by_place[place]]
        if not typography and {mark.kind for mark in marks} == {MarkKind.TYPOGRAPHY}:
            told.add(change.row)
            continue
        places = (_outside(index, called, mark, old, new) for mark in marks)
        outside = next(filter(None, places), None)
        if outside is not None:
            told.add(change.row)
            yield Stray(outside, *_words(change, marks))
    for number, row in enumerate(summary.rows):
        inside = not (new.isdisjoint(_ordinals(row.new)) and old.isdisjoint(_ordinals(row.old)))
        if number not in told and not inside and row.fates != (Fate.KEPT,):
            yield Stray((row.new or row.old)[0], "", "")
    for number in _on_another_level(index, new):
        yield Stray(called[1][number], "", "")


def _outside(
    index: MarkIndex,
    called: tuple[list[ProvisionName], list[ProvisionName]],
    mark: PlacedMark,
    old: frozenset[int],
    new: frozenset[int],
) -> ProvisionName | None:
    """The provision outside `old` and `new` that a mark stands in, None if it stands inside them."""
    a, b = index.clause_old(mark), index.clause_new(mark)
    if b >= 0 and b not in new:
        return called[1][b]
    return called[0][a] if a >= 0 and a not in old else None


def _words(change: Change, marks: list[PlacedMark]) -> tuple[str, str, str, str]:
    """The words of a change as `Stray` has them: taken out, put in, moved, set otherwise."""
    if change.old or change.new or change.set:
        return change.old, change.new, "", change.set
    return "", "", " ".join("".join(mark.text for mark in marks if mark.side == "from").split()), ""


def _on_another_level(index: MarkIndex, allowed: frozenset[int]) -> dict[int, None]:
    """The new provisions not in `allowed` whose heading was kept on another level, in reading order."""
    ordinals: dict[int, None] = {}
    for mark in index.marks:
        if mark.end and mark.op == "equal":
            before, after = index.before[mark.old], index.after[mark.new]
            levels = index.old.clauses[before.clause].level, index.new.clauses[after.clause].level
            heading = before.role == after.role == "heading"
            if after.clause not in allowed and heading and levels[0] != levels[1]:
                ordinals[after.clause] = None
    return ordinals


def _ordinals(provisions: Iterable[ProvisionName]) -> Iterator[int]:
    return (provision.ordinal for provision in provisions)


def _folded(text: str) -> str:
    return " ".join(re.sub(r"</?sup>", "", text).casefold().split())
