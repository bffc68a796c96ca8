"""What is trusted, and what is fetched to prove it: only where the level asks for it."""

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
"""How far the clocks of servers may be from ours."""


@asynccontextmanager
async def fetching_context(wish: SignatureSpec, others: Sequence[x509.Certificate]) -> AsyncIterator[ValidationContext]:
    """What gathers the proof that certificates are good.

    It fetches whether one was revoked, and certificates that stand between,
    from the addresses that the certificates themselves give.
    """
    backend = AIOHttpFetcherBackend(per_request_timeout=wish.patience)
    try:
        yield ValidationContext(
            trust_roots=[x509.Certificate.load(one) for one in wish.trust],
            other_certs=list(others),
            moment=wish.at,
            allow_fetching=True,
            revocation_mode="hard-fail",
            time_tolerance=_CLOCKS,
            fetcher_backend=backend,
        )
    finally:
        await backend.close()


def distrust(error: BaseException, certificate: x509.Certificate, key: str, tsa: str = "") -> Refused:
    """What pyHanko found against a chain of certificates, told in our words.

    The chain is that of the signer's `certificate`, or of the timestamp server
    `tsa`: pyHanko names the certificate for which there is none.
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
    """Whose certificate nobody answers for: the last of the chain, or the one above it that pyHanko's words name."""
    above = [*error.current_path.iter_certs(include_root=True)]
    last = above.pop()
    if error.is_ee_cert:
        return holder_name(last)
    return next((holder_name(one) for one in above if one.subject.human_friendly in str(error)), issuer_name(last))


DISTRUST = (SigningError, PathBuildingError, PathValidationError)
