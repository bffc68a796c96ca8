"""Explains each later revision of a file, object by object, as signature, timestamp or proof; reports anything else.

A copy is issued in one revision. Each later one must hold a signature in a
field that waits for one, a timestamp of the document, or certificates and
revocation data (the security store). For each object that a revision writes,
a rule says which keys may differ from before, and how. What no rule explains is
refused. A later signature or timestamp over it does not help: anyone can get a
timestamp.

pyHanko's analysis of differences runs too. It asks whether the signed content
is still what is shown. It accepts what it considers harmless, such as entries
of the catalog, titles in the metadata, or objects that nothing uses.
"""

from __future__ import annotations

from dataclasses import dataclass

from engross.signed_pdf.verifying.lazy_pyhanko import PdfFileReader
from engross.signed_pdf.verifying.pdf_values import (
    Unexplained,
    as_plain,
    raw_entry,
)
from engross.signed_pdf.verifying.revision_bytes import Unaccounted, account_for_revision, revision_ends
from engross.signed_pdf.verifying.revision_catalog import CatalogRules
from engross.signed_pdf.verifying.revision_fields import FieldRules
from engross.signed_pdf.verifying.revision_objects import root_of
from engross.signed_pdf.verifying.strict_reader import UNREADABLE

_TRAILER = {"/Size", "/Root", "/Info", "/ID", "/Prev"}
_XREF_STREAM = {*_TRAILER, "/Type", "/W", "/Index", "/Filter", "/DecodeParms", "/Length"}
_OBJECT_STREAM = {"/Type", "/N", "/First", "/Length", "/Filter", "/DecodeParms"}


@dataclass(frozen=True, slots=True)
class Explained:
    """A later revision, the half-open range content[start:end]. `revision` counts from 0, the file as issued.

    `problem` names what no rule explains; it is empty if all is explained.
    `signed` are the names of the fields that the revision fills, `stamped` of
    those that hold a document timestamp, `added` of those that it adds.
    """

    revision: int
    start: int
    end: int
    problem: str = ""
    signed: tuple[str, ...] = ()
    stamped: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def explain_revisions(content: bytes, reader: PdfFileReader) -> tuple[Explained, ...]:
    """Each revision after the first, explained or with its problem. Raises one of `UNREADABLE` for a broken file."""
    try:
        ends = revision_ends(content, reader)
    except Unaccounted as error:
        return (Explained(1, error.place, len(content), str(error)),)
    explained = []
    for revision in range(1, len(ends)):
        start, end = ends[revision - 1], ends[revision]
        try:
            account_for_revision(content, reader, revision, start, end)
            rules = _Revision(content, reader, revision)
            rules.explain()
            explained.append(
                Explained(revision, start, end, "", tuple(rules.signed), tuple(rules.stamped), tuple(rules.added))
            )
        except (Unexplained, Unaccounted) as error:
            explained.append(Explained(revision, start, end, str(error)))
        except UNREADABLE as error:
            explained.append(Explained(revision, start, end, type(error).__name__))
    return tuple(explained)


@dataclass
class _Revision(FieldRules, CatalogRules):
    """One revision while it is being explained."""

    def explain(self) -> None:
        """Raises `Unexplained` for the first change that no rule explains."""
        if self.reader.xrefs.refs_freed_in_revision(self.revision):
            raise Unexplained("objects taken away")
        self.trailer()
        self.containers()
        # An object that was written again with the same value changes nothing.
        for ref in sorted(self.left):
            if ref not in self.fresh and as_plain(self.get(ref)) == as_plain(self.before(ref)):
                self.take(ref)
        # Each rule takes what it explains out of `left`. The order counts: the catalog is judged once the form is
        # known, and pages once it is known which fields were added. What is left at the end has no rule.
        root = root_of(self.reader)
        form = self.form(root)
        self.fields(form)
        self.catalog(root, form[1])
        self.pages(form[1])
        self.metadata(root)
        if not self.signed and not self.proof:
            raise Unexplained("nothing is signed, stamped or proved")
        if self.left:
            raise Unexplained("object " + ", ".join(str(number) for number, _ in sorted(self.left)))

    def trailer(self) -> None:
        """Checks the trailer (7.5.5): same catalog, information and permanent identifier, and no new key."""
        trailers = self.reader.trailer
        now, was = trailers.flatten(self.revision), trailers.flatten(self.revision - 1)
        section = self.reader.xrefs.get_xref_container_info(self.revision)
        if self.reader.xrefs.get_xref_data(self.revision).hybrid is not None:
            raise Unexplained("two kinds of cross-references")
        if section.stream_ref is None:
            allowed = _TRAILER
        else:
            allowed = _XREF_STREAM
            self.take((section.stream_ref.idnum, section.stream_ref.generation))
        known = {key for key in was if key != "/XRefStm"}
        for key in now:
            if key not in allowed and key not in known:
                raise Unexplained(f"trailer {key}")
        for key in ("/Root", "/Info", "/Encrypt"):
            if as_plain(raw_entry(now, key)) != as_plain(raw_entry(was, key)):
                raise Unexplained(f"trailer {key}")
        ids = [as_plain(self.value(raw_entry(each, "/ID"))) for each in (was, now)]
        if ids[0] and (not ids[1] or ids[0][1][:1] != ids[1][1][:1]):
            raise Unexplained("trailer /ID")

    def containers(self) -> None:
        """Checks the keys of object streams (7.5.7). The rules check the objects in them one by one."""
        for number in self.reader.xrefs.object_streams_used_in(self.revision):
            stream = self.get((number, 0))
            if (number, 0) in self.left and set(stream) - _OBJECT_STREAM:
                raise Unexplained(f"object {number}")
            if (number, 0) in self.left:
                self.take((number, 0))
