"""What a signature shows: who, in which office, when, at which level, inside its field and with its own letters."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from engross import api
from tests.signed_pdf.paper import fields, paper
from tests.signed_pdf.pki import MOMENT, Pki
from tests.signed_pdf.signing import secret

FIRST = fields()[0]


def signed(pki: Pki, folder: Path, **more: object) -> Path:
    copy = folder / "copie.pdf"
    copy.write_bytes(paper())
    key = api.KeyPlace(p12=str(pki.p12("montfleur")))
    return api.sign(copy, api.SignOptions("montfleur-1", MOMENT, key=key, **more), secret).path  # type: ignore[arg-type]


def text(path: Path, *area: str) -> list[str]:
    """The lines that are seen, in an area of the first page if one is given."""
    said = subprocess.run(["pdftotext", "-layout", *area, str(path), "-"], capture_output=True, text=True, check=True)
    return [" ".join(line.split()) for line in said.stdout.replace("\f", "").splitlines() if line.strip()]


def test_the_signature_shows_itself_inside_its_field(pki: Pki, tmp_path: Path) -> None:
    put = FIRST.placement
    assert put is not None
    box = (put.left, 792 - put.top, put.right - put.left, put.top - put.bottom)
    area = [part for name, value in zip("xyWH", box, strict=True) for part in (f"-{name}", f"{value:.0f}")]
    shown = [
        "Camille Exemple",
        "mairesse de Montfleur",
        "Signé électroniquement le 14 mai 2030 à 15 h 30 (UTC)",
        "PAdES B-B",
    ]
    path = signed(pki, tmp_path)
    assert text(path, *area) == shown
    assert [line for line in text(path) if line in shown] == shown


def test_its_letters_are_embedded_and_no_more_than_are_shown(pki: Pki, tmp_path: Path) -> None:
    with pikepdf.open(signed(pki, tmp_path)) as pdf:
        [widget] = [one for one in pdf.pages[0].Annots if FIRST.name == one.T]
        look = widget.AP.N
        assert sorted(float(side) for side in look.BBox) == [0, 0, 54, 200]
        fonts = [font.DescendantFonts[0].FontDescriptor for font in look.Resources.Font.values()]
        assert len(fonts) == 2
        sizes = [len(font.FontFile3.read_bytes()) for font in fonts]
        assert max(sizes) < 8000
        assert all("ToUnicode" in str(list(font.keys())) for font in look.Resources.Font.values())


def test_nothing_is_shown_if_that_is_wished(pki: Pki, tmp_path: Path) -> None:
    path = signed(pki, tmp_path, seen=False)
    assert text(path) == text_of(paper(), tmp_path)
    with pikepdf.open(path) as pdf:
        [widget] = [one for one in pdf.pages[0].Annots if FIRST.name == one.T]
        assert "/AP" not in widget


def text_of(content: bytes, folder: Path) -> list[str]:
    path = folder / "before.pdf"
    path.write_bytes(content)
    return text(path)


@pytest.mark.parametrize("seen", [True, False])
def test_the_name_the_reason_and_the_place_stand_in_the_signature(pki: Pki, tmp_path: Path, seen: bool) -> None:
    path = signed(pki, tmp_path, seen=seen, reason="Protocole convenu", location="Montfleur")
    with pikepdf.open(BytesIO(path.read_bytes())) as pdf:
        [widget] = [one for one in pdf.pages[0].Annots if FIRST.name == one.T]
        told = {key: str(widget.V[key]) for key in ("/Name", "/Reason", "/Location", "/SubFilter")}
        assert told == {
            "/Name": "Camille Exemple",
            "/Reason": "Protocole convenu",
            "/Location": "Montfleur",
            "/SubFilter": "/ETSI.CAdES.detached",
        }
        assert str(widget.V.M) == "D:20300514153000Z"
