"""Copies of two fictional cities, as `copies` issues them and `sign` signs them, at every level."""

from __future__ import annotations

import atexit
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from engross import api
from engross.signed_pdf.signing import Level, Pkcs12File, sign
from engross.signed_pdf.verifying import VerificationSpec, read_anchors
from engross.workspace import Workspace, builtin_root
from tests.signed_pdf.pki import pki
from tests.signed_pdf.signing import secret, wish

AT = datetime(2030, 6, 1, 12, 0, tzinfo=UTC)
"""When everything is verified: two weeks after it was signed."""
NAME = "exempleville-modelbourg/2027-2029"
FIELDS = ("exempleville-1", "modelbourg-1")
_WHO = {"exempleville-1": "montfleur", "modelbourg-1": "rivebelle"}
"""Whose key signs where: the certificates bear the names of the people who hold these offices."""


def workspace_at(folder: Path) -> Workspace:
    """A new workspace whose protocol is to be signed electronically, by one person a city."""
    api.create(folder, "fr")
    file = folder / "protocols" / f"{NAME}.yaml"
    text = file.read_text("utf-8")
    for before, after in (
        ("state: draft ", "state: ready "),
        ("  medium: paper ", "  medium: electronic "),
        ("      date: 2026-12-10\n", "      date: 2030-05-14\n"),  # the day on which the tests sign
        ("      - {office: directeur-general, role: countersigns}\n", ""),
    ):
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    file.write_text(text, "utf-8")
    return Workspace(folder, builtin_root())


@cache
def issued() -> tuple[Workspace, Path]:
    """The workspace and the copy that it issued."""
    folder = tempfile.TemporaryDirectory(prefix="verifying-")
    atexit.register(folder.cleanup)
    workspace = workspace_at(Path(folder.name) / "w")

    made = datetime(2026, 11, 25, 9, tzinfo=UTC)
    [copy] = api.copies(workspace, NAME, api.CopyOptions(made.date(), made, "Essai", lang="fr")).copies
    return workspace, copy.path


@cache
def copy_at(level: Level, signatures: int = 2) -> bytes:
    """The copy signed by that many at that level."""
    content = issued()[1].read_bytes()
    for field in FIELDS[:signatures]:
        wish_of = wish(pki(), field, level)
        content = sign(content, "copie.pdf", wish_of, Pkcs12File(pki().p12(_WHO[field])), secret).content
    return content


@cache
def anchors() -> tuple[bytes, ...]:
    return read_anchors(pki().root.read_bytes(), "root.pem")


def wanted(**more: object) -> VerificationSpec:
    return VerificationSpec(**{"at": AT, "anchors": anchors(), **more})  # type: ignore[arg-type]
