"""Two sides' changes on paper: the account first, then the marked text; tagged, each move told at both ends."""

from __future__ import annotations

import io

import pikepdf
import pytest

from engross.api.redlining import template_look
from engross.compare.three_way import compare_three
from engross.messages.three import three_brief
from engross.model.outline import Outline
from engross.model.rendering import Rendering
from engross.render.redline_pdf import three_pdf
from engross.signed_pdf.conformance import problems
from tests.compare.outlines import clause, outline
from tests.compare.test_three import LAST, MOVED
from tests.render.reading import pages
from tests.render.test_redline_pdf import elements

THEIRS = outline(LAST.clauses[0], clause("Article 2 – Budget", "Rien d’écrit."), LAST.clauses[2])


def made(last: Outline, ours: Outline, theirs: Outline) -> Rendering:
    three = compare_three(last, ours, theirs)
    names, labels = ("signé", "nôtre", "leur"), ("Exempleville", "Modelbourg")
    account = three_brief(three, "fr", names=names, labels=labels, author="Greffe")
    return three_pdf(three, account, template_look(None, page="three.jinja")[0])


@pytest.fixture(scope="module")
def rendering() -> Rendering:
    return made(LAST, MOVED, THEIRS)


def test_the_account_is_first_then_the_text_with_who_and_where_to(rendering: Rendering) -> None:
    first, *rest = pages(rendering.content)
    assert "CHANGEMENTS DES DEUX PARTIES" in first
    assert "Greffe" in first
    assert first.index("Preuve faite") < first.index("Auteur")
    marked = "".join(rest).replace("\u00a0", " ")
    assert marked.startswith("TEXTE MARQUÉ")
    assert "m1 : déplacé vers l’article 3" in marked
    assert "m1 : venu de l’article 1" in marked
    assert "· Exempleville" in marked
    assert "· Modelbourg" in marked


def test_what_moved_is_said_to_those_who_cannot_see(rendering: Rendering) -> None:
    with pikepdf.open(io.BytesIO(rendering.content)) as pdf:
        said = [str(one["/Alt"]) for one in elements(pdf) if one["/S"] == "/Span" and "/Alt" in one]
    assert any(one.startswith("déplacé vers l’article 3 Les villes") for one in said)
    assert any(one.startswith("venu de l’article 1 Les villes") for one in said)
    assert "texte supprimé deux" in said
    assert "texte ajouté trois" in said


def test_nothing_is_found_against_pdf_ua_or_pdf_a(rendering: Rendering) -> None:
    assert problems(rendering.content) == ()


def test_the_same_texts_give_the_same_bytes(rendering: Rendering) -> None:
    assert made(LAST, MOVED, THEIRS).content == rendering.content


def test_nobody_changed_anything_is_a_whole_document_too() -> None:
    text = "".join(pages(made(LAST, LAST, LAST).content))
    assert "Aucun changement" in text.replace("\u00a0", " ")


def test_a_character_that_cannot_be_printed_has_a_named_substitute() -> None:
    text = "".join(pages(made(LAST, LAST, outline(clause("Article 1", "عربي ● fin 中文 \u2011 x"))).content))
    shown = " ".join(text.split())
    assert "[U+0639 U+0631 U+0628 U+064A]" in shown
    assert "[black circle] fin [U+4E2D U+6587]" in shown
