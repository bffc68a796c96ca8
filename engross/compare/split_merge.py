"""Split and merge: paragraphs that were cut or joined, and the groups in which paragraphs became paragraphs.

A paragraph and its neighbours are compared as one text in which each paragraph mark is a token. So one rule covers a
paragraph made a list, a paragraph mark that moved, and an article that lost its heading: words of a paragraph are
found in the partner of its neighbour.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from engross.compare.matching import Matching, Spans
from engross.compare.paragraphs import ComparedParagraph
from engross.compare.sequences import fits, heaviest_chain, shared


def widen_pairs(matching: Matching) -> None:
    """Give each changed pair the unmatched neighbours that hold its words: it was split or merged."""
    for i, j in matching.pairs:
        if matching.unchanged(i, j) or matching.old[i].role == "heading":
            continue
        ours, theirs = _widened(matching, *matching.spans(i, j))
        if len(ours) > 1 or len(theirs) > 1:
            matching.groups[i] = (ours, theirs)
            for index in ours:
                matching.new_of[index] = j
            for index in theirs:
                matching.old_of[index] = i


def _widened(matching: Matching, ours: range, theirs: range) -> Spans:
    """The spans of a pair with the neighbours on either side that belong to it, one at a time until none does."""
    limits = matching.thresholds
    x, y = _words(matching.old, ours), _words(matching.new, theirs)
    common = -1  # how many words both spans share; it is costly, so it is counted only if there is a neighbour
    grown = True
    while grown:
        grown = False
        for ahead, of_old in ((False, False), (False, True), (True, False), (True, True)):
            span, more = _with_neighbour(matching, ours if of_old else theirs, of_old=of_old, ahead=ahead)
            if not more:
                continue
            p = _joined(x, more, ahead=ahead) if of_old else x
            q = y if of_old else _joined(y, more, ahead=ahead)
            if not fits(p, q) or not matching.afford(len(p), len(q)):
                return ours, theirs
            if common < 0:
                common = shared(x, y)
            # A neighbour belongs to the span if most of its words are found on the other side, or if half of them are
            # and make up half of what was missing there. Example: « A. B. » was cut into « A. » and « B. ». The pair
            # of the old paragraph with « A. » lacks the words of B, and the new neighbour « B. » has them all.
            gain = shared(p, q) - common
            sought = (len(y) if of_old else len(x)) - common
            half = limits.half_share
            part = gain >= half * len(more) and gain >= half * sought and gain >= limits.crossing_words
            if part or gain >= limits.part_share * len(more):
                ours, theirs = (span, theirs) if of_old else (ours, span)
                x, y, common, grown = p, q, common + gain, True
    return ours, theirs


def _with_neighbour(matching: Matching, span: range, *, of_old: bool, ahead: bool) -> tuple[range, str]:
    """A span with the unmatched paragraph beside it, and the words of that paragraph.

    A heading between them that was dropped or added is passed over. Without such a paragraph the words are "".
    """
    side, partners = (matching.old, matching.new_of) if of_old else (matching.new, matching.old_of)
    step = 1 if ahead else -1
    index = span.stop if ahead else span.start - 1
    if 0 <= index < len(side) and partners[index] < 0 and side[index].role == "heading":
        index += step
    if not 0 <= index < len(side) or partners[index] >= 0 or side[index].role == "heading":
        return span, ""
    return _with(span, index), side[index].words


def _with(span: range, index: int) -> range:
    """The smallest range that holds `span` and `at`."""
    return range(min(index, span.start), max(index + 1, span.stop))


def _joined(words: str, more: str, *, ahead: bool) -> str:
    return words + more if ahead else more + words


def _words(side: list[ComparedParagraph], span: range | tuple[int, ...]) -> str:
    return "".join(side[index].words for index in span)


# a paragraph that became several, or several that became one


def match_parts(matching: Matching) -> None:
    """Group an unmatched paragraph with the several that it became, or several with the one they became."""
    for ours, theirs in matching.stretches():
        windows = _windows(theirs, matching.new, matching.old_of)
        for i in ours if windows else ():
            if matching.new_of[i] < 0 and (run := _parts(matching, matching.old[i], windows, matching.new)):
                matching.pair(i, run.start)
                matching.groups[i] = (range(i, i + 1), run)
                for index in run:
                    matching.old_of[index] = i
                # The paragraphs of the run have a partner now, so the windows end before them.
                windows = _windows(theirs, matching.new, matching.old_of)
        windows = _windows(ours, matching.old, matching.new_of)
        for j in theirs if windows else ():
            if matching.old_of[j] < 0 and (run := _parts(matching, matching.new[j], windows, matching.old)):
                matching.pair(run.start, j)
                matching.groups[run.start] = (run, range(j, j + 1))
                for index in run:
                    matching.new_of[index] = j
                windows = _windows(ours, matching.old, matching.new_of)


_Window = tuple[range, list[str], int]
"""Consecutive paragraphs, the words of each, and how many words they have in all."""


def _windows(among: list[int], side: list[ComparedParagraph], partners: list[int]) -> list[_Window]:
    """The runs of at least two unmatched paragraphs in a stretch. A heading ends a run."""
    windows: list[_Window] = []
    start = -1
    for index in [*among, -1]:
        free = index >= 0 and partners[index] < 0 and side[index].role != "heading"
        if free and start < 0:
            start = index
        elif not free and start >= 0:
            run = range(start, index if index >= 0 else among[-1] + 1)
            if len(run) > 1:
                texts = [side[k].words for k in run]
                windows.append((run, texts, sum(map(len, texts))))
            start = -1
    return windows


def _parts(
    matching: Matching, whole: ComparedParagraph, windows: list[_Window], side: list[ComparedParagraph]
) -> range | None:
    """The consecutive paragraphs of one window that hold most of the words of `whole` and little else."""
    limits = matching.thresholds
    if whole.role == "heading" or len(whole.words) < 2 * limits.crossing_words:
        return None
    best: tuple[int, range] | None = None
    for window, texts, size in windows:
        if size < limits.parts_share * len(whole.words):
            continue
        fitting = [index for index, words in zip(window, texts, strict=True) if _is_part(matching, words, whole.words)]
        if len(fitting) > 1:
            run = _with_reworded(matching, whole, range(fitting[0], fitting[-1] + 1), window, side)
            words = _words(side, run)
            if matching.afford(len(words), len(whole.words)):
                common = shared(words, whole.words)
                longer = max(len(words), len(whole.words))
                if common >= limits.parts_share * longer and (best is None or common > best[0]):
                    best = (common, run)
    return best[1] if best else None


def _is_part(matching: Matching, words: str, whole: str) -> bool:
    """Whether most words of a paragraph are found, in order, in those of a longer one."""
    limits = matching.thresholds
    length = len(words)
    if not 0 < length < len(whole) or not matching.afford(length, len(whole)):
        return False
    return shared(words, whole) >= limits.part_share * length


def _with_reworded(
    matching: Matching, whole: ComparedParagraph, run: range, window: range, side: list[ComparedParagraph]
) -> range:
    """`run` with the paragraphs before and after it that say, in other words, what is left of `whole` there."""
    for ahead in (False, True):
        words = _words(side, run)
        common = shared(words, whole.words)
        for index in range(run.stop, window.stop) if ahead else range(run.start - 1, window.start - 1, -1):
            more = side[index].words
            words = _joined(words, more, ahead=ahead)
            if not matching.afford(len(words), len(whole.words)):
                return run
            now = shared(words, whole.words)
            if now - common < matching.thresholds.half_share * len(more):
                break
            run, common = _with(run, index), now
    return run


# a paragraph mark that moved


def join_neighbours(matching: Matching) -> None:
    """Group two neighbours if words went from one to the other: the paragraph mark between them moved."""
    _join_pairs(matching)
    _join_unmatched(matching)


def _changed(matching: Matching) -> list[tuple[int, int]]:
    """The pairs that changed, without headings."""
    pairs = ((i, j) for i, j in matching.pairs if i in matching.groups or not matching.unchanged(i, j))
    return [(i, j) for i, j in pairs if matching.old[i].role != "heading"]


def _join_pairs(matching: Matching) -> None:
    """Group a pair with the pair that follows it on both sides."""
    last: tuple[int, Spans] | None = None
    for i, j in _changed(matching):
        spans = matching.spans(i, j)
        if last:
            anchor, before = last
            if _follows(matching, before, spans) and _share_more_together(matching, before, spans):
                spans = (range(before[0].start, spans[0].stop), range(before[1].start, spans[1].stop))
                _join(matching, anchor, spans)
                last = (anchor, spans)
                continue
        last = (i, spans)


def _follows(matching: Matching, before: Spans, spans: Spans) -> bool:
    """Whether a group follows another on both sides, over headings that were dropped or added between them."""
    between_old = range(before[0].stop, spans[0].start)
    between_new = range(before[1].stop, spans[1].start)
    if before[0].stop > spans[0].start or before[1].stop > spans[1].start:
        return False
    return all(matching.old[i].role == "heading" and matching.new_of[i] < 0 for i in between_old) and all(
        matching.new[j].role == "heading" and matching.old_of[j] < 0 for j in between_new
    )


def _join_unmatched(matching: Matching) -> None:
    """Group a pair with the old and the new paragraph beside it that have no partners."""
    for i, j in matching.pairs:
        if matching.old[i].role == "heading" or (i not in matching.groups and matching.unchanged(i, j)):
            continue
        ours, theirs = matching.spans(i, j)
        for p, q in ((ours.stop, theirs.stop), (ours.start - 1, theirs.start - 1)):
            wide = (_with(ours, p), _with(theirs, q))
            if _left_over(matching, p, q) and _shared_across(matching, (ours, theirs), wide, (p, q)):
                _join(matching, i, wide)
                ours, theirs = wide


def _left_over(matching: Matching, i: int, j: int) -> bool:
    """Whether old paragraph `i` and new paragraph `j` exist, are no headings, and have no partners."""
    if not (0 <= i < len(matching.old) and 0 <= j < len(matching.new)) or not matching.unmatched(i, j):
        return False
    return "heading" not in (matching.old[i].role, matching.new[j].role)


def _shared_across(matching: Matching, pair: Spans, wide: Spans, beside: tuple[int, int]) -> bool:
    """Whether two unmatched paragraphs share many more words when they are compared together with their neighbours."""
    limits = matching.thresholds
    a, x = _words(matching.old, pair[0]), _words(matching.new, pair[1])
    p, q = _words(matching.old, wide[0]), _words(matching.new, wide[1])
    b, y = matching.old[beside[0]].words, matching.new[beside[1]].words
    longer = max(len(b), len(y))
    if longer < limits.crossing_words or not fits(p, q) or not matching.afford(len(p), len(q)):
        return False
    gain = shared(p, q) - shared(a, x)
    return gain >= limits.part_share * longer and gain - shared(b, y) >= limits.crossing_words


def _share_more_together(matching: Matching, pair: Spans, following: Spans) -> bool:
    """Whether two neighbouring groups share much more when they are taken together.

    Example: « A. B. » and « C. » became « A. » and « B. C. ». Pair by pair, the words of B are lost twice: dropped from
    the first paragraph, added to the second. Taken together nothing is lost, so the mark between the two moved.
    """
    limits = matching.thresholds
    a, b = _words(matching.old, pair[0]), _words(matching.old, following[0])
    x, y = _words(matching.new, pair[1]), _words(matching.new, following[1])
    lost = min(max(len(a), len(x)) - shared(a, x), max(len(b), len(y)) - shared(b, y))
    if lost < limits.crossing_words or not matching.afford(len(a) + len(b), len(x) + len(y)):
        return False
    gain = shared(a + b, x + y) - shared(a, x) - shared(b, y)
    return gain >= limits.crossing_words and gain >= limits.crossing_share * lost


def _join(matching: Matching, anchor: int, wide: Spans) -> None:
    """Make `wide` the group of the pair of old paragraph `anchor`; groups inside it end."""
    j = matching.new_of[anchor]
    matching.groups[anchor] = wide
    for index in wide[0]:
        if index != anchor:
            matching.groups.pop(index, None)
        matching.new_of[index] = j
    for index in wide[1]:
        matching.old_of[index] = anchor


# the groups of a whole text


@dataclass(slots=True)
class AlignmentGroup:
    """Old paragraphs and the new ones that they became, by their indices.

    The indices rise. An index left out between them is that of a paragraph that moved away from there, or to there.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def alignment_groups(matching: Matching) -> list[AlignmentGroup]:
    """The groups of `matching` in the order of the old document. Those outside the heaviest chain moved."""
    spans = (matching.spans(i, j) for i, j in matching.pairs)
    groups = [AlignmentGroup(tuple(ours), tuple(theirs)) for ours, theirs in spans]
    groups.sort(key=lambda group: group.old)
    order = [group.new[0] for group in groups]
    if any(a > b for a, b in pairwise(order)):
        weights = [sum(matching.weight(i, matching.new_of[i]) for i in group.old) for group in groups]
        stay = set(heaviest_chain(order, weights))
        for number, group in enumerate(groups):
            group.moved = number not in stay
        left = {i for group in groups if group.moved for i in group.old}
        came = {j for group in groups if group.moved for j in group.new}
        for group in groups:
            if not group.moved:
                _reach_over_moved(matching, group, left, came)
    return groups


def _reach_over_moved(matching: Matching, group: AlignmentGroup, left: set[int], came: set[int]) -> None:
    """Add to a group the paragraph that was joined to it or cut from it, if only moved ones stand between.

    Example: between « A. » and « B. » stood a paragraph that moved to another provision, and « A. B. » is now one
    paragraph. Only once the moves are known are A and B neighbours.
    """
    if len(group.old) == len(group.new) == 1 and matching.unchanged(group.old[0], group.new[0]):
        return
    for step in (-1, 1):
        index = _beyond(group.old, left, matching.old, matching.new_of, step)
        if index is not None and _holds(matching, group, matching.old[index].words, step, of_old=True):
            group.old = tuple(sorted((*group.old, index)))
        index = _beyond(group.new, came, matching.new, matching.old_of, step)
        if index is not None and _holds(matching, group, matching.new[index].words, step, of_old=False):
            group.new = tuple(sorted((*group.new, index)))


def _beyond(
    span: tuple[int, ...], away: set[int], side: list[ComparedParagraph], partners: list[int], step: int
) -> int | None:
    """The unmatched paragraph next to a group once paragraphs that moved are passed over; None if there is none."""
    first = index = span[-1] + 1 if step > 0 else span[0] - 1
    while index in away:
        index += step
    if index == first or not 0 <= index < len(side) or partners[index] >= 0 or side[index].role == "heading":
        return None
    return index


def _holds(matching: Matching, group: AlignmentGroup, more: str, step: int, *, of_old: bool) -> bool:
    """Whether most of the words of a paragraph are found on the other side of a group."""
    a, b = _words(matching.old, group.old), _words(matching.new, group.new)
    x = _joined(a, more, ahead=step > 0) if of_old else a
    y = b if of_old else _joined(b, more, ahead=step > 0)
    if not more or not fits(x, y) or not matching.afford(len(x), len(y)):
        return False
    return shared(x, y) - shared(a, b) >= matching.thresholds.part_share * len(more)
