"""The way through the lines of a section, and what only the old text has of them, until there is a place for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from engross.marking.marked_lines import MarkedLine
from engross.marking.order import OrderedItem, PartStart
from engross.model.document import Inline


class Cursor:
    """Gives the lines of the new text one by one; what only the old text has waits until it is taken."""

    def __init__(self, sections: Sequence[Sequence[OrderedItem]]) -> None:
        self._sections = iter(sections)
        self._tokens: Sequence[OrderedItem] = ()
        self._at = 0
        self._waiting: list[OrderedItem] = []
        self._count = 0

    def turn(self) -> None:
        """Go on with the next section."""
        assert self._at == len(self._tokens)
        assert not self._waiting
        self._tokens, self._at = next(self._sections), 0
        self._wait()

    def _wait(self) -> None:
        while self._at < len(self._tokens) and self._tokens[self._at].new is None:
            self._waiting.append(self._tokens[self._at])
            self._at += 1

    def name(self, ident: str) -> str:
        """The name of what only the old text has: a page may hold each name once."""
        self._count += 1
        return f"{ident}~{self._count}"

    # what the new text has

    def open(self) -> PartStart:
        """The part that begins here."""
        token = self._tokens[self._at]
        assert isinstance(token, PartStart)
        self._at += 1
        self._wait()
        return token

    def take(self) -> list[tuple[Inline, ...]]:
        """The pieces of the line that stands here."""
        token = self._tokens[self._at]
        assert isinstance(token, MarkedLine)
        self._at += 1
        self._wait()
        return [tuple(piece) for piece in token.pieces]

    @property
    def fresh(self) -> bool:
        """Whether only the new text has the line that stands here."""
        token = self._tokens[self._at]
        return isinstance(token, MarkedLine) and token.old is None

    # what only the old text has

    def lines(self, fits: Callable[[MarkedLine], bool] = lambda _: True) -> Iterator[MarkedLine]:
        """Take the lines that wait, as long as they fit and no part begins."""
        while self._waiting:
            first = self._waiting[0]
            if isinstance(first, PartStart) or not fits(first):
                return
            del self._waiting[0]
            yield first

    def all(self) -> list[OrderedItem]:
        """Take all that waits."""
        found, self._waiting = self._waiting, []
        return found

    def until(self, ends: Callable[[PartStart], bool]) -> list[OrderedItem]:
        """Take what waits up to a part that ends it."""
        stop = next(
            (at for at, one in enumerate(self._waiting) if isinstance(one, PartStart) and ends(one)), len(self._waiting)
        )
        found, self._waiting = self._waiting[:stop], self._waiting[stop:]
        return found

    def save(self, keep: Callable[[Sequence[MarkedLine]], int]) -> list[OrderedItem]:
        """Take what waits, save the last of it: of the lines at its end `keep` says how many."""
        run: list[MarkedLine] = []
        for one in reversed(self._waiting):
            if isinstance(one, PartStart):
                break
            run.insert(0, one)
        stop = len(self._waiting) - keep(run)
        found, self._waiting = self._waiting[:stop], self._waiting[stop:]
        return found
