"""What stands after all that is signed: proof that was added for later, or something else.

Proof stands behind the signature that it is about, so no signature covers it
until the document gets a timestamp. But every part of it is signed by an
authority, and the rest is made again: the same increment, from the same parts,
must have the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from asn1crypto import crl, ocsp, x509

from engross.signed_pdf.increment import Increment
from engross.signed_pdf.verifying.certificates import is_vouched_for, signed_with
from engross.signed_pdf.verifying.der import BITS, CONTEXT_0, OCTETS, SEQUENCE, tlv
from engross.signed_pdf.verifying.lazy_pyhanko import DocumentSecurityStore, PdfFileReader, ValidationInfoReadingError
from engross.signed_pdf.verifying.strict_reader import UNREADABLE, open_strictly

_SUCCESSFUL = bytes((0x0A, 1, 0))


def only_signed_proof(content: bytes, covered: int, reader: PdfFileReader, anchors: Sequence[bytes]) -> bool:
    """Whether every byte from `covered` on is accounted for as proof that authorities signed.

    Without anchors the parts are taken as they are: then nothing is said to
    be proved anyway.
    """
    try:
        before = open_strictly(content[:covered])
        old, new = _store(before), _store(reader)
        certificates, answers, lists = (
            [one for one in new[kind] if one not in old[kind]] for kind in ("certs", "ocsps", "crls")
        )
        parts = _parts(certificates, answers, lists)
        return _again(before, *parts) == content[covered:] and (not anchors or _signed(*parts, reader, anchors))
    except UNREADABLE:
        return False


def _store(reader: PdfFileReader) -> dict[str, list[Any]]:
    """The references of a security store, by kind."""
    try:
        found = DocumentSecurityStore.read_dss(reader)
    except ValidationInfoReadingError:
        return {"certs": [], "ocsps": [], "crls": []}
    return {"certs": list(found.certs.values()), "ocsps": list(found.ocsps), "crls": list(found.crls)}


def _parts(
    certificates: Sequence[Any], answers: Sequence[Any], lists: Sequence[Any]
) -> tuple[list[x509.Certificate], list[ocsp.OCSPResponse], list[crl.CertificateList]]:
    """What was added, in the order of writing; certificates of answers come last by themselves."""
    first = min((one.idnum for one in (*answers, *lists)), default=0)
    own = [one for one in certificates if not first or one.idnum < first]
    return (
        [x509.Certificate.load(_data(one), strict=True) for one in sorted(own, key=lambda one: one.idnum)],
        [ocsp.OCSPResponse.load(_data(one), strict=True) for one in answers],
        [crl.CertificateList.load(_data(one), strict=True) for one in lists],
    )


def _data(reference: Any) -> bytes:
    return bytes(reference.get_object().data)


def _again(
    before: PdfFileReader,
    certificates: Sequence[x509.Certificate],
    answers: Sequence[ocsp.OCSPResponse],
    lists: Sequence[crl.CertificateList],
) -> bytes:
    """The same proof, put behind the same file."""
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
    """Whether each part is exactly what an authority signed that an anchor leads to."""
    pool = [*certificates, *(x509.Certificate.load(_data(one)) for one in _store(reader)["certs"])]
    trusted = [x509.Certificate.load(one) for one in anchors]

    def by_someone(body: bytes, algorithm: Any, signature: bytes, more: Sequence[x509.Certificate]) -> bool:
        return any(
            signed_with(one, body, algorithm, signature) and is_vouched_for(one, [*pool, *more], anchors)
            for one in (*more, *pool, *trusted)
        )

    return (
        all(is_vouched_for(one, pool, anchors) for one in certificates)
        and all(_is_answer(one) and by_someone(*_answer(one)) for one in answers)
        and all(is_vouched_for(each, pool, anchors) for one in answers for each in _answer(one)[3])
        and all(_is_list(one) and by_someone(*_list(one), ()) for one in lists)
    )


def _is_list(one: crl.CertificateList) -> bool:
    """Whether a list is nothing but what was signed, the algorithm named within, the signature (RFC 5280, 5.1)."""
    body, algorithm, signature = _list(one)
    made = tlv(SEQUENCE, body + algorithm.dump() + tlv(BITS, b"\0" + signature))
    return bool(made == one.dump() and algorithm.dump() == one["tbs_cert_list"]["signature"].dump())


def _list(one: crl.CertificateList) -> tuple[bytes, Any, bytes]:
    return one["tbs_cert_list"].dump(), one["signature_algorithm"], one["signature"].native


def _is_answer(one: ocsp.OCSPResponse) -> bool:
    """Whether an answer is nothing but what was signed, the signature and certificates (RFC 6960, 4.2.1)."""
    body, algorithm, signature, certificates = _answer(one)
    basic = body + _plain(algorithm) + tlv(BITS, b"\0" + signature)
    if certificates:
        basic += tlv(CONTEXT_0, tlv(SEQUENCE, b"".join(each.dump() for each in certificates)))
    kind = ocsp.ResponseType("basic_ocsp_response").dump()
    inner = tlv(SEQUENCE, kind + tlv(OCTETS, tlv(SEQUENCE, basic)))
    return bool(tlv(SEQUENCE, _SUCCESSFUL + tlv(CONTEXT_0, inner)) == one.dump())


def _answer(one: ocsp.OCSPResponse) -> tuple[bytes, Any, bytes, list[x509.Certificate]]:
    basic = one.basic_ocsp_response
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
    """An algorithm with no parameters or an empty one, whichever it has."""
    oid = algorithm["algorithm"].dump()
    bare = tlv(SEQUENCE, oid)
    return bare if algorithm.dump() == bare else tlv(SEQUENCE, oid + b"\5\0")
