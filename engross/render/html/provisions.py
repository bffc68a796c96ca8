"""Provisions as HTML: a section each, with its heading, its blocks and the provisions inside it.

Every function is given the `suffix` of the ids of its language, as `engross.render.html.body` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from engross.model.document import Block, Inline, Paragraph, Provision
from engross.render.html.blocks import block, label, paragraph
from engross.render.html.inlines import inline, lines
from engross.render.html.marked import NOTHING, changed_class

_DEEPEST = 6
"""The lowest heading that HTML has."""


def provisions(content: Sequence[Provision], level: int, suffix: str) -> Markup:
    """Provisions in their order, their headings at `level`."""
    last = len(content) - 1
    return lines(_provision(one, level, suffix, " last" if index == last else "") for index, one in enumerate(content))


def heading(one: Provision, level: int, suffix: str) -> Markup:
    """The heading with its number.

    Without a heading, the number is put before the first paragraph (see `parts`). If there is no such paragraph, the
    number is a paragraph of its own.
    """
    if not one.heading:
        alone = one.number is not None and not (one.body and not isinstance(one.body[0], Provision))
        return (
            Markup('<p class="numbered{}">{}</p>').format(
                changed_class(one.number.label), inline(one.number.label, suffix)
            )
            if alone and one.number
            else NOTHING
        )
    number = (
        Markup('<span class="number">{}</span> ').format(inline(one.number.label, suffix)) if one.number else NOTHING
    )
    words = Markup('<span class="words">{}</span>').format(inline(one.heading, suffix))
    kind = Markup(' class="changed"') if changed_class(one.heading, one.number.label if one.number else ()) else NOTHING
    return Markup("<h{0}{3}>{1}{2}</h{0}>").format(min(level, _DEEPEST), number, words, kind)


def parts(one: Provision, level: int, suffix: str) -> Iterator[tuple[Provision | Block, Markup]]:
    """What stands in a provision, each part with its HTML; provisions stand one level below a heading.

    A number without a heading runs in with the first paragraph.
    """
    below = level + 1 if one.heading else level
    for index, part in enumerate(one.body):
        if isinstance(part, Provision):
            yield part, _provision(part, below, suffix)
        elif index == 0 and one.number and not one.heading:
            yield part, _numbered(part, one.number.label, suffix)
        else:
            yield part, block(part, suffix)


def _provision(one: Provision, level: int, suffix: str, more: str = "") -> Markup:
    shown = [heading(one, level, suffix), *(made for _, made in parts(one, level, suffix))]
    return Markup('<section class="provision {}{}" id="{}">\n{}\n</section>').format(
        one.kind, more, one.id + suffix, lines(shown)
    )


def _numbered(one: Block, number: Sequence[Inline], suffix: str) -> Markup:
    """A block with the number of its provision before it."""
    before, kind = label(inline(number, suffix)), f" numbered{changed_class(number)}"
    if isinstance(one, Paragraph):
        return paragraph(one, suffix, before, kind)
    return lines([Markup('<p class="{}">{}</p>').format(kind.strip(), before), block(one, suffix)])
