"""What would hang a comparer gives a redline in seconds."""

from __future__ import annotations

import random

import pytest

from engross.compare import compare
from engross.model.outline import Outline
from tests.compare.outlines import page

_DRAW = random.Random(4)


def _words(count: int, vocabulary: int = 3_000) -> str:
    return " ".join(f"mot{_DRAW.randrange(vocabulary)}" for _ in range(count))


def _cases() -> dict[str, tuple[Outline, Outline]]:
    like = _words(30)
    return {
        "one paragraph of a megabyte": (page(_words(140_000)), page(_words(140_000))),
        "two words without end": (page("a b " * 60_000), page("b a c " * 60_000)),
        "tags left open": (page("<sup>" * 100_000), page("<sup>" * 100_000 + "1")),
        "figures": (page("1" * 400_000), page("1" * 399_999 + "2")),
        "blanks": (page(" " * 400_000), page("x" + " " * 400_000)),
        "figures and points": (page("1." * 300_000), page("1." * 299_999 + "2")),
        "paragraphs all the same": (page(*["Réservé."] * 9_000), page(*["Réservé."] * 8_000, "Abrogé.")),
        "paragraphs all different": (page(*(f"p{k}" for k in range(5_000))), page(*(f"q{k}" for k in range(5_000)))),
        "paragraphs all alike": (
            page(*(f"{like} {k}" for k in range(900))),
            page(*(f"{like} x{k}" for k in range(900))),
        ),
        "one paragraph made many": (page(like * 300), page(*[like] * 300)),
    }


@pytest.mark.parametrize("name", list(_cases()))
def test_hard_inputs_are_compared(name: str) -> None:
    old, new = _cases()[name]
    assert compare(old, new).changes


def test_a_date_is_looked_for_where_the_change_is_however_long_the_paragraph() -> None:
    from engross.compare.mark_index import date_around
    from engross.model.summary import Topic

    text = "Le 23 juin 2017, la Ville écrit. " * 60_000
    at = len(text) // 2
    at = text.index("juin", at)
    assert {date_around(text, at, at + 4) for _ in range(5_000)} == {(Topic.DATE, "23 juin 2017")}
    assert date_around(text, 0, len(text)) is None
