"""A small copy, quick to verify some hundred times: one page that bears its seal, two signatories, a timestamp."""

from __future__ import annotations

from functools import cache

from engross.signed_pdf.signing import Level, Pkcs12File, sign
from tests.signed_pdf.paper import paper
from tests.signed_pdf.pki import pki
from tests.signed_pdf.signing import secret, wish

WHO = ("montfleur", "rivebelle")


def small() -> bytes:
    """The copy as it is issued."""
    return paper()


@cache
def small_at(level: Level, signatures: int = 2) -> bytes:
    """The copy signed by that many at that level."""
    content = small()
    for who in WHO[:signatures]:
        asked = wish(pki(), f"{who}-1", level)
        content = sign(content, "copie.pdf", asked, Pkcs12File(pki().p12(who)), secret).content
    return content
