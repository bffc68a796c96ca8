"""The commands, one row each: a command is a module of this package and words in every catalogue."""

from __future__ import annotations

COMMANDS = (
    "new",
    "next",
    "adopt",
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
    "history",
    "amend",
    "read",
    "consolidate",
    "radar",
    "renew",
    "fill",
    "revise",
    "status",
    "schema",
    "completion",
)
"""In the order of the work. `engross.cli.<name>` holds `command`; its help is under `<name>` in the catalogues."""

EVERYWHERE = (
    ("workspace", "folder", ()),
    ("lang", "", ("fr", "en")),
    ("format", "", ("text", "json")),
)
"""The options of all commands: name, what they hold, or the words among which to choose."""

PROGRAM = "engross"
