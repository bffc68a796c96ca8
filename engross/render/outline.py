"""The document as the neutral outline: headings and paragraphs of plain text, for the comparer and for other tools."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
from engross.model.outline import Filled, Formatted, LeftOut, Outline, OutlineBlock, OutlineClause
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
        title, values, formatting = _words(front.title)
        clauses.append(OutlineClause(1, title, cover, f"cover{mark}", values, formatting))
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
    emblems = any(any(side.emblems) for version in document.versions for side in version.front.sides)
    return frozenset(("images",)) if emblems else frozenset()


def _provisions(provisions: Sequence[Provision], level: int, mark: str) -> Iterator[OutlineClause]:
    """Each provision, then those it contains; what stands after one of these is a part without a heading."""
    for one in provisions:
        number = (*one.number.label, *((Text(" "),) if one.heading else ())) if one.number else ()
        heading, values, formatting = _words((*number, *one.heading))
        name = one.id + mark
        inside: list[OutlineBlock] = []
        for part in one.body:
            if isinstance(part, Provision):
                if name or inside:
                    yield OutlineClause(level, heading, tuple(inside), name, values, formatting)
                heading, inside, name, values, formatting = "", [], "", (), ()
                yield from _provisions((part,), level + 1, mark)
            else:
                inside += _block(part)
        if name or inside:
            yield OutlineClause(level, heading, tuple(inside), name, values, formatting)


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
            for row in (block.head, *block.rows):
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
    return OutlineBlock("li" if kind == "li" else "p", *_words(content))


def _data(path: str, content: Sequence[Inline]) -> OutlineBlock:
    """A paragraph that data makes as a whole, unless values inside it say more; `path` is "" for the template's."""
    block = _line("p", content)
    return block if block.values or not path else replace(block, values=(Filled(0, len(block.text), path),))


_Words = tuple[str, tuple[Filled, ...], tuple[Formatted, ...]]


def _words(content: Sequence[Inline]) -> _Words:
    """The text of inlines, superiors as `<sup>`; which stretches came from data, which are set apart."""
    gathered = _Gathered()
    gathered.take(content)
    return (
        "".join(gathered.out),
        tuple(gathered.values),
        tuple(sorted(gathered.formatting, key=lambda one: (one.start, one.end, one.style))),
    )


class _Gathered:
    def __init__(self) -> None:
        self.out: list[str] = []
        self.size = 0
        self.values: list[Filled] = []
        self.formatting: list[Formatted] = []

    def say(self, text: str) -> None:
        self.out.append(text)
        self.size += len(text)

    def take(self, content: Sequence[Inline], *, filled: bool = False) -> None:
        for node in content:
            start = self.size
            match node:
                case Text(text):
                    self.say(text)
                case Raised(text):
                    self.say(f"<sup>{text}</sup>")
                case Break():
                    self.say(" ")
                    self.formatting.append(Formatted(start, self.size, "break"))
                case Placeholder(name):
                    self.say(f"[{name}]")
                    if not filled:
                        self.values.append(Filled(start, self.size, f"todo {name}"))
                case Styled(style):
                    self.take(node.content, filled=filled)
                    self.formatting.append(Formatted(start, self.size, style))
                case Reference():
                    self.take(node.content, filled=filled)
                case Value(path):
                    self.take(node.content, filled=True)
                    if not filled:
                        self.values.append(Filled(start, self.size, path))
