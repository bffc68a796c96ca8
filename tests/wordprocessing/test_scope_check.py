"""`compare --allow` on a Word file that came back: our own foot is no change, everything else beside the text is."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from engross import api
from engross.workspace import Workspace
from tests.acceptance.returned_files import STARTER
from tests.acceptance.test_accept import DRAFT, returned

ALLOWED = api.CompareOptions(allow=("culture-and-heritage",))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return DRAFT.copied(tmp_path / "workspace")


def changed(folder: Path, old: str, new: str, ending: str = "", data: bytes | None = None) -> str:
    """The file that was sent with words of one of its parts replaced; `ending` says of which parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data or DRAFT.sent())) as file, zipfile.ZipFile(held, "w") as out:
        found = False
        for name in file.namelist():
            content = file.read(name)
            if ending in name and old.encode() in content:
                content, found = content.replace(old.encode(), new.encode()), True
            out.writestr(name, content)
    assert found
    path = folder / "back.docx"
    path.write_bytes(held.getvalue())
    return str(path)


def told(workspace: Workspace, file: str) -> list[str]:
    compared = api.compare(workspace, STARTER, file, ALLOWED)
    codes = [one.code for one in compared.diagnostics if one.severity is api.Severity.ERROR]
    assert compared.failed == bool(codes)
    return codes


def test_our_own_foot_is_no_change(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "sent.docx"
    path.write_bytes(DRAFT.sent())
    assert told(workspace, str(path)) == []
    [draft] = api.build(workspace, (STARTER,), api.BuildOptions("docx", tmp_path / "draft.docx"))
    assert told(workspace, str(draft.path)) == []


def test_a_change_in_the_allowed_clause_passes_and_others_are_named(workspace: Workspace, tmp_path: Path) -> None:
    assert told(workspace, str(returned(tmp_path, ("Ann", "professionals", "scholars")))) == []
    file = returned(tmp_path, ("Ann", "professionals", "scholars"), ("Ann", "know-how", "experience"))
    assert told(workspace, str(file)) == ["change-not-allowed"]


def test_pages_may_be_counted_anew(workspace: Workspace, tmp_path: Path) -> None:
    file = changed(tmp_path, "<w:t>1</w:t>", "<w:t>7</w:t>", "footer")
    assert told(workspace, file) == []


@pytest.mark.parametrize(
    ("old", "new", "ending"),
    [
        ("2027-2029", "2027-2030", "footer"),
        ("</w:ftr>", "<w:p><w:r><w:t>Confidential</w:t></w:r></w:p></w:ftr>", "footer"),
        ("<w:sectPr>", '<w:altChunk r:id="rId9"/><w:sectPr>', "document.xml"),
    ],
)
def test_what_changed_beside_the_text_or_cannot_be_read_fails(
    old: str, new: str, ending: str, workspace: Workspace, tmp_path: Path
) -> None:
    assert told(workspace, changed(tmp_path, old, new, ending)) == ["left-out-differs"]


def test_a_note_that_was_put_in_fails(workspace: Workspace, tmp_path: Path) -> None:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    held = io.BytesIO(DRAFT.sent())
    with zipfile.ZipFile(held, "a") as file:
        note = '<w:footnote w:id="3"><w:p><w:r><w:t>Except on Sundays.</w:t></w:r></w:p></w:footnote>'
        file.writestr("word/footnotes.xml", f"<w:footnotes {names}>{note}</w:footnotes>")
    path = tmp_path / "noted.docx"
    path.write_bytes(held.getvalue())
    assert told(workspace, str(path)) == ["left-out-differs"]
