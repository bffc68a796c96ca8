"""Two sides' changes in one Word file: each side's alone give its text, none give the last text."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross import api
from engross.model.outline import lines
from tests.wordprocessing.libreoffice import settled

LAST = "Préambule\n\nLes deux villes se voient une fois par an.\n\nElles décident ensemble.\n\nFin du 1er texte.\n"
OURS = LAST.replace("une fois", "deux fois").replace("Elles décident ensemble.\n\n", "")
THEIRS = LAST.replace("une fois", "trois fois").replace("Fin du", "Fin, bien sûr, du") + "\nUn alinéa de plus.\n"


def compared(folder: Path, texts: tuple[str, str, str], labels: tuple[str, str]) -> Path:
    """The Word file of three texts."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    last, ours, theirs = (str(folder / f"{number}.txt") for number in range(3))
    options = api.CompareOptions("docx", date="2031-05-03")
    path = folder / "trois.docx"
    path.write_bytes(api.compare_three(None, last, ours, theirs, options, labels=labels).content)
    return path


def words(name: str) -> list[str]:
    [text], _ = api.read_texts(None, name)
    return [line.text for line in lines(text.reading.outline)]


def of(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return compared(tmp_path, (LAST, OURS, THEIRS), ("Nous", "Eux"))


def test_rejecting_all_gives_the_last_text(made: Path) -> None:
    assert words(f"{made}@rejected") == of(LAST)


def test_the_file_says_who_changed_what(made: Path) -> None:
    _, odd = api.read_texts(None, str(made))
    assert {one.facts["author"] for one in odd if one.code == "word-file-tracked"} == {"Nous", "Eux", "Nous + Eux"}


def test_what_both_changed_alike_is_of_both(tmp_path: Path) -> None:
    same = LAST.replace("ensemble", "séparément")
    path = compared(tmp_path, (LAST, same, same), ("A", "B"))
    assert words(str(path)) == words(f"{path}@by:A + B") == of(same)
    assert words(f"{path}@by:A") == of(LAST)


@pytest.mark.slow
def test_libreoffice_rejects_them_to_the_last_text(made: Path, tmp_path: Path) -> None:
    [content] = settled([(made, "reject")], tmp_path / "lo")
    back = tmp_path / "back.docx"
    back.write_bytes(content)
    assert words(str(back)) == of(LAST)
