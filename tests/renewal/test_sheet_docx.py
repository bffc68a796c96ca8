"""The sheet of a renewal for Word: every word of it, a field for each answer of each party, answers that were given."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engross import api
from engross.diagnostics import Collector
from engross.model.renewal import Reply
from engross.source.wordprocessing.docx import bookmark_id
from engross.source.wordprocessing.reading import read_word_file
from tests.render.word import W, attribute, part, text
from tests.renewal.acts import at_hand
from tests.renewal.test_sheet import sheet_of


def test_every_word_of_the_sheet_is_there(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    made = sheet_of(workspace)
    content = api.renewal_page(workspace, made, "docx")
    said = " ".join(text(part(content)).split())
    for row in made.rows:
        for paragraph in row.paragraphs:
            assert " ".join("".join(run.text for run in paragraph.runs).split()) in said
        for finding in row.ages:
            assert " ".join(finding.why.replace("`", "").split()) in said
    for blank in made.blanks:
        assert " ".join(blank.question.split()) in said
    assert api.renewal_page(workspace, made, "docx") == content


def test_each_answer_of_each_party_has_a_field_of_its_own(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    made = sheet_of(workspace)
    root = part(api.renewal_page(workspace, made, "docx"))
    names = [attribute(one, "name") for one in root.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 for name in names)
    ids = {bookmark_id(name) for name in names}
    assert "reply/culture/namur/drop" in ids
    boxes = [one for one in root.iter(f"{W}t") if one.text == "☐"]
    assert len(boxes) == 3 * len(made.rows) * len(made.parties)


def test_what_was_answered_is_ticked(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    made = sheet_of(workspace)
    rows = [
        replace(row, replies=(Reply("namur", "drop", note="À revoir"),)) if row.id == "culture" else row
        for row in made.rows
    ]
    content = api.renewal_page(workspace, replace(made, rows=tuple(rows)), "docx")
    outline = read_word_file(content, "", Collector()).outline
    found = [block.text for clause in outline.clauses for block in clause.blocks if "☒" in block.text]
    assert found == ["Ville de Namur | ☐ | ☐ | ☒ | À revoir"]
