"""Tracked changes settled by LibreOffice: a real program in the place of Word."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

_SCRIPT = Path(__file__).with_name("libreoffice_script.py")


def settled(files: Sequence[tuple[Path, str]], folder: Path) -> list[bytes]:
    """What LibreOffice saves of each file after it has accepted or rejected (`accept`, `reject`) all changes."""
    folder.mkdir(parents=True, exist_ok=True)
    pipe = f"engross{uuid4().hex}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    targets = [folder / f"{at}.docx" for at in range(len(files))]
    arguments = [
        text
        for (path, deed), target in zip(files, targets, strict=True)
        for text in (path.as_uri(), deed, target.as_uri())
    ]
    office = subprocess.Popen(
        ["soffice", profile, "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        subprocess.run(["/usr/bin/python3", str(_SCRIPT), pipe, *arguments], check=True, timeout=300)
        office.wait(timeout=60)
    finally:
        if office.poll() is None:
            office.terminate()
            office.wait()
    return [target.read_bytes() for target in targets]
