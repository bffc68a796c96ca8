"""Takes from a redline which paragraph became which, and where the words of the two differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engross.amend.word_edits import TextEdit
from engross.model.act_text import ActText, Piece
from engross.model.redline import Redline, RedlineBlock

Spot = tuple[str, int]
"""A paragraph: the id of its provision, and its index in it from 0; the index -1 means the heading."""


def aligned(redline: Redline, old: ActText, new: ActText) -> Mapping[Spot, tuple[Spot, tuple[TextEdit, ...] | None]]:
    """Maps each paragraph of `old` to the paragraph of `new` that it became, with the edits between the two.

    A paragraph whose end the redline shows as inserted or deleted is left out.
    The edits are None if the redline does not give them for exactly these two paragraphs.
    """
    ours, theirs = list(_spots(old)), list(_spots(new))
    pairs: dict[Spot, tuple[Spot, tuple[TextEdit, ...] | None]] = {}
    for block in redline.blocks:
        if block.end.op != "equal" or block.old is None or block.new is None:
            continue
        (spot, before, skip), (other, after, left) = ours[block.old], theirs[block.new]
        edits = _edits(block, before, after)
        if edits is not None and (skip or left):
            edits = _without(edits, skip)
        pairs[spot] = (other, edits)
    return pairs


def _spots(text: ActText) -> Iterator[tuple[Spot, str, int]]:
    """Every paragraph in the order of the outline: where it is, its text with its label, the length of the label.

    The length is in characters, with the space after the label: 3 for « a) Text ».
    """
    for unit in text.units:
        heading = " ".join(part for part in (unit.number, unit.heading) if part)
        if heading:
            yield (unit.id, -1), heading, 0
        for index, piece in enumerate(unit.pieces):
            label = _label(piece)
            yield (unit.id, index), label + piece.text, len(label)


def _label(piece: Piece) -> str:
    return f"{piece.label} " if piece.label and piece.label != "–" else ""


def _edits(block: RedlineBlock, old: str, new: str) -> tuple[TextEdit, ...] | None:
    """The edits within one paragraph; None if the block of the redline has other words than that paragraph.

    Neighbouring deletions and insertions become one edit. Positions are those in `old`.
    """
    if "".join(seg.text for seg in block.segs if seg.was) != old:
        return None
    if "".join(seg.text for seg in block.segs if seg.becomes) != new:
        return None
    out: list[TextEdit] = []
    position = 0
    start, words = 0, ""
    open_ = False
    for seg in block.segs:
        if seg.op == "equal":
            if open_:
                out.append(TextEdit(start, position, words))
                open_ = False
            position += len(seg.text)
            continue
        if not open_:
            start, words, open_ = position, "", True
        if seg.was:
            position += len(seg.text)
        if seg.becomes:
            words += seg.text
    if open_:
        out.append(TextEdit(start, position, words))
    return tuple(out)


def _without(edits: tuple[TextEdit, ...], skip: int) -> tuple[TextEdit, ...] | None:
    """The edits with positions counted from the end of the label (`skip` characters); None if an edit overlaps it."""
    out = []
    for edit in edits:
        if edit.end < skip:
            continue
        if edit.start < skip:
            return None
        out.append(TextEdit(edit.start - skip, edit.end - skip, edit.new))
    return tuple(out)
