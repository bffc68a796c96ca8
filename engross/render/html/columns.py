"""Languages side by side: what has the same id stands in the same row.

A language may have a part that another one lacks. Its row comes after the row of the part before it. Example: French
has p1, p2, p3 and English p1, p1bis, p3. The rows are p1, p1bis, p2, p3, and the cells that no language fills stay
empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from engross.model.document import Block, ItemList, Provision, Table
from engross.render.html.inlines import lines
from engross.render.html.marked import NOTHING
from engross.render.html.provisions import heading, level_inside, parts
from engross.render.html.setting import Setting
from engross.render.table_fit import table_fit

Column = tuple[str, Setting, Sequence[Provision]]
"""A language, its setting, and its provisions."""
_SPREAD = "body spread"
"""The class of a row whose languages stand one below the other, over the width of all columns."""


def columns(languages: Sequence[Column], level: int) -> Markup:
    """The provisions of every language in rows, their headings at `level`."""
    cells: dict[str, dict[int, Markup]] = {}
    """By id of the row, what stands in the column with that index."""
    kinds: dict[str, str] = {}
    order: list[str] = []
    for index, (_, setting, provisions) in enumerate(languages):
        after = 0
        for ident, kind, content in _rows(provisions, level, setting):
            if ident not in cells:
                cells[ident] = {}
                kinds[ident] = kind
                order.insert(after, ident) if index else order.append(ident)
            # A row is as wide as its widest table needs it.
            kinds[ident] = _SPREAD if kind == _SPREAD else kinds[ident]
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


def _rows(provisions: Sequence[Provision], level: int, setting: Setting) -> Iterator[tuple[str, str, Markup]]:
    """The rows of one language: the id of the row, its class, and what stands in it."""
    for provision in provisions:
        name = provision.id + setting.suffix
        if headed := heading(provision, level, setting):
            shown = Markup('<div class="provision {}" id="{}">{}</div>').format(provision.kind, name, headed)
            yield f"{provision.id}#heading", f"head {provision.kind}", shown
        for index, (part, html) in enumerate(parts(provision, level, setting)):
            if isinstance(part, Provision):
                yield from _rows((part,), level_inside(provision, level), setting)
            elif index == 0 and not headed:
                kind = _SPREAD if _is_wide(part, setting) else provision.kind
                yield part.id, kind, Markup('<div id="{}">{}</div>').format(name, html)
            else:
                yield part.id, _SPREAD if _is_wide(part, setting) else "body", html


def _is_wide(part: Block, setting: Setting) -> bool:
    """Whether a table, or one in a list, needs the width of all columns, or a page that is turned."""
    if isinstance(part, ItemList):
        return any(_is_wide(inside, setting.in_list()) for item in part.items for inside in item.blocks)
    fit = table_fit(part, setting.room, setting.indent) if isinstance(part, Table) else None
    return fit is not None and fit.place != "here"
