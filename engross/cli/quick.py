"""Answers the simplest and most frequent requests without click.

Loading click takes longer than the work of `--help` and `list`. The answers come
from the same functions as those of the commands, so that both print the same
text. All other requests are left to click.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def answer(arguments: Sequence[str], environ: Mapping[str, str]) -> str | None:
    """The text to print for these arguments, or None if click must handle them."""
    if "_ENGROSS_COMPLETE" in environ:
        return None
    match list(arguments):
        case ["--help" | "-h"]:
            from engross.cli.page import page_width, program_page
            from engross.messages import language

            return program_page(language(environ), page_width())
        case ["--version"]:
            from engross.cli.table import version_line

            return version_line()
        case ["list"]:
            return _names(clauses=False)
        case ["list", "--clauses"]:
            return _names(clauses=True)
    return None


def _names(*, clauses: bool) -> str | None:
    from engross.diagnostics import Refused
    from engross.workspace import find

    try:
        workspace = find()
        names = workspace.clause_names() if clauses else workspace.act_names()
    except (Refused, OSError):
        return None
    if not names and sys.stderr.isatty():
        return None
    return "".join(f"{name}\n" for name in names)
