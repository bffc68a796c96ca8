"""Each threshold decides something: two small pairs of texts whose redlines change when it moves by a third."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest

from engross.compare.thresholds import DEFAULT, Thresholds
from tests.compare.threshold_search import MADE, OF_PROVISIONS, PAIRS, Pair, differs, moved, told

HELD: dict[str, list[dict[str, Any]]] = json.loads(PAIRS.read_text(encoding="utf-8"))
NAMES = [field.name for field in fields(Thresholds) if field.name not in MADE]


def test_every_threshold_has_its_pairs() -> None:
    assert sorted(HELD) == sorted(NAMES)
    assert {name for name, cases in HELD.items() if {case["up"] for case in cases} != {False, True}} == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_threshold_decides_what_a_redline_looks_like(name: str) -> None:
    for case in HELD[name]:
        pair = (case["old"], case["new"])
        assert told(pair, DEFAULT, provisions=name in OF_PROVISIONS) == case["told"]
        assert differs(pair, name, up=case["up"])


def _moved(pair: Pair, thresholds: Thresholds) -> bool:
    return any(mark.startswith("from") for mark in told(pair, thresholds, provisions=False))


def _words(*numbers: int) -> str:
    return " ".join(f"mot{number}" for number in numbers)


@pytest.mark.parametrize(("length", "up"), [(1_400, False), (2_300, True)])
def test_a_sentence_comes_back_by_chance_in_a_long_text(length: int, up: bool) -> None:
    repeated = f"{_words(*range(20)).capitalize()}."
    long = " ".join(f"Phrase {at}." for at in range(length))
    first, last = ("Article 1 – Un", "Article 3 – Trois")
    other = ("p", f"Ceci reste tel quel avec tous ses mots à lui ici même. {repeated}")
    old = [(first, [("p", repeated), other]), ("Article 2 – Deux", [("p", long)]), (last, [("p", "Une fin à part.")])]
    new = [(first, [other]), ("Article 2 – Deux", [("p", long)]), (last, [("p", "Une fin à part."), ("p", repeated)])]
    # One more than the text may have by chance is boilerplate, which is not said to have moved.
    assert _moved((old, new), DEFAULT) == (length > 2_000)
    assert _moved((old, new), moved("sentences_per_repeat", up=up)) != _moved((old, new), DEFAULT)


@pytest.mark.parametrize(("third", "up"), [(3, False), (8, True)])
def test_a_paragraph_after_a_model_must_stand_out_to_have_moved(third: int, up: bool) -> None:
    model = list(range(40))
    twin = [100 + at if at < third else at for at in model]
    was, now = [*model[:-2], 201, 202], [*model[:-2], 301, 302]
    # What the twin has not is said elsewhere too: no word names the paragraph that moved.
    names = _words(*range(third))
    lines = {at: ("p", f"Ligne {at} du texte qui reste toujours en place. {names}." if at == 5 else f"Ligne {at} du "
                       f"texte qui reste toujours en place {_words(*range(1000 + 20 * at, 1020 + 20 * at))}.")
             for at in range(1, 8)}  # fmt: skip
    first = ("Article 1 – Un", [lines[1], ("p", _words(*was)), lines[2], ("p", _words(*twin)), lines[3]])
    gone = ("Article 1 – Un", [lines[1], lines[2], ("p", _words(*twin)), lines[3]])
    middle = ("Article 2 – Deux", [lines[4], lines[5]])
    old = [first, middle, ("Article 3 – Trois", [lines[6], lines[7]])]
    new = [gone, middle, ("Article 3 – Trois", [lines[6], ("p", _words(*now)), lines[7]])]
    assert _moved((old, new), DEFAULT) == up
    assert _moved((old, new), moved("margin_within_model", up=up)) != up
