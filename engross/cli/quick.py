"""The plain requests that shells and people make all the time, answered without click.

Loading click takes longer than all that `--help` and `list` have to do. The
answers are made by the functions that the commands use, so there is one page
of help and one list; whatever is less than plain is left to click.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def answer(arguments: Sequence[str], environ: Mapping[str, str]) -> str | None:
    """What these arguments print, or None when click has to look at them."""
    if "_ENGROSS_COMPLETE" in environ:
        return None
    match list(arguments):
        case ["--help" | "-h"]:
            from engross.cli.page import page_width, program_page
            from engross.messages import language

            return program_page(language(environ), page_width())
        case ["--version"]:
            from engross.cli.version import version_line

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
