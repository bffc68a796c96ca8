"""Words by which a text is read before its language is known: months, dates, numbers of provisions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """The words of one language that readers of any text look for. All in small letters, unless the language has a
    capital there."""

    months: tuple[str, ...]
    """The twelve months, from January."""
    weekdays: tuple[str, ...]
    """The seven days of the week, from Monday."""
    dates: tuple[str, ...]
    """How a day is written: `{day}`, `{month}` and `{year}` with what stands between them."""
    ordinals: tuple[str, ...] = ()
    """What may follow the figure of an ordinal: er, re, e; st, nd, rd, th."""
    first: tuple[str, ...] = ()
    """Words for the number of a first provision: premier (chapitre premier)."""
    joining: tuple[str, ...] = ()
    """Words between the numbers of a list of references: et, ou, à (articles 3 à 5)."""
    provisions: tuple[str, ...] = ()
    """Names of numbered provisions, as headings of files have them: article, annexe, chapitre."""
