"""A copy that was doctored before it was signed, and that keeps from being made again, is never proved."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross import api
from engross.model.verified import Verified
from engross.signed_pdf.signing import Level, Pkcs12File, sign
from tests.signed_pdf.pki import Pki
from tests.signed_pdf.signing import secret, wish
from tests.verifying import forging
from tests.verifying.signed import AT, FIELDS, issued


def signed(content: bytes, pki: Pki) -> bytes:
    for field, who in zip(FIELDS, ("montfleur", "rivebelle"), strict=True):
        content = sign(content, "c.pdf", wish(pki, field, Level.B_LT), Pkcs12File(pki.p12(who)), secret).content
    return content


def verified(content: bytes, folder: Path, pki: Pki) -> Verified:
    path = folder / "copie.pdf"
    path.write_bytes(content)
    [one] = api.verify(None, [path], api.VerifyOptions(AT, (pki.root,)))
    return one


def told(one: Verified) -> set[tuple[str, str]]:
    return {(each.code, each.severity.value) for each in one.diagnostics}


def test_a_copy_of_other_programs_that_shows_its_text_is_open_and_nothing_is_wrong(tmp_path: Path, pki: Pki) -> None:
    one = verified(signed(forging.doctored(issued()[1].read_bytes(), forging.nothing), pki), tmp_path, pki)
    assert (one.state, told(one)) == ("open", {("verified-not-rebuilt", "warning")})


@pytest.mark.parametrize(
    ("doctor", "code"),
    [
        (forging.white_rectangle, "verified-hidden"),
        (forging.white_letters, "verified-hidden"),
        (forging.unseen_letters, "verified-hidden"),
        (forging.stamp, "verified-hidden"),
        (forging.swapped_letters, "verified-glyphs"),
        (forging.program, "verified-not-conforming"),
    ],
)
def test_what_a_reader_would_not_see_is_named(doctor: forging.Doctor, code: str, tmp_path: Path, pki: Pki) -> None:
    one = verified(forging.doctored(issued()[1].read_bytes(), doctor), tmp_path, pki)
    assert (code, "error") in told(one)
    assert one.state == "no"


def test_the_look_of_a_signature_hides_nothing_and_shows_its_letters(tmp_path: Path, pki: Pki) -> None:
    path = tmp_path / "copie.pdf"
    path.write_bytes(forging.doctored(issued()[1].read_bytes(), forging.nothing))
    options = api.SignOptions(
        "exempleville-1", AT.replace(month=5, day=14), key=api.KeyPlace(p12=str(pki.p12("montfleur")))
    )
    done = api.sign(path, options, secret)
    [one] = api.verify(None, [done.path], api.VerifyOptions(AT, (pki.root,)))
    assert "verified-glyphs" not in {code for code, _ in told(one)}
    assert not {code for code, _ in told(one)} & {"verified-hidden", "verified-unseen", "verified-revision"}
