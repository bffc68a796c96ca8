"""Edits of a YAML text in place; every character outside the edit stays as it is.

Each function takes a text and gives a text, so that edits can follow one
another. Paths are those of the text given: an item moves up in its list when
one before it is dropped.
"""

from __future__ import annotations

import json
import re

from engross.diagnostics import Path
from engross.source.yamlfile import Stretch, stretches

_PLAIN = re.compile(r"[^\W_](?:[\w ./@’'–-]*[\w.’)])?")
_EMPTY = frozenset(("null", "~", ""))


def scalar(value: str) -> str:
    """`value` as YAML holds it: bare if that is safe between brackets too, else between double quotes."""
    return value if _PLAIN.fullmatch(value) and value not in _EMPTY else json.dumps(value, ensure_ascii=False)


def put(text: str, path: Path, value: str) -> str:
    """`text` with the value at `path` replaced by `value`, one line of YAML. Raises `KeyError`."""
    here = stretches(text)[path]
    if here.kind != "scalar" and not here.flow and here.key:
        # A block stands under its key, which may have a comment beside it.
        colon = text.index(":", here.key[1]) + 1
        line = min(text.find("\n", colon), here.start)
        return f"{text[:colon]} {value}{text[colon:line]}{text[here.end :]}"
    before = " " if here.start == here.end and text[here.start - 1 : here.start] == ":" else ""
    return text[: here.start] + before + value + text[here.end :]


def rename(text: str, path: Path, key: str) -> str:
    """`text` with the key at `path` replaced by `key`. Raises `KeyError`."""
    where = stretches(text)[path].key
    if where is None:
        raise KeyError(path)
    return text[: where[0]] + key + text[where[1] :]


def drop(text: str, path: Path) -> str:
    """The text without the entry or item at `path`. A collection that held nothing else goes too. Raises `KeyError`.

    In a block its lines go, with the comments at their ends. Comments on lines of their own stay.
    """
    places = stretches(text)
    here, above = places[path], places[path[:-1]]
    siblings = [other for other in places if len(other) == len(path) and other[:-1] == path[:-1]]
    if len(siblings) == 1 and len(path) > 1:
        return drop(text, path[:-1])
    index = siblings.index(path)
    if not above.flow:
        start, end = _lines(text, here)
        before = text[start : _first(here)].rstrip()
        if (before if here.key else before[:-1]).strip():
            # The entry stands beside the dash of the item that holds it (`- a: 1`). The next one takes its place.
            return text[: _first(here)] + text[_first(places[siblings[index + 1]]) :]
        return text[:start] + text[end:]
    if index + 1 < len(siblings):
        return text[: _first(here)] + text[_first(places[siblings[index + 1]]) :]
    if index:
        return text[: places[siblings[index - 1]].end] + text[here.end :]
    return text[: _first(here)] + text[here.end :]


def add(text: str, path: Path, entry: str) -> str:
    """`entry` (`key: value`, or the value of an item) put after the entry or item at `path`. Raises `KeyError`.

    Several lines of an entry are indented as its neighbours are; between
    brackets it must be of one line.
    """
    places = stretches(text)
    here, above = places[path], places[path[:-1]]
    if above.flow:
        return f"{text[: here.end]}, {entry}{text[here.end :]}"
    start, end = _lines(text, here)
    first = _first(here) if here.key else text.rindex("-", start, max(here.start, start + 1))
    indent = " " * (first - (text.rfind("\n", 0, first) + 1))
    dash = "" if here.key else "- "
    lines = entry.split("\n")
    added = "".join(f"{indent}{dash if not index else ' ' * len(dash)}{line}\n" for index, line in enumerate(lines))
    gap = "" if text[:end].endswith("\n") else "\n"
    return text[:end] + gap + added + text[end:]


def add_before(text: str, path: Path, entry: str) -> str:
    """`entry`, the value of an item, put before the item at `path`. Raises `KeyError`."""
    places = stretches(text)
    here, above = places[path], places[path[:-1]]
    if above.flow:
        return f"{text[: here.start]}{entry}, {text[here.start :]}"
    start, _ = _lines(text, here)
    dash = text.rindex("-", start, max(here.start, start + 1))
    line = text.rfind("\n", 0, dash) + 1
    indent = " " * (dash - line)
    lines = entry.split("\n")
    added = "".join(f"{indent}{'- ' if not index else '  '}{content}\n" for index, content in enumerate(lines))
    return text[:line] + added + text[line:]


def _first(here: Stretch) -> int:
    return here.key[0] if here.key else here.start


def _lines(text: str, here: Stretch) -> tuple[int, int]:
    """The whole lines of an entry or an item of a block."""
    start = text.rfind("\n", 0, _first(here)) + 1
    if here.key is None and "-" not in text[start : here.start]:
        start = text.rfind("\n", 0, text.rindex("-", 0, start)) + 1
    end = text.find("\n", here.end)
    return start, len(text) if end < 0 else end + 1
