"""Tables as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from engross.model.document import Cell, Table
from engross.render.html.inlines import inline, lines
from engross.render.html.marked import NOTHING, changed_class


def table(one: Table, suffix: str) -> Markup:
    """A table in a box that may scroll on a screen; `suffix` as in `engross.render.html.body`."""
    above = Markup("<thead>{}</thead>\n").format(_row(one.head, "th", suffix)) if one.head else NOTHING
    rows = lines(_row(row, "td", suffix) for row in one.rows)
    return Markup('<div class="table{}"><table id="{}">\n{}<tbody>\n{}\n</tbody>\n</table></div>').format(
        f" {one.role}" if one.role else "", one.id + suffix, above, rows
    )


def _row(cells: Sequence[Cell], tag: str, suffix: str) -> Markup:
    kind = Markup(' class="changed"') if changed_class(*(cell.content for cell in cells)) else NOTHING
    return Markup("<tr{}>{}</tr>").format(kind, NOTHING.join(_cell(cell, tag, suffix) for cell in cells))


def _cell(cell: Cell, tag: str, suffix: str) -> Markup:
    scope = Markup(' scope="col"') if tag == "th" else NOTHING
    kind = cell.align + changed_class(cell.content)
    return Markup('<{0}{1} class="{2}">{3}</{0}>').format(tag, scope, kind, inline(cell.content, suffix))
