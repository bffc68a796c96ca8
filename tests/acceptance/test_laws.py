"""The law of accepting: the act that the files make says what was accepted, or nothing is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engross import api
from engross.api.texts import read_texts
from engross.source.wordprocessing.offers import chosen
from engross.source.wordprocessing.word_file import open_word_file
from tests.acceptance.edited_word import WordEditor
from tests.acceptance.returned_files import DRAFTS, TODAY, said

_MORE = int(os.environ.get("ENGROSS_ACCEPT_CASES", "60"))
_FEWEST = 0.9
"""The share of generated files of which all that was accepted must find its place. Most others cut printed dates."""


def taken_in(seed: int, folder: Path) -> bool:
    """Accepts generated edits, all or some. Gives whether they had a place; fails where the act says something else."""
    draft = DRAFTS[seed % len(DRAFTS)]
    workspace = draft.copied(folder / "workspace")
    before = files_of(workspace.root)
    editor = WordEditor(draft.sent(), seed)
    wished = editor.random.randint(1, 4)
    for _ in range(12):
        if len(editor.made) < wished:
            editor.edit()
    returned = folder / "returned.docx"
    returned.write_bytes(editor.bytes())
    numbers = [offer.number for offer in api.offers(workspace, returned, draft.name).changes]
    if editor.random.random() < 0.4:
        numbers = [number for number in numbers if editor.random.random() < 0.6]
    accepted = api.accept(workspace, returned, draft.name, today=TODAY, changes=numbers)
    if accepted.failed:
        assert files_of(workspace.root) == before, editor.made
        return False
    file, _ = open_word_file(returned.read_bytes(), "").counted()
    (text,), _ = read_texts(workspace, draft.name)
    assert said(text.reading.outline) == said(file.outline(chosen(numbers))), (seed, editor.made, numbers)
    after = files_of(workspace.root)
    written = {path.relative_to(workspace.root).as_posix() for path in accepted.files}
    assert {name for name in after if after[name] != before.get(name)} == written
    assert all(name in before or name.startswith("clauses/") for name in written)
    changed = [name for name in written if name in before]
    assert all(name.startswith(("protocols/", "parties/")) or name.endswith(".notes.md") for name in changed)
    return True


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("seed", [0, 7])
def test_the_act_says_what_was_accepted(seed: int, tmp_path: Path) -> None:
    assert taken_in(seed, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(5))
def test_the_act_says_what_was_accepted_of_many_files(first: int, tmp_path: Path) -> None:
    seeds = range(100 + first, 100 + _MORE, 5)
    placed = [taken_in(seed, tmp_path / str(seed)) for seed in seeds]
    assert sum(placed) >= _FEWEST * len(placed)
