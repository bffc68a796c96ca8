"""Mutated files of every kind are read or refused, never with a traceback, never without end."""

from __future__ import annotations

import pytest

from tests.bench.mutated_files import KINDS, main


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_mutated_file_is_read_or_refused(kind: str) -> None:
    [counts] = main(120, 7, (kind,)).values()
    assert counts.total() == 120
    assert counts["read"]


@pytest.mark.parametrize("kind", ["html", "txt", "json"])
def test_some_mutated_texts_are_read_or_refused(kind: str) -> None:
    [counts] = main(25, 3, (kind,)).values()
    assert counts.total() == 25
