"""Languages side by side, as a table with one column for each. What has the same id stands in the same row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.model.document import Block, Paragraph, Provision, Seam
from engross.render.docx.paragraphs import paragraph
from engross.render.docx.provisions import heading, parts
from engross.render.docx.tables import frame, table_row
from engross.render.docx.writer import Writer

Column = tuple[str, str, Sequence[Provision]]
"""A language, what stands after its ids, and its provisions."""


def columns(writer: Writer, languages: Sequence[Column]) -> str:
    """The provisions of every language in rows."""
    cells_by_row: dict[str, dict[int, str]] = {}
    order: list[str] = []
    width = writer.width // len(languages)
    for index, (lang, suffix, content) in enumerate(languages):
        position = 0
        with writer.version(lang, suffix, width - 400):
            for ident, content_xml in _rows(writer, content, 1):
                if ident not in cells_by_row:
                    cells_by_row[ident] = {}
                    order.insert(position, ident) if index else order.append(ident)
                cells_by_row[ident][index] = content_xml
                position = order.index(ident) + 1
    rows = []
    for ident in order:
        cells = []
        for index, (lang, suffix, _) in enumerate(languages):
            with writer.version(lang, suffix, width):
                empty = "".join(paragraph(writer, (), "Spacer"))
            inside = cells_by_row[ident].get(index, empty)
            inside += empty if inside.endswith("</w:tbl>") else ""
            cells.append(inside)
        rows.append(table_row(cells, [width] * len(languages)))
    return frame("ParallelTexts", [width] * len(languages), rows) + "".join(paragraph(writer, (), "Spacer"))


def _rows(writer: Writer, content: Sequence[Provision], level: int) -> Iterator[tuple[str, str]]:
    """The rows of one language: the name of each row, and its content as XML."""
    for provision in content:
        headed = "".join(heading(writer, provision, level))
        if headed:
            yield f"{provision.id}#heading", headed
        begun, held = "", ""
        for part, block_xml in parts(writer, provision):
            if isinstance(part, Provision):
                yield from _rows(writer, (part,), level + 1 if provision.heading else level)
                continue
            begun, held = begun or part.id, held + "".join(block_xml)
            # A paragraph that only one of two texts splits stays in one cell: no paragraph mark can join two rows.
            if not _goes_on(part):
                yield begun, held
                begun, held = "", ""
        if held:
            yield begun, held


def _goes_on(part: Block) -> bool:
    """Whether the mark of a paragraph was put in or taken out, so that one of the texts joins it with the next."""
    return isinstance(part, Paragraph) and bool(part.content) and isinstance(part.content[-1], Seam)
