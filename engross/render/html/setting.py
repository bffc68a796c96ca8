"""What a part of a page must know about the page around it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from engross.render.table_fit import LIST_INDENT, TableRoom


@dataclass(frozen=True, slots=True)
class Continuation:
    """How a block that is higher than a page goes on: which of its rows of signatures begin a page, and what stands
    there.

    Rows are counted from 0 through the whole block. `words` are printed above each such row, before the captions of the
    parties that go on (« Protocole de coopération 2030-2032 – signatures (suite) »).
    """

    rows: frozenset[int] = frozenset()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a part of a document is set: the suffix of ids in its language, the room for tables, its indent.

    `suffix` is as `engross.render.html.body` says. `indent` is in millimetres. `langs` are the languages of the act, in
    the order in which lines that stand once for all of them are given (« Pour la Ville », "For the City").
    `continuation` is given for a block of signatures that is higher than a page.
    """

    suffix: str = ""
    room: TableRoom = field(default_factory=TableRoom)
    indent: float = 0.0
    langs: tuple[str, ...] = ()
    continuation: Continuation | None = None

    def in_list(self) -> Setting:
        """The setting of what stands in an item of a list."""
        return replace(self, indent=self.indent + LIST_INDENT)

    def lang_of_line(self, rank: int, count: int) -> str:
        """The language of line number `rank`, from 0, of `count` lines; empty if lines and languages do not match.

        Lines that are the same in two languages are given once, and then no line can be told from the others.
        """
        return self.langs[rank] if len(self.langs) > 1 and count == len(self.langs) else ""
