"""A sheet: a page of facts and tables that goes into a file beside an act, and is not one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetTable:
    """Rows of plain text under their headings; `caption` stands above, empty for none."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet says in one language: title, facts with their labels, tables, a closing remark.

    `page` numbers the sheets in the foot: « page {n} de {N} ».
    """

    lang: str
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[SheetTable, ...]
    closing: str
    page: str
