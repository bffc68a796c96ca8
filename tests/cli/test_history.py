"""`engross history`: a clause through its editions, who uses them, and the picture of the chain."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.cli.test_compare import engross

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert engross(tmp_path, "new", "w", "--language", "fr").returncode == 0
    made = tmp_path / "w"
    first = (made / "clauses" / "objet" / "1.md").read_text("utf-8")
    (made / "clauses" / "objet" / "2.md").write_text(first.replace("coopèrent", "travaillent"), encoding="utf-8")
    return made


def test_each_edition_is_shown_with_its_protocols_and_what_it_changed(folder: Path) -> None:
    done = engross(folder, "history", "objet")
    assert done.returncode == 0
    assert (
        "objet@1 – Objet (approved)\n  First edition.\n  Used by:\n    exempleville-modelbourg/2027-2029" in done.stdout
    )
    assert "objet@2 – Objet (approved)" in done.stdout
    assert "No protocol uses it." in done.stdout
    assert "[-coopèrent-]{+travaillent+}" in done.stdout
    assert done.stderr == "2 editions\n"


def test_a_clause_inside_another_and_one_without_an_edition_are_uses_too(folder: Path) -> None:
    file = folder / "protocols" / "exempleville-modelbourg" / "2027-2029.yaml"
    file.write_text(file.read_text("utf-8").replace("objet@1", "objet"), encoding="utf-8")
    done = engross(folder, "history", "objet")
    assert "2027-2029 (draft), the newest edition, none being named" in done.stdout
    assert "exempleville-modelbourg/2027-2029" in engross(folder, "history", "transition-climatique").stdout


def test_the_picture_says_in_words_what_it_shows(folder: Path) -> None:
    done = engross(folder, "history", "objet", "--to", "svg")
    picture = ET.fromstring(done.stdout.encode())
    assert picture.get("role") == "img"
    title, said = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None
    assert said is not None
    assert title.text == "History of the clause objet"
    assert set((picture.get("aria-labelledby") or "").split()) == {title.get("id"), said.get("id")}
    shown = [text.text or "" for text in picture.iter(f"{SVG}text")]
    for words in ("objet@1", "objet@2", "exempleville-modelbourg/2027-2029 (draft)", "Words out: 1 · Words in: 1"):
        assert words in shown
        assert words in (said.text or "")


def test_the_page_holds_the_picture_and_fetches_nothing(folder: Path) -> None:
    assert engross(folder, "history", "objet", "-o", "h.html").returncode == 0
    page = (folder / "h.html").read_text("utf-8")
    assert "<svg" in page
    assert "<script" not in page
    assert "<del" in page
    assert page.count("http") == page.count("http://www.w3.org/2000/svg")


def test_the_same_history_has_the_same_bytes_and_says_who_asked(folder: Path) -> None:
    words = ("history", "objet", "--to", "json", "--author", "Clerk", "--date", "3 March 2021")
    one, other = engross(folder, *words).stdout, engross(folder, *words).stdout
    assert one == other
    written = json.loads(one)
    assert (written["author"], written["date"], written["clause"]) == ("Clerk", "3 March 2021", "objet")


def test_every_language_of_a_clause_has_its_chain(folder: Path) -> None:
    for edition, text in (("1", "One text."), ("2", "Another text.")):
        (folder / "clauses" / "objet" / f"{edition}.en.md").write_text(f"---\nheading: Purpose\n---\n{text}\n", "utf-8")
    written = json.loads(engross(folder, "history", "objet", "--to", "json").stdout)
    assert [chain["lang"] for chain in written["chains"]] == ["fr", "en"]
    assert [len(chain["editions"]) for chain in written["chains"]] == [2, 2]


def test_a_clause_that_is_not_there_is_told(folder: Path) -> None:
    done = engross(folder, "history", "objte")
    assert done.returncode == 1
    assert "error[unknown-clause]" in done.stderr
    assert "did you mean `objet`" in done.stderr


def test_a_protocol_that_cannot_be_read_is_told_and_the_rest_is_shown(folder: Path) -> None:
    (folder / "protocols" / "exempleville-modelbourg" / "2030.yaml").write_text("a: [", encoding="utf-8")
    done = engross(folder, "history", "objet")
    assert done.returncode == 0
    assert "objet@2" in done.stdout
    assert "2030.yaml" in done.stderr
