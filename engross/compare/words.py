"""The difference of two passages: which of their words were kept.

Sentences are aligned first; only sentences that became one another are
compared word by word. What is common by accident is not kept: a word or two
between two changes, or the articles that two unrelated sentences share.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, pairwise

from engross.compare.order import common
from engross.compare.sentences import Span, groups, sentences, unpaired
from engross.compare.tokens import PILCROW, Passage, is_word, words_of

STRAND = 1.4
"""What a run of kept words must weigh to stand between two changes."""
SIGN = 0.3
"""The weight of a punctuation mark, where a word weighs one."""
TABLE = 2_500
"""The cells of the largest table in which runs are weighed."""
SLIDE = 200
"""How many tokens an insertion or a deletion may be moved by."""

Run = tuple[int, int, int]
"""Where a kept run begins in the old text, where in the new one, and how many tokens it has."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What two passages share, and their sentences that found no partner."""

    runs: tuple[Run, ...]
    dropped: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()


def difference(old: Passage, new: Passage, labels: Span = (0, 0), *, kin: float = 0.0) -> Difference:
    """The runs of tokens kept from `old` to `new`, in order.

    `labels` says how many tokens the numbers at their heads take: a number is
    compared with a number only. `kin` says how alike they are if one is known to
    have become the other, however much was changed. The paragraph mark that closes both passages
    is always kept. Time and memory are bounded, see `engross.compare.likeness`.
    """
    a, b = old.code, new.code
    if a == b:
        return Difference(((0, 0, len(a)),))
    p, q = labels if all(labels) else (0, 0)
    while p and p < len(a) - 1 and a[p] == b[q] and not is_word(a[p]):
        p, q = p + 1, q + 1
    ours, theirs = sentences(old, p), sentences(new, q)
    found = groups(old, new, ours, theirs, (p, q), kin=kin)
    runs: list[Run] = []
    for (a0, a1), (b0, b1) in found:
        runs += ((a0 + i, b0 + j, n) for i, j, n in kept(a[a0:a1], b[b0:b1]))
    runs.append((len(a) - 1, len(b) - 1, 1))
    runs = slid(a, b, joined(absorbed(a, b, joined(runs), (p, q))))
    if p:
        runs = joined([*kept(a[:p], b[:q]), *runs])
    return Difference(
        tuple(runs), unpaired(ours, [one for one, _ in found]), unpaired(theirs, [one for _, one in found])
    )


def anew(old: Passage, new: Passage, labels: Span) -> Difference:
    """The difference of two passages, one written anew: all they share is their numbers and the last mark."""
    p, q = labels if all(labels) else (0, 0)
    a, b = old.code, new.code
    runs = joined([*kept(a[:p], b[:q]), (len(a) - 1, len(b) - 1, 1)])
    return Difference(tuple(runs), sentences(old, p), sentences(new, q))


def kept(a: str, b: str) -> list[Run]:
    """The runs that two sentences share: as many words in as few runs as may be, and all where but signs changed."""
    head = _prefix(a, b)
    room = min(len(a), len(b)) - head
    tail = _prefix(a[len(a) - room :][::-1], b[len(b) - room :][::-1])
    x, y = a[head : len(a) - tail], b[head : len(b) - tail]
    runs = [(0, 0, head)] if head else []
    if words_of(x) == words_of(y):
        runs += joined([(head + i, head + j, 1) for i, j in common(x, y)])
    elif len(x) * len(y) <= TABLE:
        runs += ((head + i, head + j, n) for i, j, n in _compact(x, y))
    else:
        runs += joined([(head + i, head + j, 1) for i, j in common(x, y)])
    if tail:
        runs.append((len(a) - tail, len(b) - tail, tail))
    return runs


def _prefix(a: str, b: str) -> int:
    """How many letters two strings begin with alike."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _compact(x: str, y: str) -> list[Run]:
    """The heaviest common subsequence when each run costs `STRAND` (Gotoh 1982, gaps free and runs dear)."""
    if not set(x) & set(y):
        return []
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
                    ending, begun = corner_run + weight, 8
                else:
                    ending, begun = corner_best - STRAND + weight, 0
                step |= begun
                if ending > value:
                    value, step = ending, begun | 4
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
    for run in runs:
        i, j, n = made[-1] if made else (-1, -1, 0)
        if (i + n, j + n) == run[:2] and n:
            made[-1] = (i, j, n + run[2])
        else:
            made.append(run)
    return made


def absorbed(a: str, b: str, runs: list[Run], first: Span) -> list[Run]:
    """`runs` without those of a single word between two changes of words, unless a paragraph mark is among them.

    The run at `first`, where the texts begin, and the last have a change on one side only.
    """
    left: list[Run] = []
    for at, (i, j, n) in enumerate(runs):
        text = a[i : i + n]
        beside = (i, j) == first or at == len(runs) - 1 or (a[i - 1 : i] == PILCROW and b[j - 1 : j] == PILCROW)
        marked = not _worded(a, b, runs[at - 1 : at + 2]) or PILCROW in (a[i - 1 : i], b[j - 1 : j])
        if beside or marked or PILCROW in text or sum(map(is_word, text)) > 1:
            left.append((i, j, n))
    return left


def _worded(a: str, b: str, runs: list[Run]) -> bool:
    """Whether a word is among what changed between neighbouring runs: islands between signs are no islands."""
    return any(
        is_word(letter) for (i, j, n), (p, q, _) in pairwise(runs) for letter in chain(a[i + n : p], b[j + n : q])
    )


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
        while back < min(n, SLIDE) and text[start - back - 1] == text[stop - back - 1] != PILCROW:
            back += 1
        ahead = 0
        while ahead < min(m - 1, SLIDE) and text[start + ahead] == text[stop + ahead] != PILCROW:
            ahead += 1
        if back or ahead:
            shift = max(
                range(-back, ahead + 1),
                key=lambda d: (_boundary(text, start + d) + _boundary(text, stop + d), -abs(d), -d),
            )
            moved[at] = (i, j, n + shift)
            moved[at + 1] = (p + shift, q + shift, m - shift)
    return [run for run in moved if run[2]]


def _boundary(text: str, at: int) -> int:
    """Whether a phrase may end before `at`: after a sign, or where the text begins."""
    return int(at == 0 or not is_word(text[at - 1]))
