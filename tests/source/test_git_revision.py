"""Texts at a revision of git: what was there then is read, and nothing of now."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from engross import api
from engross.diagnostics import Diagnostic, Refused
from engross.model.outline import Outline, lines
from engross.workspace import Workspace, builtin_root

CLAUSE = "---\nheading: Objet\n---\nLes parties gardent un {}.\n"


def git(folder: Path, *words: str) -> str:
    identity = ["-c", "user.name=Essai", "-c", "user.email=essai@villes.example", "-c", "commit.gpgsign=false"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", *identity, *words], cwd=folder, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def kept(tmp_path: Path) -> Workspace:
    """A workspace below the top of a repository, with a clause in two revisions and a tag for the first."""
    git(tmp_path, "init", "-q", "-b", "main")
    root = tmp_path / "jumelages"
    (root / "clauses" / "objet").mkdir(parents=True)
    (root / "protocols").mkdir()
    (root / "protocols" / "note.txt").write_text("rien", encoding="utf-8")
    clause = root / "clauses" / "objet" / "1.md"
    clause.write_text(CLAUSE.format("sentier"), encoding="utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "un")
    git(tmp_path, "tag", "envoi")
    clause.write_text(CLAUSE.format("chemin"), encoding="utf-8")
    (root / "clauses" / "objet" / "2.md").write_text(CLAUSE.format("pont"), encoding="utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "deux")
    clause.write_text(CLAUSE.format("canal"), encoding="utf-8")
    return Workspace(root, builtin_root())


def text(outline: Outline) -> list[str]:
    return [one.text for one in lines(outline)]


def refused(workspace: Workspace, *names: str) -> list[Diagnostic]:
    with pytest.raises(Refused) as caught:
        api.read_texts(workspace, *names)
    return list(caught.value.diagnostics)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("objet@1", "canal"),
        ("objet@1@git:HEAD", "chemin"),
        ("objet@1@git:HEAD~1", "sentier"),
        ("objet@1@git:envoi", "sentier"),
        ("objet@1@git:main@{0}", "chemin"),
    ],
)
def test_a_clause_is_read_as_it_was(kept: Workspace, name: str, word: str) -> None:
    (read,), _ = api.read_texts(kept, name)
    assert text(read.reading.outline) == ["Objet", f"Les parties gardent un {word}."]


def test_a_protocol_is_read_with_the_clauses_of_its_time(tmp_path: Path) -> None:
    api.create(tmp_path / "w", "fr")
    git(tmp_path / "w", "init", "-q")
    git(tmp_path / "w", "add", "-A")
    git(tmp_path / "w", "commit", "-qm", "un")
    workspace = Workspace(tmp_path / "w", builtin_root())
    [name] = workspace.protocol_names(builtin=False)
    for clause in (tmp_path / "w" / "clauses").glob("*/*.md"):
        clause.write_text(clause.read_text(encoding="utf-8") + "\nUne phrase de plus.\n", encoding="utf-8")
    (then, now), _ = api.read_texts(workspace, f"{name}@git:HEAD", name)
    assert "Une phrase de plus." in text(now.reading.outline)
    assert [one for one in text(now.reading.outline) if one != "Une phrase de plus."] == text(then.reading.outline)


@pytest.mark.parametrize(
    "revision",
    [
        *("absent", "", "--output=fuite", "-h", "HEAD:jumelages", "HEAD\nHEAD", "HEAD -- x", "--exec=touch fuite"),
        *("é" * 300, "HEAD^{tree}", "..", "HEAD..HEAD", "$(touch fuite)", "`touch fuite`", "\\", "\x1b[31m"),
    ],
)
def test_a_revision_that_git_does_not_know_is_told(kept: Workspace, revision: str) -> None:
    [one] = refused(kept, f"objet@1@git:{revision}")
    assert one.code == "unknown-revision"
    assert one.facts["revision"].isprintable()
    assert not list(kept.root.parent.rglob("fuite"))


def test_what_was_not_there_yet_is_told(kept: Workspace) -> None:
    [one] = refused(kept, "objet@2@git:envoi")
    assert (one.code, one.facts["name"], one.facts["near"]) == ("missing-at-revision", "objet@2", "objet@1")
    [one] = refused(kept, "villes/2027@git:envoi")
    assert one.code == "missing-at-revision"


def test_what_is_wrong_in_a_revision_is_told_with_its_name(kept: Workspace) -> None:
    top = kept.root.parent
    (kept.root / "clauses" / "objet" / "3.md").write_text("sans titre", encoding="utf-8")
    git(top, "add", "-A")
    git(top, "commit", "-qm", "trois")
    [one] = refused(kept, "objet@3@git:HEAD")
    assert (one.code, str(one.origin)) == ("no-front-matter", "HEAD:clauses/objet/3.md:1:1")


def test_a_folder_that_git_does_not_keep_is_told(tmp_path: Path) -> None:
    (tmp_path / "protocols").mkdir()
    [one] = refused(Workspace(tmp_path, builtin_root()), "objet@1@git:HEAD")
    assert one.code == "not-a-repository"


def test_everything_wrong_on_both_sides_is_told_at_once(kept: Workspace) -> None:
    codes = [one.code for one in refused(kept, "objet@9@git:HEAD", str(kept.root / "absent.md"))]
    assert sorted(codes) == ["missing-at-revision", "unreadable-file"]


def test_without_git_it_is_told(kept: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    [one] = refused(kept, "objet@1@git:HEAD")
    assert one.code == "no-git"


def test_a_link_in_a_revision_leads_nowhere_outside(kept: Workspace) -> None:
    top = kept.root.parent
    (top / "secret.md").write_text(CLAUSE.format("secret"), encoding="utf-8")
    (kept.root / "clauses" / "objet" / "4.md").symlink_to(top / "secret.md")
    git(top, "add", "-A")
    git(top, "commit", "-qm", "lien")
    [one] = refused(kept, "objet@4@git:HEAD")
    assert one.code == "outside-workspace"


def test_no_filter_of_the_repository_runs(kept: Workspace) -> None:
    top = kept.root.parent
    (top / ".gitattributes").write_text("*.md filter=fuite export-subst ident\n", encoding="utf-8")
    git(top, "config", "filter.fuite.smudge", "touch fuite")
    git(top, "add", ".gitattributes")
    git(top, "commit", "-qm", "filtre")
    (read,), _ = api.read_texts(kept, "objet@1@git:HEAD")
    assert text(read.reading.outline)[1] == "Les parties gardent un chemin."
    assert not list(top.rglob("fuite"))


def test_a_repository_that_has_lost_a_file_is_told(kept: Workspace) -> None:
    blob = git(kept.root, "rev-parse", "HEAD:jumelages/clauses/objet/1.md")
    (kept.root.parent / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    [one] = refused(kept, "objet@1@git:HEAD")
    assert one.code == "revision-unreadable"


def test_an_act_and_what_it_was_are_shown_in_the_act(tmp_path: Path) -> None:
    api.create(tmp_path / "w", "fr")
    git(tmp_path / "w", "init", "-q", "-b", "main")
    git(tmp_path / "w", "add", "-A")
    git(tmp_path / "w", "commit", "-qm", "un")
    workspace = Workspace(tmp_path / "w", builtin_root())
    [name] = workspace.protocol_names(builtin=False)
    for clause in (tmp_path / "w" / "clauses").glob("*/*.md"):
        clause.write_text(clause.read_text(encoding="utf-8") + "\nUne *phrase* de plus.\n", encoding="utf-8")
    for hidden in (True, False):
        made = api.compare(workspace, f"{name}@git:HEAD", name, api.CompareOptions("html", "fr", typography=hidden))
        text = made.content.decode()
        assert '<div class="act">' in text
        assert "Une <em>phrase</em> de plus." in text
    alone = api.compare(workspace, name, "objet@1", api.CompareOptions("html", "fr"))
    assert '<div class="act">' not in alone.content.decode()
