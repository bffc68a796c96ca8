"""Who changed what in a file with tracked changes, in every form of a comparison; earlier marks are never lost."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from engross import api
from engross.diagnostics import Collector
from engross.source.wordprocessing.passages import accepted, rejected
from engross.source.wordprocessing.reading import read_word_file
from engross.workspace import Workspace
from tests.acceptance.edited_word import WordEditor
from tests.acceptance.returned_files import DRAFTS, STARTER
from tests.acceptance.test_accept import DRAFT, returned
from tests.wordprocessing.docx_files import docx, p


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return DRAFT.copied(tmp_path / "workspace")


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(returned(tmp_path, ("Ann", "professionals", "scholars"), ("Bob", "know-how", "experience")))


def compared(workspace: Workspace, file: str, to: str) -> str:
    options = api.CompareOptions(to=to, author="Clerk", date="2026-12-01")
    content = api.compare(workspace, STARTER, file, options).content
    if to == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return package.read("word/document.xml").decode()
    return content.decode()


def test_each_form_says_who_made_each_change(workspace: Workspace, file: str) -> None:
    text = compared(workspace, file, "text")
    assert "[-professionals-]‹Ann›{+scholars+}‹Ann›" in text
    assert "[-know-how-]‹Bob›{+experience+}‹Bob›" in text
    assert "Changed by   Bob (1), Ann (1)" in text
    data = json.loads(compared(workspace, file, "json"))
    assert data["authors"] == {"Bob": 1, "Ann": 1}
    marks = [seg for block in data["blocks"] for seg in block["segs"] if "author" in seg]
    assert {(seg["author"], seg["text"], seg["date"]) for seg in marks} >= {("Ann", "scholars", "2026-11-20T10:00:00Z")}
    page = compared(workspace, file, "html")
    assert re.search(r'data-said="[^"]+ \(Ann\)"', page)
    assert re.search(r'class="told"[^>]*>Bob ', page)
    word = compared(workspace, file, "docx")
    assert re.search(r'<w:ins [^>]*w:author="Ann" w:date="2026-11-20T10:00:00Z">.{0,200}scholars', word)
    assert 'w:author="Clerk"' not in word


def test_on_paper_too(workspace: Workspace, file: str) -> None:
    options = api.CompareOptions(to="pdf", author="Clerk", date="2026-12-01")
    content = api.compare(workspace, STARTER, file, options).content
    import pypdfium2

    pages = pypdfium2.PdfDocument(content)
    said = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert re.search(r"Ann\s+professionals", said)
    assert re.search(r"Bob\s+know-how", said)


def test_two_authors_of_one_change_are_told_apart(workspace: Workspace, tmp_path: Path) -> None:
    editor = WordEditor(DRAFT.sent(), 1)
    run = next(
        run for run in editor.root.iter() if run.tag.endswith("}r") and "professionals" in "".join(run.itertext())
    )
    text = "".join(run.itertext())
    at = text.index("professionals")
    editor.author = "Ann"
    editor._changed(run, at, at + len("professionals"), "")
    after = next(one for one in editor.root.iter() if one.tag.endswith("}del"))
    editor.author = "Bob"
    come = editor._mark("ins")
    come.append(editor._run(run, "scholars"))
    after.addnext(come)
    path = tmp_path / "both.docx"
    path.write_bytes(editor.bytes())
    assert "[-professionals-]‹Ann›{+scholars+}‹Bob›" in compared(workspace, str(path), "text")


def test_a_paragraph_that_was_put_in_and_one_that_was_taken_out_have_authors(
    workspace: Workspace, tmp_path: Path
) -> None:
    editor = WordEditor(DRAFT.sent(), 3)
    editor.author = "Ann"
    assert editor._new_paragraph()
    editor.author = "Bob"
    assert editor._delete_paragraph()
    path = tmp_path / "paragraphs.docx"
    path.write_bytes(editor.bytes())
    data = json.loads(compared(workspace, str(path), "json"))
    ends = {
        (block["end"]["op"], block["end"].get("author")) for block in data["blocks"] if block["end"]["op"] != "equal"
    }
    assert ends == {("insert", "Ann"), ("delete", "Bob")}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(24))
def test_both_texts_stay_whatever_was_changed_by_whom(seed: int, tmp_path: Path) -> None:
    draft = DRAFTS[seed % len(DRAFTS)]
    workspace = draft.copied(tmp_path / "workspace")
    editor = WordEditor(draft.sent(), seed)
    for _ in range(6):
        editor.edit()
    path = tmp_path / "returned.docx"
    path.write_bytes(editor.bytes())
    options = api.CompareOptions(to="docx", author="Clerk", date="2026-12-01")
    content = api.compare(workspace, draft.name, str(path), options).content
    for taken in (accepted, rejected):
        sides = [read_word_file(data, "", Collector(), taken) for data in (content, path.read_bytes())]
        texts = [
            [" ".join(line.text.split()) for clause in side.outline.clauses for line in clause.blocks] for side in sides
        ]
        assert texts[0] == texts[1]
    data = json.loads(api.compare(workspace, draft.name, str(path), api.CompareOptions(to="json")).content)
    assert set(data["authors"]) == {author for _, author in editor.made}


def test_three_texts_keep_the_authors_of_a_side(workspace: Workspace, file: str, tmp_path: Path) -> None:
    ours = tmp_path / "ours.html"
    ours.write_bytes(DRAFT.sent("html").replace(b"Meeting of the youth", b"Gathering of the youth"))
    options = api.CompareOptions()
    three = api.compare_three(workspace, STARTER, str(ours), file, options, labels=("Us", "Them")).content.decode()
    assert "– Them (Bob)" in three
    assert "– Them (Ann)" in three
    assert "– Us\n" in three
    options = api.CompareOptions(to="json")
    data = json.loads(api.compare_three(workspace, STARTER, str(ours), file, options).content)
    assert [part["authors"] for part in data["parts"] if "authors" in part] == [["Bob"], ["Ann"]]


def test_words_put_in_by_one_and_taken_out_by_another_are_named() -> None:
    inner = '<w:del w:id="2" w:author="Bob"><w:r><w:delText>annual </w:delText></w:r></w:del>'
    crossed = f'<w:ins w:id="1" w:author="Ann">{inner}</w:ins>'
    problems = Collector()
    read_word_file(docx(p("an ", crossed, "meeting")), "a.docx", problems)
    told = [one.facts for one in problems if one.code == "word-file-crossed"]
    assert told == [{"author": "Ann", "other": "Bob", "text": "annual"}]
