"""Two long texts word by word: where they are the same. Runs of words that stand once in either come first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_RUN = 5
"""Words of a run that stands once in either text."""
_MOST_PAIRS = 4_000_000
"""Words of one side times words of the other beyond which a passage between two runs is taken as different."""
_Stretch = tuple[int, int, int, int, bool]


def same_stretches(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[_Stretch]:
    """Stretches that cover both texts, half-open [start, end) of either, and whether they are the same."""
    at = other_at = 0
    for start, other_start, size in [*_unique_runs(mine, theirs), (len(mine), len(theirs), 0)]:
        yield from _between(mine, theirs, (at, start), (other_at, other_start))
        if size:
            yield start, start + size, other_start, other_start + size, True
        at, other_at = start + size, other_start + size


def _between(
    mine: Sequence[str], theirs: Sequence[str], part: tuple[int, int], other: tuple[int, int]
) -> Iterator[_Stretch]:
    (start, end), (other_start, other_end) = part, other
    if start == end and other_start == other_end:
        return
    if (end - start) * (other_end - other_start) > _MOST_PAIRS:
        yield start, end, other_start, other_end, False
        return
    matcher = SequenceMatcher(None, mine[start:end], theirs[other_start:other_end], False)
    for tag, one, two, three, four in matcher.get_opcodes():
        yield start + one, start + two, other_start + three, other_start + four, tag == "equal"


def _unique_runs(mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs that stand once in either text, the longest chain of them in the same order, as long as they go."""
    places, other_places = _places(mine), _places(theirs)
    pairs = [
        (found[0], other_places[run][0])
        for run, found in places.items()
        if len(found) == 1 and len(other_places.get(run, ())) == 1
    ]
    out: list[tuple[int, int, int]] = []
    at = other_at = 0
    for start, other_start in _rising(sorted(pairs)):
        if start < at or other_start < other_at:
            continue
        size = _RUN
        while (
            start + size < len(mine)
            and other_start + size < len(theirs)
            and mine[start + size] == theirs[other_start + size]
        ):
            size += 1
        out.append((start, other_start, size))
        at, other_at = start + size, other_start + size
    return out


def _places(words: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in range(len(words) - _RUN + 1):
        places[tuple(words[index : index + _RUN])].append(index)
    return places


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs whose second numbers rise (patience sorting)."""
    from bisect import bisect_left

    tops: list[int] = []
    rows: list[int] = []
    before: list[int] = []
    for index, (_, other) in enumerate(pairs):
        row = bisect_left(tops, other)
        before.append(rows[row - 1] if row else -1)
        if row == len(tops):
            tops.append(other)
            rows.append(index)
        else:
            tops[row], rows[row] = other, index
    chain: list[tuple[int, int]] = []
    at = rows[-1] if rows else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
