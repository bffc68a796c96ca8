"""Outputs: the same inputs give the same bytes, a manifest says what they were, and nothing is made again in vain."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from engross import api
from engross.diagnostics import Refused
from engross.output import write, write_new
from engross.workspace import Workspace, builtin_root
from tests.conftest import ROOT

NAME = "essai/2027-2029"
FILES = {
    "parties/essai.yaml": "fictional: true\nname: {text: Ville fictive d'Essai, article: true, gender: feminine}\n"
    "town: Essai\noffices:\n  maire: {title: Maire, holders: [{name: Personne Fictive, gender: feminine}]}\n",
    "protocols/essai/2027-2029.yaml": "kind: Entente d'essai\nperiod: 2027-2029\nlanguages: [fr-BE]\nparties: [essai]\n"
    "clauses:\n  articles: [objet]\nsigning: {signatories: {essai: maire}}\n",
    "clauses/objet/1.md": "---\nheading: Objet\nstatus: approved\n---\nLes Parties s'entendent.\n",
}
Make = Callable[[dict[str, str]], Workspace]


def built(workspace: Workspace, *, force: bool = False, to: str = "text") -> api.Built:
    [one] = api.build(workspace, (NAME,), api.BuildOptions(to, force=force))
    assert one.path is not None, one.diagnostics
    return one


def test_nothing_changed_is_not_made_again(workspace: Make) -> None:
    own = workspace(FILES)
    assert built(own).fresh
    assert not built(own).fresh
    assert built(own, force=True).fresh


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("clauses/objet/1.md", FILES["clauses/objet/1.md"] + "Encore.\n"),
        ("clauses/objet/2.md", FILES["clauses/objet/1.md"].replace("s'entendent", "conviennent")),
        ("parties/essai.yaml", FILES["parties/essai.yaml"].replace("Fictive\n", "Inventée\n")),
        ("protocols/essai/relation.yaml", "name: Essai\nfictional: true\n"),
        ("protocols/essai/2027-2029.errata.yaml", "errata: []\n"),
        ("templates/protocol/style.css", "p { color: black }\n"),
    ],
)
def test_a_change_of_anything_it_was_made_from_makes_it_again(workspace: Make, name: str, text: str) -> None:
    built(workspace(FILES))
    assert built(workspace({name: text + " " * (name == "parties/essai.yaml")})).fresh


def test_a_change_elsewhere_makes_nothing_again(workspace: Make) -> None:
    built(workspace(FILES))
    assert not built(
        workspace({"clauses/autre/1.md": FILES["clauses/objet/1.md"], "parties/autre.yaml": "name: X\n"})
    ).fresh


def test_an_output_that_was_altered_is_made_again(workspace: Make) -> None:
    own = workspace(FILES)
    path = built(own).path
    assert path is not None
    path.write_text("altéré", encoding="utf-8")
    assert built(own).fresh
    assert "altéré" not in path.read_text(encoding="utf-8")


def test_the_manifest_names_each_source_with_its_hash(workspace: Make) -> None:
    own = workspace(FILES)
    path = built(own).path
    assert path is not None
    facts = json.loads(path.with_name(f"{path.name}.manifest.json").read_text(encoding="utf-8"))
    assert facts["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert {*FILES, "templates/protocol/style.css"} <= set(facts["sources"])
    for name, sha in facts["sources"].items():
        found = own.find(name)
        assert found is not None
        assert hashlib.sha256(found.read_bytes()).hexdigest() == sha
    assert facts["editions"] == {"objet": "objet@1"}


@pytest.mark.parametrize("to", ["html", "pdf", "text", "json", "outline"])
def test_the_same_inputs_give_the_same_bytes_wherever_they_are(
    to: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for place, zone in (("one", "UTC"), ("two", "Pacific/Auckland")):
        monkeypatch.setenv("TZ", zone)
        folder = tmp_path / place
        for part in ("protocols", "clauses", "parties"):
            shutil.copytree(ROOT / part, folder / part)
        [one] = api.build(Workspace(folder, builtin_root()), ("quebec-namur/2017-2019",), api.BuildOptions(to))
        assert one.path is not None
        made.append((one.path.read_bytes(), one.path.with_name(f"{one.path.name}.manifest.json").read_bytes()))
    assert made[0] == made[1]


def test_building_many_gives_the_bytes_of_building_each(tmp_path: Path) -> None:
    own = Workspace(ROOT / "tests" / "cases" / "good" / "trois-parties", builtin_root())
    names = own.protocol_names(builtin=False)
    together = api.build(own, names, api.BuildOptions("html", tmp_path / "many"), jobs=2)
    for one in together:
        [alone] = api.build(own, (one.name,), api.BuildOptions("html", tmp_path / "one.html"))
        assert one.path is not None
        assert alone.path is not None
        assert one.path.read_bytes() == alone.path.read_bytes()
        manifests = [path.with_name(f"{path.name}.manifest.json").read_bytes() for path in (one.path, alone.path)]
        assert manifests[0] == manifests[1]


def test_a_change_made_while_building_is_not_lost(workspace: Make) -> None:
    own = workspace(FILES)
    stop = Event()
    rebuilds = api.watch(own, (NAME,), api.BuildOptions("text"), stop)
    next(rebuilds)
    clause = own.root / "clauses/objet/1.md"
    clause.write_text(FILES["clauses/objet/1.md"] + "Ajouté pendant ce temps.\n", encoding="utf-8")
    [[one], _] = next(rebuilds)
    stop.set()
    assert one.path is not None
    assert "Ajouté pendant ce temps." in one.path.read_text(encoding="utf-8")


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    from engross.output import write_new

    there = tmp_path / "there.pdf"
    write_new(there, b"first")
    with pytest.raises(Refused, match="output-exists"):
        write_new(there, b"second")
    assert there.read_bytes() == b"first"
    assert [one.name for one in tmp_path.iterdir()] == ["there.pdf"]


def test_a_new_file_is_written_where_files_have_one_name_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from engross.output import write_new

    def unable(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", unable)
    write_new(tmp_path / "new.pdf", b"whole")
    assert (tmp_path / "new.pdf").read_bytes() == b"whole"
    with pytest.raises(Refused, match="output-exists"):
        write_new(tmp_path / "new.pdf", b"other")
    assert [one.name for one in tmp_path.iterdir()] == ["new.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
def test_a_file_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    from engross.output import write

    (tmp_path / "there").mkdir()
    private = tmp_path / "there" / "register.jsonl"
    private.write_bytes(b"old")
    private.chmod(0o600)
    link = tmp_path / "link.jsonl"
    link.symlink_to(private)
    write(link, b"new")
    assert link.is_symlink()
    assert private.read_bytes() == b"new"
    assert private.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in private.parent.iterdir()] == ["register.jsonl"]


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    from engross.output import private_folder, write

    left, fresh, other = (tmp_path / name for name in (".a.txt.x1.part", ".a.txt.x2.part", ".b.txt.x1.part"))
    for file in (left, fresh, other):
        file.write_bytes(b"half")
    os.utime(left, (1, 1))
    write(tmp_path / "a.txt", b"whole")
    assert sorted(one.name for one in tmp_path.iterdir()) == [".a.txt.x2.part", ".b.txt.x1.part", "a.txt"]
    with private_folder("engross-test-") as first, private_folder("engross-test-") as second:
        assert first.is_dir()
        assert second.is_dir()
        orphan = first.parent / "engross-test-orphan"
        orphan.mkdir()
        (orphan / ".in-use").touch()
        with private_folder("engross-test-"):
            assert not orphan.exists()
        assert first.is_dir()
    assert not first.exists()


@pytest.mark.parametrize("writer", [write, write_new])
def test_all_bytes_are_on_the_disk_before_the_file_has_its_name(
    writer: Callable[[Path, bytes], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut after the renaming leaves the new bytes: handed to the system, then synced, then named."""
    path, content = tmp_path / "a.pdf", b"x" * 100_001  # not a multiple of any buffer
    synced: list[bytes] = []

    def watched(handle: int) -> None:
        assert not path.exists()
        [temporary] = tmp_path.glob(".*.part")
        synced.append(temporary.read_bytes())

    monkeypatch.setattr(os, "fsync", watched)
    writer(path, content)
    assert synced == [content]
    assert path.read_bytes() == content
