"""Two long texts word by word: where they are the same. Runs of words that stand once in either come first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from engross.model.subsequence import longest_increasing

_RUN = 5
"""Words of a run that stands once in either text."""
_MOST_PAIRS = 4_000_000
"""Words of one side times words of the other beyond which a passage between two runs is taken as different."""
_Stretch = tuple[int, int, int, int, bool]


def same_stretches(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[_Stretch]:
    """Stretches that cover both texts, half-open [start, end) of either, and whether they are the same."""
    done = other_done = 0
    for start, other_start, size in [*_unique_runs(mine, theirs), (len(mine), len(theirs), 0)]:
        yield from _between(mine, theirs, (done, start), (other_done, other_start))
        if size:
            yield start, start + size, other_start, other_start + size, True
        done, other_done = start + size, other_start + size


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
    for tag, i, j, k, n in matcher.get_opcodes():
        yield start + i, start + j, other_start + k, other_start + n, tag == "equal"


def _unique_runs(mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs that stand once in either text, the longest chain of them in the same order, as long as they go."""
    places, other_places = _places(mine), _places(theirs)
    pairs = sorted(
        (indices[0], other_places[run][0])
        for run, indices in places.items()
        if len(indices) == 1 and len(other_places.get(run, ())) == 1
    )
    out: list[tuple[int, int, int]] = []
    done = other_done = 0
    for rank in longest_increasing([other for _, other in pairs]):
        start, other_start = pairs[rank]
        if start < done or other_start < other_done:
            continue
        size = _RUN
        while (
            start + size < len(mine)
            and other_start + size < len(theirs)
            and mine[start + size] == theirs[other_start + size]
        ):
            size += 1
        out.append((start, other_start, size))
        done, other_done = start + size, other_start + size
    return out


def _places(words: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in range(len(words) - _RUN + 1):
        places[tuple(words[index : index + _RUN])].append(index)
    return places
