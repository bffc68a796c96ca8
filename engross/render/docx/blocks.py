"""Blocks of any kind, and lists: each has a numbering of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.model.document import Block, ItemList, Paragraph, SignatureBlock, Table, item_label, plain
from engross.render.docx.inlines import runs, words
from engross.render.docx.markup import tag, twips
from engross.render.docx.numbering import Numeral, numerals_of
from engross.render.docx.paragraphs import paragraph, paragraph_style
from engross.render.docx.signatures import signatures
from engross.render.docx.styles import HANG
from engross.render.docx.tables import table
from engross.render.docx.writer import Writer

_LONG, _WIDE = 4, 35.65
"""Labels with more letters than this hang in a wider place."""
_DASH = 17.25


def blocks(writer: Writer, content: Sequence[Block], kind: str = "", first: str = "") -> Iterator[str]:
    """Blocks in their order; `kind` is that of their provision, `first` the id that the first paragraph carries."""
    for at, one in enumerate(content):
        yield from block(writer, one, kind, first if at == 0 else "")


def block(writer: Writer, one: Block, kind: str = "", ident: str = "") -> Iterator[str]:
    """A block of any kind; `ident` stands for the id of its first paragraph if it is given."""
    match one:
        case Paragraph():
            style = "Testimonium" if kind == "testimonium" else paragraph_style(one)
            yield from paragraph(writer, one.content, style, ident or one.id)
        case ItemList():
            yield from _list(writer, one, ident, 0, 0.0)
        case Table():
            yield table(writer, one, ident)
        case SignatureBlock():
            yield signatures(writer, one)


def _list(writer: Writer, one: ItemList, ident: str, depth: int, left: float) -> Iterator[str]:
    """A list with a definition of its own; labels that Word cannot count are typed, and hang in the same place."""
    labels = [item_label(one, index) for index in range(len(one.items))]
    hang = _DASH if one.style == "dash" else _WIDE if max(map(len, labels), default=0) > _LONG else HANG
    indent = left + hang
    number = _definition(writer, one, labels, depth, left, indent)
    for index, item in enumerate(one.items):
        hanging = tag("ind", left=twips(indent), hanging=twips(hang))
        typed = ""
        if number is not None:
            held = level_in_list(number, depth)
        else:
            held = level_in_list(writer.numbering.plain(), depth) + hanging
            label = runs(writer, item.label) if one.style == "label" and item.label else words(writer, labels[index])
            typed = label + words(writer, "\t")
        name = (ident if index == 0 else "") or item.id
        begun = False
        for part in item.blocks:
            if not begun and not isinstance(part, Paragraph):
                yield from paragraph(writer, (), "ListParagraph", name, held, typed)
            if isinstance(part, ItemList):
                yield from _list(writer, part, "", depth + 1, indent)
            elif not isinstance(part, Paragraph):
                yield from block(writer, part)
            elif not begun:
                yield from paragraph(writer, part.content, "ListParagraph", name, held, typed)
            else:
                indented = level_in_list(writer.numbering.plain(), depth)
                indented += tag("ind", left=twips(indent), firstLine=0)
                yield from paragraph(writer, part.content, "ListContinue", part.id, indented)
            begun = True
        if not begun:
            yield from paragraph(writer, (), "ListParagraph", name, held, typed)


def level_in_list(number: int, depth: int) -> str:
    """The numbering of a paragraph and how deep it stands in it, from 0; Word knows nine levels."""
    return tag("numPr", tag("ilvl", val=min(depth, 8)) + tag("numId", val=number))


def _definition(writer: Writer, one: ItemList, labels: list[str], depth: int, left: float, indent: float) -> int | None:
    """The definition that prints the labels of a list; None if they are to be typed."""
    depth = min(depth, 8)
    if one.style == "dash":
        return writer.numbering.dashes(depth, left)
    if not writer.counted or not labels:
        return None
    found = numerals_of(labels)
    if found is None or any(not plain(item.label) for item in one.items if one.style == "label"):
        return None
    numeral: Numeral = found[0]
    return writer.numbering.ordered(numeral, found[1], depth, indent)
