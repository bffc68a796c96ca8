"""What is taken out of a copy before it is signed, and what must stay as it was."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name, NumberTree, Pdf

from engross.signed_pdf.archival_rules import as_list
from engross.signed_pdf.fields import place
from engross.signed_pdf.page_texts import page_texts
from tests.signed_pdf.copies import QUEBEC, THREE, copy
from tests.signed_pdf.test_fields import walk


@pytest.fixture(scope="module", params=[QUEBEC, THREE], ids=["quebec-namur", "trois-parties"])
def files(request: pytest.FixtureRequest) -> tuple[bytes, bytes]:
    """A copy as it was laid out, and with what nothing needs taken away."""
    case: tuple[Path, str] = request.param
    laid = copy(case).rendering.content
    return laid, place(laid, ())


@pytest.fixture
def pdf(files: tuple[bytes, bytes]) -> Iterator[Pdf]:
    with pikepdf.open(BytesIO(files[1])) as opened:
        yield opened


def told(content: bytes) -> list[tuple[str, list[tuple[int, int]]]]:
    """What is read aloud, in its order: the elements that mean something, with the words that each speaks of."""
    with pikepdf.open(BytesIO(content)) as pdf:
        pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}

        def words(element: Any, page: int) -> Iterator[tuple[int, int]]:
            here = pages[element.Pg.objgen] if "/Pg" in element else page
            for one in as_list(element, "/K"):
                if not isinstance(one, Dictionary):
                    yield here, int(one)
                elif "/S" in one and silent(one):
                    yield from words(one, here)

        top = pdf.Root.StructTreeRoot
        return [(str(one.S), list(words(one, -1))) for one in walk(top) if not silent(one)]


def silent(element: Any) -> bool:
    return element.S in (Name.Span, Name.NonStruct) and not {"/Lang", "/Alt", "/ActualText", "/ID"} & set(
        element.keys()
    )


def test_nothing_that_is_read_changes(files: tuple[bytes, bytes]) -> None:
    laid, kept = files
    assert page_texts(kept) == page_texts(laid)
    assert told(kept) == told(laid)


def test_no_element_is_left_that_says_nothing(files: tuple[bytes, bytes], pdf: Pdf) -> None:
    with pikepdf.open(BytesIO(files[0])) as laid:
        assert any(silent(one) for one in walk(laid.Root.StructTreeRoot))
    assert not [one for one in walk(pdf.Root.StructTreeRoot) if silent(one)]


def test_every_word_of_a_page_leads_to_the_element_that_holds_it(pdf: Pdf) -> None:
    index = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for page in pdf.pages:
        for number, element in enumerate(index[int(page.obj.StructParents)]):
            assert number in [int(one) for one in as_list(element, "/K") if not isinstance(one, Dictionary)]
            assert element.Pg.objgen == page.obj.objgen
    for one in walk(pdf.Root.StructTreeRoot):
        assert one in as_list(one.P, "/K")


def test_a_page_names_the_pictures_and_fonts_that_it_shows(pdf: Pdf) -> None:
    for page in pdf.pages:
        used = {str(part) for one in pikepdf.parse_content_stream(page, "Do Tf") for part in one.operands[:1]}
        named = {name for kind in ("/XObject", "/Font") for name in page.obj.Resources.get(kind, Dictionary())}
        assert named == used
        assert used


def test_what_no_signature_changes_stands_outside_the_catalog(pdf: Pdf) -> None:
    assert pdf.Root.Names.is_indirect
    assert len(pdf.Root.unparse()) < 1000
