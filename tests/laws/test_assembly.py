"""Laws of assembly: what holds for every document, shown on the good cases, the 2017 protocol and generated changes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engross import api
from engross.acts import act
from engross.assembly.number import number
from engross.assembly.typeset import typeset
from engross.diagnostics import Collector
from engross.language import grammar
from engross.model.document import Document, Provision, plain, walk
from engross.source.library import Library
from engross.source.materials import gather
from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES, ROOT

THREE = CASES / "good" / "trois-parties"
ACTS = [
    (ROOT, "quebec-namur/2017-2019"),
    (THREE, "clairval-rives/2027-2029"),
    (THREE, "clairval-rives/2027-2029-suite"),
]


def assembled(root: Path, name: str, first: str | None = None) -> Document:
    made = act(Library(Workspace(root, builtin_root())), name, first=first)
    assert made.assembled is not None
    return made.assembled.document


@pytest.mark.parametrize(("root", "name"), ACTS)
def test_numbering_twice_is_numbering_once(root: Path, name: str) -> None:
    materials = gather(Library(Workspace(root, builtin_root())), name, Collector())
    assert materials is not None
    for version in assembled(root, name).versions:
        provisions = (*version.provisions, *version.annexes)
        once = number(provisions, materials.template.record.numbering, grammar(version.lang))
        assert number(once, materials.template.record.numbering, grammar(version.lang)) == once


@pytest.mark.parametrize(("root", "name"), ACTS)
def test_typesetting_twice_is_typesetting_once(root: Path, name: str) -> None:
    for version in assembled(root, name).versions:
        assert typeset(version.provisions, grammar(version.lang)) == version.provisions


@pytest.mark.parametrize(("root", "name"), ACTS)
def test_ids_are_unique(root: Path, name: str) -> None:
    for version in assembled(root, name).versions:
        ids = [one.id for one in walk((*version.provisions, *version.annexes))]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("root", "name"), ACTS)
def test_counterparts_differ_only_in_order(root: Path, name: str) -> None:
    own = Workspace(root, builtin_root())
    texts = []
    for first in assembled_parties(root, name):
        [built] = api.build(own, (name,), api.BuildOptions("text", Path("-"), first=first))
        assert built.content is not None
        texts.append((first, built.content.decode()))
    bags = [sorted(text.lower().replace(",", " ").replace(";", " ").replace(".", " ").split()) for _, text in texts]
    assert all(bag == bags[0] for bag in bags)
    assert len({text for _, text in texts}) == len(texts)


def assembled_parties(root: Path, name: str) -> tuple[str, ...]:
    found = Library(Workspace(root, builtin_root())).protocol(name, Collector())
    assert found is not None
    return found.record.parties


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(["objet", "engagements", "budget", "duree", "langues"]), at=st.integers(0, 5))
def test_moving_and_inserting_articles_renames_nothing_and_references_follow(
    order: list[str], at: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("moved") / "w"
    shutil.copytree(THREE, folder)
    (folder / "clauses" / "neuf").mkdir()
    for ending in ("md", "en.md"):
        text = "---\nheading: Neuf\nstatus: approved\n---\nUn article de plus.\n"
        (folder / "clauses" / "neuf" / f"1.{ending}").write_text(text, encoding="utf-8")
    chosen = [
        f"{one}@1" if one != "engagements" else "{clause: engagements@1, with: {pilot: syndicat}}" for one in order
    ]
    chosen.insert(at, "neuf@1")
    path = folder / "protocols" / "clairval-rives" / "2027-2029.yaml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("  articles:\n"), text.index("  testimonium:")
    path.write_text(text[:start] + f"  articles: [{', '.join(chosen)}]\n" + text[end:], encoding="utf-8")
    before, after = assembled(THREE, "clairval-rives/2027-2029"), assembled(folder, "clairval-rives/2027-2029")
    old = {one.id: unnumbered(one) for one in walk(before.versions[1].provisions)}
    new = {one.id: unnumbered(one) for one in walk(after.versions[1].provisions)}
    assert set(new) == {*old, "neuf"}
    ranks = {one.id: one.number.rank for one in walk(after.versions[1].provisions) if one.number}
    [budget] = [one for one in walk(after.versions[1].provisions) if one.id == "objet"]
    [paragraph] = [part for part in budget.body if not isinstance(part, Provision)]
    assert f"article\u00a0{ranks['budget']}" in plain(getattr(paragraph, "content", ()))
    for ident in ("duree", "budget", "engagements"):
        assert new[ident] == old[ident]


def unnumbered(one: Provision) -> Provision:
    return replace(one, number=None)
