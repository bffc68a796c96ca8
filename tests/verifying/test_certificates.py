"""Whose a certificate is and what it is for: compared strictly, and never ticked without data."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from engross.signed_pdf.verifying import verify_file
from engross.signed_pdf.verifying.certificates import name_likeness, purpose_problem
from tests.signed_pdf.pki import PASSPHRASE, Pki
from tests.verifying.outside import signed_by
from tests.verifying.signed import AT, wanted
from tests.verifying.small import small

_FROM, _TO = datetime(2026, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)


@cache
def _key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _built(
    common: str | None,
    *,
    given: str = "",
    surname: str = "",
    uses: tuple[ObjectIdentifier, ...] = (),
    authority: bool = False,
    issuer: x509.Name | None = None,
) -> x509.Certificate:
    parts = [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Fictional City")]
    parts += [x509.NameAttribute(NameOID.COMMON_NAME, common)] if common is not None else []
    parts += [x509.NameAttribute(NameOID.GIVEN_NAME, given), x509.NameAttribute(NameOID.SURNAME, surname)] * bool(given)
    name = x509.Name(parts)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer or name)
        .public_key(_key().public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(_TO)
    )
    builder = builder.add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "crl_sign", "encipher_only", "decipher_only"), False
    )
    usage |= {"digital_signature": not authority, "content_commitment": not authority, "key_cert_sign": authority}
    builder = builder.add_extension(x509.KeyUsage(**usage), critical=True)
    if uses:
        builder = builder.add_extension(x509.ExtendedKeyUsage(uses), critical=False)
    return builder.sign(_key(), hashes.SHA256())


def certificate(common: str | None, **more: object) -> asn1.Certificate:
    return asn1.Certificate.load(_built(common, **more).public_bytes(Encoding.DER))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("common", "likeness"),
    [
        ("Camille Exemple", "same"),
        ("EXEMPLE Camille", "same"),
        ("camille exemplé", "same"),
        ("Camille Exemple (Signature)", "same"),
        ("Camille Exemple (serveur)", "part"),
        ("Camille", "part"),
        ("Camille Marie Exemple", "part"),
        ("Camille Camille Exemple", "part"),
        ("Dominique Exemple", "other"),
        ("Camille Ex\u200bemple", "other"),
        ("Camille Exemple\u200b", "other"),
        ("Camille Exemple\u0000", "other"),
        ("\u202eelpmexE ellimaC", "other"),
        ("-", "other"),
        ("…", "other"),
    ],
)
def test_names_are_compared_word_for_word(common: str, likeness: str) -> None:
    assert name_likeness(certificate(common), "Camille Exemple") == likeness


def test_given_names_and_surname_are_a_name_too() -> None:
    assert name_likeness(certificate("x", given="Camille Marie", surname="Exemple"), "Camille Exemple") == "same"
    assert name_likeness(certificate(None), "Camille Exemple") == "other"
    assert name_likeness(certificate("Camille Exemple"), "") == "other"


@pytest.mark.parametrize(
    ("uses", "good"),
    [
        ((), True),
        ((ExtendedKeyUsageOID.EMAIL_PROTECTION,), True),
        ((ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION), True),
        ((ObjectIdentifier("1.3.6.1.5.5.7.3.36"),), True),
        ((ExtendedKeyUsageOID.SERVER_AUTH,), False),
        ((ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION), False),
        ((ExtendedKeyUsageOID.TIME_STAMPING,), False),
        ((ExtendedKeyUsageOID.CODE_SIGNING,), False),
        ((ExtendedKeyUsageOID.OCSP_SIGNING,), False),
        ((ObjectIdentifier("1.2.3.4"),), False),
    ],
)
def test_a_certificate_for_another_use_is_no_signature_of_a_person(
    uses: tuple[ObjectIdentifier, ...], good: bool
) -> None:
    assert (purpose_problem(certificate("Camille Exemple", uses=uses)) == "") is good


def test_the_certificate_of_an_authority_signs_for_nobody() -> None:
    assert purpose_problem(certificate("Camille Exemple", authority=True)) == "authority"


def _p12(folder: Path, own: x509.Certificate) -> Path:
    path = folder / "key.p12"
    secret = BestAvailableEncryption(PASSPHRASE.encode())
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"key", _key(), own, None, secret))
    return path


def test_without_data_about_revocation_it_is_not_said_that_nothing_was_revoked(tmp_path: Path, pki: Pki) -> None:
    """A certificate that names no server for answers is not one that needs no answer."""
    authority = _built("Fictional Authority of Cities", authority=True)
    own = _built("Camille Exemple", issuer=authority.subject)
    content = signed_by(small(), "signature-montfleur-1", _p12(tmp_path, own))
    anchors = (authority.public_bytes(Encoding.DER),)
    verified, _ = verify_file(content, "c.pdf", wanted(anchors=anchors, at=AT))
    [one] = verified.signatures
    assert (one.intact, one.chain, one.revocation) == ("yes", "yes", "open")
    told = {(each.code, each.severity.value) for each in verified.diagnostics}
    assert told == {("verified-revocation", "warning"), ("verified-awaited", "warning")}


@pytest.mark.parametrize(
    ("common", "uses", "told"),
    [
        ("Dominique Autre", (), ("verified-person", "error")),
        ("Camille", (), ("verified-person", "warning")),
        ("Camille Exemple", (ExtendedKeyUsageOID.SERVER_AUTH,), ("verified-purpose", "error")),
    ],
)
def test_what_is_wrong_with_a_certificate_is_told(
    common: str, uses: tuple[ObjectIdentifier, ...], told: tuple[str, str], tmp_path: Path, pki: Pki
) -> None:
    authority = _built("Fictional Authority of Cities", authority=True)
    own = _built(common, uses=uses, issuer=authority.subject)
    content = signed_by(small(), "signature-montfleur-1", _p12(tmp_path, own))
    verified, _ = verify_file(content, "c.pdf", wanted(anchors=(authority.public_bytes(Encoding.DER),)))
    assert told in {(each.code, each.severity.value) for each in verified.diagnostics}


@pytest.mark.parametrize(("at", "told"), [(AT, False), (datetime(2026, 11, 1, tzinfo=UTC), True)])
def test_a_claimed_time_after_now_is_told(at: datetime, told: bool, pki: Pki) -> None:
    from engross.signed_pdf.signing import Level
    from tests.verifying.small import small_at

    verified, _ = verify_file(small_at(Level.B_B), "c.pdf", wanted(at=at))
    assert ("verified-time" in {one.code for one in verified.diagnostics}) is told
