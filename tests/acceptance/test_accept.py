"""Accepting what came back: what becomes an edition, what is data, what is said, and what stays as it was."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from engross import api
from engross.api import accepting
from engross.diagnostics import Refused
from engross.workspace import Workspace
from tests.acceptance.edited_word import WordEditor
from tests.acceptance.returned_files import DRAFTS, STARTER, TODAY, built
from tests.acceptance.test_laws import files_of

DRAFT = DRAFTS[0]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return DRAFT.copied(tmp_path / "workspace")


def returned(folder: Path, *edits: tuple[str, str, str], data: bytes | None = None, name: str = "back.docx") -> Path:
    """The act with words replaced, each by an author, as tracked changes."""
    editor = WordEditor(data or DRAFT.sent(), 1)
    for author, old, new in edits:
        editor.author = author
        run = next(run for run in editor.root.iter() if run.tag.endswith("}r") and old in "".join(run.itertext()))
        text = "".join(run.itertext())
        editor._changed(run, text.index(old), text.index(old) + len(old), new)
    path = folder / name
    path.write_bytes(editor.bytes())
    return path


def read(workspace: Workspace, file: str) -> str:
    return (workspace.root / file).read_text("utf-8")


def placed(accepted: api.Accepted) -> dict[str, str]:
    return {one.facts["place"]: one.facts["deed"] for one in accepted.diagnostics if one.code == "accept-placed"}


def test_new_words_become_the_next_edition_and_values_stay_values(workspace: Workspace, tmp_path: Path) -> None:
    file = returned(tmp_path, ("Ann", "professionals", "scholars"))
    accepted = api.accept(workspace, file, STARTER, today=TODAY)
    text = read(workspace, "clauses/culture-and-heritage/2.md")
    assert "artists, works and scholars of culture to travel between {{ parties[0].town }}" in text
    assert "{{ residencies | words }}" in text
    assert "status: draft" in text
    assert "clause: culture-and-heritage@2" in read(workspace, f"protocols/{STARTER}.yaml")
    assert read(workspace, "clauses/culture-and-heritage/2.notes.md") == "- back.docx ; Ann ; 2026-11-20\n"
    assert placed(accepted) == {"I. Culture and heritage": "edition"}


def test_a_value_is_changed_where_it_stands(workspace: Workspace, tmp_path: Path) -> None:
    file = returned(
        tmp_path, ("Ann", "two", "four"), ("Ann", "June 2027", "July 2027"), ("Ann", "Robin Specimen", "Robin Sample")
    )
    accepted = api.accept(workspace, file, STARTER, today=TODAY)
    assert set(placed(accepted).values()) == {"value"}
    protocol = read(workspace, f"protocols/{STARTER}.yaml")
    assert "residencies: 4}" in protocol
    assert "due: July 2027" in protocol
    assert "- name: Robin Sample" in read(workspace, "parties/sampleford.yaml")
    assert not (workspace.root / "clauses/culture-and-heritage/2.md").exists()


def test_a_period_is_changed_by_the_day_that_is_printed(workspace: Workspace, tmp_path: Path) -> None:
    file = returned(tmp_path, ("Ann", "December\u00a031, 2029", "December\u00a031, 2030"))
    accepted = api.accept(workspace, file, STARTER, today=TODAY, partly=True)
    # The period stands in other places too, which nobody changed: there it stays, so it is words here.
    assert placed(accepted) == {"Article\u00a07 Term and termination": "edition"}
    assert "December 31, 2030" in read(workspace, "clauses/term-and-termination/2.md")


def test_one_author_is_chosen(workspace: Workspace, tmp_path: Path) -> None:
    file = returned(tmp_path, ("Ann", "professionals", "scholars"), ("Bob", "know-how", "experience"))
    offered = api.offers(workspace, file, STARTER)
    assert [(one.author, one.old, one.new) for one in offered.changes] == [
        ("Bob", "know-how", "experience"),
        ("Ann", "professionals", "scholars"),
    ]
    api.accept(workspace, file, STARTER, today=TODAY, authors="Bob")
    assert (workspace.root / "clauses/mutual-commitments/2.md").exists()
    assert not (workspace.root / "clauses/culture-and-heritage/2.md").exists()
    with pytest.raises(Refused) as caught:
        api.accept(workspace, file, STARTER, today=TODAY, authors="Carl")
    assert caught.value.codes == ("accept-no-author",)


def test_a_second_round_is_worked_into_the_act_as_it_is_now(workspace: Workspace, tmp_path: Path) -> None:
    first = returned(tmp_path, ("Ann", "professionals", "scholars"), name="first.docx")
    second = returned(tmp_path, ("Bob", "know-how", "experience"), name="second.docx")
    api.accept(workspace, first, STARTER, today=TODAY)
    accepted = api.accept(workspace, second, STARTER, today=TODAY)
    assert "accept-went-on" in {one.code for one in accepted.diagnostics}
    protocol = read(workspace, f"protocols/{STARTER}.yaml")
    assert "culture-and-heritage@2" in protocol
    assert "mutual-commitments@2" in protocol
    again = api.accept(workspace, second, STARTER, today=TODAY)
    assert again.files == ()


def test_where_both_sides_changed_the_same_words_nothing_is_written(workspace: Workspace, tmp_path: Path) -> None:
    api.accept(workspace, returned(tmp_path, ("Ann", "professionals", "scholars")), STARTER, today=TODAY)
    before = files_of(workspace.root)
    other = returned(tmp_path, ("Bob", "professionals", "teachers"), name="other.docx")
    accepted = api.accept(workspace, other, STARTER, today=TODAY)
    assert accepted.failed
    assert [one.facts["why"] for one in accepted.diagnostics if one.code == "accept-left"] == ["tangled"]
    assert files_of(workspace.root) == before


def test_marks_that_we_sent_are_not_offered(workspace: Workspace, tmp_path: Path) -> None:
    last = tmp_path / "last.html"
    last.write_bytes(DRAFT.sent("html").replace(b"professionals", b"friends"))
    options = api.CompareOptions(to="docx", author="Clerk", date="2026-11-01")
    sent = api.compare(workspace, str(last), STARTER, options).content
    file = returned(tmp_path, ("Ann", "know-how", "experience"), data=sent)
    assert [one.author for one in api.offers(workspace, file, STARTER).changes] == ["Ann"]
    api.accept(workspace, file, STARTER, today=TODAY)
    assert "culture-and-heritage@1" in read(workspace, f"protocols/{STARTER}.yaml")
    assert "mutual-commitments@2" in read(workspace, f"protocols/{STARTER}.yaml")


def test_comments_become_drafting_notes_once(workspace: Workspace, tmp_path: Path) -> None:
    file = with_comment(
        returned(tmp_path, ("Ann", "professionals", "scholars")), "Culture and heritage", "Is it enough?"
    )
    api.accept(workspace, file, STARTER, today=TODAY)
    notes = read(workspace, "clauses/culture-and-heritage/2.notes.md")
    assert notes.endswith("- 2026-11-21, Bob : Is it enough?\n")
    api.accept(workspace, file, STARTER, today=TODAY)
    assert read(workspace, "clauses/culture-and-heritage/2.notes.md") == notes


def with_comment(path: Path, on: str, text: str) -> Path:
    """The file with a comment by Bob on the paragraph that holds these words."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    body = parts["word/document.xml"].decode()
    at = body.rindex("<w:r>", 0, body.index(f">{on}<"))
    reference = '<w:r><w:commentReference w:id="7"/></w:r>'
    parts["word/document.xml"] = (body[:at] + reference + body[at:]).encode()
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts["word/comments.xml"] = (
        f'<w:comments {names}><w:comment w:id="7" w:author="Bob" w:date="2026-11-21T09:00:00Z"><w:p><w:r><w:t>{text}'
        "</w:t></w:r></w:p></w:comment></w:comments>"
    ).encode()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    path.write_bytes(held.getvalue())
    return path


def test_another_act_that_uses_the_clause_says_what_it_said(workspace: Workspace, tmp_path: Path) -> None:
    other = workspace.root / "protocols/exampleton-sampleford/2030-2032.yaml"
    other.write_text(read(workspace, f"protocols/{STARTER}.yaml").replace("2027-2029", "2030-2032"), "utf-8")
    before = other.read_bytes()
    api.accept(workspace, returned(tmp_path, ("Ann", "professionals", "scholars")), STARTER, today=TODAY)
    assert other.read_bytes() == before
    assert b"professionals" in built(workspace, "exampleton-sampleford/2030-2032", tmp_path, "html")


def test_data_that_a_signed_act_prints_stays_and_becomes_words_here(workspace: Workspace, tmp_path: Path) -> None:
    other = workspace.root / "protocols/exampleton-sampleford/2024-2026.yaml"
    text = read(workspace, f"protocols/{STARTER}.yaml").replace("2027-2029", "2024-2026")
    other.write_text(text.replace("state: draft", "state: signed").replace("2026-12-10", "2025-12-15"), "utf-8")
    parties = read(workspace, "parties/exampleton.yaml")
    file = returned(tmp_path, ("Ann", "International Relations Office", "Foreign Office"))
    accepted = api.accept(workspace, file, STARTER, today=TODAY)
    assert placed(accepted) == {"Article\u00a04 Implementation": "edition"}
    assert read(workspace, "parties/exampleton.yaml") == parties


def test_line_ends_and_comments_of_the_file_stay(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.root / f"protocols/{STARTER}.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    api.accept(workspace, returned(tmp_path, ("Ann", "professionals", "scholars")), STARTER, today=TODAY)
    after = path.read_bytes()
    assert after == before.replace(b"culture-and-heritage@1", b"culture-and-heritage@2")


def test_what_has_no_place_is_named_and_nothing_is_written(workspace: Workspace, tmp_path: Path) -> None:
    file = returned(tmp_path, ("Ann", "Between", "Among"), ("Ann", "professionals", "scholars"))
    before = files_of(workspace.root)
    accepted = api.accept(workspace, file, STARTER, today=TODAY)
    left = [one.facts for one in accepted.diagnostics if one.code == "accept-left"]
    assert [(one["why"], one["old"], one["new"]) for one in left] == [("cover", "Between", "Among")]
    assert accepted.failed
    assert files_of(workspace.root) == before
    partly = api.accept(workspace, file, STARTER, today=TODAY, partly=True)
    assert not partly.failed
    assert (workspace.root / "clauses/culture-and-heritage/2.md").exists()


@pytest.mark.parametrize(
    ("form", "old", "new"), [("html", "professionals", "scholars"), ("json", "professionals", "scholars")]
)
def test_a_file_without_tracked_changes_is_compared(
    form: str, old: str, new: str, workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / f"back.{form}"
    file.write_text(DRAFT.sent(form).decode().replace(old, new), "utf-8")
    assert [(one.author, one.old, one.new) for one in api.offers(workspace, file, STARTER).changes] == [("", old, new)]
    api.accept(workspace, file, STARTER, today=TODAY)
    assert new in read(workspace, "clauses/culture-and-heritage/2.md")


def test_what_cannot_be_taken_in_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    file = returned(tmp_path, ("Ann", "professionals", "scholars"))
    other = tmp_path / "other.html"
    other.write_bytes(DRAFTS[1].sent("html"))
    path = workspace.root / f"protocols/{STARTER}.yaml"
    for wanted, code in ((other, "accept-another-act"), (tmp_path / "none.docx", "unreadable-file")):
        with pytest.raises(Refused) as caught:
            api.offers(workspace, wanted, STARTER)
        assert caught.value.codes == (code,)
    with pytest.raises(Refused) as caught:
        api.accept(workspace, file, STARTER, today=TODAY, changes=[1, 9])
    assert caught.value.codes == ("accept-no-change",)
    path.write_text(path.read_text("utf-8").replace("state: draft", "state: signed"), "utf-8")
    with pytest.raises(Refused) as caught:
        api.accept(workspace, file, STARTER, today=TODAY)
    assert caught.value.codes == ("accept-signed",)


def test_an_act_that_was_ready_is_a_draft_again(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.root / f"protocols/{STARTER}.yaml"
    path.write_text(path.read_text("utf-8").replace("state: draft", "state: ready"), "utf-8")
    accepted = api.accept(workspace, returned(tmp_path, ("Ann", "professionals", "scholars")), STARTER, today=TODAY)
    assert "accept-to-draft" in {one.code for one in accepted.diagnostics}
    assert "state: draft" in path.read_text("utf-8")


def test_choices_are_read_for_their_file_only(workspace: Workspace, tmp_path: Path) -> None:
    file = returned(tmp_path, ("Ann", "professionals", "scholars"), ("Bob", "know-how", "experience"))
    choices = api.choices_of(api.offers(workspace, file, STARTER), file)
    choices["changes"][1]["accept"] = True
    path = tmp_path / "choices.json"
    path.write_text(json.dumps(choices), "utf-8")
    assert api.read_choices(path, file) == (2,)
    other = returned(tmp_path, ("Ann", "professionals", "scholars"), name="other.docx")
    for content, of, code in (
        (json.dumps(choices), other, "choices-of-another"),
        ("[]", file, "choices-kind"),
        (json.dumps({**choices, "changes": [{"number": "1", "accept": True}]}), file, "choices-entry"),
        ("{", file, "outline-syntax"),
    ):
        path.write_text(content, "utf-8")
        with pytest.raises(Refused) as caught:
            api.read_choices(path, of)
        assert code in caught.value.codes, content


def test_a_comment_where_no_clause_is_is_named(workspace: Workspace, tmp_path: Path) -> None:
    file = with_comment(
        returned(tmp_path, ("Ann", "professionals", "scholars")), "Cooperation Protocol", "A new title?"
    )
    accepted = api.accept(workspace, file, STARTER, today=TODAY)
    told = [one.facts for one in accepted.diagnostics if one.code == "accept-remark-left"]
    assert [(one["author"], one["text"]) for one in told] == [("Bob", "A new title?")]


def test_a_signed_act_that_names_no_edition_stops_it(workspace: Workspace, tmp_path: Path) -> None:
    other = workspace.root / "protocols/exampleton-sampleford/2024-2026.yaml"
    text = read(workspace, f"protocols/{STARTER}.yaml").replace("2027-2029", "2024-2026")
    text = text.replace("state: draft", "state: signed").replace("culture-and-heritage@1", "culture-and-heritage")
    other.write_text(text.replace("2026-12-10", "2025-12-15"), "utf-8")
    before = files_of(workspace.root)
    with pytest.raises(Refused) as caught:
        api.accept(workspace, returned(tmp_path, ("Ann", "professionals", "scholars")), STARTER, today=TODAY)
    assert caught.value.codes == ("accept-changes-signed",)
    assert files_of(workspace.root) == before


def test_a_file_that_changed_meanwhile_is_not_overwritten(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace.root / f"protocols/{STARTER}.yaml"
    check = accepting._check

    def and_someone_saves(*given: Any) -> None:
        check(*given)
        path.write_text(path.read_text("utf-8") + "# saved by hand\n", "utf-8")

    monkeypatch.setattr(accepting, "_check", and_someone_saves)
    with pytest.raises(Refused) as caught:
        api.accept(workspace, returned(tmp_path, ("Ann", "professionals", "scholars")), STARTER, today=TODAY)
    assert caught.value.codes == ("accept-file-changed",)
    assert path.read_text("utf-8").endswith("# saved by hand\n")
    assert not (workspace.root / "clauses/culture-and-heritage/2.md").exists()


def test_files_that_make_another_act_are_not_written(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accepting, "_notes", lambda *_: {"clauses/purpose/1.md": "---\nlang: en\n---\nSpoilt.\n"})
    before = files_of(workspace.root)
    with pytest.raises(Refused) as caught:
        api.accept(workspace, returned(tmp_path, ("Ann", "professionals", "scholars")), STARTER, today=TODAY)
    assert caught.value.codes == ("accept-not-exact",)
    assert files_of(workspace.root) == before
