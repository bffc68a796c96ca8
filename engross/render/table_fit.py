"""How a table is set on paper: the widths of its columns by what stands in them, its size, and where it has room.

A typographer goes from one step to the next and takes the first in which no
word is broken: the place where the table stands at the size of tables; smaller
sizes, down to `SMALLEST`; in a page of two languages, the width of both columns; a
page that is turned. A table that fits in none of these is not printed: the diagnostic table-too-wide
gives its line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from engross.diagnostics import Collector, Refused
from engross.model.document import Block, Cell, Document, ItemList, Provision, Styled, Table, inner, plain
from engross.render.text_width import POINTS_PER_MM, REGULAR, SEMIBOLD, text_width

Place = Literal["here", "both columns", "turned"]

TEXT_WIDTH, WIDE_WIDTH, TURNED_WIDTH = 128.0, 155.0, 229.4
"""Millimetres: the text of a page, the text of a page for two languages or large type, the text of a turned page."""
LIST_INDENT, QUOTED_INDENT = 9.4, 6.6
"""Millimetres by which a list, and what an amendment quotes, are moved in."""
_GAP = 8.0
"""Millimetres between two languages side by side, as the stylesheet has it."""
SMALLEST = 8.0
"""Points. A table is never set smaller."""
SIZES = (10.8, 9.6, 8.8, SMALLEST)
"""Points, the size of tables in the text first."""
LARGE_SIZES = (16.9, 15.0, 14.0)
"""Points, in a copy in large type."""
_PADDING, _LESS_PADDING = 5.0, 4.0
"""Millimetres of white between the words of two columns, at the first size and at smaller ones."""
_LONGEST_WORD = 60.0
"""Millimetres. A longer word, such as a web address, may be broken: no column is made for it."""
_LONGEST_AMOUNT = 60.0
"""Millimetres at 10 points. A cell at the right that is no longer is an amount, and is kept on one line."""
_SLACK = 1.02, 1.5
"""A column is wider than its words by this factor, and by this many points, because letter-spacing is not counted."""


@dataclass(frozen=True, slots=True)
class TableFit:
    """How a table is set: where, in which width (millimetres), at how many points.

    `shares` are the widths of the columns, in percent of that width.
    """

    place: Place
    width: float
    size: float
    shares: tuple[float, ...]

    @property
    def smaller(self) -> bool:
        """Whether it is set smaller than tables are."""
        return self.size not in (SIZES[0], LARGE_SIZES[0])

    def lines(self, text: str, column: int) -> float:
        """About how many lines a text takes in a column: letters are half an em wide on average."""
        return len(text) * self.size / 2 / (self.shares[column] / 100 * self.width * POINTS_PER_MM)


@dataclass(frozen=True, slots=True)
class TableRoom:
    """The room that tables have in a document: how many languages stand side by side, and whether type is large."""

    languages: int = 1
    large: bool = False

    def steps(self) -> Iterator[tuple[Place, float, float]]:
        """Place, width in millimetres and size in points, in the order in which they are tried."""
        sizes = LARGE_SIZES if self.large else SIZES
        whole = WIDE_WIDTH if self.large or self.languages > 1 else TEXT_WIDTH
        here = (whole - _GAP * (self.languages - 1)) / self.languages
        for size in sizes:
            yield "here", here, size
        if self.languages > 1:
            for size in sizes:
                yield "both columns", whole, size
        for size in sizes:
            yield "turned", TURNED_WIDTH, size


def table_fit(table: Table, room: TableRoom, indent: float = 0.0) -> TableFit | None:
    """How the table is set in that room; None if no step has room for its longest words side by side.

    `indent` is how far the table is moved in where it stands, in millimetres.
    """
    indent += QUOTED_INDENT if table.role else 0
    columns = _columns(table)
    if not columns:
        return TableFit("here", TEXT_WIDTH, (LARGE_SIZES if room.large else SIZES)[0], ())
    for place, width, size in room.steps():
        scale = size / 10
        padding = (_PADDING if size in (SIZES[0], LARGE_SIZES[0]) else _LESS_PADDING) * POINTS_PER_MM
        wanted = [column.scaled(scale) for column in columns]
        free = (width - indent) * POINTS_PER_MM - padding * (len(columns) - 1)
        least = sum(low for low, _ in wanted)
        if least <= free:
            widths = _shared(wanted, free)
            # The first and the last column have white on one side only.
            whole = [
                content + padding * (0.5 if rank in (0, len(columns) - 1) else 1.0) * (len(columns) > 1)
                for rank, content in enumerate(widths)
            ]
            return TableFit(place, width, size, tuple(round(100 * part / sum(whole), 2) for part in whole))
    return None


def require_table_fit(document: Document, room: TableRoom | None = None) -> None:
    """Raises `Refused` (table-too-wide) naming the line of each table that cannot be set on the page."""
    collector = Collector()
    languages = len(document.versions) if document.arrangement == "columns" else 1
    room = room or TableRoom(languages)
    for version in document.versions:
        for table, indent in _tables((*version.provisions, *version.annexes)):
            if table_fit(table, room, indent) is None:
                origin = table.origin if table.origin.file else document.origin
                collector.add("table-too-wide", origin, count=str(len(table.lines[0])), size=f"{SMALLEST:g}")
    if collector.failed:
        raise Refused(collector)


@dataclass(frozen=True, slots=True)
class _Column:
    """Widths at 10 points: of its longest word, of its longest amount, and of its longest cell on one line."""

    word: float
    amount: float
    most: float

    def scaled(self, scale: float) -> tuple[float, float]:
        factor, points = _SLACK
        longest = _LONGEST_WORD * POINTS_PER_MM
        least = max(min(self.word * scale * factor + points, longest), self.amount * scale * factor + points)
        return least, max(least, self.most * scale * factor + points)


def _columns(table: Table) -> list[_Column]:
    count = max((len(row) for row in table.lines), default=0)
    columns = [_Column(0.0, 0.0, 0.0)] * count
    for row in table.lines:
        for rank, cell in enumerate(row):
            face = SEMIBOLD if row is table.head or _has_strong(cell) else REGULAR
            lines = plain(cell.content).split("\n")
            whole = max(text_width(line, 10, face) for line in lines)
            word = max(text_width(word, 10, face) for line in lines for word in _words(line))
            # Of a heading, only the words are kept whole.
            amount = whole if row is not table.head and is_amount(cell) else 0.0
            before = columns[rank]
            columns[rank] = _Column(max(before.word, word), max(before.amount, amount), max(before.most, whole))
    return columns


def is_amount(cell: Cell) -> bool:
    """Whether a cell is kept on one line: it stands at the right, and is no longer than an amount with its currency.

    A sentence that stands at the right is wrapped as any other: a column as wide as it would leave the sheet.
    """
    if cell.align != "right":
        return False
    face = SEMIBOLD if _has_strong(cell) else REGULAR
    longest = _LONGEST_AMOUNT * POINTS_PER_MM
    return all(text_width(line, 10, face) <= longest for line in plain(cell.content).split("\n"))


def _words(line: str) -> list[str]:
    """What stands between ordinary spaces: a no-break space holds words together, and a hyphen does too."""
    return line.replace("\u2009", "\u00a0").split(" ")


def _has_strong(cell: Cell) -> bool:
    return any(isinstance(node, Styled) and node.style == "strong" for node in inner(cell.content))


def _shared(wanted: Sequence[tuple[float, float]], free: float) -> list[float]:
    """The width of each column, from its least and its most, so that they fill `free` points.

    Columns with little in them get all that they want, and only the fullest ones are wrapped: a limit is sought that no
    column passes, save for its longest word. Example: columns that want 30, 40 and 300 in 200 points get 30, 40 and
    130.
    """
    most = sum(high for _, high in wanted)
    if most <= free:
        return [high * free / most if most else free / len(wanted) for _, high in wanted]
    low_limit, high_limit = 0.0, max(high for _, high in wanted)
    # Bisection: the sum grows with the limit, and 40 halvings leave less than a millionth of a point.
    for _ in range(40):
        limit = (low_limit + high_limit) / 2
        if sum(min(high, max(low, limit)) for low, high in wanted) > free:
            high_limit = limit
        else:
            low_limit = limit
    widths = [min(high, max(low, low_limit)) for low, high in wanted]
    return [width * free / sum(widths) for width in widths] if sum(widths) < free else widths


def _tables(parts: Sequence[Provision | Block], indent: float = 0.0) -> Iterator[tuple[Table, float]]:
    for part in parts:
        match part:
            case Provision():
                yield from _tables(part.body, indent)
            case ItemList():
                for item in part.items:
                    yield from _tables(item.blocks, indent + LIST_INDENT)
            case Table():
                yield part, indent
            case _:
                pass
