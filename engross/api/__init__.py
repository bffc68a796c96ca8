"""The public verbs. The command line uses these and nothing else.

Each is found in a module of this package when it is first named, so that a
command loads what it needs and no more.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

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
}
_FOUND_IN = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _FOUND_IN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_FOUND_IN[name]}"), name)


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
