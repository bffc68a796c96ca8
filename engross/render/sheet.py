"""A sheet as text, an HTML page, and that page laid out as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.model.sheet import Grid, Sheet, SheetCell

if TYPE_CHECKING:
    from engross.model.rendering import Look, Rendering

SIGNS = {"": "", "yes": "✓ ", "no": "✗ ", "open": "? "}
"""What stands before a cell in a terminal. Our fonts have none of these signs, so that the page has others."""
_SIGNS_ON_PAGE = {"": "", "yes": "", "no": "× ", "open": "? "}
_WIDEST_CELL = 44
"""Characters. A table with a wider cell, save in its last column, is printed as a list in a terminal."""


def sheet_text(sheet: Sheet) -> str:
    """The sheet for a terminal, readable without colour."""
    colon = "\u00a0: " if sheet.lang == "fr" else ": "
    out = [sheet.title, sheet.subject, ""]
    if sheet.verdict:
        out += [f"{SIGNS[sheet.state]}{sheet.verdict}", ""]
    if sheet.facts:
        width = max(len(name) for name, _ in sheet.facts)
        out += [*(f"{name:<{width}}  {value}" for name, value in sheet.facts), ""]
    for section in sheet.sections:
        out += [section.heading] if section.heading else []
        out += section.paragraphs
        out += _grid(section.grid, colon) if section.grid else []
        out += [f"{caption}{colon}________________" for caption in section.lines]
        out.append("")
    return "\n".join(out).rstrip() + "\n"


def _grid(grid: Grid, colon: str) -> list[str]:
    cells = [list(grid.head), *([f"{SIGNS[cell.state]}{cell.text}" for cell in row] for row in grid.rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(grid.head))]
    if any(width > _WIDEST_CELL for width in widths[:-1]):
        return [line for row in grid.rows for line in _listed(grid.head, row, colon)]
    return [
        "  " + "  ".join(f"{text:<{width}}" for text, width in zip(row, widths, strict=True)).rstrip() for row in cells
    ]


def _listed(head: tuple[str, ...], row: tuple[SheetCell, ...], colon: str) -> list[str]:
    """One row as an item of a list: the sign of its state, its first cell, then the others by column."""
    first, *others = row
    state = next((cell for cell in row if cell.state), None)
    sign = SIGNS[state.state] if state else "- "
    rest = [(name, cell.text) for name, cell in zip(head[1:], others, strict=True) if cell is not state]
    return [f"{sign}{first.text}", *(f"    {name}{colon}{value}" for name, value in rest if value.strip())]


def sheet_html(sheet: Sheet, look: Look) -> str:
    """One self-contained page, by the page and style of the look. Raises `Refused` as `fill_template`."""
    from markupsafe import Markup

    from engross.render.template import css_string, fill_template, page_counter

    return fill_template(
        look,
        sheet=sheet,
        sign=_SIGNS_ON_PAGE,
        style=Markup(look.style.replace("</", "<\\/")),
        foot={"words": Markup(css_string(sheet.foot)), "page": Markup(page_counter(sheet.page))},
    )


def sheet_pdf(sheet: Sheet, look: Look) -> Rendering:
    """That page, laid out. Raises `Refused` as `engross.render.layout_worker.lay_out`."""
    from engross.render.characters import printable
    from engross.render.layout_worker import lay_out

    return lay_out(printable(sheet_html(sheet, look)), look)
