"""The order of the lines of a printed page: columns that are drawn line by line, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import mean

from engross.language import reading_words
from engross.source.pdf.printed_lines import PageLine

_SAME_BASE = 0.4
"""Sizes of a letter by which the baselines of one row may differ."""
_COLUMN_ROWS = 5
"""Rows that make columns; fewer are a table."""
_COLUMN_WORDS = 3.5
"""Words of a line, on average, from which lines side by side are columns of text, and not cells."""
CELLS = " | "
_SAME_EDGE = 0.7
"""Sizes of a letter by which the left edges of one column may differ."""
_CAPTION = re.compile(
    rf"(?:{'|'.join(re.escape(word) for language in reading_words() for word in language.on_behalf)})\b", re.IGNORECASE
)
"""How the caption over a signature begins."""


def in_order(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines in reading order; a row of a table is one line, its cells apart.

    The order of the file is kept where it goes down a column. Only lines that
    stand side by side and follow one another in the file are put in order: a
    column after the other, or cells with ` | ` between them.
    """
    out: list[PageLine] = []
    lines, signed = _signature_block(lines)
    for run in _runs(list(_rows(lines))):
        if max(map(len, run)) == 1:
            out += (row[0] for row in run)
        elif _are_columns(run):
            out += _down(run)
        else:
            out += map(_as_row, run)
    return [*out, *signed]


def _signature_block(lines: Sequence[PageLine]) -> tuple[Sequence[PageLine], list[PageLine]]:
    """The lines before a block of signatures, and its lines down its columns.

    It begins with captions side by side (`For the City …`), and goes on as long as each line stands in a column.
    """
    rows, at = list(_rows(lines)), 0
    for row in rows:
        if len(row) > 1 and all(_CAPTION.match(line.text) for line in row):
            break
        at += len(row)
    else:
        return lines, []
    lefts = [line.left for line in row]
    rest = lines[at:]
    if any(min(abs(line.left - left) for left in lefts) > _SAME_EDGE * line.size for line in rest):
        return lines, []
    column = {id(line): min(range(len(lefts)), key=lambda rank: abs(lefts[rank] - line.left)) for line in rest}
    blocks = [
        sorted((line for line in rest if column[id(line)] == rank), key=lambda line: -line.base)
        for rank in range(len(lefts))
    ]
    return lines[:at], [line for block in blocks for line in block]


def _rows(lines: Sequence[PageLine]) -> Iterator[list[PageLine]]:
    """Lines that follow one another and stand on one baseline, from left to right."""
    row: list[PageLine] = []
    for line in lines:
        beside = bool(row) and abs(row[-1].base - line.base) <= _SAME_BASE * max(row[-1].size, line.size)
        if row and not (beside and line.left >= row[-1].right):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _runs(rows: Sequence[list[PageLine]]) -> Iterator[list[list[PageLine]]]:
    """Rows of several lines together; a single line in between belongs to them if it stands in one of their columns."""
    run: list[list[PageLine]] = []
    for row in rows:
        wide = bool(run) and len(run[0]) > 1
        belongs = bool(run) and (
            (wide and (len(row) > 1 or _stands_in_column(row[0], run))) or (not wide and len(row) == 1)
        )
        if run and not (belongs and row[0].base <= run[-1][0].base):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _stands_in_column(line: PageLine, run: Sequence[Sequence[PageLine]]) -> bool:
    """Whether a line alone stands within one column of the rows before it, near below them."""
    near = run[-1][0].base - line.base < 2.5 * line.size
    edges = [(min(row[side].left for row in run if len(row) > 1), max(row[side].right for row in run if len(row) > 1))
             for side in (0, -1)]  # fmt: skip
    return near and any(left - line.size <= line.left and line.right <= right + line.size for left, right in edges)


def _are_columns(run: Sequence[Sequence[PageLine]]) -> bool:
    """Whether rows are two columns of text: many, each of two lines of several words, with a gutter all along."""
    pairs = [row for row in run if len(row) == 2]
    if len(pairs) < _COLUMN_ROWS or any(len(row) > 2 for row in run):
        return False
    gutter = max(row[0].right for row in pairs) < min(row[1].left for row in pairs)
    words = [mean(len(row[side].text.split()) for row in pairs) for side in (0, 1)]
    return gutter and min(words) >= _COLUMN_WORDS


def _down(run: Sequence[Sequence[PageLine]]) -> Iterator[PageLine]:
    middle = min(row[1].left for row in run if len(row) > 1)
    yield from (line for row in run for line in row if line.left < middle)
    yield from (line for row in run for line in row if line.left >= middle)


def _as_row(row: Sequence[PageLine]) -> PageLine:
    if len(row) == 1:
        return row[0]
    return replace(row[0], text=CELLS.join(line.text for line in row), right=row[-1].right, divided=False)
