"""The account of a redline: every change once, and the facts that they come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from engross.compare.census import Census, Run, take
from engross.compare.concordance import concordance
from engross.model.redline import Kind, Redline
from engross.model.summary import Change, Fact, Fate, Move, Nature, Row, Summary, Topic

_ORDER = list(Topic)
_WHOLE = {
    Fate.NEW: Topic.NEW,
    Fate.DROPPED: Topic.DROPPED,
    Fate.SPLIT: Topic.SPLIT,
    Fate.MERGED: Topic.MERGED,
    Fate.MOVED: Topic.MOVED,
    Fate.RETITLED: Topic.HEADING,
    Fate.RENUMBERED: Topic.RENUMBERED,
}
"""Fates that are told even when every change that shows them is told with another."""
_Key = tuple[Topic, int | None, int | None, str, str, str]


def summarise(redline: Redline) -> Summary:
    """The summary of `redline`. Each change is in one fact, and in the count of one nature."""
    census = take(redline)
    rows = concordance(census)
    reader = _Reader(census, rows)
    changes: list[Change] = []
    told: dict[_Key, list[int]] = {key: [] for key in reader.wholes()}
    for runs in _changes(census.runs):
        change = reader.change(runs)
        told.setdefault(reader.key(change, runs), []).append(len(changes))
        changes.append(change)
    facts = [_fact(key, held, changes) for key, held in told.items()]
    facts.sort(key=lambda one: (_ORDER.index(one.topic), -1 if one.row is None else one.row))
    return Summary(
        tuple(changes),
        tuple(facts),
        rows,
        sum(run.words for run in census.runs if run.old >= 0),
        sum(run.words for run in census.runs if run.new >= 0),
        _reshaped(census, rows),
        tuple(reader.moves()),
    )


def _changes(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs of each change in reading order; places joined by a move are one change."""
    root: dict[str, int] = {}
    above: dict[int, int] = {}

    def find(number: int) -> int:
        while above.setdefault(number, number) != number:
            number = above[number]
        return number

    for run in runs:
        if run.change and run.stem:
            one, other = sorted((find(run.change), find(root.setdefault(run.stem, run.change))))
            above[other] = one
    held: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        if run.change:
            held[find(run.change)].append(run)
    return [held[number] for number in sorted(held)]


def _fact(key: _Key, held: list[int], changes: list[Change]) -> Fact:
    topic, row, other, old, new, path = key
    out, into = sum(changes[at].words_out for at in held), sum(changes[at].words_in for at in held)
    return Fact(topic, tuple(held), row, other, old, new, path, out, into)


def _reshaped(census: Census, rows: Iterable[Row]) -> int:
    kept = sum(
        census.before[run.old].role != census.after[run.new].role
        for run in census.runs
        if run.end and run.op == "equal"
    )
    return kept + sum(len(row.old) == len(row.new) == 1 and row.old[0].level != row.new[0].level for row in rows)


class _Reader:
    """Tells what each change is about, knowing which provision became which."""

    def __init__(self, census: Census, rows: tuple[Row, ...]) -> None:
        self.census, self.rows = census, rows
        self.old = {one.ordinal: one for row in rows for one in row.old}
        self.new = {one.ordinal: one for row in rows for one in row.new}
        self.row_old = {one.ordinal: at for at, row in enumerate(rows) for one in row.old}
        self.row_new = {one.ordinal: at for at, row in enumerate(rows) for one in row.new}

    def wholes(self) -> Iterator[_Key]:
        """What is told of provisions as wholes, whether or not a change is left for it."""
        for at, row in enumerate(self.rows):
            for fate in row.fates:
                if (topic := _WHOLE.get(fate)) and row.words:
                    yield (topic, at, None, "", "", "")

    def moves(self) -> Iterator[Move]:
        """Both ends of every move, by its whole id and by the one that paragraphs moved together share."""
        ends: dict[str, dict[str, tuple[int, Run]]] = defaultdict(dict)
        for at, run in enumerate(self.census.runs):
            if run.side:
                for name in (run.move, run.stem):
                    ends[name].setdefault(run.side, (at, run))
        for name, held in ends.items():
            (gone, source), (come, goal) = held["from"], held["to"]
            a, b = self.census.clause_old(source), self.census.clause_new(goal)
            row = self.rows[self.row_new[b]]
            same = self.row_old[a] == self.row_new[b] and len(row.old) == len(row.new) == 1
            yield Move(name, self.old[a], self.new[b], same, gone < come)

    def change(self, runs: list[Run]) -> Change:
        marks = [run for run in runs if run.op in ("insert", "delete") and not run.end]
        set_ = [run for run in runs if run.op == "equal"]
        gone, come = ([run for run in marks if (run.old if old else run.new) >= 0] for old in (True, False))
        row, other = self._rows(runs)
        return Change(
            tuple(sorted({run.change for run in runs})),
            self._nature(runs),
            row,
            other,
            " ".join("".join(run.text for run in gone).split()),
            " ".join("".join(run.text for run in come).split()),
            sum(run.words for run in gone),
            sum(run.words for run in come),
            sum(run.words for run in runs if run.side == "to"),
            " ".join("".join(run.text for run in set_).split()),
        )

    def _nature(self, runs: list[Run]) -> Nature:
        if any(run.side for run in runs):
            return Nature.MOVE
        kinds = {run.kind for run in runs if run.kind}
        relaid = any(run.end for run in runs)
        # Where paragraphs are joined or split a blank comes or goes with their mark.
        said = {run.kind for run in runs if run.text and not (relaid and run.text.isspace())}
        for kind in (Kind.WORDING, Kind.VALUE):
            if kind in said:
                return Nature(kind)
        if relaid:
            return Nature.PARAGRAPH
        for kind in (Kind.RENUMBERING, Kind.FORMATTING):
            if kind in kinds:
                return Nature(kind)
        return Nature.TYPOGRAPHY if kinds else Nature.PARAGRAPH

    def _rows(self, runs: list[Run]) -> tuple[int, int | None]:
        """Where a change stands, and where it came from if that is another provision."""
        moved = [run for run in runs if run.side] or runs
        before = [self.row_old[self.census.clause_old(run)] for run in moved if run.old >= 0]
        after = [self.row_new[self.census.clause_new(run)] for run in moved if run.new >= 0]
        row = after[0] if after else before[0]
        return row, before[0] if before and before[0] != row else None

    def key(self, change: Change, runs: list[Run]) -> _Key:
        """What the change is told with."""
        fates = self.rows[change.row].fates
        whole = self._whole(change, runs)
        if whole is not None:
            return (whole, change.row, None, "", "", "")
        match change.nature:
            case Nature.TYPOGRAPHY:
                return (Topic.TYPOGRAPHY, None, None, "", "", "")
            case Nature.FORMATTING:
                return (Topic.FORMATTING, change.row, None, "", "", "")
            case Nature.MOVE:
                return (Topic.PASSAGE, change.row, change.other, "", "", "")
            case Nature.PARAGRAPH:
                return (Topic.PARAGRAPHS, change.row, None, "", "", "")
            case Nature.RENUMBERING:
                if self._in_heading(runs) and Fate.RENUMBERED in fates:
                    return (Topic.RENUMBERED, change.row, None, "", "", "")
                return (Topic.REFERENCES, None, None, "", "", "")
        if found := self.census.dated.get(runs[0].change):
            return (found[0], None, None, found[1], found[2], "")
        if change.nature is Nature.VALUE:
            old, new, path = self._value(runs)
            return (Topic.VALUE, None, None, old or change.old, new or change.new, path)
        if self._in_heading(runs) and Fate.RETITLED in fates:
            return (Topic.HEADING, change.row, None, "", "", "")
        if self._id(change.row) == "signatures":
            return (Topic.SIGNATURES, change.row, None, *self._paragraphs(runs), "")
        return (Topic.WORDING, change.row, None, "", "", "")

    def _whole(self, change: Change, runs: list[Run]) -> Topic | None:
        """The topic of a change that is no more than what became of its whole provision."""
        fates = self.rows[change.row].fates
        if Fate.NEW in fates or Fate.DROPPED in fates:
            # A passage that came from elsewhere is told as one: its words are not new.
            return None if change.other is not None else _WHOLE[fates[0]]
        if change.nature in (Nature.TYPOGRAPHY, Nature.FORMATTING):
            return None
        for fate in (Fate.SPLIT, Fate.MERGED):
            if fate in fates and (change.nature in (Nature.MOVE, Nature.PARAGRAPH) or self._in_heading(runs)):
                return _WHOLE[fate] if change.other is None else None
        if Fate.MOVED in fates and change.nature is Nature.MOVE and change.other is None:
            return Topic.MOVED
        return None

    def _in_heading(self, runs: list[Run]) -> bool:
        places = [self.census.before[run.old] for run in runs if run.old >= 0]
        places += [self.census.after[run.new] for run in runs if run.new >= 0]
        return all(place.role == "heading" for place in places)

    def _id(self, row: int) -> str:
        return next((one.id for one in (*self.rows[row].new, *self.rows[row].old)), "")

    def _paragraphs(self, runs: list[Run]) -> tuple[str, str]:
        """The whole paragraphs that a change stands in, on either side."""
        old = dict.fromkeys(run.old for run in runs if run.old >= 0)
        new = dict.fromkeys(run.new for run in runs if run.new >= 0)
        before = ", ".join(self.census.before[at].text for at in old)
        return before, ", ".join(self.census.after[at].text for at in new)

    def _value(self, runs: list[Run]) -> tuple[str, str, str]:
        """The whole value that changed, as it was and as it is, and where it came from."""
        old, new = (next(filter(None, (self._filled(run, old=old) for run in runs)), None) for old in (True, False))
        path = (new or old or ("", ""))[1]
        was = old[0] if old else self._left(runs, path, old=True)
        return was, new[0] if new else self._left(runs, path, old=False), path

    def _filled(self, run: Run, *, old: bool) -> tuple[str, str] | None:
        """The value of one side that a run is of, if of any, and where it came from."""
        at, start = (run.old, run.at_old) if old else (run.new, run.at_new)
        if at < 0:
            return None
        place = (self.census.before if old else self.census.after)[at]
        for value in place.values:
            if value.start < start + len(run.text) and start < value.end:
                return place.text[value.start : value.end], value.path
        return None

    def _left(self, runs: list[Run], path: str, *, old: bool) -> str:
        """A value on the side that has nothing in place of what changed: what stands beside that, if it is of it."""
        if any(run.end for run in runs):
            return ""
        every, start = self.census.runs, runs[0].at_old if old else runs[0].at_new
        for at in (self._where[id(runs[0])] - 1, self._where[id(runs[-1])] + 1):
            if not 0 <= at < len(every) or every[at].end or (every[at].old if old else every[at].new) < 0:
                continue
            place = self.census.before[every[at].old] if old else self.census.after[every[at].new]
            for value in place.values:
                if value.path == path and value.start <= start <= value.end:
                    return place.text[value.start : value.end]
        return ""

    @cached_property
    def _where(self) -> dict[int, int]:
        return {id(run): at for at, run in enumerate(self.census.runs)}
