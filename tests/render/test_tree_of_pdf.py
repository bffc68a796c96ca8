"""What the structure of a PDF tells whoever does not see the page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from engross.model.document import Mark, Marked, Number, Provision, Reference, Superscript, Text
from engross.render import RENDERERS
from engross.render.html import page
from tests.render import reading
from tests.render.samples import annexes, article, document, look, p, provisions, t


@pytest.fixture(scope="module")
def pdf() -> Iterator[pikepdf.Pdf]:
    made = document(("fr", "en"))
    article = Provision(
        "avenant", "article", number=Number(3, t("3"), t("Article 3")), body=(p("avenant/p1", "Texte."),)
    )
    versions = tuple(replace(one, provisions=(article, *one.provisions)) for one in made.versions)
    content = RENDERERS["pdf"].render(replace(made, versions=versions), look()).content
    with pikepdf.open(io.BytesIO(content)) as opened:
        yield opened


def _texts(pdf: pikepdf.Pdf, kind: str) -> list[str]:
    """The titles of bookmarks, or the words of links."""
    if kind == "links":
        links = [link for sheet in pdf.pages for link in sheet.obj.get("/Annots", [])]
        return [str(link.Contents) for link in links if link.Subtype == pikepdf.Name.Link]
    with pdf.open_outline() as outline:
        return [item.title for root in outline.root for item in (root, *root.children)]


def _languages(pdf: pikepdf.Pdf, kind: str) -> list[str]:
    return [str(node.Lang) for tag, node in reading.structure(pdf) if tag == kind and "/Lang" in node]


def test_links_are_described_by_their_words(pdf: pikepdf.Pdf) -> None:
    assert set(_texts(pdf, "links")) == {"article 2"}


def test_a_link_with_raised_letters_is_one_link() -> None:
    words = (Text("Voir "), Reference("objet", content=(Text("l’article 1"), Superscript("er"))), Text("."))
    body = (article("objet", 1, "Objet", p("objet/p1", "Texte."), p("objet/p2", *words)), *provisions()[-1:])
    content = RENDERERS["pdf"].render(document(body=body, with_annexes=False), look()).content
    with pikepdf.open(io.BytesIO(content)) as opened:
        assert _texts(opened, "links") == ["l’article 1er"]


def test_captions_and_titles_of_signatures_are_in_their_language(pdf: pikepdf.Pdf) -> None:
    spoken = _languages(pdf, "/P")
    assert spoken.count("en") == spoken.count("fr") == 3, "two captions, and one title of a mayoress"


def test_rows_of_a_table_have_headings(pdf: pikepdf.Pdf) -> None:
    scopes = [str(node.A.Scope) for kind, node in reading.structure(pdf) if kind == "/TH"]
    rows = len(annexes()[0].body[1].rows)  # type: ignore[union-attr]  # the table
    assert scopes == (["/Column"] * 3 + ["/Row"] * rows) * 2


def test_an_article_without_a_heading_has_its_number_as_one(pdf: pikepdf.Pdf) -> None:
    assert "Article 3" in _texts(pdf, "bookmarks")


def test_the_title_of_each_language_is_a_heading(pdf: pikepdf.Pdf) -> None:
    kinds = [kind for kind, _ in reading.structure(pdf) if re.fullmatch("/H[1-6]", kind)]
    assert kinds[:2] == ["/H1", "/H2"]
    assert kinds.count("/H1") == 2
    assert "Cooperation protocol 2030-2032" in _texts(pdf, "bookmarks")


def test_a_bookmark_of_a_heading_with_changes_says_the_new_words_only() -> None:
    def marked(deed: Any, words: str) -> Marked:
        return Marked(Mark(deed), t(words))

    label = (*t("Article "), marked("deleted", "7"), marked("inserted", "3"))
    changed = Provision("a", "article", t("Objet"), Number(3, t("3"), label), (p("a/p1", "Texte."),))
    html = page(document(body=(changed,), with_annexes=False), look())
    assert 'data-bookmark="Article 3 Objet"' in html
