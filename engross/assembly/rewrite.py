"""One way to change every run of words in a tree, whatever holds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from engross.model.document import (
    Block,
    Cell,
    Inline,
    Item,
    ItemList,
    Number,
    Paragraph,
    Provision,
    Signature,
    SignatureBlock,
    SignatureColumn,
    Table,
)

RunRewrite = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]


T = TypeVar("T", Provision, Paragraph, ItemList, Table, SignatureBlock, Item, Number, Cell, SignatureColumn, Signature)


def _kept(node: T, **parts: Any) -> T:
    """The node itself if no part is another, else one with these parts: most of a tree stays as it is."""
    if all(value is getattr(node, name) for name, value in parts.items()):
        return node
    return replace(node, **parts)


def _each(parts: tuple[Any, ...], change: Callable[[Any], Any]) -> tuple[Any, ...]:
    made = tuple(change(part) for part in parts)
    return parts if all(one is other for one, other in zip(parts, made, strict=True)) else made


def rewrite_provision(provision: Provision, change: RunRewrite) -> Provision:
    """The provision with `change` applied to each of its runs, and to those of what it contains."""

    def part(one: Provision | Block) -> Provision | Block:
        return rewrite_provision(one, change) if isinstance(one, Provision) else rewrite_block(one, change)

    number = provision.number and _kept(
        provision.number, bare=change(provision.number.bare), label=change(provision.number.label)
    )
    return _kept(
        provision,
        heading=change(provision.heading),
        label=change(provision.label),
        number=number,
        body=_each(provision.body, part),
    )


def rewrite_block(block: Block, change: RunRewrite) -> Block:
    """The block with `change` applied to each of its runs."""
    match block:
        case Paragraph():
            return _kept(block, content=change(block.content))
        case ItemList():
            return _kept(block, items=_each(block.items, lambda item: _item(item, change)))
        case Table():
            head = _each(block.head, lambda cell: _cell(cell, change))
            rows = _each(block.rows, lambda row: _each(row, lambda cell: _cell(cell, change)))
            return _kept(block, head=head, rows=rows)
        case SignatureBlock():
            return _kept(block, columns=_each(block.columns, lambda column: _column(column, change)))


def _item(item: Item, change: RunRewrite) -> Item:
    blocks = _each(item.blocks, lambda block: rewrite_block(block, change))
    return _kept(item, label=change(item.label), blocks=blocks)


def _cell(cell: Cell, change: RunRewrite) -> Cell:
    return _kept(cell, content=change(cell.content))


def _column(column: SignatureColumn, change: RunRewrite) -> SignatureColumn:
    signatures = _each(column.signatures, lambda signature: _signature(signature, change))
    return _kept(column, caption=_each(column.caption, change), signatures=signatures)


def _signature(signature: Signature, change: RunRewrite) -> Signature:
    return _kept(
        signature,
        name=change(signature.name),
        mention=change(signature.mention),
        capacity=_each(signature.capacity, change),
    )
