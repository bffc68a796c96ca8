"""Copies to be signed, judged by veraPDF: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross.finish.conformance import RULES, accessible, archival, problems
from engross.finish.fields import place
from tests.conformance.conftest import TABLE
from tests.conformance.validators import Verdict, archive
from tests.finish.copies import QUEBEC, THREE, copy
from tests.finish.damage import damaged

pytestmark = pytest.mark.conformance

CASES = {
    "quebec-namur": (QUEBEC, {}),
    "quebec-namur, bare": (QUEBEC, {"sources": False, "initials": False, "timestamp": False}),
    "quebec-namur, no field": (QUEBEC, {"initials": False, "timestamp": False}),
    "trois-parties": (THREE, {}),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("copies")
    found = {}
    for name, (case, options) in CASES.items():
        made = copy(case, **options)
        found[name] = folder / f"{name}.pdf"
        found[name].write_bytes(place(made.rendering.content, () if name.endswith("no field") else made.fields))
    return found


@pytest.fixture(scope="module")
def judged(files: dict[str, Path]) -> dict[str, dict[str, Verdict]]:
    verdicts = archive(list(files.values()))
    for name, path in files.items():
        said = ["holds" if verdicts[path][standard].conforms else "FAILS" for standard in ("3a", "ua1")]
        TABLE.append((name, *said, "not signed", str(len(problems(path.read_bytes())))))
    return {name: verdicts[path] for name, path in files.items()}


@pytest.mark.parametrize("standard", ["3a", "ua1"])
@pytest.mark.parametrize("name", CASES)
def test_a_copy_keeps_to_both_standards(judged: dict[str, dict[str, Verdict]], name: str, standard: str) -> None:
    verdict = judged[name][standard]
    assert verdict.failures == ()
    assert verdict.conforms
    assert verdict.checks > 1000


@pytest.mark.parametrize("name", CASES)
def test_engross_finds_nothing_where_verapdf_finds_nothing(files: dict[str, Path], name: str) -> None:
    assert problems(files[name].read_bytes()) == ()


@pytest.fixture(scope="module")
def damage(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, dict[str, Verdict]]]:
    folder = tmp_path_factory.mktemp("damaged")
    found = {row.code: folder / f"{row.code}.pdf" for row in RULES}
    for code, path in found.items():
        path.write_bytes(damaged(code))
    verdicts = archive(list(found.values()))
    return {code: (path.read_bytes(), verdicts[path]) for code, path in found.items()}


@pytest.mark.parametrize("code", [row.code for row in RULES])
def test_verapdf_finds_a_damaged_copy_wanting_by_the_same_standard(
    damage: dict[str, tuple[bytes, dict[str, Verdict]]], code: str
) -> None:
    content, verdicts = damage[code]
    found = problems(content)
    assert (verdicts["3a"].conforms, verdicts["ua1"].conforms) == (archival(found), accessible(found))
