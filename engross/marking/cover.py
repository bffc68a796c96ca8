"""The cover of the marked act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from engross.marking.deleted_nodes import joined
from engross.marking.thread import Cursor
from engross.model.document import Break, Front, Inline, Marked, Side, plain

Words = tuple[Inline, ...]


@dataclass(slots=True)
class _Column:
    """What stands under one side of the cover: lines, each with its emblem or none."""

    lines: list[tuple[Words, str]] = field(default_factory=list)

    def more(self, lines: Sequence[Words]) -> None:
        self.lines += ((line, "") for line in lines)


class Cover:
    """Walks the cover of the new act; what only the old one says there stands among its lines."""

    def __init__(self, thread: Cursor) -> None:
        self.thread = thread

    def front(self, front: Front) -> Front:
        """The cover; where a word of the template changed, its words are a line."""
        self.thread.open()
        said = self._titles(front)
        between = self._line() if front.word("between") else ()
        columns, ands, names = [_Column()], list[Words](), list[Words]()
        columns[0].more(self._extra())
        for index, side in enumerate(front.sides):
            if index:
                columns.append(_Column())
                if front.word("and"):
                    ands.append(self._line())
                    columns[-1].more(self._extra())
            for rank, (party, emblem) in enumerate(zip_longest(side.parties, side.emblems, fillvalue=""), 1):
                if isinstance(party, tuple):
                    columns[-1].lines.append((self._line() if plain(party) else party, str(emblem)))
                    columns[-1].more(self._others() if rank == len(side.parties) else self._extra())
            names.append(broken(*self._extra(), *([self._line()] if plain(side.name) else []), *self._extra()))
        words = dict(front.words)
        if any(map(_marked, (between, *ands))):
            words |= {"between": "", "and": ""}
            for column, line in zip(columns, (between, *ands), strict=False):
                column.lines.insert(0, (line, ""))
        if not front.sides:
            columns, names = [one for one in columns if one.lines], [()]
        made = (
            replace(
                side,
                name=name,
                parties=tuple(line for line, _ in column.lines),
                emblems=tuple(emblem for _, emblem in column.lines),
            )
            for side, name, column in zip(front.sides or (Side(()),), names, columns, strict=False)
        )
        title, period, subject = said
        return replace(
            front, title=title, period=period, subject=subject, sides=tuple(made), words=tuple(words.items())
        )

    def _titles(self, front: Front) -> list[Words]:
        """Title, period and subject; a period or a subject that only the old cover has keeps its place."""
        slots = "title", "period", "subject"
        said: list[list[Words]] = [[], [], []]
        now = 0
        for at in range(len(slots) + 1):
            for one in self.thread.lines():
                own = slots.index(one.line.slot) if one.line.slot in slots else now
                if now < own and not any(plain(getattr(front, slot)) for slot in slots[min(at, own) : own + 1]):
                    now = own
                said[now].append(joined(one))
            if at < len(slots) and plain(getattr(front, slots[at])):
                said[at].append(self._line())
                now = at
        return [broken(*lines) for lines in said]

    def _line(self) -> Words:
        return self.thread.take()[0]

    def _others(self) -> list[Words]:
        """Lines after the last party of a side, up to what the old cover calls that side."""
        return [joined(one) for one in self.thread.lines(lambda one: one.line.slot != "side")]

    def _extra(self) -> list[Words]:
        return [joined(one) for one in self.thread.lines()]


def broken(*lines: Words) -> Words:
    """Lines as one, with a break between two of them."""
    return tuple(node for at, line in enumerate(lines) for node in ((Break(), *line) if at else line))


def _marked(content: Sequence[Inline]) -> bool:
    return any(isinstance(node, Marked) for node in content)
