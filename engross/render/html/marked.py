"""Marks of changes as HTML, in a document that holds two texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from engross.model.document import Inline, Item, Mark, Marked, Seam, block_runs, inner

NOTHING = Markup("")
PILCROW = Markup("¶")
"""The sign of a paragraph mark."""
_TAGS = {
    "inserted": ("ins", ""),
    "deleted": ("del", ""),
    "departed": ("del", ' class="move from"'),
    "arrived": ("ins", ' class="move to"'),
    "set": ("span", ' class="set"'),
}


def under_mark(mark: Mark, inside: Markup) -> Markup:
    """Words under a mark.

    Classes and `data-` attributes are for the stylesheet and the script. The words `said` and `end` stand around it,
    for people who cannot see it.
    """
    tag, kind = _TAGS[mark.deed]
    label = NOTHING
    if mark.label:
        label = Markup('<span class="told" data-kind="{}">{} </span>').format(mark.nature, mark.label)
    place = NOTHING
    if mark.place:
        place = Markup(' data-change="{}" data-place="{}" data-kind="{}"').format(mark.change, mark.place, mark.nature)
    return Markup(
        '{0}<{1}{2}{3} data-said="{4}"><span class="said">{4} </span>{5}<span class="said"> {6}</span></{1}>'
    ).format(label, tag, Markup(kind), place, mark.said, inside, mark.end)


def mark_of_whole_item(item: Item) -> Mark | None:
    """The mark of an item whose words all stand under one: its label is marked too. None if its words differ."""
    words = [node for block in item.blocks for run in block_runs(block) for node in run]
    marks = [node.mark for node in words if isinstance(node, Marked)]
    sides = {(mark.was, mark.becomes) for mark in marks}
    alike = len(marks) == len(words) and len(sides) == 1 and (True, True) not in sides
    return replace(marks[0], label="") if alike else None


def changed_class(*contents: Sequence[Inline]) -> str:
    """` changed` if there is a mark in these words, to be put after another class; else empty."""
    is_marked = any(isinstance(node, Marked | Seam) for content in contents for node in inner(tuple(content)))
    return " changed" if is_marked else ""
