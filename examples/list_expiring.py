"""The acts of a workspace that end within a number of days, one line each.

    python examples/list_expiring.py WORKSPACE DAYS [TODAY]

TODAY is a day as 2027-03-01; the day of the machine if left out.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, timedelta

from engross import api


def main(arguments: Sequence[str]) -> int:
    folder, days, *day = arguments
    today = date.fromisoformat(day[0]) if day else date.today()  # noqa: DTZ011 -- where the person is
    deadlines, problems = api.radar(api.open_workspace(folder), today)
    for deadline in deadlines:
        if deadline.end is not None and today <= deadline.end <= today + timedelta(days=int(days)):
            print(deadline.end, deadline.name, deadline.title, sep="\t")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except api.Refused as refused:
        sys.exit(str(refused))
