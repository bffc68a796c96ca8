"""The signatures of the marked act."""

from __future__ import annotations

from dataclasses import replace

from engross.marking.cover import broken
from engross.marking.deleted_nodes import DeletedNodes, joined
from engross.marking.thread import Cursor
from engross.model.document import Inline, Signature, SignatureBlock, SignatureColumn


class Signing:
    """Walks the signatures of the new act; who only signs the old one stands among them, whole where it can be."""

    def __init__(self, thread: Cursor, lost: DeletedNodes) -> None:
        self.thread, self.lost = thread, lost

    def block(self, block: SignatureBlock) -> SignatureBlock:
        """The signatures, party by party."""
        columns = [*self.lost.columns(list(self.thread.lines()))]
        for column in block.columns:
            columns += self._column(column)
        return replace(block, columns=tuple(columns))

    def _column(self, column: SignatureColumn) -> list[SignatureColumn]:
        """A party with its signatories, and the parties that only the old act has after it."""
        caption: list[tuple[Inline, ...]] = []
        for at, _ in enumerate(column.caption, 1):
            caption += [self._line(), *(self._extra() if at < len(column.caption) else ())]
        caption += map(joined, self.thread.lines(lambda one: one.line.slot == "caption"))
        signatures = [*self._gone(whole=not column.signatures)]
        for at, one in enumerate(column.signatures, 1):
            signatures += [self._signature(one), *self._gone(whole=at == len(column.signatures))]
        after = self.lost.columns(list(self.thread.lines()))
        return [replace(column, caption=tuple(caption), signatures=tuple(signatures)), *after]

    def _gone(self, *, whole: bool) -> list[Signature]:
        """Signatories that only the old act has here; in a `whole` party up to where the next one begins."""
        lines = self.thread.lines(lambda one: not whole or one.line.slot != "caption")
        return list(self.lost.signatures(list(lines)))

    def _signature(self, one: Signature) -> Signature:
        mention = broken(self._line(), *self._extra()) if one.mention else one.mention
        name = self._line() if one.name else one.name
        capacity = self._extra() if any(one.capacity) else []
        for at, line in enumerate(one.capacity):
            last = not any(one.capacity[at + 1 :])
            capacity += [self._line() if line else line, *(() if last else self._extra())]
        capacity += map(joined, self.thread.lines(lambda line: line.line.slot == "capacity"))
        return replace(one, mention=mention, name=name, capacity=tuple(capacity))

    def _line(self) -> tuple[Inline, ...]:
        return self.thread.take()[0]

    def _extra(self) -> list[tuple[Inline, ...]]:
        return [joined(one) for one in self.thread.lines()]
