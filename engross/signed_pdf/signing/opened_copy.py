"""A copy that was handed in to be signed: what it says of itself, and what was signed in it already."""

from __future__ import annotations

from dataclasses import dataclass

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import EmbeddedPdfSignature

from engross.diagnostics import Collector, Origin, refuse
from engross.model.copy_record import CopyRecord
from engross.model.field import SignatureField
from engross.signed_pdf.verifying.contents import read_contents
from engross.signed_pdf.verifying.strict_reader import UNREADABLE, open_strictly


@dataclass(frozen=True, slots=True)
class OpenedCopy:
    """A copy of ours, read. `signed` holds the names of the fields that bear a signature."""

    name: str
    content: bytes
    reader: PdfFileReader
    record: CopyRecord
    signed: frozenset[str]

    @property
    def signatures(self) -> tuple[EmbeddedPdfSignature, ...]:
        """The signatures and timestamps in it, in the order in which they were made."""
        return tuple(self.reader.embedded_signatures)

    def fields(self, name: str) -> tuple[SignatureField, ...]:
        """The field of that name; or those that the signatory of that id still signs in, initials first.

        The signature, when all of them are signed; nothing for a name that is unknown.
        """
        named = tuple(one for one in self.record.fields if one.name == name)
        own = sorted((one for one in self.record.fields if name and one.signatory == name), key=_turn)
        return named or tuple(one for one in own if one.name not in self.signed) or tuple(own[-1:])

    def awaited(self) -> tuple[SignatureField, ...]:
        """The fields that are still to be signed, in their order; initials and timestamps are never awaited."""
        waiting = [one for one in self.record.fields if one.name not in self.signed]
        return tuple(sorted((one for one in waiting if one.role not in ("initials", "timestamp")), key=_turn))

    def next(self) -> tuple[SignatureField, ...]:
        """Those of the awaited fields that may be signed now."""
        awaited = self.awaited()
        first = min((one.order for one in awaited if one.order), default=0)
        return tuple(one for one in awaited if one.order in (0, first))

    def grown(self, content: bytes) -> OpenedCopy:
        """The copy as it is with a signature more, by us."""
        return _read(content, self.name, self.record)


def open_copy(content: bytes, name: str, problems: Collector) -> OpenedCopy:
    """The copy in a file; what in it is not as its record says is told among the problems.

    Raises `Refused`: not-a-pdf, file-truncated, not-a-copy.
    """
    origin = Origin(name)
    if not content.startswith(b"%PDF-"):
        raise refuse("not-a-pdf", origin, name=name)
    inside = read_contents(content, problems, origin)
    if inside is None or not content[-1024:].rstrip(b"\r\n").endswith(b"%%EOF"):
        raise refuse("file-truncated", origin, name=name)
    if inside.record is None or not inside.record.fields:
        raise refuse("not-a-copy", origin, name=name)
    return _read(content, name, inside.record)


def _read(content: bytes, name: str, record: CopyRecord) -> OpenedCopy:
    try:
        reader = open_strictly(content)
        signed = frozenset(path for path, value, _ in enumerate_sig_fields(reader) if value is not None)
        tuple(reader.embedded_signatures)
    except UNREADABLE:
        raise refuse("file-truncated", Origin(name), name=name) from None
    return OpenedCopy(name, content, reader, record, signed)


def _turn(field: SignatureField) -> tuple[int, bool]:
    """Initials without an order of their own come before the signature."""
    return (field.order, field.role != "initials")
