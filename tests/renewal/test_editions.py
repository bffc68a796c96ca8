"""Editions: the next one, alternatives, states and their trace; notes that never reach a reader."""

from __future__ import annotations

import shutil
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from engross import api
from engross.acts import act
from engross.diagnostics import Refused
from engross.model.clause import TRANSITIONS, Status
from engross.render import RENDERERS
from engross.source.editions import next_edition
from engross.source.library import Library
from engross.workspace import Workspace, builtin_root
from tests.renewal.acts import FILE, OLD, edit, fictional

TODAY = date(2032, 6, 1)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (("1",), "2"),
        (("1", "2"), "3"),
        (("2017",), "2032"),
        (("2032",), "2033"),
        (("v9",), "v10"),
        (("texte",), "texte-2"),
    ],
)
def test_the_next_edition_is_called_after_the_last(known: tuple[str, ...], expected: str) -> None:
    assert next_edition(known, 2032) == expected


def test_the_next_edition_has_the_words_of_the_last_and_is_a_draft(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    before = (tmp_path / "clauses/objet/1.md").read_text("utf-8")
    made = api.revise(workspace, "objet", today=TODAY, note="à relire : ensemble")
    text = (tmp_path / "clauses/objet/2.md").read_text("utf-8")
    assert (made.name, made.status) == ("objet@2", "draft")
    assert (tmp_path / "clauses/objet/1.md").read_text("utf-8") == before
    assert text == before.replace("status: approved\n", "status: draft\n")
    assert (tmp_path / "clauses/objet/2.notes.md").read_text("utf-8") == "- à relire : ensemble\n"


def test_every_language_is_opened(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    english = "---\nheading: Purpose\nlang: en\nstatus: approved\n---\nThe cities cooperate.\n"
    (tmp_path / "clauses/objet/1.en.md").write_text(english, encoding="utf-8")
    made = api.revise(workspace, "objet", today=TODAY)
    assert sorted(path.name for path in made.files) == ["2.en.md", "2.md"]


def test_an_edition_is_never_written_over(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    with pytest.raises(Refused) as caught:
        api.revise(workspace, "objet", today=TODAY, edition="1")
    assert [(one.code, one.origin.file) for one in caught.value.diagnostics] == [
        ("edition-exists", "clauses/objet/1.md")
    ]
    with pytest.raises(Refused) as caught:
        api.revise(workspace, "objet", today=TODAY, edition="Été")
    assert [one.code for one in caught.value.diagnostics] == ["edition-name"]
    with pytest.raises(Refused) as caught:
        api.revise(workspace, "objett", today=TODAY)
    assert [(one.code, one.facts["near"]) for one in caught.value.diagnostics] == [("unknown-clause", "objet")]


def test_alternatives_are_ranked_each_with_its_note(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    for note in ("si l'on refuse", "en dernier lieu"):
        api.revise(workspace, "objet@1", today=TODAY, alternative=True, note=note)
    api.revise(workspace, "objet", today=TODAY, edition="2")
    found, wrong = api.editions(workspace, "objet")
    assert not wrong
    assert [(one.name, one.rank, one.of, one.note) for one in found] == [
        ("objet@1", 1, "", ""),
        ("objet@1-2", 2, "1", "si l'on refuse"),
        ("objet@1-3", 3, "1", "en dernier lieu"),
        ("objet@2", 1, "", ""),
    ]


def test_a_change_of_state_leaves_its_trace_and_the_text_alone(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    api.revise(workspace, "objet", today=TODAY, note="premier jet")
    text = (tmp_path / "clauses/objet/2.md").read_text("utf-8")
    for state, by, day in (("proposed", "Bureau : relations", 2), ("approved", "conseil", 9), ("signed", "maire", 20)):
        api.change_state(workspace, "objet@2", state, by=by, on=date(2032, 6, day), note="# vu")
    [edition], _ = api.editions(workspace, "objet@2")
    assert edition.status == "signed"
    assert edition.history == (
        ("proposed", "Bureau : relations", "2032-06-02"),
        ("approved", "conseil", "2032-06-09"),
        ("signed", "maire", "2032-06-20"),
    )
    assert edition.note.startswith("premier jet ; 2032-06-02, proposed, Bureau : relations : # vu ; ")
    assert (tmp_path / "clauses/objet/2.md").read_text("utf-8") == text
    assert not [one for one in api.check(workspace, ()).diagnostics if one.origin.file.startswith("clauses/objet/2.")]


def test_a_signed_edition_whose_words_change_is_told(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    api.change_state(workspace, "objet@1", "signed", by="maire", on=TODAY)
    edit(tmp_path, "clauses/objet/1.md", "règle", "fixe")
    told = [one for one in api.check(workspace, ()).diagnostics if one.code == "signed-edition-altered"]
    assert [(one.origin.file, one.facts["clause"]) for one in told] == [("clauses/objet/1.trace.yaml", "objet@1")]


def test_an_act_knows_where_its_editions_stand(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    api.change_state(workspace, "objet@1", "withdrawn", by="conseil", on=TODAY)
    told = {one.code: one for one in api.check(workspace, (OLD,)).diagnostics}
    assert told["clause-withdrawn"].also[0].file == "clauses/objet/1.trace.yaml"


@pytest.mark.parametrize(("before", "after"), list(product(Status, Status)))
def test_only_legal_changes_of_state_are_made(tmp_path: Path, before: Status, after: Status) -> None:
    workspace = fictional(tmp_path, {"clauses/objet/1.md": ("status: approved", f"status: {before.value}")})
    text = (tmp_path / "clauses/objet/1.md").read_text("utf-8")
    if after in TRANSITIONS[before]:
        assert api.change_state(workspace, "objet@1", after.value, by="x", on=TODAY).status == after.value
        return
    with pytest.raises(Refused) as caught:
        api.change_state(workspace, "objet@1", after.value, by="x", on=TODAY)
    expected = "edition-signed" if before is Status.SIGNED else "state-not-next"
    assert [one.code for one in caught.value.diagnostics] == [expected]
    assert (tmp_path / "clauses/objet/1.md").read_text("utf-8") == text


def test_changes_follow_one_another_in_time(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    api.change_state(workspace, "objet@1", "draft", by="x", on=TODAY)
    with pytest.raises(Refused) as caught:
        api.change_state(workspace, "objet@1", "proposed", by="x", on=date(2032, 5, 31))
    assert [one.code for one in caught.value.diagnostics] == ["step-out-of-order"]


def test_what_comes_with_engross_is_not_changed(tmp_path: Path) -> None:
    from tests.renewal.acts import at_hand

    workspace = at_hand(tmp_path)
    with pytest.raises(Refused) as caught:
        api.change_state(workspace, "culture@2017", "withdrawn", by="x", on=TODAY)
    assert [one.code for one in caught.value.diagnostics] == ["edition-built-in"]


@pytest.mark.parametrize("form", sorted(RENDERERS))
def test_notes_never_reach_a_rendering(tmp_path: Path, form: str) -> None:
    secret = "brouillonsecret"
    fictional(tmp_path)
    edit(
        tmp_path,
        "clauses/objet/1.md",
        "status: approved\n",
        f"status: approved\nnote: {secret}\nprovenance: {secret}\nalternative: {{of: {secret}, rank: 2}}\n",
    )
    (tmp_path / "clauses/objet/1.trace.yaml").write_text(
        f"steps:\n  - {{status: approved, by: {secret}, on: 2029-01-01}}\n", encoding="utf-8"
    )
    edit(tmp_path, "clauses/objet/1.md", "---\n{{", f"---\n{{# {secret} #}}\n{{{{")
    (tmp_path / "clauses/objet/1.notes.md").write_text(f"{secret}\n", encoding="utf-8")
    edit(tmp_path, FILE, "fictional: true\n", f"fictional: true\nnote: {secret}  # {secret}\n")
    shutil.rmtree(tmp_path / "templates")
    workspace = Workspace(tmp_path, builtin_root())
    output = tmp_path / "made"
    [built] = api.build(workspace, (OLD,), api.BuildOptions(form, output, draft=True))
    assert built.path is not None, built.diagnostics
    content = built.path.read_bytes()
    if form == "pdf":
        import pikepdf

        with pikepdf.open(built.path) as pdf:
            content = (
                b"".join(one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream))
                + str(pdf.Root).encode()
            )
    assert secret.encode() not in content


def test_notes_reach_no_copy_that_is_signed(tmp_path: Path) -> None:
    fictional(tmp_path)
    api.revise(Workspace(tmp_path, tmp_path), "objet", today=TODAY, edition="0", note="brouillonsecret")
    api.change_state(Workspace(tmp_path, tmp_path), "objet@1", "signed", by="conseil", on=TODAY, note="brouillonsecret")
    library = Library(Workspace(tmp_path, tmp_path))
    library.begin()
    assert act(library, OLD).assembled is not None
    read = library.looked_at
    assert "clauses/objet/1.trace.yaml" in read.sources
    assert not [name for name in (*read.sources, *read.absent) if "notes" in name]
    assert not [name for name in read.sources if "brouillonsecret" in (tmp_path / name).read_text("utf-8")]


def test_a_file_of_notes_is_no_edition(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    (tmp_path / "clauses/objet/1.notes.md").write_text("à voir\n", encoding="utf-8")
    assert workspace.editions("objet") == (("1", None),)
