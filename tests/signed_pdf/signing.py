"""What the tests of signing say again and again."""

from __future__ import annotations

from typing import Any

from engross.signed_pdf.signing import Key, Level, Pkcs12File, Secret, SignatureSpec, Signed, sign
from tests.signed_pdf.pki import MOMENT, PASSPHRASE, Pki
from tests.signed_pdf.proofs import root
from tests.signed_pdf.service import ACCESS, CODE


def secret(kind: str, _: str) -> str:
    """Whoever asks is told the passphrase, the access token or the code of the tests."""
    return {Secret.ACCESS: ACCESS, Secret.CODE: CODE}.get(Secret(kind), PASSPHRASE)


def wish(pki: Pki, field: str, level: Level = Level.B_B, **more: Any) -> SignatureSpec:
    """A wish with what its level needs."""
    given: dict[str, Any] = {
        "tsa": pki.tsa if level.timestamped else "",
        "trust": (root(pki).dump(),) if level.long_term else (),
    }
    return SignatureSpec(field, level, MOMENT, **{**given, **more})


def signed(pki: Pki, content: bytes, who: str, level: Level = Level.B_B, key: Key | None = None, **more: Any) -> Signed:
    """The content signed by that city in its own field, with its file of keys if no other key is given."""
    chosen = key or Pkcs12File(pki.p12(who))
    return sign(content, "copie.pdf", wish(pki, f"{who}-1", level, **more), chosen, secret)
