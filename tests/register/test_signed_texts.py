"""From the first signature on, the clauses of an act no longer change; nothing is said where there is no register."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from engross import api
from engross.acts import act
from engross.diagnostics import Diagnostic
from engross.model.copy_record import CopyRecord
from engross.model.counterpart import CopyKind, Counterpart
from engross.model.registered import Entry, Event
from engross.model.seal import seals
from engross.output import digest
from engross.register import MadeCopy, Signers, enter_event, enter_issued
from engross.source.embedding import sources_to_embed
from engross.source.library import Library
from engross.workspace import Workspace, builtin_root

WHEN = datetime(2021, 1, 11, 9, 30, tzinfo=UTC)


@pytest.fixture
def signed(tmp_path: Path) -> tuple[Workspace, str]:
    """A new workspace whose protocol one party has signed."""
    api.create(tmp_path / "w", "fr")
    workspace = Workspace(tmp_path / "w", builtin_root())
    [name] = workspace.protocol_names(builtin=False)
    made = act(Library(workspace), name)
    assert made.materials is not None
    sources = {name: digest(content) for name, content in sources_to_embed(made.library).items()}
    copy = Counterpart(CopyKind.ORIGINAL, 1, 2, made.materials.protocol.parties[0], "Exemplaire 1 de 2")
    whole = CopyRecord(name, copy, seals(("x",), name, copy.mark, sources), {}, sources, {})
    signers = Signers(made.materials.protocol.parties)
    enter_issued(workspace, [MadeCopy(whole, "0" * 64)], WHEN, "une greffière", signers=signers)
    return workspace, name


def sign(workspace: Workspace, name: str) -> None:
    party = name.split("/")[0].split("-")[0]
    entry = Entry(Event.SIGNED, "original-1", WHEN.isoformat(), "une greffière", "2021-01-11", party, "paper")
    enter_event(workspace, name, entry)


def told(workspace: Workspace, name: str) -> list[Diagnostic]:
    return [one for one in api.check(workspace, (name,)).diagnostics if one.code.startswith(("signed-e", "register-"))]


def test_a_signed_edition_that_changed_is_named_and_not_built(signed: tuple[Workspace, str]) -> None:
    workspace, name = signed
    clause = workspace.root / "clauses" / "objet" / "1.md"
    clause.write_text(clause.read_text("utf-8") + "\nUn alinéa de plus.\n", encoding="utf-8")
    assert told(workspace, name) == []
    sign(workspace, name)
    [one] = told(workspace, name)
    assert (one.code, str(one.origin.file)) == ("signed-edition-changed", "clauses/objet/1.md")
    [built] = api.build(workspace, (name,), api.BuildOptions())
    assert built.path is None


def test_a_comment_written_after_the_signature_changes_nothing(signed: tuple[Workspace, str]) -> None:
    workspace, name = signed
    sign(workspace, name)
    clause = workspace.root / "clauses" / "objet" / "1.md"
    clause.write_text(clause.read_text("utf-8").replace("---\n", "---\n# pour la prochaine fois\n", 1), "utf-8")
    assert told(workspace, name) == []


def test_a_clause_added_or_taken_out_is_named(signed: tuple[Workspace, str]) -> None:
    workspace, name = signed
    sign(workspace, name)
    file = workspace.root / "protocols" / f"{name}.yaml"
    text = file.read_text("utf-8")
    other = workspace.root / "clauses" / "objet" / "2.md"
    other.write_text((workspace.root / "clauses" / "objet" / "1.md").read_text("utf-8"), encoding="utf-8")
    assert "objet@1" in text
    file.write_text(text.replace("objet@1", "objet@2"), encoding="utf-8")
    assert [(one.code, one.facts["name"]) for one in told(workspace, name)] == [
        ("signed-edition-added", "clauses/objet/2.md"),
        ("signed-edition-gone", "clauses/objet/1.md"),
    ]


def test_a_signed_protocol_gives_the_same_bytes_whatever_else_changes(signed: tuple[Workspace, str]) -> None:
    workspace, name = signed
    sign(workspace, name)
    to_file = api.BuildOptions(output=workspace.root / "one.pdf", draft=False, force=True)
    [before] = api.build(workspace, (name,), to_file)
    assert before.path is not None
    first = before.path.read_bytes()
    (workspace.root / "clauses" / "objet" / "2.md").write_text("---\nstatus: draft\n---\nAutre texte.\n", "utf-8")
    protocol = workspace.root / "protocols" / f"{name}.yaml"
    protocol.write_text(protocol.read_text("utf-8").replace("state: draft", "state: signed"), "utf-8")
    [after] = api.build(workspace, (name,), to_file)
    assert after.path is not None
    assert after.path.read_bytes() == first


def test_a_register_that_was_touched_is_told_by_check(signed: tuple[Workspace, str]) -> None:
    workspace, name = signed
    file = workspace.root / "register" / f"{name}.jsonl"
    file.write_text(file.read_text("utf-8").replace("une greffière", "un greffier"), "utf-8")
    [one] = told(workspace, name)
    assert (one.code, one.origin.line) == ("register-forged", 1)


def test_history_without_a_register_is_left_in_peace(library: Workspace) -> None:
    assert told(library, "quebec-namur/2017-2019") == []
