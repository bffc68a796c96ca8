"""Each way to a key and each level, with two signatories: the first signature stands after the second."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from engross.signed_pdf.signing import Key, Level, PemFiles, Pkcs12File, RemoteKey, TokenKey, sign
from tests.signed_pdf.paper import paper
from tests.signed_pdf.pki import Pki
from tests.signed_pdf.proofs import by_pdfsig, by_pyhanko, qpdf_check
from tests.signed_pdf.service import service
from tests.signed_pdf.signing import secret, signed, wish
from tests.signed_pdf.tokens import tokens

FIRST, SECOND, STAMP = "signature-montfleur-1", "signature-rivebelle-1", "timestamp"
ROUTES: dict[str, Callable[[Pki, str], Key]] = {
    "pkcs12": lambda pki, who: Pkcs12File(pki.p12(who)),
    "pem": lambda pki, who: PemFiles(pki.key(who), pki.certificate(who), (pki.chain,)),
    "pem without passphrase": lambda pki, who: PemFiles(pki.bare_key(who), pki.certificate(who), (pki.chain,)),
    "pkcs11": lambda _, who: TokenKey(tokens(), token=who),
    "csc": lambda _, who: RemoteKey(service().url, who),
}
"""How a key is had."""


@pytest.mark.parametrize("route", ROUTES)
def test_two_sign_by_every_route_and_both_signatures_stand(pki: Pki, route: str, tmp_path: Path) -> None:
    content = paper()
    for who in ("montfleur", "rivebelle"):
        done = signed(pki, content, who, key=ROUTES[route](pki, who))
        assert done.content.startswith(content)
        assert done.holder == pki.person(who)
        content = done.content
    assert [(one.field, one.good, one.level) for one in by_pyhanko(content, pki)] == [
        (FIRST, True, "FORM_FILLING"),
        (SECOND, True, "NONE"),
    ]
    file = tmp_path / "signed.pdf"
    file.write_bytes(content)
    assert by_pdfsig(file) == [(FIRST, "Signature is Valid."), (SECOND, "Signature is Valid.")]
    assert qpdf_check(file)[0] == 0


@pytest.mark.parametrize("level", Level)
def test_two_sign_at_every_level(pki: Pki, level: Level, tmp_path: Path) -> None:
    first = signed(pki, paper(), "montfleur", level)
    assert first.level is (Level.B_LT if level is Level.B_LTA else level)
    second = signed(pki, first.content, "rivebelle", level)
    assert second.level is level
    last = level is Level.B_LTA
    expected = [(FIRST, True, "FORM_FILLING", level.timestamped)]
    expected += [(SECOND, True, "LTA_UPDATES" if level.long_term else "NONE", level.timestamped)]
    expected += [(STAMP, True, "NONE", False)] if last else []
    found = by_pyhanko(second.content, pki)
    assert [(one.field, one.good, one.level, one.stamped) for one in found] == expected
    file = tmp_path / "signed.pdf"
    file.write_bytes(second.content)
    assert by_pdfsig(file) == [(FIRST, "Signature is Valid."), (SECOND, "Signature is Valid.")]
    assert qpdf_check(file)[0] == 0
    assert _metadata(second.content) == _metadata(paper())


def _metadata(content: bytes) -> tuple[bytes, object]:
    with pikepdf.open(BytesIO(content)) as pdf:
        return pdf.Root.Metadata.read_bytes(), {name: str(value) for name, value in pdf.docinfo.items()}


def test_a_timestamp_can_be_added_to_a_closed_document(pki: Pki) -> None:
    content = signed(pki, signed(pki, paper(), "montfleur", Level.B_LT).content, "rivebelle", Level.B_LT).content
    stamped = sign(content, "copie.pdf", wish(pki, STAMP, Level.B_LTA), None, secret)
    assert stamped.level is Level.B_LTA
    assert [(one.field, one.good) for one in by_pyhanko(stamped.content, pki)] == [
        (FIRST, True),
        (SECOND, True),
        (STAMP, True),
    ]


@pytest.mark.parametrize("level", [Level.B_B, Level.B_T])
def test_nobody_is_asked_who_was_not_named(pki: Pki, level: Level) -> None:
    before = len(pki.requests)
    signed(pki, paper(), "montfleur", level)
    assert set(pki.requests[before:]) == ({"/cities/tsa/tsa"} if level.timestamped else set())
