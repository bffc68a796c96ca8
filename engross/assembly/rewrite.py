"""Rewrites every run of inlines in a tree, whatever holds it: heading, paragraph, cell, caption."""

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
"""Takes a run of inlines and gives the run that stands in its place."""


T = TypeVar("T", Provision, Paragraph, ItemList, Table, SignatureBlock, Item, Number, Cell, SignatureColumn, Signature)


def _replaced(node: T, **parts: Any) -> T:
    """The node with these parts; the node itself if they are the ones it has, for most of a tree does not change."""
    if all(value is getattr(node, name) for name, value in parts.items()):
        return node
    return replace(node, **parts)


def _each(parts: tuple[Any, ...], change: Callable[[Any], Any]) -> tuple[Any, ...]:
    changed = tuple(change(part) for part in parts)
    return parts if all(old is new for old, new in zip(parts, changed, strict=True)) else changed


def rewrite_provision(provision: Provision, change: RunRewrite) -> Provision:
    """The provision with `change` applied to each of its runs, and to those of what it contains."""

    def part(element: Provision | Block) -> Provision | Block:
        return rewrite_provision(element, change) if isinstance(element, Provision) else rewrite_block(element, change)

    number = provision.number and _replaced(
        provision.number, bare=change(provision.number.bare), label=change(provision.number.label)
    )
    return _replaced(
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
            return _replaced(block, content=change(block.content))
        case ItemList():
            return _replaced(block, items=_each(block.items, lambda item: _item(item, change)))
        case Table():
            head = _each(block.head, lambda cell: _cell(cell, change))
            rows = _each(block.rows, lambda row: _each(row, lambda cell: _cell(cell, change)))
            return _replaced(block, head=head, rows=rows)
        case SignatureBlock():
            return _replaced(block, columns=_each(block.columns, lambda column: _column(column, change)))


def _item(item: Item, change: RunRewrite) -> Item:
    blocks = _each(item.blocks, lambda block: rewrite_block(block, change))
    return _replaced(item, label=change(item.label), blocks=blocks)


def _cell(cell: Cell, change: RunRewrite) -> Cell:
    return _replaced(cell, content=change(cell.content))


def _column(column: SignatureColumn, change: RunRewrite) -> SignatureColumn:
    signatures = _each(column.signatures, lambda signature: _signature(signature, change))
    return _replaced(column, caption=_each(column.caption, change), signatures=signatures)


def _signature(signature: Signature, change: RunRewrite) -> Signature:
    return _replaced(
        signature,
        name=change(signature.name),
        mention=change(signature.mention),
        capacity=_each(signature.capacity, change),
    )
