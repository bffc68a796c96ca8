"""The signatures of a file, one by one: intact, whose, when, at which level, and what came after."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import x509

from engross.diagnostics import Collector, Diagnostic, Origin, Severity
from engross.model.copy_record import CopyRecord
from engross.model.field import SignatureField
from engross.model.sheet import Verdict
from engross.model.verified import LaterChanges, SignatureFound
from engross.signed_pdf.verifying.certificates import holder_name, is_of, issuer_name, name_likeness, purpose_problem
from engross.signed_pdf.verifying.envelope import unaccounted_parts
from engross.signed_pdf.verifying.later_changes import POLICY
from engross.signed_pdf.verifying.lazy_pyhanko import (
    DiffResult,
    EmbeddedPdfSignature,
    KeyUsageConstraints,
    ModificationLevel,
    PdfFileReader,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    SignatureValidationError,
    async_validate_pdf_timestamp,
    cms_basic_validation,
    collect_timing_info,
    enumerate_sig_fields,
)
from engross.signed_pdf.verifying.strict_reader import UNREADABLE
from engross.signed_pdf.verifying.validation_data import (
    CLOCKS,
    ValidationData,
    revoked_since,
    stored_validation_data,
    validation_context,
)

_USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
_KINDS = ("/ETSI.CAdES.detached", "/adbe.pkcs7.detached")
"""How a signature may be written into a file (ISO 32000-2, 12.8.3)."""
LEVELS = ("B-B", "B-T", "B-LT", "B-LTA")


@dataclass(frozen=True, slots=True)
class VerificationSpec:
    """How to verify: the moment, the anchors in DER, whether the network may be asked, the least level."""

    at: datetime
    anchors: tuple[bytes, ...] = ()
    online: bool = False
    level: str = ""


def verify_signatures(
    content: bytes,
    reader: PdfFileReader,
    record: CopyRecord | None,
    wanted: VerificationSpec,
    problems: Collector,
    origin: Origin,
) -> tuple[tuple[SignatureFound, ...], int]:
    """The signatures in the order in which they were made, and where what they cover ends, in bytes.

    What speaks against each is among the problems. A signature is judged at
    the time that a timestamp proves, or else now; a timestamp, at the time of
    the document's next one. Raises what pyHanko does for a file that it
    cannot read.
    """
    one = _Verification(content, reader, record, wanted, problems, origin)
    return asyncio.run(one.all()), one.covered


@dataclass(slots=True)
class _Stamp:
    """When a signature was made, as far as a timestamp that can be trusted proves it, and by whose."""

    at: datetime | None = None
    authority: str = ""


class _Verification:
    def __init__(
        self,
        content: bytes,
        reader: PdfFileReader,
        record: CopyRecord | None,
        wanted: VerificationSpec,
        problems: Collector,
        origin: Origin,
    ) -> None:
        self.content, self.reader, self.wanted = content, reader, wanted
        self.problems, self.origin = problems, origin
        self.fields = {one.name: one for one in record.fields} if record else {}
        self.anchors = [x509.Certificate.load(one) for one in wanted.anchors]
        self.proof: ValidationData = stored_validation_data(reader)
        self.moment = wanted.at
        """The time at which what comes next, backwards, is judged."""
        self.unread: list[SignatureFound] = []
        self.covered = 0
        """Where what the signatures cover ends."""
        self.stamped = False
        """Whether a timestamp of the document that can be trusted comes after what is judged."""

    async def all(self) -> tuple[SignatureFound, ...]:
        found = [await self.judge(one) for one in reversed(self.read())]
        found.reverse()
        self.times(found)
        return (*self.unread, *found)

    def times(self, found: Sequence[SignatureFound]) -> None:
        """Tells a claimed time that cannot be: after now, or before that of an earlier signature."""
        last: datetime | None = None
        for one in found:
            if one.at is None or one.intact != "yes":
                continue
            claimed = not one.authority
            if (claimed and one.at > self.wanted.at + CLOCKS) or (
                claimed and last is not None and one.at < last - CLOCKS
            ):
                self.tell("verified-time", Severity.WARNING, field=one.field, date=one.at.date())
            last = one.at if last is None else max(last, one.at)

    def read(self) -> list[EmbeddedPdfSignature]:
        """The signatures that can be read, in their order; the others are told."""
        found = []
        for name, _, field in enumerate_sig_fields(self.reader, filled_status=True):
            try:
                found.append(EmbeddedPdfSignature(self.reader, field, name))
            except UNREADABLE as error:
                self.tell("verified-broken", field=name, reason=type(error).__name__)
                self.unread.append(_found(str(name), self.fields.get(str(name)), None, _Stamp(), intact="no"))
        self.covered = max(_ends(found), default=0)
        return sorted(found, key=lambda one: one.signed_revision)

    def tell(self, code: str, severity: Severity = Severity.ERROR, **facts: object) -> None:
        words = {name: str(value) for name, value in facts.items()}
        self.problems.take(Diagnostic(code, self.origin, severity, words))

    async def judge(self, one: EmbeddedPdfSignature) -> SignatureFound:
        name = str(one.field_name)
        try:
            return await (self.stamp(one, name) if one.sig_object_type == "/DocTimeStamp" else self.sign(one, name))
        except UNREADABLE as error:
            self.tell("verified-broken", field=name, reason=type(error).__name__)
            return _found(name, self.fields.get(name), None, _Stamp(), intact="no")

    # a timestamp of the document

    async def stamp(self, one: EmbeddedPdfSignature, name: str) -> SignatureFound:
        async with self.validation_context(self.moment, strict=False, online=False) as limits:
            status = await async_validate_pdf_timestamp(one, limits, POLICY)
        intact = self.intact(one, name, status)
        since = self.since(one, name)
        stamp = _Stamp(status.timestamp, holder_name(status.signing_cert))
        chain = self.chain(name, stamp.authority, bool(status.trusted))
        if chain == "yes" and self.revoked(name, status.signing_cert, status.timestamp):
            chain = "no"
        good = intact == "yes" and chain == "yes"
        if good:
            self.moment, self.stamped = status.timestamp, True
        field = self.fields.get(name)
        if field is not None and field.role != "timestamp":
            self.tell("verified-only-stamped", field=name, person=field.person or name, authority=stamp.authority)
        return _found(
            name, field, status.signing_cert, stamp, intact=intact, chain=chain, since=since, role="timestamp"
        )

    # a signature

    async def sign(self, one: EmbeddedPdfSignature, name: str) -> SignatureFound:
        if one.sig_object.get("/SubFilter") not in _KINDS:
            raise SignatureValidationError("a signature of another kind")
        one.compute_integrity_info(POLICY)
        stamp, timing = await self.time(one, name)
        moment = stamp.at or self.moment
        status = await self.status(one, timing, moment, strict=True)
        alone = bool(status.trusted)
        if not status.trusted and self.wanted.online:
            status = await self.status(one, timing, moment, strict=True, online=True)
        proved = bool(status.trusted)
        if not status.trusted and status.revocation_details is None:
            status = await self.status(one, timing, moment, strict=False)
        intact = self.intact(one, name, status)
        since = self.since(one, name)
        certificate = status.signing_cert
        chain, revocation = self.trust(name, certificate, status, proved)
        field = self.fields.get(name)
        self.person(field, name, certificate)
        known = intact == "yes" and chain == "yes"
        level = self.level(one, stamp, kept=alone) if known else ""
        if self.wanted.level and (not level or LEVELS.index(level) < LEVELS.index(self.wanted.level)):
            self.tell("verified-level", field=name, level=level or "–", wanted=self.wanted.level)
        claimed = stamp if stamp.at else _Stamp(one.self_reported_timestamp)
        return _found(
            name,
            field,
            certificate,
            claimed,
            intact=intact,
            chain=chain,
            revocation=revocation,
            since=since,
            level=level,
        )

    async def time(self, one: EmbeddedPdfSignature, name: str) -> tuple[_Stamp, dict[str, Any]]:
        """When a timestamp proves that it was there, and what pyHanko found of that. Tells verified-timestamp."""
        async with self.validation_context(self.moment, strict=False, online=False) as limits:
            timing = dict(await collect_timing_info(one.signer_info, limits, raw_digest=one.compute_digest))
        token: Any = timing.get("timestamp_validity")
        if token is None:
            return _Stamp(), timing
        authority = holder_name(token.signing_cert)
        if not (token.valid and token.intact):
            self.tell("verified-timestamp", field=name, authority=authority)
        elif not token.trusted and self.anchors:
            self.tell("verified-chain", field=name, holder=authority)
        elif token.trusted and not self.revoked(name, token.signing_cert, token.timestamp):
            return _Stamp(token.timestamp, authority), timing
        return _Stamp(), timing

    async def status(
        self, one: EmbeddedPdfSignature, timing: dict[str, Any], moment: datetime, *, strict: bool, online: bool = False
    ) -> Any:
        """What pyHanko finds of it at that moment; `timing` is what was found of its timestamp."""
        async with self.validation_context(moment, strict=strict, online=online) as limits:
            found = await cms_basic_validation(
                one.signed_data,
                raw_digest=one.compute_digest(),
                validation_context=limits,
                status_kwargs={**one.summarise_integrity_info(), **timing},
                key_usage_settings=_USAGE,
            )
        return PdfSignatureStatus(**found)

    def validation_context(self, moment: datetime, *, strict: bool, online: bool) -> Any:
        return validation_context(self.anchors, self.proof, moment, strict=strict, online=online)

    # what is found of it

    def intact(self, one: EmbeddedPdfSignature, name: str, status: Any) -> Verdict:
        """Whether what it covers, all up to its end, is as it was signed, and every byte of its room accounted for."""
        good = True
        if not status.intact:
            self.tell("verified-content", field=name)
            good = False
        elif not status.valid:
            self.tell("verified-forged", field=name)
            good = False
        whole = (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)
        if status.coverage not in whole:
            self.tell("verified-coverage", field=name)
            good = False
        start, end = int(one.byte_range[1]), int(one.byte_range[2])
        room, pool = self.content[start:end], self.proof.certificates
        for part in dict.fromkeys(unaccounted_parts(room, pool, self.wanted.anchors, ours=_is_ours(one))):
            self.tell("verified-envelope", field=name, part=part, first=start, last=end)
            good = False
        return "yes" if good else "no"

    def since(self, one: EmbeddedPdfSignature, name: str) -> LaterChanges:
        """What came after it; anything but signatures and their proof is told (verified-changed)."""
        result: Any = one.diff_result
        if result is None:
            whole = one.coverage is SignatureCoverageLevel.ENTIRE_FILE
            return "nothing" if whole else self.changed(name)
        docmdp = one.summarise_integrity_info()["docmdp_ok"]
        if not isinstance(result, DiffResult) or docmdp is False:
            return self.changed(name)
        match result.modification_level:
            case ModificationLevel.NONE:
                return "nothing"
            case ModificationLevel.LTA_UPDATES:
                return "proof"
            case ModificationLevel.FORM_FILLING:
                return "signatures"
        return self.changed(name)

    def changed(self, name: str) -> LaterChanges:
        self.tell("verified-changed", field=name)
        return "changes"

    def chain(self, name: str, who: str, trusted: bool) -> Verdict:
        if trusted:
            return "yes"
        if not self.anchors:
            self.tell("verified-no-anchors", Severity.WARNING)
            return "open"
        self.tell("verified-chain", field=name, holder=who)
        return "no"

    def trust(self, name: str, certificate: x509.Certificate, status: Any, proved: bool) -> tuple[Verdict, Verdict]:
        """Whether the chain leads to an anchor, and whether it is known that nothing in it was revoked."""
        who = holder_name(certificate)
        if status.revocation_details is not None:
            self.tell("verified-revoked", field=name, holder=who, date=status.revocation_details.revocation_date.date())
            return "yes", "no"
        if not status.trusted and self.anchors and self.wanted.at > certificate.not_valid_after:
            self.tell("verified-expired", Severity.WARNING, field=name, holder=who)
            return "open", "open"
        chain = self.chain(name, who, bool(status.trusted))
        if chain != "yes":
            return chain, "open"
        if not proved:
            self.tell("verified-revocation", Severity.WARNING, field=name, holder=who)
        return "yes", "yes" if proved else "open"

    def revoked(self, name: str, certificate: x509.Certificate, moment: datetime) -> bool:
        """Whether the file itself says that an authority of timestamps was revoked when it gave one."""
        since = revoked_since(certificate, self.proof, moment)
        if since is not None:
            self.tell("verified-revoked", field=name, holder=holder_name(certificate), date=since.date())
        return since is not None

    def person(self, field: SignatureField | None, name: str, certificate: x509.Certificate) -> None:
        """Tells a certificate that is not for signatures of persons (verified-purpose) or not of that person."""
        who = holder_name(certificate)
        if purpose := purpose_problem(certificate):
            self.tell("verified-purpose", field=name, holder=who, purpose=purpose)
        if field is None:
            return
        if field.role == "timestamp":
            self.tell("verified-not-a-timestamp", field=name, holder=who)
        elif field.certificate:
            if not is_of(certificate, field.certificate):
                self.tell("verified-person", field=name, holder=who, person=field.certificate)
        elif field.person and (likeness := name_likeness(certificate, field.person)) != "same":
            severity = Severity.WARNING if likeness == "part" else Severity.ERROR
            self.tell("verified-person", severity, field=name, holder=who, person=field.person)

    def level(self, one: EmbeddedPdfSignature, stamp: _Stamp, *, kept: bool) -> str:
        """The level of PAdES that is reached (ETSI EN 319 142-1, 6); empty for a signature that is not PAdES.

        Of a signature whose chain is not known it is not known either.
        """
        signed = {str(attribute["type"].native) for attribute in one.signer_info["signed_attrs"]}
        if one.sig_object.get("/SubFilter") != "/ETSI.CAdES.detached" or "signing_certificate_v2" not in signed:
            return ""
        if stamp.at is None:
            return "B-B"
        if not kept:
            return "B-T"
        return "B-LTA" if self.stamped else "B-LT"


def _found(
    name: str,
    field: SignatureField | None,
    certificate: x509.Certificate | None,
    stamp: _Stamp,
    *,
    intact: Verdict,
    chain: Verdict = "",
    revocation: Verdict = "",
    since: LaterChanges = "nothing",
    level: str = "",
    role: str = "",
) -> SignatureFound:
    return SignatureFound(
        name,
        role or (field.role if field else ""),
        field.person if field else "",
        field.capacity if field else "",
        field.party if field else "",
        holder_name(certificate) if certificate else "",
        issuer_name(certificate) if certificate else "",
        stamp.at,
        stamp.authority,
        level,
        intact,
        chain,
        revocation,
        since,
    )


def _is_ours(one: EmbeddedPdfSignature) -> bool:
    """Whether a signature says that engross made it (ISO 32000-1, 12.8.1, `Prop_Build`)."""
    build = one.sig_object.get("/Prop_Build", {})
    return bool(isinstance(build, dict) and build.get("/App", {}).get("/Name") == "/engross")


def _ends(signatures: Sequence[EmbeddedPdfSignature]) -> Iterator[int]:
    """Where what each of them covers ends, counted in bytes from the start of the file."""
    for one in signatures:
        yield int(one.byte_range[2]) + int(one.byte_range[3])
