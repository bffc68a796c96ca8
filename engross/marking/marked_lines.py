"""The redline as lines of two trees: what each line of either became, its words under their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from engross.marking.cut import cut, size
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
from engross.model.redline import Fragment, Kind, Op, Redline, RedlineBlock, Seg, fragments, style_changes

_FLOW: frozenset[Slot] = frozenset(("paragraph", "item"))
FIXED = COVER | SIGNED
"""Lines that have their place by what they are."""


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A line of one side, counted, and the part that it stands in."""

    at: int
    part: int
    line: FlatLine


@dataclass(slots=True)
class MarkedLine:
    """A line of the marked text: where it stands on either side, its words in the pieces that the tree keeps apart.

    `goes_on` is whether it is one of several that one line was cut into, and not the first.
    """

    old: NumberedLine | None
    new: NumberedLine | None
    pieces: list[list[Inline]]
    goes_on: bool = False

    @property
    def line(self) -> FlatLine:
        found = self.new or self.old
        assert found is not None
        return found.line


@dataclass(slots=True)
class LineGroup:
    """Lines of both sides that became one another: several where they were cut or joined, or none on a side."""

    old: list[NumberedLine] = field(default_factory=list)
    new: list[NumberedLine] = field(default_factory=list)
    blocks: list[tuple[RedlineBlock, tuple[tuple[Fragment, ...], ...]]] = field(default_factory=list)


def numbered_lines(parts: Sequence[FlatPart]) -> list[NumberedLine]:
    """Every line of `parts`."""
    lines = [(at, line) for at, part in enumerate(parts) for line in part.lines]
    return [NumberedLine(count, *one) for count, one in enumerate(lines)]


def line_groups(redline: Redline, old: Sequence[NumberedLine], new: Sequence[NumberedLine]) -> Iterator[LineGroup]:
    """The lines of `redline`, those that were cut or joined together."""
    now = LineGroup()
    open_ = [False, False]
    i = j = 0
    for block, held in zip(redline.blocks, fragments(redline), strict=True):
        now.blocks.append((block, held))
        open_[0] |= any(seg.was for seg in block.segs)
        open_[1] |= any(seg.becomes for seg in block.segs)
        if block.end.was:
            now.old.append(old[i])
            i, open_[0] = i + 1, False
        if block.end.becomes:
            now.new.append(new[j])
            j, open_[1] = j + 1, False
        if not any(open_):
            yield now
            now = LineGroup()


class LineMarker:
    """Gives the lines of a group with their words under marks. Kinds in `hide` are shown as the new text has them."""

    def __init__(self, brief: Brief, sections: Sections, hide: frozenset[Kind] = frozenset()) -> None:
        self.telling, self.hide = MarkDescriber(brief), hide
        self.trial = MarkDescriber(brief)
        self.sections = sections

    def woven(self, group: LineGroup) -> list[MarkedLine]:
        """The lines of `group`; old ones, then new ones, where the tree could not hold both in one line."""
        alone = not group.old or not group.new
        if self._fit(group) and (alone or not _torn(group, self._lines(group, self.trial, frozenset()))):
            return self._lines(group, self.telling, self.hide)
        return [*(self.gone(group, one) for one in group.old), *(self.come(group, one) for one in group.new)]

    def _fit(self, group: LineGroup) -> bool:
        lines = [one.line for one in (*group.old, *group.new)]
        if len(lines) == 1:
            return True
        if self._elsewhere(group):
            return False
        if len(group.old) == 1 and len(group.new) == 1:
            one, other = lines
            return other.slot != "row" or (one.slot == "row" and len(one.pieces) == len(other.pieces))
        same = len({one.part for one in group.old}) == len({one.part for one in group.new}) == 1
        return same and all(one.slot in _FLOW for one in lines)

    def _elsewhere(self, group: LineGroup) -> bool:
        """Whether a group came from the cover, say, into a provision: its lines cannot stand in one place."""
        return bool(group.old and group.new) and not self.sections.alike(group.old[0].part, group.new[0].part)

    def _lines(self, group: LineGroup, telling: MarkDescriber, hide: frozenset[Kind]) -> list[MarkedLine]:
        """The lines of a group that the new text has, or the one that only the old text has."""
        made: list[MarkedLine] = []
        several = len(group.old) > 1 or len(group.new) > 1
        at = [0, 0]
        shelf = _Shelf(group.old[0].line if group.old else None, group.new[0].line if group.new else None)
        for block, held in group.blocks:
            for seg, of in zip(block.segs, held, strict=True):
                unseen = seg.op in ("insert", "delete") and seg.kind is not None and seg.kind in hide
                plain = unseen or (seg.op == "equal" and not seg.kind)
                mark = None if plain else telling.mark(seg, style_changes(of))
                shelf.put(seg, mark, first=at[0] == len(made) == 0, shown=not (unseen and seg.op == "delete"))
            if several and not (block.end.was and block.end.becomes):
                shelf.pieces[-1].append(Seam(telling.mark(block.end)))
            new = group.new[at[1]] if at[1] < len(group.new) else None
            if block.end.was:
                at[0] += 1
                shelf.old, shelf.at_old = (group.old[at[0]].line if at[0] < len(group.old) else None), 0
            if block.end.becomes or not group.new:
                old = group.old[0] if group.old and not made else None
                made.append(MarkedLine(old, new, shelf.pieces, goes_on=bool(made)))
                at[1] += 1
                rest = group.new[at[1]].line if at[1] < len(group.new) else None
                if rest is not None:
                    before, shelf = shelf, _Shelf(shelf.old, rest)
                    shelf.at_old = before.at_old
        return made

    def gone(self, group: LineGroup, one: NumberedLine) -> MarkedLine:
        """A line that is shown as taken out whole."""
        return MarkedLine(one, None, self._all(one.line, self._whole(group, "delete"), linked=False))

    def come(self, group: LineGroup, one: NumberedLine) -> MarkedLine:
        """A line that is shown as put in whole."""
        return MarkedLine(None, one, self._all(one.line, self._whole(group, "insert"), linked=True))

    def _all(self, line: FlatLine, mark: Mark, *, linked: bool) -> list[list[Inline]]:
        made: list[list[Inline]] = []
        for piece in line.pieces:
            made.append([Marked(mark, tuple(cut(piece, 0, size(piece), linked=linked)))] if piece else [])
            mark = replace(mark, label="") if piece else mark
        return made

    def _whole(self, group: LineGroup, op: Op) -> Mark:
        """The mark of what is shown whole: that of the first change in it; of a move if only its place changed."""
        changes = [one.change for block, _ in group.blocks for one in block.segs]
        changes += [block.end.change for block, _ in group.blocks]
        change = min((one for one in changes if one), default=0)
        if not change and self._elsewhere(group):
            words = self.telling.brief.words
            said = words["moved" if op == "delete" else "arrived"]
            return Mark("departed" if op == "delete" else "arrived", said=said, end=words["end"], label=said)
        return self.telling.mark(Seg(op, "", change=change))


class _Shelf:
    """Where the words of one line are put, each in its piece, in the order in which they come."""

    def __init__(self, old: FlatLine | None, new: FlatLine | None) -> None:
        self.old, self.new = old, new
        line = new or old
        assert line is not None
        self.pieces: list[list[Inline]] = [[] for _ in line.pieces]
        self.at_old = self.at_new = self.now = 0

    def put(self, seg: Seg, mark: Mark | None, *, first: bool, shown: bool) -> None:
        """Put a seg where it belongs: what the new line has by its pieces, what only the old one had by those."""
        length = len(seg.text)
        if seg.becomes and self.new is not None:
            for piece, a, b in _spans(self.new, self.at_new, self.at_new + length):
                self.now = piece
                mark = self._say(piece, mark, tuple(cut(self.new.content, a, b)))
        elif seg.was and self.old is not None:
            alike = len(self.old.pieces) == len(self.pieces) and first
            spans = [(self.now if first else len(self.pieces) - 1, self.at_old, self.at_old + length)]
            for piece, a, b in _spans(self.old, self.at_old, self.at_old + length) if alike else spans:
                if shown:
                    mark = self._say(piece, mark, tuple(cut(self.old.content, a, b, linked=False)))
        self.at_old += length if seg.was else 0
        self.at_new += length if seg.becomes else 0

    def _say(self, piece: int, mark: Mark | None, content: tuple[Inline, ...]) -> Mark | None:
        """Put words into a piece; gives the mark of those that follow in the next, whose label is printed by then."""
        if not content or mark is None:
            self.pieces[piece] += content
            return mark
        self.pieces[piece].append(Marked(mark, content))
        return replace(mark, label="")


def _torn(group: LineGroup, made: Sequence[MarkedLine]) -> bool:
    """Whether the words of a side would not be read as they stand in it."""
    for old, side in ((True, group.old), (False, group.new)):
        wanted = "\n".join(" ".join(_said(piece, old) for piece in one.line.pieces) for one in side)
        found = ""
        for one in made:
            found += " ".join(_said(piece, old) for piece in one.pieces)
            last = one.pieces[-1][-1] if one.pieces[-1] else None
            joined = isinstance(last, Seam) and not (last.mark.was if old else last.mark.becomes)
            found += "" if joined else "\n"
        if _words(wanted) != _words(found):
            return True
    return False


def _words(text: str) -> list[str]:
    return [one for one in re.split(r"[ \t\n]+", text) if one]


def _said(content: Sequence[Inline], old: bool) -> str:
    """The words of one side."""
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
                out.append(_said(node.content, old) if (mark.was if old else mark.becomes) else "")
            case Styled() | Value() | Reference():
                out.append(_said(node.content, old))
    return "".join(out)


def _spans(line: FlatLine, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The stretches of each piece of a line from letter `start` up to `end`, without what stands between pieces."""
    at = 0
    for piece, content in enumerate(line.pieces):
        at += len(GAPS[line.slot]) if piece else 0
        length = size(content)
        a, b = max(start, at), min(end, at + length)
        if a < b:
            yield piece, a, b
        at += length
