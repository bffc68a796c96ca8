"""Which provision became which: the concordance of the two sides of a redline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass, field, replace

from engross.compare.census import Census, Run
from engross.compare.identity import identities
from engross.model.outline import Outline
from engross.model.redline import Kind
from engross.model.summary import Fate, Provision, Row

PAIRED, NAMED = 6, 3
"""What a heading that was kept, and a permanent id, weigh against words kept."""
LIKE = 0.3
"""Provisions without either are one when this much of the shorter was kept."""
PART = 0.5
"""A provision came out of another, or went into it, when this much of its words did."""
_OPENING = 36
_LIGHT = ((Kind.VALUE, Fate.VALUES), (Kind.TYPOGRAPHY, Fate.TYPOGRAPHY), (Kind.FORMATTING, Fate.FORMATTING))


_Kinds = dict[int, set[Kind]]
_Group = tuple[tuple[int, ...], tuple[int, ...]]


def _two() -> tuple[_Kinds, _Kinds]:
    return defaultdict(set), defaultdict(set)


@dataclass(slots=True)
class _Bonds:
    """What binds each provision of the old text to one of the new."""

    kept: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))
    carried: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))
    headings: set[tuple[int, int]] = field(default_factory=set)
    moved: set[tuple[int, int]] = field(default_factory=set)
    moves: list[tuple[int, int, int]] = field(default_factory=list)
    relaid: tuple[set[int], set[int]] = field(default_factory=lambda: (set(), set()))
    kinds: tuple[_Kinds, _Kinds] = field(default_factory=_two)
    head: tuple[_Kinds, _Kinds] = field(default_factory=_two)
    out: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    came: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def words(self, a: int, b: int) -> int:
        return self.kept.get((a, b), 0) + self.carried.get((a, b), 0)


def concordance(census: Census) -> tuple[Row, ...]:
    """The lines of the concordance in the order of the new text, what was dropped standing where it stood.

    Every provision of either side is in exactly one line.
    """
    bonds = _bonds(census)
    words = sizes(census)
    groups = _groups(census, bonds, *words)
    called = provisions(census.old), provisions(census.new)
    crossings = _crossings(bonds, groups)
    rows = (_row(bonds, words, called, group, crossing) for group, crossing in zip(groups, crossings, strict=True))
    return tuple(_as_laid(census, row) for row in rows)


def _as_laid(census: Census, row: Row) -> Row:
    """A line whose words are all kept is not kept if a paragraph became the heading, or the heading a paragraph."""
    if row.fates != (Fate.KEPT,):
        return row
    old = [census.old.clauses[one.ordinal] for one in row.old]
    new = [census.new.clauses[one.ordinal] for one in row.new]
    same = all(a.heading == b.heading and len(a.blocks) == len(b.blocks) for a, b in zip(old, new, strict=True))
    return row if same else replace(row, fates=(Fate.RELAID,))


def provisions(outline: Outline) -> list[Provision]:
    """The provisions of `outline` as people call them."""
    found: list[Provision] = []
    around: list[tuple[int, str]] = []
    for ordinal, clause in enumerate(outline.clauses):
        while around and around[-1][0] >= clause.level:
            around.pop()
        opening = next((block.text for block in clause.blocks if block.text.strip()), "")
        if len(opening) > _OPENING:
            opening = f"{opening[:_OPENING].rsplit(' ', 1)[0]}…"
        within = around[-1][1] if around else ""
        found.append(Provision(ordinal, clause.id, clause.level, clause.heading, within, opening))
        if clause.heading:
            around.append((clause.level, clause.heading))
    return found


def sizes(census: Census) -> tuple[list[int], list[int]]:
    """How many words each provision has, of the old text and of the new."""
    old, new = [0] * len(census.old.clauses), [0] * len(census.new.clauses)
    for run in census.runs:
        if run.words:
            if run.old >= 0:
                old[census.before[run.old].clause] += run.words
            if run.new >= 0:
                new[census.after[run.new].clause] += run.words
    return old, new


def _bonds(census: Census) -> _Bonds:
    bonds = _Bonds()
    origins: dict[str, int] = {}
    arrivals: dict[str, list[tuple[int, int, bool]]] = defaultdict(list)
    heads: dict[str, int] = {}
    said = {run.change for run in census.runs if run.kind in (Kind.WORDING, Kind.VALUE) and run.text.strip()}
    for run in census.runs:
        a, b = census.clause_old(run), census.clause_new(run)
        if run.op == "equal":
            bonds.kept[a, b] += run.words
            if run.kind:
                _mark(bonds, census, run, said)
            if run.end and census.before[run.old].role == census.after[run.new].role == "heading":
                bonds.headings.add((a, b))
            continue
        if not run.side or run.kind:
            _mark(bonds, census, run, said)
        if run.side == "from":
            origins.setdefault(run.move, a)
            if run.end and census.before[run.old].role == "heading":
                heads[run.move] = a
        elif run.side == "to":
            head = run.end and census.after[run.new].role == "heading"
            arrivals[run.move].append((b, run.words, head))
        elif run.kind in (Kind.WORDING, Kind.VALUE):
            bonds.out[a] += run.words if a >= 0 else 0
            bonds.came[b] += run.words if b >= 0 else 0
    for move, landed in arrivals.items():
        a = origins.get(move, -1)
        for b, words, head in landed:
            bonds.carried[a, b] += words
            bonds.moves.append((a, b, words))
            if head and move in heads:
                bonds.headings.add((heads[move], b))
                bonds.moved.add((heads[move], b))
    return bonds


def _mark(bonds: _Bonds, census: Census, run: Run, said: Container[int]) -> None:
    """Note what a run did to the provisions it stands in; the mark of a paragraph that came or went whole, nothing."""
    for side, (at, places) in enumerate(((run.old, census.before), (run.new, census.after))):
        if at < 0:
            continue
        clause = places[at].clause
        if run.end and run.change not in said:
            bonds.relaid[side].add(clause)
        elif run.kind:
            bonds.kinds[side][clause].add(run.kind)
            if places[at].role == "heading":
                bonds.head[side][clause].add(run.kind)


def _groups(census: Census, bonds: _Bonds, old: list[int], new: list[int]) -> list[_Group]:
    ours, theirs = identities(census.old, census.new)
    ids = {name: at for at, name in enumerate(theirs) if name}
    named = {(at, ids[name]) for at, name in enumerate(ours) if name in ids}
    pairs = {*bonds.kept, *bonds.carried, *bonds.headings, *named}
    scored = sorted(
        (
            (
                -(bonds.words(a, b) + PAIRED * ((a, b) in bonds.headings) + NAMED * ((a, b) in named)),
                abs(a - b),
                a,
                b,
            )
            for a, b in pairs
            if a >= 0 and b >= 0
        ),
    )
    to: dict[int, set[int]] = {}
    back: dict[int, set[int]] = {}
    for _, _, a, b in scored:
        if a in to or b in back:
            continue
        least = LIKE * max(1, min(old[a], new[b]))
        blank = old[a] == new[b] == 0 and (a, b) in bonds.kept
        if (a, b) in bonds.headings or (a, b) in named or blank or bonds.words(a, b) >= least:
            to[a], back[b] = {b}, {a}
    for _, _, a, b in scored:
        words = bonds.words(a, b)
        if b not in back and a in to and words >= PART * max(1, new[b]):
            to[a].add(b)
            back[b] = {a}
        elif a not in to and b in back and words >= PART * max(1, old[a]):
            to[a] = {b}
            back[b].add(a)
    _pair_empty(census, to, back)
    return _ordered(to, back, len(old), len(new))


def _pair_empty(census: Census, to: dict[int, set[int]], back: dict[int, set[int]]) -> None:
    """Provisions without any text leave no trace in a redline: those left are paired in order."""
    ours = (a for a, one in enumerate(census.old.clauses) if a not in to and not one.heading and not one.blocks)
    theirs = (b for b, one in enumerate(census.new.clauses) if b not in back and not one.heading and not one.blocks)
    for a, b in zip(ours, theirs, strict=False):
        to[a], back[b] = {b}, {a}


def _ordered(to: dict[int, set[int]], back: dict[int, set[int]], old: int, new: int) -> list[_Group]:
    """Groups bound together, in the order of the new text; what was dropped after what stood before it."""
    groups: list[_Group] = []
    place: dict[int, int] = {}
    done: set[int] = set()
    for b in range(new):
        if b in done:
            continue
        ours, theirs = set(back.get(b, ())), {b}
        grown = True
        while grown:
            more = {other for a in ours for other in to.get(a, ())} | theirs
            above = {a for one in more for a in back.get(one, ())} | ours
            grown = (above, more) != (ours, theirs)
            ours, theirs = above, more
        done |= theirs
        place.update(dict.fromkeys(ours, len(groups)))
        groups.append((tuple(sorted(ours)), tuple(sorted(theirs))))
    out: list[tuple[float, int, _Group]] = [(float(at), -1, group) for at, group in enumerate(groups)]
    for a in range(old):
        if a not in place:
            before = next((place[k] for k in range(a - 1, -1, -1) if k in place), -1)
            out.append((before + 0.5, a, ((a,), ())))
    return [group for _, _, group in sorted(out, key=lambda one: one[:2])]


@dataclass(slots=True)
class _Crossing:
    """What went to another line of the concordance or came from one, and whether passages changed place inside it."""

    words: int = 0
    crossed: bool = False
    relaid: bool = False


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
    return found


def _row(
    bonds: _Bonds,
    words: tuple[list[int], list[int]],
    called: tuple[list[Provision], list[Provision]],
    own: _Group,
    crossing: _Crossing,
) -> Row:
    old, new = own
    kinds = {kind for side in (0, 1) for at in own[side] for kind in bonds.kinds[side].get(at, ())}
    head = {kind for side in (0, 1) for at in own[side] for kind in bonds.head[side].get(at, ())}
    relaid = crossing.relaid or any(at in bonds.relaid[side] for side in (0, 1) for at in own[side])
    found = _fates(bonds, old, new, head)
    if old and new:
        if Kind.WORDING in kinds or crossing.crossed:
            found.append(Fate.REWORDED)
        elif relaid and not {Fate.SPLIT, Fate.MERGED, Fate.MOVED} & set(found):
            found.append(Fate.RELAID)
        if Kind.RENUMBERING in kinds - head:
            found.append(Fate.REFERENCES)
        found += [fate for kind, fate in _LIGHT if kind in kinds]
    return Row(
        tuple(called[0][a] for a in old),
        tuple(called[1][b] for b in new),
        tuple(found) or (Fate.KEPT,),
        sum(bonds.out.get(a, 0) for a in old) + sum(bonds.came.get(b, 0) for b in new) + crossing.words,
        sum(words[0][a] for a in old) + sum(words[1][b] for b in new),
    )


def _fates(bonds: _Bonds, old: tuple[int, ...], new: tuple[int, ...], head: set[Kind]) -> list[Fate]:
    """What became of provisions as wholes."""
    if not (old and new):
        return [Fate.DROPPED if old else Fate.NEW]
    alone = len(old) == len(new) == 1
    held = (
        (Fate.SPLIT, len(new) > 1),
        (Fate.MERGED, len(old) > 1),
        (Fate.MOVED, alone and _moved(bonds, old[0], new[0])),
        (Fate.RENUMBERED, Kind.RENUMBERING in head),
        (Fate.RETITLED, alone and bool({Kind.WORDING, Kind.VALUE} & head)),
    )
    return [fate for fate, holds in held if holds]


def _moved(bonds: _Bonds, a: int, b: int) -> bool:
    return (a, b) in bonds.moved or bonds.carried.get((a, b), 0) > bonds.kept.get((a, b), 0)
