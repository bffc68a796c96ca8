"""What a redline knows of two texts: which paragraph became which, and where the words of the two differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engross.amend.word_edits import TextEdit
from engross.model.act_text import ActText, Piece
from engross.model.redline import Redline, RedlineBlock

Spot = tuple[str, int]
"""A paragraph: the id of its provision, its place there from 0; -1 is the heading."""


def aligned(redline: Redline, old: ActText, new: ActText) -> Mapping[Spot, tuple[Spot, tuple[TextEdit, ...] | None]]:
    """For each paragraph of `old` the one of `new` that it became in its place, with its edits where they are plain."""
    ours, theirs = list(_spots(old)), list(_spots(new))
    found: dict[Spot, tuple[Spot, tuple[TextEdit, ...] | None]] = {}
    for block in redline.blocks:
        if block.end.op != "equal" or block.old is None or block.new is None:
            continue
        (spot, before, skip), (other, after, left) = ours[block.old], theirs[block.new]
        edits = _edits(block, before, after)
        if edits is not None and (skip or left):
            edits = _without(edits, skip)
        found[spot] = (other, edits)
    return found


def _spots(text: ActText) -> Iterator[tuple[Spot, str, int]]:
    """Every paragraph as the outline has it, with how many letters of it are the label of an item."""
    for unit in text.units:
        heading = " ".join(part for part in (unit.number, unit.heading) if part)
        if heading:
            yield (unit.id, -1), heading, 0
        for at, piece in enumerate(unit.pieces):
            label = _label(piece)
            yield (unit.id, at), label + piece.text, len(label)


def _label(piece: Piece) -> str:
    return f"{piece.label} " if piece.label and piece.label != "–" else ""


def _edits(block: RedlineBlock, old: str, new: str) -> tuple[TextEdit, ...] | None:
    """The changes within one paragraph; None if the block holds more, or less, than that paragraph."""
    if "".join(seg.text for seg in block.segs if seg.was) != old:
        return None
    if "".join(seg.text for seg in block.segs if seg.becomes) != new:
        return None
    out: list[TextEdit] = []
    at = 0
    start, words = 0, ""
    open_ = False
    for seg in block.segs:
        if seg.op == "equal":
            if open_:
                out.append(TextEdit(start, at, words))
                open_ = False
            at += len(seg.text)
            continue
        if not open_:
            start, words, open_ = at, "", True
        if seg.was:
            at += len(seg.text)
        if seg.becomes:
            words += seg.text
    if open_:
        out.append(TextEdit(start, at, words))
    return tuple(out)


def _without(edits: tuple[TextEdit, ...], skip: int) -> tuple[TextEdit, ...] | None:
    """The edits of a paragraph counted from behind its label; None if one reaches across."""
    out = []
    for edit in edits:
        if edit.end < skip:
            continue
        if edit.start < skip:
            return None
        out.append(TextEdit(edit.start - skip, edit.end - skip, edit.new))
    return tuple(out)
