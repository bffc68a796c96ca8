"""Whether certificates lead to the anchors given, at a moment, from what the file holds or, if asked, the network."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from asn1crypto import x509

from engross.signed_pdf.verifying.lazy_pyhanko import (
    DocumentSecurityStore,
    NoDSSFoundError,
    PdfFileReader,
    ValidationContext,
    ValidationInfoReadingError,
)

CLOCKS = timedelta(minutes=5)
"""How far clocks may be from each other."""
_PATIENCE = 15
"""How long an authority may take to answer, in seconds."""


@dataclass(frozen=True, slots=True)
class ValidationData:
    """What a file holds to prove that certificates were good: certificates, answers and lists about revocation."""

    certificates: tuple[x509.Certificate, ...] = ()
    answers: tuple[Any, ...] = ()
    lists: tuple[Any, ...] = ()


def stored_validation_data(reader: PdfFileReader) -> ValidationData:
    """What the file's security store holds (ISO 32000-2, 12.8.4.3); nothing if there is none that can be read."""
    try:
        store = DocumentSecurityStore.read_dss(reader)
        return ValidationData(
            tuple(store.load_certs()),
            tuple(one for one in _loaded(store.ocsps, "ocsp")),
            tuple(one for one in _loaded(store.crls, "crl")),
        )
    except (NoDSSFoundError, ValidationInfoReadingError, ValueError, KeyError, TypeError, AttributeError):
        return ValidationData()


def _loaded(references: Sequence[Any], kind: str) -> list[Any]:
    from asn1crypto import crl, ocsp

    load = ocsp.OCSPResponse.load if kind == "ocsp" else crl.CertificateList.load
    return [load(one.get_object().data) for one in references]


@asynccontextmanager
async def validation_context(
    anchors: Sequence[x509.Certificate], proof: ValidationData, moment: datetime, *, strict: bool, online: bool
) -> AsyncIterator[ValidationContext]:
    """What decides whether a certificate was good at `moment`; `strict` wants proof that it was not revoked."""
    backend = None
    if online:
        from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend

        backend = AIOHttpFetcherBackend(per_request_timeout=_PATIENCE)
    try:
        yield ValidationContext(
            trust_roots=list(anchors),
            other_certs=list(proof.certificates),
            ocsps=list(proof.answers) if strict else [],
            crls=list(proof.lists) if strict else [],
            moment=moment,
            allow_fetching=online,
            # Not "hard-fail": it takes a certificate that names no server for one that needs no answer.
            revocation_mode="require" if strict else "soft-fail",
            retroactive_revinfo=True,
            time_tolerance=CLOCKS,
            fetcher_backend=backend,
        )
    finally:
        if backend is not None:
            await backend.close()


def revoked_since(certificate: x509.Certificate, proof: ValidationData, moment: datetime) -> datetime | None:
    """Since when a list in the file, however old, says that a certificate is revoked; nothing if none does by then."""
    for one in proof.lists:
        if one.issuer != certificate.issuer:
            continue
        for entry in one["tbs_cert_list"]["revoked_certificates"]:
            if entry["user_certificate"].native == certificate.serial_number:
                since: datetime = entry["revocation_date"].native
                if since <= moment:
                    return since
    return None
