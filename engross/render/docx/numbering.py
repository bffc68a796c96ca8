"""Automatic numbers (ECMA-376 part 1, 17.9): each list and each kind of heading has a definition of its own.

Two lists that shared a definition would count on from one to the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from engross.model.document import Number, Text, plain
from engross.model.numerals import NUMERALS
from engross.render.docx.markup import tag, twips
from engross.render.docx.styles import HANG, NAMESPACES

_FORMATS = {
    "decimal": "decimal", "upper-roman": "upperRoman", "lower-roman": "lowerRoman", "upper-alpha": "upperLetter",
    "lower-alpha": "lowerLetter",
}  # fmt: skip
"""Our numerals and those of Word. After z Word goes on with aa, bb: letters are shared only up to there."""
_LETTERS = 26
_FURTHEST = 1000
"""Lists whose first number is this or higher are typed instead of counted."""
_DASH = 17.25


@dataclass(frozen=True, slots=True)
class Numeral:
    """How a number is printed: the numeral, and what stands before and after it."""

    style: str
    before: str
    after: str


@dataclass(slots=True)
class DocxNumbering:
    """The numberings of a document, in the order in which they were asked for."""

    definitions: list[str] = field(default_factory=list)
    running: dict[tuple[str, str, Numeral], tuple[int, int]] = field(default_factory=dict)
    unprinted: int = 0
    bullets: int = 0

    def heading(self, lang: str, kind: str, number: Number) -> int | None:
        """The definition that prints the number of a heading; None if Word cannot print it, so that it is typed.

        Headings of one kind share a definition as long as they count on by one.
        """
        numeral = numeral_of(number)
        if numeral is None:
            return None
        key = (lang, kind, numeral)
        ident, last = self.running.get(key, (0, 0))
        if not ident or number.rank != last + 1:
            ident = self._define(_level(0, numeral, number.rank, "space", 0, 0, heading=True), 0)
        self.running[key] = (ident, number.rank)
        return ident

    def dashes(self, depth: int, left: float) -> int:
        """The definition of a list of dashes, `depth` lists inside others; `left` is their indent in points."""
        indent = left + _DASH
        level = tag("start", val=1) + tag("numFmt", val="bullet") + tag("lvlText", val="–") + tag("lvlJc", val="left")
        return self._define(_lvl(depth, level + _indent(indent, 12.65)), depth)

    def plain(self) -> int:
        """The numbering that prints nothing. It gives a paragraph with a typed label its depth in lists."""
        if not self.unprinted:
            self.unprinted = self._levels("none", "")
        return self.unprinted

    def shared_dashes(self) -> int:
        """One definition of dashes for items of which only the depth is known."""
        if not self.bullets:
            self.bullets = self._levels("bullet", "–")
        return self.bullets

    def _levels(self, kind: str, text: str) -> int:
        """A numbering with the same label on each level. Lists may share it, because its label does not count."""
        start = tag("start", val=1) + tag("numFmt", val=kind) + (tag("suff", val="nothing") if not text else "")
        start += tag("lvlText", val=text) + tag("lvlJc", val="left")
        hanging = 12.65 if text else HANG
        self.definitions.append(
            "".join(_lvl(level, start + _indent(HANG * (level + 1), hanging)) for level in range(9))
        )
        return len(self.definitions)

    def ordered(self, numeral: Numeral, start: int, depth: int, indent: float) -> int:
        """The definition of a list with numbers; its text stands `indent` points in, its numbers end before it."""
        return self._define(_level(depth, numeral, start, "tab", indent, 3.45), depth)

    def part(self) -> str:
        """The part `word/numbering.xml`."""
        kinds = "".join(
            tag("abstractNum", tag("multiLevelType", val="hybridMultilevel") + levels, abstractNumId=number)
            for number, levels in enumerate(self.definitions, 1)
        )
        nums = "".join(
            tag("num", tag("abstractNumId", val=number), numId=number) for number in range(1, len(self.definitions) + 1)
        )
        return f"<w:numbering {NAMESPACES}>{kinds}{nums}</w:numbering>"

    def _define(self, level: str, depth: int) -> int:
        """A numbering with the given level at `depth`.

        The other levels are plain. A person may indent an item to them.
        """
        others = (
            _level(other_depth, Numeral("decimal", "", "."), 1, "tab", HANG * (other_depth + 1), 3.45)
            for other_depth in range(9)
            if other_depth != depth
        )
        levels = list(others)
        levels.insert(depth, level)
        self.definitions.append("".join(levels))
        return len(self.definitions)


def numeral_of(number: Number) -> Numeral | None:
    """How Word can print this number; None if it cannot (a superscript, or a numeral that Word writes otherwise)."""
    if not all(isinstance(node, Text) for node in (*number.bare, *number.label)):
        return None
    bare, label = plain(number.bare), plain(number.label)
    before, figure, after = label.rpartition(bare)
    if not figure or "%" in label:
        return None
    return next((Numeral(style, before, after) for style in _FORMATS if _prints(style, number.rank) == bare), None)


def numerals_of(labels: Sequence[str]) -> tuple[Numeral, int] | None:
    """The numeral and the first number of labels that authors gave; None if they do not count on by one."""
    for style in _FORMATS:
        for start in range(1, _FURTHEST):
            figure = _prints(style, start)
            if not figure or figure not in labels[0] or "%" in labels[0]:
                continue
            before, _, after = labels[0].partition(figure)
            wanted = [f"{before}{_prints(style, rank)}{after}" for rank in range(start, start + len(labels))]
            if list(labels) == wanted and (len(labels) > 1 or start == 1):
                return Numeral(style, before, after), start
    return None


def _prints(style: str, rank: int) -> str:
    if style.endswith("alpha") and rank > _LETTERS:
        return ""
    return NUMERALS[style](rank) if 0 < rank < 4000 else ""


def _level(
    depth: int, numeral: Numeral, start: int, suffix: str, indent: float, gap: float, *, heading: bool = False
) -> str:
    text = f"{numeral.before}%{depth + 1}{numeral.after}"
    inside = tag("start", val=start) + tag("numFmt", val=_FORMATS[numeral.style])
    inside += tag("suff", val=suffix) if suffix != "tab" else ""
    inside += tag("lvlText", val=text) + tag("lvlJc", val="left" if heading else "right")
    inside += _indent(indent, gap) if not heading else tag("pPr", tag("ind", left=0, firstLine=0))
    return _lvl(depth, inside)


def _indent(left: float, hanging: float) -> str:
    tabs = tag("tabs", tag("tab", val="num", pos=twips(left)))
    return tag("pPr", tabs + tag("ind", left=twips(left), hanging=twips(hanging)))


def _lvl(depth: int, inside: str) -> str:
    return tag("lvl", inside, ilvl=depth)
