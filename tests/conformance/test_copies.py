"""Copies to be signed, judged by veraPDF: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross.signed_pdf.conformance import RULES, accessible, archival, problems
from engross.signed_pdf.fields import place
from tests.conformance.acts import THREE, act, copies
from tests.conformance.conftest import TABLE
from tests.conformance.validators import Verdict, archive
from tests.conftest import PROTOCOL_2017, attested
from tests.signed_pdf.copies import QUEBEC, copy
from tests.signed_pdf.damage import damaged

pytestmark = pytest.mark.conformance

BARE = {
    "no source": {"sources": False, "initials": False, "timestamp": False},
    "no field": {"initials": False, "timestamp": False},
    "fields for initials": {},
}
ISSUED = ("paper", "electronic")
COPIES = ("certified", "publication", "reading")
NAMES = [
    *BARE,
    *(f"{name.partition('/')[0]} {medium}" for name in (PROTOCOL_2017, THREE) for medium in ISSUED),
    *(f"2017 {kind}" for kind in COPIES),
]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """Laid-out copies with and without fields; originals of both acts with their sheets; copies of the one of 2017."""
    folder = tmp_path_factory.mktemp("copies")
    found: dict[str, list[Path]] = {}
    for name, options in BARE.items():
        made = copy(QUEBEC, **options)
        path = folder / f"{name}.pdf"
        path.write_bytes(place(made.rendering.content, () if name == "no field" else made.fields))
        found[name] = [path]
    for name in (PROTOCOL_2017, THREE):
        for medium in ISSUED:
            workspace = act(name, tmp_path_factory.mktemp(medium), electronic=medium == "electronic")
            issued = copies(workspace, name)
            found[f"{name.partition('/')[0]} {medium}"] = [*(one.path for one in issued.copies), *issued.sheets]
    history = attested(tmp_path_factory.mktemp("history"))
    for kind in COPIES:
        other = copies(history, PROTOCOL_2017, kind=kind, certifier="Personne Fictive", output=folder)
        found[f"2017 {kind}"] = [one.path for one in other.copies]
    return found


@pytest.fixture(scope="module")
def judged(files: dict[str, list[Path]]) -> dict[str, list[dict[str, Verdict]]]:
    verdicts = archive([path for many in files.values() for path in many])
    for name, many in files.items():
        for path in many:
            said = ["holds" if verdicts[path][standard].conforms else "FAILS" for standard in ("3a", "ua1")]
            TABLE.append((f"{name}: {path.name}", *said, "not signed", str(len(problems(path.read_bytes())))))
    return {name: [verdicts[path] for path in many] for name, many in files.items()}


@pytest.mark.parametrize("standard", ["3a", "ua1"])
@pytest.mark.parametrize("name", NAMES)
def test_a_copy_keeps_to_both_standards(judged: dict[str, list[dict[str, Verdict]]], name: str, standard: str) -> None:
    assert judged[name]
    for verdicts in judged[name]:
        assert verdicts[standard].failures == ()
        assert verdicts[standard].conforms
        assert verdicts[standard].checks > 1000


@pytest.mark.parametrize("name", NAMES)
def test_engross_finds_nothing_where_verapdf_finds_nothing(files: dict[str, list[Path]], name: str) -> None:
    assert [problems(path.read_bytes()) for path in files[name]] == [()] * len(files[name])


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
