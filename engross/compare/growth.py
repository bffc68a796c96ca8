"""Growth: pairs that take what stands beside them, because paragraphs were cut or joined."""

from __future__ import annotations

from engross.compare.likeness import BITS, shared
from engross.compare.mates import Mates
from engross.compare.paragraphs import Paragraph

LEAST = 6
"""Words that go from a paragraph to its neighbour when the mark between them moved."""
MOST = 0.75
"""How much of a paragraph its parts hold, and they of it, when it was cut in several."""
INSIDE = 0.7
"""A paragraph is a part of another when this much of its words is found there."""
SURELY = 0.8
"""The same, when it has so few words that these may be anywhere."""
FEW = 12
"""How many words are few."""
HALF = 0.5
"""The same, when that is also this much of the words that are still sought."""


def widen(mates: Mates) -> None:
    """Give each pair that changed the unmatched neighbours that hold its words: a split, or a merger."""
    for i, j in mates.pairs:
        one, other = mates.old[i], mates.new[j]
        if one.key == other.key or one.role == "heading":
            continue
        ours, theirs = _grown(mates, *mates.wide.get(i, (range(i, i + 1), range(j, j + 1))))
        if len(ours) > 1 or len(theirs) > 1:
            mates.wide[i] = (ours, theirs)
            for at in ours:
                mates.to[at] = j
            for at in theirs:
                mates.back[at] = i


def spread(mates: Mates) -> None:
    """Bundle a paragraph with the several that it became, or the several with the one, where nothing else is known."""
    for ours, theirs in mates.places():
        free = _windows(theirs, mates.new, mates.back)
        for i in ours if free else ():
            if mates.to[i] < 0 and (run := _pieces(mates, mates.old[i], free, mates.new)):
                mates.pair(i, run.start)
                mates.wide[i] = (range(i, i + 1), run)
                for at in run:
                    mates.back[at] = i
                free = _windows(theirs, mates.new, mates.back)
        free = _windows(ours, mates.old, mates.to)
        for j in theirs if free else ():
            if mates.back[j] < 0 and (run := _pieces(mates, mates.new[j], free, mates.old)):
                mates.pair(run.start, j)
                mates.wide[run.start] = (run, range(j, j + 1))
                for at in run:
                    mates.to[at] = j
                free = _windows(ours, mates.old, mates.to)


def _pieces(mates: Mates, whole: Paragraph, windows: list[_Window], side: list[Paragraph]) -> range | None:
    """The consecutive paragraphs of one window that hold most of the words of `whole` and little else."""
    if whole.role == "heading" or len(whole.words) < 2 * LEAST:
        return None
    best: tuple[int, range] | None = None
    for window, texts, size in windows:
        if size < MOST * len(whole.words):
            continue
        fits = [at for at, words in zip(window, texts, strict=True) if _piece(mates, words, whole.words)]
        if len(fits) > 1:
            run = _reaching(mates, whole, range(fits[0], fits[-1] + 1), window, side)
            words = _words(side, run)
            if mates.afford(len(words), len(whole.words)):
                found = shared(words, whole.words)
                if found >= MOST * max(len(words), len(whole.words)) and (best is None or found > best[0]):
                    best = (found, run)
    return best[1] if best else None


def _reaching(mates: Mates, whole: Paragraph, run: range, window: range, side: list[Paragraph]) -> range:
    """`run` with the paragraphs before and after it that say, in other words, what is left of `whole` there."""
    for ahead in (False, True):
        words = _words(side, run)
        held = shared(words, whole.words)
        for at in range(run.stop, window.stop) if ahead else range(run.start - 1, window.start - 1, -1):
            more = side[at].words
            words = _joined(words, more, ahead=ahead)
            if not mates.afford(len(words), len(whole.words)):
                return run
            found = shared(words, whole.words)
            if found - held < HALF * len(more):
                break
            run, held = range(min(at, run.start), max(at + 1, run.stop)), found
    return run


_Window = tuple[range, list[str], int]
"""Paragraphs that follow one another, the words of each, and how many these are in all."""


def _windows(among: list[int], side: list[Paragraph], taken: list[int]) -> list[_Window]:
    """The runs of two paragraphs or more without partners, of the text, in a place."""
    found: list[_Window] = []
    start = -1
    for at in [*among, -1]:
        free = at >= 0 and taken[at] < 0 and side[at].role != "heading"
        if free and start < 0:
            start = at
        elif not free and start >= 0:
            window = range(start, at if at >= 0 else among[-1] + 1)
            if len(window) > 1:
                texts = [side[at].words for at in window]
                found.append((window, texts, sum(map(len, texts))))
            start = -1
    return found


def _piece(mates: Mates, words: str, whole: str) -> bool:
    """Whether the words of a paragraph are found, in their order, in those of a longer one."""
    length = len(words)
    if not 0 < length < len(whole) or not mates.afford(length, len(whole)):
        return False
    return shared(words, whole) >= (INSIDE if length >= FEW else SURELY) * length


def fuse(mates: Mates) -> None:
    """Make one of two neighbours when words went from one to the other: the paragraph mark moved, not the words."""
    changed = [(i, j) for i, j in mates.pairs if i in mates.wide or mates.old[i].key != mates.new[j].key]
    last: tuple[int, range, range] | None = None
    for i, j in changed:
        ours, theirs = mates.wide.get(i, (range(i, i + 1), range(j, j + 1)))
        if mates.old[i].role != "heading":
            if last and last[1].stop == ours.start and last[2].stop == theirs.start:
                wide = (range(last[1].start, ours.stop), range(last[2].start, theirs.stop))
                if _crossed(mates, (last[1], last[2]), (ours, theirs)):
                    _join(mates, last[0], wide)
                    last = (last[0], *wide)
                    continue
            last = (i, ours, theirs)
    for i, j in mates.pairs:
        if mates.old[i].role != "heading" and (i in mates.wide or mates.old[i].key != mates.new[j].key):
            ours, theirs = mates.wide.get(i, (range(i, i + 1), range(j, j + 1)))
            for p, q in ((ours.stop, theirs.stop), (ours.start - 1, theirs.start - 1)):
                wide = (
                    range(min(p, ours.start), max(p + 1, ours.stop)),
                    range(min(q, theirs.start), max(q + 1, theirs.stop)),
                )
                if _left_over(mates, p, q) and _across(mates, (ours, theirs), wide, (p, q)):
                    _join(mates, i, wide)
                    ours, theirs = wide


def _left_over(mates: Mates, i: int, j: int) -> bool:
    """Whether an old and a new paragraph are there, of the text, and neither has a partner."""
    if not (0 <= i < len(mates.to) and 0 <= j < len(mates.back)) or mates.to[i] >= 0 or mates.back[j] >= 0:
        return False
    return "heading" not in (mates.old[i].role, mates.new[j].role)


def _across(mates: Mates, one: tuple[range, range], wide: tuple[range, range], beside: tuple[int, int]) -> bool:
    """Whether the words of two paragraphs without partners are found when they are taken with their neighbours."""
    a, x = _words(mates.old, one[0]), _words(mates.new, one[1])
    p, q = _words(mates.old, wide[0]), _words(mates.new, wide[1])
    b, y = mates.old[beside[0]].words, mates.new[beside[1]].words
    more = max(len(b), len(y))
    if more < LEAST or len(p) * len(q) > BITS or not mates.afford(len(p), len(q)):
        return False
    gain = shared(p, q) - shared(a, x)
    return gain >= INSIDE * more and gain - shared(b, y) >= LEAST


def _crossed(mates: Mates, one: tuple[range, range], other: tuple[range, range]) -> bool:
    """Whether two neighbouring bundles share much more when they are taken together."""
    a, b = _words(mates.old, one[0]), _words(mates.old, other[0])
    x, y = _words(mates.new, one[1]), _words(mates.new, other[1])
    lost = min(max(len(a), len(x)) - shared(a, x), max(len(b), len(y)) - shared(b, y))
    if lost < LEAST or not mates.afford(len(a) + len(b), len(x) + len(y)):
        return False
    gain = shared(a + b, x + y) - shared(a, x) - shared(b, y)
    return gain >= LEAST and gain >= INSIDE * lost


def _join(mates: Mates, anchor: int, wide: tuple[range, range]) -> None:
    j = mates.to[anchor]
    mates.wide[anchor] = wide
    for at in wide[0]:
        if at != anchor:
            mates.wide.pop(at, None)
        mates.to[at] = j
    for at in wide[1]:
        mates.back[at] = anchor


def _grown(mates: Mates, ours: range, theirs: range) -> tuple[range, range]:
    x, y = _words(mates.old, ours), _words(mates.new, theirs)
    held = -1
    grown = True
    while grown:
        grown = False
        for ahead in (False, True):
            for old in (False, True):
                span, free = _next(mates, ours if old else theirs, old=old, ahead=ahead)
                if not free:
                    continue
                p = _joined(x, free, ahead=ahead) if old else x
                q = y if old else _joined(y, free, ahead=ahead)
                if len(p) * len(q) > BITS or not mates.afford(len(p), len(q)):
                    return ours, theirs
                if held < 0:
                    held = shared(x, y)
                gain = shared(p, q) - held
                lost = (len(y) if old else len(x)) - held
                if gain >= INSIDE * len(free) or (gain >= HALF * len(free) and gain >= HALF * lost and gain >= LEAST):
                    ours, theirs = (span, theirs) if old else (ours, span)
                    x, y, held, grown = p, q, held + gain, True
    return ours, theirs


def _next(mates: Mates, span: range, *, old: bool, ahead: bool) -> tuple[range, str]:
    """A span with the unmatched paragraph beside it, over a heading that was dropped or added, and its words."""
    side, taken = (mates.old, mates.to) if old else (mates.new, mates.back)
    step = 1 if ahead else -1
    at = span.stop if ahead else span.start - 1
    if 0 <= at < len(side) and taken[at] < 0 and side[at].role == "heading":
        at += step
    if not 0 <= at < len(side) or taken[at] >= 0 or side[at].role == "heading":
        return span, ""
    return range(min(at, span.start), max(at + 1, span.stop)), side[at].words


def _joined(words: str, more: str, *, ahead: bool) -> str:
    return words + more if ahead else more + words


def _words(side: list[Paragraph], span: range) -> str:
    return "".join(side[at].words for at in span)
