"""Signs a copy. The bytes of the copy stay; each signature adds an incremental update."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from io import BytesIO

from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper, Signer
from pyhanko.sign.signers.pdf_byterange import BuildProps
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.signers.pdf_signer import (
    PreSignValidationStatus,
    TimestampDSSContentSettings,
)
from pyhanko.sign.validation import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext

from engross import __version__
from engross.diagnostics import Collector, Diagnostic, Origin, Refused, refuse
from engross.model.copy_record import CopyRecord
from engross.model.field import SignatureField
from engross.signed_pdf.increment import Increment
from engross.signed_pdf.signing.appearance import SignatureLook
from engross.signed_pdf.signing.eligibility import check_certificate
from engross.signed_pdf.signing.fetching import DISTRUST, distrust, fetching_context
from engross.signed_pdf.signing.key import AskSecret, Key
from engross.signed_pdf.signing.opened_copy import OpenedCopy, open_copy
from engross.signed_pdf.signing.preconditions import (
    check_moment,
    check_turn,
    check_unchanged,
    fields_to_sign,
    is_sound,
    revision_hashes,
)
from engross.signed_pdf.signing.spec import Level, SignatureSpec
from engross.signed_pdf.signing.timestamps import TimestampServer
from engross.signed_pdf.verifying.certificates import holder_name

_DIGEST = "sha256"
_PROOF = TimestampDSSContentSettings(include_vri=False, update_before_ts=True)
"""Puts the proof in the same revision as the document timestamp, so that the timestamp covers it."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A copy after signing.

    `fields` were signed; `field` is the last of them. `level` is the level
    reached: the document timestamp waits for the last signature. `holder` is
    the holder of the certificate, empty for a timestamp alone.
    `diagnostics` are warnings.
    """

    content: bytes
    field: SignatureField
    fields: tuple[SignatureField, ...]
    record: CopyRecord
    level: Level
    holder: str
    awaited: tuple[SignatureField, ...]
    diagnostics: tuple[Diagnostic, ...]


def sign(content: bytes, name: str, spec: SignatureSpec, key: Key | None, ask: AskSecret) -> Signed:
    """Signs a copy called `name`. Without a key, only the timestamp field can be filled.

    The result is `content` with an increment after it for each signature
    (ISO 32000-1, 7.5.6). If `spec.field` is the id of a signatory, all fields
    of that signatory are signed: initials, then the signature. The first
    signature certifies the document and allows only the filling in of fields
    (12.8.2.2, level 2). Servers are asked only if `spec` names one, or if the
    level needs proof against revocation.

    Raises `Refused` with every reason at once, as far as they can be known
    without asking a server.
    """
    problems = Collector()
    copy = open_copy(content, name, problems)
    fields = fields_to_sign(copy, spec.field)
    return asyncio.run(_signed(copy, fields, spec, key, ask, problems))


async def _signed(
    copy: OpenedCopy,
    fields: Sequence[SignatureField],
    spec: SignatureSpec,
    key: Key | None,
    ask: AskSecret,
    problems: Collector,
) -> Signed:
    check_unchanged(copy, problems)
    if spec.register is not None:
        problems.extend(spec.register(copy.record, revision_hashes(copy)))
    check_turn(copy, fields[0], problems)
    check_moment(copy, fields, spec, problems)
    if fields[0].role == "timestamp":
        return await _stamped(copy, fields[0], spec, problems)
    _complete(spec, problems)
    if key is None:
        problems.add("key-needed", Origin(copy.name), name=fields[0].name)
        raise Refused(problems)
    try:
        async with key.opened(ask) as signer:
            for field in fields:
                check_certificate(signer.signing_cert, field, key.name, spec.at, problems)
            if problems.failed:
                raise Refused(())
            for field in fields:
                level = _reached(copy, field, spec.level)
                copy = copy.grown(await _written(copy, field, spec, level, signer, key.name))
            name = holder_name(signer.signing_cert)
    except Refused as refused:
        problems.extend(refused.diagnostics)
        raise Refused(problems) from refused.__cause__
    return Signed(copy.content, fields[-1], tuple(fields), copy.record, level, name, copy.awaited(), problems.sorted())


def _complete(spec: SignatureSpec, problems: Collector) -> None:
    """Tells what the level needs and the spec lacks."""
    if spec.level.timestamped and not spec.tsa:
        problems.add("tsa-needed", Origin(""), level=spec.level.written)
    if spec.level.long_term and not spec.trust:
        problems.add("trust-needed", Origin(""), level=spec.level.written)


def _reached(copy: OpenedCopy, field: SignatureField, wanted: Level) -> Level:
    """The level to make now. A document timestamp before the last signature would have to be renewed, so it waits."""
    last = all(other.name == field.name for other in copy.awaited())
    return wanted if last or wanted is not Level.B_LTA else Level.B_LT


async def _written(
    copy: OpenedCopy, field: SignatureField, spec: SignatureSpec, level: Level, signer: Signer, key: str
) -> bytes:
    closing = field.lock == "all"
    reserved = next((other.name for other in copy.record.fields if other.role == "timestamp"), None)
    metadata = PdfSignatureMetadata(
        field_name=field.name,
        md_algorithm=_DIGEST,
        reason=spec.reason or None,
        location=spec.location or None,
        name=holder_name(signer.signing_cert),
        app_build_props=BuildProps(name="engross", revision=__version__),
        certify=not copy.signatures,
        subfilter=SigSeedSubFilter.PADES,
        docmdp_permissions=MDPPerm.NO_CHANGES if closing and copy.signatures else MDPPerm.FILL_FORMS,
        signer_key_usage=set(),
    )
    server = TimestampServer(spec.tsa, timeout=spec.patience) if level.timestamped else None
    look = SignatureLook(appearance=spec.appearance(field, level) if spec.appearance else None)
    async with AsyncExitStack() as stack:
        context = None
        if level.long_term:
            context = await stack.enter_async_context(fetching_context(spec, tuple(signer.cert_registry)))
            metadata = replace(metadata, validation_context=context)
        writer = Increment.from_reader(copy.reader)
        steering = PdfSigner(metadata, signer, timestamper=server, stamp_style=look)
        session = steering.init_signing_session(writer, existing_fields_only=True)
        session.system_time = spec.at
        try:
            validation = await session.perform_presign_validation(writer)
        except DISTRUST as error:
            raise distrust(error, signer.signing_cert, key, spec.tsa) from error
        out = BytesIO()
        try:
            document = session.prepare_tbs_document(
                validation, await session.estimate_signature_container_size(validation)
            )
            prepared, _ = document.digest_tbs_document(output=out)
            await document.perform_signature(prepared.document_digest, PdfCMSSignedAttributes(signing_time=spec.at))
        except SigningError as error:
            raise refuse("key-signs-wrong", Origin(key), name=key) from error
        signed_copy = copy.grown(_grown(copy, out.getvalue()))
        if not is_sound(signed_copy.signatures[-1]):
            # The key is broken, or it does not belong to its certificate.
            raise refuse("key-signs-wrong", Origin(key), name=key)
        if context is None or validation is None or server is None:
            return signed_copy.content
        if level is Level.B_LTA and reserved:
            return await _stamp(signed_copy, reserved, server, context, validation)
        return _with_proof(signed_copy, validation)


def _with_proof(copy: OpenedCopy, validation: PreSignValidationStatus) -> bytes:
    """Adds the proof of the last signature in a revision after it.

    The validator of the European Commission (DSS) looks for it there.
    """
    writer = Increment.from_reader(copy.reader)
    DocumentSecurityStore.supply_dss_in_writer(
        writer,
        None,
        paths=validation.validation_paths,
        ocsps=validation.ocsps_to_embed,
        crls=validation.crls_to_embed,
        embed_roots=False,
    )
    out = BytesIO()
    writer.write(out)
    return _grown(copy, out.getvalue())


async def _stamped(copy: OpenedCopy, field: SignatureField, spec: SignatureSpec, problems: Collector) -> Signed:
    """Makes the document timestamp of a copy after its last signature."""
    if not spec.tsa:
        problems.add("tsa-needed", Origin(""), level=Level.B_LTA.written)
    if not spec.trust:
        problems.add("trust-needed", Origin(""), level=Level.B_LTA.written)
    if problems.failed:
        raise Refused(problems)
    async with fetching_context(spec, ()) as context:
        content = await _stamp(copy, field.name, TimestampServer(spec.tsa, timeout=spec.patience), context)
    return Signed(content, field, (field,), copy.record, Level.B_LTA, "", copy.awaited(), problems.sorted())


async def _stamp(
    copy: OpenedCopy,
    field: str,
    server: TimestampServer,
    context: ValidationContext,
    validation: PreSignValidationStatus | None = None,
) -> bytes:
    """Adds a timestamp of the whole document in `field`, with the proof for the server."""
    out = BytesIO()
    try:
        await PdfTimeStamper(server, field_name=field).async_timestamp_pdf(
            Increment.from_reader(copy.reader),
            _DIGEST,
            validation_context=context,
            validation_paths=validation.validation_paths if validation else None,
            output=out,
            dss_settings=_PROOF,
            embed_roots=False,
        )
    except DISTRUST as error:
        raise refuse("tsa-untrusted", Origin(server.url), url=server.url) from error
    return _grown(copy, out.getvalue())


def _grown(copy: OpenedCopy, content: bytes) -> bytes:
    """Returns `content` after checking that it begins with the old file unchanged and adds to it."""
    if len(content) <= len(copy.content) or not content.startswith(copy.content):
        raise RuntimeError("signing rewrote the file")
    return content
