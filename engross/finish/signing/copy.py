"""A copy that was handed in to be signed: what it says of itself, and what was signed in it already."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import EmbeddedPdfSignature

from engross.diagnostics import Origin, refuse
from engross.model.field import SignatureField
from engross.model.issue import RECORD_NAME, Issue, read_issue

_UNREADABLE = (PdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of ours, read. `signed` holds the names of the fields that bear a signature."""

    name: str
    content: bytes
    reader: PdfFileReader
    issue: Issue
    signed: frozenset[str]

    @property
    def signatures(self) -> tuple[EmbeddedPdfSignature, ...]:
        """The signatures and timestamps in it, in the order in which they were made."""
        return tuple(self.reader.embedded_signatures)

    def field(self, name: str) -> SignatureField | None:
        """The field of that name; or the one that the signatory of that id signs in."""
        by_name = {one.name: one for one in self.issue.fields}
        if name in by_name:
            return by_name[name]
        own = [one for one in self.issue.fields if one.signatory == name and one.role not in ("initials", "timestamp")]
        return own[0] if own else None

    def awaited(self) -> tuple[SignatureField, ...]:
        """The fields that are still to be signed, in their order; initials and timestamps are never awaited."""
        wanted = [one for one in self.issue.fields if one.role not in ("initials", "timestamp")]
        return tuple(sorted((one for one in wanted if one.name not in self.signed), key=lambda one: one.order))

    def next(self) -> tuple[SignatureField, ...]:
        """Those of the awaited fields that may be signed now."""
        awaited = self.awaited()
        first = min((one.order for one in awaited if one.order), default=0)
        return tuple(one for one in awaited if one.order in (0, first))


def read_copy(content: bytes, name: str) -> Copy:
    """The copy in a file. Raises `Refused`: not-a-pdf, file-truncated, not-a-copy."""
    if not content.lstrip()[:5] == b"%PDF-":
        raise refuse("not-a-pdf", Origin(name), name=name)
    if not content[-1024:].rstrip(b"\r\n\0 ").endswith(b"%%EOF"):
        raise refuse("file-truncated", Origin(name), name=name)
    try:
        reader = PdfFileReader(BytesIO(content), strict=True)
        records = [one for key, one in _attached(reader) if key == RECORD_NAME]
        fields = {path: value is not None for path, value, _ in enumerate_sig_fields(reader)}
        signed = frozenset(path for path, filled in fields.items() if filled)
        tuple(reader.embedded_signatures)
    except _UNREADABLE:
        raise refuse("file-truncated", Origin(name), name=name) from None
    if len(records) != 1:
        raise refuse("not-a-copy", Origin(name), name=name)
    try:
        issue = read_issue(records[0])
    except ValueError:
        raise refuse("not-a-copy", Origin(name), name=name) from None
    if {one.name for one in issue.fields} != set(fields):
        raise refuse("changed-since-issue", Origin(name), name=name)
    return Copy(name, content, reader, issue, signed)


def first_edition(copy: Copy) -> bytes:
    """The bytes of the copy as it was issued, before anything was added."""
    start = copy.reader.xrefs.get_startxref_for_revision(0)
    end = copy.content.find(b"%%EOF", start) + len(b"%%EOF")
    while copy.content[end : end + 1] in (b"\r", b"\n") and copy.content[end - 1 : end] != b"\n":
        end += 1
    return copy.content[:end]


def issued_as(copy: Copy) -> str:
    """The SHA-256 of the copy as it was issued."""
    return hashlib.sha256(first_edition(copy)).hexdigest()


def _attached(reader: PdfFileReader) -> Iterator[tuple[str, bytes]]:
    """The files inside it, by name (ISO 32000-1, 7.11.4)."""
    if "/Names" in reader.root and "/EmbeddedFiles" in reader.root["/Names"]:
        yield from _leaves(reader.root["/Names"]["/EmbeddedFiles"], 0)


def _leaves(node: Any, depth: int) -> Iterator[tuple[str, bytes]]:
    if depth > _DEEPEST:
        raise ValueError("a tree of names that is too deep")
    # Asked for by key, a value is found behind its reference; `get` would give the reference.
    if "/Kids" in node:
        kids = node["/Kids"]
        for at in range(len(kids)):
            yield from _leaves(kids[at], depth + 1)
    if "/Names" not in node:
        return
    pairs = node["/Names"]
    for at in range(0, len(pairs) - 1, 2):
        file = pairs[at + 1]
        name = file["/UF"] if "/UF" in file else file["/F"] if "/F" in file else pairs[at]
        yield str(name), file["/EF"]["/F"].data
