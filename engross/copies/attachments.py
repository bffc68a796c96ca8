"""The files embedded in a copy: its record, the lock of editions and programs, and every source."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from engross import __version__
from engross.model.clause import Clause
from engross.model.copy_record import RECORD_NAME, CopyRecord, write_record
from engross.model.rendering import Attachment

LOCK_NAME = "engross.lock"
_PROGRAMS = (
    "weasyprint",
    "pydyf",
    "fonttools",
    "pikepdf",
    "pyphen",
    "jinja2",
    "markdown-it-py",
    "segno",
    "font-source-serif-pro",
    "font-source-sans-pro",
)


def attachments(
    files: Mapping[str, bytes], record: CopyRecord, clauses: Mapping[str, Clause]
) -> tuple[Attachment, ...]:
    """The record, the lock and every source, as files inside the PDF (ISO 19005-3, 6.8)."""
    lock = {
        "editions": {
            ident: {"clause": clause.name, "sha256": record.sources.get(clause.file, "")}
            for ident, clause in clauses.items()
        },
        "programs": dict(record.versions),
    }
    lock_text = json.dumps(lock, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    attached = [
        Attachment(RECORD_NAME, write_record(record), record.counterpart.mark, "Data", "application/json"),
        Attachment(LOCK_NAME, lock_text.encode(), record.protocol, "Data", "application/json"),
    ]
    attached += (Attachment(name, files[name], name, "Source", _mime(name)) for name in sorted(files))
    return tuple(attached)


_MIMES = {
    "yaml": "application/yaml",
    "md": "text/markdown",
    "css": "text/css",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}


def _mime(name: str) -> str:
    return _MIMES.get(name.rpartition(".")[2].lower(), "text/plain")


def versions() -> dict[str, str]:
    """The programs and libraries on which the bytes of a copy depend, with their versions.

    `code` is the SHA-256 of our own source files: the code may change while the version number stays.
    """
    import zlib

    return {
        "code": _code(),
        "engross": __version__,
        "pango": _pango(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **_libraries(),
    }


@cache
def _libraries() -> dict[str, str]:
    from importlib.metadata import version

    return {name: version(name) for name in _PROGRAMS}


@cache
def _code() -> str:
    root = Path(__file__).parents[1]
    whole = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        whole.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


def _pango() -> str:
    from engross.render.layout_engine import pango_version

    return pango_version()
