"""Which provision became which: the concordance of the two sides of a redline."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace

from engross.compare.mark_index import MarkIndex, PlacedMark
from engross.compare.paragraphs import permanent_ids
from engross.compare.sequences import out_of_order
from engross.compare.thresholds import DEFAULT, Thresholds
from engross.model.outline import Outline
from engross.model.redline import Kind
from engross.model.summary import ConcordanceRow, Fate, ProvisionName

_OPENING = 36
"""Characters of its text by which a provision without a heading is called."""
_LIGHT = ((Kind.VALUE, Fate.VALUES), (Kind.TYPOGRAPHY, Fate.TYPOGRAPHY), (Kind.FORMATTING, Fate.FORMATTING))

_Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Provisions of either side, counted from 0, that are one line of the concordance."""
_Sizes = tuple[list[int], list[int]]
"""Words of each provision of either side."""


@dataclass(slots=True)
class _SideChanges:
    """What the marks do to the provisions of one side, each by its number."""

    kinds: dict[int, set[Kind]] = field(default_factory=lambda: defaultdict(set))
    heading_kinds: dict[int, set[Kind]] = field(default_factory=lambda: defaultdict(set))
    relaid: set[int] = field(default_factory=set)
    """Those of which a paragraph was cut or joined."""
    listed: set[int] = field(default_factory=set)
    """Those with a paragraph whose place in lists changed."""
    changed_words: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    body_words: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    """Words under the heading, and how many of them changed."""
    changed_body: dict[int, int] = field(default_factory=lambda: defaultdict(int))


@dataclass(slots=True)
class _Bonds:
    """What binds each provision of the old text to one of the new: keys are pairs of an old and a new one."""

    kept: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))
    """Words that stayed."""
    carried: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))
    """Words that moved."""
    headings: set[tuple[int, int]] = field(default_factory=set)
    moved_headings: set[tuple[int, int]] = field(default_factory=set)
    moves: list[tuple[int, int, int]] = field(default_factory=list)
    """Each move: where it came from, where it went, its words."""
    sides: tuple[_SideChanges, _SideChanges] = field(default_factory=lambda: (_SideChanges(), _SideChanges()))

    def words(self, a: int, b: int) -> int:
        return self.kept.get((a, b), 0) + self.carried.get((a, b), 0)


def concordance(index: MarkIndex, thresholds: Thresholds = DEFAULT) -> tuple[ConcordanceRow, ...]:
    """The lines of the concordance in the order of the new text, what was dropped standing where it stood.

    Every provision of either side is in exactly one line.
    """
    bonds = _bonds(index)
    words = word_counts(index)
    groups = _groups(index, bonds, words, thresholds)
    called = provisions(index.old), provisions(index.new)
    crossings = _crossings(bonds, groups)
    rows = (
        _row(bonds, words, called, group, crossing, thresholds)
        for group, crossing in zip(groups, crossings, strict=True)
    )
    return tuple(_as_laid_out(index, row) for row in rows)


def _as_laid_out(index: MarkIndex, row: ConcordanceRow) -> ConcordanceRow:
    """A line whose words are all kept is not kept if a paragraph became the heading, or the heading a paragraph."""
    if row.fates != (Fate.KEPT,):
        return row
    old = [index.old.clauses[provision.ordinal] for provision in row.old]
    new = [index.new.clauses[provision.ordinal] for provision in row.new]
    same = all(a.heading == b.heading and len(a.blocks) == len(b.blocks) for a, b in zip(old, new, strict=True))
    return row if same else replace(row, fates=(Fate.RELAID,))


def provisions(outline: Outline) -> list[ProvisionName]:
    """The provisions of `outline` as people call them."""
    out: list[ProvisionName] = []
    headings = Counter(clause.heading for clause in outline.clauses)
    around: list[tuple[int, str]] = []
    for ordinal, clause in enumerate(outline.clauses):
        while around and around[-1][0] >= clause.level:
            around.pop()
        opening = next((block.text for block in clause.blocks if block.text.strip()), "")
        if len(opening) > _OPENING:
            opening = f"{opening[:_OPENING].rsplit(' ', 1)[0]}…"
        within = around[-1][1] if around else ""
        out.append(
            ProvisionName(
                ordinal, clause.id, clause.level, clause.heading, within, opening, headings[clause.heading] > 1
            )
        )
        if clause.heading:
            around.append((clause.level, clause.heading))
    return out


def word_counts(index: MarkIndex) -> _Sizes:
    """How many words each provision has, of the old text and of the new."""
    old, new = [0] * len(index.old.clauses), [0] * len(index.new.clauses)
    for mark in index.marks:
        if mark.words:
            if mark.old >= 0:
                old[index.before[mark.old].clause] += mark.words
            if mark.new >= 0:
                new[index.after[mark.new].clause] += mark.words
    return old, new


# what binds provisions


def _bonds(index: MarkIndex) -> _Bonds:
    bonds = _Bonds()
    in_words = {mark.change for mark in index.marks if mark.kind in (Kind.WORDING, Kind.VALUE) and mark.text.strip()}
    for mark in index.marks:
        if mark.op == "equal":
            _note_kept(bonds, index, mark, in_words)
            continue
        if not mark.side or mark.kind:
            _note_kind(bonds, index, mark, in_words)
        if not mark.side and mark.kind in (Kind.WORDING, Kind.VALUE):
            for side, clause in zip(bonds.sides, (index.clause_old(mark), index.clause_new(mark)), strict=True):
                side.changed_words[clause] += mark.words if clause >= 0 else 0
    _note_bodies(bonds, index)
    _note_moves(bonds, index)
    return bonds


def _note_kept(bonds: _Bonds, index: MarkIndex, mark: PlacedMark, in_words: Container[int]) -> None:
    pair = index.clause_old(mark), index.clause_new(mark)
    bonds.kept[pair] += mark.words
    if mark.kind:
        _note_kind(bonds, index, mark, in_words)
    if mark.end and mark.change:
        for side, clause in zip(bonds.sides, pair, strict=True):
            side.listed.add(clause)
    if mark.end and index.before[mark.old].role == index.after[mark.new].role == "heading":
        bonds.headings.add(pair)


def _note_bodies(bonds: _Bonds, index: MarkIndex) -> None:
    """Count the words under each heading, and those that changed: what was kept, moved or renumbered did not."""
    for mark in index.marks:
        changed = mark.op in ("insert", "delete") and mark.kind in (Kind.WORDING, Kind.VALUE)
        for side, at, places in zip(bonds.sides, (mark.old, mark.new), (index.before, index.after), strict=True):
            if at >= 0 and mark.words and places[at].role != "heading":
                side.body_words[places[at].clause] += mark.words
                side.changed_body[places[at].clause] += mark.words if changed else 0


def _note_moves(bonds: _Bonds, index: MarkIndex) -> None:
    """Note where each passage that moved came from and went; its ends stand in either order."""
    origins: dict[str, int] = {}
    headings: dict[str, int] = {}
    for mark in index.marks:
        if mark.side == "from":
            origins.setdefault(mark.move, index.clause_old(mark))
            if mark.end and index.before[mark.old].role == "heading":
                headings[mark.move] = index.clause_old(mark)
    arrivals: dict[str, list[PlacedMark]] = defaultdict(list)
    for mark in index.marks:
        if mark.side == "to":
            arrivals[mark.move].append(mark)
    for move, marks in arrivals.items():
        a = origins.get(move, -1)
        for mark in marks:
            b = index.clause_new(mark)
            bonds.carried[a, b] += mark.words
            bonds.moves.append((a, b, mark.words))
            if move in headings and mark.end and index.after[mark.new].role == "heading":
                bonds.headings.add((headings[move], b))
                bonds.moved_headings.add((headings[move], b))


def _note_kind(bonds: _Bonds, index: MarkIndex, mark: PlacedMark, in_words: Container[int]) -> None:
    """Note what a mark did to the provisions it stands in; the mark of a paragraph that came or went whole, nothing.

    `in_words` are the numbers of the changes of words.
    """
    for side, at, places in zip(bonds.sides, (mark.old, mark.new), (index.before, index.after), strict=True):
        if at < 0:
            continue
        clause = places[at].clause
        if mark.end and mark.change not in in_words:
            side.relaid.add(clause)
        elif mark.kind:
            side.kinds[clause].add(mark.kind)
            if places[at].role == "heading":
                side.heading_kinds[clause].add(mark.kind)


# lines


def _groups(index: MarkIndex, bonds: _Bonds, words: _Sizes, thresholds: Thresholds) -> list[_Group]:
    """Each provision with its best, then those that were split or merged, in the order of the new text."""
    old, new = words
    named = _with_one_id(index)
    candidates = _strongest_first(bonds, named)
    new_of: dict[int, set[int]] = {}
    old_of: dict[int, set[int]] = {}
    for a, b in candidates:
        if a in new_of or b in old_of:
            continue
        least = thresholds.provision_share * max(1, min(old[a], new[b]))
        empty = old[a] == new[b] == 0 and (a, b) in bonds.kept
        if (a, b) in bonds.headings or (a, b) in named or empty or bonds.words(a, b) >= least:
            new_of[a], old_of[b] = {b}, {a}
    for a, b in candidates:
        common = bonds.words(a, b)
        if b not in old_of and a in new_of and common >= thresholds.provision_part * max(1, new[b]):
            new_of[a].add(b)
            old_of[b] = {a}
        elif a not in new_of and b in old_of and common >= thresholds.provision_part * max(1, old[a]):
            new_of[a] = {b}
            old_of[b].add(a)
    _pair_empty(index, new_of, old_of)
    return _ordered(new_of, old_of, len(old), len(new))


def _with_one_id(index: MarkIndex) -> set[tuple[int, int]]:
    ours, theirs = permanent_ids(index.old, index.new)
    where = {name: at for at, name in enumerate(theirs) if name}
    return {(at, where[name]) for at, name in enumerate(ours) if name in where}


def _strongest_first(bonds: _Bonds, named: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs that anything binds: those whose headings stand as one in the redline first, as a reader sees them.

    Then those with one permanent id, then by the words that they share; of equal ones the nearest in place first.
    """

    def order(pair: tuple[int, int]) -> tuple[bool, bool, int, int, int, int]:
        a, b = pair
        return pair not in bonds.headings, pair not in named, -bonds.words(a, b), abs(a - b), a, b

    pairs: Iterable[tuple[int, int]] = {*bonds.kept, *bonds.carried, *bonds.headings, *named}
    return sorted(((a, b) for a, b in pairs if a >= 0 and b >= 0), key=order)


def _pair_empty(index: MarkIndex, new_of: dict[int, set[int]], old_of: dict[int, set[int]]) -> None:
    """Provisions without any text leave no trace in a redline: those left are paired in order."""
    ours = (a for a, one in enumerate(index.old.clauses) if a not in new_of and not one.heading and not one.blocks)
    theirs = (b for b, one in enumerate(index.new.clauses) if b not in old_of and not one.heading and not one.blocks)
    for a, b in zip(ours, theirs, strict=False):
        new_of[a], old_of[b] = {b}, {a}


def _ordered(new_of: dict[int, set[int]], old_of: dict[int, set[int]], old: int, new: int) -> list[_Group]:
    """Groups bound together, in the order of the new text; what was dropped after what stood before it."""
    groups: list[_Group] = []
    line_of: dict[int, int] = {}
    done: set[int] = set()
    for b in range(new):
        if b in done:
            continue
        ours, theirs = _bound_together(b, new_of, old_of)
        done |= theirs
        line_of.update(dict.fromkeys(ours, len(groups)))
        groups.append((tuple(sorted(ours)), tuple(sorted(theirs))))
    out: list[tuple[float, int, _Group]] = [(float(at), -1, group) for at, group in enumerate(groups)]
    for a in range(old):
        if a not in line_of:
            before = next((line_of[k] for k in range(a - 1, -1, -1) if k in line_of), -1)
            out.append((before + 0.5, a, ((a,), ())))
    return [group for _, _, group in sorted(out, key=lambda line: line[:2])]


def _bound_together(b: int, new_of: dict[int, set[int]], old_of: dict[int, set[int]]) -> tuple[set[int], set[int]]:
    """All provisions that new provision `b` is bound to, directly or through others."""
    ours, theirs = set(old_of.get(b, ())), {b}
    while True:
        more = {other for a in ours for other in new_of.get(a, ())} | theirs
        above = {a for other in more for a in old_of.get(other, ())} | ours
        if (above, more) == (ours, theirs):
            return ours, theirs
        ours, theirs = above, more


@dataclass(slots=True)
class _Crossing:
    """What went to another line of the concordance or came from one, and whether passages changed place inside it."""

    words: int = 0
    crossed: bool = False
    relaid: bool = False
    out_of_order: bool = False
    """Whether the line stands in another order with one of the others than before."""


def _crossings(bonds: _Bonds, groups: list[_Group]) -> list[_Crossing]:
    line_old = {a: at for at, (old, _) in enumerate(groups) for a in old}
    line_new = {b: at for at, (_, new) in enumerate(groups) for b in new}
    found = [_Crossing() for _ in groups]
    for a, b, _ in bonds.moves:
        if line_old.get(a) == line_new.get(b):
            found[line_old[a]].relaid = True
    # What went to another provision or came from one changed this one, whether it moved or the border did.
    for a, b, words in (*bonds.moves, *((*ends, words) for ends, words in bonds.kept.items())):
        if line_old[a] != line_new[b]:
            for at in (line_old[a], line_new[b]):
                found[at].words += words
                found[at].crossed = True
    for at in _out_of_order(groups):
        found[at].out_of_order = True
    return found


def _out_of_order(groups: list[_Group]) -> list[int]:
    """The lines, of those with one provision on each side, that stand in another order with some other line."""
    lines = [(new[0], old[0], at) for at, (old, new) in enumerate(groups) if len(old) == len(new) == 1]
    lines.sort()
    return [lines[k][2] for k in out_of_order([old for _, old, _ in lines])]


def _row(
    bonds: _Bonds,
    words: _Sizes,
    called: tuple[list[ProvisionName], list[ProvisionName]],
    group: _Group,
    crossing: _Crossing,
    thresholds: Thresholds,
) -> ConcordanceRow:
    old, new = group
    members = [(side, at) for side, clauses in zip(bonds.sides, group, strict=True) for at in clauses]
    kinds = {kind for side, at in members for kind in side.kinds.get(at, ())}
    heading_kinds = {kind for side, at in members for kind in side.heading_kinds.get(at, ())}
    relaid = crossing.relaid or any(at in side.relaid for side, at in members)
    fates = _fates(bonds, old, new, heading_kinds, moved=crossing.out_of_order)
    if old and new:
        body = sum(side.body_words.get(at, 0) for side, at in members)
        changed = sum(side.changed_body.get(at, 0) for side, at in members)
        replaced = changed >= thresholds.replaced_body * body and not crossing.crossed
        if Kind.WORDING in kinds and changed and replaced:
            fates.append(Fate.REPLACED)
        elif Kind.WORDING in kinds or crossing.crossed:
            fates.append(Fate.REWORDED)
        elif relaid and not {Fate.SPLIT, Fate.MERGED, Fate.MOVED} & set(fates):
            fates.append(Fate.RELAID)
        if Kind.RENUMBERING in kinds - heading_kinds:
            fates.append(Fate.REFERENCES)
        fates += [fate for kind, fate in _LIGHT if kind in kinds]
        if any(at in side.listed for side, at in members):
            fates.append(Fate.LISTS)
    return ConcordanceRow(
        tuple(called[0][a] for a in old),
        tuple(called[1][b] for b in new),
        tuple(fates) or (Fate.KEPT,),
        sum(side.changed_words.get(at, 0) for side, at in members) + crossing.words,
        sum(words[0][a] for a in old) + sum(words[1][b] for b in new),
    )


def _fates(
    bonds: _Bonds, old: tuple[int, ...], new: tuple[int, ...], heading_kinds: set[Kind], *, moved: bool
) -> list[Fate]:
    """What became of provisions as wholes."""
    if not (old and new):
        return [Fate.DROPPED if old else Fate.NEW]
    alone = len(old) == len(new) == 1
    fates = (
        (Fate.SPLIT, len(new) > 1),
        (Fate.MERGED, len(old) > 1),
        (Fate.MOVED, alone and moved and _has_moved(bonds, old[0], new[0])),
        (Fate.RENUMBERED, Kind.RENUMBERING in heading_kinds),
        (Fate.RETITLED, alone and bool({Kind.WORDING, Kind.VALUE} & heading_kinds)),
    )
    return [fate for fate, holds in fates if holds]


def _has_moved(bonds: _Bonds, a: int, b: int) -> bool:
    return (a, b) in bonds.moved_headings or bonds.carried.get((a, b), 0) > bonds.kept.get((a, b), 0)
