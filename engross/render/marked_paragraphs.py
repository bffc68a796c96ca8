"""The paragraphs of a redline as HTML: with marks, and as each of the two texts has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from engross.model.brief import Brief
from engross.model.mark_description import MarkDescriber
from engross.model.outline import Style
from engross.model.redline import (
    Fragment,
    MarkKind,
    ParagraphShape,
    Redline,
    RedlineBlock,
    Seg,
    Skeleton,
    fragments,
    paragraph_shapes,
    shape_changes,
    style_changes,
)
from engross.render.html.marked import PILCROW, under_mark

_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph: its HTML element, its role, whether it holds a mark, its text with marks, its old and new text.

    `places` are the numbers of the marks that begin in it. `depth` and `bullet` say what the paragraph is among lists,
    in the marked text and in either text. `row` is the index of its provision in the concordance if the paragraph is
    the first of it, else None.
    """

    tag: str
    role: str
    changed: bool
    inline: Markup
    old: Markup
    new: Markup
    row: int | None
    depth: int = 0
    bullet: bool = False
    old_depth: int = 0
    old_bullet: bool = False
    places: tuple[int, ...] = ()


def marked_paragraphs(
    redline: Redline, brief: Brief, *, hide: frozenset[MarkKind] = frozenset()
) -> Iterator[MarkedParagraph]:
    """The paragraphs of `redline` in reading order. Kinds in `hide` are shown as the new text has them."""
    writer = _ParagraphWriter(brief, hide)
    before, after = _tags(redline.old), _tags(redline.new)
    shapes_old, shapes_new = paragraph_shapes(redline.old), paragraph_shapes(redline.new)
    rows_new = {provision.ordinal: index for index, row in enumerate(brief.summary.rows) for provision in row.new}
    rows_old = {provision.ordinal: index for index, row in enumerate(brief.summary.rows) for provision in row.old}
    seen: set[int] = set()
    given: set[int] = set()
    i = j = 0
    for block, held in zip(redline.blocks, fragments(redline), strict=True):
        becomes = block.end.becomes
        tag, role, clause = after[j] if becomes else before[i]
        row = (rows_new if becomes else rows_old)[clause]
        was = shapes_old[i] if block.end.was else _NO_SHAPE
        now = shapes_new[j] if becomes else _NO_SHAPE
        shown = now if becomes else was
        marks = (*(seg.change for seg in block.segs), block.end.change)
        new_places = dict.fromkeys(place for place in marks if place and place not in given)
        paragraph = writer.paragraph(block, held, tag, role, None if row in seen else row, shape_changes(was, now))
        yield replace(
            paragraph,
            depth=min(_depth(shown), DEEPEST),
            bullet=shown.marker == "bullet",
            old_depth=min(_depth(was), DEEPEST),
            old_bullet=was.marker == "bullet",
            places=tuple(new_places),
        )
        seen.add(row)
        given.update(new_places)
        i, j = i + block.end.was, j + becomes


DEEPEST = 6
"""Levels of lists that are shown: deeper ones are indented as this one."""
_NO_SHAPE = ParagraphShape("p")


def _depth(shape: ParagraphShape) -> int:
    """How far a paragraph is indented: an item whose depth is not known stands in a list."""
    return max(shape.depth, int(shape.role == "li"))


def _tags(skeleton: Skeleton) -> list[tuple[str, str, int]]:
    """For each paragraph its element, its role and the index of its provision. No level of headings is skipped."""
    tags: list[tuple[str, str, int]] = []
    open_: list[int] = []
    for ordinal, frame in enumerate(skeleton.frames):
        if frame.headed:
            while open_ and open_[-1] >= frame.level:
                open_.pop()
            open_.append(frame.level)
            tags.append((f"h{min(len(open_) + 2, 6)}", "heading", ordinal))
        tags += (("p", "item" if kind == "li" else "text", ordinal) for kind in frame.types)
    return tags


def escaped_with_sup(text: str) -> Markup:
    """`text` escaped, except for the tags of its superscripts."""
    escaped = str(Markup.escape(text))
    return (
        Markup(escaped.replace("&lt;sup&gt;", "<sup>").replace("&lt;/sup&gt;", "</sup>"))
        if _balanced(text)
        else Markup(escaped)
    )


def _set(text: str, styles: frozenset[Style]) -> Markup:
    """Words in the styles of one text."""
    shown = escaped_with_sup(text)
    if "underline" in styles:
        shown = Markup("<u>{}</u>").format(shown)
    if "struck" in styles:
        shown = Markup("<s>{}</s>").format(shown)
    if "break" in styles:
        shown += Markup("<br>")
    if "emphasis" in styles:
        shown = Markup("<em>{}</em>").format(shown)
    return Markup("<strong>{}</strong>").format(shown) if "strong" in styles else shown


def _balanced(text: str) -> bool:
    """Whether tags of superscripts open and close in turn: a page must not be left open."""
    depth = 0
    position = 0
    while (position := text.find("<", position)) >= 0:
        if text.startswith("<sup>", position):
            depth += 1
        elif text.startswith("</sup>", position):
            depth -= 1
        if depth not in (0, 1):
            return False
        position += 1
    return depth == 0


class _ParagraphWriter:
    def __init__(self, brief: Brief, hide: frozenset[MarkKind]) -> None:
        self.describer, self.hide = MarkDescriber(brief), hide

    def paragraph(
        self,
        block: RedlineBlock,
        held: tuple[tuple[Fragment, ...], ...],
        tag: str,
        role: str,
        row: int | None,
        reshaped: tuple[str, ...],
    ) -> MarkedParagraph:
        shown = [seg for seg in block.segs if seg.op == "equal" or not self.hidden(seg)]
        changed = block.end.op != "equal" or bool(block.end.change) or any(seg.change for seg in shown)
        both = list(zip(block.segs, held, strict=True))
        inline = _NOTHING.join(self.seg(seg, of, seg.becomes, label=True) for seg, of in both) + self.pilcrow(
            block, reshaped
        )
        old = _NOTHING.join(self.seg(seg, of, False) for seg, of in both if seg.was)
        new = _NOTHING.join(self.seg(seg, of, True) for seg, of in both if seg.becomes)
        return MarkedParagraph(tag, role, changed, inline, old, new, row)

    def hidden(self, seg: Seg) -> bool:
        return seg.op in ("insert", "delete") and seg.kind is not None and seg.kind in self.hide

    def pilcrow(self, block: RedlineBlock, reshaped: tuple[str, ...]) -> Markup:
        """The sign of a paragraph mark that was put in or taken out alone: a paragraph was split or two joined."""
        if block.end.op == "equal" and block.end.change:
            return under_mark(self.describer.mark(block.end, reshaped), PILCROW)
        alone = block.end.op in ("insert", "delete") and any(seg.op != block.end.op for seg in block.segs)
        return under_mark(self.describer.mark(block.end), PILCROW) if alone else _NOTHING

    def seg(self, seg: Seg, held: tuple[Fragment, ...], new: bool, *, label: bool = False) -> Markup:
        text = _NOTHING.join(_set(run.text, run.new if new else run.old) for run in held)
        if seg.op == "equal" and not seg.kind:
            return text
        if self.hidden(seg):
            return _NOTHING if seg.op == "delete" and label else text
        return under_mark(self.describer.mark(seg, style_changes(held), label=label), text)
