"""Reads the objects that one revision of a file wrote, and their state before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engross.signed_pdf.verifying.lazy_pyhanko import PdfFileReader, generic
from engross.signed_pdf.verifying.pdf_values import (
    Ref,
    members_of,
    ref_of,
)


@dataclass
class RevisionObjects:
    """The objects of one revision. `left` holds those that no rule has explained yet.

    Each rule removes what it explains.
    """

    content: bytes
    reader: PdfFileReader
    revision: int
    left: set[Ref] = field(default_factory=set)
    signed: list[str] = field(default_factory=list)
    stamped: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    proof: bool = False

    def __post_init__(self) -> None:
        written = self.reader.xrefs.explicit_refs_in_revision(self.revision)
        self.left = {(ref.idnum, ref.generation) for ref in written}
        self.fresh = {ref for ref in self.left if not self.existed(ref)}

    def existed(self, ref: Ref) -> bool:
        return _find(self.reader, ref, self.revision - 1) is not None

    def get(self, ref: Ref) -> Any:
        return _find(self.reader, ref, self.revision)

    def before(self, ref: Ref) -> Any:
        return _find(self.reader, ref, self.revision - 1)

    def value(self, raw: Any) -> Any:
        """A value, followed once if it is a reference."""
        return self.get(ref_of(raw)) if isinstance(raw, generic.IndirectObject) else raw

    def take(self, ref: Ref) -> None:
        self.left.discard(ref)

    def members(self, raw: Any, *, before: bool = False) -> list[Ref]:
        if isinstance(raw, generic.IndirectObject):
            if not before:
                self.take(ref_of(raw))
            raw = self.before(ref_of(raw)) if before else self.get(ref_of(raw))
        return [ref_of(member) for member in members_of(raw)]


def _find(reader: PdfFileReader, ref: Ref, revision: int) -> Any:
    """The object `ref` as it is in a revision; None if it does not exist yet."""
    reference = generic.Reference(ref[0], ref[1], reader)
    if reader.xrefs.get_historical_ref(reference, revision) is None:
        return None
    return reader.get_object(reference, revision, transparent_decrypt=False)


def root_of(reader: PdfFileReader) -> Ref:
    return reader.root_ref.idnum, reader.root_ref.generation
