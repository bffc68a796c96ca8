"""Acts that nobody would write: our rules and veraPDF say the same of each, before and after it is signed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.generated import EMBLEMS, judged, made
from tests.signed_pdf.pki import Pki, pki_fixture

__all__ = ["pki_fixture"]

pytestmark = pytest.mark.conformance

COUNT = 30
"""Of 300, which `tests/bench/generated_acts.py` makes."""


def test_generated_acts_conform_and_both_judges_say_so(pki: Pki, tmp_path: Path) -> None:
    ones = [made(seed) for seed in range(COUNT)]
    assert sum(bool(one.content) for one in ones) > COUNT / 2
    assert {code for one in ones for code in one.refused} <= {"emblem-unusable", "table-too-wide"}
    for name, ours, theirs, told in judged(ones, pki, tmp_path):
        assert (ours, theirs) == (set(), set()), f"{name}\n  {told}"


def test_of_emblems_that_nobody_checked_both_judges_say_the_same(pki: Pki, tmp_path: Path) -> None:
    refused = [seed for seed in range(4 * COUNT) if made(seed).refused == ("emblem-unusable",)]
    ones = [made(seed, unchecked=True) for seed in refused[:12]]
    assert any(one.content for one in ones)
    for name, ours, theirs, told in judged(ones, pki, tmp_path):
        assert ours == theirs, f"{name}\n  {told}"


def test_all_nodes_and_emblems_are_made() -> None:
    ones = [made(seed) for seed in range(COUNT)]
    assert {"table without rows", "table without a head", "empty item", "empty provision", "placeholder"} <= {
        node for one in ones for node in one.nodes
    }
    assert len({emblem for one in ones for emblem in one.emblems}) > len(EMBLEMS) / 2
