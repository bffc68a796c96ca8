"""The paragraphs of a redline as HTML: the marked text, and each side of it, with words for those who cannot see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from engross.model.brief import Brief
from engross.model.redline import End, Kind, Redline, RedlineBlock, Seg, Skeleton

_NOTHING = Markup("")
_PILCROW = Markup("¶")


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph: the HTML element that it is, whether a mark is in it, its text with marks, each side of it.

    `clause` is the place of its provision in the concordance if the paragraph is the first of it, else None.
    """

    tag: str
    role: str
    changed: bool
    inline: Markup
    old: Markup
    new: Markup
    row: int | None


def marked(redline: Redline, brief: Brief, *, hide: frozenset[Kind] = frozenset()) -> Iterator[Marked]:
    """The paragraphs of `redline` in reading order; those in `hide` are shown as the new text has them."""
    writer = _Writer(brief, hide)
    before, after = _tags(redline.old), _tags(redline.new)
    rows_new = {one.ordinal: at for at, row in enumerate(brief.summary.rows) for one in row.new}
    rows_old = {one.ordinal: at for at, row in enumerate(brief.summary.rows) for one in row.old}
    seen: set[int] = set()
    i = j = 0
    for block in redline.blocks:
        becomes = block.end.becomes
        tag, role, clause = after[j] if becomes else before[i]
        row = (rows_new if becomes else rows_old)[clause]
        yield writer.paragraph(block, tag, role, None if row in seen else row)
        seen.add(row)
        i, j = i + block.end.was, j + becomes


def _tags(skeleton: Skeleton) -> list[tuple[str, str, int]]:
    """For each paragraph the element and the role that it has, and its provision; no level of headings is skipped."""
    found: list[tuple[str, str, int]] = []
    open_: list[int] = []
    for ordinal, frame in enumerate(skeleton.frames):
        if frame.headed:
            while open_ and open_[-1] >= frame.level:
                open_.pop()
            open_.append(frame.level)
            found.append((f"h{min(len(open_) + 2, 6)}", "heading", ordinal))
        found += (("p", "item" if kind == "li" else "text", ordinal) for kind in frame.types)
    return found


def raised(text: str) -> Markup:
    """`text` escaped, but for its superiors."""
    escaped = str(Markup.escape(text))
    return (
        Markup(escaped.replace("&lt;sup&gt;", "<sup>").replace("&lt;/sup&gt;", "</sup>"))
        if _even(text)
        else Markup(escaped)
    )


def _even(text: str) -> bool:
    """Whether superiors open and close in turn: a page must not be left open."""
    depth = 0
    at = 0
    while (at := text.find("<", at)) >= 0:
        if text.startswith("<sup>", at):
            depth += 1
        elif text.startswith("</sup>", at):
            depth -= 1
        if depth not in (0, 1):
            return False
        at += 1
    return depth == 0


class _Writer:
    def __init__(self, brief: Brief, hide: frozenset[Kind]) -> None:
        self.brief, self.hide = brief, hide
        self.nature = {place: change.nature for change in brief.summary.changes for place in change.places}
        self.number = {
            place: number for number, change in enumerate(brief.summary.changes, 1) for place in change.places
        }
        self.labelled: set[tuple[str, str]] = set()

    def paragraph(self, block: RedlineBlock, tag: str, role: str, row: int | None) -> Marked:
        shown = [seg for seg in block.segs if seg.op == "equal" or not self.hidden(seg)]
        changed = block.end.op != "equal" or any(seg.op != "equal" for seg in shown)
        inline = _NOTHING.join(self.marked(seg, label=True) for seg in block.segs) + self.pilcrow(block)
        old = _NOTHING.join(self.marked(seg) for seg in block.segs if seg.was)
        new = _NOTHING.join(self.marked(seg) for seg in block.segs if seg.becomes)
        return Marked(tag, role, changed, inline, old, new, row)

    def hidden(self, seg: Seg) -> bool:
        return seg.op in ("insert", "delete") and seg.kind is not None and seg.kind in self.hide

    def pilcrow(self, block: RedlineBlock) -> Markup:
        """The sign of a paragraph mark that was put in or taken out alone."""
        alone = block.end.op in ("insert", "delete") and any(seg.op != block.end.op for seg in block.segs)
        return self.wrapped(block.end, _PILCROW, block.end.op) if alone else _NOTHING

    def marked(self, seg: Seg, *, label: bool = False) -> Markup:
        text = raised(seg.text)
        if seg.op == "equal":
            return text
        if self.hidden(seg):
            return _NOTHING if seg.op == "delete" and label else text
        if seg.op == "move":
            return self.moved(seg, text, label)
        return self.wrapped(seg, text, seg.op)

    def wrapped(self, mark: Seg | End, text: Markup, op: str) -> Markup:
        tag, said = ("ins", "added") if op == "insert" else ("del", "deleted")
        words = self.brief.words
        return Markup(
            '<{0} data-change="{1}" data-place="{2}" data-kind="{3}" data-said="{4}"><span class="said">{4} </span>'
            '{5}<span class="said"> {6}</span></{0}>'
        ).format(tag, self.number[mark.change], mark.change, self.nature[mark.change], words[said], text, words["end"])

    def moved(self, seg: Seg, text: Markup, label: bool) -> Markup:
        side = str(seg.side)
        stem = seg.id.partition(".")[0]
        going, coming = self.brief.moves.get(seg.id) or self.brief.moves[stem]
        said = going if side == "from" else coming
        shown = _NOTHING
        if label and (stem, side) not in self.labelled:
            self.labelled.add((stem, side))
            shown = Markup('<span class="label" data-kind="{}">{}</span>').format(
                self.nature[seg.change], f"{stem}{self.brief.words['colon']}{said}"
            )
        return Markup(
            '{6}<{0} class="move {1}" data-change="{2}" data-place="{3}" data-kind="{4}" data-said="{5}">'
            '<span class="said">{5} </span>{7}<span class="said"> {8}</span></{0}>'
        ).format(
            "del" if side == "from" else "ins",
            side,
            self.number[seg.change],
            seg.change,
            self.nature[seg.change],
            said,
            shown,
            text,
            self.brief.words["end"],
        )
