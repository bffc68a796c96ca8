"""`engross register` as it is used."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pikepdf
import pytest

from engross.cli import main
from engross.register import read_register
from tests.register.books import NAME, file, opened, workspace_at


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ENGROSS_LANG", "fr")
    monkeypatch.setenv("ENGROSS_BY", "une greffière")
    (tmp_path / "protocols").mkdir()
    return tmp_path


def test_an_event_is_entered_and_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened(workspace_at(folder), 1, 2)
    assert main(["register", NAME, "signed", "--copy", "1", "--party", "exempleville"]) == 0
    said = capsys.readouterr()
    assert said.out == "Exemplaire 1 de 2 – exempleville\u00a0: signé (exempleville, sur papier)\n"
    assert said.err == "ensuite\u00a0: signed, scanned, sent, cancelled\n"
    assert main(["register", NAME, "sent", "--copy", "exempleville", "--detail", "Ville de Modelbourg"]) == 0
    capsys.readouterr()
    assert main(["register"]) == 0
    table = capsys.readouterr().out
    assert [" ".join(line.split()[:7]) for line in table.splitlines()] == [
        NAME,
        "exemplaire état depuis le signé par à",
        "Exemplaire 1 de 2 – exempleville envoyé",
        "Exemplaire 2 de 2 – modelbourg émis",
    ]
    assert main(["register", NAME]) == 0
    assert capsys.readouterr().out.count("une greffière, 20") == 4


def test_a_scan_is_kept_by_its_hash(folder: Path) -> None:
    opened(workspace_at(folder))
    (folder / "scan.pdf").write_bytes(b"scan")
    assert main(["register", NAME, "signed", "--party", "modelbourg"]) == 0
    assert main(["register", NAME, "scanned", "--file", "scan.pdf"]) == 0
    assert read_register(workspace_at(folder), NAME).entries[-1].sha256.startswith("59ad1b2f")
    assert main(["register", NAME, "scanned", "--file", "none.pdf"]) == 1


def test_programs_get_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened(workspace_at(folder), 1, 2)
    assert main(["register", NAME, "signed", "--copy", "2", "--party", "modelbourg", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["next"] == ["signed", "scanned", "sent", "cancelled"]
    assert main(["register", "--format", "json"]) == 0
    [found] = json.loads(capsys.readouterr().out)
    assert [one["awaited"] for one in found["copies"]] == [["exempleville", "modelbourg"], ["exempleville"]]
    assert found["entries"][-1]["party"] == "modelbourg"


def test_mistakes_are_told_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened(workspace_at(folder), 1, 2)
    for arguments, code, words in (
        ([NAME, "sent", "--detail", "x"], 1, "dites quel exemplaire avec `--copy`\u00a0: original-1, original-2"),
        ([NAME, "sent", "--copy", "1"], 1, "`sent` doit en dire plus"),
        ([NAME, "returned", "--copy", "1"], 1, "ce qui peut suivre\u00a0: signed, sent, cancelled"),
        (["--copy", "1"], 2, "`--copy` va avec un événement"),
        (["--pdf", "x.pdf"], 2, "nommez-le"),
        ([NAME, "sent", "--on", "hier"], 2, "`hier` n’est pas un jour"),
        ([NAME, "lost"], 2, "`lost` n’est pas l’un de"),
        (["../x"], 1, "aucun protocole"),
    ):
        assert main(["register", *arguments]) == code, arguments
        assert words in capsys.readouterr().err


def test_a_touched_register_is_shown_to_nobody(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = workspace_at(folder)
    opened(workspace, 1, 2)
    file(workspace).write_text(file(workspace).read_text("utf-8").replace('"n":2', '"n":3'), encoding="utf-8")
    assert main(["register", NAME]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert f"register/{NAME}.jsonl:2:1: erreur[register-forged]" in said.err


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_register_is_printed_as_a_tagged_page(folder: Path, paper: str) -> None:
    opened(workspace_at(folder), 1, 2)
    assert main(["register", NAME, "--pdf", "registre.pdf", "--paper", paper]) == 0
    with pikepdf.open(folder / "registre.pdf") as pdf:
        assert len(pdf.pages) == 1
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "fr"
    text = subprocess.run(["pdftotext", "registre.pdf", "-"], capture_output=True, text=True, check=True).stdout
    said = "".join(text.split())
    assert "Exemplaire2de2–modelbourg" in said
    assert read_register(workspace_at(folder), NAME).tip in said


def test_nothing_is_said_of_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register"]) == 0
    assert "rien n’est encore inscrit" in capsys.readouterr().err
