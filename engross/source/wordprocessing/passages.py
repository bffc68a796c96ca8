"""The text of a word-processing document: passages of runs, before any tracked change is accepted or rejected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from engross.model.outline import NO_STYLE, Style


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """One mark of a tracked change: words put in or taken out (moves are both), by whom, when (as the file says it).

    `number` says which change the mark belongs to, once `offers` has counted the changes.
    """

    deed: Literal["inserted", "deleted"]
    author: str = ""
    date: str = ""
    move: bool = False
    number: int = 0


Marks = tuple[TrackedChange, ...]
Taken = Callable[[TrackedChange], bool]
"""Whether a tracked change is accepted; else it is rejected."""


@dataclass(frozen=True, slots=True)
class RichRun:
    """Words that are set in one way, under the tracked changes that stand around them.

    `before` is how they were set before `changed`, a tracked change of that.
    """

    text: str
    styles: frozenset[Style] = NO_STYLE
    marks: Marks = ()
    changed: TrackedChange | None = None
    before: frozenset[Style] = NO_STYLE

    def settled(self, taken: Taken) -> RichRun:
        """The run once its changes of style are accepted or rejected."""
        refused = self.changed is not None and not taken(self.changed)
        return RichRun(self.text, self.before if refused else self.styles)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: in which table (counted from 1; 0 is none), which row and which column of it.

    `outer` is the place of the table itself, `style` the name of its style in lower case.
    """

    table: int = 0
    row: int = 0
    column: int = 0
    style: str = ""
    outer: Place | None = None


BODY = Place()


@dataclass(slots=True)
class WordPassage:
    """A paragraph: its runs, the changes of its mark and of its row, and what its properties say.

    `style` is the name of its style in lower case, `level` that of a heading
    (from 1; 0 is none), `numbered` the numbering and the level in it, `before`
    these three before `changed`, a tracked change of its properties; `ids`
    what its bookmarks are called, `comments` the ids of comments on it,
    `label` what its numbering prints, once that is computed.
    """

    runs: list[RichRun] = field(default_factory=list)
    end: Marks = ()
    row: Marks = ()
    style: str = ""
    level: int = 0
    numbered: tuple[str, int] | None = None
    changed: TrackedChange | None = None
    before: tuple[str, int, tuple[str, int] | None] = ("", 0, None)
    ids: list[str] = field(default_factory=list)
    lang: str = ""
    place: Place = BODY
    comments: list[str] = field(default_factory=list)
    label: str | None = None
    bullet: bool = False

    @property
    def words(self) -> str:
        """All its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class FileComment:
    """A comment: who made it, when, what it says. Those of a redline of ours have the `initials` engross."""

    id: str
    author: str
    date: str
    text: str
    initials: str = ""


@dataclass(slots=True)
class RichText:
    """The passages of a document in reading order, and what stands beside them.

    `apart` holds words that are no part of the text, by kind (headers, notes, text-boxes, hidden); `images` a name for
    each picture; `properties` the custom ones; `warnings` the codes of what is odd, each with its facts.
    """

    lang: str = ""
    passages: list[WordPassage] = field(default_factory=list)
    apart: list[tuple[str, str]] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    comments: list[FileComment] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    warnings: list[tuple[str, dict[str, str]]] = field(default_factory=list)


def changes(text: RichText) -> list[TrackedChange]:
    """Every mark of a tracked change in the text, in reading order."""
    marks: list[TrackedChange] = []
    for passage in text.passages:
        for run in passage.runs:
            marks += run.marks
            marks += [run.changed] if run.changed else []
        marks += (*passage.end, *passage.row)
        marks += [passage.changed] if passage.changed else []
    return marks


def accepted(_: TrackedChange) -> bool:
    """Accepts every change."""
    return True


def rejected(_: TrackedChange) -> bool:
    """Rejects every change."""
    return False


def taken_from(author: str) -> Taken:
    """Accepts the changes of one author, and rejects all others."""
    return lambda change: change.author == author


def resolve(passages: Sequence[WordPassage], taken: Taken) -> list[WordPassage]:
    """What is left when each tracked change is accepted or rejected, as `taken` says.

    A paragraph whose mark is deleted is joined with the next one of the same
    cell. The result has the properties of the first if it holds words, else
    those of the second.
    """
    out: list[WordPassage] = []
    open_: WordPassage | None = None
    for passage in passages:
        if not _stays(passage.row, taken):
            continue
        runs = [run.settled(taken) for run in passage.runs if _stays(run.marks, taken)]
        now = _copied(passage, runs, refused=passage.changed is not None and not taken(passage.changed))
        if open_ is not None and open_.place != passage.place:
            out.append(open_)
            open_ = None
        if open_ is not None:
            now = _joined(open_, now)
        if _stays(passage.end, taken):
            out.append(now)
            open_ = None
        else:
            open_ = now
    if open_ is not None:
        out.append(open_)
    return out


def _stays(marks: Marks, taken: Taken) -> bool:
    return all(taken(mark) == (mark.deed == "inserted") for mark in marks)


def _copied(passage: WordPassage, runs: list[RichRun], *, refused: bool) -> WordPassage:
    style, level, numbered = passage.style, passage.level, passage.numbered
    if refused:
        style, level, numbered = passage.before
    copied = replace(passage, runs=runs, end=(), row=(), style=style, level=level, numbered=numbered, changed=None)
    copied.ids, copied.comments = list(passage.ids), list(passage.comments)
    return copied


def _joined(first: WordPassage, second: WordPassage) -> WordPassage:
    holder, other = (first, second) if first.words.strip() else (second, first)
    holder.runs = [*first.runs, *second.runs]
    holder.ids = [*first.ids, *second.ids] if holder is first else [*second.ids, *first.ids]
    holder.comments = [*first.comments, *second.comments]
    holder.lang = holder.lang or other.lang
    return holder
