"""Text in which some letters stand raised, kept as one plain string.

Words computed by a language (« 20e », « 1er ») must stay strings so that
clauses can join and compare them, and must still say which letters are
raised. Two private-use characters do that; sources that hold any private-use
character are refused when they are read, so none can be forged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SUPERSCRIPT_START = "\ue010"
SUPERSCRIPT_END = "\ue011"
PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_SUPERSCRIPT = re.compile(f"{SUPERSCRIPT_START}([^{SUPERSCRIPT_END}]*){SUPERSCRIPT_END}")


def superscript(text: str) -> str:
    """`text` set as a superior, inside a longer string."""
    return f"{SUPERSCRIPT_START}{text}{SUPERSCRIPT_END}"


def without_superscripts(text: str) -> str:
    """The same words without any mark: what is read aloud, compared, searched."""
    return text.replace(SUPERSCRIPT_START, "").replace(SUPERSCRIPT_END, "")


def superscript_runs(text: str) -> Iterator[tuple[str, bool]]:
    """The runs of `text` in order, each with whether it is raised."""
    start = 0
    for match in _SUPERSCRIPT.finditer(text):
        if match.start() > start:
            yield text[start : match.start()], False
        if match[1]:
            yield match[1], True
        start = match.end()
    if start < len(text):
        yield text[start:], False
