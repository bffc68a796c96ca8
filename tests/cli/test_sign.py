"""`engross sign`, as it is typed."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engross.cli import main
from tests.conftest import ROOT
from tests.signed_pdf.paper import paper
from tests.signed_pdf.pki import PASSPHRASE, Pki, pki
from tests.signed_pdf.proofs import by_pyhanko
from tests.signed_pdf.service import ACCESS, CODE, service
from tests.signed_pdf.tokens import tokens

AT = datetime(2025, 5, 14, 15, 30, tzinfo=UTC).isoformat()
"""Before the clock of whoever runs the tests: no signature claims a moment to come."""


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


# secrets -----------------------------------------------------------------------


def _everywhere(folder: Path, *said: str) -> str:
    """All that was written: what was said and every file, names included, as text."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    return "\n".join((*said, *map(str, files), *(one.read_bytes().decode("latin-1") for one in files)))


@pytest.mark.parametrize("good", [True, False], ids=["right", "wrong"])
@pytest.mark.parametrize("route", ["p12", "key", "pkcs11", "csc"])
def test_no_secret_is_ever_written(route: str, good: bool, copy: Path, cities: Pki, tmp_path: Path) -> None:
    own = copy.parent
    passphrase, code, access = (PASSPHRASE, CODE, ACCESS) if good else ("faux-secret-8812", "000111", "faux-jeton-77")
    arguments = {
        "p12": ["--p12", str(cities.p12("montfleur"))],
        "key": ["--key", str(cities.key("montfleur")), "--cert", str(cities.certificate("montfleur"))],
        "pkcs11": ["--pkcs11", str(tokens()), "--token", "montfleur"],
        "csc": ["--csc", service().url, "--credential", "montfleur"],
    }[route]
    done = subprocess.run(
        [
            *(sys.executable, "-X", "dev", "-W", "ignore", "-c", _WITH_LOGS, "sign", str(copy)),
            *("--field", "montfleur-1", "--at", AT, *arguments),
        ],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "ENGROSS_PASSPHRASE": passphrase,
            "ENGROSS_CODE": code,
            "ENGROSS_CSC_TOKEN": access,
            "HOME": str(own),
            "TMPDIR": str(own),
        },
        capture_output=True,
        text=True,
        check=False,
        cwd=own,
    )
    assert done.returncode == (0 if good else 1), done.stderr
    assert ("Traceback" in done.stderr) is False
    written = _everywhere(own, done.stdout, done.stderr)
    for secret in (passphrase, code, access):
        assert secret not in written
    if good:
        assert copy.with_name("copie.montfleur-1.pdf").exists()


_WITH_LOGS = (
    "import logging, sys; logging.basicConfig(level=logging.DEBUG, filename='all.log');"
    "from engross.cli import main; sys.exit(main(sys.argv[1:]))"
)
"""The command with every log of every library in a file."""


def test_no_option_takes_a_passphrase() -> None:
    from engross.cli.sign import command

    options = {one.name for one in command.own}
    assert not {name for name in options if name and {"passphrase", "password", "pin"} & set(name.split("_"))} - {
        "passphrase_fd"
    }


def test_without_anyone_to_ask_the_secret_is_wanted_elsewhere(
    copy: Path, cities: Pki, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("ENGROSS_PASSPHRASE", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    arguments = ["sign", str(copy), "--field", "montfleur-1", "--p12", str(cities.p12("montfleur")), "--lang", "fr"]
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert "error[secret-missing]" in said or "erreur[secret-missing]" in said
    assert "ENGROSS_PASSPHRASE" in said


def test_options_that_do_not_go_together_are_told(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, said in (
        (["--p12", "a", "--pkcs11", "b"], "`--p12` and `--pkcs11` do not go together"),
        (["--key", "a"], "`--key` needs `--cert`"),
        (["--key", "a.P12"], "`a.P12` is a PKCS#12 file: give it with `--p12`"),
        (["--token", "a"], "`--token` needs `--pkcs11`"),
        (["--csc", "http://127.0.0.1"], "`--csc` needs `--credential`"),
        (["--at", "demain"], "`demain` is not a moment"),
    ):
        assert main(["sign", str(copy), "--field", "x", *arguments, "--lang", "en"]) == 2
        assert said in capsys.readouterr().err


# what is cut off ---------------------------------------------------------------


@pytest.mark.slow
def test_a_power_cut_leaves_the_old_file_or_the_new(copy: Path, cities: Pki) -> None:
    old = copy.read_bytes()
    command = [
        *(sys.executable, "-m", "engross", "sign", str(copy), "-o", str(copy), "--field", "montfleur-1", "--at", AT),
        *("--key", str(cities.bare_key("montfleur")), "--cert", str(cities.certificate("montfleur"))),
        *("--chain", str(cities.chain)),
    ]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    whole = time.perf_counter() - start
    for part in range(1, 13):
        copy.write_bytes(old)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
        time.sleep(whole * (0.4 + part * 0.06))
        process.kill()
        process.wait()
        found = copy.read_bytes()
        assert found == old or [one.good for one in by_pyhanko(found, cities)] == [True]


def test_a_disk_that_is_full_leaves_the_file_as_it_was(
    copy: Path, cities: Pki, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    key, certificate = str(cities.bare_key("montfleur")), str(cities.certificate("montfleur"))
    arguments = ["sign", str(copy), "--field", "montfleur-1", "--key", key, "--cert", certificate, "--at", AT]
    assert main([*arguments, "-o", str(copy), "--lang", "en"]) == 1
    assert "error[disk-full]" in capsys.readouterr().err
    assert copy.read_bytes() == paper()
    assert [one.name for one in copy.parent.iterdir()] == [copy.name]
