"""Finds where the values of a JSON text stand, for diagnostics about what was read from it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from engross.diagnostics import Collector, Diagnostic, Origin

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_LAST = re.compile(r"(?:\.[^.\[\]]*|\[\d+\])$")


def add_with_places(diagnostics: Iterable[Diagnostic], text: str, problems: Collector) -> None:
    """Add `diagnostics` to `problems`, each at the line and column of the value that its fact `place` names.

    `text` is the JSON. A diagnostic whose origin already has another line or column than 1 keeps it.
    """
    listed = list(diagnostics)
    wanted = {
        place
        for diagnostic in listed
        if "place" in diagnostic.facts
        for place in _place_and_holders(diagnostic.facts["place"])
    }
    offsets = _offsets(text, wanted) if wanted else {}
    for diagnostic in listed:
        offset = next(
            (offsets[place] for place in _place_and_holders(diagnostic.facts.get("place", "")) if place in offsets),
            None,
        )
        if offset is not None and (diagnostic.origin.line, diagnostic.origin.column) == (1, 1):
            line = text.count("\n", 0, offset) + 1
            origin = Origin(diagnostic.origin.file, line, offset - text.rfind("\n", 0, offset))
            problems.take(replace(diagnostic, origin=origin))
        else:
            problems.take(diagnostic)


def _place_and_holders(place: str) -> Iterator[str]:
    """A place and those that hold it, the nearest first. The place of a missing key is that of its object."""
    yield place
    while match := _LAST.search(place):
        place = place[: match.start()]
        yield place


def _offsets(text: str, wanted: set[str]) -> dict[str, int]:
    """Where each of the values `wanted` starts in a JSON text that is well formed."""
    offsets: dict[str, int] = {}
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
            offsets.setdefault(place, match.start())
        if token in "{[":
            stack.append((place, -1 if token == "{" else 0))
            key = None
    return offsets
