"""The provisions of the marked act, with their paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from engross.marking.deleted_nodes import DeletedNodes, cells, within
from engross.marking.marked_lines import MarkedLine
from engross.marking.signing import Signing
from engross.marking.thread import Cursor
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


class Provisions:
    """Walks the provisions of the new act, and puts what only the old one has where the order wants it.

    Items stand in the lists, and rows in the tables, that come there. What
    fits into none of them cuts the list or the table in two.
    """

    def __init__(self, thread: Cursor, lost: DeletedNodes) -> None:
        self.thread, self.lost = thread, lost

    def all(self, provisions: Sequence[Provision], level: int) -> Body:
        """Provisions of one level, with those that only the old act has before each."""
        out: Body = []
        for one in provisions:
            out += [*self.lost.body(self.thread.all()), self._provision(one, level)]
        return out

    def _provision(self, one: Provision, level: int) -> Provision:
        opening = self.thread.open()
        number, heading = one.number, one.heading
        if plain(number.label if number else ()) or plain(heading):
            pieces = self.thread.take()
            number = Number(number.rank, number.bare, pieces[0]) if number else None
            heading = pieces[-1] if heading else heading
        body: Body = []
        for part in one.body:
            body += self.all((part,), level + 1) if isinstance(part, Provision) else self.block(part, 0)
        body += self.lost.body(self.thread.until(lambda begun: self._level(begun.old) <= level))
        mark = Mark("inserted") if opening.old is None else None
        return replace(one, number=number, heading=heading, body=tuple(body), mark=mark)

    def _level(self, part: int | None) -> int:
        return self.lost.old[part].level if part is not None else 0

    def block(self, block: Block, depth: int) -> Body:
        """A block that stands in so many lists, and what only the old act has before it."""
        match block:
            case Paragraph():
                before = self.lost.body(self.thread.all())
                return [*before, replace(block, content=self.thread.take()[0])]
            case ItemList():
                return [*_List(self, block, depth + 1).made()]
            case Table():
                return [*_Table(self, block).made()]
            case SignatureBlock():
                return [Signing(self.thread, self.lost).block(block)]

    def before(self, keep: Callable[[Sequence[MarkedLine]], int]) -> Body:
        """What waits, save the last of it that belongs into what comes."""
        return self.lost.body(self.thread.save(keep))


class _List:
    """A list of the new act, in as many parts as it is cut into."""

    def __init__(self, way: Provisions, block: ItemList, depth: int) -> None:
        self.way, self.block, self.depth = way, block, depth
        self.items: list[Item] = []
        self.out: Body = []

    def made(self) -> Body:
        for index, item in enumerate(self.block.items):
            self._put(self.way.lost.blocks(list(self.way.thread.lines())) if self.items else ())
            self._put(self.way.before(self._own))
            self._put(self.way.lost.blocks(list(self.way.thread.lines())))
            self._item(printed_label(self.block, index), item)
        self._put(self.way.lost.blocks(list(self.way.thread.lines(lambda one: one.line.depth >= self.depth))))
        self._close()
        return self.out

    def _own(self, lines: Sequence[MarkedLine]) -> int:
        """How many of the lines before an item are of this list: from the first item on that can be."""
        inside = len(lines)
        while inside and lines[inside - 1].line.depth >= self.depth:
            inside -= 1
        first = next((at for at in range(inside, len(lines)) if self._fits(lines[at])), len(lines))
        return len(lines) - first

    def _fits(self, one: MarkedLine) -> bool:
        """Whether a line can be an item: with a label in a list that has labels, without in another."""
        return one.line.slot == "item" and (len(one.pieces) > 1) == (self.block.style != "dash")

    def _put(self, parts: Sequence[Provision | Block]) -> None:
        """Put what only the old act has between two items: items into the list, anything else beside it."""
        for part in parts:
            if isinstance(part, ItemList) and (part.style == "dash") == (self.block.style == "dash"):
                self.items += part.items
            else:
                self._close()
                self.out.append(part)

    def _close(self) -> None:
        if self.items:
            style = "dash" if self.block.style == "dash" else "label"
            ident = self.way.thread.name(self.block.id) if self._begun() else self.block.id
            self.out.append(replace(self.block, id=ident, style=style, items=tuple(self.items)))
            self.items = []

    def _begun(self) -> bool:
        return any(isinstance(one, ItemList) and one.id == self.block.id for one in self.out)

    def _item(self, label: tuple[Inline, ...], item: Item) -> None:
        """An item; from where a provision begins in it, it goes on beside the list."""
        first = item.blocks[0] if item.blocks else None
        blocks: Body = []
        if isinstance(first, Paragraph) or label:
            *labels, words = self.way.thread.take()
            if isinstance(first, Paragraph):
                label = labels[0] if labels else ()
                blocks.append(replace(first, content=words))
            else:
                label = words
        for part in item.blocks[isinstance(first, Paragraph) :]:
            blocks += self.way.block(part, self.depth)
        blocks += self.way.lost.blocks(list(self.way.thread.lines(lambda one: within(one, self.depth))))
        stop = next((at for at, one in enumerate(blocks) if isinstance(one, Provision)), len(blocks))
        inside = tuple(one for one in blocks[:stop] if not isinstance(one, Provision))
        self.items.append(replace(item, label=label, blocks=inside))
        if blocks[stop:]:
            self._close()
            self.out += blocks[stop:]


class _Table:
    """A table of the new act, in as many parts as it is cut into."""

    def __init__(self, way: Provisions, block: Table) -> None:
        self.way, self.block = way, block
        self.like = block.lines[0]
        self.head: tuple[Cell, ...] = ()
        self.rows: list[tuple[Cell, ...]] = []
        self.out: Body = []

    def made(self) -> Body:
        self.out += self.way.before(self._own if self.way.thread.fresh else lambda _: 0)
        self.rows += self._lost()
        for at, row in enumerate(self.block.lines):
            if at:
                self.rows += self._lost()
                if parts := self.way.before(self._own):
                    self._close()
                    self.out += parts
                    self.rows += self._lost()
            own = tuple(replace(cell, content=piece) for cell, piece in zip(row, self.way.thread.take(), strict=True))
            if self.block.head and not at:
                self.head = own
            else:
                self.rows.append(own)
        self.rows += self._lost()
        self._close()
        return self.out

    def _own(self, lines: Sequence[MarkedLine]) -> int:
        """How many of the lines before a row are rows of this table."""
        count = 0
        while count < len(lines) and self._fits(lines[-1 - count]):
            count += 1
        return count

    def _fits(self, one: MarkedLine) -> bool:
        return one.line.slot == "row" and len(one.pieces) == len(self.like)

    def _lost(self) -> Iterator[tuple[Cell, ...]]:
        return (cells(one, self.like) for one in self.way.thread.lines(self._fits))

    def _close(self) -> None:
        if self.head or self.rows:
            begun = any(isinstance(one, Table) and one.id == self.block.id for one in self.out)
            ident = self.way.thread.name(self.block.id) if begun else self.block.id
            self.out.append(replace(self.block, id=ident, head=self.head, rows=tuple(self.rows)))
            self.head, self.rows = (), []
