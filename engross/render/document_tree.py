"""The tree of a document for a person in a terminal: what stands where, and where each word came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.model.document import (
    Block,
    Document,
    Inline,
    ItemList,
    Paragraph,
    Placeholder,
    Provision,
    Reference,
    SignatureBlock,
    Table,
    Value,
    block_runs,
    inner,
    item_label,
    plain,
)
from engross.render.text import heading_text

_WIDTH = 72


def tree(document: Document, state: str) -> str:
    """One line for each node: id, words, source. Values and references stand under the words that hold them.

    `state` is the state of the act in the words of the reader.
    """
    return "\n".join(_document(document, state)) + "\n"


def _document(document: Document, state: str) -> Iterator[str]:
    yield f"{document.id}  ({state})  {document.origin}"
    for version in document.versions:
        yield f"  {version.lang}  {plain(version.front.title)} {plain(version.front.period)}".rstrip()
        yield from _provisions(version.provisions, 2)
        yield from _provisions(version.annexes, 2)
    for block in document.closing:
        yield from _block(block, 1)


def _provisions(provisions: Sequence[Provision], depth: int) -> Iterator[str]:
    for provision in provisions:
        words = heading_text(provision)
        yield _line(
            depth,
            f"{provision.id}",
            f"{words}  [{provision.edition}]" if words else f"[{provision.edition}]",
            str(provision.origin),
        )
        yield from _found(provision.heading, depth + 1)
        for part in provision.body:
            if isinstance(part, Provision):
                yield from _provisions((part,), depth + 1)
            else:
                yield from _block(part, depth + 1)


def _block(block: Block, depth: int) -> Iterator[str]:
    name = block.id.rpartition("/")[2]
    match block:
        case Paragraph():
            yield _line(depth, name, plain(block.content), str(block.origin))
            yield from _found(block.content, depth + 1)
        case ItemList():
            yield _line(depth, name, block.style, str(block.origin))
            for index, item in enumerate(block.items):
                yield _line(depth + 1, item.id.rpartition("/")[2], item_label(block, index), "")
                yield from _found(item.label, depth + 2)
                for part in item.blocks:
                    yield from _block(part, depth + 2)
        case Table():
            yield _line(depth, name, " | ".join(plain(cell.content) for cell in block.head), str(block.origin))
            for run in block_runs(block):
                yield from _found(run, depth + 1)
        case SignatureBlock():
            yield _line(depth, name, "", str(block.origin))
            for column in block.columns:
                yield _line(depth + 1, column.party or "–", " / ".join(plain(line) for line in column.caption), "")
                for signature in column.signatures:
                    words = ", ".join(
                        part for part in (plain(signature.name), *(plain(c) for c in signature.capacity)) if part
                    )
                    yield _line(depth + 2, signature.id, words, signature.office)


def _found(content: tuple[Inline, ...], depth: int) -> Iterator[str]:
    for node in inner(content):
        match node:
            case Value(path):
                yield _line(depth, f"= {path}", plain(node.content), str(node.origin))
            case Reference(target):
                yield _line(depth, f"-> {target}", plain(node.content), str(node.origin))
            case Placeholder(name):
                yield _line(depth, "? ", name, str(node.origin))


def _line(depth: int, name: str, words: str, origin: str) -> str:
    words = " ".join(words.split())
    shown = words if len(words) <= _WIDTH else words[: _WIDTH - 1] + "…"
    return "  ".join(
        part for part in (f"{'  ' * depth}{name}", shown, f"({origin})" if origin.strip(":01") else "") if part
    )
