"""Sentences of a passage, and which of them became which."""

from __future__ import annotations

from collections.abc import Sequence

from engross.compare.likeness import likeness, shared
from engross.compare.order import common
from engross.compare.tokens import PILCROW, Passage, words_of

Span = tuple[int, int]
Group = tuple[Span, Span]
"""Tokens of the old text that became tokens of the new one."""

SURE = 0.85
"""Two sentences became one another when they share this much of their words."""
LIKE = 0.55
"""The same, where most of the passage around them was kept, or where they are all there is."""
WHOLE = 0.7
"""Likeness of two passages at which they were edited rather than written anew."""
SPREAD = 0.15
"""How much more a sentence may have been changed than the paragraph that it stands in."""
MOST = 0.5
"""How much of a passage is most of it."""
GAIN = 0.6
"""A neighbouring sentence belongs to a pair when this much of its words is found there."""
TABLE = 2_500
"""The pairs of sentences that are compared by likeness in one stretch."""

_STOPS = frozenset(".!?…")


def sentences(passage: Passage, start: int = 0) -> tuple[Span, ...]:
    """The sentences of `passage` from `start` as spans of tokens; each paragraph mark but the last is its own span."""
    if start:
        return _sentences(passage, start)
    if passage.spans is None:
        passage.spans = _sentences(passage, 0)
    return passage.spans


def _sentences(passage: Passage, start: int) -> tuple[Span, ...]:
    code, cores = passage.code, passage.cores
    spans, last = [], len(code) - 1
    for at in range(start, last):
        if code[at] == PILCROW:
            if at > start:
                spans.append((start, at))
            spans.append((at, at + 1))
            start = at + 1
        elif cores[at] in _STOPS and _closes(passage, at, start):
            spans.append((start, at + 1))
            start = at + 1
    if start < last:
        spans.append((start, last))
    return tuple(spans)


def _closes(passage: Passage, at: int, start: int) -> bool:
    following = passage.cores[at + 1]
    if not passage.pieces[at + 1][:1].isspace() or not following or following[:1].islower():
        return False
    before = passage.cores[at - 1] if at > start else ""
    return not (len(before) == 1 and before.isupper())


def groups(
    old: Passage, new: Passage, ours: Sequence[Span], theirs: Sequence[Span], first: Span, *, kin: float = 0.0
) -> list[Group]:
    """What to compare word by word: the sentences `ours` and `theirs` that became one another, in order.

    `first` is where either text begins; `kin` is that of `difference`. A sentence joined to its neighbour,
    or cut in two, is in the group of that neighbour.
    """
    a, b = old.code, new.code
    least = SURE
    pairs = _paired(a, b, ours, theirs, SURE)
    alone = len(ours) == len(theirs) == 1
    if kin or alone or _share(ours, theirs, pairs) >= MOST or likeness(old.words, new.words) >= WHOLE:
        least = min(LIKE, kin - SPREAD) if kin else LIKE
        pairs = _paired(a, b, ours, theirs, least)
    found: list[Group] = []
    i = j = 0
    for p, q in [*pairs, (len(ours), len(theirs))]:
        rest = _bridged(a, b, ours[i:p], theirs[j:q], least)
        if rest:
            found.append(rest)
        if p < len(ours):
            found.append((ours[p], theirs[q]))
        i, j = p + 1, q + 1
    return _extended(a, b, found, first)


def unpaired(spans: Sequence[Span], taken: Sequence[Span]) -> tuple[Span, ...]:
    """The `spans` that no span of `taken` touches; both are in order."""
    alone, at = [], 0
    for start, stop in spans:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or taken[at][0] >= stop:
            alone.append((start, stop))
    return tuple(alone)


def _share(ours: Sequence[Span], theirs: Sequence[Span], pairs: list[tuple[int, int]]) -> float:
    """How much of the shorter passage its paired sentences make up."""
    x, y = sum(map(_length, ours)), sum(map(_length, theirs))
    return sum(min(_length(ours[i]), _length(theirs[j])) for i, j in pairs) / max(1, min(x, y))


def _length(span: Span) -> int:
    return span[1] - span[0]


def _paired(a: str, b: str, ours: Sequence[Span], theirs: Sequence[Span], least: float) -> list[tuple[int, int]]:
    """Which sentence became which, in order: by their words where there are few, else the same ones first."""
    x, y = [a[i:j] for i, j in ours], [b[i:j] for i, j in theirs]
    head = 0
    while head < min(len(x), len(y)) and x[head] == y[head]:
        head += 1
    tail = 0
    while tail < min(len(x), len(y)) - head and x[-1 - tail] == y[-1 - tail]:
        tail += 1
    mid_x, mid_y = x[head : len(x) - tail], y[head : len(y) - tail]
    pairs = [(k, k) for k in range(head)]
    same = common(mid_x, mid_y) if len(mid_x) * len(mid_y) > TABLE else []
    i = j = 0
    for p, q in [*same, (len(mid_x), len(mid_y))]:
        if (p - i) * (q - j) <= TABLE:
            pairs += ((head + i + s, head + j + t) for s, t in _alike(mid_x[i:p], mid_y[j:q], least))
        if p < len(mid_x):
            pairs.append((head + p, head + q))
        i, j = p + 1, q + 1
    pairs += ((len(x) - k, len(y) - k) for k in range(tail, 0, -1))
    return pairs


def _alike(x: list[str], y: list[str], least: float) -> list[tuple[int, int]]:
    """The pairs in order whose common words weigh most (Needleman and Wunsch 1970)."""
    if not x or not y:
        return []
    xs, ys = [words_of(one) for one in x], [words_of(one) for one in y]
    best = [[0.0] * (len(y) + 1) for _ in range(len(x) + 1)]
    for i, one in enumerate(x):
        row, above = best[i + 1], best[i]
        for j, other in enumerate(y):
            row[j + 1] = max(row[j], above[j + 1], above[j] + _value(one, other, xs[i], ys[j], least))
    pairs = []
    i, j = len(x), len(y)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def _value(one: str, other: str, words: str, others: str, least: float) -> float:
    if one == other:
        return len(words) + 0.5
    if not words or not others or PILCROW in (one, other):
        return 0.0
    like = likeness(words, others, least)
    return like * like * (len(words) + len(others)) / 2


def _bridged(a: str, b: str, ours: Sequence[Span], theirs: Sequence[Span], least: float) -> Group | None:
    """Sentences without partners, taken together: one sentence made of two, a paragraph made a list."""
    if not ours or not theirs:
        return None
    left, right = (ours[0][0], ours[-1][1]), (theirs[0][0], theirs[-1][1])
    x, y = words_of(a[left[0] : left[1]]), words_of(b[right[0] : right[1]])
    if min(len(x), len(y)) < 2 or not likeness(x, y, least):
        return None
    return left, right


def _extended(a: str, b: str, found: list[Group], first: Span) -> list[Group]:
    """`found`, each group taking the text beside it when its partner holds most of that text's words."""
    made = list(found)
    last = (len(a) - 1, len(b) - 1)
    for at, group in enumerate(found):
        if a[slice(*group[0])] == b[slice(*group[1])]:
            continue
        low = (made[at - 1][0][1], made[at - 1][1][1]) if at else first
        high = (made[at + 1][0][0], made[at + 1][1][0]) if at + 1 < len(made) else last
        held = _shared(a, b, group)
        for side, end, edge in ((0, 0, low), (1, 0, low), (0, 1, high), (1, 1, high)):
            wide = _wider(made[at], side, end, edge[side])
            more = _words(a, b, wide) - _words(a, b, made[at])
            if more < 2:
                continue
            now = _shared(a, b, wide)
            if now - held >= GAIN * more:
                made[at], held = wide, now
    return made


def _wider(group: Group, side: int, end: int, edge: int) -> Group:
    spans = [list(span) for span in group]
    spans[side][end] = edge
    return (spans[0][0], spans[0][1]), (spans[1][0], spans[1][1])


def _words(a: str, b: str, group: Group) -> int:
    return len(words_of(a[slice(*group[0])])) + len(words_of(b[slice(*group[1])]))


def _shared(a: str, b: str, group: Group) -> int:
    return shared(words_of(a[slice(*group[0])]), words_of(b[slice(*group[1])]))
