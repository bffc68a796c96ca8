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
    block_runs,
    inner,
    runs,
    walk,
)
from engross.model.outline import Filled, LeftOut, Outline, OutlineBlock, OutlineClause
from engross.model.rendering import Look, Rendering
from engross.render.redline_json import outline_json
from engross.render.text import item_label


def render(document: Document, _: Look) -> Rendering:
    """UTF-8 JSON of the outline."""
    return Rendering(outline_json(outline(document)).encode())


def outline(document: Document) -> Outline:
    """Every word of `document`, one language after another: cover, provisions; then signatures; then annexes."""
    clauses: list[OutlineClause] = []
    for version in document.versions:
        mark = f"@{version.lang}" if version is not document.versions[0] else ""
        front = version.front
        lines = [("period", front.period), ("subject", front.subject), ("", (Text(front.word("between")),))]
        for index, side in enumerate(front.sides):
            lines += [("", (Text(front.word("and")),))] if index else []
            lines += [*(("parties", party) for party in side.parties), ("sides", side.name)]
        cover = tuple(block for path, line in lines if (block := _data(path, line)).text)
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


def left_out(document: Document) -> frozenset[LeftOut]:
    """What `document` prints that its outline does not hold."""
    found: set[LeftOut] = set()
    contents = [content for block in document.closing for content in block_runs(block)]
    for version in document.versions:
        front = version.front
        contents += (
            front.title,
            front.period,
            front.subject,
            *(party for side in front.sides for party in side.parties),
        )
        for one in walk((*version.provisions, *version.annexes)):
            contents += runs(one)
        if any(any(side.emblems) for side in front.sides):
            found.add("images")
    if any(isinstance(node, Styled) for content in contents for node in inner(content)):
        found.add("emphasis")
    return frozenset(found)


def _provisions(provisions: Sequence[Provision], level: int, mark: str) -> Iterator[OutlineClause]:
    """Each provision, then those it contains; what stands after one of these is a part without a heading."""
    for one in provisions:
        number = (*one.number.label, *((Text(" "),) if one.heading else ())) if one.number else ()
        heading, values = _words((*number, *one.heading))
        name = one.id + mark
        inside: list[OutlineBlock] = []
        for part in one.body:
            if isinstance(part, Provision):
                if name or inside:
                    yield OutlineClause(level, heading, tuple(inside), name, values)
                heading, inside, name, values = "", [], "", ()
                yield from _provisions((part,), level + 1, mark)
            else:
                inside += _block(part)
        if name or inside:
            yield OutlineClause(level, heading, tuple(inside), name, values)


def _block(block: Block) -> Iterator[OutlineBlock]:
    match block:
        case Paragraph():
            yield _line("p", block.content)
        case ItemList():
            for index, item in enumerate(block.items):
                label = () if block.style == "dash" else _label(block, index)
                first = item.blocks[0] if item.blocks else None
                if isinstance(first, Paragraph):
                    yield _line("li", (*label, *((Text(" "),) if label else ()), *first.content))
                elif label:
                    yield _line("li", label)
                for part in item.blocks[isinstance(first, Paragraph) :]:
                    yield from _block(part)
        case Table():
            for row in block.lines:
                cells = [inline for cell in row for inline in (Text(" | "), *cell.content)]
                yield _line("p", tuple(cells[1:]))
        case SignatureBlock():
            for column in block.columns:
                for line in column.caption:
                    yield _data("parties", line)
                for signature in column.signatures:
                    for line in (signature.mention, signature.name, *signature.capacity):
                        if line:
                            yield _data("signatories", line)


def _label(block: ItemList, index: int) -> tuple[Inline, ...]:
    """What is printed before an item, with its values where the items bring their own."""
    own = block.items[index].label
    return own if block.style == "label" and own else (Text(item_label(block, index)),)


def _line(kind: str, content: Sequence[Inline]) -> OutlineBlock:
    text, values = _words(content)
    return OutlineBlock("li" if kind == "li" else "p", text, values)


def _data(path: str, content: Sequence[Inline]) -> OutlineBlock:
    """A paragraph that data makes as a whole, unless values inside it say more; `path` is "" for the template's."""
    block = _line("p", content)
    return block if block.values or not path else OutlineBlock("p", block.text, (Filled(0, len(block.text), path),))


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
