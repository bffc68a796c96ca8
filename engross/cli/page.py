"""Lays out pages of help, for the program (without loading click) and for each command."""

from __future__ import annotations

import os
import sys

from engross.cli.table import COMMANDS, EVERYWHERE, PROGRAM
from engross.messages import word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Row = tuple[str, str]

_NARROWEST, _WIDEST = 60, 100
_FIRST_COLUMN = 30


def page_width() -> int:
    """The width of the terminal in characters, between two limits; 80 if there is no terminal."""
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):
        columns = 80
    return max(_NARROWEST, min(columns, _WIDEST))


def program_page(lang: str, width: int) -> str:
    """What `engross --help` prints."""
    usage = f"{PROGRAM} {word('page.usage.options', lang)} {word('page.usage.command', lang)} …"
    sections = [
        (word("page.commands", lang), [(name, word(name, lang)) for name in COMMANDS]),
        (word("page.everywhere", lang), [*everywhere(lang), *program_options(lang)]),
    ]
    after = [word("page.after", lang), word("engross.exits", lang)]
    return page(usage, [word("engross", lang)], sections, after, lang, width)


def everywhere(lang: str) -> list[Row]:
    """The rows of the options that all commands have."""
    rows = []
    for name, holds, choices in EVERYWHERE:
        metavar = "|".join(choices) or word(f"metavar.{holds}", lang)
        rows.append((f"--{name} {metavar}", word(f"help.{name}", lang)))
    return rows


def program_options(lang: str) -> list[Row]:
    return [("--version", word("help.version", lang)), help_option(lang)]


def help_option(lang: str) -> Row:
    return ("-h, --help", word("help.help", lang))


def page(
    usage: str,
    paragraphs: Iterable[str],
    sections: Iterable[tuple[str, Sequence[Row]]],
    after: Iterable[str],
    lang: str,
    width: int,
    examples: str = "",
) -> str:
    """A page of help: usage, what it does, examples, tables of rows, closing remarks."""
    out = [f"{word('page.usage', lang)} {usage}"]
    for paragraph in paragraphs:
        out += ["", *(f"  {line}" for line in wrapped(paragraph, width - 2))]
    if examples:
        out += ["", word("page.example", lang), *(f"  {line}" for line in examples.split("\n"))]
    for title, rows in sections:
        if rows:
            out += ["", title, *_table(rows, width)]
    for paragraph in after:
        out += ["", *wrapped(paragraph, width)]
    return "\n".join(out) + "\n"


def _table(rows: Sequence[Row], width: int) -> list[str]:
    column = min(max(len(left) for left, _ in rows) + 2, _FIRST_COLUMN)
    out = []
    for left, right in rows:
        fits = len(left) <= column - 2
        if not fits:
            out.append(f"  {left}")
        for index, line in enumerate(wrapped(right, width - column - 2)):
            out.append(f"  {left if fits and not index else '':<{column}}{line}")
    return out


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` characters. Lines are broken only at plain spaces."""
    lines: list[str] = []
    for piece in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(piece) <= width:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines
