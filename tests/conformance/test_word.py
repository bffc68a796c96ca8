"""What is written for Word, judged by the Transitional schemas of ECMA-376."""

from __future__ import annotations

from typing import Literal

import pytest

from engross.api.redlining import Acts, CompareOptions, present
from engross.compare import compare
from engross.render import RENDERERS
from engross.render.outline import outline
from tests.conformance.word_schemas import problems
from tests.render.marked import over, pair
from tests.render.samples import EMBLEMS, document, look

pytestmark = pytest.mark.conformance

ARRANGEMENTS: tuple[tuple[tuple[str, ...], Literal["sequence", "columns"]], ...] = (
    (("fr",), "sequence"),
    (("fr", "en", "nl"), "sequence"),
    (("fr", "en"), "columns"),
)


@pytest.mark.parametrize(("langs", "arrangement"), ARRANGEMENTS)
def test_an_act_keeps_to_the_schemas(langs: tuple[str, ...], arrangement: Literal["sequence", "columns"]) -> None:
    made = document(langs, arrangement=arrangement, emblems=True)
    assert problems(RENDERERS["docx"].render(made, look(images=EMBLEMS, draft=True)).content) == []


@pytest.mark.parametrize(("langs", "arrangement"), ARRANGEMENTS)
def test_an_act_that_holds_two_texts_keeps_to_the_schemas(
    langs: tuple[str, ...], arrangement: Literal["sequence", "columns"]
) -> None:
    marked = over(*pair(langs, arrangement))[0]
    assert problems(RENDERERS["docx"].render(marked, look(images=EMBLEMS)).content) == []


@pytest.mark.parametrize("moves", ["simple", "native"])
@pytest.mark.parametrize("acts", [True, False], ids=["acts", "texts"])
@pytest.mark.parametrize(("langs", "arrangement"), ARRANGEMENTS)
def test_tracked_changes_keep_to_the_schemas(
    langs: tuple[str, ...], arrangement: Literal["sequence", "columns"], acts: bool, moves: Literal["simple", "native"]
) -> None:
    old, new = pair(langs, arrangement)
    asked = CompareOptions("docx", "fr", author="Ann", date="2026-06-23", moves=moves)
    both = Acts(old, new, look(images=EMBLEMS)) if acts else None
    assert problems(present(compare(outline(old), outline(new)), None, "a", "b", asked, both).content) == []
