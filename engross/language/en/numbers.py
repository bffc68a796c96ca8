"""English numbers in words: hyphens from twenty-one to ninety-nine, no commas, `and` before what follows the hundreds
(two thousand and seventeen) but in American English (two thousand seventeen)."""

from __future__ import annotations

from engross.language.counting import sayable
from engross.model.numerals import at_least_one

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_LARGE = ("", " thousand", " million", " billion", " trillion", " quadrillion")
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def words(n: int, *, american: bool) -> str:
    """`n` in words; ValueError from eighteen digits on."""
    if n < 0:
        return f"minus {words(-n, american=american)}"
    link = " " if american else " and "
    parts: list[str] = []
    groups = [(power, sayable(n) // 1000**power % 1000) for power in reversed(range(len(_LARGE)))]
    for power, group in groups:
        if not group:
            continue
        group_words = f"{_group(group, link)}{_LARGE[power]}"
        last_below_hundred = power == 0 and group < 100 and bool(parts)
        parts.append(f"and {group_words}" if last_below_hundred and not american else group_words)
    return " ".join(parts) or _SMALL[0]


def ordinal_words(n: int, *, american: bool) -> str:
    """first, twenty-first, one hundredth; ValueError below 1."""
    cardinal = words(at_least_one(n), american=american)
    cut = max(cardinal.rfind(" "), cardinal.rfind("-")) + 1
    head, last = cardinal[:cut], cardinal[cut:]
    if last in _ORDINALS:
        return head + _ORDINALS[last]
    return f"{head}{last[:-1]}ieth" if last.endswith("y") else f"{cardinal}th"


def _group(n: int, link: str) -> str:
    """1 to 999."""
    hundreds, rest = divmod(n, 100)
    below = _SMALL[rest] if rest < len(_SMALL) else _TENS[rest // 10] + (f"-{_SMALL[rest % 10]}" if rest % 10 else "")
    if not hundreds:
        return below
    return f"{_SMALL[hundreds]} hundred" + (f"{link}{below}" if rest else "")
