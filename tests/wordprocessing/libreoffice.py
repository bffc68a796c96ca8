"""Tracked changes settled by LibreOffice: a real program in the place of Word."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

_SCRIPT = Path(__file__).with_name("libreoffice_script.py")


def settled(files: Sequence[tuple[Path, str]], folder: Path) -> list[bytes]:
    """What LibreOffice saves of each file after it has accepted or rejected (`accept`, `reject`) all changes.

    Each file has a process of its own: what one leaves behind has brought the next one down.
    """
    folder.mkdir(parents=True, exist_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    # A profile is made at the first start, after which the program begins anew.
    subprocess.run(["soffice", profile, "--headless", "--terminate_after_init"], check=True, timeout=120)
    return [_settled(path, deed, folder / f"{at}.docx", folder / "profile") for at, (path, deed) in enumerate(files)]


def _settled(path: Path, deed: str, target: Path, profile: Path) -> bytes:
    pipe = f"engross{uuid4().hex}"
    office = subprocess.Popen(
        [
            "soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        arguments = [str(_SCRIPT), pipe, path.as_uri(), deed, target.as_uri()]
        subprocess.run(["/usr/bin/python3", *arguments], check=True, timeout=120)
        office.wait(timeout=60)
    finally:
        if office.poll() is None:
            office.terminate()
            office.wait()
    return target.read_bytes()
