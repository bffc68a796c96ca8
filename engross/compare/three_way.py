"""Three-way comparison: two redlines of one text laid over each other, what each side changed, where they meet."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from engross.compare import compare
from engross.compare.concordance import provisions
from engross.diagnostics import Origin, refuse
from engross.model.outline import Outline, lines
from engross.model.redline import End, Redline, Seg, Side
from engross.model.summary import Move
from engross.model.three import By, MoveEnd, Three, ThreeWayPart


@dataclass(frozen=True, slots=True)
class _EditedText:
    """What was taken out, or else put in; `move` is the id of the passage if it moved."""

    text: str
    was: bool
    move: str = ""


@dataclass(slots=True)
class _Edit:
    """A stretch of the last text, by its characters, and what stands there now."""

    start: int
    stop: int
    marks: list[_EditedText] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(mark.text for mark in self.marks if not mark.was)


@dataclass(slots=True)
class _Cluster:
    """Edits of both sides that meet."""

    start: int
    stop: int
    sides: tuple[list[_Edit], list[_Edit]] = field(default_factory=lambda: ([], []))

    def take(self, side: int, edit: _Edit) -> None:
        self.sides[side].append(edit)
        self.start, self.stop = min(self.start, edit.start), max(self.stop, edit.stop)


def compare_three(last: Outline, ours: Outline, theirs: Outline) -> Three:
    """What `ours` and `theirs` changed in `last`, each change with its author.

    Raises `Refused` when one of the three texts cannot be read back, character for character (redline-not-exact).
    """
    text = flat(last)
    clusters = _clusters(_edits(compare(last, ours)), _edits(compare(last, theirs)))
    parts, moves = _with_ids(tuple(_numbered(tuple(_near(list(_parts(text, clusters, _ParagraphFinder(last))))))))
    headings = frozenset(one.heading for side in (last, ours, theirs) for one in side.clauses if one.heading)
    made = Three(last.lang, parts, headings, moves)
    for name, outline in (("last", last), ("ours", ours), ("theirs", theirs)):
        if "".join(getattr(part, name) for part in made.parts) != flat(outline):
            raise refuse("redline-not-exact", Origin(""), side=name, paragraph=0)
    return made


def flat(outline: Outline) -> str:
    """The paragraphs of `outline`, a line feed after each."""
    return "".join(f"{line.text}\n" for line in lines(outline))


def _edits(redline: Redline) -> list[_Edit]:
    found: list[_Edit] = []
    now: _Edit | None = None
    at = 0
    for block in redline.blocks:
        marks: list[tuple[Seg | End, str]] = [*((seg, seg.text) for seg in block.segs), (block.end, "\n")]
        for mark, text in marks:
            if mark.op == "equal":
                now = None
                at += len(text)
                continue
            if now is None:
                now = _Edit(at, at)
                found.append(now)
            now.marks.append(_EditedText(text, mark.was, mark.id if mark.op == "move" else ""))
            if mark.was:
                at += len(text)
                now.stop = at
    return found


def _clusters(ours: list[_Edit], theirs: list[_Edit]) -> list[_Cluster]:
    every = sorted(
        ((edit, side) for side, edits in enumerate((ours, theirs)) for edit in edits),
        key=lambda one: (one[0].start, one[0].stop, one[1]),
    )
    clusters: list[_Cluster] = []
    for edit, side in every:
        if not clusters or not _meets(clusters[-1], edit, side):
            clusters.append(_Cluster(edit.start, edit.stop))
        clusters[-1].take(side, edit)
    return clusters


def _meets(cluster: _Cluster, edit: _Edit, side: int) -> bool:
    """Whether an edit overlaps a cluster, or stands at its very edge with words that could go either way round."""
    if edit.start < cluster.stop:
        return True
    if edit.start > cluster.stop:
        return False
    other = cluster.sides[1 - side]
    return bool(other) and bool(edit.text) and any(one.text and one.stop == edit.start for one in other)


class _ParagraphFinder:
    """Finds the paragraph and the provision of a character of the last text."""

    def __init__(self, outline: Outline) -> None:
        self.called = provisions(outline)
        held = list(lines(outline))
        self.clauses = [line.clause for line in held]
        self.starts = [0, *accumulate(len(line.text) + 1 for line in held)]

    def paragraph(self, at: int) -> int:
        return min(max(0, bisect_right(self.starts, at) - 1), len(self.clauses) - 1)


def _parts(text: str, clusters: Sequence[_Cluster], places: _ParagraphFinder) -> Iterator[tuple[ThreeWayPart, range]]:
    at = 0
    for cluster in clusters:
        if cluster.start > at:
            same = text[at : cluster.start]
            yield ThreeWayPart(same, same, same), range(0)
        was = text[cluster.start : cluster.stop]
        ours, theirs = (_applied(text, cluster, edits) for edits in cluster.sides)
        by = By.BOTH if ours == theirs else By.CONFLICT if was not in (ours, theirs) else None
        # What was put in at the head of a paragraph and ends one belongs after the paragraph before.
        whole = cluster.start == cluster.stop and (ours + theirs).endswith("\n")
        first = places.paragraph(cluster.start - whole)
        found = places.called[places.clauses[first]] if places.clauses else None
        by = by or (By.OURS if theirs == was else By.THEIRS)
        span = range(first, places.paragraph(max(cluster.start, cluster.stop - 1)) + 1)
        for part in _parts_of(cluster, by) or [ThreeWayPart(was, ours, theirs, moves=_ends(cluster))]:
            yield replace(part, by=by, provision=found), span
        at = cluster.stop
    if at < len(text):
        yield ThreeWayPart(text[at:], text[at:], text[at:]), range(0)


def _ends(cluster: _Cluster) -> tuple[MoveEnd, ...]:
    """The ends of moves that a cluster holds."""
    ends = (
        MoveEnd(_key(side, mark.move), "from" if mark.was else "to", False)
        for side, edits in enumerate(cluster.sides)
        for edit in edits
        for mark in edit.marks
        if mark.move
    )
    return tuple(dict.fromkeys(ends))


def _parts_of(cluster: _Cluster, by: By) -> list[ThreeWayPart]:
    """A cluster piece by piece, each what moved, or what was changed on the way; nothing where this is not certain.

    It is where only one side edited, or both did the same.
    """
    sides = [(at, edits) for at, edits in enumerate(cluster.sides) if edits]
    if by is By.CONFLICT or any(len(edits) > 1 for _, edits in sides) or not _ends(cluster):
        return []
    first, *others = ([(mark.text, mark.was, bool(mark.move)) for mark in edits[0].marks] for _, edits in sides)
    if any(one != first for one in others):
        return []
    found: list[ThreeWayPart] = []
    held: list[_EditedText] = []
    marks = list(zip(*(edits[0].marks for _, edits in sides), strict=True))
    for at, (mark, *_) in enumerate(marks):
        held.append(mark)
        after = marks[at + 1][0] if at + 1 < len(marks) else None
        if after and _goes_on(mark, after):
            continue
        last = "".join(one.text for one in held if one.was)
        new = "".join(one.text for one in held if not one.was)
        end: Side = "from" if mark.was else "to"
        ends = (
            MoveEnd(_key(side, one.move), end, True)
            for (side, _), one in zip(sides, marks[at], strict=True)
            if one.move
        )
        found.append(
            ThreeWayPart(last, last if by is By.THEIRS else new, last if by is By.OURS else new, moves=tuple(ends))
        )
        held = []
    return found


def _goes_on(mark: _EditedText, after: _EditedText) -> bool:
    """Whether two marks are of one piece: the same move, or changes of one paragraph that did not move."""
    if mark.move or after.move:
        return (mark.move, mark.was) == (after.move, after.was)
    return not mark.text.endswith("\n")


def _key(side: int, move: str) -> str:
    """The id of a move of one side until both sides' are named together."""
    return f"{side}/{move}"


def _applied(text: str, cluster: _Cluster, edits: list[_Edit]) -> str:
    """The stretch of a cluster as one side has it."""
    out: list[str] = []
    at = cluster.start
    for edit in edits:
        out += (text[at : edit.start], edit.text)
        at = edit.stop
    return "".join((*out, text[at : cluster.stop]))


def _near(parts: Sequence[tuple[ThreeWayPart, range]]) -> Iterator[ThreeWayPart]:
    """Tell each change whether the other side changed the same paragraph."""
    touched: dict[By, set[int]] = {By.OURS: set(), By.THEIRS: set()}
    for part, span in parts:
        for by in touched:
            if part.by in (by, By.CONFLICT):
                touched[by].update(span)
    for part, span in parts:
        other = {By.OURS: By.THEIRS, By.THEIRS: By.OURS}.get(part.by) if part.by else None
        near = other is not None and not touched[other].isdisjoint(span)
        yield replace(part, near=True) if near else part


# changes and moves


def _numbered(parts: tuple[ThreeWayPart, ...]) -> Iterator[ThreeWayPart]:
    """`parts` with the number of the change that each is of, in the order in which each change begins.

    What moved is one change at both ends, with what was changed on the way: what stands in one paragraph with it.
    """
    changed = [at for at, part in enumerate(parts) if part.by is not None]
    keys = {at: {_stem(end.id) for end in parts[at].moves} for at in changed}
    for step in (-1, 1):
        for at in changed[::step]:
            beside = keys.get(at - step)
            if not keys[at] and beside and _one_paragraph(parts[min(at, at - step)], parts[max(at, at - step)]):
                keys[at] = set(beside)
    root: dict[str, str] = {}
    for at in changed:
        top, *others = sorted({_root(root, key) for key in keys[at] or {f"@{at}"}})
        root |= dict.fromkeys(others, top)
    order: dict[str, int] = {}
    for at, part in enumerate(parts):
        if at not in keys:
            yield part
            continue
        top = _root(root, min(keys[at] or {f"@{at}"}))
        yield replace(part, number=order.setdefault(top, len(order) + 1))


def _one_paragraph(part: ThreeWayPart, after: ThreeWayPart) -> bool:
    """Whether two neighbours are of one author and no paragraph ends between them."""
    return part.by is after.by and not (part.ours + part.theirs + part.last).endswith("\n")


def _stem(name: str) -> str:
    return name.partition(".")[0]


def _root(root: dict[str, str], key: str) -> str:
    while key in root:
        key = root[key]
    return key


def _with_ids(parts: tuple[ThreeWayPart, ...]) -> tuple[tuple[ThreeWayPart, ...], tuple[Move, ...]]:
    """`parts` with m1, m2, … for the moves that each side has under ids of its own, and what these moves are.

    What both sides moved alike is one move.
    """
    same = _moved_alike(parts)
    stems: dict[str, str] = {}
    made = []
    for part in parts:
        ends = dict.fromkeys(replace(end, id=_name(same.get(end.id, end.id), stems)) for end in part.moves)
        made.append(replace(part, moves=tuple(ends)) if part.moves else part)
    return tuple(made), tuple(_moves(made))


def _moved_alike(parts: tuple[ThreeWayPart, ...]) -> dict[str, str]:
    """Which id of the second side is one of the first: they stand together wherever either stands."""
    beside: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for part in parts:
        together = tuple(end.id for end in part.moves)
        for end in part.moves:
            beside[end.id].add(together if end.whole else (end.id,))
    pairs = (next(iter(found)) for found in beside.values() if len(found) == 1)
    return {pair[1]: pair[0] for pair in pairs if len(pair) == 2 and beside[pair[0]] == beside[pair[1]]}


def _name(key: str, stems: dict[str, str]) -> str:
    stem, dot, rest = key.partition(".")
    return stems.setdefault(stem, f"m{len(stems) + 1}") + dot + rest


def _moves(parts: list[ThreeWayPart]) -> Iterable[Move]:
    ends: dict[str, dict[str, tuple[int, ThreeWayPart]]] = defaultdict(dict)
    for at, part in enumerate(parts):
        for end in part.moves:
            for name in (end.id, _stem(end.id)):
                ends[name].setdefault(end.side, (at, part))
    for name, both in ends.items():
        (gone, source), (come, goal) = both["from"], both["to"]
        if source.provision is not None and goal.provision is not None:
            yield Move(name, source.provision, goal.provision, source.provision == goal.provision, gone < come)
