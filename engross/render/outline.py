"""The document as the neutral outline: headings and paragraphs of plain text, for the comparer and for other tools."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.model.document import (
    Block,
    Break,
    Document,
    Inline,
    ItemList,
    Paragraph,
    Placeholder,
    Provision,
    Raised,
    Reference,
    SignatureBlock,
    Styled,
    Table,
    Text,
    Value,
)
from engross.model.outline import Filled, Outline, OutlineBlock, OutlineClause
from engross.model.rendering import Look, Rendering
from engross.render.redline_json import outline_json
from engross.render.text import item_label


def render(document: Document, _: Look) -> Rendering:
    """UTF-8 JSON of the outline."""
    return Rendering(outline_json(outline(document)).encode())


def outline(document: Document) -> Outline:
    """Every word of `document` in reading order: cover, provisions, signatures, annexes, one language after another."""
    clauses: list[OutlineClause] = []
    for version in document.versions:
        mark = f"@{version.lang}" if version is not document.versions[0] else ""
        front = version.front
        lines = [front.period, front.subject]
        for side in front.sides:
            lines += [*side.parties, side.name]
        cover = tuple(_line("p", line) for line in lines if line)
        title, values = _words(front.title)
        clauses.append(OutlineClause(1, title, cover, f"cover{mark}", values))
        clauses.extend(_provisions(version.provisions, 1, mark))
    if document.closing:
        closing = tuple(block for one in document.closing for block in _block(one))
        clauses.append(OutlineClause(1, "", closing, "signatures"))
    for version in document.versions:
        mark = f"@{version.lang}" if version is not document.versions[0] else ""
        clauses.extend(_provisions(version.annexes, 1, mark))
    return Outline(document.lang, tuple(clauses))


def _provisions(provisions: Sequence[Provision], level: int, mark: str) -> Iterator[OutlineClause]:
    for one in provisions:
        number = (*one.number.label, *((Text(" "),) if one.heading else ())) if one.number else ()
        heading, values = _words((*number, *one.heading))
        own = tuple(block for part in one.body if not isinstance(part, Provision) for block in _block(part))
        yield OutlineClause(level, heading, own, one.id + mark, values)
        yield from _provisions([part for part in one.body if isinstance(part, Provision)], level + 1, mark)


def _block(block: Block) -> Iterator[OutlineBlock]:
    match block:
        case Paragraph():
            yield _line("p", block.content)
        case ItemList():
            for index, item in enumerate(block.items):
                label = "" if block.style == "dash" else f"{item_label(block, index)} "
                for at, part in enumerate(item.blocks):
                    if at == 0 and isinstance(part, Paragraph):
                        yield _line("li", (Text(label), *part.content))
                    else:
                        yield from _block(part)
        case Table():
            for row in (block.head, *block.rows):
                cells = [inline for cell in row for inline in (Text(" | "), *cell.content)]
                yield _line("p", tuple(cells[1:]))
        case SignatureBlock():
            for column in block.columns:
                for line in column.caption:
                    yield _line("p", line)
                for signature in column.signatures:
                    for line in (signature.mention, signature.name, *signature.capacity):
                        if line:
                            yield _line("p", line)


def _line(kind: str, content: Sequence[Inline]) -> OutlineBlock:
    text, values = _words(content)
    return OutlineBlock("li" if kind == "li" else "p", text, values)


def _words(content: Sequence[Inline]) -> tuple[str, tuple[Filled, ...]]:
    """The text of inlines, superiors as `<sup>`, with the stretches that came from data."""
    out: list[str] = []
    values: list[Filled] = []
    _gather(content, out, values)
    return "".join(out), tuple(values)


def _gather(content: Sequence[Inline], out: list[str], values: list[Filled]) -> None:
    for node in content:
        match node:
            case Text(text):
                out.append(text)
            case Raised(text):
                out.append(f"<sup>{text}</sup>")
            case Break():
                out.append(" ")
            case Placeholder(name):
                start = len("".join(out))
                out.append(f"[{name}]")
                values.append(Filled(start, start + len(name) + 2, f"todo {name}"))
            case Styled() | Reference():
                _gather(node.content, out, values)
            case Value(path):
                start = len("".join(out))
                _gather(node.content, out, [])
                values.append(Filled(start, len("".join(out)), path))
