"""A copy handed in to be signed: its record, and the fields that are signed already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import EmbeddedPdfSignature

from engross.diagnostics import Collector, Origin, refuse
from engross.model.copy_record import CopyRecord
from engross.model.counterpart import CopyKind
from engross.model.field import SignatureField
from engross.signed_pdf.verifying.contents import read_contents
from engross.signed_pdf.verifying.revisions import explain_revisions
from engross.signed_pdf.verifying.strict_reader import UNREADABLE, open_strictly


@dataclass(frozen=True, slots=True)
class PersonalSignature:
    """A signature that a person made: its field, the time that it claims, its certificate."""

    field: str
    claimed: datetime | None
    certificate: x509.Certificate


@dataclass(frozen=True, slots=True)
class OpenedCopy:
    """A copy, read. `signed` holds the names of the signed fields."""

    name: str
    content: bytes
    reader: PdfFileReader
    record: CopyRecord
    signed: frozenset[str]

    @property
    def signatures(self) -> tuple[EmbeddedPdfSignature, ...]:
        """The signatures and timestamps, in the order in which they were made."""
        return tuple(self.reader.embedded_signatures)

    @property
    def personal(self) -> tuple[PersonalSignature, ...]:
        """The signatures of persons, without timestamps, in the order in which they were made."""
        return tuple(
            PersonalSignature(str(one.field_name), one.self_reported_timestamp, one.signer_cert)
            for one in self.signatures
            if one.sig_object_type != "/DocTimeStamp"
        )

    def fields(self, name: str) -> tuple[SignatureField, ...]:
        """The field with that name, or the unsigned fields of the signatory with that id, initials first.

        If the signatory signed all of them, the signature field. Empty for an unknown name.
        """
        named = tuple(field for field in self.record.fields if field.name == name)
        of_signatory = sorted((field for field in self.record.fields if name and field.signatory == name), key=_turn)
        return (
            named or tuple(field for field in of_signatory if field.name not in self.signed) or tuple(of_signatory[-1:])
        )

    def awaited(self) -> tuple[SignatureField, ...]:
        """The unsigned fields in their order, without initials and timestamps."""
        waiting = [field for field in self.record.fields if field.name not in self.signed]
        return tuple(sorted((field for field in waiting if field.role not in ("initials", "timestamp")), key=_turn))

    def next(self) -> tuple[SignatureField, ...]:
        """The awaited fields that may be signed now."""
        awaited = self.awaited()
        first = min((field.order for field in awaited if field.order), default=0)
        return tuple(field for field in awaited if field.order in (0, first))

    def grown(self, content: bytes) -> OpenedCopy:
        """The same copy with `content`, its bytes after one more signature."""
        return _read(content, self.name, self.record)


def open_copy(content: bytes, name: str, problems: Collector) -> OpenedCopy:
    """The copy in a file. Differences between the file and its record are added to `problems`.

    Raises `Refused`: not-a-pdf, file-truncated, not-a-copy, and, for a copy
    without fields, paper-original or copy-not-to-sign.
    """
    origin = Origin(name)
    if not content.startswith(b"%PDF-"):
        raise refuse("not-a-pdf", origin, name=name)
    inside = read_contents(content, problems, origin, _added_fields(content))
    if inside is None or not content[-1024:].rstrip(b"\r\n").endswith(b"%%EOF"):
        raise refuse("file-truncated", origin, name=name)
    if inside.record is None:
        raise refuse("not-a-copy", origin, name=name)
    if not inside.record.fields:
        which = inside.record.counterpart
        code = "paper-original" if which.kind is CopyKind.ORIGINAL else "copy-not-to-sign"
        raise refuse(code, origin, name=name, mark=which.mark, protocol=inside.record.protocol)
    return _read(content, name, inside.record)


def _read(content: bytes, name: str, record: CopyRecord) -> OpenedCopy:
    try:
        reader = open_strictly(content)
        signed = frozenset(path for path, value, _ in enumerate_sig_fields(reader) if value is not None)
        tuple(reader.embedded_signatures)
    except UNREADABLE:
        raise refuse("file-truncated", Origin(name), name=name) from None
    return OpenedCopy(name, content, reader, record, signed)


def _added_fields(content: bytes) -> frozenset[str]:
    """The fields for timestamps that other programs added in later revisions, as the format allows."""
    try:
        explained = explain_revisions(content, open_strictly(content))
    except UNREADABLE:
        return frozenset()
    return frozenset(name for revision in explained for name in revision.added)


def _turn(field: SignatureField) -> tuple[int, bool]:
    """Sort key of fields: by order; initials before a signature of the same order."""
    return (field.order, field.role != "initials")
