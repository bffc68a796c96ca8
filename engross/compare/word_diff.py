"""Word diff: which sentences and words of a passage were kept in another.

Sentences are aligned first. Only sentences that became one another are compared word by word. Words in common by
chance are not kept: a word or two between two changes, or the articles that two unrelated sentences share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from engross.compare.sequences import common, likeness, shared
from engross.compare.thresholds import BOUNDS, Thresholds
from engross.compare.tokens import PILCROW, Span, TokenizedPassage, is_word, words_of

Pair = tuple[Span, Span]
"""Tokens of the old passage that became tokens of the new one."""
Run = tuple[int, int, int]
"""A kept run: the index of its first token in the old passage, that in the new one, and how many tokens it has."""


_STOPS = frozenset(".):°")
"""Signs that close a number."""


@dataclass(frozen=True, slots=True)
class WordDifference:
    """What two passages share, and their sentences that found no partner."""

    runs: tuple[Run, ...]
    dropped: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()


def difference(
    old: TokenizedPassage,
    new: TokenizedPassage,
    thresholds: Thresholds,
    labels: tuple[int, int] = (0, 0),
    *,
    like: float = 0.0,
    moved: bool = False,
) -> WordDifference:
    """The runs of tokens kept from `old` to `new`, in order.

    `labels` says how many tokens the number at the head of each takes: a number is compared with a number only. `like`
    is the likeness of the passages if it is known that one became the other, else 0. If the passage `moved`, a changed
    number is marked together with the sign after it. The last paragraph mark of both passages is always kept.
    """
    a, b = old.code, new.code
    if a == b:
        return WordDifference(((0, 0, len(a)),))
    p, q = labels if all(labels) else (0, 0)
    while p and p < len(a) - 1 and a[p] == b[q] and not is_word(a[p]):
        p, q = p + 1, q + 1
    ours, theirs = old.sentences(p), new.sentences(q)
    pairs = _SentenceAligner(old, new, thresholds, like).pairs(ours, theirs, (p, q))
    runs: list[Run] = []
    for (a0, a1), (b0, b1) in pairs:
        runs += ((a0 + i, b0 + j, n) for i, j, n in kept_runs(a[a0:a1], b[b0:b1], thresholds))
    runs.append((len(a) - 1, len(b) - 1, 1))
    bars = {index for index in range(len(a) - 1) if old.is_bar(index)} if old.is_row else set[int]()
    runs = _slid(a, b, _joined(_without_islands(a, b, _joined(runs), (p, q), bars)))
    runs = _with_whole_brackets(old, new, _with_words_beside_signs(a, b, runs))
    if p:
        in_label = kept_runs(a[:p], b[:q], thresholds)
        if moved:
            in_label = [run for run in (without_stop(old.cores, *run) for run in in_label) if run[2]]
        runs = _joined([*in_label, *runs])
    dropped = _untouched(ours, [span for span, _ in pairs])
    return WordDifference(tuple(runs), dropped, _untouched(theirs, [span for _, span in pairs]))


def replacement(
    old: TokenizedPassage, new: TokenizedPassage, thresholds: Thresholds, labels: tuple[int, int]
) -> WordDifference:
    """The difference of two passages of which one replaced the other: they share their numbers and the last mark."""
    p, q = labels if all(labels) else (0, 0)
    a, b = old.code, new.code
    runs = _joined([*kept_runs(a[:p], b[:q], thresholds), (len(a) - 1, len(b) - 1, 1)])
    return WordDifference(tuple(runs), old.sentences(p), new.sentences(q))


# sentences


class _SentenceAligner:
    """Pairs the sentences of two passages. `like` is that of `difference`."""

    def __init__(self, old: TokenizedPassage, new: TokenizedPassage, thresholds: Thresholds, like: float) -> None:
        self.old, self.new, self.thresholds, self.like = old, new, thresholds, like
        self.a, self.b = old.code, new.code
        self.least = thresholds.sure_sentence

    def pairs(self, ours: Sequence[Span], theirs: Sequence[Span], first: tuple[int, int]) -> list[Pair]:
        """What to compare word by word: the sentences `ours` and `theirs` that became one another, in order.

        `first` are the indices of the first token of either text. A sentence that was joined to its neighbour, or cut
        from it, is in the pair of that neighbour.
        """
        if len(ours) == len(theirs) and self.old.is_row and self.new.is_row:
            return list(zip(ours, theirs, strict=True))
        if self._was_edited(ours, theirs):
            self.least = self.thresholds.edited_sentence
            if self.like:
                self.least = min(self.least, self.like - self.thresholds.sentence_spread)
        matched = self._matched(ours, theirs)
        pairs: list[Pair] = []
        i = j = 0
        for p, q in [*matched, (len(ours), len(theirs))]:
            rest = self._rest(ours[i:p], theirs[j:q])
            if rest:
                pairs.append(rest)
            if p < len(ours):
                pairs.append((ours[p], theirs[q]))
            i, j = p + 1, q + 1
        return self._widened(pairs, first)

    def _was_edited(self, ours: Sequence[Span], theirs: Sequence[Span]) -> bool:
        """Whether one passage is the other edited, so that less likeness of sentences is enough."""
        if self.like or len(ours) == len(theirs) == 1:
            return True
        return likeness(self.old.words, self.new.words) >= self.thresholds.edited_text

    def _matched(self, ours: Sequence[Span], theirs: Sequence[Span]) -> list[tuple[int, int]]:
        """Which sentence became which, in order. If there are too many pairs to weigh, equal sentences come first."""
        x, y = [self.a[i:j] for i, j in ours], [self.b[i:j] for i, j in theirs]
        # Equal sentences at both ends need no table: most paragraphs change in one sentence only.
        head = 0
        while head < min(len(x), len(y)) and x[head] == y[head]:
            head += 1
        tail = 0
        while tail < min(len(x), len(y)) - head and x[-1 - tail] == y[-1 - tail]:
            tail += 1
        mid_x, mid_y = x[head : len(x) - tail], y[head : len(y) - tail]
        pairs = [(k, k) for k in range(head)]
        same = common(mid_x, mid_y) if len(mid_x) * len(mid_y) > BOUNDS.sentence_pairs else []
        i = j = 0
        for p, q in [*same, (len(mid_x), len(mid_y))]:
            if (p - i) * (q - j) <= BOUNDS.sentence_pairs:
                pairs += ((head + i + s, head + j + t) for s, t in self._most_alike(mid_x[i:p], mid_y[j:q]))
            if p < len(mid_x):
                pairs.append((head + p, head + q))
            i, j = p + 1, q + 1
        pairs += ((len(x) - k, len(y) - k) for k in range(tail, 0, -1))
        return pairs

    def _most_alike(self, x: list[str], y: list[str]) -> list[tuple[int, int]]:
        """The pairs in order with the greatest sum of values (Needleman and Wunsch 1970)."""
        if not x or not y:
            return []
        xs, ys = [words_of(code) for code in x], [words_of(code) for code in y]
        best = [[0.0] * (len(y) + 1) for _ in range(len(x) + 1)]
        for i, old in enumerate(x):
            row, above = best[i + 1], best[i]
            for j, new in enumerate(y):
                row[j + 1] = max(row[j], above[j + 1], above[j] + self._value(old, new, xs[i], ys[j]))
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

    def _value(self, old: str, new: str, words: str, others: str) -> float:
        """The value of a pair in words. Equal sentences are worth more than an edited pair of that length.

        The likeness counts squared, so that one good pair is worth more than two poor ones: for sentences of 10 words,
        one pair at 0.9 is worth 8.1, and two pairs at 0.5 are worth 2.5 each.
        """
        if old == new:
            return len(words) + 0.5
        if not words or not others or PILCROW in (old, new):
            return 0.0
        like = likeness(words, others, self.least)
        return like * like * (len(words) + len(others)) / 2

    def _rest(self, ours: Sequence[Span], theirs: Sequence[Span]) -> Pair | None:
        """A pair of all sentences without partners: one sentence made of two, a paragraph made a list."""
        if not ours or not theirs:
            return None
        left, right = (ours[0][0], ours[-1][1]), (theirs[0][0], theirs[-1][1])
        x, y = self.old.words_in(left), self.new.words_in(right)
        if min(len(x), len(y)) < 2 or not likeness(x, y, self.least):
            return None
        return left, right

    def _widened(self, narrow: list[Pair], first: tuple[int, int]) -> list[Pair]:
        """`narrow` with each pair extended over the text beside it if its partner holds most words of that text."""
        pairs = list(narrow)
        last = (len(self.a) - 1, len(self.b) - 1)
        for index, pair in enumerate(narrow):
            if self.a[slice(*pair[0])] == self.b[slice(*pair[1])]:
                continue
            low = (pairs[index - 1][0][1], pairs[index - 1][1][1]) if index else first
            high = (pairs[index + 1][0][0], pairs[index + 1][1][0]) if index + 1 < len(pairs) else last
            common_words = self._shared(pair)
            for side, end, edge in ((0, 0, low), (1, 0, low), (0, 1, high), (1, 1, high)):
                wide = _with_edge(pairs[index], side, end, edge[side])
                more = self._size(wide) - self._size(pairs[index])
                if more < 2:
                    continue
                now = self._shared(wide)
                if now - common_words >= self.thresholds.joined_share * more:
                    pairs[index], common_words = wide, now
        return pairs

    def _size(self, pair: Pair) -> int:
        return len(self.old.words_in(pair[0])) + len(self.new.words_in(pair[1]))

    def _shared(self, pair: Pair) -> int:
        return shared(self.old.words_in(pair[0]), self.new.words_in(pair[1]))


def _with_edge(pair: Pair, side: int, end: int, edge: int) -> Pair:
    """`pair` with the start (0) or the end (1) of its old (0) or new (1) span set to `edge`."""
    spans = [list(span) for span in pair]
    spans[side][end] = edge
    return (spans[0][0], spans[0][1]), (spans[1][0], spans[1][1])


def _untouched(spans: Sequence[Span], paired: Sequence[Span]) -> tuple[Span, ...]:
    """The `spans` that no span of `paired` touches; both are in order."""
    alone, index = [], 0
    for start, stop in spans:
        while index < len(paired) and paired[index][1] <= start:
            index += 1
        if index == len(paired) or paired[index][0] >= stop:
            alone.append((start, stop))
    return tuple(alone)


# words


def kept_runs(a: str, b: str, thresholds: Thresholds) -> list[Run]:
    """The runs that two sentences share: many words in few runs.

    If only signs changed, every token that can be kept is kept.
    """
    head = _common_prefix(a, b)
    room = min(len(a), len(b)) - head
    tail = _common_prefix(a[len(a) - room :][::-1], b[len(b) - room :][::-1])
    x, y = a[head : len(a) - tail], b[head : len(b) - tail]
    runs = [(0, 0, head)] if head else []
    if words_of(x) != words_of(y) and len(x) * len(y) <= BOUNDS.cells:
        runs += ((head + i, head + j, n) for i, j, n in _heaviest_runs(x, y, thresholds))
    else:
        runs += _joined([(head + i, head + j, 1) for i, j in common(x, y)])
    if tail:
        runs.append((len(a) - tail, len(b) - tail, tail))
    return runs


def without_stop(cores: list[str], i: int, j: int, n: int) -> Run:
    """A run of what moved, without the signs that close a changed number before it: « 1. » is changed with its stop."""
    head = 0
    while i and head < n and cores[i + head] in _STOPS:
        head += 1
    return i + head, j + head, n - head


def _common_prefix(a: str, b: str) -> int:
    """How many letters two strings begin with alike."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


_SIGN = 0.3
"""Words. What a punctuation mark weighs. Any weight well below a word does: it decides only between equal runs."""
_NEVER = -1e9
# What a cell of the table remembers of the way to it, as bits.
_UP, _LEFT, _MATCH, _RUN_GOES_ON = 1, 2, 4, 8


def _heaviest_runs(x: str, y: str, thresholds: Thresholds) -> list[Run]:
    """The heaviest common subsequence if each run of it costs `run_cost`.

    This is the algorithm of Gotoh (1982) with a price on runs instead of gaps. Example: « le comité de suivi » and « le
    groupe de travail » share two words in two runs, which weigh less than they cost. So nothing is kept between the
    changes, as an author would mark it.
    """
    if not set(x) & set(y):
        return []
    cost = thresholds.run_cost
    width = len(y) + 1
    weights = {letter: 1.0 if is_word(letter) else _SIGN for letter in set(x)}
    best = [0.0] * width  # for each prefix of y the best weight so far
    run = [_NEVER] * width  # the same where the last letters of both prefixes are the end of a run
    table: list[bytearray] = []
    for letter in x:
        weight = weights[letter]
        steps = bytearray(width)
        corner_best, corner_run = best[0], run[0]
        left = 0.0
        for j in range(1, width):
            above_best, above_run = best[j], run[j]
            value, step = (above_best, _UP) if above_best >= left else (left, _LEFT)
            if letter == y[j - 1]:
                if corner_run > corner_best - cost:
                    ending, begun = corner_run + weight, _RUN_GOES_ON
                else:
                    ending, begun = corner_best - cost + weight, 0
                step |= begun
                if ending > value:
                    value, step = ending, begun | _MATCH
                run[j] = ending
            else:
                run[j] = _NEVER
            corner_best, corner_run = above_best, above_run
            best[j] = left = value
            steps[j] = step
        table.append(steps)
    return _traced(table, len(x), len(y))


def _traced(table: list[bytearray], i: int, j: int) -> list[Run]:
    """The runs on the way back through the table from its last cell. A run is followed to its start before any other
    way of equal weight."""
    runs: list[Run] = []
    inside = False
    while i and j:
        step = table[i - 1][j]
        if inside or step & _MATCH:
            inside = bool(step & _RUN_GOES_ON)
            i, j = i - 1, j - 1
            runs.append((i, j, 1))
        elif step & _UP:
            i -= 1
        else:
            j -= 1
    return _joined(runs[::-1])


def _joined(runs: list[Run]) -> list[Run]:
    """`runs`, where runs that touch on both sides are joined."""
    out: list[Run] = []
    for run in runs:
        i, j, n = out[-1] if out else (-1, -1, 0)
        if (i + n, j + n) == run[:2] and n:
            out[-1] = (i, j, n + run[2])
        else:
            out.append(run)
    return out


def _without_islands(a: str, b: str, runs: list[Run], first: tuple[int, int], bars: set[int]) -> list[Run]:
    """`runs` without single words between two changes of words.

    A run stays if it holds a paragraph mark, or is beside one. So does a run with one of the `bars` between the cells
    of a row: no change reaches over a bar. The run at `first`, where the texts begin, and the last run stay too: they
    have a change on one side only.
    """
    left: list[Run] = []
    for index, (i, j, n) in enumerate(runs):
        text = a[i : i + n]
        beside = (i, j) == first or index == len(runs) - 1 or (a[i - 1 : i] == PILCROW and b[j - 1 : j] == PILCROW)
        at_mark = PILCROW in (a[i - 1 : i], b[j - 1 : j], a[i + n : i + n + 1], b[j + n : j + n + 1])
        marked = at_mark or not _words_changed(a, b, runs[index - 1 : index + 2])
        marked = marked or not bars.isdisjoint(range(i, i + n))
        if beside or marked or PILCROW in text or sum(map(is_word, text)) > 1:
            left.append((i, j, n))
    return left


def _words_changed(a: str, b: str, runs: list[Run]) -> bool:
    """Whether a word changed both before and after the second of three runs.

    A run beside changed signs is no island, nor is the first run: it follows what one side has more.
    """
    return len(runs) == 3 and all(
        any(map(is_word, chain(a[i + n : p], b[j + n : q]))) for (i, j, n), (p, q, _) in pairwise(runs)
    )


def _with_words_beside_signs(a: str, b: str, runs: list[Run]) -> list[Run]:
    """`runs` with the word at either end of a change if both sides have it and only signs changed beyond it.

    Where « named partners ; » became « other partners, », the word « partners » stays: it stands beside a change of
    signs, and not between two changes of words. What else is the same beside the word stays with it: where « de
    suivi. » was cut before « suivi », the stop stays too.
    """
    out = list(runs[:1])
    for p, q, m in runs[1:]:
        i, j, n = out[-1]
        x, y = a[i + n : p], b[j + n : q]
        head = _signs(x), _signs(y)
        tail = _signs(x[::-1]), _signs(y[::-1])
        if any(head) and head[0] < len(x) and head[1] < len(y) and x[head[0]] == y[head[1]]:
            same = _common_prefix(x[: head[0]][::-1], y[: head[1]][::-1])
            more = 1 + _common_prefix(x[head[0] + 1 :], y[head[1] + 1 :])
            out.append((i + n + head[0] - same, j + n + head[1] - same, same + more))
            x, y = x[head[0] + more :], y[head[1] + more :]
        if any(tail) and tail[0] < len(x) and tail[1] < len(y) and x[-1 - tail[0]] == y[-1 - tail[1]]:
            same = _common_prefix(x[len(x) - tail[0] :], y[len(y) - tail[1] :])
            more = 1 + _common_prefix(x[: -1 - tail[0]][::-1], y[: -1 - tail[1]][::-1])
            out.append((p - tail[0] - more, q - tail[1] - more, more + same))
        out.append((p, q, m))
    return _joined(out)


def _signs(code: str) -> int:
    """How many signs and paragraph marks `code` begins with."""
    return next((index for index, letter in enumerate(code) if is_word(letter)), len(code))


_CLOSING = {"(": ")", "[": "]", "«": "»", "“": "”"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}


def _with_whole_brackets(old: TokenizedPassage, new: TokenizedPassage, runs: list[Run]) -> list[Run]:
    """`runs` changed so that no change has one bracket of a pair only.

    Where « six (6) » became « five (5) », the opening brackets are among the changed words and the closing ones are
    not. If the closing bracket comes right after the change, it joins the change; else the opening one is kept.
    """
    out = list(runs[:1])
    for p, q, m in runs[1:]:
        i, j, n = out[-1]
        shortened = 0
        opened = _unclosed(old.cores, range(i + n, p)), _unclosed(new.cores, range(j + n, q))
        if opened[0] and opened[1] and old.cores[opened[0][-1]] == new.cores[opened[1][-1]]:
            if m > 1 and old.cores[p] == _CLOSING[old.cores[opened[0][-1]]]:
                shortened = 1
            else:
                out.append((opened[0][-1], opened[1][-1], 1))
        closed = _unopened(old.cores, range(i + n, p)), _unopened(new.cores, range(j + n, q))
        if closed[0] and closed[1] and old.cores[closed[0][0]] == new.cores[closed[1][0]]:
            if n > 1 and old.cores[i + n - 1] == _OPENING[old.cores[closed[0][0]]]:
                out[-1] = (i, j, n - 1)
            elif out[-1] == (i, j, n):
                out.append((closed[0][0], closed[1][0], 1))
        out.append((p + shortened, q + shortened, m - shortened))
    return _joined(out)


def _unclosed(cores: list[str], tokens: range) -> list[int]:
    """The indices of opening brackets among `tokens` that are not closed there."""
    stack: list[int] = []
    for index in tokens:
        if cores[index] in _CLOSING:
            stack.append(index)
        elif cores[index] in _OPENING and stack and _CLOSING[cores[stack[-1]]] == cores[index]:
            stack.pop()
    return stack


def _unopened(cores: list[str], tokens: range) -> list[int]:
    """The indices of closing brackets among `tokens` that are not opened there."""
    stack: list[int] = []
    for index in reversed(tokens):
        if cores[index] in _OPENING:
            stack.append(index)
        elif cores[index] in _CLOSING and stack and _OPENING[cores[stack[-1]]] == cores[index]:
            stack.pop()
    return stack[::-1]


def _slid(a: str, b: str, runs: list[Run]) -> list[Run]:
    """`runs` with each pure insertion or deletion moved to where a sentence or a phrase begins, if it can move.

    In « A. B. » made « A. A. B. » the second « A. » is shown as put in, not « . A ».
    """
    moved = list(runs)
    for index in range(len(moved) - 1):
        (i, j, n), (p, q, m) = moved[index], moved[index + 1]
        if i + n == p:
            text, start, stop = b, j + n, q
        elif j + n == q:
            text, start, stop = a, i + n, p
        else:
            continue
        # The change may slide by a token if the one that it gains at one end equals the one that it loses at the other.
        back = 0
        while back < min(n, BOUNDS.slide_tokens) and text[start - back - 1] == text[stop - back - 1] != PILCROW:
            back += 1
        ahead = 0
        while ahead < min(m - 1, BOUNDS.slide_tokens) and text[start + ahead] == text[stop + ahead] != PILCROW:
            ahead += 1
        if back or ahead:
            shift = max(
                range(-back, ahead + 1),
                key=lambda d: (_may_begin(text, start + d) + _may_begin(text, stop + d), -abs(d), -d),
            )
            moved[index] = (i, j, n + shift)
            moved[index + 1] = (p + shift, q + shift, m - shift)
    return [run for run in moved if run[2]]


def _may_begin(text: str, index: int) -> int:
    """1 if a phrase may begin at the token `index`, after a sign or where the text begins; else 0."""
    return int(index == 0 or not is_word(text[index - 1]))
