"""The trail of an act: which act said which words since when, through amendments of amendments and rectifications."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from engross import api
from engross.acts.amendment_chain import amendment_chain
from engross.diagnostics import Collector
from engross.source.library import Library
from engross.workspace import Workspace, builtin_root
from tests.amend.test_chain import NAME, amendment, shown, text, words
from tests.conftest import CASES

INSERTED = """  - do: insert-provision
    after: moyens
    units:
      - {id: presse, kind: article, number: Article 5 bis, heading: Presse, paragraphs: [Une seule voix.]}
"""
TRAIN = "  - {do: replace-words, in: moyens, at: p1, old: transport, new: train}\n"


@pytest.fixture
def life(tmp_path: Path) -> Workspace:
    """A signed protocol without any amendment."""
    shutil.copytree(CASES / "good" / "une-relation", tmp_path / "w")
    life = Workspace(tmp_path / "w", builtin_root())
    for path in (life.root / "protocols" / "exempleville-modelbourg").glob("2027-2029-*.yaml"):
        path.unlink()
    return life


def test_words_that_came_by_an_amendment_of_an_amendment_name_both(life: Workspace) -> None:
    first = amendment(life, 1, "2027-02-01", TRAIN)
    amendment(
        life, 1, "2027-06-01", "  - {do: replace-words, in: article-1, at: p1, old: train, new: bateau}\n", of=first
    )
    assert "train" in words(life, "moyens", "2027-03-01")
    assert "bateau" in words(life, "moyens", "2027-07-01")
    said = shown(life, "2027-07-01")
    note = "Modifié par l’avenant n° 1, art. 1, tel que modifié par l’avenant n° 1 à l’avenant n° 1, art. 1, en vigueur"
    assert note in said
    assert "Avenant n° 1 à l’avenant n° 1 | 1er juin 2027 | 1er juin 2027 | intégré" in said
    assert "tel que modifié" not in shown(life, "2027-03-01")
    assert "Avenant n° 1 à l’avenant n° 1 | 1er juin 2027 | 1er juin 2027 | pas encore en vigueur" in shown(
        life, "2027-03-01"
    )


def test_words_that_a_rectification_of_an_amendment_corrected_name_both(life: Workspace) -> None:
    first = amendment(life, 1, "2027-02-01", TRAIN.replace("train", "tran"))
    name = amendment(
        life, 2, "2027-06-01", "  - {do: replace-words, in: article-1, at: p1, old: tran, new: train}\n", of=first
    )
    path = life.root / "protocols" / f"{name}.yaml"
    path.write_text(
        path.read_text("utf-8")
        .replace("{text: Avenant, short: avenant", "{text: Procès-verbal de rectification, short: procès-verbal")
        .replace("number: 2, effective: 2027-06-01", "effect: rectifies"),
        encoding="utf-8",
    )
    assert "train" in words(life, "moyens", "2027-03-01")
    said = shown(life, "2027-03-01")
    assert "tel que rectifié par le procès-verbal de rectification de l’avenant n° 1, art. 1" in said


def test_every_form_of_the_text_in_force_names_both(life: Workspace) -> None:
    first = amendment(life, 1, "2027-02-01", TRAIN)
    second = amendment(
        life, 1, "2027-06-01", "  - {do: replace-words, in: article-1, at: p1, old: train, new: bateau}\n", of=first
    )
    content, _, _ = api.consolidate(life, NAME, at=date(2027, 7, 1), to="akn", output=Path("-"))
    assert second.rpartition("/")[2] in content.decode()
    assert first.rpartition("/")[2] in content.decode()


def test_what_was_in_force_and_went_with_its_amendment_is_in_the_history(life: Workspace) -> None:
    first = amendment(life, 1, "2027-02-01", INSERTED)
    amendment(life, 1, "2027-06-01", "  - {do: repeal, in: article-1}\n", of=first)
    assert text(life, "2027-03-01").unit("presse") is not None
    assert text(life, "2027-07-01").unit("presse") is None
    said = shown(life, "2027-07-01")
    assert "(Article 5 bis Presse : abrogé par l’avenant n° 1 à l’avenant n° 1, en vigueur le 1er juin 2027.)" in said
    assert "Article 5 bis Presse | inséré | avenant n° 1, art. 1 | 1er février 2027" in said
    assert "Article 5 bis Presse : abrogé" not in shown(life, "2027-03-01")


def test_what_went_with_a_repealed_amendment_is_in_the_history(life: Workspace) -> None:
    first = amendment(life, 1, "2027-02-01", INSERTED)
    amendment(life, 2, "2027-06-01", f"  - {{do: repeal-act, act: {first}}}\n")
    assert text(life, "2027-07-01").unit("presse") is None
    assert "Article 5 bis Presse : abrogé par l’avenant n° 2" in shown(life, "2027-07-01")


def test_an_amendment_deferred_by_another_counts_from_its_new_day(life: Workspace) -> None:
    first = amendment(life, 1, "2027-06-01", TRAIN)
    path = life.root / "protocols" / f"{first}.yaml"
    path.write_text(path.read_text("utf-8").replace("date: 2027-06-01", "date: 2027-01-10"), encoding="utf-8")
    later = "old: juin 2027, new: janvier 2028"
    amendment(life, 1, "2027-02-01", f"  - {{do: replace-words, in: final-2, at: p1, {later}}}\n", of=first)
    assert "train" not in words(life, "moyens", "2027-07-01")
    assert "train" in words(life, "moyens", "2028-01-01")
    assert "Avenant n° 1 | 10 janvier 2027 | 1er janvier 2028 | pas encore en vigueur" in shown(life, "2027-07-01")
    assert "Modifié par l’avenant n° 1, art. 1, en vigueur le 1er janvier 2028" in shown(life, "2028-01-01")


def test_what_was_known_on_a_day_leaves_out_what_was_signed_later(life: Workspace) -> None:
    first = amendment(life, 1, "2027-02-01", TRAIN.replace("train", "tran"))
    amendment(
        life, 1, "2027-06-01", "  - {do: replace-words, in: article-1, at: p1, old: tran, new: train}\n", of=first
    )
    for known, wanted in (("2027-01-15", "transport"), ("2027-03-01", "tran"), ("2027-07-01", "train")):
        chain = amendment_chain(Library(life), NAME, Collector(), at=date(2028, 1, 1), known=date.fromisoformat(known))
        assert chain is not None
        unit = chain.at(date(2028, 1, 1)).text.unit("moyens")
        assert unit is not None
        assert wanted in re.findall(r"\w+", " ".join(piece.text for piece in unit.pieces))
        content, _, _ = api.consolidate(
            life, NAME, at=date(2028, 1, 1), known_on=date.fromisoformat(known), output=Path("-")
        )
        assert f" {wanted}" in content.decode()


def test_a_repeal_act_in_an_amended_amendment_is_read_again(life: Workspace) -> None:
    first = amendment(life, 1, "2027-02-01", TRAIN)
    second = amendment(
        life,
        2,
        "2027-06-01",
        f"  - {{do: repeal-act, act: {first}}}\n"
        "  - {do: replace-words, in: langue, at: p1, old: française, new: latine}\n",
    )
    amendment(
        life, 1, "2027-08-01", "  - {do: replace-words, in: article-2, at: p1, old: latine, new: grecque}\n", of=second
    )
    assert "train" not in words(life, "moyens", "2027-09-01")
    assert "grecque" in words(life, "langue", "2027-09-01")


def test_two_provisions_put_in_after_one_come_in_the_order_written(life: Workspace) -> None:
    more = INSERTED.replace("presse", "radio").replace("Presse", "Radio").replace("5 bis", "5 ter")
    amendment(life, 1, "2027-02-01", INSERTED + more)
    order = [unit.id for unit in text(life, "2027-03-01").units]
    assert order.index("moyens") + 1 == order.index("presse") == order.index("radio") - 1


def test_a_repeal_that_does_not_revive_leaves_what_was_in_force(life: Workspace) -> None:
    first = amendment(life, 1, "2027-02-01", TRAIN)
    amendment(life, 2, "2027-06-01", f"  - {{do: repeal-act, act: {first}, revives: false}}\n")
    assert "train" in words(life, "moyens", "2027-07-01")
    assert "Avenant n° 1 | 1er février 2027 | 1er février 2027 | abrogé, ses modifications demeurent" in shown(
        life, "2027-07-01"
    )


def test_a_repeal_that_does_not_revive_stops_what_was_still_to_come(life: Workspace) -> None:
    first = amendment(life, 1, "2027-12-01", TRAIN)
    path = life.root / "protocols" / f"{first}.yaml"
    path.write_text(path.read_text("utf-8").replace("date: 2027-12-01", "date: 2027-01-10"), encoding="utf-8")
    amendment(life, 2, "2027-06-01", f"  - {{do: repeal-act, act: {first}, revives: false}}\n")
    assert "train" not in words(life, "moyens", "2028-01-01")


def test_what_builds_on_a_repealed_act_names_it_and_the_repeal(life: Workspace) -> None:
    first = amendment(life, 1, "2027-02-01", TRAIN)
    second = amendment(life, 2, "2027-06-01", f"  - {{do: repeal-act, act: {first}}}\n")
    third = amendment(life, 3, "2027-08-01", TRAIN.replace("transport, new: train", "train, new: bateau"))
    chain = amendment_chain(Library(life), NAME, Collector(), at=date(2027, 9, 1))
    assert chain is not None
    [problem] = chain.at(date(2027, 9, 1)).problems
    assert problem.code == "gone-words"
    assert [place.file.rpartition("/")[2] for place in (problem.origin, *problem.also)] == [
        f"{name.rpartition('/')[2]}.operations.yaml" for name in (third, first, second)
    ]


def test_recitals_and_articles_of_ones_own_stand_where_they_belong(life: Workspace) -> None:
    name = amendment(life, 1, "2027-02-01", TRAIN)
    path = life.root / "protocols" / f"{name}.yaml"
    own = "clauses: {preamble: considerant@1, changes: transition@1, testimonium"
    path.write_text(path.read_text("utf-8").replace("clauses: {testimonium", own), encoding="utf-8")
    for clause, front, words_ in (
        ("considerant", "role: recital\n", "Considérant que le train pollue moins,"),
        ("transition", "heading: Transition\n", "Les voyages déjà réservés ont lieu."),
    ):
        folder = life.root / "clauses" / clause
        folder.mkdir()
        (folder / "1.md").write_text(f"---\n{front}status: approved\n---\n{words_}\n", encoding="utf-8")
    [built] = api.build(life, (name,), api.BuildOptions("text", Path("-")))
    assert built.content is not None
    said = built.content.decode().replace("\u00a0", " ")
    order = ["Vu le Protocole", "Considérant que", "Conviennent de modifier", "« train »", "Les voyages déjà",
             "Les autres dispositions", "prend effet"]  # fmt: skip
    places = [said.index(part) for part in order]
    assert places == sorted(places)
    assert "Article 2 Transition" in said
    assert "train" in words(life, "moyens", "2027-03-01")
