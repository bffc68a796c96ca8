"""Blocks of any kind as paragraphs of Word. Each list has a numbering of its own."""

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
    """Blocks in their order. `kind` is the kind of their provision; the first paragraph carries the id `first`."""
    for index, item_block in enumerate(content):
        yield from block(writer, item_block, kind, first if index == 0 else "")


def block(writer: Writer, content: Block, kind: str = "", ident: str = "") -> Iterator[str]:
    """A block of any kind. If `ident` is given, it replaces the id of the first paragraph."""
    match content:
        case Paragraph():
            style = "Testimonium" if kind == "testimonium" else paragraph_style(content)
            yield from paragraph(writer, content.content, style, ident or content.id)
        case ItemList():
            yield from _list(writer, content, ident, 0, 0.0)
        case Table():
            yield table(writer, content, ident)
        case SignatureBlock():
            yield signatures(writer, content)


def _list(writer: Writer, item_list: ItemList, ident: str, depth: int, left: float) -> Iterator[str]:
    """A list with a numbering of its own. Labels that Word cannot count are typed, with the same indent."""
    labels = [item_label(item_list, index) for index in range(len(item_list.items))]
    hang = _DASH if item_list.style == "dash" else _WIDE if max(map(len, labels), default=0) > _LONG else HANG
    indent = left + hang
    number = _definition(writer, item_list, labels, depth, left, indent)
    for index, item in enumerate(item_list.items):
        hanging = tag("ind", left=twips(indent), hanging=twips(hang))
        typed = ""
        if number is not None:
            held = level_in_list(number, depth)
        else:
            held = level_in_list(writer.numbering.plain(), depth) + hanging
            label = (
                runs(writer, item.label) if item_list.style == "label" and item.label else words(writer, labels[index])
            )
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
    """The numbering of a paragraph and its level in it, from 0. Word has nine levels."""
    return tag("numPr", tag("ilvl", val=min(depth, 8)) + tag("numId", val=number))


def _definition(
    writer: Writer, item_list: ItemList, labels: list[str], depth: int, left: float, indent: float
) -> int | None:
    """The numbering that prints the labels of a list; None if they are to be typed."""
    depth = min(depth, 8)
    if item_list.style == "dash":
        return writer.numbering.dashes(depth, left)
    if not writer.counted or not labels:
        return None
    numerals = numerals_of(labels)
    if numerals is None or any(not plain(item.label) for item in item_list.items if item_list.style == "label"):
        return None
    numeral: Numeral = numerals[0]
    return writer.numbering.ordered(numeral, numerals[1], depth, indent)
