"""A protocol filled in from the row of a database, and built as a PDF.

    python examples/build_from_row.py WORKSPACE PROTOCOL DATABASE TABLE FOLDER

Each column of the table is the name of a blank of the protocol (`[[date]]` is filled by the column `date`), or
`clause.variable`. One PDF is made for each row; the file of the protocol stays as it is.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from engross import api


def main(arguments: Sequence[str]) -> int:
    folder, protocol, database, table, output = arguments
    workspace = api.open_workspace(folder)
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute(f'SELECT * FROM "{table}"')]
    for number, row in enumerate(rows, 1):
        values = {name: value for name, value in row.items() if value is not None}
        filled = api.with_values(workspace, protocol, values)
        [built] = api.build(filled, protocol, api.BuildOptions(output=Path(output) / f"{number}.pdf"))
        print(built)
        if built.path is None:
            return 1
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except api.Refused as refused:
        sys.exit(str(refused))
