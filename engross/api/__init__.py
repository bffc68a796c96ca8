"""The public interface of engross for Python. The command line uses this and nothing else.

The names in `__all__` are public and stable: a minor version removes none of
them and changes the meaning of none. CHANGELOG.md announces each deprecation one
minor version before the name is removed. Everything else in the package may
change at any time.

    from engross import api

    workspace = api.open_workspace("accords")
    report = api.check(workspace)
    [built] = api.build(workspace, "quebec-namur/2017-2019", to="pdf")

What cannot be done raises `Refused`, which holds every reason as a
`Diagnostic`. `str()` of either gives sentences.

The names are listed once, in `__init__.pyi`. Each is imported from its module
on first use, so that a program loads only what it needs.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

_IMPORT = re.compile(r"^from (?P<module>[\w.]+) import \((?P<names>.*?)^\)", re.DOTALL | re.MULTILINE)
_MODULE_OF = {
    line.split(" as ")[1].rstrip(","): match["module"]
    for match in _IMPORT.finditer(Path(__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    for line in match["names"].split("\n")
    if line.strip()
}
"""The module of each public name, as the stub says."""

__all__ = sorted(_MODULE_OF)  # noqa: PLE0605 -- the stub is the one list


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULE_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
