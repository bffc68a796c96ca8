"""A document as lines in reading order. Each line keeps the node of the tree that it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from engross.model.document import (
    Block,
    Cell,
    Document,
    Front,
    Inline,
    Item,
    ItemList,
    Paragraph,
    Provision,
    Signature,
    SignatureBlock,
    Table,
    Text,
    item_label,
    plain,
)

Slot = Literal[
    "heading", "paragraph", "item", "row", "title", "period", "subject", "word", "party", "side", "caption", "mention",
    "name", "capacity",
]  # fmt: skip
COVER: frozenset[Slot] = frozenset(("title", "period", "subject", "word", "party", "side"))
SIGNED: frozenset[Slot] = frozenset(("caption", "mention", "name", "capacity"))
GAPS: dict[str, str] = {"heading": " ", "item": " ", "row": " | "}
"""What separates the pieces of a line: a number and its heading, a label and its text, the cells of a row."""


@dataclass(frozen=True, slots=True)
class FlatLine:
    """One line, with its words in the pieces that the tree keeps apart: number and heading of an article, or cells.

    `path` is the data that the whole line comes from, if it does. `depth`
    counts the lists around it. `node` is the block or item that the line is,
    or is part of.
    """

    slot: Slot
    pieces: tuple[tuple[Inline, ...], ...]
    path: str = ""
    depth: int = 0
    node: Provision | Paragraph | Item | Table | SignatureBlock | None = None

    @property
    def content(self) -> tuple[Inline, ...]:
        """All words of the line, with the gaps between its pieces."""
        out: list[Inline] = []
        for index, piece in enumerate(self.pieces):
            out += (Text(GAPS[self.slot]), *piece) if index else piece
        return tuple(out)


@dataclass(frozen=True, slots=True)
class FlatPart:
    """The lines of a cover, of the signatures, or of a provision without the provisions that it contains.

    `name` is the id of the provision. It has the language after it (`@nl`) in
    all languages but the first. What stands in a provision after an inner
    provision is a part of its own without a name. `lang` is empty for the
    signatures. `level` counts from 1.
    """

    name: str
    level: int
    lines: tuple[FlatLine, ...]
    provision: Provision | None = None
    lang: str = ""


def parts(document: Document, first: str = "") -> Iterator[FlatPart]:
    """Every word of `document`: cover and provisions of each language, then signatures, then annexes of each language.

    `first` is the language whose parts are named without a language. If empty, it is that of the first version.
    """
    langs = [version.lang for version in document.versions]
    marks = {lang: "" if lang == (first or document.lang) else f"@{lang}" for lang in langs}
    for version in document.versions:
        yield FlatPart(f"cover{marks[version.lang]}", 1, tuple(_front(version.front)), lang=version.lang)
        yield from _provisions(version.provisions, 1, marks[version.lang], version.lang)
    if document.closing:
        yield FlatPart("signatures", 1, tuple(line for block in document.closing for line in _block(block, 0)))
    for version in document.versions:
        yield from _provisions(version.annexes, 1, marks[version.lang], version.lang)


def _front(front: Front) -> Iterator[FlatLine]:
    if plain(front.title):
        yield FlatLine("title", (front.title,))
    if plain(front.period):
        yield FlatLine("period", (front.period,), "period")
    if plain(front.subject):
        yield FlatLine("subject", (front.subject,), "subject")
    if between := front.word("between"):
        yield FlatLine("word", ((Text(between),),))
    for index, side in enumerate(front.sides):
        if index and (word := front.word("and")):
            yield FlatLine("word", ((Text(word),),))
        for party in side.parties:
            if plain(party):
                yield FlatLine("party", (party,), "parties")
        if plain(side.name):
            yield FlatLine("side", (side.name,), "sides")


def _provisions(provisions: Sequence[Provision], level: int, mark: str, lang: str) -> Iterator[FlatPart]:
    """Each provision, then those it contains. What stands after one of these is a part without a name."""
    for provision in provisions:
        number = (provision.number.label,) if provision.number else ()
        pieces = (*number, *((provision.heading,) if provision.heading else ()))
        inside = [FlatLine("heading", pieces, node=provision)] if any(plain(piece) for piece in pieces) else []
        name = provision.id + mark
        for part in provision.body:
            if isinstance(part, Provision):
                if name or inside:
                    yield FlatPart(name, level, tuple(inside), provision, lang)
                inside, name = [], ""
                yield from _provisions((part,), level + 1, mark, lang)
            else:
                inside += _block(part, 0)
        if name or inside:
            yield FlatPart(name, level, tuple(inside), provision, lang)


def _block(block: Block, depth: int) -> Iterator[FlatLine]:
    match block:
        case Paragraph():
            yield FlatLine("paragraph", (block.content,), "", depth, block)
        case ItemList():
            for index, item in enumerate(block.items):
                yield from _item(block, index, item, depth + 1)
        case Table():
            yield from (table_row_line(block, row) for row in block.lines)
        case SignatureBlock():
            for column in block.columns:
                for line in column.caption:
                    yield FlatLine("caption", (line,), "parties", node=block)
                for signature in column.signatures:
                    yield from _signature(block, signature)


def _signature(block: SignatureBlock, signature: Signature) -> Iterator[FlatLine]:
    """The lines of one signature, in the order of the page; what it does not have makes no line."""
    if signature.mention:
        yield FlatLine("mention", (signature.mention,), "signatories", node=block)
    if signature.name:
        yield FlatLine("name", (signature.name,), "signatories", node=block)
    for line in signature.capacity:
        if line:
            yield FlatLine("capacity", (line,), "signatories", node=block)


def _item(block: ItemList, index: int, item: Item, depth: int) -> Iterator[FlatLine]:
    label = printed_label(block, index)
    first = item.blocks[0] if item.blocks else None
    if isinstance(first, Paragraph):
        yield FlatLine("item", (*((label,) if label else ()), first.content), "", depth, item)
    elif label:
        yield FlatLine("item", (label,), "", depth, item)
    for part in item.blocks[isinstance(first, Paragraph) :]:
        yield from _block(part, depth)


def table_row_line(table: Table, row: Sequence[Cell]) -> FlatLine:
    """A row of a table."""
    return FlatLine("row", tuple(cell.content for cell in row), node=table)


def printed_label(block: ItemList, index: int) -> tuple[Inline, ...]:
    """What is printed before an item, with its values where items have labels of their own. Nothing for a dash."""
    if block.style == "dash":
        return ()
    label = block.items[index].label
    return label if block.style == "label" and label else (Text(item_label(block, index)),)
