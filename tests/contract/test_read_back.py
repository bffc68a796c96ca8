"""What a renderer wrote is read back: the outline of the file is the outline of the document."""

from __future__ import annotations

import json

import pytest

from engross.compare import compare
from engross.diagnostics import Collector
from engross.model.document import Document
from engross.model.outline import lines
from engross.render import RENDERERS
from engross.render.outline import outline
from engross.source.document_json import read_tree
from engross.source.html_reader import read_html
from engross.source.outline_json import read_outline
from engross.source.plaintext_reader import read_plain_text
from tests.render.samples import EMBLEMS, document, look

ARRANGEMENTS = {
    "one": (("fr",), "sequence"),
    "sequence": (("fr", "en"), "sequence"),
    "columns": (("fr", "en"), "columns"),
    "three": (("fr", "en", "nl"), "columns"),
}


@pytest.fixture(params=ARRANGEMENTS)
def tree(request: pytest.FixtureRequest) -> Document:
    langs, how = ARRANGEMENTS[request.param]
    return document(langs, arrangement=how, emblems=True)  # type: ignore[arg-type]


def _written(tree: Document, kind: str) -> str:
    return RENDERERS[kind].render(tree, look(images=EMBLEMS)).content.decode()


def test_the_json_of_a_document_gives_its_outline_back(tree: Document) -> None:
    problems = Collector()
    assert outline(read_tree(json.loads(_written(tree, "json")), "a.json", problems)) == outline(tree)
    assert len(problems) == 0


def test_the_outline_written_is_read_back(tree: Document) -> None:
    problems = Collector()
    assert read_outline(_written(tree, "outline").encode(), "a.json", problems) == outline(tree)
    assert len(problems) == 0


def test_the_page_of_a_document_gives_its_paragraphs_and_provisions_back(tree: Document) -> None:
    read = read_html(_written(tree, "html"), "a.html")
    wanted = outline(tree)
    assert [(one.role, one.text) for one in lines(read.outline)] == [(one.role, one.text) for one in lines(wanted)]
    assert not compare(wanted, read.outline).changes
    assert any(one.formatting for one in lines(wanted))
    assert [one.id for one in read.outline.clauses if one.heading] == [one.id for one in wanted.clauses if one.heading]
    assert "images" in read.left_out


def test_the_text_of_a_document_loses_no_word(tree: Document) -> None:
    read = read_plain_text(_written(tree, "text"))
    redline = compare(outline(tree), read.outline)
    dropped = [seg.text for block in redline.blocks for seg in block.segs if seg.op == "delete"]
    # a text has no superiors, breaks the lines that the page breaks, and puts a comma after who signs
    assert [text for text in dropped if len(text.split()) > 3] == []
