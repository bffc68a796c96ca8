"""Every PDF of a folder verified, one verdict a line; the exit code is 1 if one of them does not prove what it should.

    python examples/verify_folder.py FOLDER [CERTIFICATE…]

The certificates are those of the authorities that are trusted. Nothing is asked of the network.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from engross import api


def main(arguments: Sequence[str]) -> int:
    folder, *trust = arguments
    files = sorted(Path(folder).rglob("*.pdf"))
    options = api.VerifyOptions(datetime.now(UTC), trust)
    verdicts = api.verify(None, files, options)
    for file, verdict in zip(files, verdicts, strict=True):
        print(verdict.state, file.relative_to(folder), sep="\t")
        for problem in verdict.diagnostics:
            print(api.describe(problem), file=sys.stderr)
    return int(any(verdict.state != "yes" for verdict in verdicts))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except api.Refused as refused:
        sys.exit(str(refused))
