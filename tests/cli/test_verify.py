"""`engross verify` as it is used."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pikepdf
import pytest

from engross.cli import main
from engross.signed_pdf.signing import Level
from tests.signed_pdf.pki import Pki, pki
from tests.verifying.signed import AT, copy_at
from tests.verifying.small import small_at

_AT = AT.isoformat()


@pytest.fixture(scope="module", name="cities")
def cities_fixture() -> Pki:
    return pki()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A city that has nothing but the file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ENGROSS_LANG", "fr")
    return tmp_path


def test_a_counterpart_city_needs_the_file_and_an_anchor(
    folder: Path, cities: Pki, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "copie.pdf").write_bytes(copy_at(Level.B_LT))
    assert main(["verify", "copie.pdf", "--trust", str(cities.root), "--at", _AT]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Vérification\ncopie.pdf\n\n✓ Tout est prouvé.\n")
    for words in (
        "✓ Camille Exemple, Mairesse d’Exempleville – certificat délivré par Fictional Authority",
        "intacte\u202f; certificat non révoqué, qui remonte à une autorité reconnue",
        "identique, octet pour octet",
        "✓ PDF/A-3a",
        "celui du dossier\u00a0: 1\u00a0",
    ):
        assert words in said
    assert "registre" not in said.split("Sources et registre")[1]


def test_the_exit_code_tells_what_is_proved_from_what_is_not(
    folder: Path, cities: Pki, capsys: pytest.CaptureFixture[str]
) -> None:
    good = copy_at(Level.B_LT)
    (folder / "good.pdf").write_bytes(good)
    (folder / "open.pdf").write_bytes(copy_at(Level.B_B))
    (folder / "wrong.pdf").write_bytes(good[:500] + b"X" + good[501:])
    (folder / "cut.pdf").write_bytes(good[:-100])
    trust = ["--trust", str(cities.root), "--at", _AT]
    for names, code, verdict in (
        (["good.pdf"], 0, "✓ Tout est prouvé."),
        (["open.pdf"], 1, "? Aucune anomalie\u202f; vérification incomplète."),
        (["wrong.pdf"], 1, "✗ Anomalie"),
        (["cut.pdf"], 1, "✗ Anomalie"),
        (["good.pdf", "cut.pdf"], 1, "✓ Tout est prouvé."),
        (["good.pdf", "--no-rebuild"], 1, "? Aucune anomalie\u202f; vérification incomplète."),
    ):
        assert main(["verify", *names, *trust]) == code
        said = capsys.readouterr()
        assert verdict in said.out
        assert said.err == ""
    assert main(["verify", "good.pdf", "--at", _AT]) == 1
    assert "? la chaîne des certificats n’a pas été vérifiée" in capsys.readouterr().out


def test_programs_get_json(folder: Path, cities: Pki, capsys: pytest.CaptureFixture[str]) -> None:
    content = copy_at(Level.B_LTA)
    (folder / "good.pdf").write_bytes(content)
    (folder / "more.pdf").write_bytes(content + b"\n")
    trust = ["--trust", str(cities.root), "--at", _AT, "--to", "json"]
    assert main(["verify", "good.pdf", "more.pdf", *trust]) == 1
    good, more = json.loads(capsys.readouterr().out)
    assert (good["state"], good["diagnostics"]) == ("yes", [])
    assert [one["level"] for one in good["signatures"]] == ["B-LTA", "B-LTA", ""]
    assert good["signatures"][0]["at"] == "2030-05-14T15:30:00+00:00"
    assert [one["code"] for one in more["diagnostics"]] == ["verified-uncovered"]
    assert main(["verify", "good.pdf", *trust, "-o", "good.json", "--format", "json"]) == 0
    assert json.loads((folder / "good.json").read_bytes()) == [good]


def test_the_report_is_one_tagged_page(folder: Path, cities: Pki) -> None:
    (folder / "copie.pdf").write_bytes(copy_at(Level.B_LT))
    trust = ["--trust", str(cities.root), "--at", _AT]
    assert main(["verify", "copie.pdf", *trust, "-o", "rapport.pdf"]) == 0
    with pikepdf.open(folder / "rapport.pdf") as pdf:
        assert len(pdf.pages) == 1
        assert pdf.Root.MarkInfo.Marked
    text = subprocess.run(["pdftotext", "rapport.pdf", "-"], capture_output=True, text=True, check=True).stdout
    assert "Tout est prouvé." in text


def test_mistakes_are_told_in_words(folder: Path, cities: Pki, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "copie.pdf").write_bytes(small_at(Level.B_B))
    (folder / "lettre.txt").write_text("bonjour", encoding="utf-8")
    for arguments, code, words in (
        (["rien.pdf"], 1, "unreadable-file"),
        (["copie.pdf", "--trust", "lettre.txt"], 1, "`lettre.txt` ne contient aucun certificat"),
        (["copie.pdf", "--to", "pdf"], 2, "nommez un fichier avec `-o`"),
        (["copie.pdf", "copie.pdf", "-o", "r.pdf"], 2, "un PDF parle d’un seul fichier"),
        (["copie.pdf", "--level", "b-xl"], 2, "`b-xl` n’est pas l’un de"),
        (["copie.pdf", "--workspace", "."], 1, "no-workspace"),
    ):
        assert main(["verify", *arguments]) == code, arguments
        assert words in capsys.readouterr().err


def test_verifying_loads_nothing_that_signs_or_lays_out(folder: Path, cities: Pki) -> None:
    import sys

    from tests.conftest import ROOT

    (folder / "copie.pdf").write_bytes(small_at(Level.B_LT))
    program = (
        "import sys; from engross.cli import main; code = main(sys.argv[1:]);"
        "print(code, *sorted({one.split('.')[0] for one in sys.modules}), file=sys.stderr)"
    )
    arguments = ["verify", "copie.pdf", "--trust", str(cities.root), "--at", _AT, "--no-rebuild"]
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
    )
    code, *modules = done.stderr.split()
    assert code == "1"
    assert not set(modules) & {
        "aiohttp",
        "weasyprint",
        "pydantic",
        "jinja2",
        "yaml",
        "markdown_it",
        "babel",
        "fontTools",
    }
