"""Words that were kept and are set apart otherwise: in bold, in italics, with a line break before them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from engross.model.outline import Outline, Style, StyleRuns, lines
from engross.model.redline import Kind, RedlineBlock, Seg


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Letters of what was kept, from `start` up to `end`, as one side sets them."""

    start: int
    end: int
    styles: frozenset[Style]


def formatted(blocks: tuple[RedlineBlock, ...], old: Outline, new: Outline) -> tuple[RedlineBlock, ...]:
    """`blocks` with what is set otherwise in `new` than in `old` told, each place a change of its own."""
    if not any(line.formatting for side in (old, new) for line in lines(side)):
        return blocks
    before, after = ([StyleRuns(line.formatting) for line in lines(side)] for side in (old, new))
    kept = _kept(blocks, before, after)
    cuts = {key: list(_different(*sides)) for key, sides in kept.items()}
    return _renumbered(_cut(blocks, cuts))


_Key = tuple[str, int]
"""What was kept is the text of a move by its id, or a seg by its place."""
_Sides = tuple[str, list[_Stretch], list[_Stretch]]


def _kept(
    blocks: Sequence[RedlineBlock], before: Sequence[StyleRuns], after: Sequence[StyleRuns]
) -> dict[_Key, _Sides]:
    """Each text that both sides have, with how either sets it."""
    texts: dict[_Key, str] = defaultdict(str)
    ours: dict[_Key, list[_Stretch]] = defaultdict(list)
    theirs: dict[_Key, list[_Stretch]] = defaultdict(list)
    sizes: dict[tuple[str, str], int] = defaultdict(int)
    i = j = x = y = count = 0
    for block in blocks:
        for seg in block.segs:
            length = len(seg.text)
            if seg.op == "equal":
                key = ("", count)
                texts[key] = seg.text
                ours[key] = list(_stretches(before[i], x, length, 0))
                theirs[key] = list(_stretches(after[j], y, length, 0))
            elif seg.side:
                key, end = (seg.id, 0), (seg.id, seg.side)
                if seg.side == "from":
                    texts[key] += seg.text
                    ours[key] += _stretches(before[i], x, length, sizes[end])
                else:
                    theirs[key] += _stretches(after[j], y, length, sizes[end])
                sizes[end] += length
            x += length if seg.was else 0
            y += length if seg.becomes else 0
            count += 1
        if block.end.was:
            i, x = i + 1, 0
        if block.end.becomes:
            j, y = j + 1, 0
    return {key: (text, ours[key], theirs[key]) for key, text in texts.items()}


def _stretches(setting: StyleRuns, at: int, length: int, base: int) -> Iterator[_Stretch]:
    for start, end, styles in setting.between(at, at + length):
        yield _Stretch(start - at + base, end - at + base, styles)


def _different(text: str, ours: list[_Stretch], theirs: list[_Stretch]) -> Iterator[tuple[int, int]]:
    """Where both sides set a text otherwise. Of a blank only whether a line breaks there shows."""
    found: list[tuple[int, int]] = []
    reach = -1
    for a, b, old, new in _overlaps(ours, theirs):
        words, breaks = text[a:b], ("break" in old) != ("break" in new)
        if not breaks and not words.strip():
            reach = b if reach == a else -1
        elif old != new:
            start, end = (a, b) if breaks else (b - len(words.lstrip()), a + len(words.rstrip()))
            if found and reach == a:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
            reach = b
    return iter(found)


def _overlaps(
    ours: list[_Stretch], theirs: list[_Stretch]
) -> Iterator[tuple[int, int, frozenset[Style], frozenset[Style]]]:
    p = q = 0
    while p < len(ours) and q < len(theirs):
        one, other = ours[p], theirs[q]
        start, end = max(one.start, other.start), min(one.end, other.end)
        if start < end:
            yield start, end, one.styles, other.styles
        p, q = p + (one.end == end), q + (other.end == end)


def _cut(blocks: Sequence[RedlineBlock], cuts: dict[_Key, list[tuple[int, int]]]) -> Iterator[RedlineBlock]:
    sizes: dict[tuple[str, str], int] = defaultdict(int)
    count = 0
    for block in blocks:
        segs: list[Seg] = []
        for seg in block.segs:
            key = ("", count) if seg.op == "equal" else (seg.id, 0)
            if seg.op == "equal" or seg.side:
                end = (seg.id, seg.side or "")
                base = sizes[end] if seg.side else 0
                segs += _parts(seg, base, cuts[key])
                sizes[end] += len(seg.text)
            else:
                segs.append(seg)
            count += 1
        yield replace(block, segs=tuple(segs))


def _parts(seg: Seg, base: int, cuts: list[tuple[int, int]]) -> Iterator[Seg]:
    at, stop = base, base + len(seg.text)
    for first, last in cuts:
        start, end = max(first, at), min(last, stop)
        if start < end:
            if at < start:
                yield replace(seg, text=seg.text[at - base : start - base])
            yield replace(seg, text=seg.text[start - base : end - base], kind=Kind.FORMATTING)
            at = end
    if at < stop:
        yield replace(seg, text=seg.text[at - base :])


def _renumbered(blocks: Iterable[RedlineBlock]) -> tuple[RedlineBlock, ...]:
    """Changes counted anew: words that were kept where they are and are set otherwise are a change by themselves."""
    numbers: dict[int, int] = {}
    total = 0
    out = []
    for block in blocks:
        segs = []
        for seg in block.segs:
            if seg.change:
                total += seg.change not in numbers
                segs.append(replace(seg, change=numbers.setdefault(seg.change, total)))
            elif seg.kind is Kind.FORMATTING:
                total += 1
                segs.append(replace(seg, change=total))
            else:
                segs.append(seg)
        end = block.end
        if end.change:
            total += end.change not in numbers
            end = replace(end, change=numbers.setdefault(end.change, total))
        out.append(replace(block, segs=tuple(segs), end=end))
    return tuple(out)
