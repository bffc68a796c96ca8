"""`engross accept` and `engross kit` in the terminal: questions, lists, choices, exit codes."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engross.cli.program import run
from engross.workspace import Workspace
from tests.acceptance.returned_files import STARTER
from tests.acceptance.test_accept import DRAFT, returned
from tests.acceptance.test_laws import files_of

Run = Callable[..., int]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return DRAFT.copied(tmp_path / "workspace")


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(returned(tmp_path, ("Ann", "professionals", "scholars"), ("Bob", "know-how", "experience")))


@pytest.fixture
def engross(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Run:
    def called(*arguments: str, typed: str = "") -> int:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        given = ["--workspace", str(workspace.root), "--lang", "en", "--today", "2026-11-30"]
        return run([*arguments, *(given if arguments[0] == "accept" else given[:4])])

    return called


def test_each_change_is_asked_for(
    engross: Run, workspace: Workspace, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert engross("accept", file, "--into", STARTER, typed="what\nn\ny\n") == 0
    said = capsys.readouterr()
    assert "1. Article\u00a02 Mutual commitments – Bob, 2026-11-20\n  - know-how\n  + experience\n" in said.err
    assert said.err.count("take it?") == 3
    assert "1 change taken in" in said.err
    assert not (workspace.root / "clauses/mutual-commitments/2.md").exists()
    assert (workspace.root / "clauses/culture-and-heritage/2.md").exists()
    assert "culture-and-heritage/2.md" in said.out


@pytest.mark.parametrize("typed", ["q\n", "y\n", ""])
def test_who_stops_writes_nothing(engross: Run, workspace: Workspace, file: str, typed: str) -> None:
    before = files_of(workspace.root)
    assert engross("accept", file, "--into", STARTER, typed=typed) == 1
    assert files_of(workspace.root) == before


def test_no_to_all_writes_nothing(engross: Run, workspace: Workspace, file: str) -> None:
    before = files_of(workspace.root)
    assert engross("accept", file, "--into", STARTER, typed="n\nn\n") == 0
    assert files_of(workspace.root) == before


def test_a_list_becomes_a_file_of_choices(
    engross: Run, workspace: Workspace, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert engross("accept", file, "--into", STARTER, "--list", "--format", "json") == 0
    choices = json.loads(capsys.readouterr().out)
    choices["changes"][0]["accept"] = True
    path = tmp_path / "choices.json"
    path.write_text(json.dumps(choices), "utf-8")
    assert engross("accept", file, "--into", STARTER, "--changes", str(path)) == 0
    assert (workspace.root / "clauses/mutual-commitments/2.md").exists()
    assert not (workspace.root / "clauses/culture-and-heritage/2.md").exists()


def test_what_has_no_place_ends_with_1(
    engross: Run, workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(returned(tmp_path, ("Ann", "Between", "Among")))
    assert engross("accept", file, "--into", STARTER, "--all") == 1
    said = capsys.readouterr().err
    assert "error[accept-left]" in said
    assert "the cover is made of data and of words of the template: “Between” → “Among”" in said


def test_two_ways_to_choose_are_one_too_many(engross: Run, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert engross("accept", file, "--into", STARTER, "--all", "--author", "Ann") == 2
    assert "`--all` and `--author` do not go together" in capsys.readouterr().err


def test_the_kit_is_written_into_output(engross: Run, workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert engross("kit", STARTER) == 0
    path = workspace.root / f"output/{STARTER}.kit.html"
    assert path.read_bytes().startswith(b"<!DOCTYPE html>")
