"""The originals of a protocol, one for each party, once it is fit to sign; otherwise all that stands against it.

python examples/make_copies.py WORKSPACE PROTOCOL FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime

from engross import api


def main(arguments: Sequence[str]) -> int:
    folder, protocol, output = arguments
    now = datetime.now().astimezone()
    options = api.CopyOptions(on=now.date(), when=now, who="examples/make_copies.py", output=output)
    made = api.copies(api.open_workspace(folder), protocol, options)
    print(made)
    for sheet in made.sheets:
        print(sheet)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except api.Refused as refused:
        sys.exit(str(refused))
