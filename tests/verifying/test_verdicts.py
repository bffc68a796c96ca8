"""Each verdict with its state, its severity and each of its facts: bad news is as exact as good news."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from asn1crypto import crl as asn1_crl
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.validation import DocumentSecurityStore

from engross.diagnostics import Diagnostic
from engross.model.verified import Verified
from engross.signed_pdf.signing import Level
from engross.signed_pdf.verifying import verify_file
from engross.signed_pdf.verifying.validation_data import ValidationData, revoked_since
from tests.signed_pdf.paper import fields, paper
from tests.signed_pdf.pki import MOMENT, Pki
from tests.verifying import outside, tampering
from tests.verifying.resigning import in_room
from tests.verifying.signed import wanted
from tests.verifying.small import small, small_at


def found(content: bytes, **more: object) -> Verified:
    return verify_file(content, "copie.pdf", wanted(**more))[0]


def the(code: str, verified: Verified) -> Diagnostic:
    """The one diagnostic of that code."""
    [told] = [one for one in verified.diagnostics if one.code == code]
    assert told.origin.file == "copie.pdf"
    return told


# signatures that are none -------------------------------------------------------


@pytest.mark.parametrize("message", [b"", b"\x30\x00", b"\x30\x03\x02\x01\x05", b"bonjour"])
def test_a_signature_that_cannot_be_read_is_broken_and_its_signatory_is_awaited(message: bytes, pki: Pki) -> None:
    content = small_at(Level.B_B)
    start, end = tampering.rooms(content)[-1]
    verified = found(in_room(content, start, end, message))
    told = the("verified-broken", verified)
    assert told.severity.value == "error"
    assert told.facts["field"] == "signature-rivebelle-1"
    assert told.facts["reason"].isidentifier()
    assert verified.state == "no"
    assert verified.awaited == ("Dominique Modèle",)
    assert the("verified-awaited", verified).facts == {"names": "Dominique Modèle"}
    by_field = {one.field: one for one in verified.signatures}
    broken, good = by_field["signature-rivebelle-1"], by_field["signature-montfleur-1"]
    assert (broken.intact, broken.chain, broken.revocation, broken.level) == ("no", "", "", "")
    assert (broken.person, broken.party, broken.role) == ("Dominique Modèle", "rivebelle", "signature")
    assert (broken.holder, broken.issuer, broken.at, broken.authority) == ("", "", None, "")
    assert (good.intact, good.chain) == ("yes", "yes")


def test_a_changed_signature_is_not_intact_whatever_its_certificate(pki: Pki) -> None:
    content = small_at(Level.B_LT)
    text = content.index(b"%PDF-1.") + 7
    verified = found(content[:text] + b"9" + content[text + 1 :])
    assert [one.intact for one in verified.signatures] == ["no", "no"]
    assert [one.level for one in verified.signatures] == ["", ""]
    assert [(one.chain, one.revocation) for one in verified.signatures] == [("open", "open")] * 2
    told = [one for one in verified.diagnostics if one.severity.value == "error"]
    assert {one.code for one in told} == {"verified-content"}  # where the chain leads is not known, and not told
    assert sorted((one.severity.value, one.facts["field"]) for one in told) == [
        ("error", "signature-montfleur-1"),
        ("error", "signature-rivebelle-1"),
    ]
    assert verified.awaited == ("Camille Exemple", "Dominique Modèle")


def test_an_empty_field_that_says_it_is_signed_is_not(pki: Pki) -> None:
    content = small_at(Level.B_B)
    start, end = tampering.rooms(content)[-1]
    emptied = content[: start + 1] + b"0" * (end - start - 2) + content[end - 1 :]
    assert the("verified-broken", found(emptied)).facts["field"] == "signature-rivebelle-1"


# whose a certificate is ---------------------------------------------------------


def _named(certificate: str) -> bytes:
    """The copy whose first field names the certificate that must sign."""
    first, *others = fields()
    return paper((replace(first, certificate=certificate), *others))


def test_a_namesake_is_not_the_person_whose_certificate_is_named(pki: Pki) -> None:
    print_of = {who: sha256(pki.der(who)).hexdigest() for who in ("montfleur", "expired")}
    right = outside.signed_by(_named(print_of["montfleur"]), "signature-montfleur-1", pki.p12("montfleur"))
    assert "verified-person" not in {one.code for one in found(right).diagnostics}
    wrong = outside.signed_by(_named(print_of["expired"]), "signature-montfleur-1", pki.p12("montfleur"))
    verified = found(wrong)
    told = the("verified-person", verified)
    assert told.severity.value == "error"
    assert told.facts == {
        "field": "signature-montfleur-1",
        "holder": "Camille Exemple",
        "person": print_of["expired"],
    }
    assert verified.state == "no"


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("Camille Exemple", True),
        ("camille  exemple", True),
        ("Exemple Camille", False),
        ("Camille", False),
        ("Dominique Modèle", False),
        ("0" * 64, False),
    ],
)
def test_a_certificate_is_named_word_for_word(name: str, good: bool, pki: Pki) -> None:
    content = outside.signed_by(_named(name), "signature-montfleur-1", pki.p12("montfleur"))
    told = [one for one in found(content).diagnostics if one.code == "verified-person"]
    assert [(one.severity.value, one.facts["person"]) for one in told] == [("error", name)] * (not good)


def test_colons_and_capitals_of_a_fingerprint_do_not_count(pki: Pki) -> None:
    digits = sha256(pki.der("montfleur")).hexdigest().upper()
    spelled = "SHA256:" + ":".join(digits[at : at + 2] for at in range(0, 64, 2))
    content = outside.signed_by(_named(spelled), "signature-montfleur-1", pki.p12("montfleur"))
    assert "verified-person" not in {one.code for one in found(content).diagnostics}


# levels -------------------------------------------------------------------------


def test_answers_of_the_network_are_not_in_the_file(pki: Pki) -> None:
    """Online it is proved that nothing was revoked; the level says what the file itself proves."""
    verified = found(small_at(Level.B_T), online=True, at=MOMENT + timedelta(minutes=30))
    assert verified.state == "yes"
    assert [(one.revocation, one.level) for one in verified.signatures] == [("yes", "B-T")] * 2
    told = the("verified-level", replace(found(small_at(Level.B_T), level="B-LT"), diagnostics=_of_second(pki)))
    assert (told.severity.value, told.facts) == (
        "error",
        {"field": "signature-rivebelle-1", "level": "B-T", "wanted": "B-LT"},
    )


def _of_second(pki: Pki) -> tuple[Diagnostic, ...]:
    every = found(small_at(Level.B_T), level="B-LT").diagnostics
    return tuple(one for one in every if one.facts.get("field") == "signature-rivebelle-1")


@pytest.mark.parametrize(("level", "told"), [("B-B", 0), ("B-T", 0), ("B-LT", 0), ("B-LTA", 2)])
def test_a_level_holds_those_below_it(level: str, told: int, pki: Pki) -> None:
    verified = found(small_at(Level.B_LT), level=level)
    assert sum(one.code == "verified-level" for one in verified.diagnostics) == told


# what was added -----------------------------------------------------------------


def _with(content: bytes, change: object) -> bytes:
    with pikepdf.open(BytesIO(content)) as pdf:
        change(pdf)  # type: ignore[operator]
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_an_added_field_and_an_added_file_are_named() -> None:
    def field(pdf: pikepdf.Pdf) -> None:
        form = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String("signature-autre-1"))
        pdf.Root.AcroForm.Fields.append(pdf.make_indirect(form))

    told = the("verified-fields", found(_with(small(), field)))
    assert told.severity.value == "error"
    assert told.facts == {
        "field": "signature-autre-1",
        "known": "signature-montfleur-1, signature-rivebelle-1, timestamp",
    }

    def file(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["clauses/autre/1.md"] = pikepdf.AttachedFileSpec(pdf, b"Autre chose.")

    told = the("verified-attachment", found(_with(small(), file)))
    assert (told.severity.value, told.facts) == ("error", {"file": "clauses/autre/1.md"})


def test_bytes_behind_a_signature_are_wrong_unless_they_are_proof(pki: Pki) -> None:
    content = small_at(Level.B_LT)
    told = the("verified-uncovered", found(content + b"% rien\n"))
    end = tampering.revisions(content)[-2]
    assert (told.severity.value, told.facts) == ("error", {"first": str(end), "size": str(len(content) + 7 - end)})
    proof = outside.with_store(content, pki)
    told = the("verified-uncovered", found(proof))
    assert (told.severity.value, told.facts) == ("warning", {"first": str(end), "size": str(len(proof) - end)})
    assert found(proof).state == "open"


def test_bytes_behind_what_nobody_signed_are_told_apart() -> None:
    content = small()
    told = the("verified-appended", found(content + b"% rien\n"))
    assert (told.severity.value, told.facts) == ("error", {"first": str(len(content)), "size": "7"})


# revocation of an authority for timestamps --------------------------------------


def _revoking(pki: Pki, serial: int, since: datetime) -> asn1_crl.CertificateList:
    """A list of the root that revokes a certificate."""
    root = x509.load_pem_x509_certificate(pki.root.read_bytes())
    key = load_pem_private_key((pki.folder / "keys" / "root.pem").read_bytes(), None)
    entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(since).build()
    built = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(root.subject)
        .last_update(since)
        .next_update(since + timedelta(days=3650))
        .add_revoked_certificate(entry)
        .sign(key, hashes.SHA256())  # type: ignore[arg-type]
    )
    return asn1_crl.CertificateList.load(built.public_bytes(Encoding.DER))


def _with_list(content: bytes, revocation_list: asn1_crl.CertificateList) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(content))
    DocumentSecurityStore.supply_dss_in_writer(writer, None, crls=[revocation_list])
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _stamping(pki: Pki) -> asn1.Certificate:
    return asn1.Certificate.load(pki.der("tsa"))


def test_a_revoked_timestamp_authority_proves_no_time(pki: Pki) -> None:
    since = datetime(2029, 1, 1, tzinfo=UTC)
    content = _with_list(small_at(Level.B_LTA), _revoking(pki, _stamping(pki).serial_number, since))
    verified = found(content)
    assert verified.state == "no"
    told = [one for one in verified.diagnostics if one.code == "verified-revoked"]
    told.sort(key=lambda one: one.facts["field"])
    assert [(one.severity.value, one.facts) for one in told] == [
        ("error", {"field": name, "holder": "Fictional Timestamps", "date": "2029-01-01"})
        for name in ("signature-montfleur-1", "signature-rivebelle-1", "timestamp")
    ]
    first, second, stamp = verified.signatures
    assert (stamp.role, stamp.intact, stamp.chain) == ("timestamp", "yes", "no")
    assert (first.authority, second.authority) == ("", "")
    assert not {first.level, second.level} & {"B-T", "B-LT", "B-LTA"}


def test_a_revocation_counts_from_its_day_for_that_certificate_of_that_issuer(pki: Pki) -> None:
    since, stamping = datetime(2029, 1, 1, tzinfo=UTC), _stamping(pki)

    def told(serial: int, certificate: asn1.Certificate, moment: datetime) -> datetime | None:
        return revoked_since(certificate, ValidationData(lists=(_revoking(pki, serial, since),)), moment)

    assert told(stamping.serial_number, stamping, since) == since
    assert told(stamping.serial_number, stamping, since + timedelta(days=1)) == since
    assert told(stamping.serial_number, stamping, since - timedelta(seconds=1)) is None
    assert told(stamping.serial_number + 1, stamping, since) is None
    person = asn1.Certificate.load(pki.der("montfleur"))
    assert told(person.serial_number, person, since) is None
    assert revoked_since(stamping, ValidationData(), since) is None
    both = ValidationData(
        lists=(_revoking(pki, 1, since), _revoking(pki, stamping.serial_number, since + timedelta(days=2)))
    )
    assert revoked_since(stamping, both, since + timedelta(days=9)) == since + timedelta(days=2)


# times --------------------------------------------------------------------------


@pytest.mark.parametrize(("minutes", "told"), [(-4, False), (-6, True)])
def test_a_claimed_time_may_be_after_now_by_the_error_of_a_clock(minutes: int, told: bool, pki: Pki) -> None:
    verified = found(small_at(Level.B_B), at=MOMENT + timedelta(minutes=minutes))
    times = [one for one in verified.diagnostics if one.code == "verified-time"]
    assert [(one.severity.value, one.facts) for one in times] == [
        ("warning", {"field": name, "date": "2030-05-14"})
        for name in ("signature-montfleur-1", "signature-rivebelle-1")
    ] * told


def test_what_is_claimed_is_told_apart_from_what_is_proved(pki: Pki) -> None:
    claimed, proved = found(small_at(Level.B_B)).signatures[0], found(small_at(Level.B_T)).signatures[0]
    assert (claimed.at, claimed.authority) == (MOMENT, "")
    assert (proved.at, proved.authority) == (MOMENT, "Fictional Timestamps")
    assert (claimed.issuer, proved.issuer) == ("Fictional Authority",) * 2
