"""Who made each mark of a redline, where the new text is a file with tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from engross.compare.three_way import flat
from engross.model.outline import AuthoredLine, Authors, Outline, lines
from engross.model.redline import End, Redline, RedlineBlock, Seg, accept, reject
from engross.model.three import By, Three, ThreeWayPart

_By = tuple[str, str]
_NOBODY: _By = ("", "")


def attributed(redline: Redline, authors: Authors) -> Redline:
    """`redline` with author and date on each mark that a tracked change made; a mark of several becomes several.

    The words of the marks stay what they are, so both texts stay.
    """
    old, new = reject(redline), accept(redline)
    before, after = _of_lines(old, authors.deleted), _of_lines(new, authors.inserted)
    ends_before, ends_after = _of_ends(old, authors.deleted), _of_ends(new, authors.inserted)
    out: list[RedlineBlock] = []
    i = j = x = y = 0
    for block in redline.blocks:
        segs: list[Seg] = []
        for seg in block.segs:
            if not seg.change:
                segs.append(seg)
            elif seg.becomes:
                segs += _split(seg, after[j][y : y + len(seg.text)])
            else:
                segs += _split(seg, before[i][x : x + len(seg.text)])
            x += len(seg.text) if seg.was else 0
            y += len(seg.text) if seg.becomes else 0
        end = block.end
        if end.change:
            by = ends_after[j] if end.becomes else ends_before[i]
            end = _signed(end, by, segs)
        out.append(replace(block, segs=tuple(segs), end=end))
        if end.was:
            i, x = i + 1, 0
        if end.becomes:
            j, y = j + 1, 0
    return replace(redline, blocks=tuple(out))


def _signed(end: End, by: _By, segs: Sequence[Seg]) -> End:
    """A paragraph mark with its author: its own, else that of the words of the same change before it."""
    if by == _NOBODY:
        by = next(
            ((seg.author, seg.date) for seg in reversed(segs) if seg.change == end.change and seg.author), _NOBODY
        )
    return replace(end, author=by[0], date=by[1])


def _split(seg: Seg, by: Sequence[_By]) -> Iterator[Seg]:
    start = 0
    for index in range(1, len(seg.text) + 1):
        if index == len(seg.text) or by[index] != by[start]:
            author, date = by[start]
            yield replace(seg, text=seg.text[start:index], author=author, date=date)
            start = index
    if not seg.text:
        yield seg


def _of_lines(outline: Outline, authored: Sequence[AuthoredLine]) -> list[list[_By]]:
    """For each paragraph of an outline the author of each of its characters."""
    held = list(lines(outline))
    found = [[_NOBODY] * len(line.text) for line in held]
    for index, line in _aligned([line.text for line in held], authored):
        for span in line.spans:
            for place in range(span.start, min(span.end, len(found[index]))):
                found[index][place] = span.author, span.date
        _fill(found[index])
    return found


def _fill(by: list[_By]) -> None:
    """A stretch of at most one character between two of one author is theirs: a blank bears no setting of its own."""
    for place in range(1, len(by) - 1):
        if by[place] == _NOBODY and by[place - 1] == by[place + 1]:
            by[place] = by[place - 1]


def _of_ends(outline: Outline, authored: Sequence[AuthoredLine]) -> list[_By]:
    held = [line.text for line in lines(outline)]
    found = [_NOBODY] * len(held)
    for index, line in _aligned(held, authored):
        found[index] = line.end
    return found


def _aligned(texts: Sequence[str], authored: Sequence[AuthoredLine]) -> Iterator[tuple[int, AuthoredLine]]:
    """The paragraphs that are the same on both sides, by their index."""
    names = [line.text for line in authored]
    for block in SequenceMatcher(None, texts, names, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            yield block.a + step, authored[block.b + step]


# three texts


def attributed_three(
    three: Three, texts: tuple[Outline, Outline, Outline], authors: tuple[Authors | None, Authors | None]
) -> Three:
    """`three` with the authors of the tracked changes of either side; `texts` are the last one, ours, theirs."""
    if authors == (None, None):
        return three
    gone = [_flat_by(texts[0], held.deleted if held else ()) for held in authors]
    come = [_flat_by(side, held.inserted if held else ()) for side, held in zip(texts[1:], authors, strict=True)]
    at = [0, 0, 0]
    parts: list[ThreeWayPart] = []
    for part in three.parts:
        sizes = [len(part.last), len(part.ours), len(part.theirs)]
        if part.by is None:
            parts.append(part)
        else:
            names: dict[str, None] = {}
            for side, by in ((0, By.OURS), (1, By.THEIRS)):
                if part.by in (by, By.BOTH, By.CONFLICT):
                    stretch = come[side][at[side + 1] : at[side + 1] + sizes[side + 1]]
                    stretch += gone[side][at[0] : at[0] + sizes[0]]
                    names |= dict.fromkeys(author for author, _ in stretch if author)
            parts.append(replace(part, authors=tuple(names)))
        at = [place + size for place, size in zip(at, sizes, strict=True)]
    return replace(three, parts=tuple(parts))


def _flat_by(outline: Outline, authored: Sequence[AuthoredLine]) -> list[_By]:
    """The author of each character of `flat(outline)`."""
    found = [by for line in _of_lines(outline, authored) for by in (*line, _NOBODY)]
    assert len(found) == len(flat(outline))
    return found
