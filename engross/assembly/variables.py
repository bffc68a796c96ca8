"""The values of a clause's variables: from text, as YAML has it, to the type that the clause declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from engross.assembly.scope import ScopeObject
from engross.model.clause import VariableType
from engross.model.document import Placeholder
from engross.model.moment import is_open
from engross.model.noun import Noun

_MAY_BE_OPEN = frozenset(("integer", "year", "date", "amount", "noun"))
"""Types for which `[[name]]` stands for a value that is not decided yet. In a text it is part of the text."""


def converted(kind: VariableType, raw: Any, parties: ScopeObject) -> Any:
    """The value of a variable of type `kind`; a placeholder for `[[name]]`.

    Raises ValueError, whose words say what was expected.
    """
    if kind in _MAY_BE_OPEN and is_open(raw):
        return Placeholder(raw.strip()[2:-2].strip())
    if kind == "party":
        return _party(raw, parties)
    if kind == "parties":
        if isinstance(raw, list):
            return [_party(name, parties) for name in raw]
        raise ValueError("list of parties")
    return _CONVERSIONS[kind](raw)


def _party(raw: Any, parties: ScopeObject) -> ScopeObject:
    party = parties.get(raw) if isinstance(raw, str) else None
    if not isinstance(party, ScopeObject):
        raise ValueError("one of the parties: " + ", ".join(parties.names()))
    return party


def _text(raw: Any) -> str:
    if isinstance(raw, str):
        return raw
    raise ValueError("text")


def _integer(raw: Any) -> int:
    if isinstance(raw, str) and raw.isascii() and raw.isdigit():
        return int(raw)
    raise ValueError("whole number")


def _year(raw: Any) -> int:
    if isinstance(raw, str) and raw.isascii() and raw.isdigit() and len(raw) == 4:
        return int(raw)
    raise ValueError("year")


def _date(raw: Any) -> date:
    if isinstance(raw, str) and len(raw) == len("2017-06-23"):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    raise ValueError("date as 2017-06-23")


def _amount(raw: Any) -> Decimal:
    if isinstance(raw, str):
        try:
            return Decimal(raw)
        except InvalidOperation:
            pass
    raise ValueError("amount as 10000 or 10000.50")


def _boolean(raw: Any) -> bool:
    if raw in ("true", "false"):
        return bool(raw == "true")
    raise ValueError("true or false")


def _noun(raw: Any) -> Noun:
    try:
        return Noun.model_validate({"text": raw} if isinstance(raw, str) else raw)
    except ValueError:
        raise ValueError("noun: text, article, gender, …") from None


def _list(raw: Any) -> list[Any]:
    if isinstance(raw, list):
        return [_row(item) for item in raw]
    raise ValueError("list")


def _row(raw: Any) -> Any:
    """A row of a list: what has keys becomes an object with named parts, the rest stays text."""
    if isinstance(raw, dict):
        return ScopeObject("row", {key: _row(value) for key, value in raw.items()})
    if isinstance(raw, list):
        return [_row(item) for item in raw]
    return "" if raw is None else raw


_CONVERSIONS: Mapping[VariableType, Callable[[Any], Any]] = {
    "text": _text,
    "integer": _integer,
    "year": _year,
    "date": _date,
    "amount": _amount,
    "boolean": _boolean,
    "noun": _noun,
    "list": _list,
}
