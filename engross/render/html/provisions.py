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
    return lines(
        _provision(provision, level, setting, " last" if index == last else "")
        for index, provision in enumerate(content)
    )


def heading(provision: Provision, level: int, setting: Setting) -> Markup:
    """The heading with its number.

    The number of an article is a heading by itself if the article has no other. The number of another provision without
    a heading is put before its first paragraph (see `parts`); if there is none, it is a paragraph of its own.
    """
    if not provision.heading and not _headed_by_number(provision):
        alone = provision.number is not None and not (provision.body and not isinstance(provision.body[0], Provision))
        return (
            Markup('<p class="numbered{}">{}</p>').format(
                changed_class(provision.number.label), inline(provision.number.label, setting.suffix)
            )
            if alone and provision.number
            else NOTHING
        )
    number, words = NOTHING, NOTHING
    if provision.number:
        number = Markup('<span class="number">{}</span>{}').format(
            inline(provision.number.label, setting.suffix), " " if provision.heading else ""
        )
    if provision.heading:
        words = Markup('<span class="words">{}</span>').format(inline(provision.heading, setting.suffix))
    kinds = "".join(
        ("alone" if not provision.heading else "", changed_class(provision.heading, _label(provision)))
    ).strip()
    return Markup("<h{0}{3}{4}>{1}{2}</h{0}>").format(
        min(level, _DEEPEST),
        number,
        words,
        Markup(' class="{}"').format(kinds) if kinds else NOTHING,
        _bookmark(provision),
    )


def parts(provision: Provision, level: int, setting: Setting) -> Iterator[tuple[Provision | Block, Markup]]:
    """Each part of a provision with its HTML; provisions inside it stand one level below its heading."""
    below = level_inside(provision, level)
    for index, part in enumerate(provision.body):
        if isinstance(part, Provision):
            yield part, _provision(part, below, setting)
        elif index == 0 and provision.number and not provision.heading and not _headed_by_number(provision):
            yield part, _numbered(part, provision.number.label, setting)
        else:
            yield part, block(part, setting)


def level_inside(provision: Provision, level: int) -> int:
    """The level of headings inside a provision whose own is at `level`."""
    return level + 1 if provision.heading or _headed_by_number(provision) else level


def _headed_by_number(provision: Provision) -> bool:
    return provision.kind == "article" and provision.number is not None and not provision.heading


def _label(provision: Provision) -> tuple[Inline, ...]:
    return provision.number.label if provision.number else ()


def _bookmark(provision: Provision) -> Markup:
    """What the outline of the PDF says of a heading with marks: the words of the new text, without those of the old."""
    runs = (_label(provision), provision.heading)
    if not any(isinstance(node, Marked) for run in runs for node in inner(run)):
        return NOTHING
    words = " ".join(filter(None, (plain(run).strip() for run in runs)))
    old = " ".join(filter(None, (_old(run).strip() for run in runs)))
    return Markup(' data-bookmark="{}"').format(words or old)


def _old(content: Sequence[Inline]) -> str:
    """The words of a run that was taken out whole."""
    return "".join(plain(node.content) for node in content if isinstance(node, Marked))


def _provision(provision: Provision, level: int, setting: Setting, more: str = "") -> Markup:
    shown = [heading(provision, level, setting), *(html for _, html in parts(provision, level, setting))]
    return Markup('<section class="provision {}{}" id="{}">\n{}\n</section>').format(
        provision.kind, more, provision.id + setting.suffix, lines(shown)
    )


def _numbered(node: Block, number: Sequence[Inline], setting: Setting) -> Markup:
    """A block with the number of its provision before it."""
    before, kind = label(inline(number, setting.suffix)), f" numbered{changed_class(number)}"
    if isinstance(node, Paragraph):
        return paragraph(node, setting, before, kind)
    return lines([Markup('<p class="{}">{}</p>').format(kind.strip(), before), block(node, setting)])
