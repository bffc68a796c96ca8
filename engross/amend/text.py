"""The document tree as the text of an act, and runs of that text as nodes again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engross.amend.printed_articles import QUOTED
from engross.model.act_text import CELLS, COVER, SIGNATURES, ActText, Piece, PieceType, Unit
from engross.model.document import (
    Block,
    Break,
    Document,
    Inline,
    ItemList,
    Paragraph,
    Placeholder,
    Provision,
    Seam,
    SignatureBlock,
    Superscript,
    Table,
    Text,
    plain,
)
from engross.model.numerals import NUMERALS

_SUPERIOR = re.compile(r"<sup>(.*?)</sup>")


def act_text(document: Document) -> ActText:
    """Every word of `document` in reading order: cover, provisions, signatures, annexes, one language after another."""
    out: list[Unit] = []
    for version in document.versions:
        mark = f"@{version.lang}" if version is not document.versions[0] else ""
        front = version.front
        lines = [front.period, front.subject]
        for side in front.sides:
            lines += [*side.parties, side.name]
        pieces = tuple(Piece("p", words(line)) for line in lines if line)
        out.append(Unit(f"{COVER}{mark}", COVER, 1, heading=words(front.title), pieces=pieces))
        out.extend(_provisions(version.provisions, 1, mark))
    if document.closing:
        signed = tuple(piece for block in document.closing for piece in _block(block))
        out.append(Unit(SIGNATURES, SIGNATURES, 1, pieces=signed))
    for version in document.versions:
        mark = f"@{version.lang}" if version is not document.versions[0] else ""
        out.extend(_provisions(version.annexes, 1, mark))
    return ActText(document.lang, tuple(out))


def words(content: Sequence[Inline]) -> str:
    """The text of inlines on one line, superiors as `<sup>…</sup>`."""
    out: list[str] = []
    for node in content:
        match node:
            case Text(text):
                out.append(text)
            case Superscript(text):
                out.append(f"<sup>{text}</sup>")
            case Break():
                out.append(" ")
            case Placeholder(name):
                out.append(f"[{name}]")
            case Seam():
                continue
            case _:
                out.append(words(node.content))
    return "".join(out)


def nodes(text: str) -> tuple[Inline, ...]:
    """The text of an act as inlines: the way back from `words`."""
    out: list[Inline] = []
    position = 0
    for match in _SUPERIOR.finditer(text):
        if match.start() > position:
            out.append(Text(text[position : match.start()]))
        out.append(Superscript(match[1]))
        position = match.end()
    if position < len(text):
        out.append(Text(text[position:]))
    return tuple(out)


def units(provisions: Sequence[Provision]) -> tuple[Unit, ...]:
    """Provisions, and those that they contain, as the text of an act has them."""
    return tuple(_provisions(provisions, 1, ""))


def _provisions(provisions: Sequence[Provision], level: int, mark: str) -> Iterator[Unit]:
    for provision in provisions:
        number = words(provision.number.label) if provision.number else ""
        pieces = tuple(piece for part in provision.body if not isinstance(part, Provision) for piece in _block(part))
        yield Unit(provision.id + mark, provision.kind, level, number, words(provision.heading), pieces)
        yield from _provisions([part for part in provision.body if isinstance(part, Provision)], level + 1, mark)


def _block(block: Block) -> Iterator[Piece]:
    match block:
        case Paragraph():
            role = block.role if block.role.startswith(QUOTED) else ""
            yield Piece("p", words(block.content), role=role)
        case ItemList():
            for index, item in enumerate(block.items):
                for position, part in enumerate(item.blocks):
                    if position == 0 and isinstance(part, Paragraph):
                        yield Piece("li", words(part.content), label(block, index))
                    else:
                        yield from _block(part)
        case Table():
            for position, row in enumerate(block.lines):
                kind: PieceType = "row" if position or not block.head else "head"
                role = f"{QUOTED} {kind}" if block.role == QUOTED else ""
                yield Piece(kind, CELLS.join(words(cell.content) for cell in row), role=role)
        case SignatureBlock():
            for column in block.columns:
                lines = list(column.caption)
                for signature in column.signatures:
                    lines += [signature.mention, signature.name, *signature.capacity]
                yield from (Piece("sign", words(line)) for line in lines if line)


def label(block: ItemList, index: int) -> str:
    """What is printed before an item of a list."""
    printed = plain(block.items[index].label)
    if block.style == "label" and printed:
        return printed
    if block.style == "dash":
        return "–"
    rank = int(plain(block.items[0].label) or 1) + index
    return f"{NUMERALS[block.style](rank)})" if block.style in ("lower-alpha", "lower-roman") else f"{rank}."
