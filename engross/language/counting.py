"""Numbers in figures, the same in every language: grouped digits, money split."""

from __future__ import annotations

import re
from decimal import Decimal

LIMIT = 10**18
"""Whole numbers are said in words up to this one, not included, on both sides of zero."""

MINUS = "−"


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


def language_name(code: str, tag: str) -> str:
    """The name of a language, from the CLDR: the code itself if it is unknown there."""
    from babel import Locale  # a heavy import, for languages that a language does not list

    return str(Locale.parse(tag, sep="-").languages.get(code, code))


def currency_name(currency: str, count: int, tag: str) -> str:
    """The name of a currency for that many of it, from the CLDR: the code itself if it is unknown there."""
    from babel.numbers import get_currency_name  # a heavy import, for currencies that a language does not list

    return get_currency_name(currency, count, locale=tag.replace("-", "_"))
