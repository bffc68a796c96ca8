"""Kinship: paragraphs that changed, paired by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from engross.compare.anchors import LONE, SHORT, in_order
from engross.compare.echoes import twos, voted
from engross.compare.growth import fuse, spread, widen
from engross.compare.likeness import likeness, shared
from engross.compare.mates import Mates
from engross.compare.order import chain, rising
from engross.compare.paragraphs import Paragraph

SURE = 0.75
"""Likeness at which two paragraphs are paired wherever they stand."""
CERTAIN = 0.9
"""Likeness that is never doubted."""
FAR = 0.6
"""Likeness at which two paragraphs left over are paired although far apart."""
NEAR = 0.3
"""Likeness at which two paragraphs left over are paired in the same place."""
HALF = 0.45
"""Likeness at which two paragraphs left over are paired when they share what no others do."""
HERE = 0.1
"""What a pair in the same place is worth beyond its likeness."""
NEXT = 0.05
"""What it is worth beyond the likeness of two headings that the same stands under them."""
DOUBT = 0.5
"""What two paragraphs far apart must be more alike than others, less a hundredth for each of their words."""
DOUBTED = 0.15
"""The most that is asked so."""
PART = 12
"""Words that a paragraph must have for its being a part of another to say something."""
COMMON = 12
"""A pair of words found in more paragraphs than this suggests no partner."""
TWINS = 0.55
"""Likeness from which two paragraphs that share nothing rare are near-duplicates, not one rewritten."""
CANDIDATES = 3
"""How many partners far away are looked at for one paragraph."""
PLACE = 4_000
"""Pairs compared, at most, between the unmatched paragraphs of one place."""

Score = tuple[float, int, int]


def relate(mates: Mates) -> None:
    """Pair what no anchor holds: the surest first, then by place, then what a provision's heading says."""
    lone = _lone(mates)
    spread(mates)
    for i, j in lone:
        if mates.to[i] < 0 and mates.back[j] < 0:
            mates.pair(i, j)
    near = _near(mates, SURE)
    _pair_best(mates, [*near, *_far(mates, SURE, near)])
    widen(mates)
    _titles(mates)
    in_order(mates, titles=True)
    _pair_best(mates, _near(mates, FAR))
    _pair_best(mates, _far(mates, FAR, []))
    widen(mates)
    _pair_best(mates, _near(mates, NEAR, crossing=False))
    widen(mates)
    _pair_best(mates, _apart(mates))
    _titles(mates)
    _written_anew(mates)
    fuse(mates)


def _lone(mates: Mates) -> list[tuple[int, int]]:
    """Part the items that moved by themselves: a list that became a paragraph may have held the same words.

    They are given back, to be paired again when nothing else became of them.
    """
    stay = set(mates.staying())
    lone = [
        (i, j)
        for i, j in mates.pairs
        if i not in stay and "li" in (mates.old[i].role, mates.new[j].role) and not _follows(mates, i, j)
    ]
    for i, _ in lone:
        mates.part(i)
    return lone


def _follows(mates: Mates, i: int, j: int) -> bool:
    """Whether a paragraph stands beside the same one as before."""
    beside = ((i + k, j + k) for k in (-1, 1))
    return any(0 <= p < len(mates.to) and q >= 0 and mates.to[p] == q for p, q in beside)


def _pair_best(mates: Mates, scores: Iterable[Score]) -> None:
    for _, i, j in sorted(scores, key=lambda one: (-one[0], abs(one[1] - one[2]), one[1], one[2])):
        if mates.to[i] < 0 and mates.back[j] < 0:
            mates.pair(i, j)


def _near(mates: Mates, least: float, *, crossing: bool = True) -> list[Score]:
    scores = []
    became = mates.became()
    places = [(True, *place) for place in mates.places()]
    if crossing:
        places += ((False, *place) for place in mates.provisions(became))
    for adjoining, ours, theirs in places:
        if len(ours) * len(theirs) > PLACE:
            continue
        table = {}
        seats = adjoining and len(ours) == len(theirs)
        for p, i in enumerate(ours):
            for q, j in enumerate(theirs):
                like = _met(mates, became, i, j, least, seated=seats and p == q)
                if like:
                    table[i, j] = like
        straight = _uncrossed(table) if adjoining else {}
        if crossing:
            straight |= {key: like for key, like in table.items() if key not in straight and _tells(mates, *key)}
        table = straight
        scores += [(like + HERE, i, j) for (i, j), like in table.items()]
    return scores


def _met(mates: Mates, became: dict[int, int], i: int, j: int, least: float, *, seated: bool) -> float:
    """How alike two paragraphs of one place are, titles by what is under them too; 0 if one did not become the other.

    Boilerplate is like others of its kind: where one stands in the seat of the other it was edited.
    """
    like = _likeness(mates, mates.old[i], mates.new[j], least)
    if not like or not _at_home(mates, became, i, j, least):
        return 0.0
    usual = seated and like >= CERTAIN and not mates.echoes.own(mates.old[i])
    if not usual and _strangers(mates, i, j, like):
        return 0.0
    return like + NEXT * _following(mates, i, j) if mates.old[i].role == "heading" else like


def _following(mates: Mates, i: int, j: int) -> float:
    """How alike what stands under two headings is, as far as one paragraph tells."""
    p, q = i + 1, j + 1
    if p == len(mates.to) or q == len(mates.back):
        return 0.0
    if mates.to[p] >= 0 or mates.back[q] >= 0:
        return float(mates.to[p] == q)
    return _likeness(mates, mates.old[p], mates.new[q], NEAR)


def _at_home(mates: Mates, became: dict[int, int], i: int, j: int, least: float) -> bool:
    """Whether two paragraphs are of one provision, if that is known, or alike without sentences repeated elsewhere."""
    one, other = mates.old[i], mates.new[j]
    if one.role == "heading" or became.get(one.clause, other.clause) == other.clause:
        return True
    ours, theirs = mates.echoes.own(one), mates.echoes.own(other)
    return bool(ours and theirs and likeness(ours, theirs, least))


def _strangers(mates: Mates, i: int, j: int, like: float) -> bool:
    """Whether two paragraphs in the same place are near-duplicates that have not one sentence in common."""
    one, other = mates.old[i], mates.new[j]
    return not mates.echoes.agree(one, other) and mates.echoes.strangers(one, other, like)


def _tells(mates: Mates, i: int, j: int) -> bool:
    """Whether two paragraphs may be found out of order: items of a list may, boilerplate may not."""
    one, other = mates.old[i], mates.new[j]
    if one.role == "li" == other.role:
        return min(len(one.words), len(other.words)) >= SHORT
    return min(len(mates.echoes.own(one)), len(mates.echoes.own(other))) >= SHORT


def _uncrossed(table: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    keys = sorted(table, key=lambda key: (key[0], -key[1]))
    return {keys[x]: table[keys[x]] for x in chain([j for _, j in keys], [table[key] for key in keys])}


def _likeness(mates: Mates, one: Paragraph, other: Paragraph, least: float) -> float:
    if (one.role == "heading") != (other.role == "heading"):
        return 0.0
    if one.key == other.key:
        return 1.0
    ours, theirs = _identity(one), _identity(other)
    return likeness(ours, theirs, least) if mates.afford(len(ours), len(theirs)) else 0.0


def _identity(one: Paragraph) -> str:
    """The words that tell a paragraph from others: not the number it begins with."""
    if one.label is None:
        return one.words
    skip = 1 + bool(one.label.word) if one.role == "heading" else 1
    return one.words[skip:] or one.words


def _far(mates: Mates, least: float, near: list[Score]) -> list[Score]:
    """Pairs worth a look wherever they stand, save those in `near`: they share pairs of words that few others have."""
    holders: dict[str, list[int]] = defaultdict(list)
    known = {(i, j) for _, i, j in near}
    sure = [(i, j) for score, i, j in near if score >= CERTAIN + HERE]
    settled, seated = {i for i, _ in sure}, {j for _, j in sure}
    for one in mates.old:
        if mates.to[one.at] < 0 and one.at not in settled:
            for two in twos(mates.echoes.own(one)):
                holders[two].append(one.at)
    scores = []
    for other in mates.new if holders else ():
        if mates.back[other.at] >= 0 or other.at in seated:
            continue
        words = mates.echoes.own(other)
        if other.role != "heading" and len(other.words) < LONE:
            continue
        for i, common in voted(holders, words, COMMON).most_common(CANDIDATES):
            one = mates.old[i]
            if common > 1 and (i, other.at) not in known and (one.role == "heading") == (other.role == "heading"):
                ours, theirs = mates.echoes.own(one), words
                if 2 * len(ours) > len(one.words) and 2 * len(theirs) > len(other.words):
                    ours, theirs = one.words, other.words
                like = _kin(mates, ours, theirs, least)
                if like and mates.echoes.kindred(one, other, like):
                    scores.append((like - _doubt(ours, theirs) / 2, i, other.at))
    return scores


def _apart(mates: Mates) -> list[Score]:
    """Pairs among the few that are left, wherever they stand: far more alike than others, and sealed."""
    left = [one for one in mates.old if mates.to[one.at] < 0 and _speaks(mates, one)]
    right = [one for one in mates.new if mates.back[one.at] < 0 and _speaks(mates, one)]
    if len(left) * len(right) > PLACE:
        return []
    scores = []
    for one in left:
        for other in right:
            if not mates.afford(len(one.words), len(other.words)):
                continue
            like = likeness(one.words, other.words, HALF)
            if like and mates.echoes.kindred(one, other, like):
                scores.append((like, one.at, other.at))
    return scores


def _speaks(mates: Mates, one: Paragraph) -> bool:
    """Whether a paragraph is long enough, and its own words enough of it, to be known again when it was rewritten."""
    return one.role != "heading" and len(one.words) >= 2 * PART and 2 * len(mates.echoes.own(one)) > len(one.words)


def _kin(mates: Mates, one: str, other: str, least: float) -> float:
    """How alike two paragraphs far apart are; one that is a part of the other is kin too."""
    shorter = min(len(one), len(other))
    if shorter < SHORT or not mates.afford(len(one), len(other)):
        return 0.0
    like = likeness(one, other, min(CERTAIN, least + _doubt(one, other)))
    if not like and shorter >= PART:
        part = shared(one, other) / shorter
        like = CERTAIN * part if part >= CERTAIN else 0.0
    return like


def _doubt(one: str, other: str) -> float:
    """The likeness asked of short paragraphs over that asked of long ones: one sentence is soon like another."""
    return min(DOUBTED, max(0.0, DOUBT - 0.01 * min(len(one), len(other))))


def _titles(mates: Mates) -> None:
    """Pair the headings of the provisions that became one another."""
    for ours, theirs in mates.provisions(mates.became()):
        left = [i for i in ours if mates.old[i].role == "heading"]
        right = [j for j in theirs if mates.new[j].role == "heading"]
        if left and right and _likeness(mates, mates.old[left[0]], mates.new[right[0]], FAR):
            mates.pair(left[0], right[0])


def _written_anew(mates: Mates) -> None:
    """Pair what is left where its provision says so: a heading whose title changed, a paragraph written anew."""
    became = mates.became()
    for ours, theirs in mates.places():
        if not _in_line(mates, ours, theirs):
            continue
        pairs: list[tuple[int, int]] = []
        for head in (True, False):
            left = [i for i in ours if mates.to[i] < 0 and (mates.old[i].role == "heading") == head]
            right = [j for j in theirs if mates.back[j] < 0 and (mates.new[j].role == "heading") == head]
            pairs += (pair for pair in zip(left, right, strict=False) if _stand_in(mates, became, *pair))
        pairs.sort()
        for x in rising([j for _, j in pairs]):
            mates.pair(*pairs[x])


def _in_line(mates: Mates, ours: list[int], theirs: list[int]) -> bool:
    """Whether what stands before and after two runs of paragraphs is in the same order on both sides."""
    before = mates.before(ours[0] - 1) if ours[0] else -1
    after = mates.before(ours[-1] + 1) if ours[-1] + 1 < len(mates.to) else len(mates.back)
    return before < theirs[0] and theirs[-1] < after


def _stand_in(mates: Mates, became: dict[int, int], i: int, j: int) -> bool:
    """Whether one paragraph may stand where the other stood, and is not a near-duplicate of it."""
    one, other = mates.old[i], mates.new[j]
    if one.role != other.role or became.get(one.clause) != other.clause:
        return False
    like = _likeness(mates, one, other, TWINS)
    return not (like and _strangers(mates, i, j, like))
