"""What must hold before a field is signed: right field, right order, not yet signed, copy unchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from difflib import get_close_matches

from pyhanko.sign.validation import EmbeddedPdfSignature, SignatureCoverageLevel
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter, validate_sig_integrity

from engross.diagnostics import Collector, Origin, Severity, refuse
from engross.model.field import SignatureField
from engross.signed_pdf.signing.opened_copy import OpenedCopy, open_copy
from engross.signed_pdf.signing.spec import SignatureSpec
from engross.signed_pdf.verifying.envelope import unaccounted_parts
from engross.signed_pdf.verifying.revisions import explain_revisions
from engross.signed_pdf.verifying.strict_reader import UNREADABLE, first_revision
from engross.signed_pdf.verifying.validation_data import CLOCKS

_END = b"%%EOF"
_WHOLE = SignatureCoverageLevel.ENTIRE_REVISION


def read_whole(content: bytes, name: str) -> None:
    """Reads of a copy all that signing reads. For a child with bounds: what ends there ends here too.

    Where memory ends within the decoder of a page, the decoder says only that it failed. A copy whose pages cannot be
    read is therefore refused here, whatever the cause. Raises `Refused`: copy-stopped, and as `open_copy`.
    """
    problems = Collector()
    copy = open_copy(content, name, problems)
    if any(told.code == "verified-pages" and told.facts["count"] == "0" for told in problems):
        raise refuse("copy-stopped", Origin(name), name=name, reason="pages")
    check_unchanged(copy, Collector())
    revision_hashes(copy)


def fields_to_sign(copy: OpenedCopy, name: str) -> tuple[SignatureField, ...]:
    """The fields that `name` means, in their order. Raises `Refused`: field-unknown, with the nearest known name."""
    fields = copy.fields(name)
    if not fields:
        known = [*(field.name for field in copy.record.fields), *(field.signatory for field in copy.record.fields)]
        near = get_close_matches(name, [label for label in known if label], 1, 0.6)
        facts = {"near": near[0]} if near else {}
        names = ", ".join(f"`{field.name}`" for field in copy.record.fields)
        raise refuse("field-unknown", Origin(copy.name), name=name, names=names, **facts)
    return fields


def check_turn(copy: OpenedCopy, field: SignatureField, problems: Collector) -> None:
    """Tells each reason why `field` may not be signed now."""
    origin = Origin(copy.name)
    if field.name in copy.signed:
        problems.add("signed-already", origin, name=field.name, person=field.person)
        return
    if field.role == "timestamp":
        if not any(other.name in copy.signed for other in copy.record.fields):
            problems.add("nothing-signed", origin, name=field.name)
        return
    ends = [other for other in copy.record.fields if other.lock == "all" or other.role == "timestamp"]
    closed = [other for other in ends if other.name in copy.signed]
    if closed:
        problems.add("document-closed", origin, name=field.name, who=closed[0].person or closed[0].name)
        return
    waiting = copy.awaited()
    before = [other for other in waiting if other.order and field.order and other.order < field.order]
    if field.lock == "all":
        before += [other for other in waiting if other.name != field.name and other not in before]
    if before:
        who = ", ".join(other.person or other.name for other in before)
        names = ", ".join(f"`{other.name}`" for other in before)
        problems.add("signing-order", origin, name=field.name, who=who, names=names)


def check_moment(copy: OpenedCopy, fields: Sequence[SignatureField], spec: SignatureSpec, problems: Collector) -> None:
    """Tells a claimed time that cannot be true, and one on another day than the act prints.

    Tells: signing-time-ahead (of the clock), signing-time-before (an earlier
    signature, or the day of issue), and the warning signing-day-differs.
    """
    origin, at = Origin(copy.name), spec.at
    if spec.now is not None and at > spec.now + CLOCKS:
        problems.add("signing-time-ahead", origin, date=_minute(at), now=_minute(spec.now))
    try:
        earlier = [(time, str(one.field_name)) for one in copy.signatures for time in _times(one)]
    except UNREADABLE:  # told by `check_unchanged`
        return
    last, name = max(earlier, default=(None, ""))
    issued = str(copy.record.asked.get("on") or "")
    if last is not None and at < last - CLOCKS:
        field = next((one for one in copy.record.fields if one.name == name), None)
        who = field.person if field and field.person else name
        problems.add("signing-time-before", origin, date=_minute(at), earlier=_minute(last), who=who)
    elif issued and at.date().isoformat() < issued:
        problems.add("signing-time-before", origin, date=_minute(at), earlier=issued)
    days = {field.day for field in fields if field.day and field.role != "timestamp"}
    for printed in sorted(days - {at.date().isoformat()}):
        problems.add("signing-day-differs", origin, Severity.WARNING, printed=printed, date=at.date().isoformat())


def _times(signature: EmbeddedPdfSignature) -> Iterator[datetime]:
    """The times of a signature: the one that it claims, and those of its timestamp or as a timestamp."""
    stamps = list(extract_tst_data_iter(signature.signer_info, signed=False))
    if signature.sig_object_type == "/DocTimeStamp":
        stamps.append(signature.signed_data)
    elif signature.self_reported_timestamp is not None:
        yield signature.self_reported_timestamp
    for stamp in stamps:
        yield stamp["encap_content_info"]["content"].parsed["gen_time"].native


def _minute(moment: datetime) -> str:
    return moment.isoformat(" ", "minutes")


def check_unchanged(copy: OpenedCopy, problems: Collector) -> None:
    """Tells if the copy differs from what was issued by more than its signatures."""
    signatures = copy.signatures
    revisions = copy.reader.xrefs.total_revisions
    if (signatures[0].signed_revision if signatures else revisions) != 1:
        _changed(copy, problems)
        return
    unexplained = [
        explained.revision for explained in explain_revisions(copy.content, copy.reader) if explained.problem
    ]
    for signature in signatures:
        added_after = any(revision > signature.signed_revision for revision in unexplained)
        if added_after or not _stands(copy, signature):
            problems.add("signature-broken", Origin(copy.name), name=copy.name, field=signature.field_name)
    if unexplained and not problems.failed:
        _changed(copy, problems)


def revision_hashes(copy: OpenedCopy) -> tuple[str, ...]:
    """The SHA-256 of the file as issued, after each later revision, and as a whole."""
    states = [first_revision(copy.content, copy.reader)]
    for revision in range(1, copy.reader.xrefs.total_revisions):
        start = copy.reader.xrefs.get_startxref_for_revision(revision)
        end = copy.content.find(_END, start) + len(_END)
        states.append(copy.content[: end + (copy.content[end : end + 1] == b"\n")])
    return tuple(hashlib.sha256(state).hexdigest() for state in (*states, copy.content))


def _stands(copy: OpenedCopy, signature: EmbeddedPdfSignature) -> bool:
    """Whether a signature is sound and only allowed changes follow it. Trust in its certificate is not checked."""
    try:
        signature.compute_integrity_info()
        summary = signature.summarise_integrity_info()
        room = copy.content[signature.byte_range[1] : signature.byte_range[2]]
        permitted = summary["docmdp_ok"] is not False and summary["coverage"] >= _WHOLE
        return permitted and is_sound(signature) and not any(unaccounted_parts(room, (), ()))
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
