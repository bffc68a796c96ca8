"""Numerals, the same in every language: decimal, roman, alphabetic; and the numbers of provisions that are given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_ROMAN_SIGNS = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


ROMAN = r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
"""A pattern of the roman numerals from 1 to 3999 as `roman` writes them: IV and not IIII."""

LATIN = (
    "bis ter quater quinquies sexies septies octies nonies decies undecies duodecies terdecies quaterdecies quindecies"
).split()
"""What follows a number that came later between two, from the second on: 3 bis, 3 ter."""
_GAP = "[ \u00a0\u202f]"
NUMBER = (
    rf"(?:(?:[LRDA](?:\.{_GAP}?)?)?(?!\d{{4}}[-/–]\d{{4}})\d+(?:[.\-\u2011/]\d+)*|{ROMAN}|[A-Z])"
    rf"(?:<sup>[^<]*</sup>|ers?|res?|ères?|e|[°º])?(?:[.\-\u2011/]\d+)*(?:{_GAP}?(?:{'|'.join(LATIN)})(?:{_GAP}[A-Z])?)?(?![^\W_])"
)
"""A pattern of printed numbers of provisions: 3, 1<sup>er</sup>, 2.1, 29-1, L. 131-4, IV, B, 1er ter, 1er/1."""


def roman(n: int) -> str:
    """4 → IV; ValueError outside 1 to 3999."""
    if not 0 < n < 4000:
        raise ValueError(f"no roman numeral for {n}")
    out = ""
    for value, letters in _ROMAN_SIGNS:
        count, n = divmod(n, value)
        out += letters * count
    return out


def alpha(n: int) -> str:
    """1 → A, 26 → Z, 27 → AA; ValueError below 1."""
    at_least_one(n)
    out = ""
    while n:
        n, letter = divmod(n - 1, 26)
        out = chr(ord("A") + letter) + out
    return out


def at_least_one(n: int) -> int:
    """`n` itself; ValueError if nothing can have that rank."""
    if n < 1:
        raise ValueError(f"no rank {n}: ranks start at 1")
    return n


def _decimal(n: int) -> str:
    return str(at_least_one(n))


NUMERALS: dict[str, Callable[[int], str]] = {
    "decimal": _decimal,
    "ordinal": _decimal,
    "upper-roman": roman,
    "lower-roman": lambda n: roman(n).lower(),
    "upper-alpha": alpha,
    "lower-alpha": lambda n: alpha(n).lower(),
}
"""How each style of numbering shows a number from 1; a language may say more of `ordinal`."""


@dataclass(frozen=True, slots=True)
class FixedNumbers:
    """Numbers that are given and not counted: the figures of provisions by id, and the labels of their items in order.

    Ids are those of the text of an act: in the second language and those after it they end in `@` and the language. A
    provision that is not named here is counted on from what stands before it. Example: with `{"suivi": "3 bis"}` the
    provision after `suivi` is 4.
    """

    numbers: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
