"""Blocks as HTML: paragraphs and lists; tables and signatures have modules of their own."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from engross.model.document import Block, ItemList, Paragraph, SignatureBlock, Table, item_label
from engross.render.html.inlines import inline, lines
from engross.render.html.marked import NOTHING, changed_class, mark_of_whole_item, under_mark
from engross.render.html.setting import Setting
from engross.render.html.signatures import signatures
from engross.render.html.tables import table

_LONG = 4
"""Characters. A list with a longer label (`VIII.`) gets a wider margin for its labels."""


def blocks(content: Sequence[Block], setting: Setting) -> Markup:
    """Blocks in their order."""
    return lines(block(each, setting) for each in content)


def block(node: Block, setting: Setting) -> Markup:
    """A block of any kind."""
    match node:
        case Paragraph():
            return paragraph(node, setting)
        case ItemList():
            return _list(node, setting)
        case Table():
            return table(node, setting)
        case SignatureBlock():
            return signatures(node, setting)


def paragraph(node: Paragraph, setting: Setting, before: Markup = NOTHING, more: str = "") -> Markup:
    """A paragraph, with a label before its words. `more` holds further classes, with a space before each."""
    kind = more if more.endswith(" changed") else more + changed_class(node.content)
    return Markup('<p class="{}{}" id="{}">{}{}</p>').format(
        node.role, kind, node.id + setting.suffix, before, inline(node.content, setting.suffix)
    )


def label(shown: Markup) -> Markup:
    """What stands before a paragraph: the number of a provision, the letter of an item, the dash."""
    return Markup('<span class="label">{} </span>').format(shown)


def _list(node: ItemList, setting: Setting) -> Markup:
    """A list. Labels are written as text and not left to CSS, so that a screen reader and a search find them."""
    tag = "ul" if node.style == "dash" else "ol"
    items = []
    for index, item in enumerate(node.items):
        words = inline(item.label, setting.suffix) if node.style == "label" else escape(item_label(node, index))
        if node.style == "dash" and (mark := mark_of_whole_item(item)):
            words = under_mark(mark, words)
        # An item without words is there all the same, and the next one has the next letter.
        inside = [] if item.blocks else [Markup("<p>{}</p>").format(label(words))]
        for rank, part in enumerate(item.blocks):
            before = label(words) if rank == 0 else NOTHING
            if isinstance(part, Paragraph):
                inside.append(paragraph(part, setting, before, changed_class(item.label) if rank == 0 else ""))
            else:
                inside.extend(
                    [Markup("<p>{}</p>").format(before) if before else NOTHING, block(part, setting.in_list())]
                )
        items.append(Markup('<li id="{}">{}</li>').format(item.id + setting.suffix, NOTHING.join(inside)))
    longest = max((len(item_label(node, index)) for index in range(len(node.items))), default=0)
    kind = f"{node.style} long" if longest > _LONG else node.style
    return Markup('<{0} class="{1}" id="{2}">\n{3}\n</{0}>').format(tag, kind, node.id + setting.suffix, lines(items))
