"""A signature cannot cover its own message: each part of it is accounted for, or told by its name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from asn1crypto import cms, core, x509

from engross.signed_pdf.signing import Level
from engross.signed_pdf.verifying import verify_file
from engross.signed_pdf.verifying.envelope import unaccounted_parts
from tests.signed_pdf.pki import Pki, pki
from tests.verifying.resigning import resigned, shortened, with_message
from tests.verifying.signed import anchors, wanted
from tests.verifying.small import small_at
from tests.verifying.tampering import rooms

Change = Callable[[cms.ContentInfo], cms.ContentInfo | bytes | None]


def _info(message: cms.ContentInfo) -> cms.SignerInfo:
    return message["content"]["signer_infos"][0]


def _token(message: cms.ContentInfo) -> cms.ContentInfo:
    found: cms.ContentInfo = _info(message)["unsigned_attrs"][0]["values"][0]
    return found


def _stranger() -> x509.Certificate:
    return x509.Certificate.load(pki().der("stranger"))


def two_signers(message: cms.ContentInfo) -> None:
    info = _info(message)
    plain = info.copy()
    plain["unsigned_attrs"] = cms.CMSAttributes([])
    message["content"]["signer_infos"] = cms.SignerInfos([plain, plain.copy()])


def signer_by_key(message: cms.ContentInfo) -> None:
    _info(message)["sid"] = cms.SignerIdentifier({"subject_key_identifier": core.OctetString(b"\1" * 20)})


def another_signer(message: cms.ContentInfo) -> None:
    sid = _info(message)["sid"].chosen
    sid["serial_number"] = sid["serial_number"].native + 1


def certificate_of_a_stranger(message: cms.ContentInfo) -> None:
    message["content"]["certificates"].append(cms.CertificateChoices({"certificate": _another_issuer()}))


def _another_issuer() -> x509.Certificate:
    from tests.verifying.test_certificates import certificate

    return certificate("Fictional Stranger")


def certificate_of_another_kind(message: cms.ContentInfo) -> None:
    other = cms.OtherCertificateFormat({"other_cert_format": "1.2.3", "other_cert": core.Integer(1)})
    message["content"]["certificates"].append(cms.CertificateChoices(("other", other)))


def without_certificates(message: cms.ContentInfo) -> None:
    message["content"]["certificates"] = cms.CertificateSet([])


def a_list_of_revocation(message: cms.ContentInfo) -> None:
    other = cms.OtherRevocationInfoFormat({"other_rev_info_format": "1.2.3", "other_rev_info": core.Integer(1)})
    message["content"]["crls"] = cms.RevocationInfoChoices([cms.RevocationInfoChoice(("other", other))])


def another_version(message: cms.ContentInfo) -> None:
    message["content"]["version"] = "v3"


def another_version_of_the_signer(message: cms.ContentInfo) -> None:
    _info(message)["version"] = "v3"


def a_digest_more(message: cms.ContentInfo) -> None:
    message["content"]["digest_algorithms"].append({"algorithm": "sha512"})


def an_attribute_more(message: cms.ContentInfo) -> None:
    attributes = _info(message)["unsigned_attrs"]
    kept = list(attributes) if attributes.native else []
    kept.append(cms.CMSAttribute({"type": "content_type", "values": ["data"]}))
    _info(message)["unsigned_attrs"] = cms.CMSAttributes(kept)


def a_value_more(message: cms.ContentInfo) -> None:
    """A second token, which is none."""
    attribute = _info(message)["unsigned_attrs"][0]
    attribute["values"].append(cms.ContentInfo({"content_type": "data", "content": core.OctetString(b"rien")}))


def token_with_a_stranger(message: cms.ContentInfo) -> None:
    certificate_of_a_stranger(_token(message))


def token_with_two_signers(message: cms.ContentInfo) -> None:
    two_signers(_token(message))


def token_of_another_version(message: cms.ContentInfo) -> None:
    another_version_of_the_signer(_token(message))


def token_with_an_attribute(message: cms.ContentInfo) -> None:
    an_attribute_more(_token(message))


CHANGES: dict[Change, tuple[str, ...]] = {
    two_signers: ("envelope",),
    signer_by_key: ("signer",),
    another_signer: ("signer",),
    certificate_of_a_stranger: ("certificates",),
    certificate_of_another_kind: ("envelope",),
    without_certificates: ("signer",),
    a_list_of_revocation: ("envelope",),
    another_version: ("envelope",),
    another_version_of_the_signer: ("envelope",),
    a_digest_more: ("envelope",),
    an_attribute_more: ("envelope",),
    a_value_more: ("envelope",),
    token_with_a_stranger: ("certificates",),
    token_with_two_signers: ("envelope",),
    token_of_another_version: ("envelope",),
    token_with_an_attribute: ("envelope",),
}


@cache
def signed() -> bytes:
    """Signed by two with a timestamp; nothing behind the last signature."""
    return small_at(Level.B_T)


def test_the_message_that_we_write_is_accounted_for_whole(pki: Pki) -> None:
    content = signed()
    assert with_message(content, lambda message: message.dump()) == content
    start, end = rooms(content)[-1]
    assert list(unaccounted_parts(content[start:end], (), anchors(), ours=True)) == []


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
def test_each_part_of_a_message_that_nothing_protects_is_told(change: Change, pki: Pki) -> None:
    content = with_message(signed(), change)
    start, end = rooms(signed())[-1]
    assert tuple(unaccounted_parts(content[start:end], (), anchors(), ours=True)) == CHANGES[change]
    verified, _ = verify_file(content, "c.pdf", wanted())
    assert verified.state == "no"
    first, second = sorted(verified.signatures, key=lambda one: one.field)
    assert first.intact == "yes"
    assert second.field == "signature-rivebelle-1"
    assert second.intact == "no"
    assert second.level == ""
    told = [one for one in verified.diagnostics if one.code in ("verified-envelope", "verified-broken")]
    assert [(one.severity.value, one.facts["field"]) for one in told] == [("error", "signature-rivebelle-1")]
    if told[0].code == "verified-envelope":
        assert told[0].facts == {
            "field": "signature-rivebelle-1",
            "part": CHANGES[change][0],
            "first": str(start),
            "last": str(end),
        }
    assert verified.awaited == ("Dominique Modèle",)


@pytest.mark.parametrize(
    ("room", "parts"),
    [
        (b"<>", ["envelope"]),
        (b"<0>", ["digits"]),
        (b"(30)", ["digits"]),
        (b"<30 00>", ["digits"]),
        (b"<3000>", ["envelope"]),
        (b"<30000001>", ["padding", "envelope"]),
        (b"<3080>", ["envelope"]),
        (b"<30810100>", ["envelope"]),
        (b"<aB>", ["digits"]),
    ],
)
def test_what_is_no_message_at_all_is_told(room: bytes, parts: list[str]) -> None:
    assert list(unaccounted_parts(room, (), ())) == parts


def test_small_digits_are_anothers_and_never_ours(pki: Pki) -> None:
    content = signed()
    start, end = rooms(content)[-1]
    room = content[start:end]
    assert list(unaccounted_parts(room.lower(), (), anchors())) == []
    assert list(unaccounted_parts(room.lower(), (), anchors(), ours=True)) == ["digits"]
    mixed = room.replace(b"A", b"a", 1)
    assert list(unaccounted_parts(mixed, (), anchors())) == ["digits"]
    assert list(unaccounted_parts(room[:-2] + b"1>", (), anchors())) == ["padding"]


def test_a_certificate_that_is_bound_to_its_signature_needs_no_chain_here(pki: Pki) -> None:
    """Whether it leads to an anchor is another question, which the chain answers."""
    content = signed()
    start, end = rooms(content)[-1]
    other = (pki.der("stranger"),)
    assert set(unaccounted_parts(content[start:end], (), other)) == {"certificates"}
    assert list(unaccounted_parts(content[start:end], (), ())) == []


# signatures that are made again -------------------------------------------------


def test_a_signature_of_another_padding_is_taken_too(pki: Pki) -> None:
    """RSASSA-PSS has parameters in its algorithm, which are put together again too."""
    content = resigned(small_at(Level.B_B), pki.p12("rivebelle"), lambda same: same, pss=True)
    verified, _ = verify_file(content, "c.pdf", wanted())
    assert {(one.code, one.severity.value) for one in verified.diagnostics} == {("verified-revocation", "warning")}
    assert [(one.intact, one.chain, one.level) for one in verified.signatures] == [("yes", "yes", "B-B")] * 2
    start, end = rooms(content)[-1]
    assert b"2A864886F70D01010A" in content[start:end]  # id-RSASSA-PSS (RFC 4055, 3.1)


def test_a_range_that_stops_short_of_the_end_of_its_revision_is_told(pki: Pki) -> None:
    content = resigned(small_at(Level.B_B), pki.p12("rivebelle"), shortened)
    verified, _ = verify_file(content, "c.pdf", wanted())
    assert verified.state == "no"
    told = {(one.code, one.severity.value, one.facts.get("field", "")) for one in verified.diagnostics}
    assert ("verified-coverage", "error", "signature-rivebelle-1") in told
    assert [one.intact for one in verified.signatures] == ["yes", "no"]
    assert verified.awaited == ("Dominique Modèle",)


@pytest.mark.parametrize("kind", [b"/ETSI.CAdES.detacheD", b"/adbe.x509.rsa_sha1 ", b"/adbe.pkcs7.sha1    "])
def test_a_signature_of_another_format_is_not_read(kind: bytes, pki: Pki) -> None:
    def other(content: bytes) -> bytes:
        at = content.rindex(b"/ETSI.CAdES.detached")
        return content[:at] + kind + content[at + len(kind) :]

    content = resigned(small_at(Level.B_B), pki.p12("rivebelle"), other)
    verified, _ = verify_file(content, "c.pdf", wanted())
    assert verified.state == "no"
    [broken] = [one for one in verified.diagnostics if one.code == "verified-broken"]
    assert (broken.severity.value, broken.facts["field"]) == ("error", "signature-rivebelle-1")
    last = verified.signatures[-1]
    assert (last.field, last.person, last.intact, last.chain, last.level, last.holder) == (
        "signature-rivebelle-1",
        "Dominique Modèle",
        "no",
        "",
        "",
        "",
    )


def test_a_signature_of_the_older_format_has_no_level(pki: Pki) -> None:
    def older(content: bytes) -> bytes:
        at = content.rindex(b"/ETSI.CAdES.detached")
        return content[:at] + b"/adbe.pkcs7.detached" + content[at + 20 :]

    content = resigned(small_at(Level.B_B), pki.p12("rivebelle"), older)
    verified, _ = verify_file(content, "c.pdf", wanted(level="B-B"))
    assert [(one.intact, one.chain, one.level) for one in verified.signatures] == [
        ("yes", "yes", "B-B"),
        ("yes", "yes", ""),
    ]
    [level] = [one for one in verified.diagnostics if one.code == "verified-level"]
    assert (level.severity.value, level.facts) == (
        "error",
        {"field": "signature-rivebelle-1", "level": "–", "wanted": "B-B"},
    )
