"""Values of the previous act: those that follow from the period are updated; those that people decide become blanks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engross.diagnostics import Path
from engross.language.lexicon import Lexicon
from engross.model.clause import Variable
from engross.model.moment import Period, is_open
from engross.renewal.outdated import Periods, outdated_words

_SHORT = 60
"""Characters. A text that names a time becomes a blank up to this length; in a longer one the time is only reported."""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """The change of one value. `rolled`: it follows from the period. `new` is empty if the value is only reported."""

    path: Path
    old: str
    new: str
    rolled: bool


def blank(name: str) -> str:
    """A placeholder of this name, as a value of a YAML file."""
    return f"[[{' '.join(name.replace('[', '(').replace(']', ')').split())}]]"


def roll_text(text: str, old: Period | None, new: Period) -> str:
    """`text` with the old period replaced by the new one, if both are whole years (2024-2026)."""
    if old is None or not old.whole_years or not new.whole_years or len(old.years) == 1:
        return text
    first, last = old.start.year, old.end.year
    for dash in ("-", "–"):
        text = text.replace(f"{first}{dash}{last}", str(new).replace("-", dash))
    return text


def value_changes(
    value: Any, path: Path, name: str, variable: Variable, periods: Periods, lexicon: Lexicon
) -> Iterator[ValueChange]:
    """The changes of a variable's value, and of everything inside it."""
    call = (variable.note or name) if len(path) and path[-1] == name else name

    def inside(value: Any, path: Path, call: str) -> Iterator[ValueChange]:
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from inside(inner, (*path, key), f"{call}, {key}")
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                yield from inside(inner, (*path, index), f"{call}, {index + 1}")
        elif isinstance(value, str) and not is_open(value):
            yield from _scalar(value, path, blank(call), variable.type, periods, lexicon)

    yield from inside(value, path, call)


def _scalar(value: str, path: Path, asked: str, kind: str, periods: Periods, lexicon: Lexicon) -> Iterator[ValueChange]:
    old, new = periods.old, periods.new
    if kind == "date":
        limits = {old.start.isoformat(): new.start, old.end.isoformat(): new.end} if old else {}
        if value in limits:
            yield ValueChange(path, value, limits[value].isoformat(), True)
        else:
            yield ValueChange(path, value, asked, False)
    elif kind == "year":
        yield ValueChange(path, value, asked, False)
    elif kind in ("text", "list", "noun"):
        rolled = roll_text(value, old, new)
        if rolled != value:
            yield ValueChange(path, value, rolled, True)
        elif _names_a_time(value, periods, lexicon):
            yield ValueChange(path, value, asked if len(value) <= _SHORT else "", False)


def _names_a_time(value: str, periods: Periods, lexicon: Lexicon) -> bool:
    iso = len(value) == 10 and value[4] == "-" and value[:4].isdecimal()
    return (iso and periods.aged_year(int(value[:4]))) or any(True for _ in outdated_words(value, lexicon, periods))
