"""`engross read`: a signed amendment from its file to operations."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from engross import api
from engross.cli import main
from engross.diagnostics import Refused
from engross.workspace import Workspace, builtin_root
from tests.amend.test_chain import NAME, text
from tests.conftest import CASES

WORDS = """# Avenant

Les Parties conviennent de ce qui suit :

## Article 1er

À l’article 5, après le mot : « transport », sont insérés les mots : « et l’assurance ».

## Article 2

L’article 7 est complété par un alinéa ainsi rédigé :

« Il peut être prolongé par écrit. »

## Article 3

L’article 8 est ainsi compris que l’article 7 n’y déroge pas.

## Article 4

Les autres dispositions du Protocole demeurent inchangées.
"""


@pytest.fixture
def life(tmp_path: Path) -> Workspace:
    shutil.copytree(CASES / "good" / "une-relation", tmp_path / "w")
    life = Workspace(tmp_path / "w", builtin_root())
    for path in (life.root / "protocols" / "exempleville-modelbourg").glob("2027-2029-*.yaml"):
        path.unlink()
    return life


def test_an_amendment_of_others_becomes_operations_and_what_is_not_read_is_listed(
    life: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "avenant.md"
    file.write_text(WORDS, encoding="utf-8")
    made = api.read_amendment(life, file, NAME)
    written = yaml.safe_load(made.operations)["operations"]
    assert [one["do"] for one in written] == ["insert-words", "insert-paragraphs"]
    assert written[0]["after"] == "transport"
    assert made.unread == ("L’article 8 est ainsi compris que l’article 7 n’y déroge pas.",)
    assert [(one.code, one.facts["number"]) for one in made.diagnostics] == [("sentence-unread", "3")]


@pytest.mark.parametrize("to", ["text", "docx", "html"])
def test_our_own_amendments_are_read_back_from_their_files(to: str, tmp_path: Path) -> None:
    life = Workspace(CASES / "good" / "une-relation", builtin_root())
    amendment = f"{NAME}-avenant-1"
    [built] = api.build(life, (amendment,), api.BuildOptions(to, Path("-")))
    assert built.content is not None
    file = tmp_path / f"avenant.{'txt' if to == 'text' else to}"
    file.write_bytes(built.content)
    copy = Workspace(tmp_path / "w", builtin_root())
    shutil.copytree(life.root, copy.root)
    for path in (copy.root / "protocols" / "exempleville-modelbourg").glob("2027-2029-avenant-*.yaml"):
        path.unlink()
    made = api.read_amendment(copy, file, NAME)
    assert made.unread == ()
    written = yaml.safe_load(made.operations)["operations"]
    kept = yaml.safe_load((life.root / "protocols" / f"{amendment}.operations.yaml").read_text("utf-8"))["operations"]
    assert [one["do"] for one in written] == [one["do"] for one in kept]
    assert text(life, "2028-01-01").unit("moyens") is not None


def test_a_file_without_any_change_is_refused(life: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "lettre.txt"
    file.write_text(
        "Article 1\n\nLes Parties se félicitent de leur amitié, qui dure depuis longtemps déjà.\n", encoding="utf-8"
    )
    with pytest.raises(Refused) as refused:
        api.read_amendment(life, file, NAME)
    assert [one.code for one in refused.value.diagnostics] == ["sentence-unread", "nothing-read"]


def test_the_command_writes_the_file_of_operations(
    life: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, output = tmp_path / "avenant.md", tmp_path / "avenant.operations.yaml"
    file.write_text(WORDS, encoding="utf-8")
    code = main(["--workspace", str(life.root), "read", str(file), "--amends", NAME, "-o", str(output)])
    assert code == 0
    assert "insert-words" in output.read_text("utf-8")
    assert "2 " in capsys.readouterr().err
