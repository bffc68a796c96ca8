"""The text of an act as amendments see it: provisions in a row, each with its number, heading and paragraphs.

Ids are permanent names, as in the document tree. Superscripts are written
`<sup>…</sup>`, as in the neutral outline; `outline` converts to it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from engross.model.outline import Outline, OutlineBlock, OutlineClause

PieceType = Literal["p", "li", "head", "row", "sign"]
"""A paragraph, an item of a list, the heading row of a table, another row, a line of the signatures."""

CELLS = " | "
"""What stands between the cells of a row."""
COVER, SIGNATURES = "cover", "signatures"
"""The ids of what every act has beside its provisions."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a provision.

    `label` stands before an item of a list. `CELLS` separates the cells of a row. `role` is for a paragraph that an
    amendment quotes: what it is there, as the tree has it.
    """

    type: PieceType
    text: str
    label: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A provision: `number` as printed (Article 3)."""

    id: str
    kind: str
    level: int = 1
    number: str = ""
    heading: str = ""
    pieces: tuple[Piece, ...] = ()

    @property
    def figure(self) -> str:
        """The figure in the number: 3 of Article 3, II of II."""
        return figure_of(self.number)


@dataclass(frozen=True, slots=True)
class ActText:
    """An act in all its languages: the language of the first, its provisions in reading order.

    Provisions of the second language and those after it have ids that end in
    `@` and the language: `culture@en-CA`.
    """

    lang: str
    units: tuple[Unit, ...] = ()

    def unit(self, ident: str) -> Unit | None:
        """The provision of that id."""
        return next((unit for unit in self.units if unit.id == ident), None)


def figure_of(number: str) -> str:
    """The figure in a number as it is printed: 4 bis in Article 4 bis, II in « II. »."""
    return re.sub(r"^(?![IVXLCDM]+\s)[^\W\d_]{3,}\s+", "", number).rstrip(".):")


def language_of(ident: str) -> str:
    """The language that an id names, empty for the first of the act."""
    return ident.partition("@")[2]


_LETTERS = {"p": "p", "sign": "p", "li": "i", "head": "r", "row": "r"}


def parts(unit: Unit) -> tuple[str, ...]:
    """The address of each paragraph of `unit`: p2 its second paragraph, i3 its third item, r1 its first row."""
    counts: dict[str, int] = {}
    out = []
    for piece in unit.pieces:
        letter = _LETTERS[piece.type]
        counts[letter] = counts.get(letter, 0) + 1
        out.append(f"{letter}{counts[letter]}")
    return tuple(out)


def outline(text: ActText) -> Outline:
    """The same words as the neutral outline."""
    return Outline(text.lang, tuple(_clause(unit) for unit in text.units))


def _clause(unit: Unit) -> OutlineClause:
    heading = " ".join(part for part in (unit.number, unit.heading) if part)
    return OutlineClause(unit.level, heading, tuple(_block(piece) for piece in unit.pieces), unit.id)


def _block(piece: Piece) -> OutlineBlock:
    label = f"{piece.label} " if piece.label and piece.label != "–" else ""
    return OutlineBlock("li" if piece.type == "li" else "p", label + piece.text)


def fingerprint(text: ActText) -> str:
    """A short name of the exact words: 16 hexadecimal figures of SHA-256 (FIPS 180-4)."""
    lines = [text.lang]
    for unit in text.units:
        lines.append("\x1e".join((unit.id, unit.kind, str(unit.level), unit.number, unit.heading)))
        lines += [f"{piece.type}\x1f{piece.label}\x1f{piece.text}" for piece in unit.pieces]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


_END = re.compile(r"(?<!\b[A-ZÀ-Ý])[.!?…](?:[»”)\u00a0\u202f]|</sup>)*(?=\s+[A-ZÀ-ÝŒ«“(0-9])")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence of a paragraph starts and ends: characters [start, end), without the space between two.

    `TokenizedPassage.sentences` in `engross.compare.tokens` has other rules, on purpose. Here sentences are counted as
    a lawyer counts who amends « la deuxième phrase »: closing quotation marks and brackets belong to the sentence
    before them, and only a capital, a figure or an opening sign begins the next one. There a sentence is a unit of
    comparison made of tokens, and its borders decide what a redline shows.
    """
    out = []
    start = 0
    for match in _END.finditer(text):
        out.append((start, match.end()))
        start = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
    if start < len(text):
        out.append((start, len(text)))
    return tuple(out)


def occurrences(text: str, words: str) -> tuple[int, ...]:
    """The index of each place where `words` stand in `text` as whole words. The places do not overlap."""
    if not words:
        return ()
    out = []
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not _within(text, start) and not _within(text, end):
            out.append(start)
            start = text.find(words, end)
        else:
            start = text.find(words, start + 1)
    return tuple(out)


def in_word(letter: str) -> bool:
    """Whether a character belongs to a word. Those of `<sup>` and `</sup>` do."""
    return letter.isalnum() or letter in "</>_"


def _within(text: str, index: int) -> bool:
    return 0 < index < len(text) and in_word(text[index - 1]) and in_word(text[index])


def subtree(units: tuple[Unit, ...], index: int) -> range:
    """The indices of the provision at `index` and of all that it contains."""
    end = index + 1
    while end < len(units) and units[end].level > units[index].level:
        end += 1
    return range(index, end)


def parent(units: tuple[Unit, ...], index: int) -> int | None:
    """The index of the provision that contains the one at `index`; None if nothing contains it."""
    return next((k for k in range(index - 1, -1, -1) if units[k].level < units[index].level), None)


def counted(text: str) -> int:
    """The number of words of a text."""
    return sum(1 for _ in _words(text))


def _words(text: str) -> Iterator[str]:
    return (match[0] for match in re.finditer(r"(?:\w|</?sup>)+(?:[-’'.](?:\w|</?sup>)+)*", text))
