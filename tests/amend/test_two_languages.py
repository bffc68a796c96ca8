"""An amendment of an act in two languages: the same articles in each, and each version says what concerns the other."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from engross import api
from engross.acts.amendment_chain import amendment_chain
from engross.amend.text import act_text
from engross.diagnostics import Collector
from engross.source.library import Library
from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES

NAME = "clairval-rives/2027-2029"
FRENCH = "\n\nIl est renouvelable une fois.\n"
ENGLISH = "\n\nIt may be renewed once.\n"


@pytest.fixture
def life(tmp_path: Path) -> Workspace:
    shutil.copytree(CASES / "good" / "trois-parties", tmp_path / "w")
    return Workspace(tmp_path / "w", builtin_root())


def amended(life: Workspace, more: Mapping[str, str]) -> str:
    """The amendment that adds to clauses what `more` says by file: duree.fr, duree.en, objet.fr."""
    file = life.root / "protocols" / f"{NAME}.yaml"
    base = file.read_text("utf-8")
    revised = base.replace("state: ready", "state: draft")
    for clause in {name.partition(".")[0] for name in more}:
        for path in sorted((life.root / "clauses" / clause).glob("1*.md")):
            lang = "en" if path.name.endswith(".en.md") else "fr"
            text = path.read_text("utf-8").rstrip() + more.get(f"{clause}.{lang}", "\n")
            (path.parent / path.name.replace("1", "2", 1)).write_text(text, encoding="utf-8")
        revised = revised.replace(f"{clause}@1", f"{clause}@2")
    (life.root / "protocols" / f"{NAME}-revu.yaml").write_text(revised, encoding="utf-8")
    file.write_text(base.replace("state: ready", "state: signed"), encoding="utf-8")
    made = api.amend(life, NAME, f"{NAME}-revu", api.AmendOptions(signed=date(2027, 3, 1)))
    path = life.root / "protocols" / f"{made.name}.yaml"
    path.write_text(path.read_text("utf-8").replace("state: draft", "state: signed"), encoding="utf-8")
    return made.name


def articles(life: Workspace, name: str) -> tuple[list[str], list[str]]:
    """The articles of an amendment, French and English, each by its first paragraph."""
    from engross.acts import act

    made = act(Library(life), name)
    assert made.assembled is not None
    units = [unit for unit in act_text(made.assembled.document).units if unit.kind == "article"]
    texts = [(unit.id, unit.pieces[0].text.replace("\u00a0", " ")) for unit in units]
    return [text for ident, text in texts if "@" not in ident], [text for ident, text in texts if "@" in ident]


def test_what_changes_in_one_version_has_its_article_in_both(life: Workspace) -> None:
    french, english = articles(life, amended(life, {"duree.en": ENGLISH}))
    assert french[0] == "Le présent article ne concerne que la version anglaise."
    assert english[0].startswith("In the English version, ")
    assert len(french) == len(english) == 3


def test_different_changes_have_the_same_articles(life: Workspace) -> None:
    name = amended(life, {"duree.en": ENGLISH, "objet.fr": "\n\nLe sentier est public.\n"})
    french, english = articles(life, name)
    assert french[0].startswith("Dans la version française, ")
    assert english[0] == "This article is about the French version only."
    assert french[1] == "Le présent article ne concerne que la version anglaise."
    assert english[1].startswith("In the English version, ")
    assert len(french) == len(english) == 4


def test_what_changes_in_both_versions_says_nothing_of_them(life: Workspace) -> None:
    french, english = articles(life, amended(life, {"duree.fr": FRENCH, "duree.en": ENGLISH}))
    assert not any("version" in text for text in (*french, *english))
    assert len(french) == len(english) == 3


def test_each_version_gives_its_words_back(life: Workspace) -> None:
    """The words are read again from the amendment, as they are when it was amended itself."""
    name = amended(life, {"duree.en": ENGLISH, "objet.fr": "\n\nLe sentier est public.\n"})
    (life.root / "protocols" / f"{name}-erratum.yaml").write_text(
        (life.root / "protocols" / f"{name}.yaml")
        .read_text("utf-8")
        .replace(f"act: {NAME}", f"act: {name}")
        .replace("number: 1}", "effect: rectifies}")
        .replace("Avenant n° 1", "Procès-verbal"),
        encoding="utf-8",
    )
    (life.root / "protocols" / f"{name}-erratum.operations.yaml").write_text(
        "operations:\n  - {do: replace-words, in: article-2@en-GB, at: p2, old: once, new: twice}\n", encoding="utf-8"
    )
    collector = Collector()
    chain = amendment_chain(Library(life), NAME, collector)
    assert chain is not None
    assert [str(one) for one in collector] == []
    made = chain.at(None)
    assert [str(problem) for problem in made.problems] == []
    term, purpose = made.text.unit("duree@en-GB"), made.text.unit("objet")
    assert term is not None
    assert term.pieces[-1].text == "It may be renewed twice."
    assert purpose is not None
    assert purpose.pieces[-1].text == "Le sentier est public."
    [note] = made.pieces["duree@en-GB"][-1]
    assert [(inner.deed, inner.instrument.name) for inner in note.through] == [("rectified", f"{name}-erratum")]
