"""Acts still to be signed, on paper or on a screen, and their copies as `engross copies` makes them."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf

from engross import api
from engross.api import Copies, CopyOptions
from engross.model.copy_record import RECORD_NAME
from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES, PROTOCOL_2017, to_be_signed

THREE = "clairval-rives/2027-2029"
WHEN = datetime(2026, 11, 25, 9, tzinfo=UTC)


def act(name: str, folder: Path, *, electronic: bool) -> Workspace:
    """A workspace where that act is still to be signed."""
    return to_be_signed(folder, electronic=electronic) if name == PROTOCOL_2017 else _three(folder, electronic)


def copies(workspace: Workspace, name: str, **asked: Any) -> Copies:
    """Its originals, with the sheets that go with them; or another copy that is asked for."""
    return api.copies(workspace, name, CopyOptions(WHEN.date(), WHEN, "Essai", lang="fr", **asked))


def record(path: Path) -> bytes:
    """What a copy says of itself."""
    with pikepdf.open(path) as pdf:
        return pdf.attachments[RECORD_NAME].get_file().read_bytes()


def _three(folder: Path, electronic: bool) -> Workspace:
    """The fictional case of three parties, in two languages and with a witness."""
    shutil.copytree(CASES / "good" / "trois-parties", folder, dirs_exist_ok=True)
    if electronic:
        _change(folder / "protocols" / f"{THREE}.yaml", "  originals: 3\n", "  medium: electronic\n")
        for name, words in (
            ("1.md", "en {{ signing.originals | words }} exemplaires originaux, "),
            ("1.en.md", " in {{ signing.originals | words }} originals,"),
        ):
            _change(folder / "clauses" / "testimonium" / name, words, "")
    return Workspace(folder, builtin_root())


def _change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
