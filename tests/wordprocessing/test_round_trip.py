"""An act and its own Word file say the same, also after LibreOffice has opened and saved it."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.compare import compare
from engross.diagnostics import Collector
from engross.model.document import Document
from engross.model.outline import Outline, lines
from engross.render import RENDERERS
from engross.render.docx.writer import bookmark_name
from engross.render.outline import outline
from engross.source.wordprocessing.docx import bookmark_id
from engross.source.wordprocessing.reading import read_word_file
from tests.render.samples import EMBLEMS, document, look
from tests.render.word import converted

ARRANGEMENTS: dict[str, tuple[tuple[str, ...], Literal["sequence", "columns"]]] = {
    "one": (("fr",), "sequence"),
    "in turn": (("fr", "en"), "sequence"),
    "side by side": (("fr", "en"), "columns"),
    "three": (("fr", "en", "nl"), "columns"),
}


@pytest.fixture(scope="module", params=ARRANGEMENTS)
def act(request: pytest.FixtureRequest) -> Document:
    langs, how = ARRANGEMENTS[request.param]
    return document(langs, arrangement=how, emblems=True)


def written(act: Document) -> bytes:
    return RENDERERS["docx"].render(act, look(images=EMBLEMS, draft=True)).content


def same(act: Document, data: bytes) -> None:
    read = read_word_file(data, "a.docx", Collector()).outline
    wanted = outline(act)
    assert [(one.role, one.text) for one in lines(read)] == [(one.role, one.text) for one in lines(wanted)]
    assert not compare(wanted, read).changes
    assert ids(read) == ids(wanted)


def ids(found: Outline) -> list[tuple[int, str]]:
    return [(one.level, one.id) for one in found.clauses]


def test_an_act_and_its_word_file_say_the_same(act: Document) -> None:
    same(act, written(act))


@pytest.mark.slow
@pytest.mark.parametrize("ways", [("docx",), ("odt",), ("odt", "docx")], ids=["docx", "odt", "odt and back"])
def test_they_do_so_after_libreoffice_has_saved_it(act: Document, ways: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "acte.docx"
    path.write_bytes(written(act))
    for at, way in enumerate(ways):
        path = converted(path, way, tmp_path / str(at))
    same(act, path.read_bytes())


@given(st.text(string.ascii_letters + string.digits + "-/.:@_é", min_size=1, max_size=60))
def test_the_name_of_a_bookmark_gives_its_id_back_or_none(ident: str) -> None:
    name = bookmark_name(ident)
    assert len(name) <= 40
    assert bookmark_id(name) == (ident if name.startswith("e_") else "")
