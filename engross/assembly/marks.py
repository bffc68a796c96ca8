"""Characters that carry positions and values through a filled text to the parser.

They are private-use characters, which no source may hold: a value stands in
the text as its index alone, so that data can never become markup.
"""

from __future__ import annotations

import re

VALUE, END = "\ue000", "\ue001"
LINE, LINE_END = "\ue002", "\ue003"

VALUE_MARK = re.compile(f"{VALUE}(\\d+){END}")
LINE_MARK = re.compile(f"{LINE}(\\d+){LINE_END}")
ANY_MARK = re.compile(f"{VALUE}(\\d+){END}|{LINE}(\\d+){LINE_END}")


def value_mark(index: int) -> str:
    return f"{VALUE}{index}{END}"


def line_mark(line: int) -> str:
    return f"{LINE}{line}{LINE_END}"


def mark_lines(text: str, first: int, *, inside: bool, ends_line: bool) -> str:
    """`text`, whose first character stands on line `first`, with its line number at the end of each line.

    Lines that Markdown reads as a whole (rules, rows of table dashes) and
    blank ones are left alone. `inside` says whether the first line began
    before `text`, `ends_line` whether its last one is whole.
    """
    lines = text.split("\n")
    last = len(lines) - 1
    return "\n".join(
        _marked(line, first + index, inside and index == 0) if index < last or ends_line else line
        for index, line in enumerate(lines)
    )


_WHOLE = re.compile(r"[\s|:\-=*_]*")


def _marked(line: str, number: int, inside: bool) -> str:
    if _WHOLE.fullmatch(line):
        return f"{line.rstrip()}{line_mark(number)}" if inside and not line.endswith("  ") else line
    stripped = line.rstrip()
    if stripped.endswith("|"):
        return f"{stripped[:-1]}{line_mark(number)}|"
    if line.endswith("  ") or stripped.endswith("\\"):
        hard = line[len(stripped) :] or "\\"
        return f"{stripped.removesuffix(chr(92))}{line_mark(number)}{hard}"
    return f"{line}{line_mark(number)}"
