"""Rows of a table that a list of values prints: put in and taken out in that list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.diagnostics import Path
from engross.model.act_text import CELLS, Piece, Unit
from engross.renewal.chosen import at, found, parsed
from engross.renewal.rewording import as_typed, plainly
from engross.source.edits import add, add_before, drop, scalar


def with_rows(text: str, ident: str, own: Unit, went: range, come: Sequence[Piece]) -> Iterator[str]:
    """The file with an entry less, or more, in each list that may print the rows.

    `went` are the places of the paragraphs of `own` that went, or where those that `come` stand. One entry is
    changed at a time.
    """
    if any(piece.type != "row" for piece in (*own.pieces[went.start : went.stop], *come)):
        return
    before = range(min(went.start, len(own.pieces)) - 1, -1, -1)
    head = next((k for k in before if own.pieces[k].type == "head"), None)
    path = found(text, ident)
    if head is None or path is None:
        return
    data = at(parsed(text).data, path)
    lists = data.get("with", {}) if isinstance(data, dict) else {}
    rows = [piece.text.split(CELLS) for piece in own.pieces[head + 1 :] if piece.type == "row"]
    place = went.start - head - 1
    for name, held in lists.items():
        if not isinstance(held, list) or len(held) != len(rows) or not held or not isinstance(held[0], dict):
            continue
        here: Path = (*path, "with", name)
        if went:
            yield drop(text, (*here, place))
            continue
        columns = _columns(held, rows)
        cells = come[0].text.split(CELLS)
        if columns is None or len(cells) != len(rows[0]):
            continue
        entry = ", ".join(f"{key}: {scalar(as_typed(cells[column]))}" for key, column in columns.items())
        if place > 0:
            yield add(text, (*here, place - 1), f"{{{entry}}}")
        else:
            yield add_before(text, (*here, 0), f"{{{entry}}}")


def _columns(held: list[dict[str, object]], rows: list[list[str]]) -> dict[str, int] | None:
    """In which column each key of the entries of a list is printed; None where that is not plain."""
    out = {}
    for key in held[0]:
        fitting = [
            column
            for column in range(len(rows[0]))
            if all(
                len(row) == len(rows[0]) and plainly(str(entry.get(key, ""))) == plainly(row[column])
                for entry, row in zip(held, rows, strict=True)
            )
        ]
        if len(fitting) != 1:
            return None
        out[key] = fitting[0]
    return out
