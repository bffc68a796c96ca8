"""Control characters in words that come from a file: a terminal would obey them, so they are spelled out."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    T = TypeVar("T")

OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters except tab and line feed, and characters that change the direction of writing."""


def harmless(text: str) -> str:
    """`text` of several lines, in which the characters of `OBEYED` are spelled out: `<U+001B>`."""
    return OBEYED.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def in_all_texts(value: T, change: Callable[[str], str]) -> T:
    """The same value, in which each text was changed: in records, tuples and mappings, however deep."""
    return _changed(value, change)  # type: ignore[no-any-return]


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    from collections.abc import Mapping
    from dataclasses import fields, is_dataclass, replace

    if type(value) is str:
        return change(value)
    if type(value) is tuple:
        return tuple(_changed(part, change) for part in value)
    if isinstance(value, Mapping):
        return {_changed(key, change): _changed(part, change) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        parts = {part.name: (getattr(value, part.name), part.init) for part in fields(value)}
        new = {name: _changed(held, change) for name, (held, given) in parts.items() if given}
        return replace(value, **{name: held for name, held in new.items() if held is not parts[name][0]})
    return value
