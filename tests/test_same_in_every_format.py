"""A protocol compared with its own file of any format says no change, also after LibreOffice has saved it."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross import api
from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES, PROTOCOL_2017, ROOT
from tests.render.word import converted

ENDINGS = {"html": "html", "text": "txt", "docx": "docx", "pdf": "pdf", "json": "json", "outline": "outline.json"}


def _cases() -> list[tuple[Path, str]]:
    found = [(ROOT, PROTOCOL_2017)]
    for folder in sorted((CASES / "good").iterdir()):
        found += ((folder, name) for name in Workspace(folder, builtin_root()).protocol_names(builtin=False))
    return found


def _written(own: Workspace, name: str, form: str, folder: Path) -> Path:
    [built] = api.build(own, (name,), api.BuildOptions(form, Path("-")))
    assert built.content is not None
    path = folder / f"act.{ENDINGS[form]}"
    path.write_bytes(built.content)
    return path


def _changes(own: Workspace, name: str, file: Path) -> int:
    there, back = api.compare(own, name, str(file)), api.compare(own, str(file), name)
    assert there.changes == back.changes
    return there.changes


@pytest.mark.parametrize("form", ENDINGS)
def test_an_act_and_its_file_say_the_same(form: str, tmp_path: Path) -> None:
    folder, name = _cases()[-1]
    own = Workspace(folder, builtin_root())
    assert _changes(own, name, _written(own, name, form, tmp_path)) == 0


@pytest.mark.slow
@pytest.mark.parametrize(("folder", "name"), _cases(), ids=lambda value: getattr(value, "name", value))
def test_every_act_and_its_files_say_the_same(folder: Path, name: str, tmp_path: Path) -> None:
    own = Workspace(folder, builtin_root())
    found = {form: _changes(own, name, _written(own, name, form, tmp_path)) for form in ENDINGS}
    assert found == dict.fromkeys(ENDINGS, 0)
    word = tmp_path / "act.docx"
    odt = converted(word, "odt", tmp_path / "odt")
    saved = {"odt": odt, "docx": converted(word, "docx", tmp_path / "docx"),
             "odt and back": converted(odt, "docx", tmp_path / "back")}  # fmt: skip
    assert {way: _changes(own, name, file) for way, file in saved.items()} == dict.fromkeys(saved, 0)


def test_three_texts_in_three_formats_have_no_change(tmp_path: Path) -> None:
    folder, name = _cases()[-1]
    own = Workspace(folder, builtin_root())
    pdf, text = (str(_written(own, name, form, tmp_path)) for form in ("pdf", "text"))
    assert api.compare_three(own, name, pdf, text).changes == 0
