"""The errors for which the checks were written are found, each where it is planted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.building import PLANTINGS
from tests.bench.planting import NAMES, Ground, Planting


@pytest.fixture(scope="module")
def grounds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ground]:
    folder: Path = tmp_path_factory.mktemp("grounds")
    return {lang: Ground(lang, folder) for lang in NAMES}


@pytest.mark.parametrize("planting", PLANTINGS, ids=lambda one: f"{one.lang}-{one.kind}")
def test_what_is_planted_is_told(grounds: dict[str, Ground], planting: Planting) -> None:
    told = {code for code, _ in grounds[planting.lang].plant(planting)}
    assert told & planting.codes, planting
