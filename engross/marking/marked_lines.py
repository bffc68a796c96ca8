"""The lines of the marked act: the redline cut into lines of the two trees, with their words under marks.

A redline is a flat sequence of segments. A tree keeps words apart in pieces:
the number of an article and its heading, the label of an item and its text,
the cells of a row. This module gives each segment back to the piece that its
words come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from engross.marking.sections import Sections
from engross.model.brief import Brief
from engross.model.document import (
    Break,
    Inline,
    Mark,
    Marked,
    Placeholder,
    Reference,
    Seam,
    Styled,
    Superscript,
    Text,
    Value,
)
from engross.model.flat import COVER, GAPS, SIGNED, FlatLine, FlatPart, Slot
from engross.model.mark_description import MarkDescriber
from engross.model.redline import (
    Fragment,
    MarkKind,
    Op,
    ParagraphShape,
    Redline,
    RedlineBlock,
    Seg,
    fragments,
    shape_changes,
    style_changes,
)

_RUNNING_TEXT: frozenset[Slot] = frozenset(("paragraph", "item"))
FIXED_SLOTS = COVER | SIGNED
"""Slots of a cover and of signatures: such a line has its place by what it is."""


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A line of one act: `index` counts all lines of the act from 0, `part` is the index of the part that holds it."""

    index: int
    part: int
    line: FlatLine


@dataclass(slots=True)
class MarkedLine:
    """A line of the marked act: where it stands in either act, and its words in the pieces that the tree keeps apart.

    `continued` is true for every line but the first of those that one line was split into.
    """

    old: NumberedLine | None
    new: NumberedLine | None
    pieces: list[list[Inline]]
    continued: bool = False

    @property
    def line(self) -> FlatLine:
        """The line of the new act, or of the old one where only that has it."""
        side = self.new or self.old
        assert side is not None
        return side.line


@dataclass(slots=True)
class LineGroup:
    """Lines of both acts that became one another.

    Usually one line a side. Several where a line was split or lines were
    joined; none on the side that has no such line.
    """

    old: list[NumberedLine] = field(default_factory=list)
    new: list[NumberedLine] = field(default_factory=list)
    blocks: list[tuple[RedlineBlock, tuple[tuple[Fragment, ...], ...]]] = field(default_factory=list)


def numbered_lines(parts: Sequence[FlatPart]) -> list[NumberedLine]:
    """Every line of `parts`, in order."""
    lines = [(index, line) for index, part in enumerate(parts) for line in part.lines]
    return [NumberedLine(count, *line) for count, line in enumerate(lines)]


def line_groups(redline: Redline, old: Sequence[NumberedLine], new: Sequence[NumberedLine]) -> Iterator[LineGroup]:
    """The lines of `redline` in groups. A group ends where both acts end a line at the same place.

    Example: the old act has "A. B." in one paragraph, the new act in two. The
    redline has the block "A." with an inserted end, then "B." with an end that
    both have. The old line is open after the first block, so both blocks, one
    old line and two new lines are one group.
    """
    group = LineGroup()
    old_open = new_open = False
    i = j = 0
    for block, parts in zip(redline.blocks, fragments(redline), strict=True):
        group.blocks.append((block, parts))
        old_open |= any(seg.was for seg in block.segs)
        new_open |= any(seg.becomes for seg in block.segs)
        if block.end.was:
            group.old.append(old[i])
            i, old_open = i + 1, False
        if block.end.becomes:
            group.new.append(new[j])
            j, new_open = j + 1, False
        if not (old_open or new_open):
            yield group
            group = LineGroup()


class LineMarker:
    """Gives the lines of a group with their words under marks. Kinds in `hide` are shown as the new act has them."""

    def __init__(self, brief: Brief, sections: Sections, hide: frozenset[MarkKind] = frozenset()) -> None:
        self.describer, self.hide = MarkDescriber(brief), hide
        # A move is labelled once at each end. A trial must not use up the label, so it has a describer of its own.
        self.trial_describer = MarkDescriber(brief)
        self.sections = sections

    def mark(self, group: LineGroup) -> list[MarkedLine]:
        """The marked lines of `group`.

        Where the tree cannot hold both texts in one line, the old lines come
        first as deleted, then the new ones as inserted.
        """
        one_sided = not group.old or not group.new
        fits = self._fit_together(group)
        if fits and (one_sided or not _loses_words(group, self._lines(group, self.trial_describer, frozenset()))):
            return self._lines(group, self.describer, self.hide)
        deleted = [self._deleted(group, line) for line in group.old]
        return [*deleted, *(self._inserted(group, line) for line in group.new)]

    def _fit_together(self, group: LineGroup) -> bool:
        """Whether one line of the tree can hold the lines of both acts.

        A row needs as many cells; lines that were split or joined must be
        running text of one part.
        """
        lines = [numbered.line for numbered in (*group.old, *group.new)]
        if len(lines) == 1:
            return True
        if self._in_other_sections(group):
            return False
        if len(group.old) == 1 and len(group.new) == 1:
            old, new = lines
            return new.slot != "row" or (old.slot == "row" and len(old.pieces) == len(new.pieces))
        one_part = len({line.part for line in group.old}) == len({line.part for line in group.new}) == 1
        return one_part and all(line.slot in _RUNNING_TEXT for line in lines)

    def _in_other_sections(self, group: LineGroup) -> bool:
        """Whether a group went, say, from the cover into a provision: its lines cannot stand in one place."""
        return bool(group.old and group.new) and not self.sections.alike(group.old[0].part, group.new[0].part)

    def _lines(self, group: LineGroup, describer: MarkDescriber, hide: frozenset[MarkKind]) -> list[MarkedLine]:
        """The lines of a group that the new act has, or the one that only the old act has."""
        lines: list[MarkedLine] = []
        several = len(group.old) > 1 or len(group.new) > 1
        old_done = new_done = 0
        builder = _LineBuilder(group.old[0].line if group.old else None, group.new[0].line if group.new else None)
        for block, parts in group.blocks:
            for seg, of_seg in zip(block.segs, parts, strict=True):
                hidden = seg.op in ("insert", "delete") and seg.kind is not None and seg.kind in hide
                unmarked = hidden or (seg.op == "equal" and not seg.kind)
                mark = None if unmarked else describer.mark(seg, style_changes(of_seg))
                first = old_done == len(lines) == 0
                builder.put(seg, mark, first=first, shown=not (hidden and seg.op == "delete"))
            if several and not (block.end.was and block.end.becomes):
                builder.pieces[-1].append(Seam(describer.mark(block.end)))
            elif block.end.op == "equal" and block.end.change and old_done < len(group.old) and group.new:
                was, now = group.old[old_done].line, group.new[min(new_done, len(group.new) - 1)].line
                # No words stand under this mark: its label says what became of the paragraph among lists.
                reshaped = shape_changes(_shape(was), _shape(now))
                builder.pieces[-1].append(Marked(describer.mark(block.end, reshaped), ()))
            new = group.new[new_done] if new_done < len(group.new) else None
            if block.end.was:
                old_done += 1
                builder.next_old(group.old[old_done].line if old_done < len(group.old) else None)
            if block.end.becomes or not group.new:
                old = group.old[0] if group.old and not lines else None
                lines.append(MarkedLine(old, new, builder.pieces, continued=bool(lines)))
                new_done += 1
                if new_done < len(group.new):
                    builder = builder.next_new(group.new[new_done].line)
        return lines

    def _deleted(self, group: LineGroup, line: NumberedLine) -> MarkedLine:
        """A line that is shown as taken out whole. Its references lose their links: the target may not be there."""
        return MarkedLine(line, None, self._under_one_mark(line.line, self._whole_mark(group, "delete"), linked=False))

    def _inserted(self, group: LineGroup, line: NumberedLine) -> MarkedLine:
        """A line that is shown as put in whole."""
        return MarkedLine(None, line, self._under_one_mark(line.line, self._whole_mark(group, "insert"), linked=True))

    def _under_one_mark(self, line: FlatLine, mark: Mark, *, linked: bool) -> list[list[Inline]]:
        pieces: list[list[Inline]] = []
        for piece in line.pieces:
            content = tuple(slice_inlines(piece, 0, length_of(piece), linked=linked))
            pieces.append([Marked(mark, content)] if piece else [])
            mark = replace(mark, label="") if piece else mark
        return pieces

    def _whole_mark(self, group: LineGroup, op: Op) -> Mark:
        """The mark of a line that is shown whole: that of its first change, or of a move if only its place changed."""
        changes = [seg.change for block, _ in group.blocks for seg in block.segs]
        changes += [block.end.change for block, _ in group.blocks]
        change = min((number for number in changes if number), default=0)
        if not change and self._in_other_sections(group):
            words = self.describer.brief.words
            label = words["moved" if op == "delete" else "arrived"]
            return Mark("departed" if op == "delete" else "arrived", said=label, end=words["end"], label=label)
        return self.describer.mark(Seg(op, "", change=change))


def _shape(line: FlatLine) -> ParagraphShape:
    if line.slot == "item":
        return ParagraphShape("li", line.depth, "number" if len(line.pieces) > 1 else "bullet")
    return ParagraphShape("heading" if line.slot in ("heading", "title") else "p", line.depth)


class _LineBuilder:
    """Fills the pieces of one line with segments, in the order in which they come.

    `old` and `new` are the lines of either act that the segments read now,
    `old_offset` and `new_offset` how many characters of each are read.
    """

    def __init__(self, old: FlatLine | None, new: FlatLine | None) -> None:
        self.old, self.new = old, new
        shape = new or old
        assert shape is not None
        self.pieces: list[list[Inline]] = [[] for _ in shape.pieces]
        self.old_offset = self.new_offset = self.current_piece = 0

    def next_old(self, line: FlatLine | None) -> None:
        """Go on with the next line of the old act."""
        self.old, self.old_offset = line, 0

    def next_new(self, line: FlatLine) -> _LineBuilder:
        """The builder of the next line of the new act; the old line goes on where it is."""
        following = _LineBuilder(self.old, line)
        following.old_offset = self.old_offset
        return following

    def put(self, seg: Seg, mark: Mark | None, *, first: bool, shown: bool) -> None:
        """Put a segment where it belongs.

        Words of the new act go by the pieces of the new line. Words that only
        the old act has go by its own pieces where both lines have as many; else
        to the piece that was filled last. `first` is whether this is the first
        line of either act in its group.
        """
        length = len(seg.text)
        if seg.becomes and self.new is not None:
            for piece, start, end in _piece_slices(self.new, self.new_offset, self.new_offset + length):
                self.current_piece = piece
                mark = self._append(piece, mark, tuple(slice_inlines(self.new.content, start, end)))
        elif seg.was and self.old is not None:
            end = self.old_offset + length
            if len(self.old.pieces) == len(self.pieces) and first:
                slices = list(_piece_slices(self.old, self.old_offset, end))
            else:
                slices = [(self.current_piece if first else len(self.pieces) - 1, self.old_offset, end)]
            for piece, start, stop in slices:
                if shown:
                    words = tuple(slice_inlines(self.old.content, start, stop, linked=False))
                    mark = self._append(piece, mark, words)
        self.old_offset += length if seg.was else 0
        self.new_offset += length if seg.becomes else 0

    def _append(self, piece: int, mark: Mark | None, content: tuple[Inline, ...]) -> Mark | None:
        """Put words into a piece. Gives the mark for the words in the next piece: its label is printed by then."""
        if not content or mark is None:
            self.pieces[piece] += content
            return mark
        self.pieces[piece].append(Marked(mark, content))
        return replace(mark, label="")


def _piece_slices(line: FlatLine, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The pieces of a line in characters [start, end): index, start and end of each, without the gaps between them.

    Example: "1. Budget" has the pieces "1." and "Budget" with a blank between
    them; characters [0, 9) are (0, 0, 2) and (1, 3, 9).
    """
    offset = 0
    for piece, content in enumerate(line.pieces):
        offset += len(GAPS[line.slot]) if piece else 0
        length = length_of(content)
        first, last = max(start, offset), min(end, offset + length)
        if first < last:
            yield piece, first, last
        offset += length


def _loses_words(group: LineGroup, lines: Sequence[MarkedLine]) -> bool:
    """Whether the words of an act could not be read out of its marked lines as they stand in it."""
    for old, side in ((True, group.old), (False, group.new)):
        wanted = "\n".join(" ".join(_words_of_side(piece, old) for piece in line.line.pieces) for line in side)
        read = ""
        for line in lines:
            read += " ".join(_words_of_side(piece, old) for piece in line.pieces)
            last = line.pieces[-1][-1] if line.pieces[-1] else None
            runs_on = isinstance(last, Seam) and not (last.mark.was if old else last.mark.becomes)
            read += "" if runs_on else "\n"
        if _split_words(wanted) != _split_words(read):
            return True
    return False


def _split_words(text: str) -> list[str]:
    """The words of a text. No-break spaces do not part words here: they are characters of the text."""
    return [word for word in re.split(r"[ \t\n]+", text) if word]


def _words_of_side(content: Sequence[Inline], old: bool) -> str:
    """What the old act, or the new one, reads in `content`."""
    out: list[str] = []
    for node in content:
        match node:
            case Text(text):
                out.append(text)
            case Superscript(text):
                out.append(f"<sup>{text}</sup>")
            case Placeholder(name):
                out.append(f"[{name}]")
            case Break():
                out.append("\n")
            case Seam(mark):
                out.append("\n" if (mark.was if old else mark.becomes) else "")
            case Marked(mark):
                out.append(_words_of_side(node.content, old) if (mark.was if old else mark.becomes) else "")
            case Styled() | Value() | Reference():
                out.append(_words_of_side(node.content, old))
    return "".join(out)


# inlines by characters of their outline -----------------------------------------


def length_of(content: Sequence[Inline]) -> int:
    """How many characters `content` has in the outline, where a superscript is written as `<sup>er</sup>`."""
    return sum(map(_node_length, content))


def _node_length(node: Inline) -> int:
    match node:
        case Text(text):
            return len(text)
        case Superscript(text):
            return len(f"<sup>{text}</sup>")
        case Break():
            return 1
        case Placeholder(name):
            return len(name) + 2
        case Styled() | Value() | Reference():
            return length_of(node.content)
        case _:
            raise TypeError(type(node).__name__)


def slice_inlines(content: Sequence[Inline], start: int, end: int, *, linked: bool = True) -> Iterator[Inline]:
    """The inlines in characters [start, end) of the outline. What cannot be cut stands where it begins.

    Unless `linked` a reference leaves its words only: its target may not be there.
    """
    offset = 0
    for node in content:
        length = _node_length(node)
        first, last = max(start, offset), min(end, offset + length)
        if first < last:
            match node:
                case Text(text):
                    yield Text(text[first - offset : last - offset])
                case Reference() if not linked:
                    yield from slice_inlines(node.content, first - offset, last - offset, linked=False)
                case Styled() | Value() | Reference():
                    inside = slice_inlines(node.content, first - offset, last - offset, linked=linked)
                    yield replace(node, content=tuple(inside))
                case _ if first == offset:
                    yield node
        offset += length
