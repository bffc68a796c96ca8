"""The answer of a kit, from its file or from a message. It comes from outside, so all of it is checked."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator
from typing import Any

from engross.diagnostics import Collector, Origin, Path, Refused, refuse
from engross.model.kit import FORMAT, KitAnswer
from engross.source.record import validate
from engross.source.yamlfile import Yaml

LARGEST = 10_000_000
"""Bytes beyond which an answer is refused."""
_ARMOUR = re.compile(rb"-----BEGIN ENGROSS ANSWER-----(.*?)-----END ENGROSS ANSWER-----", re.DOTALL)
_QUOTED = re.compile(rb"^[ \t>|]+", re.MULTILINE)
_SIGN = re.compile(rb'"format"\s*:\s*"engross-answer/')


def is_answer(data: bytes) -> bool:
    """Whether `data` holds the answer of a kit: its JSON, or a message with the text to copy."""
    return bool(_ARMOUR.search(data)) or bool(data.lstrip()[:1] == b"{" and _SIGN.search(data[:LARGEST]))


def read_answer(data: bytes, name: str) -> KitAnswer:
    """The answer in `data`, the file called `name`.

    Raises `Refused`: answer-broken for what is no whole JSON, and what is wrong in it as records are told.
    """
    origin = Origin(name)
    if len(data) > LARGEST:
        raise refuse("answer-broken", origin, name=name)
    armoured = _ARMOUR.search(data)
    if armoured:
        inside = _QUOTED.sub(b"", armoured[1]).translate(None, b" \t\r\n>\xa0\xc2")
        try:
            data = base64.b64decode(inside, validate=True)
        except (binascii.Error, ValueError):
            raise refuse("answer-broken", origin, name=name) from None
    value = _json(data, name)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise refuse("answer-broken", origin, name=name)
    collector = Collector()
    paths = dict.fromkeys(_paths(value), origin)
    answer = validate(KitAnswer, Yaml(name, values=paths, keys=paths, data=value), collector)
    if answer is None:
        raise Refused(collector.sorted())
    return answer


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """The path of each value in a record."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from _paths(inner, (*path, key))


def _json(data: bytes, name: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise ValueError("a key twice")
        return found

    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=once)
    except (ValueError, RecursionError):
        raise refuse("answer-broken", Origin(name), name=name) from None
