"""Each edition of a clause compared with the one before it: one page a pair, and what it comes to.

python examples/compare_editions.py WORKSPACE CLAUSE FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from engross import api


def main(arguments: Sequence[str]) -> int:
    folder, clause, output = arguments
    workspace = api.open_workspace(folder)
    names = [name for name in workspace.clause_names() if name.split("@")[0] == clause]
    for old, new in pairwise(names):
        compared = api.compare(workspace, old, new, api.CompareOptions(to="html"))
        path = Path(output) / f"{old} {new}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(compared.content)
        print(f"{old} → {new}: {compared}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except api.Refused as refused:
        sys.exit(str(refused))
