"""What is written for Word, judged by the Transitional schemas of ECMA-376."""

from __future__ import annotations

from typing import Literal

import pytest

from engross.render import RENDERERS
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
