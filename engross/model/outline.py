"""The neutral outline: a document as headings and paragraphs of plain text, for the comparer and for other tools."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

BlockType = Literal["p", "li"]
Role = Literal["heading", "p", "li"]
Marker = Literal["", "bullet", "number"]
"""What stands before an item: nothing, a bullet or dash, or a number or letter, which is part of its text."""
Style = str
"""How words are set apart: one of `STYLES`, or `LINK` with the target of a link after it."""
STYLES: tuple[Style, ...] = ("emphasis", "strong", "underline", "struck", "break")
"""`struck` is text that is shown struck through. `break` is a blank at which a line is broken."""
LINK = "link "
"""The style of a link begins with this; the rest is its target: `link https://example.org`."""

TODO = "todo "
"""The path of a placeholder begins with this: words that stand for what a person must still decide."""


@dataclass(frozen=True, slots=True)
class Filled:
    """Words of a paragraph that came from data: characters [start, end) of its text, filled from `path`."""

    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True)
class Formatted:
    """Words of a paragraph that are set apart: characters [start, end) of its text.

    With the style `break` it is one blank, at which a line is broken.
    """

    start: int
    end: int
    style: Style


NO_STYLE: frozenset[Style] = frozenset()


class StyleRuns:
    """The styles of each character of a paragraph, as runs. The order of its formatting does not matter."""

    __slots__ = ("_starts", "_styles")

    def __init__(self, formatting: tuple[Formatted, ...]) -> None:
        turns: dict[int, list[tuple[Style, int]]] = {}
        for format_ in formatting:
            turns.setdefault(format_.start, []).append((format_.style, 1))
            turns.setdefault(format_.end, []).append((format_.style, -1))
        self._starts, self._styles = [0], [NO_STYLE]
        open_: dict[Style, int] = {}
        for position in sorted(turns):
            for style, step in turns[position]:
                open_[style] = open_.get(style, 0) + step
            now = frozenset(style for style, held in open_.items() if held)
            if position == 0:
                self._styles[0] = now
            elif now != self._styles[-1]:
                self._starts.append(position)
                self._styles.append(now)

    def __bool__(self) -> bool:
        return any(self._styles)

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, frozenset[Style]]]:
        """The runs of characters in [start, end): start and end of each, and its styles."""
        k = bisect_right(self._starts, start) - 1
        while start < end:
            stop = min(end, self._starts[k + 1]) if k + 1 < len(self._starts) else end
            yield start, stop, self._styles[k]
            start, k = stop, k + 1


@dataclass(frozen=True, slots=True)
class OutlineBlock:
    """A paragraph (`p`) or an item of a list (`li`). Superscripts stand in the text as `<sup>…</sup>`.

    `depth` counts the lists around it: 1 for an item of a list, and for a
    paragraph in such an item. 0 is a paragraph outside of lists, or an item
    whose depth is not known. The number or letter of an item begins its text;
    a bullet is no part of the text.
    """

    type: BlockType
    text: str
    values: tuple[Filled, ...] = ()
    formatting: tuple[Formatted, ...] = ()
    depth: int = 0
    marker: Marker = ""


@dataclass(frozen=True, slots=True)
class OutlineClause:
    """A provision: its level from 1, its heading as printed with its number, its blocks, its permanent id if known."""

    level: int
    heading: str
    blocks: tuple[OutlineBlock, ...] = ()
    id: str = ""
    values: tuple[Filled, ...] = ()
    formatting: tuple[Formatted, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A document: its language and its provisions in reading order."""

    lang: str
    clauses: tuple[OutlineClause, ...] = ()


LeftOut = Literal[
    "comments",
    "emphasis",
    "forms",
    "front-matter",
    "headers",
    "hidden",
    "images",
    "links",
    "media",
    "notes",
    "scripts",
    "text-boxes",
    "title",
    "unicode-form",
]
"""What a text may hold that is not compared. `title` is the title of the window in which a page is shown."""


@dataclass(frozen=True, slots=True)
class Untold:
    """What a format does not tell of a text, so that it is not compared either; each is true if it is told.

    `spelling`: capitals and the kinds of blanks. `paragraphs`: where a
    paragraph ends. `roles`: which paragraph is a heading or an item. No such
    format tells superiors. `divided` holds words that a line may have divided,
    in small letters and without their hyphen.
    """

    spelling: bool = True
    paragraphs: bool = True
    roles: bool = True
    divided: frozenset[str] = frozenset()


class Authored(NamedTuple):
    """Characters [start, end) of a paragraph that somebody put in or took out: who, and when as the file says it."""

    start: int
    end: int
    author: str
    date: str


class AuthoredLine(NamedTuple):
    """A paragraph of a file with tracked changes: its text, who changed what in it, and who its paragraph mark."""

    text: str
    spans: tuple[Authored, ...] = ()
    end: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Authors:
    """Who changed a file: its paragraphs as they are, with what was put in, and as they were, with what was taken out.

    `crossed` are words that one person put in and another took out again: neither text has them.
    """

    inserted: tuple[AuthoredLine, ...] = ()
    deleted: tuple[AuthoredLine, ...] = ()
    crossed: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was read for comparing: its outline, and what was left out of it.

    `left_out` holds for each kind the things left out, in order: the source of
    each image, the text of each comment. So it shows how many there are, and
    whether two texts left out the same. `bare` is true for a format without
    formatting, as plain text is. `source` is a digest of all that was given;
    it is empty where nothing of the kind is known. `untold` is there for a
    format that does not tell everything. `mentions` are words that pages of the
    text may print besides it, the draft mark. `authors` says who changed what
    in a file with tracked changes.
    """

    outline: Outline
    left_out: Mapping[LeftOut, tuple[str, ...]] = field(default_factory=dict)
    bare: bool = False
    source: str = ""
    untold: Untold | None = None
    mentions: tuple[str, ...] = ()
    authors: Authors | None = None


@dataclass(frozen=True, slots=True)
class Uncompared:
    """Things of one kind that were left out of a comparison: how many in either text, and whether they are the same."""

    kind: str
    old: int
    new: int
    same: bool


def uncompared(old: Reading, new: Reading) -> tuple[Uncompared, ...]:
    """What two readings left out, by kind in alphabetical order."""
    kinds = sorted({*old.left_out, *new.left_out})
    pairs = ((kind, old.left_out.get(kind, ()), new.left_out.get(kind, ())) for kind in kinds)
    kept_out = (Uncompared(kind, len(was), len(now), was == now) for kind, was, now in pairs)
    # A title is known word by word: if it is the same, nothing is left to say.
    return tuple(entry for entry in kept_out if not (entry.kind == "title" and entry.same))


class OutlineLine(NamedTuple):
    """One paragraph of the outline in reading order. A heading is one; an empty heading is none.

    `clause` is the index of its provision.
    """

    role: Role
    clause: int
    text: str
    values: tuple[Filled, ...] = ()
    formatting: tuple[Formatted, ...] = ()
    depth: int = 0
    marker: Marker = ""


def lines(outline: Outline) -> Iterator[OutlineLine]:
    """The paragraphs of `outline` in reading order, a provision's heading before its blocks."""
    for ordinal, clause in enumerate(outline.clauses):
        if clause.heading:
            yield OutlineLine("heading", ordinal, clause.heading, clause.values, clause.formatting)
        for block in clause.blocks:
            yield OutlineLine(
                block.type, ordinal, block.text, block.values, block.formatting, block.depth, block.marker
            )


def unformatted(outline: Outline) -> Outline:
    """`outline` without its formatting."""
    clauses = (
        replace(clause, formatting=(), blocks=tuple(replace(block, formatting=()) for block in clause.blocks))
        for clause in outline.clauses
    )
    return replace(outline, clauses=tuple(clauses))


def without_lists(outline: Outline) -> Outline:
    """`outline` without depth and marker of its items."""
    if not any(block.depth or block.marker for clause in outline.clauses for block in clause.blocks):
        return outline
    clauses = (
        replace(clause, blocks=tuple(replace(block, depth=0, marker="") for block in clause.blocks))
        for clause in outline.clauses
    )
    return replace(outline, clauses=tuple(clauses))


def without_sup_tags(words: str) -> str:
    """Words without the tags of superscripts: `1<sup>er</sup>` becomes `1er`."""
    return words.replace("<sup>", "").replace("</sup>", "")
