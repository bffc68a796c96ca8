"""Gathers what decides whether a certificate was valid at a moment: data from the file and, on request, the network."""

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
"""Tolerance between two clocks."""
_PATIENCE = 15
"""How long an authority may take to answer, in seconds."""


@dataclass(frozen=True, slots=True)
class ValidationData:
    """The validation data in a file: certificates, and answers (OCSP) and lists (CRL) about revocation."""

    certificates: tuple[x509.Certificate, ...] = ()
    answers: tuple[Any, ...] = ()
    lists: tuple[Any, ...] = ()


def stored_validation_data(reader: PdfFileReader) -> ValidationData:
    """The content of the file's security store (ISO 32000-2, 12.8.4.3); empty if there is none that can be read."""
    try:
        store = DocumentSecurityStore.read_dss(reader)
        return ValidationData(
            tuple(store.load_certs()),
            tuple(_loaded(store.ocsps, "ocsp")),
            tuple(_loaded(store.crls, "crl")),
        )
    except (NoDSSFoundError, ValidationInfoReadingError, ValueError, KeyError, TypeError, AttributeError):
        return ValidationData()


def _loaded(references: Sequence[Any], kind: str) -> list[Any]:
    from asn1crypto import crl, ocsp

    load = ocsp.OCSPResponse.load if kind == "ocsp" else crl.CertificateList.load
    return [load(reference.get_object().data) for reference in references]


@asynccontextmanager
async def validation_context(
    anchors: Sequence[x509.Certificate], proof: ValidationData, moment: datetime, *, strict: bool, online: bool
) -> AsyncIterator[ValidationContext]:
    """The context that decides whether a certificate was valid at `moment`.

    `strict` requires proof that it was not revoked.
    """
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
            # Not "hard-fail": it requires no answer for a certificate that names no server.
            revocation_mode="require" if strict else "soft-fail",
            retroactive_revinfo=True,
            time_tolerance=CLOCKS,
            fetcher_backend=backend,
        )
    finally:
        if backend is not None:
            await backend.close()


def revoked_since(certificate: x509.Certificate, proof: ValidationData, moment: datetime) -> datetime | None:
    """The time of revocation if a list in the file, however old, says that the certificate was revoked by `moment`.

    Otherwise None.
    """
    for revocation_list in proof.lists:
        if revocation_list.issuer != certificate.issuer:
            continue
        for entry in revocation_list["tbs_cert_list"]["revoked_certificates"]:
            if entry["user_certificate"].native == certificate.serial_number:
                since: datetime = entry["revocation_date"].native
                if since <= moment:
                    return since
    return None
