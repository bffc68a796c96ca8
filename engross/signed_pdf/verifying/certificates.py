"""Certificates: whose they are, who issued them, what they are for, and who vouches for them; values in DER."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from asn1crypto import algos, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.x509 import load_der_x509_certificate
from pyhanko_certvalidator.sig_validate import DefaultSignatureValidator

INTEGER, BITS, OCTETS, OID, SEQUENCE, SET = 0x02, 0x03, 0x04, 0x06, 0x30, 0x31
CONTEXT_0, CONTEXT_1 = 0xA0, 0xA1
"""Tags of the distinguished encoding of ASN.1 (DER; ITU-T X.690, 10 and 11), as far as CMS messages need it."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


def holder_name(certificate: x509.Certificate) -> str:
    """The holder of a certificate, as the certificate names it."""
    return next(_holder_names(certificate), str(certificate.subject.human_friendly))


def issuer_name(certificate: x509.Certificate) -> str:
    """The issuer of a certificate."""
    native = certificate.issuer.native
    return _first(native.get("common_name") or native.get("organization_name")) or str(
        certificate.issuer.human_friendly
    )


def is_of(certificate: x509.Certificate, wanted: str) -> bool:
    """Whether `certificate` is the one that a protocol names, as name of the holder or as SHA-256 (`wanted`)."""
    digits = re.sub(r"[\s:]", "", wanted).lower().removeprefix("sha256")
    if _SHA256.fullmatch(digits):
        return bool(certificate.sha256.hex() == digits)
    name = _comparable(wanted)
    return bool(name) and name in {_comparable(holder) for holder in _holder_names(certificate)}


Likeness = Literal["same", "part", "other"]
"""How alike a name in a certificate and the name of a person are."""


def name_likeness(certificate: x509.Certificate, person: str) -> Likeness:
    """Compares the names in a certificate with `person`.

    `same`: the same words. Accents, capitals, hyphens and the order of the
    words do not count, as authorities write names in several ways. `part`: one
    has words that the other lacks, for example a second given name. `other`:
    anything else, also a name without letters, or with invisible characters
    (U+200B, U+0000).
    """
    wanted = _words(person)
    likeness: Likeness = "other"
    for name in _holder_names(certificate):
        words = _words(name)
        if not words or not wanted:
            continue
        if words == wanted:
            return "same"
        if len(words & wanted) and (words <= wanted or wanted <= words):
            likeness = "part"
    return likeness


def _words(name: str) -> Counter[str]:
    """The words of a name with their counts; none if the name holds an invisible character."""
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Cn", "Co", "Cs") for letter in name):
        return Counter()
    letters = (c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    return Counter(re.findall(r"\w+", "".join(letters)))


def purpose_problem(certificate: x509.Certificate) -> str:
    """Why a certificate is not meant for signatures of a person; empty if it may be.

    The result is `authority` for a certificate that issues others (RFC 5280,
    4.2.1.9). Otherwise it lists the purposes to which the certificate is limited
    (4.2.1.12), if none of them is signing documents or mail, or if one is forbidden.
    """
    constraints = certificate.basic_constraints_value
    if constraints is not None and constraints["ca"].native:
        return "authority"
    extended = certificate.extended_key_usage_value
    if extended is None:
        return ""
    purposes = {purpose.dotted for purpose in extended}
    if purposes & _FORBIDDEN_PURPOSES or not purposes & _SIGNING_PURPOSES:
        return ", ".join(sorted(str(purpose.native) for purpose in extended))
    return ""


_SIGNING_PURPOSES = {
    "2.5.29.37.0",  # any
    "1.3.6.1.5.5.7.3.2",  # client authentication, on many cards of persons
    "1.3.6.1.5.5.7.3.4",  # mail
    "1.3.6.1.5.5.7.3.36",  # documents (RFC 9336)
    "1.3.6.1.4.1.311.10.3.12",  # documents (Microsoft)
    "1.2.840.113583.1.1.5",  # documents (Adobe)
}
_FORBIDDEN_PURPOSES = {
    "1.3.6.1.5.5.7.3.1",  # servers
    "1.3.6.1.5.5.7.3.3",  # program code
    "1.3.6.1.5.5.7.3.8",  # time stamps
    "1.3.6.1.5.5.7.3.9",  # answers about revocation
}


def is_vouched_for(certificate: x509.Certificate, pool: Sequence[x509.Certificate], anchors: Iterable[bytes]) -> bool:
    """Whether a certificate is an anchor, or a chain of signatures through the pool leads from it to an anchor."""
    trusted = set(anchors)
    return _vouched(certificate, pool, trusted, frozenset())


def _vouched(
    certificate: x509.Certificate, pool: Sequence[x509.Certificate], anchors: set[bytes], above: frozenset[bytes]
) -> bool:
    # `above` holds the certificates on the way here. Two that sign each other would lead round for ever.
    raw = certificate.dump()
    if raw in anchors:
        return True
    if raw in above or not _canonical(certificate):
        return False
    every = [*(x509.Certificate.load(anchor) for anchor in anchors), *pool]
    return any(
        _signed_by(certificate, issuer) and _vouched(issuer, pool, anchors, above | {raw})
        for issuer in every
        if issuer.subject == certificate.issuer
    )


def _canonical(certificate: x509.Certificate) -> bool:
    """Whether a certificate holds only its signed body, the algorithm named in it, the signature (RFC 5280, 4.1)."""
    body, algorithm = certificate["tbs_certificate"], certificate["signature_algorithm"].dump()
    rebuilt = tlv(SEQUENCE, body.dump() + algorithm + tlv(BITS, b"\0" + certificate["signature_value"].native))
    return bool(rebuilt == certificate.dump() and algorithm == body["signature"].dump())


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
    """The names of the holder: the common name, then given names with the surname."""
    native = certificate.subject.native
    common = _first(native.get("common_name"))
    if common:
        # The cards of some states add the purpose of the key to the name.
        yield re.sub(r"\s*\(Signature\)$", "", common)
    given, surname = _first(native.get("given_name")), _first(native.get("surname"))
    if given and surname:
        yield f"{given} {surname}"
        yield f"{given.split()[0]} {surname}"


def _first(value: object) -> str:
    return str(value[0] if isinstance(value, list) else value or "")


def _comparable(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


# values in DER


def tlv(tag: int, content: bytes) -> bytes:
    """One value in DER: its tag, its length in the fewest bytes, its content."""
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def whole(content: bytes) -> int:
    """The size in bytes of the value at the start of `content`. Raises `ValueError` if its length is not in DER."""
    if len(content) < 2 or content[0] & 0x1F == 0x1F or content[1] in (0x80, 0xFF):
        raise ValueError("not a value in DER")
    length_bytes = content[1] & 0x7F if content[1] & 0x80 else 0
    size = int.from_bytes(content[2 : 2 + length_bytes], "big") if length_bytes else content[1]
    head = 2 + length_bytes
    total = head + size if size else 2
    if total > len(content) or tlv(content[0], content[head:total])[:head] != content[:head]:
        raise ValueError("not a value in DER")
    return total
