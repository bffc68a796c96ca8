"""Reads what a copy holds: its record, the files inside it, its fields, the seals of its pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

import pikepdf

from engross.diagnostics import Collector, Origin, Severity
from engross.model.copy_record import RECORD_NAME, CopyRecord, read_record
from engross.model.seal import page_seal, page_text
from engross.model.verified import PageFound
from engross.signed_pdf.page_texts import page_texts

LOCK_NAME = "engross.lock"
_UNREADABLE = (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class CopyContents:
    """The contents of a copy: record (if readable), embedded files by name, names of the fields, seals of the pages."""

    record: CopyRecord | None
    files: Mapping[str, bytes]
    fields: frozenset[str]
    pages: tuple[PageFound, ...]


def read_contents(
    content: bytes, problems: Collector, origin: Origin, added: Collection[str] = ()
) -> CopyContents | None:
    """Reads a file and compares it with its record; None for what is not a PDF.

    `added` are the names of fields for timestamps that a later revision may add.

    Tells: verified-no-record, verified-attachment, verified-fields,
    verified-seal, verified-foot, verified-pages, verified-layers.
    """
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            files = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
            fields = frozenset(_fields(pdf))
            layers = "/OCProperties" in pdf.Root
    except _UNREADABLE:
        return None
    if layers:
        problems.add("verified-layers", origin)
    try:
        record = read_record(files[RECORD_NAME])
    except (KeyError, ValueError):
        problems.add("verified-no-record", origin, Severity.WARNING)
        return CopyContents(None, files, fields, ())
    _compare_files(record, files, problems, origin)
    recorded = {field.name for field in record.fields}
    for name in sorted((fields - set(added)) ^ recorded):
        problems.add("verified-fields", origin, field=name, known=", ".join(sorted(recorded)))
    return CopyContents(record, files, fields, _pages(content, record, problems, origin))


def _fields(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The names of the fields. Files of engross have no field inside another."""
    form = pdf.Root.get("/AcroForm")
    for field in form.get("/Fields", []) if form is not None else []:
        yield str(field.get("/T", ""))


def _compare_files(record: CopyRecord, files: Mapping[str, bytes], problems: Collector, origin: Origin) -> None:
    """Tells embedded files that differ from the record. A publication copy holds no sources.

    Any other holds all of them.
    """
    inside = {name for name in files if name not in (RECORD_NAME, LOCK_NAME)}
    if not inside:
        return
    for name in sorted(inside | set(record.sources)):
        if name not in record.sources or name not in inside or sha256(files[name]).hexdigest() != record.sources[name]:
            problems.add("verified-attachment", origin, file=name)


def _pages(content: bytes, record: CopyRecord, problems: Collector, origin: Origin) -> tuple[PageFound, ...]:
    try:
        texts = page_texts(content)
    except ValueError:
        problems.add("verified-pages", origin, count=0, recorded=len(record.seals.pages))
        return ()
    if len(texts) != len(record.seals.pages):
        problems.add("verified-pages", origin, count=len(texts), recorded=len(record.seals.pages))
    pages = []
    for number, ((text, foot), recorded) in enumerate(zip(texts, record.seals.pages, strict=False), 1):
        short = record.seals.short(number)
        page = PageFound(number, recorded, page_seal(text), short in page_text(foot).lower())
        if page.computed != recorded:
            problems.add("verified-seal", origin, page=number, seal=short)
        elif not page.printed:
            problems.add("verified-foot", origin, page=number, seal=short)
        pages.append(page)
    return tuple(pages)
