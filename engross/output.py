"""Writing outputs: aside, then renamed; never half a file, never one that was there before lost."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engross.diagnostics import Origin, Refused, refuse
from engross.workspace import Workspace


def digest(content: bytes | str) -> str:
    """SHA-256 in hexadecimal (FIPS 180-4)."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def write(path: Path, content: bytes) -> None:
    """Put `content` at `path` whole or not at all. Raises `Refused`: disk-full, cannot-write."""
    aside = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        Path(aside).chmod(0o666 & ~_umask())
        Path(aside).replace(path)
    except OSError as error:
        if aside is not None:
            Path(aside).unlink(missing_ok=True)
        code = "disk-full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "cannot-write"
        raise refuse(code, Origin(str(path)), name=str(path), reason=error.strerror or str(error)) from None


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def manifest_path(path: Path) -> Path:
    """Where the manifest of an output stands: beside it."""
    return path.with_name(f"{path.name}.manifest.json")


def manifest(facts: Mapping[str, Any]) -> bytes:
    """What an output was made from, as JSON in one fixed order."""
    return (json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Footprint:
    """What an output was made from: files by name with their SHA-256, names without a file, folders with their list."""

    sources: Mapping[str, str]
    absent: tuple[str, ...] = ()
    folders: Mapping[str, list[str]] = field(default_factory=dict)


def unchanged(path: Path, facts: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The manifest of `path` if that output stands there whole and was made from `facts`; else None."""
    try:
        found = json.loads(manifest_path(path).read_bytes())
        if not isinstance(found, dict) or any(found.get(key) != value for key, value in facts.items()):
            return None
        return found if digest(path.read_bytes()) == found.get("sha256") else None
    except (OSError, ValueError):
        return None


def untouched(workspace: Workspace, manifest: Mapping[str, Any]) -> bool:
    """Whether everything that an output was made from is as its manifest says, without reading what it means."""
    try:
        for name, sha in manifest["sources"].items():
            path = workspace.find(name)
            if path is None or digest(path.read_bytes()) != sha:
                return False
        if any(workspace.find(name) is not None for name in manifest["absent"]):
            return False
        for folder, listed in manifest["folders"].items():
            if workspace.listing(folder.removeprefix("clauses/")) != listed:
                return False
    except (KeyError, AttributeError, TypeError, OSError, Refused):
        return False
    return True
