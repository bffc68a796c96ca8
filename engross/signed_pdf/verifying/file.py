"""Verifies one file: its record, its revisions, its signatures, and the bytes that no signature covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from engross.diagnostics import Collector, Origin, Severity
from engross.model.copy_record import CopyRecord
from engross.model.counterpart import CopyKind
from engross.model.verified import SignatureFound, Verified
from engross.signed_pdf.verifying.appended import only_signed_proof
from engross.signed_pdf.verifying.contents import CopyContents, read_contents
from engross.signed_pdf.verifying.lazy_pyhanko import PdfFileReader
from engross.signed_pdf.verifying.revisions import Explained, explain_revisions
from engross.signed_pdf.verifying.signatures import VerificationSpec, verify_signatures
from engross.signed_pdf.verifying.strict_reader import UNREADABLE, first_revision, open_strictly

_PERSONAL = ("signature", "countersignature", "witness")


def verify_file(content: bytes, name: str, wanted: VerificationSpec) -> tuple[Verified, CopyContents | None]:
    """Verifies a file from its bytes alone. Returns the findings, and the contents of the copy if it is a PDF.

    Tells: verified-unreadable, verified-revision, verified-appended,
    verified-uncovered, verified-awaited, and as `read_contents` and
    `verify_signatures`.
    """
    problems, origin = Collector(), Origin(name)
    verified = Verified(name, sha256(content).hexdigest(), len(content))
    explained: tuple[Explained, ...] = ()
    reader: PdfFileReader | None = None
    start = b""
    try:
        reader = open_strictly(content)
        start = first_revision(content, reader)
        explained = explain_revisions(content, reader)
    except UNREADABLE:
        problems.add("verified-unreadable", origin, size=len(content))
    added = {field for revision in explained for field in revision.added}
    contents = read_contents(content, problems, origin, added) if content.startswith(b"%PDF-") else None
    if contents is None:
        problems.add("verified-unreadable", origin, size=len(content))
        return replace(verified, diagnostics=problems.sorted()), None
    signatures: tuple[SignatureFound, ...] = ()
    if reader is not None:
        for revision in explained:
            if revision.problem:
                problems.add(
                    "verified-revision", origin, first=revision.start, last=revision.end, what=revision.problem
                )
        verified = replace(verified, first=sha256(start).hexdigest(), issued=len(start))
        try:
            signatures, covered = verify_signatures(content, reader, contents.record, wanted, problems, origin)
            _uncovered(content, covered, reader, explained, wanted.anchors, problems, origin)
        except UNREADABLE:
            problems.add("verified-unreadable", origin, size=len(content))
    awaited = _awaited(contents.record, signatures)
    if awaited:
        problems.add("verified-awaited", origin, Severity.WARNING, names=", ".join(awaited))
    verified = replace(
        verified,
        record=contents.record,
        signatures=signatures,
        awaited=awaited,
        pages=contents.pages,
        diagnostics=problems.sorted(),
    )
    return verified, contents


def _uncovered(
    content: bytes,
    covered: int,
    reader: PdfFileReader,
    explained: Sequence[Explained],
    anchors: Sequence[bytes],
    problems: Collector,
    origin: Origin,
) -> None:
    """Tells of bytes after the last signature (from `covered` on), which anyone may have added.

    Proof that `appended` can rebuild byte for byte is no problem. Proof that
    another program wrote in its own way is a warning if a rule explains each
    of its objects.
    """
    end = covered or len(first_revision(content, reader))
    size = len(content) - end
    if not size or (covered and only_signed_proof(content, covered, reader, anchors)):
        return
    if not covered:
        problems.add("verified-appended", origin, first=end, size=size)
        return
    tail = [revision for revision in explained if revision.end > covered]
    proof = (
        bool(tail)
        and tail[-1].end == len(content)
        and not any(revision.problem or revision.signed for revision in tail)
    )
    problems.add("verified-uncovered", origin, Severity.WARNING if proof else Severity.ERROR, first=end, size=size)


def _awaited(record: CopyRecord | None, signatures: Sequence[SignatureFound]) -> tuple[str, ...]:
    """Who has yet to sign: each person whose field holds no intact signature of a person.

    A timestamp in the field of a person does not count as a signature. Initials and
    timestamps are never awaited.
    """
    if record is None or record.counterpart.kind is not CopyKind.ORIGINAL:
        return ()
    done = {signature.field for signature in signatures if signature.role in _PERSONAL and signature.intact == "yes"}
    return tuple(
        field.person or field.name for field in record.fields if field.role in _PERSONAL and field.name not in done
    )
