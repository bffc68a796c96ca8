"""Judges each signature of a file: whether it is intact, whose it is, its time, its level, and the changes after it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
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
"""The accepted formats of a signature in a file (ISO 32000-2, 12.8.3)."""
_DAY = timedelta(days=1)
LEVELS = ("B-B", "B-T", "B-LT", "B-LTA")


@dataclass(frozen=True, slots=True)
class VerificationSpec:
    """How to verify: moment (`at`), anchors in DER, whether the network may be asked, least level."""

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
    """The signatures in the order of signing, and the end offset of the bytes that they cover (exclusive).

    Objections go to `problems`. A signature is judged at the time that a
    timestamp proves. Without one, it is judged at the time of the next document
    timestamp, or now. A document timestamp is judged at the time of the next
    one. Raises an error of `UNREADABLE` for a file that pyHanko cannot read.
    """
    verification = _Verification(content, reader, record, wanted, problems, origin)
    return asyncio.run(verification.all()), verification.covered


@dataclass(slots=True)
class _Stamp:
    """The time of a signature, proved by a trusted timestamp or claimed.

    `authority` is the holder of the timestamp certificate.
    """

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
        self.fields = {field.name: field for field in record.fields} if record else {}
        self.anchors = [x509.Certificate.load(anchor) for anchor in wanted.anchors]
        self.proof: ValidationData = stored_validation_data(reader)
        self.moment = wanted.at
        """The time at which the next signature is judged. Signatures are judged from the last to the first."""
        self.unread: list[SignatureFound] = []
        self.covered = 0
        """The offset, exclusive, at which the bytes covered by signatures end."""
        self.stamped = False
        """Whether a trusted document timestamp follows the signature that is being judged."""

    async def all(self) -> tuple[SignatureFound, ...]:
        findings = [await self.judge(signature) for signature in reversed(self.read())]
        findings.reverse()
        self.times(findings)
        return (*self.unread, *findings)

    def times(self, findings: Sequence[SignatureFound]) -> None:
        """Tells a claimed time that is impossible: after now, or before the time of an earlier signature."""
        last: datetime | None = None
        for finding in findings:
            if finding.at is None or finding.intact != "yes":
                continue
            claimed = not finding.authority
            if (claimed and finding.at > self.wanted.at + CLOCKS) or (
                claimed and last is not None and finding.at < last - CLOCKS
            ):
                self.tell("verified-time", Severity.WARNING, field=finding.field, date=finding.at.date())
            last = finding.at if last is None else max(last, finding.at)

    def read(self) -> list[EmbeddedPdfSignature]:
        """The signatures that can be read, in their order; the others are told."""
        readable = []
        for name, _, field in enumerate_sig_fields(self.reader, filled_status=True):
            try:
                readable.append(EmbeddedPdfSignature(self.reader, field, name))
            except UNREADABLE as error:
                self.tell("verified-broken", field=name, reason=type(error).__name__)
                self.unread.append(_signature_found(str(name), self.fields.get(str(name)), None, _Stamp(), intact="no"))
        self.covered = max(_ends(readable), default=0)
        return sorted(readable, key=lambda signature: signature.signed_revision)

    def tell(self, code: str, severity: Severity = Severity.ERROR, **facts: object) -> None:
        words = {name: str(value) for name, value in facts.items()}
        self.problems.take(Diagnostic(code, self.origin, severity, words))

    async def judge(self, signature: EmbeddedPdfSignature) -> SignatureFound:
        name = str(signature.field_name)
        try:
            return await (
                self.stamp(signature, name)
                if signature.sig_object_type == "/DocTimeStamp"
                else self.sign(signature, name)
            )
        except UNREADABLE as error:
            self.tell("verified-broken", field=name, reason=type(error).__name__)
            return _signature_found(name, self.fields.get(name), None, _Stamp(), intact="no")

    # a timestamp of the document

    async def stamp(self, signature: EmbeddedPdfSignature, name: str) -> SignatureFound:
        async with self.validation_context(self.moment, strict=False, online=False) as limits:
            status = await async_validate_pdf_timestamp(signature, limits, POLICY)
        intact = self.intact(signature, name, status)
        since = self.since(signature, name)
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
        return _signature_found(
            name, field, status.signing_cert, stamp, intact=intact, chain=chain, since=since, role="timestamp"
        )

    # a signature

    async def sign(self, signature: EmbeddedPdfSignature, name: str) -> SignatureFound:
        if signature.sig_object.get("/SubFilter") not in _KINDS:
            raise SignatureValidationError("a signature of another kind")
        signature.compute_integrity_info(POLICY)
        stamp, timing = await self.time(signature, name)
        moment = stamp.at or self.moment
        status = await self.status(signature, timing, moment, strict=True)
        alone = bool(status.trusted)
        if not status.trusted and self.wanted.online:
            status = await self.status(signature, timing, moment, strict=True, online=True)
        proved = bool(status.trusted)
        if not status.trusted and status.revocation_details is None:
            status = await self.status(signature, timing, moment, strict=False)
        intact = self.intact(signature, name, status)
        since = self.since(signature, name)
        certificate = status.signing_cert
        # pyHanko follows the chain of a sound signature only. Of another it is not known where it leads.
        sound = bool(status.intact and status.valid)
        chain, revocation = self.trust(name, certificate, status, proved) if sound else ("open", "open")
        field = self.fields.get(name)
        self.person(field, name, certificate)
        known = intact == "yes" and chain == "yes"
        level = self.level(signature, stamp, proof_inside=alone) if known else ""
        if self.wanted.level and (not level or LEVELS.index(level) < LEVELS.index(self.wanted.level)):
            self.tell("verified-level", field=name, level=level or "–", wanted=self.wanted.level)
        said = signature.self_reported_timestamp
        claimed = stamp if stamp.at else _Stamp(said)
        if intact == "yes":
            self.claim(name, said, stamp.at)
            self.day(field, claimed.at)
        return _signature_found(
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

    def claim(self, name: str, said: datetime | None, proved: datetime | None) -> None:
        """Tells a claimed time that the timestamp of the signature belies: after it, or more than a day before it."""
        if said is not None and proved is not None and not proved - _DAY <= said <= proved + CLOCKS:
            self.tell("verified-time", Severity.WARNING, field=name, date=said.date())

    def day(self, field: SignatureField | None, at: datetime | None) -> None:
        """Tells a signature that was made on another day than the act prints, in any time zone (UTC−12 to UTC+14)."""
        if field is None or at is None or not field.day or field.role == "initials":
            return
        first, last = (at - timedelta(hours=12)).date().isoformat(), (at + timedelta(hours=14)).date().isoformat()
        if not first <= field.day <= last:
            day = at.date().isoformat()
            self.tell("verified-day", Severity.WARNING, field=field.name, printed=field.day, date=day)

    async def time(self, signature: EmbeddedPdfSignature, name: str) -> tuple[_Stamp, dict[str, Any]]:
        """The time that the timestamp of a signature proves, and what pyHanko found about that timestamp.

        Tells verified-timestamp.
        """
        async with self.validation_context(self.moment, strict=False, online=False) as limits:
            timing = dict(await collect_timing_info(signature.signer_info, limits, raw_digest=signature.compute_digest))
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
        self,
        signature: EmbeddedPdfSignature,
        timing: dict[str, Any],
        moment: datetime,
        *,
        strict: bool,
        online: bool = False,
    ) -> Any:
        """The result of pyHanko for a signature at `moment`; `timing` is its result for the timestamp."""
        async with self.validation_context(moment, strict=strict, online=online) as limits:
            outcome = await cms_basic_validation(
                signature.signed_data,
                raw_digest=signature.compute_digest(),
                validation_context=limits,
                status_kwargs={**signature.summarise_integrity_info(), **timing},
                key_usage_settings=_USAGE,
            )
        return PdfSignatureStatus(**outcome)

    def validation_context(self, moment: datetime, *, strict: bool, online: bool) -> Any:
        return validation_context(self.anchors, self.proof, moment, strict=strict, online=online)

    # parts of the verdict

    def intact(self, signature: EmbeddedPdfSignature, name: str, status: Any) -> Verdict:
        """Whether a signature is intact.

        It must cover all bytes up to the end of its revision, they must be
        unchanged, and each byte of its room must be accounted for.
        """
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
        start, end = int(signature.byte_range[1]), int(signature.byte_range[2])
        room, pool = self.content[start:end], self.proof.certificates
        for part in dict.fromkeys(unaccounted_parts(room, pool, self.wanted.anchors, ours=_is_ours(signature))):
            self.tell("verified-envelope", field=name, part=part, first=start, last=end)
            good = False
        return "yes" if good else "no"

    def since(self, signature: EmbeddedPdfSignature, name: str) -> LaterChanges:
        """The kind of changes after a signature. Tells verified-changed for anything but signatures and proof."""
        result: Any = signature.diff_result
        if result is None:
            whole = signature.coverage is SignatureCoverageLevel.ENTIRE_FILE
            return "nothing" if whole else self.changed(name)
        docmdp = signature.summarise_integrity_info()["docmdp_ok"]
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
        """Two verdicts: whether the chain leads to an anchor, and whether proof shows that nothing in it is revoked."""
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
        """Whether a list in the file says that the certificate of a timestamp authority was revoked at `moment`."""
        since = revoked_since(certificate, self.proof, moment)
        if since is not None:
            self.tell("verified-revoked", field=name, holder=holder_name(certificate), date=since.date())
        return since is not None

    def person(self, field: SignatureField | None, name: str, certificate: x509.Certificate) -> None:
        """Tells a certificate that is not for persons (verified-purpose), or of someone else (verified-person)."""
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

    def level(self, signature: EmbeddedPdfSignature, stamp: _Stamp, *, proof_inside: bool) -> str:
        """The level of PAdES that is reached (ETSI EN 319 142-1, 6); empty for a signature that is not PAdES.

        `proof_inside` says that the file itself holds the proof against revocation.
        """
        signed = {str(attribute["type"].native) for attribute in signature.signer_info["signed_attrs"]}
        if signature.sig_object.get("/SubFilter") != "/ETSI.CAdES.detached" or "signing_certificate_v2" not in signed:
            return ""
        if stamp.at is None:
            return "B-B"
        if not proof_inside:
            return "B-T"
        return "B-LTA" if self.stamped else "B-LT"


def _signature_found(
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


def _is_ours(signature: EmbeddedPdfSignature) -> bool:
    """Whether a signature says that engross made it (ISO 32000-1, 12.8.1, `Prop_Build`)."""
    build = signature.sig_object.get("/Prop_Build", {})
    return bool(isinstance(build, dict) and build.get("/App", {}).get("/Name") == "/engross")


def _ends(signatures: Sequence[EmbeddedPdfSignature]) -> Iterator[int]:
    """For each signature the offset, exclusive, at which the bytes that it covers end."""
    for signature in signatures:
        yield int(signature.byte_range[2]) + int(signature.byte_range[3])
