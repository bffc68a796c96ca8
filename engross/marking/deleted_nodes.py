"""What only the old text has, made provisions and blocks again, as they stood."""

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
    """Makes a tree of lines that only the old text has; `name` gives each node a name of its own."""

    def __init__(self, old: Sequence[FlatPart], name: Namer) -> None:
        self.old, self.name = old, name

    def body(self, tokens: Sequence[OrderedItem]) -> list[Provision | Block]:
        """Lines as blocks, and provisions with what stands in them."""
        out: list[Provision | Block] = []
        open_: list[tuple[int, Provision, list[Provision | Block]]] = []
        held: list[MarkedLine] = []

        def close(level: int) -> None:
            if open_ and held and held[0].line.slot in ("heading", "title") and not open_[-1][2]:
                depth, shell, inside = open_[-1]
                open_[-1] = (depth, _headed(shell, held.pop(0)), inside)
            (open_[-1][2] if open_ else out).extend(self.blocks(held))
            held.clear()
            while open_ and open_[-1][0] >= level:
                _, shell, inside = open_.pop()
                (open_[-1][2] if open_ else out).append(replace(shell, body=tuple(inside)))

        for token in tokens:
            if isinstance(token, MarkedLine):
                held.append(token)
                continue
            assert token.old is not None
            part = self.old[token.old]
            close(part.level)
            kind = part.provision.kind if part.provision else "preamble"
            shell = Provision(self.name(part.name), kind, mark=Mark("deleted"))
            open_.append((part.level, shell, []))
        close(0)
        return out

    def blocks(self, lines: Sequence[MarkedLine]) -> list[Block]:
        """Lines as blocks: items are a list with what stands in them, rows a table, signatories signatures."""
        out: list[Block] = []
        at = 0
        while at < len(lines):
            one, end = lines[at], at + 1
            slot, node = one.line.slot, one.line.node
            if slot == "item":
                items, end = self._items(lines, at)
                out.append(ItemList(self.name("list"), "label" if len(one.pieces) > 1 else "dash", items))
            elif slot == "row":
                while end < len(lines) and lines[end].line.slot == "row" and lines[end].line.node is node:
                    end += 1
                head, *rows = (cells(row) for row in lines[at:end])
                out.append(Table(self.name("table"), head, tuple(rows)))
            elif slot in SIGNED:
                while end < len(lines) and lines[end].line.slot in SIGNED:
                    end += 1
                out.append(SignatureBlock(self.name("signatures"), tuple(self.columns(lines[at:end]))))
            else:
                out.append(self._paragraph(one))
            at = end
        return out

    def _items(self, lines: Sequence[MarkedLine], at: int) -> tuple[tuple[Item, ...], int]:
        """The items of the list that begins at a line, and where it ends."""
        depth, labelled = lines[at].line.depth, len(lines[at].pieces) > 1
        items: list[Item] = []
        while at < len(lines):
            one = lines[at]
            if (one.line.slot, one.line.depth, len(one.pieces) > 1) != ("item", depth, labelled):
                break
            end = at + 1
            while end < len(lines) and within(lines[end], depth):
                end += 1
            *label, words = one.pieces
            first = Paragraph(self.name("item"), tuple(words))
            own = tuple(label[0]) if label else ()
            items.append(Item(self.name("item"), own, (first, *self.blocks(lines[at + 1 : end]))))
            at = end
        return tuple(items), at

    def _paragraph(self, one: MarkedLine) -> Paragraph:
        node = one.line.node
        role = node.role if isinstance(node, Paragraph) else "lost" if one.line.slot == "heading" else "body"
        ident = node.id if isinstance(node, Paragraph) else "line"
        return Paragraph(self.name(ident), joined(one), role)

    # signatures

    def columns(self, lines: Sequence[MarkedLine]) -> Iterator[SignatureColumn]:
        """Parties with their signatories; the first may be without a caption."""
        starts = [
            at
            for at, one in enumerate(lines)
            if not at or (one.line.slot == "caption" and lines[at - 1].line.slot != "caption")
        ]
        for at, end in pairwise([*starts, len(lines)]):
            run = lines[at:end]
            caption = [one for one in run if one.line.slot == "caption"]
            yield SignatureColumn("", tuple(map(joined, caption)), tuple(self.signatures(run[len(caption) :])))

    def signatures(self, lines: Sequence[MarkedLine]) -> Iterator[Signature]:
        """Each signatory with what is said above the name, and the capacities; a party among them is said above."""
        at = 0
        while at < len(lines):
            mention = lines[at : at + 1] if lines[at].line.slot not in ("name", "capacity") else []
            at += len(mention)
            name = _run(lines, at, "name")[:1]
            at += len(name)
            capacity = _run(lines, at, "capacity")
            at += len(capacity)
            yield Signature(
                self.name("signature"),
                "",
                joined(name[0]) if name else (),
                tuple(map(joined, capacity)),
                mention=joined(mention[0]) if mention else (),
            )


def within(one: MarkedLine, depth: int) -> bool:
    """Whether a line stands inside an item of a list so deep."""
    return one.line.depth > depth if one.line.slot == "item" else one.line.depth >= depth


def joined(one: MarkedLine) -> tuple[Inline, ...]:
    """The pieces of a line as one."""
    out: list[Inline] = []
    for at, piece in enumerate(one.pieces):
        out += (Text(GAPS[one.line.slot]), *piece) if at else piece
    return tuple(out)


def cells(one: MarkedLine, like: Sequence[Cell] = ()) -> tuple[Cell, ...]:
    """A row, its cells set as those of its own table, or as those `like` which they come to stand."""
    node = one.line.node
    aligns = [cell.align for cell in like or (node.lines[0] if isinstance(node, Table) else ())]
    return tuple(Cell(tuple(piece), aligns[k] if k < len(aligns) else "left") for k, piece in enumerate(one.pieces))


def _run(lines: Sequence[MarkedLine], at: int, slot: Slot) -> Sequence[MarkedLine]:
    end = at
    while end < len(lines) and lines[end].line.slot == slot:
        end += 1
    return lines[at:end]


def _headed(shell: Provision, line: MarkedLine) -> Provision:
    """A provision with the number and the heading that a line is."""
    pieces = [tuple(piece) for piece in line.pieces]
    node = line.line.node
    if len(pieces) == 2:
        return replace(shell, number=Number(0, (), pieces[0]), heading=pieces[1])
    if isinstance(node, Provision) and node.number:
        return replace(shell, number=Number(0, (), pieces[0]))
    return replace(shell, heading=pieces[0])
