"""Provisions as HTML: a section each, with its heading, its blocks and the provisions inside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from engross.model.document import Block, Inline, Marked, Paragraph, Provision, inner, plain
from engross.render.html.blocks import block, label, paragraph
from engross.render.html.inlines import inline, lines
from engross.render.html.marked import NOTHING, changed_class
from engross.render.html.setting import Setting

_DEEPEST = 6
"""The lowest heading that HTML has."""


def provisions(content: Sequence[Provision], level: int, setting: Setting) -> Markup:
    """Provisions in their order, their headings at `level`."""
    last = len(content) - 1
    return lines(_provision(one, level, setting, " last" if index == last else "") for index, one in enumerate(content))


def heading(one: Provision, level: int, setting: Setting) -> Markup:
    """The heading with its number.

    The number of an article is a heading by itself if the article has no other. The number of another provision without
    a heading is put before its first paragraph (see `parts`); if there is none, it is a paragraph of its own.
    """
    if not one.heading and not _headed_by_number(one):
        alone = one.number is not None and not (one.body and not isinstance(one.body[0], Provision))
        return (
            Markup('<p class="numbered{}">{}</p>').format(
                changed_class(one.number.label), inline(one.number.label, setting.suffix)
            )
            if alone and one.number
            else NOTHING
        )
    number, words = NOTHING, NOTHING
    if one.number:
        number = Markup('<span class="number">{}</span>{}').format(
            inline(one.number.label, setting.suffix), " " if one.heading else ""
        )
    if one.heading:
        words = Markup('<span class="words">{}</span>').format(inline(one.heading, setting.suffix))
    kinds = "".join(("alone" if not one.heading else "", changed_class(one.heading, _label(one)))).strip()
    return Markup("<h{0}{3}{4}>{1}{2}</h{0}>").format(
        min(level, _DEEPEST), number, words, Markup(' class="{}"').format(kinds) if kinds else NOTHING, _bookmark(one)
    )


def parts(one: Provision, level: int, setting: Setting) -> Iterator[tuple[Provision | Block, Markup]]:
    """Each part of a provision with its HTML; provisions inside it stand one level below its heading."""
    below = level_inside(one, level)
    for index, part in enumerate(one.body):
        if isinstance(part, Provision):
            yield part, _provision(part, below, setting)
        elif index == 0 and one.number and not one.heading and not _headed_by_number(one):
            yield part, _numbered(part, one.number.label, setting)
        else:
            yield part, block(part, setting)


def level_inside(one: Provision, level: int) -> int:
    """The level of headings inside a provision whose own is at `level`."""
    return level + 1 if one.heading or _headed_by_number(one) else level


def _headed_by_number(one: Provision) -> bool:
    return one.kind == "article" and one.number is not None and not one.heading


def _label(one: Provision) -> tuple[Inline, ...]:
    return one.number.label if one.number else ()


def _bookmark(one: Provision) -> Markup:
    """What the outline of the PDF says of a heading with marks: the words of the new text, without those of the old."""
    runs = (_label(one), one.heading)
    if not any(isinstance(node, Marked) for run in runs for node in inner(run)):
        return NOTHING
    words = " ".join(filter(None, (plain(run).strip() for run in runs)))
    old = " ".join(filter(None, (_old(run).strip() for run in runs)))
    return Markup(' data-bookmark="{}"').format(words or old)


def _old(content: Sequence[Inline]) -> str:
    """The words of a run that was taken out whole."""
    return "".join(plain(node.content) for node in content if isinstance(node, Marked))


def _provision(one: Provision, level: int, setting: Setting, more: str = "") -> Markup:
    shown = [heading(one, level, setting), *(made for _, made in parts(one, level, setting))]
    return Markup('<section class="provision {}{}" id="{}">\n{}\n</section>').format(
        one.kind, more, one.id + setting.suffix, lines(shown)
    )


def _numbered(one: Block, number: Sequence[Inline], setting: Setting) -> Markup:
    """A block with the number of its provision before it."""
    before, kind = label(inline(number, setting.suffix)), f" numbered{changed_class(number)}"
    if isinstance(one, Paragraph):
        return paragraph(one, setting, before, kind)
    return lines([Markup('<p class="{}">{}</p>').format(kind.strip(), before), block(one, setting)])
