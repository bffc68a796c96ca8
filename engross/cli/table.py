"""The table of commands. Each command is a module of this package, and has words in every catalogue."""

from __future__ import annotations

from engross import __version__

COMMANDS = (
    "new",
    "next",
    "adopt",
    "import",
    "office",
    "act",
    "list",
    "check",
    "build",
    "show",
    "copies",
    "sign",
    "register",
    "verify",
    "compare",
    "kit",
    "accept",
    "history",
    "amend",
    "read",
    "consolidate",
    "life",
    "event",
    "radar",
    "renew",
    "fill",
    "revise",
    "status",
    "schema",
    "completion",
)
"""In the order of use. `engross.cli.<name>` holds `command`; its help is under `<name>` in the catalogues."""

EVERYWHERE = (
    ("workspace", "folder", ()),
    ("lang", "", ("fr", "en")),
    ("format", "", ("text", "json")),
)
"""The options of all commands: name, kind of value, choices (one of the last two is empty)."""

PROGRAM = "engross"


def version_line() -> str:
    """What `engross --version` prints."""
    return f"{PROGRAM} {__version__}\n"
