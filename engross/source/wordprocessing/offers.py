"""The tracked changes of a file as a person decides on them: marks that stand together are one change, with a number.

A word processor marks runs, paragraph marks, rows and settings one by one. What
one author did at one place is one decision: `deux` replaced by `trois` is a
mark of deletion and one of insertion, and one change.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from engross.source.wordprocessing.passages import Marks, RichRun, Taken, TrackedChange, WordPassage

OfferKind = Literal["inserted", "deleted", "replaced", "moved", "set"]
"""Words put in, taken out, both at one place, or moved; or words and paragraphs that are only set otherwise."""


@dataclass(slots=True)
class OfferedChange:
    """One change of a file: its number (from 1 in reading order), who made it and when, what it takes out and puts in.

    `passages` are the indices of the passages that it touches. `old` and `new` hold a line feed where a paragraph
    ends. Both are empty where words are only set otherwise; `set_words` are those words. `comments` are the ids of the
    comments that stand in these passages.
    """

    number: int
    author: str
    date: str
    old: str = ""
    new: str = ""
    set_words: str = ""
    moved: bool = False
    passages: list[int] = field(default_factory=list)

    @property
    def kind(self) -> OfferKind:
        """What the change is."""
        if self.moved:
            return "moved"
        if self.old.strip() and self.new.strip():
            return "replaced"
        if self.old or self.new:
            return "deleted" if self.old.strip() or not self.new else "inserted"
        return "set"


def offered(passages: Sequence[WordPassage]) -> tuple[list[WordPassage], list[OfferedChange]]:
    """The passages with the number of its change on each mark, and the changes in reading order.

    The marks of one author that follow one another within a paragraph are one
    change. So are the marks in a row that was put in or taken out as a whole,
    and both ends of a move.
    """
    counter = _Counter()
    numbered = [counter.passage(index, passage) for index, passage in enumerate(passages)]
    merged = _moves(counter.changes)
    if not merged:
        return numbered, counter.changes
    changes = [change for change in counter.changes if change.number not in merged]
    order = {change.number: place for place, change in enumerate(changes, 1)}
    new = {change.number: order[merged.get(change.number, change.number)] for change in counter.changes}
    for change in changes:
        change.number = new[change.number]
    return [_renumbered(passage, new) for passage in numbered], changes


def chosen(numbers: Collection[int]) -> Taken:
    """Accept the changes of these numbers, and reject all others."""
    held = frozenset(numbers)
    return lambda change: change.number in held


class _Counter:
    """Counts changes while it walks through the passages: `open` holds the change at hand of each author."""

    def __init__(self) -> None:
        self.changes: list[OfferedChange] = []
        self.open: dict[str, OfferedChange] = {}
        self.begun_by_mark: set[str] = set()
        self.rows: dict[tuple[int, int, str, str], OfferedChange] = {}
        self.in_row: OfferedChange | None = None
        self.index = 0

    def passage(self, index: int, passage: WordPassage) -> WordPassage:
        self.index = index
        row = self._row(passage)
        changed = passage.changed
        if changed is not None:
            self._close_but(())
            changed = self._marked(changed, "", "")
            self.changes[changed.number - 1].set_words += passage.words.strip()
            self.open.clear()
        runs = [self._run(run) for run in passage.runs]
        end = self._end(passage)
        return replace(passage, runs=runs, end=end, row=row, changed=changed)

    def _row(self, passage: WordPassage) -> Marks:
        marks: list[TrackedChange] = []
        self.in_row = None
        for mark in passage.row:
            key = (passage.place.table, passage.place.row, mark.author, mark.deed)
            change = self.rows.get(key)
            if change is None:
                change = self.rows[key] = self._new(mark)
            elif self.index not in change.passages:
                separator = " | " if passage.place.column > 1 else "\n"
                if mark.deed == "inserted":
                    change.new += separator
                else:
                    change.old += separator
                change.passages.append(self.index)
            self.in_row = change
            marks.append(replace(mark, number=change.number))
        if marks:
            self.open.clear()
        return tuple(marks)

    def _run(self, run: RichRun) -> RichRun:
        marks = (*run.marks, *((run.changed,) if run.changed else ()))
        if not marks:
            if run.text:
                self.open.clear()
                self.begun_by_mark.clear()
            return run
        self._close_but({mark.author for mark in marks})
        numbered = tuple(
            self._marked(mark, "" if mark.deed == "inserted" else run.text, run.text if mark.deed == "inserted" else "")
            for mark in run.marks
        )
        changed = run.changed
        if changed is not None:
            changed = self._marked(changed, "", "")
            self.changes[changed.number - 1].set_words += run.text
        return replace(run, marks=numbered, changed=changed)

    def _end(self, passage: WordPassage) -> Marks:
        """The marks of the end of a paragraph.

        A change ends here, unless the paragraph mark is the first thing that it changes. Writers track the mark of
        the paragraph before where the last paragraph of a text was put in: the words that follow belong to the mark.
        """
        for author in self.begun_by_mark:
            self.open.pop(author, None)
        self.begun_by_mark.clear()
        self._close_but({mark.author for mark in passage.end})
        before = set(self.open)
        numbered = tuple(
            self._marked(mark, "" if mark.deed == "inserted" else "\n", "\n" if mark.deed == "inserted" else "")
            for mark in passage.end
        )
        begun = {mark.author for mark in passage.end} - before
        self.open = {author: change for author, change in self.open.items() if author in begun}
        self.begun_by_mark = set(self.open)
        return numbered

    def _close_but(self, authors: Collection[str]) -> None:
        for author in [name for name in self.open if name not in authors]:
            del self.open[author]
            self.begun_by_mark.discard(author)

    def _marked(self, mark: TrackedChange, old: str, new: str) -> TrackedChange:
        change = self.in_row if self.in_row is not None and self.in_row.author == mark.author else None
        if change is None:
            change = self.open.get(mark.author)
        if change is None or (mark.move != change.moved and (change.old or change.new)):
            change = self.open[mark.author] = self._new(mark)
        change.old += old
        change.new += new
        change.moved = change.moved or mark.move
        if self.index not in change.passages:
            change.passages.append(self.index)
        return replace(mark, number=change.number)

    def _new(self, mark: TrackedChange) -> OfferedChange:
        change = OfferedChange(len(self.changes) + 1, mark.author, mark.date, passages=[self.index])
        self.changes.append(change)
        return change


def _moves(changes: Sequence[OfferedChange]) -> dict[int, int]:
    """For each second end of a move, by number, the number of its first end; the first one takes its words.

    Ends belong together if one author moved the same words from one and to the other.
    """
    merged: dict[int, int] = {}
    waiting: dict[tuple[str, str], list[OfferedChange]] = {}
    for change in changes:
        if not change.moved or bool(change.old) == bool(change.new):
            continue
        words = " ".join((change.old or change.new).split())
        others = waiting.setdefault((change.author, words), [])
        other = next((one for one in others if bool(one.old) != bool(change.old)), None)
        if other is None:
            others.append(change)
            continue
        others.remove(other)
        merged[change.number] = other.number
        other.old, other.new = other.old or change.old, other.new or change.new
        other.passages += [index for index in change.passages if index not in other.passages]
    return merged


def _renumbered(passage: WordPassage, new: dict[int, int]) -> WordPassage:
    def marks(held: Marks) -> Marks:
        return tuple(replace(mark, number=new[mark.number]) for mark in held)

    def mark(held: TrackedChange | None) -> TrackedChange | None:
        return replace(held, number=new[held.number]) if held is not None else None

    runs = [replace(run, marks=marks(run.marks), changed=mark(run.changed)) for run in passage.runs]
    return replace(passage, runs=runs, end=marks(passage.end), row=marks(passage.row), changed=mark(passage.changed))
