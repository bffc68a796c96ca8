"""Spelling needs a dictionary of each language. `check` names a language whose spelling was not checked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engross import api
from engross.cli import main
from engross.diagnostics import Diagnostic, Severity
from engross.language import dictionary
from engross.workspace import Workspace
from tests.conftest import CASES

BASE = CASES / "base"
MISSPELT = CASES / "bad" / "word-misspelt"
_AFFIXES = "SET UTF-8\n"


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of dictionaries, on a system that has no dictionary."""
    monkeypatch.setattr(dictionary, "_system_folders", lambda: ())
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    return folder


def _spelling(report: api.Report) -> list[Diagnostic]:
    return [one for one in report.diagnostics if one.code in ("dictionary-missing", "word-misspelt")]


def test_a_language_without_a_dictionary_is_named_once(nowhere: Path) -> None:
    workspace = Workspace(MISSPELT, BASE)
    names = workspace.protocol_names()
    assert len(names) > 1
    [note] = _spelling(api.check(workspace, names, dictionaries=[nowhere]))
    assert (note.code, note.severity, note.facts) == ("dictionary-missing", Severity.NOTE, {"lang": "fr-CA"})


def test_the_folder_that_is_handed_in_is_searched(nowhere: Path) -> None:
    (nowhere / "fr_CA.aff").write_text(_AFFIXES, encoding="utf-8")
    (nowhere / "fr_CA.dic").write_text("4\ncoopération\nelles\nrenforcent\nleur\n", encoding="utf-8")
    workspace = Workspace(MISSPELT, BASE)
    found = _spelling(api.check(workspace, workspace.protocol_names(), dictionaries=[str(nowhere)]))
    assert {one.code for one in found} == {"word-misspelt"}
    assert {one.facts["right"] for one in found} == {"coopération"}


def test_a_folder_that_is_no_path_is_refused() -> None:
    with pytest.raises(api.Refused) as refused:
        api.check(Workspace(BASE, BASE), dictionaries=[3])  # type: ignore[list-item]
    assert refused.value.codes == ("argument-refused",)


@pytest.mark.parametrize(("lang", "words"), [("fr", "n’a pas été vérifiée"), ("en", "was not checked")])
def test_the_command_line_names_the_language_and_passes(
    nowhere: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lang: str,
    words: str,
) -> None:
    shutil.copytree(BASE, tmp_path / "w")
    monkeypatch.setenv("ENGROSS_DICTIONARIES", str(nowhere))
    assert main(["--lang", lang, "--workspace", str(tmp_path / "w"), "check"]) == 0
    captured = capsys.readouterr()
    printed = captured.out + captured.err
    assert printed.count("dictionary-missing") == 1
    assert words in printed


def test_a_language_with_a_dictionary_is_silent() -> None:
    assert _spelling(api.check(Workspace(BASE, BASE))) == []
