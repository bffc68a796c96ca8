"""A sheet: facts about an act that the program prints for people (a report, a certificate, a register)."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from engross.diagnostics import Diagnostic

Verdict = Literal["", "yes", "no", "open"]
Phrases = Callable[..., str]
"""Gives the words for people under a key, in one language; keyword arguments are the facts that they name."""
Describe = Callable[[Diagnostic], str]
"""Puts a diagnostic into one line."""
Explain = Callable[[Diagnostic], tuple[str, str]]
"""Puts a diagnostic into words: what is wrong, and what to do about it."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: its words, and a state: what they say holds (yes), does not hold (no), or is not known (open)."""

    text: str
    state: Verdict = ""
    code: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with one heading row; `shares` are the widths of the columns in hundredths, equal if left out."""

    head: tuple[str, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    shares: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its SVG, and all that it shows in words."""

    svg: str
    words: str

    @property
    def address(self) -> str:
        """The picture as an address that holds it (RFC 2397)."""
        return f"data:image/svg+xml;base64,{b64encode(self.svg.encode()).decode()}"


@dataclass(frozen=True, slots=True)
class Section:
    """Words under a heading: paragraphs, a picture, a table, then lines to fill in by hand with their captions."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    grid: Grid | None = None
    lines: tuple[str, ...] = ()
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """`verdict` says in one line what the sheet finds, and `state` whether that is good; `foot` runs on each page."""

    lang: str
    title: str
    subject: str
    facts: tuple[tuple[str, str], ...] = ()
    verdict: str = ""
    state: Verdict = ""
    sections: tuple[Section, ...] = ()
    foot: str = ""
    page: str = "{n} / {N}"
