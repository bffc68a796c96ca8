"""What the validators said is printed as a table, whether the tests passed or not."""

from __future__ import annotations

import pytest

TABLE: list[tuple[str, ...]] = []
"""Rows of the table: the file, what veraPDF says by standard, what DSS says, what engross says itself."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not TABLE:
        return
    rows = [("file", "PDF/A-3a", "PDF/UA-1", "DSS", "engross"), *TABLE]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    terminalreporter.section("conformance")
    for row in rows:
        terminalreporter.line("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
