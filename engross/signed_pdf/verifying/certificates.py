"""Whose a certificate is, by whom, and whether those who vouch for it can be followed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from asn1crypto import algos, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.x509 import load_der_x509_certificate
from pyhanko_certvalidator.sig_validate import DefaultSignatureValidator

from engross.signed_pdf.verifying.der import BITS, SEQUENCE, tlv

_SHA256 = re.compile(r"[0-9a-f]{64}")


def holder_name(certificate: x509.Certificate) -> str:
    """Whose certificate it is, as the certificate itself says."""
    return next(_holder_names(certificate), str(certificate.subject.human_friendly))


def issuer_name(certificate: x509.Certificate) -> str:
    """Who vouches for it."""
    native = certificate.issuer.native
    return _first(native.get("common_name") or native.get("organization_name")) or str(
        certificate.issuer.human_friendly
    )


def is_of(certificate: x509.Certificate, wanted: str) -> bool:
    """Whether it is the certificate that a protocol names: by the person's name in it, or by its SHA-256."""
    digits = re.sub(r"[\s:]", "", wanted).lower().removeprefix("sha256")
    if _SHA256.fullmatch(digits):
        return bool(certificate.sha256.hex() == digits)
    return _comparable(wanted) in {_comparable(one) for one in _holder_names(certificate)}


def may_be_name_of(certificate: x509.Certificate, person: str) -> bool:
    """Whether it may be that person's: accents and order of names aside, as authorities write names in several ways."""

    def parts(name: str) -> set[str]:
        bare = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
        return set(re.findall(r"\w+", bare))

    return any(parts(person) <= parts(one) or parts(one) <= parts(person) for one in _holder_names(certificate))


def is_vouched_for(certificate: x509.Certificate, pool: Sequence[x509.Certificate], anchors: Iterable[bytes]) -> bool:
    """Whether every byte of a certificate is accounted for: it is an anchor, or signed on by one through the pool."""
    trusted = set(anchors)
    return _vouched(certificate, pool, trusted, frozenset())


def _vouched(
    certificate: x509.Certificate, pool: Sequence[x509.Certificate], anchors: set[bytes], above: frozenset[bytes]
) -> bool:
    raw = certificate.dump()
    if raw in anchors:
        return True
    if raw in above or not _canonical(certificate):
        return False
    every = [*(x509.Certificate.load(one) for one in anchors), *pool]
    return any(
        _signed_by(certificate, one) and _vouched(one, pool, anchors, above | {raw})
        for one in every
        if one.subject == certificate.issuer
    )


def _canonical(certificate: x509.Certificate) -> bool:
    """Whether it is exactly what was signed, the algorithm named within and the signature (RFC 5280, 4.1)."""
    body, algorithm = certificate["tbs_certificate"], certificate["signature_algorithm"].dump()
    made = tlv(SEQUENCE, body.dump() + algorithm + tlv(BITS, b"\0" + certificate["signature_value"].native))
    return bool(made == certificate.dump() and algorithm == body["signature"].dump())


def _signed_by(certificate: x509.Certificate, by: x509.Certificate) -> bool:
    try:
        load_der_x509_certificate(certificate.dump()).verify_directly_issued_by(load_der_x509_certificate(by.dump()))
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
        return False
    return True


def signed_with(
    certificate: x509.Certificate, body: bytes, algorithm: algos.SignedDigestAlgorithm, signature: bytes
) -> bool:
    """Whether the key of a certificate made that signature of `body`."""
    try:
        DefaultSignatureValidator().validate_signature(signature, body, certificate.public_key, algorithm)
    except (
        InvalidSignature,
        UnsupportedAlgorithm,
        AssertionError,
        NotImplementedError,
        ValueError,
        TypeError,
        KeyError,
    ):
        return False
    return True


def _holder_names(certificate: x509.Certificate) -> Iterator[str]:
    """The names that a certificate gives its holder: the usual one, then given names with the surname."""
    native = certificate.subject.native
    common = _first(native.get("common_name"))
    if common:
        # The cards of some states write what the key is for behind the name.
        yield re.sub(r"\s*\([^)]*\)$", "", common)
    given, surname = _first(native.get("given_name")), _first(native.get("surname"))
    if given and surname:
        yield f"{given} {surname}"
        yield f"{given.split()[0]} {surname}"


def _first(value: object) -> str:
    return str(value[0] if isinstance(value, list) else value or "")


def _comparable(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
