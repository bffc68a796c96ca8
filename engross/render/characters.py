"""Which characters our fonts have. For any other Pango would take a font of the machine, which is not allowed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import groupby
from typing import Any

from engross.diagnostics import Collector, Origin, Refused
from engross.model.document import Document, Placeholder, Superscript, Text
from engross.render.fonts import TEXT_FACE, font_file

SPACES = "\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u202f"
"""Spaces that the fonts lack, and that Pango makes from the space of the font."""
UNSEEN = "\n\u200b\u200c\u200d\u2060\ufeff"
"""Characters that print nothing."""
COMMON = "\x20-\x7e\xa0-\u0107\u0152\u0153\u0178\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u20ac"
"""Characters that every face of the text has (a test checks it), as the inside of a character class.

Most documents hold no other, and so no font is opened.
"""
_RARE = re.compile(f"[^{COMMON}{SPACES}{UNSEEN}]")
NO_BREAK_HYPHEN = "\u2011"
"""Printed as a hyphen that holds the word together; see `engross.render.html.inlines`."""


def require_glyphs(document: Document) -> None:
    """Raises `Refused` (missing-character) naming each character that cannot be printed, where it stands first."""
    require_characters(_texts(document, document.origin))


def require_characters(texts: Iterable[tuple[str, Origin]]) -> None:
    """As `require_glyphs`, for texts with their places."""
    collector = Collector()
    seen: set[str] = set()
    for text, origin in texts:
        for character in _RARE.findall(text):
            if character not in seen and ord(character) not in _characters_of_text_face():
                seen.add(character)
                collector.add("missing-character", origin, text=character, name=f"U+{ord(character):04X}")
    if collector.failed:
        raise Refused(collector)


def printable(text: str) -> str:
    """`text` with `?` for each character that our fonts lack.

    For sheets, which quote words (a file name, a line of YAML) that nobody wrote for print.
    """
    return _RARE.sub(lambda match: match[0] if ord(match[0]) in _characters_of_text_face() else "?", text)


def with_substitutes(page: str) -> str:
    """An HTML page with a substitute in brackets for each character that our fonts lack.

    A sign is named as Unicode names it: `[black circle]`. Letters of another script are given by their numbers, those
    of one word together: `[U+4E2D U+6587]`. So a comparison of foreign text is printed, and nothing in it is hidden.
    """
    shown = page.replace(NO_BREAK_HYPHEN, "\u2060-\u2060")
    return _RARE_RUN.sub(lambda run: "".join(_substitutes(run[0])), shown)


_RARE_RUN = re.compile(f"[^{COMMON}{SPACES}{UNSEEN}]+")


def _substitutes(text: str) -> Iterator[str]:
    for is_known, run in groupby(text, lambda letter: ord(letter) in _characters_of_text_face()):
        characters = list(run)
        if is_known:
            yield "".join(characters)
            continue
        for is_letter, part in groupby(characters, lambda letter: unicodedata.category(letter)[0] in "LM"):
            if is_letter:
                yield f"[{' '.join(f'U+{ord(letter):04X}' for letter in part)}]"
            else:
                yield from (f"[{unicodedata.name(letter, f'U+{ord(letter):04X}').lower()}]" for letter in part)


@cache
def _characters_of_text_face() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(font_file(TEXT_FACE), lazy=True) as font:
        return frozenset(font.getBestCmap()) | {ord(NO_BREAK_HYPHEN)}


def _texts(node: Any, origin: Origin) -> Iterator[tuple[str, Origin]]:
    """Every text of a tree, with the nearest place in the sources that is known."""
    if isinstance(node, tuple):
        for item in node:
            yield from _texts(item, origin)
    elif isinstance(node, Text | Superscript):
        yield node.text, origin
    elif isinstance(node, Placeholder):
        yield node.name, origin
    elif names := _parts(type(node)):  # type: ignore[arg-type]  # a class can be hashed, whatever mypy thinks of Any
        own = getattr(node, "origin", None)
        here = own if isinstance(own, Origin) and own.file else origin
        for name in names:
            yield from _texts(getattr(node, name), here)


@cache
def _parts(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) and kind is not Origin else ()
