"""A small copy, quick to verify some hundred times: one page that bears its seal, two signatories, a timestamp."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf

from engross.finish.signing import Level, Pkcs12File, sign
from engross.model.issue import RECORD_NAME, read_issue
from tests.finish.paper import paper
from tests.finish.pki import pki
from tests.finish.signing import secret, wish

WHO = ("montfleur", "rivebelle")


@cache
def small() -> bytes:
    """The copy as it is issued."""
    out = BytesIO()
    with pikepdf.open(BytesIO(paper())) as pdf:
        issue = read_issue(pdf.attachments[RECORD_NAME].get_file().read_bytes())
        foot = f"/Artifact BMC BT /F1 8 Tf 72 40 Td ({issue.seals.short(1)}) Tj ET EMC"
        pdf.pages[0].contents_add(foot.encode())
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


@cache
def small_at(level: Level, signatures: int = 2) -> bytes:
    """The copy signed by that many at that level."""
    content = small()
    for who in WHO[:signatures]:
        asked = wish(pki(), f"{who}-1", level)
        content = sign(content, "copie.pdf", asked, Pkcs12File(pki().p12(who)), secret).content
    return content
