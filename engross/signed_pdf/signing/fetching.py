"""Fetches proof about revocation while signing, where the level needs it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

from asn1crypto import x509
from pyhanko.sign.general import SigningError
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import (
    ExpiredError,
    InsufficientRevinfoError,
    InvalidCertificateError,
    NotYetValidError,
    PathBuildingError,
    PathValidationError,
    RevokedError,
)
from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend

from engross.diagnostics import Origin, Refused, refuse
from engross.signed_pdf.signing.spec import SignatureSpec
from engross.signed_pdf.verifying.certificates import holder_name, issuer_name

_CLOCKS = timedelta(minutes=5)
"""Tolerance between the clocks of servers and ours."""


@asynccontextmanager
async def fetching_context(spec: SignatureSpec, others: Sequence[x509.Certificate]) -> AsyncIterator[ValidationContext]:
    """A validation context that fetches revocation data and intermediate certificates.

    It asks the addresses that stand in the certificates.
    """
    backend = AIOHttpFetcherBackend(per_request_timeout=spec.patience)
    try:
        yield ValidationContext(
            trust_roots=[x509.Certificate.load(der) for der in spec.trust],
            other_certs=list(others),
            moment=spec.at,
            allow_fetching=True,
            revocation_mode="hard-fail",
            time_tolerance=_CLOCKS,
            fetcher_backend=backend,
        )
    finally:
        await backend.close()


def distrust(error: BaseException, certificate: x509.Certificate, key: str, tsa: str = "") -> Refused:
    """Turns an error of pyHanko about a certificate chain into a diagnostic.

    The chain belongs to the signer's `certificate` or to the timestamp server
    `tsa`. The text of the error names the certificate without a path.
    """
    name = holder_name(certificate)
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, RevokedError):
            date = cause.revocation_dt.date().isoformat()
            return refuse("certificate-revoked", Origin(key), name=name, date=date)
        if isinstance(cause, InsufficientRevinfoError):
            return refuse("revocation-unknown", Origin(key), name=_unanswered(cause) or name)
        if isinstance(cause, PathBuildingError) and tsa and certificate.subject.human_friendly not in str(cause):
            return refuse("tsa-untrusted", Origin(tsa), url=tsa)
        if isinstance(cause, ExpiredError | NotYetValidError | InvalidCertificateError | PathBuildingError):
            return refuse("certificate-untrusted", Origin(key), name=name)
        cause = cause.__cause__ or cause.__context__
    return refuse("certificate-untrusted", Origin(key), name=name)


def _unanswered(error: PathValidationError) -> str:
    """The holder of the certificate without revocation data: the last of the chain, or the one that the error names."""
    above = [*error.current_path.iter_certs(include_root=True)]
    last = above.pop()
    if error.is_ee_cert:
        return holder_name(last)
    return next(
        (holder_name(certificate) for certificate in above if certificate.subject.human_friendly in str(error)),
        issuer_name(last),
    )


DISTRUST = (SigningError, PathBuildingError, PathValidationError)
