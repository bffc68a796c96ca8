"""Formal words as they stand in an instrument: what is said, what is quoted, item by item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

QUOTED = "quoted"
"""The role, in the tree, of a paragraph that is quoted; what it is follows: heading, item, row."""

Role = Literal["heading", "p", "li", "head", "row"]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A quoted paragraph. A heading has its number apart, its kind, and how deep it stands in what is quoted."""

    role: Role
    text: str
    number: str = ""
    kind: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class PrintedOperation:
    """The words of one operation, with the paragraphs that they quote."""

    words: str
    quoted: tuple[PrintedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """One article of an amendment: a single operation, or a lead and one item an operation."""

    lead: str
    sayings: tuple[PrintedOperation, ...]
