"""Text that is Markdown by its marks, whatever its file is called, and as loosely written as registers publish it."""

from __future__ import annotations

import re

_HEADING = re.compile(r"^(#{1,6})[ \t]*(?=[^#\s])", re.MULTILINE)
_RUN_ON = re.compile(r"(?<=\S)(?:[ \t]{4,}(?=\S)|[ \t]{3,}(?=\*|[–—] ))")
_TABLE = re.compile(r"^\s*\|")


def is_markdown(text: str) -> bool:
    """Whether a text marks its headings as Markdown does, at least two of them."""
    return len(re.findall(r"^#{1,6}[ \t]*[^#\s]", text, re.MULTILINE)) >= 2


def tidied(text: str) -> str:
    """The text with a blank after the signs of each heading, and with paragraphs apart that stand on one line.

    Example: `##Accord` and `– fin.    *Suite*`.
    """
    text = _HEADING.sub(r"\1 ", text)
    lines = []
    for line in text.split("\n"):
        indented = line[:4].isspace() or _TABLE.match(line)
        lines.append(line if indented else _RUN_ON.sub("\n\n", line))
    return "\n".join(lines)
