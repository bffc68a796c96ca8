"""Languages side by side: what has the same id stands in the same row.

A language may have a part that another lacks. Its row is put after the row of the part before it. Example: French
has p1, p2, p3 and English p1, p1bis, p3; the rows are p1, p1bis, p2, p3, and the cells that nobody fills are empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from engross.model.document import Provision
from engross.render.html.inlines import lines
from engross.render.html.marked import NOTHING
from engross.render.html.provisions import heading, parts

Column = tuple[str, str, Sequence[Provision]]
"""A language, what stands after its ids, and its provisions."""


def columns(languages: Sequence[Column], level: int) -> Markup:
    """The provisions of every language in rows, their headings at `level`."""
    cells: dict[str, dict[int, Markup]] = {}
    """By id of the row, what stands in the column with that index."""
    kinds: dict[str, str] = {}
    order: list[str] = []
    for index, (_, suffix, provisions) in enumerate(languages):
        after = 0
        for ident, kind, content in _rows(provisions, level, suffix):
            if ident not in cells:
                cells[ident] = {}
                kinds[ident] = kind
                order.insert(after, ident) if index else order.append(ident)
            cells[ident][index] = content
            after = order.index(ident) + 1
    rows = []
    for ident in order:
        row = NOTHING.join(
            Markup('<div class="cell" lang="{}">{}</div>').format(lang, cells[ident].get(index, NOTHING))
            for index, (lang, _, _) in enumerate(languages)
        )
        rows.append(Markup('<div class="row {}">{}</div>').format(kinds[ident], row))
    return Markup('<div class="parallel">\n{}\n</div>').format(lines(rows))


def _rows(provisions: Sequence[Provision], level: int, suffix: str) -> Iterator[tuple[str, str, Markup]]:
    """The rows of one language: the id of the row, its class, and what stands in it."""
    for one in provisions:
        name = one.id + suffix
        if headed := heading(one, level, suffix):
            shown = Markup('<div class="provision {}" id="{}">{}</div>').format(one.kind, name, headed)
            yield f"{one.id}#heading", f"head {one.kind}", shown
        for index, (part, made) in enumerate(parts(one, level, suffix)):
            if isinstance(part, Provision):
                yield from _rows((part,), level + 1 if one.heading else level, suffix)
            elif index == 0 and not headed:
                yield part.id, one.kind, Markup('<div id="{}">{}</div>').format(name, made)
            else:
                yield part.id, "body", made
