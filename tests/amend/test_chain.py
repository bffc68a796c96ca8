"""The life of one relation of invented cities: amendments, a rectification, what amends or repeals one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from engross import api
from engross.acts import act
from engross.acts.amendment_chain import amendment_chain
from engross.amend.annotate import plain_document
from engross.amend.text import act_text
from engross.diagnostics import Collector, Refused
from engross.model.act_text import SIGNATURES, ActText
from engross.render import RENDERERS
from engross.source.library import Library
from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES
from tests.render import reading

NAME = "exempleville-modelbourg/2027-2029"
AMENDMENT = """fictional: true
template: amendment
kind: {{fr: {{text: Avenant, short: avenant, gender: masculine}}}}
title: Avenant n° {number} à un acte
amends: {{act: {act}, number: {number}, effective: {day}}}
languages: [fr-CA]
state: signed
parties: [exempleville, modelbourg]
clauses: {{testimonium: clausule@1}}
signing:
  events: [{{at: exempleville, date: {day}}}]
  originals: 2
  signatories: {{exempleville: [maire], modelbourg: [bourgmestre]}}
"""


@pytest.fixture
def life(tmp_path: Path) -> Workspace:
    """A copy of the good case: a protocol, two amendments, a rectification."""
    shutil.copytree(CASES / "good" / "une-relation", tmp_path / "w")
    return Workspace(tmp_path / "w", builtin_root())


def put(life: Workspace, name: str, text: str) -> None:
    (life.root / "protocols" / f"{name}.yaml").write_text(text, encoding="utf-8")


def amendment(life: Workspace, number: int, day: str, operations: str, *, of: str = NAME) -> str:
    """An amendment written by hand, signed and in force from `day` on."""
    name = f"{of}-avenant-{number}"
    put(life, name, AMENDMENT.format(number=number, act=of, day=day))
    put(life, f"{name}.operations", f"operations:\n{operations}")
    return name


def text(life: Workspace, at: str | None = None, name: str = NAME) -> ActText:
    problems = Collector()
    day = date.fromisoformat(at) if at else None
    found = amendment_chain(Library(life), name, problems, at=day)
    assert found is not None
    made = found.at(day)
    assert not list(problems)
    assert not made.problems
    return made.text


def words(life: Workspace, unit: str, at: str | None = None) -> str:
    found = text(life, at).unit(unit)
    return " / ".join(piece.text for piece in found.pieces) if found else ""


def shown(life: Workspace, at: str | None = None) -> str:
    day = date.fromisoformat(at) if at else None
    content, _, _ = api.consolidate(life, "exempleville-modelbourg", at=day, output=Path("-"))
    return content.decode().replace("\u00a0", " ")


def codes(refused: Refused) -> list[str]:
    return [one.code for one in refused.diagnostics]


# the text in force


def test_the_text_of_each_day_is_that_of_the_acts_in_force() -> None:
    life = Workspace(CASES / "good" / "une-relation", builtin_root())
    assert "deux résidences" in words(life, "culture-et-patrimoine", "2027-12-31")
    assert "trois résidences" in words(life, "culture-et-patrimoine", "2028-01-01")
    assert "trois mois" in words(life, "duree-et-resiliation", "2028-06-30")
    assert "six mois" in words(life, "duree-et-resiliation", "2028-07-01")
    assert text(life, "2028-01-01").unit("langue") is not None
    assert text(life).unit("langue") is None


def test_a_rectification_counts_from_the_start_and_keeps_what_was_wrong_visible() -> None:
    life = Workspace(CASES / "good" / "une-relation", builtin_root())
    assert "avril 2028" in words(life, "plan-d-action", "2026-12-11")
    assert "le texte signé disait : « mars »" in shown(life, "2027-06-01")


def test_each_change_has_its_note_and_the_acts_a_table() -> None:
    life = Workspace(CASES / "good" / "une-relation", builtin_root())
    said = shown(life, "2028-03-01")
    assert "NON SIGNÉ" in said
    assert "Texte consolidé au 1er mars 2028" in said
    assert "(Modifié par l’avenant n° 1, art. 2, en vigueur le 1er janvier 2028.)" in said
    assert "Avenant n° 2 | 14 mai 2028 | 1er juillet 2028 | pas encore en vigueur" in said
    assert "Article 5 Communication | inséré | avenant n° 1, art. 3 | 1er janvier 2028" in said
    assert "(Article 10 Langue : abrogé par l’avenant n° 2, art. 4, en vigueur le 1er juillet 2028.)" in shown(life)


@pytest.mark.parametrize("form", sorted(RENDERERS))
def test_the_text_in_force_comes_in_every_form(form: str, tmp_path: Path) -> None:
    life = Workspace(CASES / "good" / "une-relation", builtin_root())
    content, path, _ = api.consolidate(life, NAME, to=form, output=tmp_path / "x")
    assert path is not None
    assert path.read_bytes() == content
    assert len(content) > 1000


def test_a_redline_stands_between_any_two_days() -> None:
    life = Workspace(CASES / "good" / "une-relation", builtin_root())
    made = api.redline_between(life, NAME, date(2027, 6, 1), date(2028, 12, 1), api.CompareOptions())
    assert "[-trois-]{+six+}" in made.content.decode()
    assert made.changes > 5
    same = api.redline_between(life, NAME, date(2027, 6, 1), date(2027, 7, 1), api.CompareOptions(to="json"))
    assert same.changes == 0
    assert json.loads(same.content)["blocks"]


def test_what_changed_between_two_days_is_shown_in_the_act_and_nothing_is_said_of_it_there() -> None:
    life = Workspace(CASES / "good" / "une-relation", builtin_root())
    options = api.CompareOptions(to="html")
    made = api.redline_between(life, NAME, date(2027, 6, 1), date(2028, 12, 1), options).content.decode()
    _, act = made.split('<div class="act">')
    assert "NON SIGNÉ" not in act
    assert "en vigueur le" not in act
    assert '<span class="number">' in act
    pages = api.redline_between(life, NAME, date(2027, 6, 1), date(2028, 12, 1), api.CompareOptions(to="pdf")).content
    assert "Mairesse d’Exempleville" in reading.text(pages)


def test_the_tree_of_a_text_in_force_says_what_the_text_says() -> None:
    life = Workspace(CASES / "good" / "une-relation", builtin_root())
    for day in (date(2027, 6, 1), date(2028, 3, 1), date(2028, 12, 1)):
        found = amendment_chain(Library(life), NAME, Collector(), at=day)
        assert found is not None
        made = found.at(day)
        ours, theirs = act_text(plain_document(found.document, made)).units, made.text.units
        assert [one.id for one in ours] == [one.id for one in theirs]
        assert all(one == other for one, other in zip(ours, theirs, strict=True) if one.id != SIGNATURES)


def test_an_amendment_that_is_repealed_counts_no_more(life: Workspace) -> None:
    amendment(life, 3, "2028-09-01", f"  - {{do: repeal-act, act: {NAME}-avenant-2}}\n")
    assert "six mois" in words(life, "duree-et-resiliation", "2028-08-31")
    assert "trois mois" in words(life, "duree-et-resiliation", "2028-09-01")
    assert "trois résidences" in words(life, "culture-et-patrimoine", "2028-09-01")


def test_a_repeal_that_is_repealed_has_no_effect(life: Workspace) -> None:
    amendment(life, 3, "2028-09-01", f"  - {{do: repeal-act, act: {NAME}-avenant-2}}\n")
    amendment(life, 4, "2028-10-01", f"  - {{do: repeal-act, act: {NAME}-avenant-3}}\n")
    assert "six mois" in words(life, "duree-et-resiliation", "2028-10-01")


def test_an_amendment_is_amended_in_its_words(life: Workspace) -> None:
    amendment(
        life, 1, "2028-08-01", "  - {do: replace-words, in: article-3, at: p1, old: six, new: neuf}\n",
        of=f"{NAME}-avenant-2",
    )  # fmt: skip
    assert "six mois" in words(life, "duree-et-resiliation", "2028-07-31")
    assert "neuf mois" in words(life, "duree-et-resiliation", "2028-08-01")


def test_words_that_no_longer_read_as_an_operation_are_told_with_both_places(life: Workspace) -> None:
    amendment(
        life, 1, "2028-08-01", "  - {do: replace-words, in: article-3, at: p1, old: remplacement, new: embelli}\n",
        of=f"{NAME}-avenant-2",
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        api.consolidate(life, NAME, at=date(2028, 9, 1), output=Path("-"))
    [problem] = refused.value.diagnostics
    assert problem.code == "words-unreadable"
    assert problem.also


def test_two_amendments_that_touch_the_same_words_are_told_with_both_places(life: Workspace) -> None:
    amendment(
        life, 3, "2028-09-01", "  - {do: replace-words, in: duree-et-resiliation, at: p2, old: trois, new: dix}\n"
    )
    with pytest.raises(Refused) as refused:
        api.consolidate(life, NAME, output=Path("-"))
    [problem] = refused.value.diagnostics
    assert problem.code == "gone-words"
    assert problem.origin.file.endswith("2027-2029-avenant-3.operations.yaml")
    assert [also.file.rpartition("/")[2] for also in problem.also] == ["2027-2029-avenant-2.operations.yaml"]


def test_a_draft_amendment_is_not_in_force(life: Workspace) -> None:
    file = life.root / "protocols" / f"{NAME}-avenant-2.yaml"
    file.write_text(file.read_text("utf-8").replace("state: signed", "state: draft"), encoding="utf-8")
    assert "trois mois" in words(life, "duree-et-resiliation")
    assert "Avenant n° 2 | 14 mai 2028 | 1er juillet 2028 | non signé" in shown(life)


def test_a_base_that_was_altered_is_refused(life: Workspace) -> None:
    clause = life.root / "clauses" / "objet" / "1.md"
    clause.write_text(clause.read_text("utf-8").replace("leurs engagements", "leurs promesses"), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        api.consolidate(life, NAME, output=Path("-"))
    assert set(codes(refused.value)) == {"base-altered"}
    assert all(problem.also for problem in refused.value.diagnostics)


@pytest.mark.parametrize(
    ("name", "at", "code"),
    [
        ("nulle-part", None, "unknown-relation"),
        ("exempleville-modelbourg", date(2001, 1, 1), "nothing-in-force"),
        ("exempleville-modelbourg/1999", None, "unknown-protocol"),
    ],
)
def test_what_is_not_there_is_told(name: str, at: date | None, code: str) -> None:
    life = Workspace(CASES / "good" / "une-relation", builtin_root())
    with pytest.raises(Refused) as refused:
        api.consolidate(life, name, at=at, output=Path("-"))
    assert codes(refused.value) == [code]


# writing an amendment


def edited(life: Workspace, change: Callable[[str], str]) -> str:
    """A draft copy of the protocol with the amendments that are in force worked in by hand, and one change more."""
    base = (life.root / "protocols" / f"{NAME}.yaml").read_text("utf-8").replace("state: signed ", "state: draft ")
    put(life, f"{NAME}-revu", change(base))
    return f"{NAME}-revu"


def alone(life: Workspace) -> None:
    """Only the protocol is left."""
    for path in (life.root / "protocols" / "exempleville-modelbourg").glob("2027-2029-*"):
        path.unlink()


def test_an_amendment_is_written_proved_and_never_over_another(life: Workspace) -> None:
    alone(life)
    new = edited(life, lambda base: base.replace("residences: 2", "residences: 4"))
    made = api.amend(life, NAME, new, api.AmendOptions(signed=date(2027, 3, 1)))
    assert (made.name, made.operations, made.words) == (f"{NAME}-avenant-1", 1, 2)
    kept = {path: path.read_bytes() for path in made.files}
    with pytest.raises(Refused) as refused:
        api.amend(life, NAME, new, api.AmendOptions(number=1))
    assert codes(refused.value) == ["file-exists"]
    assert {path: path.read_bytes() for path in made.files} == kept
    main = made.files[0]
    main.write_text(main.read_text("utf-8").replace("state: draft", "state: signed"), encoding="utf-8")
    wanted = act(Library(life), new).assembled
    assert wanted is not None
    assert text(life) == act_text(wanted.document)
    with pytest.raises(Refused) as refused:
        api.amend(life, NAME, new, api.AmendOptions())
    assert codes(refused.value) == ["nothing-to-amend"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda base: base, "nothing-to-amend"),
        (lambda base: base.replace("state: draft", "state: signed").replace("2, dans", "2,dans"), "new-signed"),
    ],
)
def test_a_copy_without_a_change_or_that_is_signed_makes_no_amendment(
    life: Workspace, change: Callable[[str], str], code: str
) -> None:
    alone(life)
    with pytest.raises(Refused) as refused:
        api.amend(life, NAME, edited(life, change), api.AmendOptions())
    assert codes(refused.value) == [code]
    assert not list((life.root / "protocols").rglob("*avenant*"))


def test_what_is_not_signed_is_not_amended(life: Workspace) -> None:
    alone(life)
    new = edited(life, lambda base: base.replace("residences: 2", "residences: 4"))
    file = life.root / "protocols" / f"{NAME}.yaml"
    file.write_text(file.read_text("utf-8").replace("state: signed ", "state: draft "), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        api.amend(life, NAME, new, api.AmendOptions())
    assert codes(refused.value) == ["base-unsigned"]


def test_an_act_in_two_languages_is_amended_in_both(tmp_path: Path) -> None:
    shutil.copytree(CASES / "good" / "trois-parties", tmp_path / "w")
    life = Workspace(tmp_path / "w", builtin_root())
    name = "clairval-rives/2027-2029"
    file = life.root / "protocols" / f"{name}.yaml"
    base = file.read_text("utf-8")
    state = next(line for line in base.splitlines() if line.startswith("state:"))
    put(life, f"{name}-revu", base.replace(state, "state: draft"))
    file.write_text(base.replace(state, "state: signed"), encoding="utf-8")
    for path in (life.root / "clauses" / "duree").glob("*.md"):
        body = path.read_text("utf-8").rstrip()
        more = (
            "\n\nIt may be renewed once.\n" if path.name.endswith(".en.md") else "\n\nIl est renouvelable une fois.\n"
        )
        (path.parent / path.name.replace("1", "2", 1)).write_text(body + more, encoding="utf-8")
    put(
        life,
        f"{name}-revu",
        (life.root / "protocols" / f"{name}-revu.yaml").read_text("utf-8").replace("duree@1", "duree@2"),
    )
    made = api.amend(life, name, f"{name}-revu", api.AmendOptions(signed=date(2027, 3, 1)))
    assert made.operations == 2
    [built] = api.build(life, (made.name,), api.BuildOptions("text", Path("-")))
    assert built.content is not None
    said = built.content.decode().replace("\u00a0", " ")
    assert "« Il est renouvelable une fois. »" in said
    assert "“It may be renewed once.”" in said
    assert "Amendment no. 1 to the Cooperation Agreement" in said


@pytest.mark.parametrize("langs", ["[en-GB]", "[en-GB, fr-BE]", "[fr-CA, en-GB]"])
def test_an_amendment_keeps_the_languages_of_the_act(tmp_path: Path, langs: str) -> None:
    shutil.copytree(CASES / "good" / "trois-parties", tmp_path / "w")
    life = Workspace(tmp_path / "w", builtin_root())
    name = "clairval-rives/2027-2029"
    file = life.root / "protocols" / f"{name}.yaml"
    base = file.read_text("utf-8")
    revised = base.replace("languages: [fr-BE, en-GB]\narrangement: columns", f"languages: {langs}")
    assert revised != base
    put(life, f"{name}-revu", revised)
    file.write_text(base.replace("state: ready", "state: signed"), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        api.amend(life, name, f"{name}-revu", api.AmendOptions())
    [said] = refused.value.diagnostics
    assert (said.code, said.origin.line) == ("amended-languages", 9)
    assert not list((life.root / "protocols").rglob("*avenant*"))


def test_a_deriver_that_errs_writes_nothing(life: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from engross.model.operation import Repeal

    alone(life)
    new = edited(life, lambda base: base.replace("residences: 2", "residences: 4"))
    monkeypatch.setattr("engross.amend.derive.derive", lambda *_: (Repeal("langue"),))
    with pytest.raises(Refused) as refused:
        api.amend(life, NAME, new, api.AmendOptions())
    assert codes(refused.value) == ["amendment-not-exact"]
    assert not list((life.root / "protocols").rglob("*avenant*"))


def test_an_act_in_a_language_without_words_of_amendments_is_not_amended(tmp_path: Path) -> None:
    shutil.copytree(CASES / "good" / "trois-parties", tmp_path / "w")
    life = Workspace(tmp_path / "w", builtin_root())
    name = "clairval-rives/2027-2029"
    file = life.root / "protocols" / f"{name}.yaml"
    put(life, f"{name}-revu", file.read_text("utf-8"))
    base = file.read_text("utf-8").replace("languages: [fr-BE, en-GB]", "languages: [fr-BE, es-ES]")
    file.write_text(base.replace("state: ready", "state: signed"), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        api.amend(life, name, f"{name}-revu", api.AmendOptions())
    [said] = refused.value.diagnostics
    assert (said.code, said.origin.line) == ("language-not-amendable", 9)
