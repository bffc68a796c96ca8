"""Marks in a filled text: they carry values and line numbers through the Markdown parser.

A printed value stands in the text as its index between two private-use
characters, so that data can never be read as markup. The number of each line
stands at its end, so that a problem is told at its line. Sources may not hold
private-use characters.
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
    """`text` with the mark of its number at the end of each line; `first` is the number of its first line.

    Blank lines and lines that Markdown reads as a whole (rules, the dashes
    under the head of a table) get none. `inside`: the first line began before
    `text`. `ends_line`: the last line ends with `text`.
    """
    lines = text.split("\n")
    last = len(lines) - 1
    return "\n".join(
        _marked(line, first + index, inside and index == 0) if index < last or ends_line else line
        for index, line in enumerate(lines)
    )


_ONLY_MARKUP = re.compile(r"[\s|:\-=*_]*")


def _marked(line: str, number: int, inside: bool) -> str:
    if _ONLY_MARKUP.fullmatch(line):
        return f"{line.rstrip()}{line_mark(number)}" if inside and not line.endswith("  ") else line
    stripped = line.rstrip()
    if stripped.endswith("|"):
        return f"{stripped[:-1]}{line_mark(number)}|"
    if line.endswith("  ") or stripped.endswith("\\"):
        hard = line[len(stripped) :] or "\\"
        return f"{stripped.removesuffix(chr(92))}{line_mark(number)}{hard}"
    return f"{line}{line_mark(number)}"
