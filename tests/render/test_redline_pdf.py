"""A comparison on paper: the account first, then the concordance, then the marked text; tagged, readable in grey."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from engross.compare import compare
from engross.compare.report import summarise
from engross.messages.brief import brief
from engross.model.outline import Outline
from engross.model.rendering import Rendering
from engross.render.redline_pdf import redline_pdf
from engross.signed_pdf.conformance import problems
from tests.compare.outlines import BUDGET, CULTURE, REPORT, clause, outline
from tests.render.looks import redline_look
from tests.render.reading import pages

OLD = outline(
    clause("Protocole", "2017-2019", id="cover"),
    clause("Article 1 – Objet", *CULTURE, level=1),
    clause("Article 2 – Budget", *BUDGET),
    clause("Article 3 – Rapport", *REPORT),
)
NEW = outline(
    clause("Protocole", "2021-2023", id="cover"),
    clause("Article 1 – Objet", *CULTURE, REPORT[0]),
    clause("Article 2 – Budget", BUDGET[0].replace("annuel", "triennal"), BUDGET[1]),
    clause("Article 3 – Rapport", "Rien d’écrit.", REPORT[1]),
)


def made(old: Outline, new: Outline, lang: str = "fr") -> Rendering:
    redline = compare(old, new)
    account = brief(summarise(redline), lang, old="ancien", new="nouveau", author="Greffe", date="3 mars 2021")
    return redline_pdf(redline, account, redline_look()[0])


@pytest.fixture(scope="module")
def rendering() -> Rendering:
    return made(OLD, NEW)


@pytest.fixture(scope="module")
def pdf(rendering: Rendering) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(rendering.content)) as opened:
        yield opened


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    def walk(node: Any) -> Iterator[Any]:
        for child in node.get("/K", []) if isinstance(node.get("/K"), pikepdf.Array) else [node.get("/K")]:
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                yield child
                yield from walk(child)

    yield from walk(pdf.Root.StructTreeRoot)


def test_the_account_is_first_then_the_concordance_then_the_text(rendering: Rendering) -> None:
    first, *rest = pages(rendering.content)
    assert "COMPARAISON" in first
    assert "Greffe" in first
    assert "3 mars 2021" in first
    assert "La période passe de 2017-2019 à 2021-2023" in first
    assert first.index("Preuve faite") < first.index("CONCORDANCE DES DISPOSITIONS")
    [marked] = [number for number, text in enumerate(rest, 2) if text.startswith("TEXTE MARQUÉ")]
    listed = "".join([first, *rest][: marked - 1])
    assert "LISTE DES CHANGEMENTS" in listed
    assert f"2017-2019 → 2021-2023 – page {marked} " in " ".join(listed.split())
    assert "venu de l’article 3" in "".join(rest)
    assert "déplacé vers l’article 1" in "".join(rest)


def test_the_same_comparison_gives_the_same_bytes(rendering: Rendering) -> None:
    assert made(OLD, NEW).content == rendering.content


def test_what_was_put_in_taken_out_and_moved_is_said_to_those_who_cannot_see(pdf: pikepdf.Pdf) -> None:
    said = [str(one["/Alt"]) for one in elements(pdf) if one["/S"] == "/Span" and "/Alt" in one]
    assert "texte supprimé annuel" in said
    assert "texte ajouté triennal" in said
    assert any(one.startswith("venu de l’article 3 Un rapport") for one in said)
    assert any(one.startswith("déplacé vers l’article 1 Un rapport") for one in said)


def test_a_change_over_several_lines_is_announced_once() -> None:
    long = " ".join(f"Le comité remet son avis n° {n} aux deux conseils." for n in range(1, 9))
    new = outline(clause("Protocole", "2017-2019", id="cover"), clause("Article 1 – Objet", *CULTURE, long, level=1))
    old = outline(clause("Protocole", "2017-2019", id="cover"), clause("Article 1 – Objet", *CULTURE, level=1))
    with pikepdf.open(io.BytesIO(made(old, new).content)) as opened:
        said = [str(one["/Alt"]) for one in elements(opened) if one["/S"] == "/Span" and "/Alt" in one]
    assert len([one for one in said if one.startswith("texte ajouté")]) == 1


def test_nothing_is_found_against_pdf_ua_or_pdf_a(rendering: Rendering) -> None:
    assert problems(rendering.content) == ()


def test_it_claims_pdf_ua_and_says_its_title_and_language(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
    assert str(pdf.Root.Lang) == "fr"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert "Comparaison" in str(pdf.docinfo["/Title"])


def test_no_level_of_headings_is_skipped(pdf: pikepdf.Pdf) -> None:
    levels = [int(str(one["/S"])[2:]) for one in elements(pdf) if str(one["/S"])[1:] in ("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_say_what_their_headings_head(pdf: pikepdf.Pdf) -> None:
    scopes = {str(one["/A"]["/Scope"]) for one in elements(pdf) if one["/S"] == "/TH"}
    assert scopes == {"/Row", "/Column"}


def test_nothing_changes_is_a_whole_document_too() -> None:
    text = "".join(pages(made(OLD, OLD).content))
    assert "Rien ne change dans ce qui a été comparé." in text.replace("\u00a0", " ")


def test_a_character_that_cannot_be_printed_has_a_named_substitute() -> None:
    text = "".join(pages(made(OLD, outline(clause("Article 1", "عربي ● fin 中文 \u2011 x"))).content))
    shown = " ".join(text.split())
    assert "[U+0639 U+0631 U+0628 U+064A]" in shown
    assert "[black circle] fin [U+4E2D U+6587]" in shown
