"""A document that holds two texts in every form: refusing its marks gives the old one, accepting them the new."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, Literal
from xml.etree import ElementTree as Xml

import pikepdf
import pytest

from engross.diagnostics import Collector
from engross.marking.proof import prove
from engross.model.document import Document
from engross.render import RENDERERS
from engross.render.html import page
from engross.render.outline import outline
from engross.render.redline_page import redline_page
from engross.render.redline_pdf import redline_pdf
from engross.render.text import render
from engross.signed_pdf.conformance import problems
from engross.source.document_json import read_tree
from tests.conftest import ROOT
from tests.render import reading
from tests.render.looks import redline_look
from tests.render.marked import over, pair
from tests.render.reading import Page
from tests.render.samples import EMBLEMS, look

ARRANGEMENTS: dict[str, tuple[tuple[str, ...], Literal["sequence", "columns"]]] = {
    "one": (("fr",), "sequence"),
    "in turn": (("fr", "en"), "sequence"),
    "side by side": (("fr", "en"), "columns"),
}


def shown(document: Document, without: str = "") -> list[str]:
    return "".join(Page(page(document, look(images=EMBLEMS)), without).words).split()


@pytest.fixture(scope="module", params=ARRANGEMENTS)
def three(request: pytest.FixtureRequest) -> tuple[Document, Document, Document]:
    old, new = pair(*ARRANGEMENTS[request.param])
    return over(old, new)[0], old, new


def test_it_gives_both_back(three: tuple[Document, Document, Document]) -> None:
    prove(*three)


def test_the_page_without_what_is_taken_out_is_the_new_one_and_without_what_is_put_in_the_old(
    three: tuple[Document, Document, Document],
) -> None:
    marked, old, new = three
    if marked.arrangement == "columns":
        assert sorted(shown(marked, "del")) == sorted(shown(new))
        assert sorted(shown(marked, "ins")) == sorted(shown(old))
    else:
        assert shown(marked, "del") == shown(new)
        assert shown(marked, "ins") == shown(old)


def test_ids_are_each_there_once_and_links_have_somewhere_to_go(three: tuple[Document, Document, Document]) -> None:
    found = Page(page(three[0], look(images=EMBLEMS)))
    assert len(found.ids) == len(set(found.ids))
    assert set(found.links) <= set(found.ids)


def test_the_tree_in_json_is_read_back(three: tuple[Document, Document, Document]) -> None:
    written = RENDERERS["json"].render(three[0], look()).content
    problems = Collector()
    assert _bare(read_tree(json.loads(written), "a.json", problems)) == _bare(three[0])
    assert not len(problems)


def _bare(node: Any) -> Any:
    """A tree without the marks of no change, which JSON leaves out as it leaves out every nought."""
    return RENDERERS["json"].render(node, look()).content


def test_the_outline_of_it_is_that_of_the_new_text(three: tuple[Document, Document, Document]) -> None:
    marked, _, new = three
    texts = [
        [(one.id, one.heading, [block.text for block in one.blocks]) for one in outline(tree).clauses]
        for tree in (marked, new)
    ]
    assert texts[0] == texts[1]


def test_the_text_says_what_was_put_in_and_taken_out() -> None:
    text = render(over(*pair())[0], look()).content.decode()
    for words in (
        "[-Objet-]",
        "{+But et portée+}",
        "{+à rendre compte ;+}",
        "{~par le Service~ désormais en gras}",
        "{+¶+}",
    ):
        assert words in text


def test_akoma_ntoso_has_its_own_elements_for_it() -> None:
    root = Xml.fromstring(RENDERERS["akn"].render(over(*pair())[0], look()).content)
    said = {
        tag: ["".join(one.itertext()) for one in root.iter() if one.tag.endswith(f"}}{tag}")] for tag in ("ins", "del")
    }
    assert "à rendre compte ;" in said["ins"]
    assert "Objet" in said["del"]


@pytest.fixture(scope="module")
def paper() -> bytes:
    old, new = pair()
    marked, redline, account = over(old, new)
    own = look(images=EMBLEMS, style=(ROOT / "templates/redline/marks.css").read_text(encoding="utf-8"))
    return redline_pdf(redline, account, redline_look()[0], act=(marked, own)).content


def test_on_paper_the_account_is_first_and_the_act_has_its_own_sheets(paper: bytes) -> None:
    first, *rest = reading.pages(paper)
    assert "COMPARAISON" in first
    assert "Comment lire" in first
    assert any("PROTOCOLE DE COOPÉRATION" in one.upper() for one in rest)
    assert all("Comparaison – ancien → nouveau" in one for one in rest)
    for words in ("Imprévus", "à rendre compte", "But et portée", "Objet", "haies"):
        assert any(words.upper() in one.upper() for one in rest), words


def test_on_paper_nothing_is_found_against_pdf_ua_or_pdf_a(paper: bytes) -> None:
    assert problems(paper) == ()


def test_on_paper_marks_are_said_and_rows_are_rows(paper: bytes) -> None:
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        found = list(_elements(pdf.Root.StructTreeRoot))
        said = [str(one["/Alt"]) for one in found if one["/S"] == "/Span" and "/Alt" in one]
        assert "texte supprimé Objet" in said
        assert "texte ajouté à rendre compte ;" in said
        assert "désormais en gras par le Service" in said
        tables = [one for one in found if one["/S"] == "/Table"]
        assert len(tables) == 3


def _elements(node: Any) -> Iterator[Any]:
    kids = node.get("/K", [])
    for child in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _elements(child)


def test_the_page_of_a_comparison_holds_the_act_with_ids_of_its_own() -> None:
    old, new = pair(("fr", "en"))
    marked, redline, account = over(old, new)
    style, script = redline_look()
    found = Page(redline_page(redline, account, style, script=script, act=(marked, look(images=EMBLEMS))))
    assert len(found.ids) == len(set(found.ids))
    assert set(found.links) <= set(found.ids)
    assert "act-objet:en" in found.ids
