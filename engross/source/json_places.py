"""Where the values of a JSON text stand, for diagnostics about what was read from it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from engross.diagnostics import Collector, Diagnostic, Origin

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_LAST = re.compile(r"(?:\.[^.\[\]]*|\[\d+\])$")


def add_with_places(found: Iterable[Diagnostic], text: str, problems: Collector) -> None:
    """Add `found` to `problems`, each at the line and column of the value that its `place` names."""
    told = list(found)
    wanted = {place for one in told if "place" in one.facts for place in _way(one.facts["place"])}
    offsets = _offsets(text, wanted) if wanted else {}
    for one in told:
        at = next((offsets[place] for place in _way(one.facts.get("place", "")) if place in offsets), None)
        if at is not None and (one.origin.line, one.origin.column) == (1, 1):
            line = text.count("\n", 0, at) + 1
            origin = Origin(one.origin.file, line, at - text.rfind("\n", 0, at))
            problems.take(replace(one, origin=origin))
        else:
            problems.take(one)


def _way(place: str) -> Iterator[str]:
    """A place and those that hold it, the nearest first: where a key is missing, its object is shown."""
    yield place
    while match := _LAST.search(place):
        place = place[: match.start()]
        yield place


def _offsets(text: str, wanted: set[str]) -> dict[str, int]:
    """Where each of the values `wanted` starts in a JSON text that is well formed."""
    found: dict[str, int] = {}
    stack: list[tuple[str, int]] = []  # the place of each object (rank -1) or array that is open, and the rank reached
    place = ""
    key: str | None = None
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token in "}]":
            place, _ = stack.pop()
            continue
        if token == ",":
            base, rank = stack[-1]
            if rank >= 0:
                stack[-1] = (base, rank + 1)
            key = None
            continue
        if token == ":":
            continue
        if stack:
            base, rank = stack[-1]
            if rank < 0 and key is None:
                key = json.loads(token, strict=False)
                continue
            place = f"{base}[{rank}]" if rank >= 0 else f"{base}.{key}".removeprefix(".")
        if place in wanted:
            found.setdefault(place, match.start())
        if token in "{[":
            stack.append((place, -1 if token == "{" else 0))
            key = None
    return found
