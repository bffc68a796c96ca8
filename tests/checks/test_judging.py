"""A draft may hold what a final act may not; what was decided becomes a note, and only that."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engross.acts import act
from engross.diagnostics import Diagnostic, Severity
from engross.source.library import Library
from engross.workspace import Workspace
from tests.conftest import CASES

NAME = "montfleur-rivebelle/2030-2032"
BASE = CASES / "base"


def judged(case: str, *, final: bool) -> list[Diagnostic]:
    workspace = Workspace(CASES / "bad" / case, BASE)
    return [one for one in act(Library(workspace), NAME, final=final).diagnostics if one.code == case]


@pytest.mark.parametrize("case", ["placeholder", "brackets-left", "blank-left", "date-blank", "decision-blank"])
def test_a_blank_is_a_warning_in_a_draft_and_an_error_in_a_final_act(case: str) -> None:
    assert {one.severity for one in judged(case, final=False)} == {Severity.WARNING}
    assert {one.severity for one in judged(case, final=True)} == {Severity.ERROR}


@pytest.mark.parametrize("case", ["clause-not-approved", "edition-open"])
def test_a_draft_may_use_clauses_that_are_not_settled(case: str) -> None:
    assert judged(case, final=False) == []
    assert judged(case, final=True) != []


def test_an_erratum_answers_its_own_code_and_words_and_no_other(tmp_path: Path) -> None:
    shutil.copytree(CASES / "bad" / "capital-of-instrument", tmp_path / "w")
    errata = tmp_path / "w" / "protocols" / f"{NAME}.errata.yaml"
    errata.parent.mkdir(parents=True)
    entry = "errata:\n  - {{found: {0}, printed: {0}, why: Gardé comme signé., code: {1}}}\n"
    workspace = Workspace(tmp_path / "w", BASE)

    errata.write_text(entry.format("LE PRÉSENT PROTOCOLE", "capital-of-instrument"), encoding="utf-8")
    [kept] = act(Library(workspace), NAME).diagnostics
    assert (kept.severity, kept.acknowledged) == (Severity.NOTE, "Gardé comme signé.")

    errata.write_text(entry.format("le présent protocole", "doubled-word"), encoding="utf-8")
    assert [one.code for one in act(Library(workspace), NAME).diagnostics] == ["capital-of-instrument", "stale-erratum"]

    errata.write_text(entry.format("un autre mot", "capital-of-instrument"), encoding="utf-8")
    assert [one.code for one in act(Library(workspace), NAME).diagnostics] == ["capital-of-instrument", "stale-erratum"]
