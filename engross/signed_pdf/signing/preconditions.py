"""What must hold before a field is signed: right field, right order, not yet signed, copy unchanged."""

from __future__ import annotations

import hashlib
from difflib import get_close_matches

from pyhanko.sign.validation import EmbeddedPdfSignature, SignatureCoverageLevel
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

from engross.diagnostics import Collector, Origin, refuse
from engross.model.field import SignatureField
from engross.signed_pdf.signing.opened_copy import OpenedCopy
from engross.signed_pdf.verifying.envelope import unaccounted_parts
from engross.signed_pdf.verifying.revisions import explain_revisions
from engross.signed_pdf.verifying.strict_reader import UNREADABLE, first_revision

_END = b"%%EOF"
_WHOLE = SignatureCoverageLevel.ENTIRE_REVISION


def fields_to_sign(copy: OpenedCopy, name: str) -> tuple[SignatureField, ...]:
    """The fields that `name` means, in their order. Raises `Refused`: field-unknown, with the nearest known name."""
    fields = copy.fields(name)
    if not fields:
        known = [*(one.name for one in copy.record.fields), *(one.signatory for one in copy.record.fields)]
        near = get_close_matches(name, [one for one in known if one], 1, 0.6)
        facts = {"near": near[0]} if near else {}
        names = ", ".join(f"`{one.name}`" for one in copy.record.fields)
        raise refuse("field-unknown", Origin(copy.name), name=name, names=names, **facts)
    return fields


def check_turn(copy: OpenedCopy, field: SignatureField, problems: Collector) -> None:
    """Tells each reason why `field` may not be signed now."""
    origin = Origin(copy.name)
    if field.name in copy.signed:
        problems.add("signed-already", origin, name=field.name, person=field.person)
        return
    if field.role == "timestamp":
        if not any(one.name in copy.signed for one in copy.record.fields):
            problems.add("nothing-signed", origin, name=field.name)
        return
    ends = [one for one in copy.record.fields if one.lock == "all" or one.role == "timestamp"]
    closed = [one for one in ends if one.name in copy.signed]
    if closed:
        problems.add("document-closed", origin, name=field.name, who=closed[0].person or closed[0].name)
        return
    waiting = copy.awaited()
    before = [one for one in waiting if one.order and field.order and one.order < field.order]
    if field.lock == "all":
        before += [one for one in waiting if one.name != field.name and one not in before]
    if before:
        who = ", ".join(one.person or one.name for one in before)
        names = ", ".join(f"`{one.name}`" for one in before)
        problems.add("signing-order", origin, name=field.name, who=who, names=names)


def check_unchanged(copy: OpenedCopy, problems: Collector) -> None:
    """Tells if the copy differs from what was issued by more than its signatures."""
    signatures = copy.signatures
    revisions = copy.reader.xrefs.total_revisions
    if (signatures[0].signed_revision if signatures else revisions) != 1:
        _changed(copy, problems)
        return
    unexplained = [one.revision for one in explain_revisions(copy.content, copy.reader) if one.problem]
    for signature in signatures:
        added_after = any(revision > signature.signed_revision for revision in unexplained)
        if added_after or not _stands(copy, signature):
            problems.add("signature-broken", Origin(copy.name), name=copy.name, field=signature.field_name)
    if unexplained and not problems.failed:
        _changed(copy, problems)


def revision_hashes(copy: OpenedCopy) -> tuple[str, ...]:
    """The SHA-256 of the file as issued, after each later revision, and as a whole."""
    found = [first_revision(copy.content, copy.reader)]
    for revision in range(1, copy.reader.xrefs.total_revisions):
        start = copy.reader.xrefs.get_startxref_for_revision(revision)
        end = copy.content.find(_END, start) + len(_END)
        found.append(copy.content[: end + (copy.content[end : end + 1] == b"\n")])
    return tuple(hashlib.sha256(one).hexdigest() for one in (*found, copy.content))


def _stands(copy: OpenedCopy, signature: EmbeddedPdfSignature) -> bool:
    """Whether a signature is sound and only allowed changes follow it. Trust in its certificate is not checked."""
    try:
        signature.compute_integrity_info()
        found = signature.summarise_integrity_info()
        room = copy.content[signature.byte_range[1] : signature.byte_range[2]]
        kept = found["docmdp_ok"] is not False and found["coverage"] >= _WHOLE
        return kept and is_sound(signature) and not any(unaccounted_parts(room, (), ()))
    except UNREADABLE:
        return False


def is_sound(signature: EmbeddedPdfSignature) -> bool:
    """Whether the signature matches the bytes that it covers (RFC 5652, 5.6; timestamps: RFC 3161, 2.4.2)."""
    digest = signature.compute_digest()
    kind = "data"
    if signature.sig_object_type == "/DocTimeStamp":
        stamp = signature.signed_data["encap_content_info"]["content"]
        if stamp.parsed["message_imprint"]["hashed_message"].native != digest:
            return False
        kind, hasher = "tst_info", hashlib.new(signature.md_algorithm)
        hasher.update(bytes(stamp))
        digest = hasher.digest()
    intact, valid = validate_sig_integrity(signature.signer_info, signature.signer_cert, kind, digest)
    return intact and valid


def _changed(copy: OpenedCopy, problems: Collector) -> None:
    problems.add("changed-since-issue", Origin(copy.name), name=copy.name)
