"""The redline: one text that holds two, with a mark wherever they differ.

The model is that of ECMA-376 part 1, §17.13.5 (revisions): runs inserted,
deleted or moved, and paragraph marks inserted (a split), deleted (a merger)
or moved. Rejecting every mark gives the old outline, accepting every mark
gives the new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from engross.model.outline import (
    NO_STYLE,
    BlockType,
    Filled,
    Formatted,
    Marker,
    Outline,
    OutlineBlock,
    OutlineClause,
    Role,
    Style,
    StyleRuns,
    lines,
)

Op = Literal["equal", "insert", "delete", "move"]
Side = Literal["from", "to"]


class MarkKind(StrEnum):
    """What a mark is about."""

    WORDING = "wording"
    RENUMBERING = "renumbering"
    VALUE = "value"
    TYPOGRAPHY = "typography"
    FORMATTING = "formatting"


class _SidedMark:
    """A mark of a redline: its operation, and for a move which end it is, say which texts have it."""

    __slots__ = ()
    op: Op
    side: Side | None

    @property
    def was(self) -> bool:
        """Whether the old text has it."""
        return self.op in ("equal", "delete") or self.side == "from"

    @property
    def becomes(self) -> bool:
        """Whether the new text has it."""
        return self.op in ("equal", "insert") or self.side == "to"


@dataclass(frozen=True, slots=True)
class Seg(_SidedMark):
    """A run of text under one operation.

    `side` and `id` are set for a move only, and the same id stands at both
    its ends. `change` numbers the changes of a redline from 1 in reading
    order: what is deleted and what takes its place share a number. Words that
    were kept and are set apart otherwise are equal, of kind `formatting`.
    `author` and `date` are those of a tracked change in the file that was compared.
    """

    op: Op
    text: str
    side: Side | None = None
    id: str = ""
    kind: MarkKind | None = None
    change: int = 0
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class End(_SidedMark):
    """A paragraph mark: inserted where a paragraph was split, deleted where two were joined.

    An equal mark with a `change` ends a paragraph whose place in lists changed:
    it became an item, moved to another level, or has another marker.
    """

    op: Op = "equal"
    side: Side | None = None
    id: str = ""
    change: int = 0
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class RedlineBlock:
    """Text up to a paragraph mark; `old` and `new` count the paragraphs that the mark closes on either side."""

    segs: tuple[Seg, ...]
    end: End
    old: int | None = None
    new: int | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A provision without its words: what a side of a redline needs to become an outline again.

    `values` and `formatting` are those of the heading, then of each block.
    `depths` and `markers` are those of the blocks. Each of the four is empty
    where no block has any.
    """

    level: int
    id: str
    headed: bool
    types: tuple[BlockType, ...]
    values: tuple[tuple[Filled, ...], ...] = ()
    formatting: tuple[tuple[Formatted, ...], ...] = ()
    depths: tuple[int, ...] = ()
    markers: tuple[Marker, ...] = ()


@dataclass(frozen=True, slots=True)
class Skeleton:
    """An outline without its words."""

    lang: str
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class Redline:
    """Two outlines as one marked text. `uncompared` names what was left out of the comparison."""

    old: Skeleton
    new: Skeleton
    blocks: tuple[RedlineBlock, ...]
    uncompared: tuple[str, ...] = ()

    @property
    def changes(self) -> int:
        """How many changes there are to look at."""
        return max((max(block.end.change, *(seg.change for seg in block.segs), 0) for block in self.blocks), default=0)


_NO_MARKER: Marker = ""


def skeleton(outline: Outline) -> Skeleton:
    """`outline` without its words."""
    frames = []
    for clause in outline.clauses:
        values: tuple[tuple[Filled, ...], ...] = (clause.values, *(block.values for block in clause.blocks))
        formatting: tuple[tuple[Formatted, ...], ...] = (
            clause.formatting,
            *(block.formatting for block in clause.blocks),
        )
        types = tuple(block.type for block in clause.blocks)
        depths = tuple(block.depth for block in clause.blocks)
        markers = tuple(block.marker for block in clause.blocks)
        held = (
            values if any(values) else (),
            formatting if any(formatting) else (),
            depths if any(depths) else (),
            markers if any(markers) else (),
        )
        frames.append(Frame(clause.level, clause.id, bool(clause.heading), types, *held))
    return Skeleton(outline.lang, tuple(frames))


def accept(redline: Redline) -> Outline:
    """The new outline: every mark of `redline` accepted.

    Raises `ValueError` where the marks and the skeleton disagree.
    """
    return _with_texts(redline.new, _texts(redline, new=True))


def reject(redline: Redline) -> Outline:
    """The old outline: every mark of `redline` rejected.

    Raises `ValueError` where the marks and the skeleton disagree.
    """
    return _with_texts(redline.old, _texts(redline, new=False))


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words of a seg with their styles on each side. A side that does not have the words has no styles for them."""

    text: str
    old: frozenset[Style] = NO_STYLE
    new: frozenset[Style] = NO_STYLE


class ParagraphShape(NamedTuple):
    """What a paragraph is, apart from its words: its role, how many lists are around it, and its marker."""

    role: Role
    depth: int = 0
    marker: Marker = ""


def paragraph_shapes(side: Skeleton) -> list[ParagraphShape]:
    """The shape of each paragraph of one side, in reading order."""
    shapes: list[ParagraphShape] = []
    for frame in side.frames:
        if frame.headed:
            shapes.append(ParagraphShape("heading"))
        depths = frame.depths or (0,) * len(frame.types)
        markers = frame.markers or (_NO_MARKER,) * len(frame.types)
        shapes += map(ParagraphShape, frame.types, depths, markers)
    return shapes


def shape_changes(old: ParagraphShape, new: ParagraphShape) -> tuple[str, ...]:
    """What became of a paragraph among lists, as keys: `item.deeper`, `item.ends`."""
    if old.role != new.role:
        if "heading" in (old.role, new.role):
            return ("heading.begins" if new.role == "heading" else "heading.ends",)
        return ("item.begins" if new.role == "li" else "item.ends",)
    if old.depth != new.depth:
        return ("item.deeper" if new.depth > old.depth else "item.higher",)
    if old.marker != new.marker:
        return ("item.bullet" if new.marker == "bullet" else "item.number",)
    return ()


def style_changes(words: Iterable[Fragment]) -> tuple[str, ...]:
    """How words that both sides have came to be set, each change of style once: `set.strong`, `unset.emphasis`."""
    keys: dict[str, None] = {}
    for fragment in words:
        keys |= dict.fromkeys(f"set.{style}" for style in sorted(fragment.new - fragment.old))
        keys |= dict.fromkeys(f"unset.{style}" for style in sorted(fragment.old - fragment.new))
    return tuple(keys)


def fragments(redline: Redline) -> Iterator[tuple[tuple[Fragment, ...], ...]]:
    """For each block of `redline` the fragments of each of its segs."""
    before, after = ([StyleRuns(line.formatting) for line in lines(side(redline))] for side in (reject, accept))
    # i and j are the indices of the paragraph on the old and on the new side, x and y the characters read of it.
    i = j = x = y = 0
    for block in redline.blocks:
        out: list[tuple[Fragment, ...]] = []
        for seg in block.segs:
            ours = before[i] if seg.was else _UNSET
            theirs = after[j] if seg.becomes else _UNSET
            out.append(tuple(_fragments(seg.text, ours, x, theirs, y)) if ours or theirs else (Fragment(seg.text),))
            x += len(seg.text) if seg.was else 0
            y += len(seg.text) if seg.becomes else 0
        yield tuple(out)
        if block.end.was:
            i, x = i + 1, 0
        if block.end.becomes:
            j, y = j + 1, 0


_UNSET = StyleRuns(())


def _fragments(text: str, ours: StyleRuns, x: int, theirs: StyleRuns, y: int) -> Iterator[Fragment]:
    for start, end, old in ours.between(x, x + len(text)):
        for a, b, new in theirs.between(start - x + y, end - x + y):
            yield Fragment(text[a - y : b - y], old, new)


def _texts(redline: Redline, *, new: bool) -> Iterator[str]:
    held: list[str] = []
    for block in redline.blocks:
        held += (seg.text for seg in block.segs if (seg.becomes if new else seg.was))
        if block.end.becomes if new else block.end.was:
            yield "".join(held)
            held = []
    if any(held):
        raise ValueError("text after the last paragraph mark")


def _with_texts(side: Skeleton, texts: Iterator[str]) -> Outline:
    """The outline of one side of a redline: its skeleton with the text of each paragraph, in reading order."""
    clauses = []
    for frame in side.frames:
        values = frame.values or ((),) * (len(frame.types) + 1)
        formatting = frame.formatting or ((),) * (len(frame.types) + 1)
        depths = frame.depths or (0,) * len(frame.types)
        markers = frame.markers or (_NO_MARKER,) * len(frame.types)
        heading = _next(texts) if frame.headed else ""
        blocks = tuple(
            OutlineBlock(type_, _next(texts), filled, formatted, depth, marker)
            for type_, filled, formatted, depth, marker in zip(
                frame.types, values[1:], formatting[1:], depths, markers, strict=True
            )
        )
        clauses.append(OutlineClause(frame.level, heading, blocks, frame.id, values[0], formatting[0]))
    if next(texts, None) is not None:
        raise ValueError("more paragraphs than the skeleton holds")
    return Outline(side.lang, tuple(clauses))


def _next(texts: Iterator[str]) -> str:
    text = next(texts, None)
    if text is None:
        raise ValueError("fewer paragraphs than the skeleton holds")
    return text
