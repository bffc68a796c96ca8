"""Checks the bytes after the last signature: are they proof, and nothing but proof?

Proof is added after the signature that it belongs to, so no signature covers it
until the document gets a timestamp. But an authority signed each part of the
proof. The other bytes are checked by repetition: the same increment is made
again from the same parts, and must have the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from asn1crypto import crl, ocsp, x509

from engross.signed_pdf.increment import Increment
from engross.signed_pdf.verifying.certificates import (
    BITS,
    CONTEXT_0,
    OCTETS,
    SEQUENCE,
    is_vouched_for,
    signed_with,
    tlv,
)
from engross.signed_pdf.verifying.lazy_pyhanko import DocumentSecurityStore, PdfFileReader, ValidationInfoReadingError
from engross.signed_pdf.verifying.strict_reader import UNREADABLE, open_strictly

_SUCCESSFUL = bytes((0x0A, 1, 0))


def only_signed_proof(content: bytes, covered: int, reader: PdfFileReader, anchors: Sequence[bytes]) -> bool:
    """Whether all bytes of content[covered:] are proof that authorities signed.

    Without anchors the signatures of authorities are not checked. The verdict
    then claims no proof in any case.
    """
    try:
        before = open_strictly(content[:covered])
        old, new = _store(before), _store(reader)
        certificates, answers, lists = (
            [reference for reference in new[kind] if reference not in old[kind]] for kind in ("certs", "ocsps", "crls")
        )
        parts = _parts(certificates, answers, lists)
        return _again(before, *parts) == content[covered:] and (not anchors or _signed(*parts, reader, anchors))
    except UNREADABLE:
        return False


def _store(reader: PdfFileReader) -> dict[str, list[Any]]:
    """The references in the security store of a file, by kind; empty lists without a store."""
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except ValidationInfoReadingError:
        return {"certs": [], "ocsps": [], "crls": []}
    return {"certs": list(store.certs.values()), "ocsps": list(store.ocsps), "crls": list(store.crls)}


def _parts(
    certificates: Sequence[Any], answers: Sequence[Any], lists: Sequence[Any]
) -> tuple[list[x509.Certificate], list[ocsp.OCSPResponse], list[crl.CertificateList]]:
    """The added parts, parsed, in the order of writing.

    pyHanko writes the certificates inside answers by itself, after the answers and
    lists. So only certificates with an object number below the first of these count.
    """
    first = min((reference.idnum for reference in (*answers, *lists)), default=0)
    leading = [reference for reference in certificates if not first or reference.idnum < first]
    return (
        [
            x509.Certificate.load(_data(reference), strict=True)
            for reference in sorted(leading, key=lambda reference: reference.idnum)
        ],
        [ocsp.OCSPResponse.load(_data(reference), strict=True) for reference in answers],
        [crl.CertificateList.load(_data(reference), strict=True) for reference in lists],
    )


def _data(reference: Any) -> bytes:
    return bytes(reference.get_object().data)


def _again(
    before: PdfFileReader,
    certificates: Sequence[x509.Certificate],
    answers: Sequence[ocsp.OCSPResponse],
    lists: Sequence[crl.CertificateList],
) -> bytes:
    """The bytes of an increment that adds the same proof to the same file."""
    before.stream.seek(0)
    size = len(before.stream.read())
    writer = Increment.from_reader(before)
    DocumentSecurityStore.supply_dss_in_writer(writer, None, certs=certificates, ocsps=answers, crls=lists)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()[size:]


def _signed(
    certificates: Sequence[x509.Certificate],
    answers: Sequence[ocsp.OCSPResponse],
    lists: Sequence[crl.CertificateList],
    reader: PdfFileReader,
    anchors: Sequence[bytes],
) -> bool:
    """Whether an authority signed each part exactly as it is, and a chain leads from the authority to an anchor."""
    pool = [*certificates, *(x509.Certificate.load(_data(part)) for part in _store(reader)["certs"])]
    trusted = [x509.Certificate.load(anchor) for anchor in anchors]

    def by_someone(body: bytes, algorithm: Any, signature: bytes, more: Sequence[x509.Certificate]) -> bool:
        return any(
            signed_with(candidate, body, algorithm, signature) and is_vouched_for(candidate, [*pool, *more], anchors)
            for candidate in (*more, *pool, *trusted)
        )

    return (
        all(is_vouched_for(part, pool, anchors) for part in certificates)
        and all(_is_answer(part) and by_someone(*_answer(part)) for part in answers)
        and all(is_vouched_for(each, pool, anchors) for part in answers for each in _answer(part)[3])
        and all(_is_list(part) and by_someone(*_list(part), ()) for part in lists)
    )


def _is_list(revocation_list: crl.CertificateList) -> bool:
    """Whether a list holds only its signed body, the algorithm named in it, and the signature (RFC 5280, 5.1)."""
    body, algorithm, signature = _list(revocation_list)
    rebuilt = tlv(SEQUENCE, body + algorithm.dump() + tlv(BITS, b"\0" + signature))
    return bool(
        rebuilt == revocation_list.dump() and algorithm.dump() == revocation_list["tbs_cert_list"]["signature"].dump()
    )


def _list(revocation_list: crl.CertificateList) -> tuple[bytes, Any, bytes]:
    return (
        revocation_list["tbs_cert_list"].dump(),
        revocation_list["signature_algorithm"],
        revocation_list["signature"].native,
    )


def _is_answer(response: ocsp.OCSPResponse) -> bool:
    """Whether an answer holds only its signed body, the signature and certificates (RFC 6960, 4.2.1)."""
    body, algorithm, signature, certificates = _answer(response)
    basic = body + _plain(algorithm) + tlv(BITS, b"\0" + signature)
    if certificates:
        basic += tlv(CONTEXT_0, tlv(SEQUENCE, b"".join(each.dump() for each in certificates)))
    kind = ocsp.ResponseType("basic_ocsp_response").dump()
    inner = tlv(SEQUENCE, kind + tlv(OCTETS, tlv(SEQUENCE, basic)))
    return bool(tlv(SEQUENCE, _SUCCESSFUL + tlv(CONTEXT_0, inner)) == response.dump())


def _answer(response: ocsp.OCSPResponse) -> tuple[bytes, Any, bytes, list[x509.Certificate]]:
    basic = response.basic_ocsp_response
    return (
        basic["tbs_response_data"].dump(),
        basic["signature_algorithm"],
        basic["signature"].native,
        list(_certificates(basic)),
    )


def _certificates(basic: Any) -> Iterator[x509.Certificate]:
    if basic["certs"].native:
        yield from basic["certs"]


def _plain(algorithm: Any) -> bytes:
    """The DER of an algorithm without parameters, or with NULL, as the original has it."""
    oid = algorithm["algorithm"].dump()
    bare = tlv(SEQUENCE, oid)
    return bare if algorithm.dump() == bare else tlv(SEQUENCE, oid + b"\5\0")
