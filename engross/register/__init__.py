"""The register of copies: an append-only file in which each line holds the hash of the line before."""

from __future__ import annotations

from engross.register.lifecycle import next_events
from engross.register.signed_texts import changed_signed_texts
from engross.register.store import (
    MadeCopy,
    RegisteredFile,
    Signers,
    enter_event,
    enter_issued,
    find_file,
    read_register,
    registered_protocols,
)

__all__ = [
    "MadeCopy",
    "RegisteredFile",
    "Signers",
    "changed_signed_texts",
    "enter_event",
    "enter_issued",
    "find_file",
    "next_events",
    "read_register",
    "registered_protocols",
]
