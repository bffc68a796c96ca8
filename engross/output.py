"""Writes outputs: to a temporary file, then renamed. A file is never half written, and an old one never lost."""

from __future__ import annotations

import errno
import glob
import hashlib
import json
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from engross.diagnostics import Origin, Refused, refuse
from engross.workspace import Workspace

_BEYOND = 1 << 30
"""The index of the byte that is locked on Windows: far behind the end of any file that is written here."""
_SUFFIX = ".part"
"""The end of the name of a temporary file."""
_OLD = 60
"""A temporary file older than this many seconds, which no process holds, was left behind."""
_LONGEST = 100
"""The most characters of a file's name that its temporary file repeats: a name has at most 255 bytes."""


def digest(content: bytes | str) -> str:
    """SHA-256 in hexadecimal (FIPS 180-4)."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def write(path: Path, content: bytes) -> None:
    """Put `content` at `path` whole or not at all. Raises `Refused`: disk-full, cannot-write, output-exists.

    A PDF that carries a signature is only ever added to, whoever writes.
    """
    path = _target(path)
    with _temporary_file(path, content) as temporary:
        if _signed(path) and not content.startswith(path.read_bytes()):
            raise refuse("output-exists", Origin(str(path)), name=str(path))
        temporary.replace(path)


def write_new(path: Path, content: bytes) -> None:
    """As `write`, but never in place of a file that is there. Raises `Refused`: output-exists as well."""
    with _temporary_file(path, content) as temporary:
        try:
            path.hardlink_to(temporary)
        except FileExistsError:
            raise refuse("output-exists", Origin(str(path)), name=str(path)) from None
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK):
                raise
            # A file system that knows no second names, such as that of a memory stick.
            if path.exists():
                raise refuse("output-exists", Origin(str(path)), name=str(path)) from None
            temporary.replace(path)


@contextmanager
def _temporary_file(path: Path, content: bytes) -> Iterator[Path]:
    """A temporary file beside `path` with `content`, synced to disk; removed at the end unless it was renamed.

    It has the mode of the file that it will replace, or that of a new file.
    It is locked while it is written, so that a later run knows those that a
    killed run left behind, and removes them.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:_LONGEST]}.", suffix=_SUFFIX, dir=path.parent)
        with os.fdopen(handle, "wb") as out:
            _remove_leftovers(path, os.fstat(out.fileno()).st_mtime)
            if sys.platform != "win32":
                try_lock(out)
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
            Path(temporary).chmod(_mode(path))
            if sys.platform != "win32":
                yield Path(temporary)
        if sys.platform == "win32":
            yield Path(temporary)
    except OSError as error:
        code = "disk-full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "cannot-write"
        raise refuse(code, Origin(str(path)), name=str(path), reason=error.strerror or str(error)) from None
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The permissions of the file at `path`, so that what was private stays private; those of a new file if none."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return 0o666 & ~_umask()


def _remove_leftovers(path: Path, now: float) -> None:
    """Removes temporary files of `path` that are old and that no process holds: a run that wrote them was killed.

    `now` is the time of a file that was just made, in seconds; no clock is read.
    """
    for left in path.parent.glob(f".{glob.escape(path.name[:_LONGEST])}.*{_SUFFIX}"):
        with suppress(OSError):
            if left.stat().st_mtime < now - _OLD:
                with left.open("rb") as file:
                    held = sys.platform != "win32" and not try_lock(file)
                if not held:
                    left.unlink()


def _target(path: Path) -> Path:
    """The file that is written for `path`: where a link leads, so that the link stays."""
    return path.resolve() if path.is_symlink() else path


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Locks the file at `path` within the context. Raises `Refused`: in-use, unreadable-file.

    The lock belongs to the system and ends with the process.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse("unreadable-file", Origin(str(path)), name=str(path), reason=reason) from None
    with file:
        if not try_lock(file):
            raise refuse("in-use", Origin(str(path)), name=str(path))
        yield


def try_lock(file: IO[bytes]) -> bool:
    """Locks an open file for this process until it is closed; False if another process has the lock."""
    try:
        if sys.platform == "win32":
            import msvcrt

            # Windows forbids to read a locked byte. A byte far behind the end of the file harms nobody.
            file.seek(_BEYOND)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _signed(path: Path) -> bool:
    """Whether a PDF with a signature stands at `path` (ISO 32000-1, 12.8.1: each signature has a ByteRange)."""
    return path.suffix.lower() == ".pdf" and path.is_file() and b"/ByteRange" in path.read_bytes()


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def manifest_path(path: Path) -> Path:
    """Where the manifest of an output stands: beside it."""
    return path.with_name(f"{path.name}.manifest.json")


def manifest(facts: Mapping[str, Any]) -> bytes:
    """The manifest of an output as JSON, keys sorted."""
    return (json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Footprint:
    """The inputs of an output: files by name with SHA-256, names looked for in vain, folders with their listing."""

    sources: Mapping[str, str]
    absent: tuple[str, ...] = ()
    folders: Mapping[str, list[str]] = field(default_factory=dict)


def current_manifest(path: Path, facts: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The manifest of `path` if that output stands there whole and was made from `facts`; else None."""
    try:
        standing = json.loads(manifest_path(path).read_bytes())
        if not isinstance(standing, dict) or any(standing.get(key) != value for key, value in facts.items()):
            return None
        return standing if digest(path.read_bytes()) == standing.get("sha256") else None
    except (OSError, ValueError):
        return None


def sources_unchanged(workspace: Workspace, manifest: Mapping[str, Any]) -> bool:
    """Whether all inputs of an output are still as its manifest says; compares hashes only."""
    supplied = dict(workspace.supplied)
    try:
        for name, sha in manifest["sources"].items():
            path = workspace.find(name)
            content = supplied[name].encode() if name in supplied else path.read_bytes() if path is not None else None
            if content is None or digest(content) != sha:
                return False
        if any(workspace.find(name) is not None for name in manifest["absent"]):
            return False
        for folder, listed in manifest["folders"].items():
            if workspace.listing(folder.removeprefix("clauses/")) != listed:
                return False
    except (KeyError, AttributeError, TypeError, OSError, Refused):
        return False
    return True


@contextmanager
def private_folder(prefix: str) -> Iterator[Path]:
    """A new folder for this process alone, removed at the end; those that killed runs left behind are removed too."""
    base = Path(tempfile.gettempdir())
    for left in base.glob(f"{glob.escape(prefix)}*"):
        with suppress(OSError):
            with (left / _LOCK).open("rb") as file:
                free = try_lock(file)
            if free:
                shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=prefix) as name, (Path(name) / _LOCK).open("wb") as lock:
        try_lock(lock)
        try:
            yield Path(name).resolve()
        finally:
            lock.close()


_LOCK = ".in-use"
"""The file in a private folder that its process holds."""
