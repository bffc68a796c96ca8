"""The sources that are embedded in a signed copy, without the notes and comments of whoever drafted them."""

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
    """The text of the source `name` without comments and drafting notes. It makes the same act.

    This changes YAML files, the front matter of clauses, and Jinja comments. Any other text is given back as it is, and
    so is YAML that cannot be read. To do it twice gives the same as once.
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
    """The files read for the act at hand, by name, as they are embedded. Raises `Refused` as `Library.text` does."""
    texts = {name: library.text(name) or "" for name in library.sources}
    return {name: without_drafting_notes(name, text).encode() for name, text in texts.items()}


def _data(text: str) -> str:
    """YAML without comments and with empty notes.

    A comment on a line of its own goes with its line: an empty line left in a folded text would mean a line break.
    """
    try:
        notes, remarks = list(_notes(text)), list(comments(text))
    except BadYaml:
        return text
    edits = [(start, end, ": ~") for start, end in notes]
    edits += [(start, end, "") for start, end in remarks if not any(a <= start < b for a, b in notes)]
    for start, end, instead in sorted(edits, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


def _notes(text: str) -> Iterator[tuple[int, int]]:
    """The spans [start, end) of the drafting notes in `text`, in characters. A span begins behind the key `note`.

    An empty note is left out. A variable of a clause that is called `note` is no drafting note.
    """
    for path, where in stretches(text).items():
        inside = {_NOTE, _FILLED} & set(path[:-1])
        if path and path[-1] == _NOTE and not inside and where.key and _stands_there(text, where):
            yield where.key[1], where.end


def _stands_there(text: str, where: Stretch) -> bool:
    """Whether a value stands behind its key, and not elsewhere under an alias (YAML 1.1, 3.2.2.2)."""
    assert where.key is not None
    behind = _BEHIND.fullmatch(text, where.key[1], where.start) if where.key[1] <= where.start else None
    return behind is not None and text[where.start : where.end] not in ("", "~") and text[where.start] not in "&*"
