"""Text in which some letters are raised, in one plain string.

A language computes words such as « 20e » and « 1er ». Clauses join and compare them as strings, and the page must still
know which letters are raised. So two private-use characters stand around raised letters. Sources that hold any
private-use character are refused when they are read, so no source can forge them.
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
    """The same words without any mark, for reading aloud, comparing and searching."""
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
