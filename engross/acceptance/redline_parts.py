"""The parts of an act once some changes of a redline are accepted: for texts that do not say which provision is which.

The old side of the redline is the act itself, so each paragraph that stays is
known by its place in the act, with its depth in lists and its label.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from engross.acceptance.comparable import Line, Part, finished, label_of, number_patterns, unnumbered
from engross.acceptance.words import Words, outline_words, without
from engross.model.act_text import CELLS, COVER
from engross.model.outline import Formatted, OutlineLine, lines
from engross.model.redline import End, Redline, Seg, accept, reject

HEADING = -1
"""The place of a heading among the lines of its part."""


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is left: its words, its index on the old side and on the new one, whether it was moved here."""

    text: str
    old: int | None
    new: int | None
    arrived: bool = False


def parts_of_redline(
    redline: Redline,
    basis: Sequence[Part],
    places: Sequence[tuple[str, int]],
    labels: Sequence[str],
    taken: Callable[[int], bool],
    *,
    styles: bool,
) -> tuple[Part, ...]:
    """The parts of the act with the changes that are `taken`, by number.

    `places` gives for each paragraph of the old side its part and its line in
    it (`HEADING` for the heading). With `styles` the emphasis of the new side
    is read.
    """
    new = accept(redline)
    paragraphs = _left(redline, taken)
    known = {part.id: part for part in basis}
    before, after = list(lines(reject(redline))), list(lines(new))
    patterns = number_patterns(labels)
    out: list[Part] = []
    for paragraph in paragraphs:
        ident, index = places[paragraph.old] if paragraph.old is not None else ("", 0)
        formatting: tuple[Formatted, ...] = ()
        line = after[paragraph.new] if paragraph.new is not None else None
        was = before[paragraph.old] if paragraph.old is not None else None
        if line is not None and styles and line.text == paragraph.text:
            formatting = line.formatting
        elif was is not None and was.text == paragraph.text:
            formatting = was.formatting
        words = outline_words(paragraph.text, formatting)
        here = next((part for part in out if part.id == ident), None) if ident else None
        if was is None and line is not None and line.role == "heading":
            level = new.clauses[line.clause].level
            out.append(Part("", "", level, unnumbered(words, patterns), ()))
        elif was is None or (paragraph.arrived and index != HEADING and here is None and out):
            _append(out, out[-1] if out else None, _line_of(words, line or was))
        elif index == HEADING:
            part = known[ident]
            heading = words if ident.partition("@")[0] == COVER else unnumbered(words, patterns)
            if here is None:
                out.append(replace(part, heading=heading, lines=()))
            else:
                out[out.index(here)] = replace(here, heading=heading)
        else:
            part = known[ident]
            if here is None:
                here = replace(part, heading=Words(""), lines=())
                out.append(here)
            _append(out, here, _like(part.lines[index], words))
    return finished(out, basis)


def _left(redline: Redline, taken: Callable[[int], bool]) -> list[_Paragraph]:
    """The paragraphs that are left once each change is taken or not."""
    left_from: dict[str, int] = {}
    for block in redline.blocks:
        marks: tuple[Seg | End, ...] = (*block.segs, block.end)
        for mark in marks:
            if mark.op == "move" and mark.side == "from" and block.old is not None:
                left_from.setdefault(mark.id, block.old)
    out: list[_Paragraph] = []
    text: list[str] = []
    old: int | None = None
    new: int | None = None
    arrived = False
    for block in redline.blocks:
        text += (seg.text for seg in block.segs if _stays(seg, taken))
        chosen = not block.end.change or taken(block.end.change)
        if block.end.was and old is None:
            old = block.old
        if block.end.becomes and new is None:
            new = block.new
        if block.end.op == "move" and block.end.side == "to" and chosen and old is None:
            old, arrived = left_from.get(block.end.id), True
        if _stays(block.end, taken):
            if "".join(text).strip():
                out.append(_Paragraph("".join(text), old, new, arrived))
            text, old, new, arrived = [], None, None, False
        elif not "".join(text):
            old, new, arrived = None, None, False
    return out


def _stays(mark: Seg | End, taken: Callable[[int], bool]) -> bool:
    """Whether words or a paragraph mark are there once each change is taken or not."""
    return mark.becomes if not mark.change or taken(mark.change) else mark.was


def _append(out: list[Part], part: Part | None, line: Line) -> None:
    if part is None:
        return
    out[out.index(part)] = replace(part, lines=(*part.lines, line))


def _like(line: Line, words: Words) -> Line:
    """A line of the act with other words; its label is taken off them as it was printed before them."""
    if line.type == "li" and line.label and words.text.startswith(f"{line.label} "):
        words = without(words, len(line.label) + 1)
    elif line.type == "li" and line.label:
        label = label_of(words.text)
        words = without(words, len(label) + 1) if label else words
    return replace(line, words=words, line=0)


def _line_of(words: Words, line: OutlineLine | None) -> Line:
    """A line that the act does not have."""
    if line is not None and line.role == "li":
        label = label_of(words.text) if line.marker != "bullet" else ""
        return Line("li", without(words, len(label) + 1) if label else words, max(1, line.depth), label)
    if CELLS in words.text:
        return Line("row", words)
    return Line("p", words, line.depth if line is not None else 0)
