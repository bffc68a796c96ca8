"""Checks the arguments of callers and brings them into one form: names, files, choices, values."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from engross.diagnostics import Origin, refuse

PAPERS = ("a4", "letter")
Names = str | Sequence[str]
"""One name, or several."""
File = str | PathLike[str]
"""A file or folder, as a text or a path."""
Progress = Callable[[int, int, str], None]
"""Is told the number done, the total, and the name of the item done last."""


def quiet(*_: object) -> None:
    """A `Progress` that reports nothing."""


def names_of(names: Names) -> tuple[str, ...]:
    """The names asked for, each once. Raises `Refused` (argument-refused) for what is not a text."""
    wanted = (names,) if isinstance(names, str) else tuple(names)
    for name in wanted:
        if not isinstance(name, str):
            raise wrong("names", name, kind="text")
    return tuple(dict.fromkeys(wanted))


def one_of(argument: str, value: Any, choices: Sequence[str]) -> None:
    """Raises `Refused` (argument-refused) if `value` is none of `choices`; None is left out."""
    if value is not None and value not in choices:
        raise wrong(argument, value, choices=", ".join(f"`{choice}`" for choice in choices))


def path_of(argument: str, value: File | None) -> Path | None:
    """`value` as a path; None stays None. Raises `Refused` (argument-refused)."""
    if value is None:
        return None
    try:
        return Path(fspath(value))
    except TypeError:
        raise wrong(argument, value, kind="file") from None


def day_of(argument: str, value: Any) -> date | None:
    """`value` as a day: a date, or a text as 2027-03-01. Raises `Refused` (argument-refused)."""
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    if isinstance(value, datetime):
        return value.date()
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise wrong(argument, value, kind="day") from None


def as_yaml(argument: str, value: Any) -> str:
    """A Python value as a YAML file holds it, on one line: texts quoted, days as 2027-03-01.

    Mappings and sequences may be nested. Raises `Refused` (argument-refused) for what YAML has no form for.
    """
    return json.dumps(plain(argument, value), ensure_ascii=False)


def plain(argument: str, value: Any) -> Any:
    """A Python value in the types that JSON has. Raises `Refused` (argument-refused)."""
    match value:
        case Enum():
            return plain(argument, value.value)
        case None | bool() | str() | int():
            return value
        case float() if value.is_integer():
            return int(value)
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() | Decimal():
            return str(value)
        case Mapping():
            return {str(key): plain(f"{argument}.{key}", item) for key, item in value.items()}
        case Sequence() if not isinstance(value, bytes | bytearray):
            return [plain(f"{argument}[{index}]", item) for index, item in enumerate(value)]
    raise wrong(argument, value, kind="value")


def wrong(argument: str, value: Any, *, kind: str = "", choices: str = "") -> Exception:
    """The refusal of an argument: which one, what was given, what is accepted."""
    accepted = choices or _ACCEPTED[kind]
    return refuse("argument-refused", Origin(argument), name=argument, value=repr(value), expected=accepted)


_ACCEPTED = {
    "text": "a text",
    "file": "the name of a file, as a text or a path",
    "day": "a day, as a date or as 2027-03-01",
    "value": "texts, numbers, days, lists and mappings of these",
}
