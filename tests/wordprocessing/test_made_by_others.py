"""Documents that other programs made are read whole: LibreOffice, pandoc, python-docx, python-redlines."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import docx
import pytest

from engross.diagnostics import Collector
from engross.model.outline import Outline, lines
from engross.source.wordprocessing.passages import Taken, accepted, rejected
from engross.source.wordprocessing.reading import read_word_file
from tests.render.word import converted

MADE = Path(__file__).with_name("made_by_others")
HTML = """<html lang="fr"><body><h1>Accord</h1><p>Les villes <b>conviennent</b> :</p>
<ol><li>de se voir ;<ul><li>à Québec ;</li><li>à Namur ;</li></ul></li><li>de s’écrire.</li></ol>
<h2>Moyens</h2><table><tr><td>Poste</td><td>Montant</td></tr><tr><td>Salle</td><td>100</td></tr></table>
<p>Fin du 1<sup>er</sup> texte.</p></body></html>"""
TOLD = [
    ("heading", 0, "", "Accord"),
    ("p", 0, "", "Les villes conviennent :"),
    ("li", 1, "number", "1. de se voir ;"),
    ("li", 2, "bullet", "à Québec ;"),
    ("li", 2, "bullet", "à Namur ;"),
    ("li", 1, "number", "2. de s’écrire."),
    ("heading", 0, "", "Moyens"),
    ("p", 0, "", "Poste | Montant"),
    ("p", 0, "", "Salle | 100"),
    ("p", 0, "", "Fin du 1<sup>er</sup> texte."),
]


def read(data: bytes, taken: Taken = accepted) -> Outline:
    return read_word_file(data, "a", Collector(), taken).outline


def told(data: bytes) -> list[tuple[str, int, str, str]]:
    return [(line.role, line.depth, line.marker, line.text) for line in lines(read(data))]


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_pandoc(kind: str, tmp_path: Path) -> None:
    source, made = tmp_path / "a.html", tmp_path / f"a.{kind}"
    source.write_text(HTML, encoding="utf-8")
    subprocess.run(["pandoc", str(source), "-o", str(made)], check=True, timeout=60)
    assert told(made.read_bytes()) == TOLD


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_libreoffice(kind: str, tmp_path: Path) -> None:
    source = tmp_path / "a.html"
    source.write_text(HTML, encoding="utf-8")
    odt = converted(source, "odt:writer8", tmp_path / "odt")
    made = odt if kind == "odt" else converted(odt, "docx:MS Word 2007 XML", tmp_path / "docx")
    assert told(made.read_bytes()) == TOLD


def test_python_docx() -> None:
    document = docx.Document()
    document.add_heading("Accord", 1)
    paragraph = document.add_paragraph("Les villes ")
    paragraph.add_run("conviennent").bold = True
    paragraph.add_run(" :")
    document.add_paragraph("de se voir ;", style="List Number")
    document.add_paragraph("à Québec.", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Salle", "100"
    held = BytesIO()
    document.save(held)
    assert told(held.getvalue()) == [
        ("heading", 0, "", "Accord"), ("p", 0, "", "Les villes conviennent :"), ("li", 1, "number", "1. de se voir ;"),
        ("li", 1, "bullet", "à Québec."), ("p", 0, "", "Salle | 100"),
    ]  # fmt: skip


def test_tracked_changes_of_python_redlines() -> None:
    data = (MADE / "python-redlines.docx").read_bytes()
    old, new = ([line.text for line in lines(read(data, taken))] for taken in (rejected, accepted))
    assert old == ["Accord", "Les deux villes se voient une fois par an.", "Elles décident ensemble.", "Fin."]
    assert new == ["Accord", "Les deux villes se voient deux fois par an.", "Un alinéa de plus.", "Fin."]
