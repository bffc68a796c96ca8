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
    """Text that was taken out if `was`, else put in. `move` is the id of its move, "" if it did not move."""

    text: str
    was: bool
    move: str = ""


@dataclass(slots=True)
class _Edit:
    """Characters [start, stop) of the last text, and what one side put there."""

    start: int
    stop: int
    marks: list[_EditedText] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(mark.text for mark in self.marks if not mark.was)


@dataclass(slots=True)
class _Cluster:
    """Edits of both sides that touch: characters [start, stop) of the last text."""

    start: int
    stop: int
    sides: tuple[list[_Edit], list[_Edit]] = field(default_factory=lambda: ([], []))

    def take(self, side: int, edit: _Edit) -> None:
        self.sides[side].append(edit)
        self.start, self.stop = min(self.start, edit.start), max(self.stop, edit.stop)


def compare_three(last: Outline, ours: Outline, theirs: Outline) -> Three:
    """What `ours` and `theirs` changed in `last`. Each change names the side that made it.

    Raises `Refused` when one of the three texts cannot be read back, character for character (redline-not-exact).
    """
    text = flat(last)
    clusters = _clusters(_edits(compare(last, ours)), _edits(compare(last, theirs)))
    parts, moves = _with_ids(tuple(_numbered(tuple(_near(list(_parts(text, clusters, _ParagraphFinder(last))))))))
    headings = frozenset(clause.heading for side in (last, ours, theirs) for clause in side.clauses if clause.heading)
    comparison = Three(last.lang, parts, headings, moves)
    for name, outline in (("last", last), ("ours", ours), ("theirs", theirs)):
        if "".join(getattr(part, name) for part in comparison.parts) != flat(outline):
            raise refuse("redline-not-exact", Origin(""), side=name, paragraph=0)
    return comparison


def flat(outline: Outline) -> str:
    """The paragraphs of `outline`, a line feed after each."""
    return "".join(f"{line.text}\n" for line in lines(outline))


def _edits(redline: Redline) -> list[_Edit]:
    edits: list[_Edit] = []
    now: _Edit | None = None
    position = 0
    for block in redline.blocks:
        marks: list[tuple[Seg | End, str]] = [*((seg, seg.text) for seg in block.segs), (block.end, "\n")]
        for mark, text in marks:
            if mark.op == "equal":
                now = None
                position += len(text)
                continue
            if now is None:
                now = _Edit(position, position)
                edits.append(now)
            now.marks.append(_EditedText(text, mark.was, mark.id if mark.op == "move" else ""))
            if mark.was:
                position += len(text)
                now.stop = position
    return edits


def _clusters(ours: list[_Edit], theirs: list[_Edit]) -> list[_Cluster]:
    every = sorted(
        ((edit, side) for side, edits in enumerate((ours, theirs)) for edit in edits),
        key=lambda item: (item[0].start, item[0].stop, item[1]),
    )
    clusters: list[_Cluster] = []
    for edit, side in every:
        if not clusters or not _meets(clusters[-1], edit, side):
            clusters.append(_Cluster(edit.start, edit.stop))
        clusters[-1].take(side, edit)
    return clusters


def _meets(cluster: _Cluster, edit: _Edit, side: int) -> bool:
    """Whether an edit overlaps a cluster, or both put words in at the same place, so that their order is open.

    Edits that only touch do not meet. Example: in « deux mille dollars » one side changes « deux » and the other puts
    in « environ » before « mille »: both can stand. If both put a word in after « dollars », nobody knows which comes
    first.
    """
    if edit.start < cluster.stop:
        return True
    if edit.start > cluster.stop:
        return False
    other = cluster.sides[1 - side]
    return (
        bool(other) and bool(edit.text) and any(neighbour.text and neighbour.stop == edit.start for neighbour in other)
    )


class _ParagraphFinder:
    """Finds the paragraph and the provision of a character of the last text."""

    def __init__(self, outline: Outline) -> None:
        self.called = provisions(outline)
        held = list(lines(outline))
        self.clauses = [line.clause for line in held]
        self.starts = [0, *accumulate(len(line.text) + 1 for line in held)]

    def paragraph(self, position: int) -> int:
        return min(max(0, bisect_right(self.starts, position) - 1), len(self.clauses) - 1)


def _parts(text: str, clusters: Sequence[_Cluster], places: _ParagraphFinder) -> Iterator[tuple[ThreeWayPart, range]]:
    position = 0
    for cluster in clusters:
        if cluster.start > position:
            same = text[position : cluster.start]
            yield ThreeWayPart(same, same, same), range(0)
        was = text[cluster.start : cluster.stop]
        ours, theirs = (_applied(text, cluster, edits) for edits in cluster.sides)
        # If one side left the stretch as it was, the other made the change. If neither did, and they did not write the
        # same, they are in conflict.
        by = By.BOTH if ours == theirs else By.CONFLICT if was not in (ours, theirs) else None
        # What was put in at the head of a paragraph and ends one belongs after the paragraph before.
        whole = cluster.start == cluster.stop and (ours + theirs).endswith("\n")
        first = places.paragraph(cluster.start - whole)
        provision = places.called[places.clauses[first]] if places.clauses else None
        by = by or (By.OURS if theirs == was else By.THEIRS)
        span = range(first, places.paragraph(max(cluster.start, cluster.stop - 1)) + 1)
        for part in _parts_of(cluster, by) or [ThreeWayPart(was, ours, theirs, moves=_ends(cluster))]:
            yield replace(part, by=by, provision=provision), span
        position = cluster.stop
    if position < len(text):
        yield ThreeWayPart(text[position:], text[position:], text[position:]), range(0)


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
    """A cluster in pieces: each piece moved, or was changed while its paragraph moved. [] if that is not certain.

    It is certain where only one side edited, or both sides made the same edit.
    """
    sides = [(index, edits) for index, edits in enumerate(cluster.sides) if edits]
    if by is By.CONFLICT or any(len(edits) > 1 for _, edits in sides) or not _ends(cluster):
        return []
    first, *others = ([(mark.text, mark.was, bool(mark.move)) for mark in edits[0].marks] for _, edits in sides)
    if any(entry != first for entry in others):
        return []
    parts: list[ThreeWayPart] = []
    held: list[_EditedText] = []
    marks = list(zip(*(edits[0].marks for _, edits in sides), strict=True))
    for index, (mark, *_) in enumerate(marks):
        held.append(mark)
        after = marks[index + 1][0] if index + 1 < len(marks) else None
        if after and _goes_on(mark, after):
            continue
        last = "".join(entry.text for entry in held if entry.was)
        new = "".join(entry.text for entry in held if not entry.was)
        end: Side = "from" if mark.was else "to"
        ends = (
            MoveEnd(_key(side, entry.move), end, True)
            for (side, _), entry in zip(sides, marks[index], strict=True)
            if entry.move
        )
        parts.append(
            ThreeWayPart(last, last if by is By.THEIRS else new, last if by is By.OURS else new, moves=tuple(ends))
        )
        held = []
    return parts


def _goes_on(mark: _EditedText, after: _EditedText) -> bool:
    """Whether two marks belong to one piece: to the same move, or to one paragraph that did not move."""
    if mark.move or after.move:
        return (mark.move, mark.was) == (after.move, after.was)
    return not mark.text.endswith("\n")


def _key(side: int, move: str) -> str:
    """A temporary id of a move of one side. `_with_ids` names the moves of both sides."""
    return f"{side}/{move}"


def _applied(text: str, cluster: _Cluster, edits: list[_Edit]) -> str:
    """The stretch of a cluster as one side has it."""
    out: list[str] = []
    position = cluster.start
    for edit in edits:
        out += (text[position : edit.start], edit.text)
        position = edit.stop
    return "".join((*out, text[position : cluster.stop]))


def _near(parts: Sequence[tuple[ThreeWayPart, range]]) -> Iterator[ThreeWayPart]:
    """`parts` with `near` set on each change in a paragraph that the other side changed too."""
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

    Both ends of a move are one change, together with other changes in the moved paragraph.
    """
    changed = [index for index, part in enumerate(parts) if part.by is not None]
    keys = {index: {_stem(end.id) for end in parts[index].moves} for index in changed}
    # A change beside a piece that moved, in the same paragraph, is part of that move. It may stand on either side of
    # the piece. Example: of a paragraph that moved and got one new word, the word is no change of its own.
    for step in (-1, 1):
        for index in changed[::step]:
            beside = keys.get(index - step)
            if (
                not keys[index]
                and beside
                and _one_paragraph(parts[min(index, index - step)], parts[max(index, index - step)])
            ):
                keys[index] = set(beside)
    # A stretch may hold ends of several moves. Their keys then name one change: a forest of disjoint sets.
    root: dict[str, str] = {}
    for index in changed:
        top, *others = sorted({_root(root, key) for key in keys[index] or {f"@{index}"}})
        root |= dict.fromkeys(others, top)
    order: dict[str, int] = {}
    for index, part in enumerate(parts):
        if index not in keys:
            yield part
            continue
        top = _root(root, min(keys[index] or {f"@{index}"}))
        yield replace(part, number=order.setdefault(top, len(order) + 1))


def _one_paragraph(part: ThreeWayPart, after: ThreeWayPart) -> bool:
    """Whether two neighbours come from the same side and no paragraph ends between them."""
    return part.by is after.by and not (part.ours + part.theirs + part.last).endswith("\n")


def _stem(name: str) -> str:
    return name.partition(".")[0]


def _root(root: dict[str, str], key: str) -> str:
    while key in root:
        key = root[key]
    return key


def _with_ids(parts: tuple[ThreeWayPart, ...]) -> tuple[tuple[ThreeWayPart, ...], tuple[Move, ...]]:
    """`parts` with the ids m1, m2, … instead of those that each side gave its moves, and the moves themselves.

    If both sides moved the same text to the same place, it is one move.
    """
    same = _moved_alike(parts)
    stems: dict[str, str] = {}
    named = []
    for part in parts:
        ends = dict.fromkeys(replace(end, id=_name(same.get(end.id, end.id), stems)) for end in part.moves)
        named.append(replace(part, moves=tuple(ends)) if part.moves else part)
    return tuple(named), tuple(_moves(named))


def _moved_alike(parts: tuple[ThreeWayPart, ...]) -> dict[str, str]:
    """For an id of the second side the id of the first side that always stands together with it."""
    beside: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for part in parts:
        together = tuple(end.id for end in part.moves)
        for end in part.moves:
            beside[end.id].add(together if end.whole else (end.id,))
    pairs = (next(iter(groups)) for groups in beside.values() if len(groups) == 1)
    return {pair[1]: pair[0] for pair in pairs if len(pair) == 2 and beside[pair[0]] == beside[pair[1]]}


def _name(key: str, stems: dict[str, str]) -> str:
    stem, dot, rest = key.partition(".")
    return stems.setdefault(stem, f"m{len(stems) + 1}") + dot + rest


def _moves(parts: list[ThreeWayPart]) -> Iterable[Move]:
    ends: dict[str, dict[str, tuple[int, ThreeWayPart]]] = defaultdict(dict)
    for index, part in enumerate(parts):
        for end in part.moves:
            for name in (end.id, _stem(end.id)):
                ends[name].setdefault(end.side, (index, part))
    for name, both in ends.items():
        (gone, source), (come, goal) = both["from"], both["to"]
        if source.provision is not None and goal.provision is not None:
            yield Move(name, source.provision, goal.provision, source.provision == goal.provision, gone < come)
