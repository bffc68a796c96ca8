"""The neutral outline: a document as headings and paragraphs of plain text, for the comparer and for other tools."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

BlockType = Literal["p", "li"]
Role = Literal["heading", "p", "li"]
Style = Literal["emphasis", "strong", "break"]
"""How words are set apart, or that a line is broken at a blank."""


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
        for one in formatting:
            turns.setdefault(one.start, []).append((one.style, 1))
            turns.setdefault(one.end, []).append((one.style, -1))
        self._starts, self._styles = [0], [NO_STYLE]
        open_: dict[Style, int] = {}
        for at in sorted(turns):
            for style, step in turns[at]:
                open_[style] = open_.get(style, 0) + step
            now = frozenset(style for style, held in open_.items() if held)
            if at == 0:
                self._styles[0] = now
            elif now != self._styles[-1]:
                self._starts.append(at)
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
    """A paragraph (`p`) or an item of a list (`li`). Superscripts stand in the text as `<sup>…</sup>`."""

    type: BlockType
    text: str
    values: tuple[Filled, ...] = ()
    formatting: tuple[Formatted, ...] = ()


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
    "front-matter",
    "headers",
    "hidden",
    "images",
    "links",
    "markup",
    "notes",
    "scripts",
    "text-boxes",
    "underlining",
]
"""What a text may hold that is not compared."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was read for comparing: its outline, and what was left out of it.

    `bare` is true for a format without formatting, as plain text is.
    """

    outline: Outline
    left_out: frozenset[LeftOut] = frozenset()
    bare: bool = False


class OutlineLine(NamedTuple):
    """One paragraph of the outline in reading order. A heading is one; an empty heading is none.

    `clause` is the index of its provision.
    """

    role: Role
    clause: int
    text: str
    values: tuple[Filled, ...] = ()
    formatting: tuple[Formatted, ...] = ()


def lines(outline: Outline) -> Iterator[OutlineLine]:
    """The paragraphs of `outline` in reading order, a provision's heading before its blocks."""
    for ordinal, clause in enumerate(outline.clauses):
        if clause.heading:
            yield OutlineLine("heading", ordinal, clause.heading, clause.values, clause.formatting)
        for block in clause.blocks:
            yield OutlineLine(block.type, ordinal, block.text, block.values, block.formatting)


def unformatted(outline: Outline) -> Outline:
    """`outline` without its formatting."""
    clauses = (
        replace(one, formatting=(), blocks=tuple(replace(block, formatting=()) for block in one.blocks))
        for one in outline.clauses
    )
    return replace(outline, clauses=tuple(clauses))


def without_sup_tags(words: str) -> str:
    """Words without the tags of superscripts: `1<sup>er</sup>` becomes `1er`."""
    return words.replace("<sup>", "").replace("</sup>", "")
