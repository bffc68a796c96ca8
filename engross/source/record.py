"""YAML to typed records: each problem of validation is told at its place in the file."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from engross.diagnostics import Collector, Diagnostic, Origin, Path, Severity
from engross.source.yamlfile import Yaml

M = TypeVar("M", bound=BaseModel)


def near(word: str, known: Iterable[str]) -> str:
    """The known word closest to `word`, or nothing."""
    matches = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""


def validate(model: type[M], source: Yaml, collector: Collector) -> M | None:
    """The record that `source` holds, or None with its problems collected: unknown-key, missing-key, wrong-value."""
    if not isinstance(source.data, dict):
        _tell(collector, source, "wrong-value", source.origin(), expected="keys and values", found=_kind(source.data))
        return None
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            _explain(model, problem, source, collector)
        return None


def _explain(model: type[BaseModel], problem: Any, source: Yaml, collector: Collector) -> None:
    path = _in_source(problem["loc"], source)
    kind = problem["type"]
    if kind == "extra_forbidden":
        key = str(path[-1])
        origin = source.keys.get(path, source.origin(*path))
        siblings = _siblings(model, problem["loc"][:-1])
        _tell(collector, source, "unknown-key", origin, key=key, near=near(key, siblings), known=", ".join(siblings))
    elif kind == "missing":
        key = str(problem["loc"][-1])
        _tell(collector, source, "missing-key", source.origin(*path), key=key)
    else:
        expected = _expected(problem)
        written = _written(path, source.data)
        shown = written if isinstance(written, str) else _kind(written)
        _tell(collector, source, "wrong-value", source.origin(*path), expected=expected, found=str(shown)[:80])


def _written(path: Path, data: Any) -> Any:
    """What stands at `path` in the file.

    The model may see something else: it takes 2027-2029 apart into two days.
    """
    for part in path:
        data = data[part]
    return data


def _tell(collector: Collector, source: Yaml, code: str, origin: Origin, **facts: str) -> None:
    collector.take(Diagnostic(code, origin, Severity.ERROR, facts, source.line(origin)))


def _in_source(loc: Iterable[str | int], source: Yaml) -> Path:
    """Pydantic's location of a problem as a path of the file.

    Pydantic also names members of unions, and levels that a bare text leaves out (`*` for all languages).
    """
    path: Path = ()
    for part in loc:
        if (*path, part) in source.values or (*path, part) in source.keys:
            path = (*path, part)
        elif (*path, 0) in source.values and part != "*":
            continue
    return path


def _siblings(model: type[BaseModel], loc: Iterable[str | int]) -> list[str]:
    """The keys that are known where an unknown one stands."""
    here: type[BaseModel] | None = model
    for part in loc:
        if here is None:
            return []
        field = next(
            (field for name, field in here.model_fields.items() if part in (name, field.alias)),
            None,
        )
        here = _model_in(field.annotation) if field is not None else here
    return [field.alias or name for name, field in here.model_fields.items()] if here else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in get_args(annotation):
        if model := _model_in(inner):
            return model
    return None


def _expected(problem: Any) -> str:
    context = problem.get("ctx") or {}
    if problem["type"] == "value_error":
        return str(context.get("error", problem["msg"]))
    if "expected" in context:
        return str(context["expected"])
    known = {
        "string_type": "text",
        "string_too_short": "text",
        "int_parsing": "whole number",
        "int_type": "whole number",
        "bool_parsing": "true or false",
        "bool_type": "true or false",
        "dict_type": "keys and values",
        "model_type": "keys and values",
        "model_attributes_type": "keys and values",
        "tuple_type": "list",
        "list_type": "list",
        "too_short": "at least one",
        "greater_than_equal": "a number of at least {ge}",
        "less_than_equal": "a number of at most {le}",
    }.get(problem["type"])
    return known.format(**context) if known is not None else str(problem["msg"])


def _kind(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "keys and values"
    return "list" if isinstance(value, list | tuple) else "text"
