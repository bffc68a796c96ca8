"""Edits of YAML: the value asked for changes, every other value and every comment stays."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from engross.diagnostics import Collector, Path
from engross.source.edits import add, drop, put, rename, scalar
from engross.source.yamlfile import parse

_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Zl", "Zp")), max_size=12)
_KEYS = st.from_regex(r"[a-z][a-z-]{0,6}", fullmatch=True)
_DATA = st.recursive(
    _WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(_KEYS, inner, min_size=1, max_size=3),
    max_leaves=8,
)
_FILES = st.tuples(st.dictionaries(_KEYS, _DATA, min_size=1, max_size=4), st.booleans(), st.integers(1, 3))


def text_of(file: tuple[dict[str, Any], bool, int]) -> str:
    """A YAML file, its collections in blocks or between brackets, with a comment before each key at the left."""
    data, flow, indent = file
    out = []
    for key, value in data.items():
        if flow:
            dumped = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=1000)
            dumped = f"{key}: {dumped.removesuffix(chr(10)).removesuffix('...').strip(' ' + chr(10))}"
        else:
            dumped = yaml.safe_dump({key: value}, allow_unicode=True, width=1000, indent=indent + 1).rstrip("\n")
        out.append(f"# note {key}\n{dumped}\n")
    return "".join(out)


def read(text: str) -> Any:
    collector = Collector()
    found = parse(text, "x.yaml", collector)
    assert not list(collector), text
    return found.data if found else None


def comments(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.startswith("# note")]


def paths(data: Any, at: Path = ()) -> list[Path]:
    found: list[Path] = [at] if at else []
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        found += paths(value, (*at, key))
    return found


def without(data: Any, path: Path) -> Any:
    """The data without what stands at a path, nor what only held it."""
    head, *rest = path
    inner = without(data[head], tuple(rest)) if rest else None
    if inner is not None:
        changed = data.copy()
        changed[head] = inner
        return changed
    kept = (
        {key: value for key, value in data.items() if key != head}
        if isinstance(data, dict)
        else [value for index, value in enumerate(data) if index != head]
    )
    return kept or None


def replaced(data: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    changed = data.copy()
    changed[path[0]] = replaced(data[path[0]], path[1:], value)
    return changed


@given(_FILES, st.data(), _WORDS)
def test_a_value_is_put_and_nothing_else_changes(
    file: tuple[dict[str, Any], bool, int], choice: st.DataObject, value: str
) -> None:
    text = text_of(file)
    data = read(text)
    path = choice.draw(st.sampled_from(paths(data)))
    made = put(text, path, scalar(value))
    assert read(made) == replaced(data, path, value)
    assert comments(made) == comments(text)


@given(_FILES, st.data())
def test_an_entry_is_dropped_and_nothing_else(file: tuple[dict[str, Any], bool, int], choice: st.DataObject) -> None:
    text = text_of(file)
    data = read(text)
    path = choice.draw(st.sampled_from(paths(data)))
    assert (read(drop(text, path)) or None) == without(data, path)
    assert comments(drop(text, path)) == comments(text)


@given(_FILES, st.data(), _WORDS)
def test_an_entry_is_added_after_another_and_nothing_else_changes(
    file: tuple[dict[str, Any], bool, int], choice: st.DataObject, value: str
) -> None:
    text = text_of(file)
    data = read(text)
    path = choice.draw(st.sampled_from(paths(data)))
    *above, last = path
    holder: Any = data
    expected: Any
    for part in above:
        holder = holder[part]
    if isinstance(holder, dict):
        made = add(text, path, f"zzzzzzzzzz: {scalar(value)}")
        expected = {**holder, "zzzzzzzzzz": value}
    else:
        made = add(text, path, scalar(value))
        expected = [*holder[: int(last) + 1], value, *holder[int(last) + 1 :]]
    assert read(made) == replaced(data, tuple(above), expected)
    assert comments(made) == comments(text)


@given(_FILES, st.data())
def test_a_key_is_renamed_in_its_place(file: tuple[dict[str, Any], bool, int], choice: st.DataObject) -> None:
    text = text_of(file)
    data = read(text)
    key = choice.draw(st.sampled_from(list(data)))
    made = read(rename(text, (key,), "zzzzzzzzzz"))
    assert list(made) == ["zzzzzzzzzz" if one == key else one for one in data]
    assert list(made.values()) == list(data.values())


@given(_WORDS)
def test_a_scalar_is_read_as_it_was(value: str) -> None:
    assert read(f"a: {scalar(value)}\n") == {"a": value}
    assert read(f"[{scalar(value)}, b]\n") == [value, "b"]
