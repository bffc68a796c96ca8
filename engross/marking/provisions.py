"""The provisions of the marked act, with their paragraphs, lists and tables.

Lists and tables take in the items and rows that only the old act has. Example:
the new list has the items a) and c), and between them the old act has an item
b) and a paragraph. The item becomes an item of the list. The paragraph cannot,
so the list is split in two and the paragraph stands between both halves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from engross.marking.cover_and_signatures import SignatureMarker
from engross.marking.deleted_nodes import DeletedNodes, cells_of, is_inside
from engross.marking.marked_lines import MarkedLine
from engross.marking.order import Cursor
from engross.model.document import (
    Block,
    Cell,
    Inline,
    Item,
    ItemList,
    Mark,
    Number,
    Paragraph,
    Provision,
    SignatureBlock,
    Table,
    plain,
)
from engross.model.flat import printed_label

Body = list[Provision | Block]


class ProvisionMarker:
    """Walks the provisions of the new act, and puts what only the old act has at its place in the reading order."""

    def __init__(self, cursor: Cursor, deleted: DeletedNodes) -> None:
        self.cursor, self.deleted = cursor, deleted

    def all(self, provisions: Sequence[Provision], level: int) -> Body:
        """Provisions of one level. Before each stand those that only the old act has there."""
        out: Body = []
        for provision in provisions:
            out += [*self.deleted.body(self.cursor.all_waiting()), self._provision(provision, level)]
        return out

    def _provision(self, provision: Provision, level: int) -> Provision:
        start = self.cursor.take_start()
        number, heading = provision.number, provision.heading
        if plain(number.label if number else ()) or plain(heading):
            pieces = self.cursor.take_line()
            number = Number(number.rank, number.bare, pieces[0]) if number else None
            heading = pieces[-1] if heading else heading
        body: Body = []
        for part in provision.body:
            body += self.all((part,), level + 1) if isinstance(part, Provision) else self.block(part, 0)
        body += self.deleted.body(self.cursor.waiting_until(lambda following: self._level(following.old) <= level))
        mark = Mark("inserted") if start.old is None else None
        return replace(provision, number=number, heading=heading, body=tuple(body), mark=mark)

    def _level(self, part: int | None) -> int:
        return self.deleted.old[part].level if part is not None else 0

    def block(self, block: Block, depth: int) -> Body:
        """A block inside `depth` lists, and before it what only the old act has there."""
        match block:
            case Paragraph():
                before = self.deleted.body(self.cursor.all_waiting())
                return [*before, replace(block, content=self.cursor.take_line()[0])]
            case ItemList():
                return _ListMarker(self, block, depth + 1).parts()
            case Table():
                return _TableMarker(self, block).parts()
            case SignatureBlock():
                return [SignatureMarker(self.cursor, self.deleted).block(block)]

    def deleted_before(self, keep: Callable[[Sequence[MarkedLine]], int]) -> Body:
        """Deleted nodes before the next line of the new act. `keep` says how many of the last lines it takes itself."""
        return self.deleted.body(self.cursor.waiting_but(keep))

    def deleted_blocks(self, fits: Callable[[MarkedLine], bool] = lambda _: True) -> list[Block]:
        """Deleted lines that wait here as blocks, as long as they fit and no part begins."""
        return self.deleted.blocks(list(self.cursor.waiting_lines(fits)))


class _ListMarker:
    """Marks a list of the new act. It may come out in several parts.

    Deleted items join the part that is being gathered (`items`). Any other deleted node ends the part, stands after it,
    and the next item begins a new part. The first part keeps the id of the list; the others get names of their own.
    """

    def __init__(self, marker: ProvisionMarker, block: ItemList, depth: int) -> None:
        self.marker, self.block, self.depth = marker, block, depth
        self.items: list[Item] = []
        self.out: Body = []

    def parts(self) -> Body:
        """The list, and what stands between its parts."""
        for index, item in enumerate(self.block.items):
            self._put(self.marker.deleted_blocks() if self.items else ())
            self._put(self.marker.deleted_before(self._lines_of_this_list))
            self._put(self.marker.deleted_blocks())
            self._item(printed_label(self.block, index), item)
        self._put(self.marker.deleted_blocks(lambda line: line.line.depth >= self.depth))
        self._end_part()
        return self.out

    def _lines_of_this_list(self, lines: Sequence[MarkedLine]) -> int:
        """How many of the last lines before an item are of this list: all from the first that can be an item of it."""
        inside = len(lines)
        while inside and lines[inside - 1].line.depth >= self.depth:
            inside -= 1
        first = next((index for index in range(inside, len(lines)) if self._can_be_item(lines[index])), len(lines))
        return len(lines) - first

    def _can_be_item(self, line: MarkedLine) -> bool:
        """Items with labels go into lists with labels, others into lists with dashes."""
        return line.line.slot == "item" and (len(line.pieces) > 1) == (self.block.style != "dash")

    def _put(self, nodes: Sequence[Provision | Block]) -> None:
        """Put deleted nodes between two items: items into the list, anything else between two parts of it."""
        for node in nodes:
            if isinstance(node, ItemList) and (node.style == "dash") == (self.block.style == "dash"):
                self.items += node.items
            else:
                self._end_part()
                self.out.append(node)

    def _end_part(self) -> None:
        if self.items:
            style = "dash" if self.block.style == "dash" else "label"
            has_first = any(isinstance(node, ItemList) and node.id == self.block.id for node in self.out)
            ident = self.marker.cursor.new_name(self.block.id) if has_first else self.block.id
            self.out.append(replace(self.block, id=ident, style=style, items=tuple(self.items)))
            self.items = []

    def _item(self, label: tuple[Inline, ...], item: Item) -> None:
        """An item. A provision cannot stand in an item: where one begins in it, the rest goes after the list."""
        first = item.blocks[0] if item.blocks else None
        blocks: Body = []
        if isinstance(first, Paragraph) or label:
            *labels, words = self.marker.cursor.take_line()
            if isinstance(first, Paragraph):
                label = labels[0] if labels else ()
                blocks.append(replace(first, content=words))
            else:
                label = words
        for part in item.blocks[isinstance(first, Paragraph) :]:
            blocks += self.marker.block(part, self.depth)
        blocks += self.marker.deleted_blocks(lambda line: is_inside(line, self.depth))
        stop = next((index for index, node in enumerate(blocks) if isinstance(node, Provision)), len(blocks))
        inside = tuple(node for node in blocks[:stop] if not isinstance(node, Provision))
        self.items.append(replace(item, label=label, blocks=inside))
        if blocks[stop:]:
            self._end_part()
            self.out += blocks[stop:]


class _TableMarker:
    """Marks a table of the new act. It may come out in several parts."""

    def __init__(self, marker: ProvisionMarker, block: Table) -> None:
        self.marker, self.block = marker, block
        self.first_row = block.lines[0]
        self.head: tuple[Cell, ...] = ()
        self.rows: list[tuple[Cell, ...]] = []
        self.out: Body = []

    def parts(self) -> Body:
        """The table, and what stands between its parts."""
        # A new first row may be preceded by old rows. They are rows of this table only if this row is new too: else
        # they would come above a heading that both acts have.
        inserted = self.marker.cursor.at_inserted_line
        self.out += self.marker.deleted_before(self._rows_of_this_table if inserted else lambda _: 0)
        self.rows += self._deleted_rows()
        for index, row in enumerate(self.block.lines):
            if index:
                self._between_rows()
            pieces = self.marker.cursor.take_line()
            cells = tuple(replace(cell, content=piece) for cell, piece in zip(row, pieces, strict=True))
            if self.block.head and not index:
                self.head = cells
            else:
                self.rows.append(cells)
        self.rows += self._deleted_rows()
        self._end_part()
        return self.out

    def _between_rows(self) -> None:
        """Put in what only the old act has between two rows."""
        self.rows += self._deleted_rows()
        if nodes := self.marker.deleted_before(self._rows_of_this_table):
            self._end_part()
            self.out += nodes
            self.rows += self._deleted_rows()

    def _rows_of_this_table(self, lines: Sequence[MarkedLine]) -> int:
        """How many of the last lines before a row can be rows of this table."""
        count = 0
        while count < len(lines) and self._can_be_row(lines[-1 - count]):
            count += 1
        return count

    def _can_be_row(self, line: MarkedLine) -> bool:
        return line.line.slot == "row" and len(line.pieces) == len(self.first_row)

    def _deleted_rows(self) -> Iterator[tuple[Cell, ...]]:
        return (cells_of(line, self.first_row) for line in self.marker.cursor.waiting_lines(self._can_be_row))

    def _end_part(self) -> None:
        if self.head or self.rows:
            has_first = any(isinstance(node, Table) and node.id == self.block.id for node in self.out)
            ident = self.marker.cursor.new_name(self.block.id) if has_first else self.block.id
            self.out.append(replace(self.block, id=ident, head=self.head, rows=tuple(self.rows)))
            self.head, self.rows = (), []
