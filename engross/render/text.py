"""The document as plain text: for reading in a terminal, for comparing, for a mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.model.document import (
    Block,
    Document,
    Front,
    Inline,
    ItemList,
    Paragraph,
    Provision,
    SignatureBlock,
    Table,
    plain,
)
from engross.model.numerals import NUMERALS
from engross.model.rendering import Look, Rendering


def render(document: Document, look: Look) -> Rendering:
    """UTF-8 text, one block a paragraph, languages one after the other, signatures once."""
    out: list[str] = []
    if look.draft and (mark := document.versions[0].front.word("draft")):
        out.append(mark.upper())
    for version in document.versions:
        out.extend(_front(version.front))
        out.extend(_provisions(version.provisions))
    for block in document.closing:
        out.extend(_block(block, ""))
    for version in document.versions:
        out.extend(_provisions(version.annexes))
    return Rendering(("\n\n".join(part for part in out if part) + "\n").encode())


def _front(front: Front) -> Iterator[str]:
    yield plain(front.title)
    yield plain(front.period)
    yield plain(front.subject)
    yield front.word("between")
    for index, side in enumerate(front.sides):
        if index:
            yield front.word("and")
        for party in side.parties:
            yield plain(party)
        yield plain(side.name)


def _provisions(provisions: Sequence[Provision]) -> Iterator[str]:
    for one in provisions:
        yield heading(one)
        for part in one.body:
            if isinstance(part, Provision):
                yield from _provisions((part,))
            else:
                yield from _block(part, "")


def heading(one: Provision) -> str:
    """The printed number and heading of a provision."""
    number = plain(one.number.label) if one.number else ""
    return " ".join(part for part in (number, plain(one.heading)) if part)


def _block(block: Block, indent: str) -> Iterator[str]:
    match block:
        case Paragraph():
            yield indent + _words(block.content, indent)
        case ItemList():
            for index, item in enumerate(block.items):
                label = item_label(block, index)
                parts = [text for inner in item.blocks for text in _block(inner, indent + "  ")]
                first = parts[0].strip() if parts else ""
                yield "\n".join([f"{indent}{label} {first}", *parts[1:]])
        case Table():
            for row in block.lines:
                yield indent + " | ".join(_words(cell.content, indent) for cell in row)
        case SignatureBlock():
            for column in block.columns:
                for line in column.caption:
                    yield indent + plain(line)
                for signature in column.signatures:
                    name = plain(signature.name) + ("," if signature.capacity else "")
                    lines = [plain(signature.mention), name, *(plain(line) for line in signature.capacity)]
                    yield "\n".join(indent + line for line in lines if line)


def item_label(block: ItemList, index: int) -> str:
    """What is printed before an item."""
    own = plain(block.items[index].label)
    if block.style == "label" and own:
        return own
    if block.style == "dash":
        return "–"
    rank = int(plain(block.items[0].label) or 1) + index
    if block.style in ("lower-alpha", "lower-roman"):
        return f"{NUMERALS[block.style](rank)})"
    return f"{rank}."


def _words(content: tuple[Inline, ...], indent: str) -> str:
    return plain(content).replace("\n", f"\n{indent}")
