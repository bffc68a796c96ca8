"""`engross sign`, as it is typed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from engross.cli import main
from tests.finish.paper import paper
from tests.finish.pki import MOMENT, PASSPHRASE, Pki, pki

AT = MOMENT.isoformat()


@pytest.fixture(scope="module", name="cities")
def cities_fixture() -> Pki:
    return pki()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    file = tmp_path / "copie.pdf"
    file.write_bytes(paper())
    return file


def test_the_signed_copy_stands_beside_the_copy(
    copy: Path, cities: Pki, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ENGROSS_PASSPHRASE", PASSPHRASE)
    arguments = ["sign", str(copy), "--field", "montfleur-1", "--p12", str(cities.p12("montfleur")), "--at", AT]
    assert main([*arguments, "--lang", "fr"]) == 0
    said = capsys.readouterr()
    signed = copy.with_name("copie.montfleur-1.pdf")
    assert said.out == f"{signed}\n"
    assert said.err.splitlines() == [
        "signé par Camille Exemple, PAdES B-B",
        "reste à signer\u00a0: Dominique Modèle (`rivebelle-1`)",
    ]
    assert copy.read_bytes() == paper()
    assert signed.read_bytes().startswith(paper())
    assert main(arguments) == 1
    assert "error[output-exists]" in capsys.readouterr().err


def test_programs_are_told_in_json(
    copy: Path, cities: Pki, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ENGROSS_PASSPHRASE", PASSPHRASE)
    arguments = ["sign", str(copy), "--field", "signature-montfleur-1", "--p12", str(cities.p12("montfleur"))]
    assert main([*arguments, "--at", AT, "--format", "json", "-o", str(copy)]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "file": str(copy),
        "field": "signature-montfleur-1",
        "holder": "Camille Exemple",
        "level": "b-b",
        "awaited": ["signature-rivebelle-1"],
    }
    assert copy.read_bytes().startswith(paper())
    assert len(copy.read_bytes()) > len(paper())


def test_a_passphrase_is_read_from_a_descriptor(copy: Path, cities: Pki) -> None:
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    key = str(cities.key("montfleur"))
    arguments = [
        "sign",
        str(copy),
        "--field",
        "montfleur-1",
        "--key",
        key,
        "--cert",
        str(cities.certificate("montfleur")),
    ]
    assert main([*arguments, "--at", AT, "--passphrase-fd", str(reading)]) == 0
    os.close(reading)


def test_the_field_is_proposed_and_never_chosen(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sign", str(copy), "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "error[field-needed]: say in which field, with `--field`: `montfleur-1`" in said
    assert "it is the turn of Camille Exemple" in said
