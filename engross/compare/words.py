"""The difference of two passages: which of their words were kept.

Sentences are aligned first, exactly where they can be and by likeness where
not; only sentences that became one another are compared word by word. What
is common by accident is not kept: a word or two between two changes, or the
articles that two unrelated sentences share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os.path import commonprefix

from rapidfuzz.distance import Indel, LCSseq

from engross.compare.tokens import PILCROW, Passage, is_word, words_of

SURE = 0.85
"""Two sentences became one another when they share this much of their words."""
LIKE = 0.55
"""The same, where most of the passage around them was kept, or where they are all there is."""
WHOLE = 0.7
"""Likeness of two passages at which they were edited rather than written anew."""
MOST = 0.5
"""How much of a passage is most of it."""
GAIN = 0.6
"""A neighbouring sentence belongs to a pair when this much of its words is found there."""
STRAND = 1.4
"""What a run of kept words must weigh to stand between two changes."""
SIGN = 0.3
"""The weight of a punctuation mark, where a word weighs one."""
TABLE = 2_500
"""The cells of the largest table filled here; what is larger is left to bits, then to rare words."""
BITS = 400_000_000
"""The bits of the largest table of bits (Hyyrö 2004, as in rapidfuzz): 50 MB."""

_STOPS = frozenset(".!?…")

Span = tuple[int, int]
Run = tuple[int, int, int]
"""Where a kept run begins in the old text, where in the new one, and how many tokens it has."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What two passages share, and their sentences that found no partner."""

    runs: tuple[Run, ...]
    dropped: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()


def difference(old: Passage, new: Passage, labels: Span = (0, 0)) -> Difference:
    """The runs of tokens kept from `old` to `new`, in order.

    `labels` says how many tokens the numbers at their heads take: a number is
    compared with a number only. The paragraph mark that closes both passages
    is always kept. Time and memory are bounded: beyond `BITS` only rare
    words are looked for.
    """
    a, b = old.code, new.code
    if a == b:
        return Difference(((0, 0, len(a)),))
    p, q = labels if all(labels) else (0, 0)
    ours, theirs = sentences(old, p), sentences(new, q)
    groups = _groups(a, b, ours, theirs, labels)
    runs: list[Run] = []
    for (a0, a1), (b0, b1) in groups:
        runs += ((a0 + i, b0 + j, n) for i, j, n in kept(a[a0:a1], b[b0:b1]))
    runs.append((len(a) - 1, len(b) - 1, 1))
    runs = slid(a, b, joined(absorbed(a, b, joined(runs), labels)))
    if p:
        runs = joined([*kept(a[:p], b[:q]), *runs])
    dropped = _alone(ours, [g[0] for g in groups])
    added = _alone(theirs, [g[1] for g in groups])
    return Difference(tuple(runs), dropped, added)


def sentences(passage: Passage, start: int = 0) -> list[Span]:
    """The sentences of `passage` as spans of tokens; a paragraph mark is a span of its own, except the last."""
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
    return spans


def _closes(passage: Passage, at: int, start: int) -> bool:
    following = passage.cores[at + 1]
    if not passage.pieces[at + 1][:1].isspace() or not following or following[:1].islower():
        return False
    before = passage.cores[at - 1] if at > start else ""
    return not (len(before) == 1 and before.isupper())


def kept(a: str, b: str) -> list[Run]:
    """The runs that two sentences share: as many words in as few runs as may be."""
    head = len(commonprefix((a, b)))
    room = min(len(a), len(b)) - head
    tail = len(commonprefix((a[len(a) - room :][::-1], b[len(b) - room :][::-1]))) if room else 0
    x, y = a[head : len(a) - tail], b[head : len(b) - tail]
    runs = [(0, 0, head)] if head else []
    if x and y:
        runs += ((head + i, head + j, n) for i, j, n in _middle(x, y))
    if tail:
        runs.append((len(a) - tail, len(b) - tail, tail))
    return runs


def _middle(x: str, y: str) -> list[Run]:
    if not set(x) & set(y):
        return []
    if len(x) * len(y) <= TABLE:
        return _compact(x, y)
    if len(x) * len(y) <= BITS:
        return [
            (op.src_start, op.dest_start, op.src_end - op.src_start) for op in LCSseq.opcodes(x, y) if op.tag == "equal"
        ]
    runs: list[Run] = []
    i = j = 0
    for p, q in [*_rare(x, y), (len(x), len(y))]:
        if p > i and q > j and (p - i) * (q - j) <= BITS:
            runs += ((i + s, j + t, n) for s, t, n in kept(x[i:p], y[j:q]))
        if p < len(x):
            runs.append((p, q, 1))
        i, j = p + 1, q + 1
    return joined(runs)


def _rare(x: str, y: str) -> list[tuple[int, int]]:
    """Letters that stand once on either side, the longest chain of them in order (patience difference, B. Cohen)."""
    once = _once(y)
    places = [(i, once[letter]) for letter, i in _once(x).items() if letter in once]
    places.sort()
    return [places[k] for k in chain([j for _, j in places], [1.0] * len(places))]


def _once(text: str) -> dict[str, int]:
    seen: dict[str, int] = {}
    for at, letter in enumerate(text):
        seen[letter] = -1 if letter in seen else at
    return {letter: at for letter, at in seen.items() if at >= 0}


def chain(places: Sequence[int], weights: Sequence[float]) -> list[int]:
    """The indexes of the heaviest subsequence of `places` that increases, by a tree of running maxima (Fenwick 1994)."""
    if not places:
        return []
    rank = {place: at for at, place in enumerate(sorted(set(places)), 1)}
    size = len(rank)
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    before = [-1] * len(places)
    best, last = 0.0, -1
    for x, place in enumerate(places):
        at = rank[place] - 1
        top = (0.0, -1)
        while at > 0:
            top = max(top, tree[at])
            at &= at - 1
        value, before[x] = top[0] + weights[x], top[1]
        at = rank[place]
        while at <= size:
            if value > tree[at][0]:
                tree[at] = (value, x)
            at += at & -at
        if value > best:
            best, last = value, x
    found = []
    while last >= 0:
        found.append(last)
        last = before[last]
    return found[::-1]


def _compact(x: str, y: str) -> list[Run]:
    """The heaviest common subsequence when each run costs `STRAND` (Gotoh 1982, gaps free and runs dear)."""
    width = len(y) + 1
    cost = {letter: 1.0 if is_word(letter) else SIGN for letter in set(x)}
    best = [0.0] * width
    run = [-1e9] * width
    came: list[bytearray] = []
    for letter in x:
        weight = cost[letter]
        steps = bytearray(width)
        corner_best, corner_run = best[0], run[0]
        left = 0.0
        for j in range(1, width):
            above_best, above_run = best[j], run[j]
            value, step = (above_best, 1) if above_best >= left else (left, 2)
            if letter == y[j - 1]:
                if corner_run > corner_best - STRAND:
                    ending, step_run = corner_run + weight, 8
                else:
                    ending, step_run = corner_best - STRAND + weight, 0
                step |= step_run
                if ending > value:
                    value, step = ending, (step & 8) | 4
                run[j] = ending
            else:
                run[j] = -1e9
            corner_best, corner_run = above_best, above_run
            best[j] = left = value
            steps[j] = step
        came.append(steps)
    runs: list[Run] = []
    i, j, inside = len(x), len(y), False
    while i and j:
        step = came[i - 1][j]
        if inside or step & 4:
            inside = bool(step & 8)
            i, j = i - 1, j - 1
            runs.append((i, j, 1))
        elif step & 1:
            i -= 1
        else:
            j -= 1
    return joined(runs[::-1])


def joined(runs: list[Run]) -> list[Run]:
    """`runs` with those that touch on both sides made one."""
    made: list[Run] = []
    for i, j, n in runs:
        if made and made[-1][0] + made[-1][2] == i and made[-1][1] + made[-1][2] == j:
            i, j, n = made[-1][0], made[-1][1], made.pop()[2] + n
        made.append((i, j, n))
    return made


def absorbed(a: str, b: str, runs: list[Run], first: Span = (0, 0)) -> list[Run]:
    """`runs` without those of a single word between two changes, unless a paragraph mark is among them."""
    left: list[Run] = []
    for at, (i, j, n) in enumerate(runs):
        text = a[i : i + n]
        edge = (i, j) == first or at == len(runs) - 1
        if edge or PILCROW in text or sum(map(is_word, text)) > 1:
            left.append((i, j, n))
            continue
        opens = PILCROW in (a[i - 1 : i], b[j - 1 : j])
        if opens and not (a[i - 1 : i] != PILCROW and b[j - 1 : j] != PILCROW):
            left.append((i, j, n))
    return left


def slid(a: str, b: str, runs: list[Run]) -> list[Run]:
    """`runs` with each pure insertion or deletion moved to where a sentence or a phrase begins, if it can move."""
    moved = list(runs)
    for at in range(len(moved) - 1):
        (i, j, n), (p, q, m) = moved[at], moved[at + 1]
        if i + n == p:
            text, start, stop = b, j + n, q
        elif j + n == q:
            text, start, stop = a, i + n, p
        else:
            continue
        back = 0
        while back < n and text[start - back - 1] == text[stop - back - 1] != PILCROW:
            back += 1
        ahead = 0
        while ahead < m - 1 and text[start + ahead] == text[stop + ahead] != PILCROW:
            ahead += 1
        if not back and not ahead:
            continue
        shift = max(range(-back, ahead + 1), key=lambda d: (_boundary(text, start + d, stop + d), -abs(d), -d))
        moved[at] = (i, j, n + shift)
        moved[at + 1] = (p + shift, q + shift, m - shift)
    return [run for run in moved if run[2]]


def _boundary(text: str, start: int, stop: int) -> int:
    """How well a change from `start` up to `stop` is cut: best after a sign on both sides."""
    before = start == 0 or not is_word(text[start - 1])
    last = stop == 0 or not is_word(text[stop - 1])
    return before + last


# sentences ------------------------------------------------------------------


def _groups(a: str, b: str, ours: list[Span], theirs: list[Span], first: Span) -> list[tuple[Span, Span]]:
    least = SURE
    pairs = _paired(a, b, ours, theirs, SURE)
    if len(ours) == len(theirs) == 1 or _share(ours, theirs, pairs) >= MOST or _close(a, b):
        least = LIKE
        pairs = _paired(a, b, ours, theirs, LIKE)
    groups: list[tuple[Span, Span]] = []
    i = j = 0
    for p, q in [*pairs, (len(ours), len(theirs))]:
        rest = _bridged(a, b, ours[i:p], theirs[j:q], least)
        if rest:
            groups.append(rest)
        if p < len(ours):
            groups.append((ours[p], theirs[q]))
        i, j = p + 1, q + 1
    return _extended(a, b, groups, first, (len(a) - 1, len(b) - 1))


def _close(a: str, b: str) -> bool:
    """Whether two passages are alike as wholes."""
    return len(a) * len(b) <= BITS and Indel.normalized_similarity(words_of(a), words_of(b)) >= WHOLE


def _share(ours: list[Span], theirs: list[Span], pairs: list[tuple[int, int]]) -> float:
    """How much of the shorter passage its paired sentences make up."""
    x, y = sum(map(_length, ours)), sum(map(_length, theirs))
    return sum(min(_length(ours[i]), _length(theirs[j])) for i, j in pairs) / max(1, min(x, y))


def _length(span: Span) -> int:
    return span[1] - span[0]


def _bridged(a: str, b: str, ours: list[Span], theirs: list[Span], least: float) -> tuple[Span, Span] | None:
    """Sentences without partners, taken together: one sentence made of two, a paragraph made a list."""
    if not ours or not theirs:
        return None
    left, right = (ours[0][0], ours[-1][1]), (theirs[0][0], theirs[-1][1])
    x, y = words_of(a[left[0] : left[1]]), words_of(b[right[0] : right[1]])
    if min(len(x), len(y)) < 2 or Indel.normalized_similarity(x, y) < least:
        return None
    return left, right


def _extended(a: str, b: str, groups: list[tuple[Span, Span]], first: Span, last: Span) -> list[tuple[Span, Span]]:
    """`groups`, each taking the text beside it when its partner holds most of that text's words."""
    made = list(groups)
    for at in range(len(made)):
        (a0, a1), (b0, b1) = made[at]
        if a[a0:a1] == b[b0:b1]:
            continue
        before = made[at - 1] if at else ((0, first[0]), (0, first[1]))
        after = made[at + 1] if at + 1 < len(made) else ((last[0], last[0]), (last[1], last[1]))
        common = LCSseq.similarity(words_of(a[a0:a1]), words_of(b[b0:b1]))
        for wide_a, wide_b in (
            ((before[0][1], a1), (b0, b1)),
            ((a0, a1), (before[1][1], b1)),
            ((a0, after[0][0]), (b0, b1)),
            ((a0, a1), (b0, after[1][0])),
        ):
            if wide_a[0] > a0 or wide_b[0] > b0 or wide_a[1] < a1 or wide_b[1] < b1:
                continue
            wide_a, wide_b = (min(a0, wide_a[0]), max(a1, wide_a[1])), (min(b0, wide_b[0]), max(b1, wide_b[1]))
            x, y = words_of(a[wide_a[0] : wide_a[1]]), words_of(b[wide_b[0] : wide_b[1]])
            more = len(x) + len(y) - len(words_of(a[a0:a1])) - len(words_of(b[b0:b1]))
            if more < 2 or len(x) * len(y) > BITS:
                continue
            now = LCSseq.similarity(x, y)
            if now - common >= GAIN * more:
                (a0, a1), (b0, b1), common = wide_a, wide_b, now
        made[at] = ((a0, a1), (b0, b1))
    return made


def _paired(a: str, b: str, ours: list[Span], theirs: list[Span], least: float) -> list[tuple[int, int]]:
    """Which sentence became which, in order."""
    x, y = [a[i:j] for i, j in ours], [b[i:j] for i, j in theirs]
    head = 0
    while head < min(len(x), len(y)) and x[head] == y[head]:
        head += 1
    tail = 0
    while tail < min(len(x), len(y)) - head and x[-1 - tail] == y[-1 - tail]:
        tail += 1
    pairs = [(k, k) for k in range(head)]
    mid_x, mid_y = x[head : len(x) - tail], y[head : len(y) - tail]
    if len(mid_x) * len(mid_y) <= TABLE:
        pairs += ((head + i, head + j) for i, j in _alike(mid_x, mid_y, least))
    else:
        i = j = 0
        for p, q in [*_same(mid_x, mid_y), (len(mid_x), len(mid_y))]:
            if (p - i) * (q - j) <= TABLE:
                pairs += ((head + i + s, head + j + t) for s, t in _alike(mid_x[i:p], mid_y[j:q], least))
            if p < len(mid_x):
                pairs.append((head + p, head + q))
            i, j = p + 1, q + 1
    pairs += ((len(x) - k, len(y) - k) for k in range(tail, 0, -1))
    return pairs


def _same(x: list[str], y: list[str]) -> list[tuple[int, int]]:
    """Equal sentences in order, as many as may be."""
    letters: dict[str, int] = {}
    ours = [letters.setdefault(one, len(letters)) for one in x]
    theirs = [letters.setdefault(one, len(letters)) for one in y]
    if len(x) * len(y) > BITS:
        return []
    return [
        (op.src_start + k, op.dest_start + k)
        for op in LCSseq.opcodes(ours, theirs)
        if op.tag == "equal"
        for k in range(op.src_end - op.src_start)
    ]


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
    likeness = Indel.normalized_similarity(words, others, score_cutoff=least)
    return likeness * likeness * (len(words) + len(others)) / 2


def _alone(spans: list[Span], taken: list[Span]) -> tuple[Span, ...]:
    alone, at = [], 0
    for start, stop in spans:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or taken[at][0] >= stop:
            alone.append((start, stop))
    return tuple(alone)
