"""One way to change every run of words in a tree, whatever holds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from engross.model.document import (
    Block,
    Cell,
    Inline,
    ItemList,
    Paragraph,
    Provision,
    Signature,
    SignatureBlock,
    SignatureColumn,
    Table,
)

Change = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]


def changed(provision: Provision, change: Change) -> Provision:
    """The provision with `change` applied to each of its runs, and to those of what it contains."""
    number = provision.number and replace(
        provision.number, bare=change(provision.number.bare), label=change(provision.number.label)
    )
    body = tuple(
        changed(part, change) if isinstance(part, Provision) else changed_block(part, change) for part in provision.body
    )
    return replace(
        provision, heading=change(provision.heading), label=change(provision.label), number=number, body=body
    )


def changed_block(block: Block, change: Change) -> Block:
    """The block with `change` applied to each of its runs."""
    match block:
        case Paragraph():
            return replace(block, content=change(block.content))
        case ItemList():
            items = tuple(
                replace(item, label=change(item.label), blocks=tuple(changed_block(one, change) for one in item.blocks))
                for item in block.items
            )
            return replace(block, items=items)
        case Table():
            rows = tuple(tuple(_cell(cell, change) for cell in row) for row in block.rows)
            return replace(block, head=tuple(_cell(cell, change) for cell in block.head), rows=rows)
        case SignatureBlock():
            return replace(block, columns=tuple(_column(column, change) for column in block.columns))


def _cell(cell: Cell, change: Change) -> Cell:
    return replace(cell, content=change(cell.content))


def _column(column: SignatureColumn, change: Change) -> SignatureColumn:
    signatures = tuple(_signature(one, change) for one in column.signatures)
    return replace(column, caption=tuple(change(line) for line in column.caption), signatures=signatures)


def _signature(signature: Signature, change: Change) -> Signature:
    return replace(
        signature,
        name=change(signature.name),
        mention=change(signature.mention),
        capacity=tuple(change(line) for line in signature.capacity),
    )
