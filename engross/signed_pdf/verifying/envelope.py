"""Accounts for each byte of the room of a signature: hexadecimal digits, the CMS message in them, padding.

The room of a signature is its `Contents` in the file. The signature covers the
whole file except its room (ISO 32000-1, 12.8.1). So the message is rebuilt from
the parts that are proved, and compared. These are the attributes with their
signature, certificates that a chain vouches for, and a timestamp that is
checked in the same way. Each difference is reported.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from asn1crypto import algos, cms, x509

from engross.signed_pdf.verifying.certificates import (
    CONTEXT_0,
    CONTEXT_1,
    INTEGER,
    OCTETS,
    OID,
    SEQUENCE,
    SET,
    is_vouched_for,
    tlv,
    whole,
)

_HEX = re.compile(rb"<([0-9A-F]*|[0-9a-f]*)>")
_MALFORMED = (ValueError, TypeError, KeyError, IndexError, AttributeError)


def unaccounted_parts(
    room: bytes, pool: Sequence[x509.Certificate], anchors: Sequence[bytes], *, ours: bool = False
) -> Iterator[str]:
    """Names each part of the room of a signature that nothing accounts for, with one word; nothing if all is in order.

    `pool` are certificates of the file. Without anchors, certificates are not
    checked. The verdict then claims no proof in any case. `ours` says that the
    signature names engross as its maker; engross writes digits in capitals only.
    """
    digits = _HEX.fullmatch(room)
    if digits is None or len(digits[1]) % 2 or (ours and digits[1] != digits[1].upper()):
        yield "digits"
        return
    content = bytes.fromhex(digits[1].decode())
    try:
        size = whole(content)
        if content[size:].strip(b"\0"):
            yield "padding"
        yield from _envelope(content[:size], pool, anchors)
    except _MALFORMED:
        yield "envelope"


def _envelope(raw: bytes, pool: Sequence[x509.Certificate], anchors: Sequence[bytes]) -> Iterator[str]:
    """The parts of one signed message (RFC 5652, 5.1) that nothing accounts for."""
    message = cms.ContentInfo.load(raw, strict=True)
    signed = message["content"]
    certificates = [certificate.chosen for certificate in signed["certificates"]]
    if (
        not all(isinstance(certificate, x509.Certificate) for certificate in certificates)
        or len(signed["signer_infos"]) != 1
    ):
        yield "envelope"
        return
    [info] = signed["signer_infos"]
    signer = _signer(info, certificates)
    if signer is None:
        yield "signer"
        return
    every = [*certificates, *pool]
    for certificate in certificates:
        bound = certificate is signer and _bound(info, signer)
        if anchors and not bound and not is_vouched_for(certificate, every, anchors):
            yield "certificates"
    stamps = _stamps(info)
    for stamp in stamps:
        yield from _envelope(stamp, every, anchors)
    if raw != _rebuilt(signed, info, signer, certificates, stamps):
        yield "envelope"


def _signer(info: Any, certificates: Sequence[x509.Certificate]) -> x509.Certificate | None:
    named = info["sid"].chosen
    if not isinstance(named, cms.IssuerAndSerialNumber):
        return None
    serial = named["serial_number"].native
    return next(
        (
            certificate
            for certificate in certificates
            if certificate.issuer == named["issuer"] and certificate.serial_number == serial
        ),
        None,
    )


def _bound(info: Any, signer: x509.Certificate) -> bool:
    """Whether the signed attributes hold the hash of the signer's certificate (RFC 5035, 5.4.1)."""
    for attribute in info["signed_attrs"]:
        kind = attribute["type"].native
        if kind == "signing_certificate_v2":
            certificate_id = attribute["values"][0]["certs"][0]
            name = certificate_id["hash_algorithm"]["algorithm"].native
        elif kind == "signing_certificate":
            certificate_id, name = attribute["values"][0]["certs"][0], "sha1"
        else:
            continue
        return bool(certificate_id["cert_hash"].native == hashlib.new(name, signer.dump()).digest())
    return False


def _stamps(info: Any) -> list[bytes]:
    """The timestamps of the signature, in DER. Raises `ValueError` for any other unsigned attribute."""
    attributes = info["unsigned_attrs"]
    if not attributes.native:
        return []
    if len(attributes) != 1 or attributes[0]["type"].native != "signature_time_stamp_token":
        raise ValueError("an attribute that nothing protects")
    return [token.dump() for token in attributes[0]["values"]]


def _rebuilt(
    signed: Any, info: Any, signer: x509.Certificate, certificates: Sequence[x509.Certificate], stamps: Sequence[bytes]
) -> bytes:
    """Rebuilds the message from the parts that are proved."""
    digest = _algorithm(info["digest_algorithm"])
    kind = signed["encap_content_info"]["content_type"]
    inner = signed["encap_content_info"]["content"]
    detached = kind.native == "data"
    encapsulated = kind.dump()
    if not detached:
        encapsulated += tlv(CONTEXT_0, tlv(OCTETS, inner.contents))
    unsigned = b""
    if stamps:
        attribute = cms.CMSAttributeType("signature_time_stamp_token").dump() + tlv(SET, b"".join(stamps))
        unsigned = tlv(CONTEXT_1, tlv(SEQUENCE, attribute))
    serial = signer["tbs_certificate"]["serial_number"].dump()
    signing = tlv(
        SEQUENCE,
        tlv(INTEGER, b"\1")
        + tlv(SEQUENCE, signer.issuer.dump() + serial)
        + digest
        + tlv(CONTEXT_0, info["signed_attrs"].contents)
        + _algorithm(info["signature_algorithm"])
        + tlv(OCTETS, info["signature"].native)
        + unsigned,
    )
    content = tlv(
        SEQUENCE,
        tlv(INTEGER, b"\1" if detached else b"\3")
        + tlv(SET, digest)
        + tlv(SEQUENCE, encapsulated)
        + tlv(CONTEXT_0, b"".join(certificate.dump() for certificate in certificates))
        + tlv(SET, signing),
    )
    return tlv(SEQUENCE, tlv(OID, bytes.fromhex("2a864886f70d010702")) + tlv(CONTEXT_0, content))


def _algorithm(named: Any) -> bytes:
    """The DER of an algorithm: without parameters, with NULL, or with those of RSASSA-PSS."""
    oid = named["algorithm"].dump()
    if isinstance(named["parameters"], algos.RSASSAPSSParams):
        return bytes(named.copy().dump(force=True))
    bare, empty = tlv(SEQUENCE, oid), tlv(SEQUENCE, oid + b"\5\0")
    return bare if named.dump() == bare else empty
