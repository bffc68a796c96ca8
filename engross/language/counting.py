"""Numbers in figures and numerals, the same in every language: roman, alphabetic, grouped digits, money split."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

LIMIT = 10**18
"""Whole numbers are said in words up to this one, not included, on both sides of zero."""

MINUS = "−"

_ROMAN = (
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


def roman(n: int) -> str:
    """4 → IV; ValueError outside 1 to 3999."""
    if not 0 < n < 4000:
        raise ValueError(f"no roman numeral for {n}")
    out = ""
    for value, letters in _ROMAN:
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


def sayable(n: int) -> int:
    """`n` itself; ValueError if it has more digits than the languages have words for."""
    if abs(n) >= LIMIT:
        raise ValueError(f"{n} has no name here: at most eighteen digits")
    return n


def grouped(n: int | Decimal, group: str, point: str) -> str:
    """`n` with its digits in groups of three: 1 234,5; ValueError if it is not a finite number."""
    if isinstance(n, Decimal) and not n.is_finite():
        raise ValueError(f"{n} is not a number to print")
    digits = f"{abs(n):,f}" if isinstance(n, Decimal) else f"{abs(n):,}"
    return (MINUS if n < 0 else "") + digits.translate({ord(","): group, ord("."): point})


def money(n: int | Decimal, currency: str) -> tuple[int, int]:
    """Whole units and hundredths of `abs(n)`; ValueError for thousandths or what is not an ISO 4217 code."""
    if not re.fullmatch("[A-Z]{3}", currency):
        raise ValueError(f"{currency!r} is not an ISO 4217 code")
    if not Decimal(n).is_finite():
        raise ValueError(f"{n} is not an amount")
    units, parts = divmod(abs(Decimal(n)), 1)
    if parts * 100 % 1:
        raise ValueError(f"{n} {currency}: an amount has at most two decimals")
    return int(units), int(parts * 100)


def money_figures(n: int | Decimal, currency: str, group: str, point: str) -> str:
    """An amount in figures without its sign: whole units alone, or with both digits of their hundredths."""
    units, parts = money(n, currency)
    return grouped(units, group, point) + (f"{point}{parts:02}" if parts else "")


def currency_name(currency: str, count: int, tag: str) -> str:
    """The name of a currency for that many of it, from the CLDR: the code itself if it is unknown there."""
    from babel.numbers import get_currency_name  # a heavy import, for currencies that a language does not list

    return get_currency_name(currency, count, locale=tag.replace("-", "_"))
