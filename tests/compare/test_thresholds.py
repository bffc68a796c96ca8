"""Each threshold decides something: a small pair of texts whose redline changes when the number moves by a third."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest

from engross.compare.thresholds import DEFAULT, Thresholds
from tests.compare.threshold_search import OF_PROVISIONS, PAIRS, differs, told

HELD: dict[str, list[dict[str, Any]]] = json.loads(PAIRS.read_text(encoding="utf-8"))
NAMES = [field.name for field in fields(Thresholds)]


def test_every_threshold_has_its_pairs() -> None:
    assert sorted(HELD) == sorted(NAMES)
    assert all(HELD.values())


@pytest.mark.parametrize("name", NAMES)
def test_a_threshold_decides_what_a_redline_looks_like(name: str) -> None:
    for case in HELD[name]:
        pair = (case["old"], case["new"])
        assert told(pair, DEFAULT, provisions=name in OF_PROVISIONS) == case["told"]
        assert differs(pair, name, up=case["up"])
