"""A received copy cannot exhaust the computer of whoever is asked to sign it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from engross import api
from engross.diagnostics import Refused
from tests.signed_pdf.pki import MOMENT, Pki
from tests.verifying.test_hostile_files import bomb


@pytest.mark.slow
@pytest.mark.parametrize("field", ["", "montfleur-1"])
def test_a_bomb_is_refused_in_time(field: str, tmp_path: Path, pki: Pki) -> None:
    path = tmp_path / "copie.pdf"
    content = bomb()
    path.write_bytes(content)
    start = time.process_time()
    with pytest.raises(Refused) as refused:
        api.sign(path, api.SignOptions(field, MOMENT, key=api.KeyPlace(p12=str(pki.p12("montfleur")))), lambda *_: "")
    [told] = refused.value.diagnostics
    assert (told.code, told.origin.file, told.facts["name"]) == ("copy-stopped", str(path), str(path))
    assert told.facts["reason"] in ("time", "memory", "died", "pages")
    assert time.process_time() - start < 5  # of this process; the child has its own
    assert path.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == ["copie.pdf"]
