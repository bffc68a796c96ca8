"""The document as the neutral outline: headings and paragraphs of plain text, for the comparer and for other tools."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engross.model.document import (
    Break,
    Document,
    Inline,
    Marked,
    Placeholder,
    Reference,
    Styled,
    Superscript,
    Text,
    Value,
    plain,
)
from engross.model.flat import FlatLine, parts
from engross.model.outline import TODO, Filled, Formatted, LeftOut, Outline, OutlineBlock, OutlineClause
from engross.model.rendering import Look, Rendering
from engross.render.redline_json import outline_json


def render(document: Document, _: Look) -> Rendering:
    """UTF-8 JSON of the outline."""
    return Rendering(outline_json(outline(document)).encode())


def outline(document: Document) -> Outline:
    """Every word of `document` in reading order (`engross.model.flat`); of one that holds two texts, the new one."""
    clauses: list[OutlineClause] = []
    for part in parts(document):
        held = [line for line in part.lines if not _gone(line)]
        if part.provision and part.provision.mark and not part.provision.mark.becomes:
            clauses[-1] = replace(clauses[-1], blocks=(*clauses[-1].blocks, *map(_block, held)))
            continue
        headed = bool(held) and held[0].slot in ("heading", "title")
        heading, values, formatting = _words(held[0].content if headed else ())
        blocks = tuple(map(_block, held[headed:]))
        clauses.append(OutlineClause(part.level, heading, blocks, part.name, values, formatting))
    return Outline(document.lang, tuple(clauses))


def left_out(document: Document) -> dict[LeftOut, tuple[str, ...]]:
    """What `document` prints that its outline does not hold: the names of its emblems."""
    sides = [side for version in document.versions for side in version.front.sides]
    emblems = tuple(emblem for side in sides for emblem in side.emblems if emblem)
    return {"images": emblems} if emblems else {}


def _gone(line: FlatLine) -> bool:
    """Whether all words of a line are taken out."""
    return any(isinstance(node, Marked) for piece in line.pieces for node in piece) and not any(map(plain, line.pieces))


def _block(line: FlatLine) -> OutlineBlock:
    """A line; one that data makes as a whole is a value, unless values inside it say more."""
    words = _words(line.content)
    block = OutlineBlock("li" if line.slot == "item" else "p", *words)
    whole = line.path and not block.values
    block = replace(block, values=(Filled(0, len(block.text), line.path),)) if whole else block
    if line.slot == "item":
        return replace(block, depth=line.depth, marker="number" if len(line.pieces) > 1 else "bullet")
    return replace(block, depth=line.depth)


_Words = tuple[str, tuple[Filled, ...], tuple[Formatted, ...]]


def _words(content: Sequence[Inline]) -> _Words:
    """The text of inlines, superiors as `<sup>`; which stretches came from data, which are set apart."""
    gathered = _Gathered()
    gathered.take(content)
    return (
        "".join(gathered.out),
        tuple(gathered.values),
        tuple(sorted(gathered.formatting, key=lambda formatted: (formatted.start, formatted.end, formatted.style))),
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
                case Superscript(text):
                    self.say(f"<sup>{text}</sup>")
                case Break():
                    self.say(" ")
                    self.formatting.append(Formatted(start, self.size, "break"))
                case Placeholder(name):
                    self.say(f"[{name}]")
                    if not filled:
                        self.values.append(Filled(start, self.size, f"{TODO}{name}"))
                case Marked(mark):
                    if mark.becomes:
                        self.take(node.content, filled=filled)
                case Styled(style):
                    self.take(node.content, filled=filled)
                    self.formatting.append(Formatted(start, self.size, style))
                case Reference():
                    self.take(node.content, filled=filled)
                case Value(path):
                    self.take(node.content, filled=True)
                    if not filled:
                        self.values.append(Filled(start, self.size, path))
