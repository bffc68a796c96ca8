"""Tables: no row is split over two pages; the heading row is repeated on each page."""

from __future__ import annotations

from collections.abc import Sequence

from engross.model.document import Cell, Mark, Table, plain
from engross.render.docx.markup import tag
from engross.render.docx.paragraphs import common_mark, paragraph
from engross.render.docx.writer import Writer

_LONGEST = 60
"""Characters. A cell with more does not widen its column: it is broken into lines."""


def table(writer: Writer, table_block: Table, ident: str = "") -> str:
    """A table. Its heading row is repeated on each page, and no row is split over two."""
    columns = max((len(row) for row in table_block.lines), default=1)
    widths = _widths(table_block, columns, writer.width)
    rows = []
    for index, row in enumerate(table_block.lines):
        head = index == 0 and bool(table_block.head)
        mark = _row_mark(row)
        properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if head else "")
        if mark is not None:
            properties += tag("ins" if mark.becomes else "del", **writer.revised(mark))
        cells = []
        for k, cell in enumerate(row):
            align = "" if cell.align == "left" else tag("jc", val=cell.align)
            style = "TableHeading" if head else "TableText"
            name = (ident or table_block.id) if (index, k) == (0, 0) else ""
            cells.append("".join(paragraph(writer, cell.content, style, name, align)))
        cells += ["".join(paragraph(writer, (), "TableText"))] * (columns - len(row))
        rows.append(table_row(cells, widths, properties))
    return frame("ActTable", widths, rows) + "".join(paragraph(writer, (), "Spacer", "", tag("spacing", before=120)))


def _widths(table_block: Table, columns: int, width: int) -> list[int]:
    """The widths of columns, by the words in them. No column is narrower than a quarter of an equal share."""
    longest = [
        max((len(plain(row[index].content)) for row in table_block.lines if index < len(row)), default=0)
        for index in range(columns)
    ]
    wanted = [min(max(length, 4), _LONGEST) for length in longest]
    least = width // (4 * columns)
    free = width - least * columns
    return [least + free * share // sum(wanted) for share in wanted]


def table_row(cells: Sequence[str], widths: Sequence[int], properties: str = "") -> str:
    """A row of these cells; `properties` are those of the row."""
    inside = "".join(
        tag("tc", tag("tcPr", tag("tcW", w=width, type="dxa")) + cell)
        for cell, width in zip(cells, widths, strict=True)
    )
    return tag("tr", (tag("trPr", properties) if properties else "") + inside)


def _row_mark(row: Sequence[Cell]) -> Mark | None:
    """The mark under which all words of a row stand."""
    return common_mark([node for cell in row for node in cell.content])


def frame(style: str, widths: Sequence[int], rows: Sequence[str]) -> str:
    """A table of these rows, with columns of the given widths in twips."""
    look = tag("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1)
    properties = tag(
        "tblPr",
        tag("tblStyle", val=style) + tag("tblW", w=sum(widths), type="dxa") + '<w:tblLayout w:type="fixed"/>' + look,
    )
    grid = tag("tblGrid", "".join(tag("gridCol", w=width) for width in widths))
    return tag("tbl", properties + grid + "".join(rows))
