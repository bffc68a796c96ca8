"""Figures and days as they are printed, read back."""

from __future__ import annotations

from datetime import date, timedelta

from engross.language import grammar
from engross.model.moment import Period
from engross.model.noun import Gender
from engross.model.outline import without_sup_tags
from engross.model.superscript import without_superscripts
from engross.renewal.rewording import plainly

_MOST = 1000
"""Up to which number a figure in words is looked for."""
_YEARS = 10
"""How many years before and after the new period begins a day is looked for."""


def figure(words: str, lang: str) -> str:
    """The number that is printed so (trois, 3, 3e), as YAML holds it; empty if none is."""
    speech = grammar(lang)
    bare = without_sup_tags(words).strip()
    for n in range(_MOST):
        if bare in (str(n), *(speech.words(n, gender) for gender in (Gender.MASCULINE, Gender.FEMININE))):
            return str(n)
    digits = "".join(letter for letter in bare if letter.isdigit())
    return digits if digits and len(digits) >= len(bare) - 3 else ""


def day(words: str, lang: str, period: Period) -> str:
    """The day that is printed so, of those near the beginning of `period`, as YAML holds it; empty if none is."""
    speech = grammar(lang)
    one, last = date(period.start.year - _YEARS, 1, 1), date(period.start.year + _YEARS, 1, 1)
    wanted = plainly(without_sup_tags(words))
    while one < last:
        if str(one.year) in wanted:
            for said in (speech.date(one), speech.date(one, article=True)):
                if plainly(without_superscripts(said)) == wanted:
                    return one.isoformat()
        one += timedelta(days=1)
    return ""
