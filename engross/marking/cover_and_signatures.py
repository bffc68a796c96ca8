"""The cover and the signatures of the marked act.

Both have fixed lines: a title, parties, names. What only the old act has there
stands among the lines of the new act.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from engross.marking.deleted_nodes import DeletedNodes, whole_line
from engross.marking.order import Cursor
from engross.model.document import (
    Break,
    Front,
    Inline,
    Marked,
    Side,
    Signature,
    SignatureBlock,
    SignatureColumn,
    plain,
)

Content = tuple[Inline, ...]


@dataclass(slots=True)
class _SideColumn:
    """What stands under one side of the cover: lines, each with the name of its emblem, or with none."""

    lines: list[tuple[Content, str]] = field(default_factory=list)

    def add(self, lines: Sequence[Content]) -> None:
        self.lines += ((line, "") for line in lines)


class CoverMarker:
    """Walks the cover of the new act."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor

    def front(self, front: Front) -> Front:
        """The cover with its marks. Where a word of the template changed, its words become a line."""
        self.cursor.take_start()
        title, period, subject = self._titles(front)
        between = self._line() if front.word("between") else ()
        columns, ands, names = [_SideColumn()], list[Content](), list[Content]()
        columns[0].add(self._deleted())
        for index, side in enumerate(front.sides):
            if index:
                columns.append(_SideColumn())
                if front.word("and"):
                    ands.append(self._line())
                    columns[-1].add(self._deleted())
            for rank, (party, emblem) in enumerate(zip_longest(side.parties, side.emblems, fillvalue=""), 1):
                if isinstance(party, tuple):
                    columns[-1].lines.append((self._line() if plain(party) else party, str(emblem)))
                    is_last = rank == len(side.parties)
                    columns[-1].add(self._deleted_up_to_side() if is_last else self._deleted())
            names.append(with_breaks(*self._deleted(), *([self._line()] if plain(side.name) else []), *self._deleted()))
        # `between` and `and` are words of the template, not lines of the tree, and cannot hold marks. If one of them
        # changed, all become the first lines of their sides, and the template prints none.
        words = dict(front.words)
        if any(map(_is_marked, (between, *ands))):
            words |= {"between": "", "and": ""}
            for column, line in zip(columns, (between, *ands), strict=False):
                column.lines.insert(0, (line, ""))
        if not front.sides:
            columns, names = [column for column in columns if column.lines], [()]
        sides = (
            replace(
                side,
                name=name,
                parties=tuple(line for line, _ in column.lines),
                emblems=tuple(emblem for _, emblem in column.lines),
            )
            for side, name, column in zip(front.sides or (Side(()),), names, columns, strict=False)
        )
        return replace(
            front, title=title, period=period, subject=subject, sides=tuple(sides), words=tuple(words.items())
        )

    def _titles(self, front: Front) -> list[Content]:
        """Title, period and subject. A period or a subject that only the old cover has keeps its place."""
        slots = "title", "period", "subject"
        filled = [bool(plain(getattr(front, slot))) for slot in slots]
        lines: list[list[Content]] = [[], [], []]
        current = 0  # the slot that a deleted line goes to unless it finds a place of its own
        for index in range(len(slots) + 1):
            for line in self.cursor.waiting_lines():
                wanted = slots.index(line.line.slot) if line.line.slot in slots else current
                # A deleted line goes forward to its own slot only if the new cover leaves all slots on the way empty.
                if current < wanted and not any(filled[min(index, wanted) : wanted + 1]):
                    current = wanted
                lines[current].append(whole_line(line))
            if index < len(slots) and filled[index]:
                lines[index].append(self._line())
                current = index
        return [with_breaks(*slot) for slot in lines]

    def _line(self) -> Content:
        return self.cursor.take_line()[0]

    def _deleted_up_to_side(self) -> list[Content]:
        """Deleted lines after the last party of a side, up to the name that the old cover gives that side."""
        return [whole_line(line) for line in self.cursor.waiting_lines(lambda line: line.line.slot != "side")]

    def _deleted(self) -> list[Content]:
        return [whole_line(line) for line in self.cursor.waiting_lines()]


class SignatureMarker:
    """Walks the signatures of the new act. Who signs only the old act stands among them, as a whole where it can be."""

    def __init__(self, cursor: Cursor, deleted: DeletedNodes) -> None:
        self.cursor, self.deleted = cursor, deleted

    def block(self, block: SignatureBlock) -> SignatureBlock:
        """The signatures with their marks, party by party."""
        columns = [*self.deleted.columns(list(self.cursor.waiting_lines()))]
        for column in block.columns:
            columns += self._column(column)
        return replace(block, columns=tuple(columns))

    def _column(self, column: SignatureColumn) -> list[SignatureColumn]:
        """A party with its signatories, and after it the parties that only the old act has."""
        caption: list[Content] = []
        for rank, _ in enumerate(column.caption, 1):
            caption += [self._line(), *(self._deleted() if rank < len(column.caption) else ())]
        caption += map(whole_line, self.cursor.waiting_lines(lambda line: line.line.slot == "caption"))
        signatures = [*self._deleted_signatures(whole_party=not column.signatures)]
        for rank, signature in enumerate(column.signatures, 1):
            signatures += [
                self._signature(signature),
                *self._deleted_signatures(whole_party=rank == len(column.signatures)),
            ]
        after = self.deleted.columns(list(self.cursor.waiting_lines()))
        return [replace(column, caption=tuple(caption), signatures=tuple(signatures)), *after]

    def _deleted_signatures(self, *, whole_party: bool) -> list[Signature]:
        """Signatories that only the old act has here; those of a `whole_party` up to where the next party begins."""
        lines = self.cursor.waiting_lines(lambda line: not whole_party or line.line.slot != "caption")
        return list(self.deleted.signatures(list(lines)))

    def _signature(self, signature: Signature) -> Signature:
        mention = signature.mention
        if mention:
            mention = with_breaks(self._line(), *self._deleted())
        name = self._line() if signature.name else signature.name
        capacity = self._deleted() if any(signature.capacity) else []
        for index, line in enumerate(signature.capacity):
            is_last = not any(signature.capacity[index + 1 :])
            capacity += [self._line() if line else line, *(() if is_last else self._deleted())]
        capacity += map(whole_line, self.cursor.waiting_lines(lambda line: line.line.slot == "capacity"))
        return replace(signature, mention=mention, name=name, capacity=tuple(capacity))

    def _line(self) -> Content:
        return self.cursor.take_line()[0]

    def _deleted(self) -> list[Content]:
        return [whole_line(line) for line in self.cursor.waiting_lines()]


def with_breaks(*lines: Content) -> Content:
    """Lines as one, with a line break between two of them."""
    return tuple(node for index, line in enumerate(lines) for node in ((Break(), *line) if index else line))


def _is_marked(content: Sequence[Inline]) -> bool:
    return any(isinstance(node, Marked) for node in content)
