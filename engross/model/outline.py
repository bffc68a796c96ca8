"""The neutral outline: a document as headings and paragraphs of plain text, for the comparer and for other tools."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

BlockType = Literal["p", "li"]
Role = Literal["heading", "p", "li"]


@dataclass(frozen=True, slots=True)
class Filled:
    """Words of a paragraph that came from data: from `start` up to `end`, filled from `path`."""

    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True)
class OutlineBlock:
    """A paragraph (`p`) or an item of a list (`li`); superiors stand inline as `<sup>…</sup>`."""

    type: BlockType
    text: str
    values: tuple[Filled, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineClause:
    """A provision: its level from 1, its heading as printed, number included, its blocks, its permanent id if known."""

    level: int
    heading: str
    blocks: tuple[OutlineBlock, ...] = ()
    id: str = ""
    values: tuple[Filled, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A document: its language and its provisions in reading order."""

    lang: str
    clauses: tuple[OutlineClause, ...] = ()


LeftOut = Literal["emphasis", "front-matter", "images", "links", "markup", "scripts"]
"""What a text may hold that its outline does not."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was read for comparing: its outline, and what stands in it that the outline does not hold."""

    outline: Outline
    left_out: frozenset[LeftOut] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the outline in reading order; a heading is one, an empty heading is none."""

    role: Role
    clause: int
    text: str
    values: tuple[Filled, ...] = ()


def lines(outline: Outline) -> Iterator[Line]:
    """The paragraphs of `outline` in reading order, a provision's heading before its blocks."""
    for ordinal, clause in enumerate(outline.clauses):
        if clause.heading:
            yield Line("heading", ordinal, clause.heading, clause.values)
        for block in clause.blocks:
            yield Line(block.type, ordinal, block.text, block.values)
