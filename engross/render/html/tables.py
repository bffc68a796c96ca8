"""Tables as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from engross.model.document import Cell, Table, plain
from engross.render.html.inlines import inline, lines
from engross.render.html.marked import NOTHING, changed_class
from engross.render.html.setting import Setting
from engross.render.table_fit import TableFit, is_amount, table_fit

_HIGH = 12
"""Lines. A row with more may be divided between two pages."""


def table(node: Table, setting: Setting) -> Markup:
    """A table in a box that may scroll on a screen, with the widths that its columns have on paper.

    A reader with a keyboard alone must be able to reach the box and scroll it. So it has a tab stop and a name.
    """
    above = Markup("<thead>{}</thead>\n").format(_row(node.head, setting, head=True)) if node.head else NOTHING
    headed = _heads_rows(node)
    fit = table_fit(node, setting.room, setting.indent)
    rows = lines(_row(row, setting, headed=headed, high=_is_high(row, fit)) for row in node.rows)
    columns, style = NOTHING, NOTHING
    kind = node.role
    if fit is not None and fit.shares:
        shares = NOTHING.join(Markup('<col style="width: {}%">').format(f"{share:g}") for share in fit.shares)
        columns = Markup("<colgroup>{}</colgroup>\n").format(shares)
        kind = " ".join(filter(None, (kind, "fitted", "turned" if fit.place == "turned" else "")))
        if fit.smaller:
            style = Markup(' style="--table-size: {}pt"').format(f"{fit.size:g}")
    if not node.rows:
        # A table must have a body (ISO 14289-1, 7.2): where only its head is there, that is it.
        above, rows = NOTHING, _row(node.head, setting, head=True)
    body = Markup("<tbody>\n{}\n</tbody>\n").format(rows)
    return Markup('<div class="table{}"{} tabindex="0"><table id="{}">\n{}{}{}</table></div>').format(
        f" {kind}" if kind else "", style, node.id + setting.suffix, columns, above, body
    )


def _heads_rows(node: Table) -> bool:
    """Whether the first cell of each row says what the row is about: a text, there in every row, each time another."""
    if not node.head or len(node.head) < 2:
        return False
    first = [plain(row[0].content).strip() if row else "" for row in node.rows]
    return all(first) and len(set(first)) == len(first) and not any(row[0].align == "right" for row in node.rows)


def _is_high(row: Sequence[Cell], fit: TableFit | None) -> bool:
    """Whether a row is so high that a page may end in it: kept together it would leave its page nearly empty."""
    if fit is None or not fit.shares:
        return False
    return any(fit.lines(plain(cell.content), column) > _HIGH for column, cell in enumerate(row))


def _row(
    cells: Sequence[Cell], setting: Setting, *, head: bool = False, headed: bool = False, high: bool = False
) -> Markup:
    kinds = " ".join(filter(None, (changed_class(*(cell.content for cell in cells)).strip(), "high" if high else "")))
    kind = Markup(' class="{}"').format(kinds) if kinds else NOTHING
    inside = [
        _cell(cell, "col" if head else "row" if headed and rank == 0 else "", setting)
        for rank, cell in enumerate(cells)
    ]
    return Markup("<tr{}>{}</tr>").format(kind, NOTHING.join(inside))


def _cell(cell: Cell, scope: str, setting: Setting) -> Markup:
    """A cell; with a `scope` it is a heading, of its column (`col`) or of its row (`row`)."""
    words = inline(cell.content, setting.suffix)
    kind = cell.align + (" amount" if not scope and is_amount(cell) else "") + changed_class(cell.content)
    # A heading without words heads nothing.
    if not scope or not plain(cell.content).strip():
        return Markup('<td class="{}">{}</td>').format(kind, words)
    return Markup('<th scope="{}" class="{}">{}</th>').format(scope, kind, words)
