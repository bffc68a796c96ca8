"""One file, verified: what it is, what is signed in it, what no signature covers."""

from __future__ import annotations

from hashlib import sha256

from engross.diagnostics import Collector, Origin, Severity
from engross.model.copy_record import CopyRecord
from engross.model.counterpart import CopyKind
from engross.model.verified import SignatureFound, Verified
from engross.signed_pdf.verifying.appended import only_signed_proof
from engross.signed_pdf.verifying.contents import CopyContents, read_contents
from engross.signed_pdf.verifying.signatures import VerificationSpec, verify_signatures
from engross.signed_pdf.verifying.strict_reader import UNREADABLE, first_revision, open_strictly


def verify_file(content: bytes, name: str, wanted: VerificationSpec) -> tuple[Verified, CopyContents | None]:
    """What a file proves by itself, and what was found inside it.

    Tells: verified-unreadable, verified-appended, verified-uncovered,
    verified-awaited, and as `look_inside` and `verify_signatures`.
    """
    problems, origin = Collector(), Origin(name)
    hashed = sha256(content).hexdigest()
    inside = read_contents(content, problems, origin) if content.startswith(b"%PDF-") else None
    if inside is None:
        problems.add("verified-unreadable", origin, size=len(content))
        return Verified(name, hashed, len(content), diagnostics=problems.sorted()), None
    first, issued = "", 0
    signatures: tuple[SignatureFound, ...] = ()
    try:
        reader = open_strictly(content)
        start = first_revision(content, reader)
        first, issued = sha256(start).hexdigest(), len(start)
        signatures, covered = verify_signatures(content, reader, inside.record, wanted, problems, origin)
        if len(content) > (covered or len(start)) and not (
            covered and only_signed_proof(content, covered, reader, wanted.anchors)
        ):
            _tail(content, covered or len(start), signatures, problems, origin)
    except UNREADABLE:
        problems.add("verified-unreadable", origin, size=len(content))
    awaited = _awaited(inside.record, signatures)
    if awaited:
        problems.add("verified-awaited", origin, Severity.WARNING, names=", ".join(awaited))
    found = Verified(
        name,
        hashed,
        len(content),
        inside.record,
        first,
        issued,
        signatures,
        awaited,
        inside.pages,
        diagnostics=problems.sorted(),
    )
    return found, inside


def _tail(
    content: bytes, covered: int, signatures: tuple[SignatureFound, ...], problems: Collector, origin: Origin
) -> None:
    """What stands after all that is covered, which anyone may have put there."""
    size = len(content) - covered
    if not signatures:
        problems.add("verified-appended", origin, first=covered, size=size)
    else:
        severity = Severity.WARNING if signatures[-1].since == "proof" else Severity.ERROR
        problems.add("verified-uncovered", origin, severity, first=covered, size=size)


def _awaited(record: CopyRecord | None, signatures: tuple[SignatureFound, ...]) -> tuple[str, ...]:
    """Who has yet to sign in the file: initials and timestamps are never awaited."""
    if record is None or record.counterpart.kind is not CopyKind.ORIGINAL:
        return ()
    done = {one.field for one in signatures}
    return tuple(
        one.person or one.name
        for one in record.fields
        if one.role not in ("initials", "timestamp") and one.name not in done
    )
