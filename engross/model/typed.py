"""Makes frozen dataclasses from plain objects, as JSON gives them. A value of a wrong type is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


def typed(kind: Any, value: Any) -> Any:
    """`value` as the type `kind`: a dataclass, a tuple, a mapping of texts, a choice, a plain value.

    A number is not accepted for a text, nor a text for a number. Raises `ValueError` with the name of the field for a
    value that does not fit.
    """
    origin = get_origin(kind)
    if kind is Any:
        return value
    if origin in (Union, UnionType):
        return _either(get_args(kind), value)
    if origin is Literal:
        return _checked(value, any(value == item and type(value) is type(item) for item in get_args(kind)), kind)
    if origin is tuple:
        _checked(value, isinstance(value, list | tuple), kind)
        return tuple(typed(get_args(kind)[0], item) for item in value)
    if origin is not None and issubclass(origin, Mapping):
        _checked(value, isinstance(value, dict) and all(isinstance(key, str) for key in value), kind)
        return {key: typed(get_args(kind)[1], item) for key, item in value.items()}
    if is_dataclass(kind):
        return _dataclass(kind, value)
    if kind is date:
        _checked(value, isinstance(value, str), kind)
        return date.fromisoformat(value)
    if issubclass(kind, Enum):
        _checked(value, isinstance(value, str), kind)
        return kind(value)
    if kind is float:
        _checked(value, isinstance(value, int | float) and not isinstance(value, bool), kind)
        return _checked(value, abs(value) < 1e9, kind)
    return _checked(value, type(value) is kind and not (kind is int and abs(value) >= 1 << 53), kind)


def _either(kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None:
        return _checked(value, type(None) in kinds, kinds)
    for kind in kinds:
        if kind is not type(None):
            try:
                return typed(kind, value)
            except ValueError:
                continue
    raise ValueError(f"not one of {kinds}")


def _dataclass(kind: Any, value: Any) -> Any:
    _checked(value, isinstance(value, dict), kind)
    wanted = _fields(kind)
    if not set(value) <= set(wanted):
        raise ValueError(f"{kind.__name__} knows no such field")
    values = {}
    for name, (inner, needed) in wanted.items():
        if name in value:
            try:
                values[name] = typed(inner, value[name])
            except ValueError as error:
                raise ValueError(f"{name}: {error}") from None
        elif needed:
            raise ValueError(f"{name} is missing")
    return kind(**values)


@cache
def _fields(kind: Any) -> dict[str, tuple[Any, bool]]:
    """The fields of a dataclass by name: their type, and whether they must be given."""
    hints = get_type_hints(kind)
    return {
        field.name: (hints[field.name], field.default is MISSING and field.default_factory is MISSING)
        for field in fields(kind)
    }


def _checked(value: Any, fits: bool, kind: Any) -> Any:
    if not fits:
        raise ValueError(f"{type(value).__name__} is not {getattr(kind, '__name__', kind)}")
    return value
