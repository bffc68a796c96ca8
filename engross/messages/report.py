"""Diagnostics as text for people, with the source line underlined, and as JSON for programs."""

from __future__ import annotations

import unicodedata

from engross.messages import hint, message, visible, word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engross.diagnostics import Diagnostic, Origin

_WIDTH = 96
"""At most this many columns of a source line are shown. A clause may be one line of a thousand words."""
_TAB = 4

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "note": "\x1b[1;36m"}


def as_text(diagnostics: Iterable[Diagnostic], lang: str, color: bool = False, *, counted: bool = True) -> str:
    """All diagnostics, and a line that counts them if `counted`; empty if there are none.

    `color` adds colours. The text is complete without them.
    """
    told = list(diagnostics)
    if not told:
        return ""
    lines = [_one(each, lang, color) for each in told]
    return "\n".join([*lines, count(told, lang)] if counted else lines) + "\n"


def as_json(diagnostics: Iterable[Diagnostic], lang: str) -> list[dict[str, object]]:
    """All diagnostics as plain objects: lines and columns count from 1, lengths are in characters."""
    return [
        {
            "code": each.code,
            "severity": each.severity.value,
            **_place(each.origin),
            "message": message(each, lang),
            "hint": hint(each, lang),
            "source": each.line,
            "also": [_place(origin) for origin in each.also],
            "acknowledged": each.acknowledged,
        }
        for each in diagnostics
    ]


def count(diagnostics: Sequence[Diagnostic], lang: str) -> str:
    """The number of diagnostics of each severity: `2 errors, 1 warning`."""
    numbers = {severity: sum(each.severity == severity for each in diagnostics) for severity in _COLOURS}
    return ", ".join(word(f"count.{severity}", lang, n=number) for severity, number in numbers.items() if number)


def _place(origin: Origin) -> dict[str, object]:
    return {"file": origin.file, "line": origin.line, "column": origin.column, "length": origin.length}


def _one(diagnostic: Diagnostic, lang: str, color: bool) -> str:
    severity = diagnostic.severity.value

    def painted(text: str, paint: str) -> str:
        return f"{paint}{text}{_PLAIN}" if color and text else text

    origin = diagnostic.origin
    place = str(origin) if diagnostic.line or (origin.line, origin.column) != (1, 1) else origin.file
    kind = painted(f"{word(severity, lang)}[{diagnostic.code}]", _COLOURS[severity])
    heading = f"{kind}{word('colon', lang)}{message(diagnostic, lang)}"
    out = [f"{painted(visible(place) + ':', _BOLD)} {heading}" if place else heading]
    if diagnostic.line:
        shown, before, carets = underlined(diagnostic.line, origin.column, origin.length)
        out.append(f"{painted(f'{origin.line:5} |', _DIM)} {shown}".rstrip())
        out.append(f"{painted('      |', _DIM)} {' ' * before}{painted('^' * carets, _COLOURS[severity])}")
    if advice := hint(diagnostic, lang):
        out.append(f"  {word('hint', lang)}{word('colon', lang)}{advice}")
    out += [f"  {word('also', lang, place=other)}" for other in diagnostic.also]
    if diagnostic.acknowledged:
        out.append(f"  {word('acknowledged', lang, why=diagnostic.acknowledged)}")
    return "\n".join(out)


def underlined(line: str, column: int, length: int) -> tuple[str, int, int]:
    """A source line as a terminal shows it, the columns before the span, and those of the span.

    Long lines are cut around the span. A span that is longer than the line ends with the line.
    """
    line = line.rstrip("\r\n")
    start = min(max(column - 1, 0), len(line))
    end = min(start + max(length, 1), max(len(line), start + 1))
    cells: list[str] = []
    for character in line:
        cells.append(_cell(character, sum(map(width, cells)) if character == "\t" else 0))
    first, last = 0, len(cells)
    if sum(map(width, cells)) > _WIDTH:
        first, last = _window(cells, start, end)
    before = "".join(cells[first:start])
    span = "".join(cells[start : min(end, last)])
    shown = "".join(cells[first:last])
    dots = "…" if first else ""
    return f"{dots}{shown}{'…' if last < len(cells) else ''}", len(dots) + width(before), max(width(span), 1)


def _window(cells: list[str], start: int, end: int) -> tuple[int, int]:
    """The cells of a long line to show (half-open): some before the span, the span, and some after it."""
    first, room = start, _WIDTH // 3
    while first > 0 and width(cells[first - 1]) <= room:
        first -= 1
        room -= width(cells[first])
    last, room = first, _WIDTH
    while last < len(cells) and width(cells[last]) <= room:
        room -= width(cells[last])
        last += 1
    return first, max(last, min(start + 1, end, len(cells)))


def _cell(character: str, column: int) -> str:
    if character == "\t":
        return " " * (_TAB - column % _TAB)
    return visible(character) if unicodedata.category(character) != "Zs" else " "


def width(text: str) -> int:
    """Columns that `text` takes in a terminal: two for wide characters, none for accents that combine."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )
