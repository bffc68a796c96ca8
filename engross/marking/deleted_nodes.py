"""Nodes that only the old act has: provisions, lists, tables and signatures made again from their lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from engross.marking.marked_lines import MarkedLine
from engross.marking.order import OrderedItem
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
    Signature,
    SignatureBlock,
    SignatureColumn,
    Table,
    Text,
)
from engross.model.flat import GAPS, SIGNED, FlatPart, Slot

Namer = Callable[[str], str]


class DeletedNodes:
    """Makes nodes of lines that only the old act has. `name` gives each node a name of its own."""

    def __init__(self, old: Sequence[FlatPart], name: Namer) -> None:
        self.old, self.name = old, name

    def body(self, items: Sequence[OrderedItem]) -> list[Provision | Block]:
        """Lines as blocks, and provisions with what stands in them."""
        out: list[Provision | Block] = []
        open_provisions: list[tuple[int, Provision, list[Provision | Block]]] = []  # level, provision, its body
        lines: list[MarkedLine] = []

        def close(level: int) -> None:
            """Put the lines where they belong, and end the provisions of this level and of deeper ones."""
            if open_provisions and lines and lines[0].line.slot in ("heading", "title") and not open_provisions[-1][2]:
                depth, shell, body = open_provisions[-1]
                open_provisions[-1] = (depth, _with_heading(shell, lines.pop(0)), body)
            (open_provisions[-1][2] if open_provisions else out).extend(self.blocks(lines))
            lines.clear()
            while open_provisions and open_provisions[-1][0] >= level:
                _, shell, body = open_provisions.pop()
                (open_provisions[-1][2] if open_provisions else out).append(replace(shell, body=tuple(body)))

        for item in items:
            if isinstance(item, MarkedLine):
                lines.append(item)
                continue
            assert item.old is not None
            part = self.old[item.old]
            close(part.level)
            kind = part.provision.kind if part.provision else "preamble"
            shell = Provision(self.name(part.name), kind, mark=Mark("deleted"))
            open_provisions.append((part.level, shell, []))
        close(0)
        return out

    def blocks(self, lines: Sequence[MarkedLine]) -> list[Block]:
        """Lines as blocks. Items are a list with what stands in them, rows a table, lines of signatories signatures."""
        out: list[Block] = []
        start = 0
        while start < len(lines):
            line, end = lines[start], start + 1
            slot, node = line.line.slot, line.line.node
            if slot == "item":
                items, end = self._items(lines, start)
                out.append(ItemList(self.name("list"), "label" if len(line.pieces) > 1 else "dash", items))
            elif slot == "row":
                while end < len(lines) and lines[end].line.slot == "row" and lines[end].line.node is node:
                    end += 1
                head, *rows = (cells_of(row) for row in lines[start:end])
                out.append(Table(self.name("table"), head, tuple(rows)))
            elif slot in SIGNED:
                while end < len(lines) and lines[end].line.slot in SIGNED:
                    end += 1
                out.append(SignatureBlock(self.name("signatures"), tuple(self.columns(lines[start:end]))))
            else:
                out.append(self._paragraph(line))
            start = end
        return out

    def _items(self, lines: Sequence[MarkedLine], start: int) -> tuple[tuple[Item, ...], int]:
        """The items of the list that begins at the line `at`, and the index of the first line after the list."""
        depth, labelled = lines[start].line.depth, len(lines[start].pieces) > 1
        items: list[Item] = []
        while start < len(lines):
            line = lines[start]
            if (line.line.slot, line.line.depth, len(line.pieces) > 1) != ("item", depth, labelled):
                break
            end = start + 1
            while end < len(lines) and is_inside(lines[end], depth):
                end += 1
            *label, words = line.pieces
            first = Paragraph(self.name("item"), tuple(words))
            inside = self.blocks(lines[start + 1 : end])
            items.append(Item(self.name("item"), tuple(label[0]) if label else (), (first, *inside)))
            start = end
        return tuple(items), start

    def _paragraph(self, line: MarkedLine) -> Paragraph:
        node = line.line.node
        role = node.role if isinstance(node, Paragraph) else "lost" if line.line.slot == "heading" else "body"
        ident = node.id if isinstance(node, Paragraph) else "line"
        return Paragraph(self.name(ident), whole_line(line), role)

    # signatures

    def columns(self, lines: Sequence[MarkedLine]) -> Iterator[SignatureColumn]:
        """Parties with their signatories. The first may be without a caption."""
        starts = [
            start
            for start, line in enumerate(lines)
            if not start or (line.line.slot == "caption" and lines[start - 1].line.slot != "caption")
        ]
        for start, end in pairwise([*starts, len(lines)]):
            party = lines[start:end]
            caption = [line for line in party if line.line.slot == "caption"]
            yield SignatureColumn("", tuple(map(whole_line, caption)), tuple(self.signatures(party[len(caption) :])))

    def signatures(self, lines: Sequence[MarkedLine]) -> Iterator[Signature]:
        """Each signatory: what stands above the name, the name, the capacities. A party among them stands above."""
        index = 0
        while index < len(lines):
            mention = lines[index : index + 1] if lines[index].line.slot not in ("name", "capacity") else []
            index += len(mention)
            name = _lines_of_slot(lines, index, "name")[:1]
            index += len(name)
            capacity = _lines_of_slot(lines, index, "capacity")
            index += len(capacity)
            yield Signature(
                self.name("signature"),
                "",
                whole_line(name[0]) if name else (),
                tuple(map(whole_line, capacity)),
                mention=whole_line(mention[0]) if mention else (),
            )


def is_inside(line: MarkedLine, depth: int) -> bool:
    """Whether a line stands inside an item of a list at this depth."""
    return line.line.depth > depth if line.line.slot == "item" else line.line.depth >= depth


def whole_line(line: MarkedLine) -> tuple[Inline, ...]:
    """The pieces of a line as one."""
    out: list[Inline] = []
    for index, piece in enumerate(line.pieces):
        out += (Text(GAPS[line.line.slot]), *piece) if index else piece
    return tuple(out)


def cells_of(line: MarkedLine, like: Sequence[Cell] = ()) -> tuple[Cell, ...]:
    """A row. Its cells are aligned as in its own table, or as the cells `like` that it comes to stand among."""
    node = line.line.node
    aligns = [cell.align for cell in like or (node.lines[0] if isinstance(node, Table) else ())]
    return tuple(Cell(tuple(piece), aligns[k] if k < len(aligns) else "left") for k, piece in enumerate(line.pieces))


def _lines_of_slot(lines: Sequence[MarkedLine], start: int, slot: Slot) -> Sequence[MarkedLine]:
    """The lines of this slot in a row from the line `at` on."""
    end = start
    while end < len(lines) and lines[end].line.slot == slot:
        end += 1
    return lines[start:end]


def _with_heading(shell: Provision, line: MarkedLine) -> Provision:
    """A provision with the number and the heading that a line holds."""
    pieces = [tuple(piece) for piece in line.pieces]
    node = line.line.node
    if len(pieces) == 2:
        return replace(shell, number=Number(0, (), pieces[0]), heading=pieces[1])
    if isinstance(node, Provision) and node.number:
        return replace(shell, number=Number(0, (), pieces[0]))
    return replace(shell, heading=pieces[0])
