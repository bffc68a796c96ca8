"""A new workspace: it builds as it is, in silence, and nothing of anybody's is ever replaced."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from engross import api, starter
from engross.diagnostics import Refused
from engross.schema import FILES
from engross.workspace import Workspace, builtin_root


def made(folder: Path, lang: str) -> Workspace:
    api.create(folder, lang)
    return Workspace(folder, builtin_root())


@pytest.mark.parametrize("lang", starter.LANGUAGES)
def test_a_new_workspace_is_checked_in_silence_and_builds(lang: str, tmp_path: Path) -> None:
    workspace = made(tmp_path / "new", lang)
    report = api.check(workspace, ())
    assert report.checked == 1
    assert [(one.code, str(one.origin), dict(one.facts)) for one in report.diagnostics] == []
    [name] = workspace.protocol_names(builtin=False)
    [built] = api.build(workspace, (name,), api.BuildOptions())
    assert built.path is not None
    assert built.path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("lang", starter.LANGUAGES)
def test_it_builds_for_either_party_and_without_a_date(lang: str, tmp_path: Path) -> None:
    workspace = made(tmp_path / "new", lang)
    [name] = workspace.protocol_names(builtin=False)
    file = workspace.root / "protocols" / f"{name}.yaml"
    file.write_text(re.sub(r"\n +date: .*", "", file.read_text("utf-8")), encoding="utf-8")
    for party in workspace.party_names():
        if (workspace.root / "parties" / f"{party}.yaml").is_file():
            [built] = api.build(workspace, (name,), api.BuildOptions("text", Path("-"), first=party))
            assert built.content is not None
            assert "[date" in built.content.decode()


@pytest.mark.parametrize("lang", starter.LANGUAGES)
def test_its_cities_say_that_they_are_invented(lang: str, tmp_path: Path) -> None:
    workspace = made(tmp_path / "new", lang)
    files = [*workspace.root.glob("parties/*.yaml"), *workspace.root.glob("protocols/*/*.yaml")]
    assert len(files) == 4
    assert all("\nfictional: true" in file.read_text("utf-8") for file in files)


@pytest.mark.parametrize("lang", starter.LANGUAGES)
def test_no_clause_of_it_hides_a_built_in_one(lang: str, tmp_path: Path) -> None:
    workspace = made(tmp_path / "new", lang)
    own = {path.name for path in (workspace.root / "clauses").iterdir()}
    assert own.isdisjoint(path.name for path in (builtin_root() / "clauses").iterdir())


def test_its_settings_lead_editors_to_the_schemas(tmp_path: Path) -> None:
    made(tmp_path / "new", "fr")
    settings = json.loads((tmp_path / "new" / ".vscode" / "settings.json").read_text("utf-8"))
    assert len(settings["yaml.schemas"]) == len(FILES)
    for schema in settings["yaml.schemas"]:
        assert (tmp_path / "new" / schema).is_file()
    for file in (tmp_path / "new").rglob("*.yaml"):
        line = file.read_text("utf-8").split("\n")[0]
        assert (file.parent / line.removeprefix("# yaml-language-server: $schema=")).resolve().is_file()


def test_a_folder_that_holds_something_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Refused) as caught:
        api.create(tmp_path)
    assert [one.code for one in caught.value.diagnostics] == ["folder-not-empty"]
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    with pytest.raises(Refused) as caught:
        api.create(tmp_path / "mine")
    assert [one.code for one in caught.value.diagnostics] == ["cannot-write"]
    assert (tmp_path / "mine").read_text("utf-8") == "mine"


@pytest.mark.parametrize("existed", [True, False])
def test_what_fails_half_way_leaves_nothing(existed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "new"
    if existed:
        folder.mkdir()
    real, count = os.replace, 0

    def replace(source: object, target: object, **rest: object) -> None:
        nonlocal count
        count += 1
        if count == 9:
            raise OSError(28, "No space left on device")
        real(source, target)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(Refused) as caught:
        api.create(folder)
    assert [one.code for one in caught.value.diagnostics] == ["disk-full"]
    assert folder.exists() is existed
    assert not existed or list(folder.iterdir()) == []
