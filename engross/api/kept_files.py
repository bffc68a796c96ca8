"""Signed files: kept in `signed/`, in a folder for each protocol, and never replaced nor removed."""

from __future__ import annotations

from pathlib import Path

from engross.diagnostics import Origin, Refused, refuse
from engross.output import digest, write_new
from engross.workspace import Workspace


def kept_files(workspace: Workspace, protocol: str) -> tuple[Path, ...]:
    """The signed files and scans that are kept of a protocol, by name."""
    folder = workspace.signed / protocol
    return tuple(sorted(path for path in folder.glob("*") if path.is_file() and not path.name.startswith(".")))


def kept_file(workspace: Workspace, protocol: str, sha256: str) -> Path | None:
    """The kept file with that SHA-256, if there is one."""
    return next((path for path in kept_files(workspace, protocol) if digest(path.read_bytes()) == sha256), None)


def signed_files(workspace: Workspace, protocol: str) -> tuple[Path, ...]:
    """The kept file of each copy that was signed electronically, with all its signatures.

    Raises `Refused`: nothing-kept, and as `read_register`.
    """
    from engross.register import read_register

    last = [
        [entry.sha256 for entry in copy.entries if entry.medium == "electronic" and entry.sha256][-1:]
        for copy in read_register(workspace, protocol).copies
    ]
    kept = [path for hashes in last for sha256 in hashes if (path := kept_file(workspace, protocol, sha256))]
    if not kept:
        raise refuse("nothing-kept", Origin(protocol), name=protocol)
    return tuple(kept)


def keep_file(workspace: Workspace, protocol: str, name: str, content: bytes) -> Path:
    """Keeps a signed file, and gives where. What is kept already is not written again; another file of that name gets
    a number: `exemplaire.scan.pdf`, `exemplaire.scan-2.pdf`. Raises `Refused` as `write_new`.
    """
    standing = kept_file(workspace, protocol, digest(content))
    if standing is not None:
        return standing
    path = workspace.signed / protocol / name
    turn = 1
    while True:
        turn += 1
        try:
            write_new(path, content)
        except Refused as refused:
            if "output-exists" not in refused.codes:
                raise
            path = path.with_name(f"{Path(name).stem}-{turn}{Path(name).suffix}")
            continue
        return path


__all__ = ["keep_file", "kept_file", "kept_files", "signed_files"]
