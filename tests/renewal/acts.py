"""Workspaces with a signed act to be renewed: fictional cities, and the 2017 protocol copied aside."""

from __future__ import annotations

import shutil
from pathlib import Path

from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES, ROOT

OLD = "montfleur-rivebelle/2030-2032"
FILE = f"protocols/{OLD}.yaml"
SIGNED = "quebec-namur/2017-2019"
NEXT = "quebec-namur/2027-2029"


def fictional(folder: Path, changes: dict[str, tuple[str, str]] | None = None) -> Workspace:
    """The cases' cities with their act of 2030-2032 signed; in each file named, the first text becomes the second."""
    shutil.copytree(CASES / "base", folder, dirs_exist_ok=True)
    edit(folder, FILE, "state: ready", "state: signed")
    for file, (old, new) in (changes or {}).items():
        edit(folder, file, old, new)
    return Workspace(folder, folder)


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """In a file, the first text becomes the second."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, file
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def at_hand(folder: Path) -> Workspace:
    """A workspace that holds the 2017 protocol and its relation; clauses and parties are the built-in ones."""
    shutil.copytree(ROOT / "protocols" / "quebec-namur", folder / "protocols" / "quebec-namur")
    return Workspace(folder, builtin_root())
