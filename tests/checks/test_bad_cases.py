"""Every folder of cases/bad, laid over cases/base, gives exactly the problems that it announces (base/README.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from engross import api
from engross.diagnostics import Severity
from engross.messages import codes
from engross.workspace import Workspace
from tests.conftest import CASES

BASE = CASES / "base"
BAD = sorted((CASES / "bad").iterdir())
_EXPECT = re.compile(r"(?:#|\{#) expect: ([a-z0-9, -]+?)\s*(?:#\}|$)")

TESTS = CASES.parent


def _met_elsewhere() -> set[str]:
    """The codes that some other test names: those of the machine, of copies, of comparing, of verifying."""
    met: set[str] = set()
    for path in TESTS.rglob("*.py"):
        if path != Path(__file__):
            text = path.read_text(encoding="utf-8")
            met.update(re.findall(r"[\"' ,\[]([a-z0-9]+(?:-[a-z0-9]+)*)(?=[\"' ,\]])", text))
    return met


def _announced(folder: Path) -> Iterator[tuple[str, int, str]]:
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        if path.name == "expected.txt":
            for line in text.split("\n"):
                if line.strip():
                    place, code = line.split()
                    file, number = place.rsplit(":", 1)
                    yield file, int(number), code
            continue
        for index, line in enumerate(text.split("\n"), 1):
            for match in _EXPECT.finditer(line):
                for code in match[1].split(","):
                    yield path.relative_to(folder).as_posix(), index, code.strip()


def _checked(folder: Path) -> api.Report:
    """What is found in every protocol of a case and of what lies behind it."""
    workspace = Workspace(folder, BASE)
    return api.check(workspace, workspace.protocol_names())


@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_a_bad_case_gives_the_problems_that_it_announces_and_no_other(folder: Path) -> None:
    report = _checked(folder)
    found = {(one.origin.file, one.origin.line, one.code) for one in report.diagnostics}
    announced = set(_announced(folder))
    assert found == announced
    assert folder.name in {code for _, _, code in announced}


@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_each_problem_underlines_words_of_its_line(folder: Path) -> None:
    for one in _checked(folder).diagnostics:
        if one.line:
            assert 1 <= one.origin.column <= len(one.line) + 1, one
            assert one.origin.column - 1 + one.origin.length <= len(one.line) + 1, one


def test_the_base_is_silent() -> None:
    report = _checked(BASE)
    assert report.diagnostics == ()
    assert report.checked == 2


def test_every_code_has_a_bad_case() -> None:
    unmet = set(codes("en")) - _met_elsewhere()
    assert unmet - {folder.name for folder in BAD} == set()


def test_what_is_decided_is_a_note(library: Workspace) -> None:
    report = api.check(library, ["quebec-namur/2017-2019"])
    assert report.diagnostics
    assert {one.severity for one in report.diagnostics} == {Severity.NOTE}
    assert all(one.acknowledged for one in report.diagnostics)
