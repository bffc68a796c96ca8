"""Acts before the gate, without pages: the protocols of the starters, ready and approved, with one thing changed."""

from __future__ import annotations

import atexit
import tempfile
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from engross import api
from engross.copies.fitness import Fitness, fitness
from engross.copies.read_originals import read_originals
from engross.model.materials import Materials
from engross.source.library import Library
from engross.workspace import Workspace, builtin_root

DAY = date(2026, 11, 25)


@dataclass(frozen=True, slots=True)
class Names:
    """What stands where in the starter of one language."""

    act: str
    party: str
    other: str
    office: str
    purpose: str
    closing: str
    term: str
    elected: str


NAMES = {
    "fr": Names(
        "exempleville-modelbourg/2027-2029", "exempleville", "modelbourg", "maire", "objet", "clausule",
        "duree-et-resiliation", "Dominique Modèle",
    ),
    "en": Names(
        "exampleton-sampleford/2027-2029", "exampleton", "sampleford", "mayor", "purpose", "done-at",
        "term-and-termination", "Robin Specimen",
    ),
}  # fmt: skip


@cache
def ready(lang: str) -> Workspace:
    """The workspace of the starter, its protocol ready and its clauses approved by a council."""
    folder = tempfile.TemporaryDirectory(prefix="gate-")
    atexit.register(folder.cleanup)
    root = Path(folder.name) / lang
    api.create(root, lang)
    workspace = Workspace(root, builtin_root())
    name = NAMES[lang].act
    again = {"status: approved": "status: draft"}
    for clause in sorted(root.glob("clauses/*/*.md")):
        clause.write_text(_replaced(clause.read_text("utf-8"), again), "utf-8")
    relation = root / "protocols" / name.split("/")[0] / "relation.yaml"
    relation.write_text(relation.read_text("utf-8") + "\none_step: true\n", "utf-8")
    api.change_states(workspace, name, "approved", by="Conseil", on=date(2026, 10, 1), number="1")
    api.change_states(workspace, name, "ready", by="Conseil", on=date(2026, 10, 1))
    return workspace


def _replaced(text: str, changes: dict[str, str]) -> str:
    for before, after in changes.items():
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


def changed(workspace: Workspace, name: str, changes: dict[str, str]) -> Workspace:
    """The workspace with other words in one file; nothing is written. The first key that is empty adds at the end."""
    path = workspace.root / name
    text = path.read_text("utf-8") if path.exists() else ""
    more = changes.get("", "")
    text = _replaced(text, {before: after for before, after in changes.items() if before}) + more
    kept = tuple((file, words) for file, words in workspace.supplied if file != name)
    return Workspace(workspace.root, workspace.builtin, (*kept, (name, text)), workspace.dictionaries)


def judged(workspace: Workspace, name: str) -> Fitness:
    """The gate without its points on pages."""
    texts = read_originals(Library(workspace), name, None, DAY)
    assert isinstance(texts.materials, Materials)
    return fitness(texts.diagnostics, without=texts.without)
