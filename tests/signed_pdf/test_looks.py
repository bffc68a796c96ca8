"""What a signature shows."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from engross.render.fonts import font_file
from engross.signed_pdf.archival_rules import fonts
from engross.signed_pdf.signing import Appearance
from tests.signed_pdf.paper import paper
from tests.signed_pdf.pki import Pki
from tests.signed_pdf.signing import signed

STRONG, PLAIN = (font_file(name).read_bytes() for name in ("SourceSerifPro-Semibold", "SourceSansPro-Regular"))


@pytest.mark.parametrize(
    ("lines", "faces"), [((), 1), (("mairesse de Montfleur", "PAdES B-B"), 2)], ids=["initials", "signature"]
)
def test_only_the_faces_that_are_used_are_embedded(pki: Pki, lines: tuple[str, ...], faces: int) -> None:
    before = len(_faces(paper()))
    look = Appearance("C.\u00a0E.", lines, "fr-CA", STRONG, PLAIN)
    done = signed(pki, paper(), "montfleur", appearance=lambda _field, _level: look)
    assert len(_faces(done.content)) - before == faces


def _faces(content: bytes) -> list[str]:
    with pikepdf.open(BytesIO(content)) as pdf:
        return [str(font.BaseFont) for font in fonts(pdf)]
