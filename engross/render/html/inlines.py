"""Inlines as HTML: words, superiors, emphasis, references, placeholders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from engross.model.document import (
    Break,
    Inline,
    Marked,
    Placeholder,
    Reference,
    Seam,
    Styled,
    Superscript,
    Text,
    Value,
    inner,
)
from engross.render.html.marked import NOTHING, PILCROW, under_mark

_FINE = Markup('<span class="fine">\u202f</span>')
"""A thin no-break space in an element: the stylesheet widens it where a reader of the PDF would not see a space."""


def inline(content: Sequence[Inline], suffix: str = "") -> Markup:
    """Inlines; every word is escaped, so that no data becomes markup.

    `suffix` stands after the ids of the language (`engross.render.html.body`), to which references lead.
    """
    return NOTHING.join(_inline(node, suffix) for node in content)


def lines(parts: Iterable[Markup]) -> Markup:
    """The parts that say something, each on a line of its own."""
    return Markup("\n").join(part for part in parts if part)


def _inline(node: Inline, suffix: str) -> Markup:
    match node:
        case Text(text):
            # Few fonts have a no-break hyphen; word joiners hold a word together as well.
            return escape(text.replace("\u2011", "\u2060-\u2060")).replace("\u202f", _FINE)
        case Superscript(text):
            return Markup('<sup class="raised">{}</sup>').format(text)
        case Break():
            return Markup("<br>")
        case Styled("emphasis"):
            return Markup("<em>{}</em>").format(inline(node.content, suffix))
        case Styled():
            return Markup("<strong>{}</strong>").format(inline(node.content, suffix))
        case Value():
            return inline(node.content, suffix)
        case Reference():
            words = inline(node.content, suffix)
            # A link is described by its words (ISO 14289-1, 7.18.5), and no link stands in another.
            if not words.striptags() or any(isinstance(one, Reference) for one in inner(node.content)):
                return words
            return Markup('<a class="reference" href="#{}">{}</a>').format(_anchor(node.target) + suffix, words)
        case Placeholder(name):
            return Markup('<mark class="placeholder">[{}]</mark>').format(name)
        case Marked(mark):
            return under_mark(mark, inline(node.content, suffix))
        case Seam(mark):
            return under_mark(mark, PILCROW)


def _anchor(target: str) -> str:
    """The id of what a reference names: a provision, or a keyed item of one."""
    provision_id, _, key = target.partition(".")
    return f"{provision_id}/{key}" if key else provision_id
