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
from engross.model.redline import MarkKind
from engross.model.summary import ConcordanceRow, Fate, ProvisionName

_OPENING = 36
"""Characters. A provision without a heading is called by so many of its text."""
_LIGHT = ((MarkKind.VALUE, Fate.VALUES), (MarkKind.TYPOGRAPHY, Fate.TYPOGRAPHY), (MarkKind.FORMATTING, Fate.FORMATTING))

_Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Provisions of either side, counted from 0, that are one line of the concordance."""
_Sizes = tuple[list[int], list[int]]
"""Words of each provision of either side."""


@dataclass(slots=True)
class _SideChanges:
    """What the marks do to the provisions of one side. Keys and members are indices of provisions."""

    kinds: dict[int, set[MarkKind]] = field(default_factory=lambda: defaultdict(set))
    heading_kinds: dict[int, set[MarkKind]] = field(default_factory=lambda: defaultdict(set))
    relaid: set[int] = field(default_factory=set)
    """Provisions in which a paragraph was cut or joined."""
    listed: set[int] = field(default_factory=set)
    """Provisions with a paragraph whose place in lists changed."""
    changed_words: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    body_words: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    """Words under the heading."""
    changed_body: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    """Words under the heading that changed."""


@dataclass(slots=True)
class _Bonds:
    """What old and new provisions share. Keys are pairs: the index of an old provision and that of a new one."""

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
    """The lines of the concordance in the order of the new text. What was dropped follows what stood before it.

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
    """`row`, but relaid instead of kept if a paragraph became a heading or a heading became a paragraph."""
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
    in_words = {
        mark.change for mark in index.marks if mark.kind in (MarkKind.WORDING, MarkKind.VALUE) and mark.text.strip()
    }
    for mark in index.marks:
        if mark.op == "equal":
            _note_kept(bonds, index, mark, in_words)
            continue
        if not mark.side or mark.kind:
            _note_kind(bonds, index, mark, in_words)
        if not mark.side and mark.kind in (MarkKind.WORDING, MarkKind.VALUE):
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
    """Count the words under each heading, and those that changed. Kept, moved and renumbered words did not."""
    for mark in index.marks:
        changed = mark.op in ("insert", "delete") and mark.kind in (MarkKind.WORDING, MarkKind.VALUE)
        for side, paragraph, places in zip(bonds.sides, (mark.old, mark.new), (index.before, index.after), strict=True):
            if paragraph >= 0 and mark.words and places[paragraph].role != "heading":
                side.body_words[places[paragraph].clause] += mark.words
                side.changed_body[places[paragraph].clause] += mark.words if changed else 0


def _note_moves(bonds: _Bonds, index: MarkIndex) -> None:
    """Note where each moved passage came from and where it went. Either end may come first in the redline."""
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
    """Note what a mark did to the provisions it stands in.

    `in_words` are the numbers of the changes that have words. A paragraph mark of such a change is not noted: its
    paragraph came or went with its words.
    """
    for side, paragraph, places in zip(bonds.sides, (mark.old, mark.new), (index.before, index.after), strict=True):
        if paragraph < 0:
            continue
        clause = places[paragraph].clause
        if mark.end and mark.change not in in_words:
            side.relaid.add(clause)
        elif mark.kind:
            side.kinds[clause].add(mark.kind)
            if places[paragraph].role == "heading":
                side.heading_kinds[clause].add(mark.kind)


# lines


def _groups(index: MarkIndex, bonds: _Bonds, words: _Sizes, thresholds: Thresholds) -> list[_Group]:
    """Each old provision with the new one that it shares most with, or with several if it was split or merged.

    The groups are in the order of the new text.
    """
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
    """The pairs of provisions with the same permanent id."""
    ours, theirs = permanent_ids(index.old, index.new)
    where = {name: ordinal for ordinal, name in enumerate(theirs) if name}
    return {(ordinal, where[name]) for ordinal, name in enumerate(ours) if name in where}


def _strongest_first(bonds: _Bonds, named: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs of provisions that share anything, the strongest pair first.

    Pairs whose headings became one another come first, because a reader sees that. Then pairs with the same permanent
    id, then those with more words in common. Of equal pairs those nearest in place come first.
    """

    def order(pair: tuple[int, int]) -> tuple[bool, bool, int, int, int, int]:
        a, b = pair
        return pair not in bonds.headings, pair not in named, -bonds.words(a, b), abs(a - b), a, b

    pairs: Iterable[tuple[int, int]] = {*bonds.kept, *bonds.carried, *bonds.headings, *named}
    return sorted(((a, b) for a, b in pairs if a >= 0 and b >= 0), key=order)


def _pair_empty(index: MarkIndex, new_of: dict[int, set[int]], old_of: dict[int, set[int]]) -> None:
    """Pair the provisions without any text in order: they leave no trace in a redline."""
    ours = (
        a for a, clause in enumerate(index.old.clauses) if a not in new_of and not clause.heading and not clause.blocks
    )
    theirs = (
        b for b, clause in enumerate(index.new.clauses) if b not in old_of and not clause.heading and not clause.blocks
    )
    for a, b in zip(ours, theirs, strict=False):
        new_of[a], old_of[b] = {b}, {a}


def _ordered(new_of: dict[int, set[int]], old_of: dict[int, set[int]], old: int, new: int) -> list[_Group]:
    """All groups in the order of the new text. A dropped provision follows what stood before it."""
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
    out: list[tuple[float, int, _Group]] = [(float(number), -1, group) for number, group in enumerate(groups)]
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
    """What a line of the concordance gave to other lines or took from them, and what moved within it."""

    words: int = 0
    crossed: bool = False
    reordered: bool = False
    out_of_order: bool = False
    """Whether the order of this line and another line was reversed."""


def _crossings(bonds: _Bonds, groups: list[_Group]) -> list[_Crossing]:
    line_old = {a: number for number, (old, _) in enumerate(groups) for a in old}
    line_new = {b: number for number, (_, new) in enumerate(groups) for b in new}
    crossings = [_Crossing() for _ in groups]
    for a, b, _ in bonds.moves:
        if line_old.get(a) == line_new.get(b):
            crossings[line_old[a]].reordered = True
    # What went to another provision or came from one changed this one, whether it moved or the border did.
    for a, b, words in (*bonds.moves, *((*ends, words) for ends, words in bonds.kept.items())):
        if line_old[a] != line_new[b]:
            for number in (line_old[a], line_new[b]):
                crossings[number].words += words
                crossings[number].crossed = True
    for number in _out_of_order(groups):
        crossings[number].out_of_order = True
    return crossings


def _out_of_order(groups: list[_Group]) -> list[int]:
    """The lines with one provision on each side whose order with another such line was reversed."""
    lines = [(new[0], old[0], number) for number, (old, new) in enumerate(groups) if len(old) == len(new) == 1]
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
    members = [(side, clause) for side, clauses in zip(bonds.sides, group, strict=True) for clause in clauses]
    kinds = {kind for side, clause in members for kind in side.kinds.get(clause, ())}
    heading_kinds = {kind for side, clause in members for kind in side.heading_kinds.get(clause, ())}
    relaid = any(clause in side.relaid for side, clause in members)
    fates = _fates(bonds, old, new, heading_kinds, moved=crossing.out_of_order)
    if old and new:
        body = sum(side.body_words.get(clause, 0) for side, clause in members)
        changed = sum(side.changed_body.get(clause, 0) for side, clause in members)
        # A provision is told as replaced, reworded or relaid: the first of these that holds, because it says the most.
        # A provision that gave words to another one, or took some, was not replaced: it shares words with that one.
        replaced = changed >= thresholds.replaced_body * body and not crossing.crossed
        if MarkKind.WORDING in kinds and changed and replaced:
            fates.append(Fate.REPLACED)
        elif MarkKind.WORDING in kinds or crossing.crossed:
            fates.append(Fate.REWORDED)
        elif relaid and not crossing.reordered and not {Fate.SPLIT, Fate.MERGED, Fate.MOVED} & set(fates):
            fates.append(Fate.RELAID)
        if crossing.reordered and not {Fate.SPLIT, Fate.MERGED, Fate.MOVED} & set(fates):
            fates.append(Fate.REORDERED)
        if MarkKind.RENUMBERING in kinds - heading_kinds:
            fates.append(Fate.REFERENCES)
        fates += [fate for kind, fate in _LIGHT if kind in kinds]
        if any(clause in side.listed for side, clause in members):
            fates.append(Fate.LISTS)
    return ConcordanceRow(
        tuple(called[0][a] for a in old),
        tuple(called[1][b] for b in new),
        tuple(fates) or (Fate.KEPT,),
        sum(side.changed_words.get(clause, 0) for side, clause in members) + crossing.words,
        sum(words[0][a] for a in old) + sum(words[1][b] for b in new),
    )


def _fates(
    bonds: _Bonds, old: tuple[int, ...], new: tuple[int, ...], heading_kinds: set[MarkKind], *, moved: bool
) -> list[Fate]:
    """What became of provisions as wholes.

    Only a provision that became exactly one other can have moved or changed its title. Example: article 2 became
    articles 2 and 3. It was split, and nobody says that it moved.
    """
    if not (old and new):
        return [Fate.DROPPED if old else Fate.NEW]
    alone = len(old) == len(new) == 1
    fates = (
        (Fate.SPLIT, len(new) > 1),
        (Fate.MERGED, len(old) > 1),
        (Fate.MOVED, alone and moved and _has_moved(bonds, old[0], new[0])),
        (Fate.RENUMBERED, MarkKind.RENUMBERING in heading_kinds),
        (Fate.RETITLED, alone and bool({MarkKind.WORDING, MarkKind.VALUE} & heading_kinds)),
    )
    return [fate for fate, holds in fates if holds]


def _has_moved(bonds: _Bonds, a: int, b: int) -> bool:
    """Whether a provision moved: its heading did, or more of its words moved than stayed."""
    return (a, b) in bonds.moved_headings or bonds.carried.get((a, b), 0) > bonds.kept.get((a, b), 0)
