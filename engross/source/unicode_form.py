"""One way to write each letter: a text that was read in composed letters (Unicode Standard Annex 15, form NFC).

A Mac may write `é` as two characters, a letter and its accent (form NFD), where Windows writes one. The words are the
same, so the comparison sees them in one form; that the forms differ is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, TypeVar
from unicodedata import is_normalized, normalize

from engross.model.outline import Filled, Formatted, Reading, lines

_FORM: Final = "NFC"
_Stretch = TypeVar("_Stretch", Filled, Formatted)


def in_one_form(reading: Reading) -> Reading:
    """`reading` in composed letters. The words that were written otherwise are left out as `unicode-form`."""
    words = tuple(_otherwise(reading))
    if not words:
        return reading
    clauses = tuple(
        replace(
            clause,
            heading=normalize(_FORM, clause.heading),
            values=_moved(clause.values, clause.heading),
            formatting=_moved(clause.formatting, clause.heading),
            blocks=tuple(
                replace(
                    block,
                    text=normalize(_FORM, block.text),
                    values=_moved(block.values, block.text),
                    formatting=_moved(block.formatting, block.text),
                )
                for block in clause.blocks
            ),
        )
        for clause in reading.outline.clauses
    )
    left_out = {**reading.left_out, "unicode-form": words}
    return replace(reading, outline=replace(reading.outline, clauses=clauses), left_out=left_out)


def _otherwise(reading: Reading) -> Iterator[str]:
    for line in lines(reading.outline):
        if not is_normalized(_FORM, line.text):
            yield from (word for word in line.text.split() if not is_normalized(_FORM, word))


def _moved(stretches: tuple[_Stretch, ...], text: str) -> tuple[_Stretch, ...]:
    """Stretches of `text` at their places in the composed text, which may be shorter."""
    if not stretches or is_normalized(_FORM, text):
        return stretches
    return tuple(replace(one, start=_place(text, one.start), end=_place(text, one.end)) for one in stretches)


def _place(text: str, index: int) -> int:
    return len(normalize(_FORM, text[:index]))
