"""The public interface of engross for Python. The command line uses this and nothing else.

What `__all__` names here is public and stable: from one minor version to the
next nothing is taken away or changes its meaning; CHANGELOG.md tells what is
deprecated one minor version before it goes. All else in the package may
change at any time.

    from engross import api

    workspace = api.open_workspace("accords")
    report = api.check(workspace)
    [built] = api.build(workspace, "quebec-namur/2017-2019", to="pdf")

Whatever cannot be done raises `Refused`, which holds every reason as a
`Diagnostic`; printed, both speak in sentences.

The names stand in `__init__.pyi`, once. Each is imported from its module when
it is first asked for, so that a program loads what it needs and no more.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

<<<<<<< HEAD
if TYPE_CHECKING:
    from engross.api.amending import Amended, AmendOptions, amend
    from engross.api.building import BuildOptions, Built, build, watch
    from engross.api.checking import Report, check
    from engross.api.comparing import compare, compare_three
    from engross.api.consolidating import consolidate, redline_between
    from engross.api.copying import Copies, Copy, CopyOptions, Fit, copies, fit, rebuild
    from engross.api.portfolio import Deadline, radar, radar_calendar, radar_page
    from engross.api.redlining import Compared, CompareOptions
    from engross.api.registering import (
        CopyState,
        Entry,
        Grid,
        Register,
        Section,
        Sheet,
        SheetCell,
        next_of,
        record,
        registers,
        sheet_pdf,
    )
    from engross.api.renewing import Renewed, Statement, Voice, renew, renewal_page, renewal_sheet
    from engross.api.revising import Edition, Revised, change_state, editions, revise
    from engross.api.showing import document_json, show
    from engross.api.signing import KeyPlace, SignedCopy, SignOptions, sign
    from engross.api.texts import is_file, read_texts
    from engross.api.tracing import Traced, history
    from engross.api.verifying import (
        Verified,
        VerifyOptions,
        sheet_words,
        verification_json,
        verification_pdf,
        verification_sheet,
        verify,
    )
    from engross.api.workspaces import Listed, create, listing, schemas

_MODULES = {
    "amending": ("AmendOptions", "Amended", "amend"),
    "building": ("BuildOptions", "Built", "build", "watch"),
    "checking": ("Report", "check"),
    "comparing": ("compare", "compare_three"),
    "consolidating": ("consolidate", "redline_between"),
    "portfolio": ("Deadline", "radar", "radar_calendar", "radar_page"),
    "renewing": ("Renewed", "Statement", "Voice", "renew", "renewal_page", "renewal_sheet"),
    "revising": ("Edition", "Revised", "change_state", "editions", "revise"),
    "copying": ("Copies", "Copy", "CopyOptions", "Fit", "copies", "fit", "rebuild"),
    "redlining": ("CompareOptions", "Compared"),
    "registering": (
        "SheetCell",
        "CopyState",
        "Entry",
        "Grid",
        "Register",
        "Section",
        "Sheet",
        "next_of",
        "record",
        "registers",
        "sheet_pdf",
    ),
    "showing": ("document_json", "show"),
    "signing": ("KeyPlace", "SignedCopy", "SignOptions", "sign"),
    "tracing": ("Traced", "history"),
    "texts": ("is_file", "read_texts"),
    "verifying": (
        "Verified",
        "VerifyOptions",
        "sheet_words",
        "verification_json",
        "verification_pdf",
        "verification_sheet",
        "verify",
    ),
    "workspaces": ("Listed", "create", "listing", "schemas"),
=======
_IMPORT = re.compile(r"^from (?P<module>[\w.]+) import \((?P<names>.*?)^\)", re.DOTALL | re.MULTILINE)
_MODULE_OF = {
    line.split(" as ")[1].rstrip(","): match["module"]
    for match in _IMPORT.finditer(Path(__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    for line in match["names"].split("\n")
    if line.strip()
>>>>>>> main
}
"""The module of each public name, as the stub says."""

__all__ = sorted(_MODULE_OF)  # noqa: PLE0605 -- the stub is the one list


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_MODULE_OF[name]), name)
    globals()[name] = found
    return found


<<<<<<< HEAD
__all__ = [
    "AmendOptions",
    "Amended",
    "BuildOptions",
    "Built",
    "CompareOptions",
    "Compared",
    "Copies",
    "Copy",
    "CopyOptions",
    "CopyState",
    "Deadline",
    "Edition",
    "Entry",
    "Fit",
    "Grid",
    "KeyPlace",
    "Listed",
    "Register",
    "Renewed",
    "Report",
    "Revised",
    "Section",
    "Sheet",
    "SheetCell",
    "SignOptions",
    "SignedCopy",
    "Statement",
    "Traced",
    "Verified",
    "VerifyOptions",
    "Voice",
    "amend",
    "build",
    "change_state",
    "check",
    "compare",
    "compare_three",
    "consolidate",
    "copies",
    "create",
    "document_json",
    "editions",
    "fit",
    "history",
    "is_file",
    "listing",
    "next_of",
    "radar",
    "radar_calendar",
    "radar_page",
    "read_texts",
    "rebuild",
    "record",
    "redline_between",
    "registers",
    "renew",
    "renewal_page",
    "renewal_sheet",
    "revise",
    "schemas",
    "sheet_pdf",
    "sheet_words",
    "show",
    "sign",
    "verification_json",
    "verification_pdf",
    "verification_sheet",
    "verify",
    "watch",
]
=======
def __dir__() -> list[str]:
    return __all__
>>>>>>> main
