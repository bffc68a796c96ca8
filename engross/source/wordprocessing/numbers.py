"""Automatic numbers (ECMA-376 part 1, 17.9): computes from the definitions what Word prints before a paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from engross.model.numerals import NUMERALS, roman
from engross.source.wordprocessing.passages import WordPassage

_LEVEL = re.compile(r"%([1-9])")
_HIGHEST = 100_000
"""A start beyond this is no number that anybody counts to."""


@dataclass(frozen=True, slots=True)
class NumberLevel:
    """One level of a definition: its first number, its numerals, its text with `%1` for the number of level 1, …

    `restart` is the level after whose numbers it begins again (from 1; 0 never, None after any above it).
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class NumberList:
    """A numbering of paragraphs: numberings of the same `counter` count on together, save at levels that start anew."""

    counter: str
    levels: Mapping[int, NumberLevel]
    starts: Mapping[int, int] = field(default_factory=dict)


def number(passages: list[WordPassage], lists: Mapping[str, NumberList]) -> None:
    """Sets the `label` of each passage, which is printed before it: empty for a bullet, None without a numbering."""
    counters: dict[str, dict[int, int]] = {}
    begun: set[tuple[str, int]] = set()
    for passage in passages:
        if passage.numbered is None:
            continue
        name, depth = passage.numbered
        known = lists.get(name)
        if known is None or depth not in known.levels:
            continue
        counts = counters.setdefault(known.counter, {})
        level = known.levels[depth]
        # A numbering may count on in the counter of another one, and start anew at some levels. It does so once.
        if depth in known.starts and (name, depth) not in begun:
            counts[depth] = known.starts[depth]
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = known.starts.get(depth, level.start)
        begun.add((name, depth))
        # After 2 the next number of the level below is 2.1 again, unless that level says otherwise.
        for deeper in [other_depth for other_depth in counts if other_depth > depth]:
            restart = known.levels[deeper].restart if deeper in known.levels else None
            if restart is None or (restart and depth < restart):
                del counts[deeper]
        passage.bullet = level.format == "bullet"
        passage.label = (
            "" if passage.bullet or level.format == "none" else _printed(level, known.levels, counts, passage.lang)
        )


def _printed(level: NumberLevel, levels: Mapping[int, NumberLevel], counts: dict[int, int], lang: str) -> str:
    def figure(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        of = levels.get(depth)
        if of is None:
            return ""
        value = counts.setdefault(depth, of.start)
        return numeral("decimal" if level.legal else of.format, value, lang)

    return _LEVEL.sub(figure, level.text).strip()


def numeral(name: str, value: int, lang: str) -> str:
    """A number in one of Word's formats (17.18.59); one that is not known here is printed in figures."""
    if not 0 < value < _HIGHEST:
        return str(value)
    match name:
        case "lowerLetter" | "upperLetter":
            letters = chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letters if name == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman" if value < 4000:
            return roman(value).lower() if name == "lowerRoman" else roman(value)
        case "decimalZero":
            return f"{value:02}"
        case "ordinal":
            return _ordinal(value, lang)
        case "none" | "bullet":
            return ""
    return NUMERALS["decimal"](value)


def _ordinal(value: int, lang: str) -> str:
    match lang.partition("-")[0]:
        case "fr":
            return "1er" if value == 1 else f"{value}e"
        case "nl":
            return f"{value}e"
        case "de" | "":
            return f"{value}."
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th") if value % 100 not in (11, 12, 13) else "th"
    return f"{value}{ending}"
