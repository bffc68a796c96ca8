"""Dutch numbers in words: one word up to a thousand, a space after it and around the larger ones (Taalunie)."""

from __future__ import annotations

from engross.language.counting import sayable
from engross.model.numerals import at_least_one

_SMALL = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien"
).split()
_TENS = ("", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_LARGE = ("miljoen", "miljard", "biljoen", "biljard")
_ORDINALS = {"een": "eerste", "drie": "derde", "acht": "achtste"}


def words(n: int) -> str:
    """`n` in words, one alone with its accents (één); ValueError from eighteen digits on."""
    if n < 0:
        return f"min {words(-n)}"
    return "één" if n == 1 else " ".join(_parts(sayable(n)))


def ordinal_words(n: int) -> str:
    """eerste, eenentwintigste; ValueError below 1."""
    *front, last = _parts(sayable(at_least_one(n)))
    if n in (10**6, 10**9, 10**12, 10**15):
        front = []
    return " ".join([*front, _ordinal(last, n)])


def year(n: int) -> str:
    """A year: negentienhonderdnegenennegentig, tweeduizend zeventien."""
    hundreds, rest = divmod(n, 100)
    if 10 < hundreds < 20:
        return f"{_SMALL[hundreds]}honderd{_below_hundred(rest) if rest else ''}"
    return words(n)


def _ordinal(last: str, n: int) -> str:
    rest = n % 100
    for cardinal, ordinal in _ORDINALS.items():
        if rest in (1, 3, 8) and last.endswith(cardinal):
            return last.removesuffix(cardinal) + ordinal
    return f"{last}{'de' if 0 < rest < 20 else 'ste'}"


def _parts(n: int) -> list[str]:
    """The words that a space separates."""
    if n == 0:
        return [_SMALL[0]]
    above, rest = divmod(n, 1_000_000)
    parts = []
    for power in reversed(range(len(_LARGE))):
        group = above // 1000**power % 1000
        if group:
            parts += [_group(group), _LARGE[power]]
    thousands, units = divmod(rest, 1000)
    if thousands:
        parts.append(f"{_group(thousands) if thousands > 1 else ''}duizend")
    if units:
        parts.append(_group(units))
    return parts


def _group(n: int) -> str:
    """1 to 999."""
    hundreds, rest = divmod(n, 100)
    hundred = f"{_SMALL[hundreds] if hundreds > 1 else ''}honderd" if hundreds else ""
    return hundred + (_below_hundred(rest) if rest else "")


def _below_hundred(n: int) -> str:
    if n < len(_SMALL):
        return _SMALL[n]
    tens, unit = divmod(n, 10)
    if not unit:
        return _TENS[tens]
    # The e of en would run into the one before it: drieëntwintig, tweeëntwintig.
    return f"{_SMALL[unit]}{'ën' if _SMALL[unit].endswith('e') else 'en'}{_TENS[tens]}"
