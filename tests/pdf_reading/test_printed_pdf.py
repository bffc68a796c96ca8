"""A PDF of another program is read as a person reads its pages; what cannot be read is refused and said."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from engross.api.texts import alike, read_texts
from engross.compare import compare
from engross.diagnostics import Collector, Refused
from engross.model.outline import Reading, lines
from engross.render import RENDERERS
from engross.render.outline import outline
from engross.source.pdf.opened import MOST_PAGES
from engross.source.pdf.reading import read_pdf
from tests.pdf_reading.pdf_files import bomb, printed, protected, saved, scanned, without_structure
from tests.render.samples import document, look

SENTENCE = (
    "Les deux villes conviennent de favoriser la circulation des artistes et des œuvres, d’encourager les échanges "
    "entre établissements d’enseignement et de soutenir les initiatives des associations."
)


def sentence(number: int) -> str:
    """A sentence of its own for each number."""
    words = SENTENCE.split()
    turn = number % len(words)
    return f"Au numéro {number}, {' '.join([*words[turn:], *words[:turn]]).replace('.', '').lower()}."


def read(data: bytes) -> tuple[Reading, list[str]]:
    problems = Collector()
    reading = read_pdf(data, "a.pdf", problems)
    return reading, [one.code for one in problems.sorted()]


def told(data: bytes) -> list[tuple[str, str]]:
    return [(line.role, line.text) for line in lines(read(data)[0].outline)]


def test_paragraphs_headings_and_items_are_seen() -> None:
    html = (
        f"<h1>Accord</h1><h2>Article 1 – Objet</h2><p>{SENTENCE}</p><p>Elles décident :</p>"
        f"<p style='margin-left: 5mm'>a) de se voir ;</p><p style='margin-left: 5mm'>b) de s’écrire.</p>"
        f"<h2>Article 2 – Durée</h2><p>{SENTENCE} {SENTENCE}</p><p>Fin.</p>"
    )
    assert told(printed(html)) == [
        ("heading", "Accord"), ("heading", "Article 1 – Objet"), ("p", SENTENCE), ("p", "Elles décident :"),
        ("li", "a) de se voir ;"), ("li", "b) de s’écrire."), ("heading", "Article 2 – Durée"),
        ("p", f"{SENTENCE} {SENTENCE}"), ("p", "Fin."),
    ]  # fmt: skip


def test_running_heads_and_page_numbers_are_taken_out_and_named() -> None:
    foot = "@bottom-right { content: counter(page) '/' counter(pages) }"
    style = f"@page {{ @top-center {{ content: 'Accord de coopération' }} {foot} }}"
    data = printed("".join(f"<p>{sentence(number)}</p>" for number in range(60)), style)
    reading, codes = read(data)
    assert codes == ["pdf-printed"]
    assert [line.text for line in lines(reading.outline)] == [sentence(number) for number in range(60)]
    assert "Accord de coopération" in reading.left_out["headers"]


def test_a_number_that_the_text_says_at_the_foot_stays() -> None:
    [(_, text)] = told(printed(f"<p>{SENTENCE} En l’an 2017.</p>"))
    assert text.endswith("En l’an 2017.")


def test_columns_are_read_one_after_the_other() -> None:
    words = [f"{SENTENCE} Numéro {number}." for number in range(8)]
    data = printed("<div style='columns: 2'>" + "".join(f"<p>{one}</p>" for one in words) + "</div>")
    assert [text for _, text in told(data)] == words


def test_words_divided_at_a_line_end_are_whole_and_hyphens_of_the_author_stay() -> None:
    html = (
        f"<div lang='fr' style='width: 50mm; hyphens: auto'><p>{SENTENCE}</p><p>La Déclaration Namur-Québec, la "
        "Déclaration Namur-Québec, la Déclaration Namur-Québec et encore la grande Déclaration Namur-Québec.</p></div>"
    )
    one, other = (text for _, text in told(printed(html)))
    assert one == SENTENCE
    assert other.count("Namur-Québec") == 4


def test_the_printed_pages_of_an_act_say_the_same_as_the_act() -> None:
    act = document(("fr",))
    data = without_structure(RENDERERS["pdf"].render(act, look()).content)
    was, now = alike(Reading(outline(act)), read(data)[0])
    redline = compare(was.outline, now.outline)
    out = [seg.text for block in redline.blocks for seg in block.segs if seg.op in ("delete", "insert")]
    assert len(" ".join(out).split()) <= 4, out


def test_a_changed_word_is_found_in_printed_pages() -> None:
    old = printed(f"<p>Elles se voient souvent, chaque année.</p><p>{SENTENCE}</p>")
    changed = SENTENCE.replace("artistes", "peintres")
    new = printed(f"<p>Elles se voient souvent, chaque année.</p><p>{changed}</p>", "body { font-size: 9pt }")
    was, now = alike(read(old)[0], read(new)[0])
    redline = compare(was.outline, now.outline)
    found = [(seg.op, seg.text.strip()) for block in redline.blocks for seg in block.segs if seg.op != "equal"]
    assert found == [("delete", "artistes"), ("insert", "peintres")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (protected(printed(f"<p>{SENTENCE}</p>")), "pdf-protected"),
        (printed(f"<p>{SENTENCE}</p>")[:-200], "pdf-broken"),
        (printed(f"<p>{SENTENCE}</p>")[:900], "pdf-broken"),
        (b"%PDF-1.7\n", "pdf-broken"),
        (b"rien", "pdf-broken"),
        (b"", "pdf-broken"),
        (scanned(), "pdf-no-text"),
    ],
    ids=["password", "cut", "cut early", "head alone", "no pdf", "empty", "scanned"],
)
def test_what_cannot_be_read_says_why(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read(data)
    assert [one.code for one in caught.value.diagnostics] == [code]


def test_a_page_that_is_a_picture_among_others_is_named() -> None:
    with pikepdf.open(BytesIO(printed(f"<p>{SENTENCE}</p>" * 5))) as pdf, pikepdf.open(BytesIO(scanned(1))) as picture:
        pdf.pages.append(picture.pages[0])
        data = saved(pdf)
    assert read(data)[1] == ["pdf-picture-page", "pdf-printed"]


def test_comments_and_what_is_active_are_named_and_not_run() -> None:
    with pikepdf.open(BytesIO(printed(f"<p>{SENTENCE}</p>"))) as pdf:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="Sûr ?", T="Bea"
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        data = saved(pdf)
    reading, codes = read(data)
    assert codes == ["pdf-active", "pdf-comment", "pdf-printed"]
    assert reading.left_out["comments"] == ("Sûr ?",)


def test_a_pdf_with_another_ending_is_read_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(printed(f"<p>{SENTENCE}</p>"))
    [text], _ = read_texts(None, str(tmp_path / "a.docx"))
    assert [line.text for line in lines(text.reading.outline)] == [SENTENCE]


def test_what_a_child_process_refuses_is_refused_with_all_it_says(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(scanned())
    with pytest.raises(Refused) as caught:
        read_texts(None, str(tmp_path / "a.pdf"))
    [found] = caught.value.diagnostics
    assert (found.code, found.facts["pages"]) == ("pdf-no-text", "2")


@pytest.mark.slow
def test_a_page_that_unpacks_without_end_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(bomb())
    with pytest.raises(Refused) as caught:
        read_texts(None, str(tmp_path / "a.pdf"))
    assert {one.code for one in caught.value.diagnostics} <= {"file-stopped", "pdf-broken", "pdf-no-text"}


def test_more_pages_than_are_read_are_refused_with_the_bound() -> None:
    data = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(MOST_PAGES + 1):
            pdf.add_blank_page()
        pdf.save(data)
    with pytest.raises(Refused) as caught:
        read(data.getvalue())
    [refusal] = caught.value.diagnostics
    assert refusal.code == "pdf-too-large"
    assert (refusal.facts["pages"], refusal.facts["limit"]) == (str(MOST_PAGES + 1), str(MOST_PAGES))


@pytest.mark.slow
def test_300_pages_are_read_whole() -> None:
    data = printed("".join(f"<p>{sentence(number)}</p>" for number in range(4_600)), "p { margin: 0 0 3mm }")
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) >= 300
    found = [line.text for line in lines(read(data)[0].outline)]
    assert found == [sentence(number) for number in range(4_600)]
