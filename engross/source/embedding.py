"""The fair copy of a source: what travels inside a signed copy, without what was written for whoever drafted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.model.clause import uncommented
from engross.source.library import Library
from engross.source.yamlfile import FENCE, BadYaml, Stretch, comments, stretches

_NOTE, _FILLED = "note", "with"

_BEHIND = re.compile(r"[ \t]*:(?:\s|#[^\n]*\n)*")
"""What may stand between a key and its value."""


def without_drafting_notes(name: str, text: str) -> str:
    """The text of the source `name` without its comments and its drafting notes; it makes the same act.

    YAML, and the front matter and the Jinja comments of clauses and
    templates; any other text, and YAML that cannot be read, as it is. What is
    fair stays as it is.
    """
    if name.endswith(".yaml"):
        return _data(text)
    if name.endswith(".jinja"):
        return uncommented(text)
    match = FENCE.match(text) if name.endswith(".md") else None
    if match is None:
        return text
    start, end = match.span("front")
    return text[:start] + _data(text[start:end]) + text[end : match.end()] + uncommented(text[match.end() :])


def sources_to_embed(library: Library) -> dict[str, bytes]:
    """Every file read for the act at hand, by name, as it travels. Raises `Refused` as `Library.text` does."""
    texts = {name: library.text(name) or "" for name in library.sources}
    return {name: without_drafting_notes(name, text).encode() for name, text in texts.items()}


def _data(text: str) -> str:
    """YAML without comments, each note emptied. A line of its own goes whole: an empty one could mean something."""
    try:
        notes, aside = list(_notes(text)), list(comments(text))
    except BadYaml:
        return text
    edits = [(start, end, ": ~") for start, end in notes]
    edits += [(start, end, "") for start, end in aside if not any(a <= start < b for a, b in notes)]
    for start, end, instead in sorted(edits, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


def _notes(text: str) -> Iterator[tuple[int, int]]:
    """Where the drafting notes stand, those that say nothing left out; a value that a clause calls so is none."""
    for path, where in stretches(text).items():
        inside = {_NOTE, _FILLED} & set(path[:-1])
        if path and path[-1] == _NOTE and not inside and where.key and _own(text, where):
            yield where.key[1], where.end


def _own(text: str, where: Stretch) -> bool:
    """Whether a value stands behind its key, and not elsewhere under a name that others use too (YAML 1.1, 3.2.2.2)."""
    assert where.key is not None
    behind = _BEHIND.fullmatch(text, where.key[1], where.start) if where.key[1] <= where.start else None
    return behind is not None and text[where.start : where.end] not in ("", "~") and text[where.start] not in "&*"
