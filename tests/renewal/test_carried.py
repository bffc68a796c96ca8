"""A renewal from an act that was amended: what is in force is taken up, and what cannot be is told."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engross import api
from engross.acts import act
from engross.amend.derive import derive
from engross.amend.steps import record
from engross.amend.text import act_text
from engross.compare import compare
from engross.diagnostics import Diagnostic
from engross.model.act_text import outline
from engross.source.library import Library
from engross.source.yamlfile import dump
from engross.workspace import Workspace, builtin_root
from tests.amend.generated import Maker
from tests.amend.test_chain import NAME, amendment, put
from tests.conftest import CASES

DAY = "2028-01-01"


@pytest.fixture
def signed(tmp_path: Path) -> Workspace:
    """The good case before anything befell it, and without the later editions of its clauses."""
    shutil.copytree(CASES / "good" / "une-relation", tmp_path / "w")
    for path in (tmp_path / "w" / "protocols" / NAME).parent.glob("2027-2029-*"):
        path.unlink()
    for name in ("moyens", "jeunesse-et-citoyennete"):
        (tmp_path / "w" / "clauses" / name / "2.md").unlink()
    return Workspace(tmp_path / "w", builtin_root())


def renewed(life: Workspace, *operations: str, answers: str = "") -> api.Renewed:
    """The renewal of the act after an amendment with these operations."""
    amendment(life, 1, DAY, "".join(f"  - {one}\n" for one in operations))
    files = []
    if answers:
        (life.root / "answers.yaml").write_text(answers, encoding="utf-8")
        files = [life.root / "answers.yaml"]
    return api.renew(life, NAME, period="2030-2032", today=date(2029, 3, 1), answers=files)


def found(made: api.Renewed, code: str) -> dict[str, Diagnostic]:
    return {one.facts["name"]: one for one in made.diagnostics if one.code == code}


def written(life: Workspace, made: api.Renewed) -> dict[str, str]:
    return {path.relative_to(life.root).as_posix(): path.read_text("utf-8") for path in made.files}


DRAFT = "protocols/exempleville-modelbourg/2030-2032.yaml"


def test_changed_words_open_the_next_edition_beside_the_last_with_all_else_as_it_was_typed(signed: Workspace) -> None:
    made = renewed(
        signed,
        "{do: insert-words, in: moyens, at: p1, after: transport, new: et l’assurance}",
        "{do: insert-paragraphs, in: moyens, after: p2, new: [Un budget commun peut être convenu.]}",
    )
    files = written(signed, made)
    assert set(files) == {DRAFT, "clauses/moyens/2.md", "clauses/moyens/2.notes.md"}
    old, new = (signed.root / "clauses/moyens/1.md").read_text("utf-8"), files["clauses/moyens/2.md"]
    body = old.partition("---\n")[2].partition("---\n")[2]
    wanted = body.replace("le transport,", "le transport et l'assurance,") + "\nUn budget commun peut être convenu.\n"
    assert new.partition("---\n")[2].partition("---\n")[2] == wanted
    assert "status: draft" in new
    notes = files["clauses/moyens/2.notes.md"].replace("\u00a0", " ")
    assert notes == "- Modifié par l’avenant n° 1, art. 1, en vigueur le 1er janvier 2028\n"
    assert "    - moyens@2\n" in files[DRAFT]
    assert set(found(made, "amendment-carried")) == {"moyens"}
    assert not found(made, "amendment-left")
    assert "Moyens" not in {one.where for one in made.outcome.changes}


def test_changed_data_changes_the_values_of_the_draft(signed: Workspace) -> None:
    made = renewed(
        signed,
        "{do: replace-words, in: culture-et-patrimoine, at: p1, old: deux, new: trois}",
        "{do: replace-words, in: plan-d-action, at: r2, old: Modelbourg, new: en ligne}",
        "{do: replace-words, in: suivi-et-evaluation, at: p1, old: deux, new: quatre}",
    )
    files = written(signed, made)
    assert set(files) == {DRAFT}
    assert "with: {residences: 3}         # ce qui remplit les variables de la clause" in files[DRAFT]
    assert "{titre: Atelier sur le verdissement des cours d'école, lieu: en ligne," in files[DRAFT]
    assert "{clause: suivi-et-evaluation@1, with: {membres: 4}}" in files[DRAFT]
    assert set(found(made, "amendment-carried")) == {"culture-et-patrimoine", "plan-d-action", "suivi-et-evaluation"}


def test_a_value_that_two_clauses_share_is_not_changed_for_one_of_them(signed: Workspace) -> None:
    shared = (("moyens", "en paie le transport,"), ("modification", ""))
    for name, where in shared:
        path = signed.root / "clauses" / name / "1.md"
        front, body = path.read_text("utf-8").split("\n---\n", 1)
        said = "paie le transport {{ jours | words }} jours avant,"
        body = (
            body.replace("paie le transport,", said)
            if where
            else body + "\nElle est dite {{ jours | words }} jours avant.\n"
        )
        path.write_text(f"{front}\nvariables:\n  jours: {{type: integer, note: combien}}\n---\n{body}", "utf-8")
    act_file = signed.root / "protocols" / f"{NAME}.yaml"
    act_file.write_text(
        act_file.read_text("utf-8").replace("clauses:  ", "with: {jours: 20}\n\nclauses:  ", 1), "utf-8"
    )
    made = renewed(
        signed,
        "{do: replace-words, in: moyens, at: p1, old: vingt, new: trente}",
        "{do: insert-words, in: moyens, at: p1, after: transport, new: et l’assurance}",
    )
    files = written(signed, made)
    assert "with: {jours: 20}" in files[DRAFT]
    assert "modification@1\n" in files[DRAFT]
    assert "trente jours" in files["clauses/moyens/2.md"]
    assert not found(made, "amendment-left")


def test_rows_of_a_table_come_and_go_in_the_list_that_prints_them(signed: Workspace) -> None:
    made = renewed(
        signed,
        "{do: delete-paragraphs, in: plan-d-action, at: r3}",
        "{do: insert-paragraphs, in: plan-d-action, after: r4, new: [{type: row, text: Forum | Modelbourg | au parc}]}",
    )
    draft = written(signed, made)[DRAFT]
    assert "résidence croisée" not in draft
    assert "          - {titre: Forum, lieu: Modelbourg, echeance: au parc}\n" in draft
    assert set(found(made, "amendment-carried")) == {"plan-d-action"}


def test_all_domains_of_an_act_amended_twice_are_replaced_and_the_rest_of_the_text_in_force_stays(
    signed: Workspace,
) -> None:
    amendment(signed, 2, "2028-02-01", "  - {do: replace-words, in: moyens, at: p2, old: somme, new: dépense}\n")
    made = renewed(
        signed,
        "{do: insert-provision, inside: domaines-de-cooperation, units: [{id: eau, kind: domain, level: 2, "
        "number: 0.1., heading: Eau, paragraphs: [L’eau.]}]}",
        "{do: insert-words, in: moyens, at: p1, after: transport, new: et l’assurance}",
        answers="period: 2030-2032\nclauses: {culture-et-patrimoine: retirer, transition-climatique: retirer, "
        "jeunesse-et-citoyennete: retirer, eau: retirer}\nnew:\n"
        "  - {clause: sport, heading: Le sport, words: Elles jouent.}\n"
        "  - {clause: arts, heading: Les arts, words: Elles chantent.}\n",
    )
    assert not found(made, "amendment-left")
    [built] = api.build(signed, made.name, api.BuildOptions("text", "-"))
    assert built.content is not None
    said = built.content.decode()
    assert said.index("Le sport") < said.index("Les arts")
    for words in ("transport et l’assurance", "dépense"):
        assert words in said.replace("\u00a0", " "), words
    for words in ("L’eau.", "Culture et patrimoine", "Transition climatique", "Jeunesse et citoyenneté"):
        assert words not in said, words
    gone = [one.where for one in made.outcome.changes if one.what == "gone"]
    joined = [one.where for one in made.outcome.changes if one.what == "joined"]
    assert (len(gone), len(joined)) == (4, 2)


@pytest.mark.parametrize("neighbour", ["considerants", "clausule", "langue"])
def test_an_article_that_was_put_in_is_never_lost_whatever_stands_before_it(signed: Workspace, neighbour: str) -> None:
    made = renewed(
        signed,
        f"{{do: insert-provision, after: {neighbour}, units: [{{id: sport, kind: article, number: Article 99, "
        "heading: Sport, paragraphs: [Elles jouent.]}]}",
    )
    assert "sport@2030" in written(signed, made)[DRAFT]
    [built] = api.build(signed, made.name, api.BuildOptions("text", "-"))
    assert built.content is not None
    assert "Elles jouent." in built.content.decode()


def test_a_provision_that_was_put_in_is_a_clause_of_its_own_and_one_that_was_repealed_is_gone(
    signed: Workspace,
) -> None:
    made = renewed(
        signed,
        "{do: insert-provision, after: moyens, units: [{id: sport, kind: article, number: Article\u00a05.1, "
        "heading: Sport, paragraphs: ['Elles jouent :', {type: li, label: a), text: au ballon;}, "
        "{type: li, label: b), text: aux échecs.}]}]}",
        "{do: insert-provision, inside: domaines-de-cooperation, units: [{id: eau, kind: domain, level: 2, "
        "number: 0.1., heading: Eau, paragraphs: [L’eau.]}]}",
        "{do: repeal, in: langue}",
    )
    files = written(signed, made)
    assert "    - moyens@1\n    - sport@2030\n" in files[DRAFT]
    assert "numérotées I, II, III\n        - {clause: eau@2030, kind: domain}\n" in files[DRAFT]
    assert "langue@1" not in files[DRAFT]
    assert files["clauses/sport/2030.md"] == (
        "---\nheading: Sport\nlang: fr-CA\nstatus: draft\n---\nElles jouent :\n\n1) au ballon;\n2) aux échecs.\n"
    )
    assert set(found(made, "amendment-carried")) == {"sport", "eau", "langue"}
    [anew] = [one for one in made.diagnostics if one.code == "numbers-anew"]
    assert "5.1 → 6" in anew.facts["numbers"]
    assert "0.1 → I" in anew.facts["numbers"]
    assert not found(made, "amendment-left")


def test_a_moved_provision_moves_with_its_values_and_comments(signed: Workspace) -> None:
    made = renewed(signed, "{do: move, in: culture-et-patrimoine, after: transition-climatique}")
    draft = written(signed, made)[DRAFT]
    assert draft.index("transition-climatique@1") < draft.index("culture-et-patrimoine@1")
    assert "        - clause: culture-et-patrimoine@1\n          kind: domain\n          with: {residences: 2}" in draft
    assert set(found(made, "amendment-carried")) == {"culture-et-patrimoine"}


def test_an_edition_that_says_the_text_in_force_is_taken(signed: Workspace) -> None:
    words = (signed.root / "clauses/langue/1.md").read_text("utf-8")
    (signed.root / "clauses/langue/2.md").write_text(words.replace("française", "anglaise"), encoding="utf-8")
    made = renewed(signed, "{do: replace-everywhere, old: française, new: anglaise}")
    assert set(written(signed, made)) == {DRAFT}
    assert "langue@2" in written(signed, made)[DRAFT]


def test_a_title_that_changed_is_that_of_the_draft(signed: Workspace) -> None:
    made = renewed(signed, "{do: heading, in: cover, new: Accord de coopération}")
    assert "title: {fr: Accord de coopération}\n" in written(signed, made)[DRAFT]
    assert set(found(made, "amendment-carried")) == {"cover"}


def test_what_cannot_be_carried_exactly_stays_as_signed_and_is_told_with_its_place(signed: Workspace) -> None:
    made = renewed(
        signed,
        "{do: replace-words, in: signatures, at: p2, old: Camille, new: Dominique}",
        "{do: replace-words, in: conduite-du-protocole, at: i1, old: relations, new: relations plus}",
    )
    left = found(made, "amendment-left")
    assert "signatures" in left
    assert left["signatures"].origin.file == DRAFT
    assert left["signatures"].also[0].file == f"protocols/{NAME}-avenant-1.yaml"
    assert left["signatures"].facts["title"] == "avenant n°\u00a01, art. 1"


def test_nothing_that_stands_is_written_over(signed: Workspace) -> None:
    mine = signed.root / "clauses/moyens/2.md"
    mine.write_text("---\nheading: À moi\nlang: fr-CA\nstatus: draft\n---\nMes mots.\n", encoding="utf-8")
    made = renewed(signed, "{do: insert-words, in: moyens, at: p1, after: transport, new: et l’assurance}")
    assert "Mes mots." in mine.read_text("utf-8")
    assert "clauses/moyens/3.md" in written(signed, made)
    assert "moyens@3" in written(signed, made)[DRAFT]


def test_an_answer_to_amend_what_was_opened_goes_on_with_it(signed: Workspace) -> None:
    made = renewed(
        signed,
        "{do: insert-words, in: moyens, at: p1, after: transport, new: et l’assurance}",
        answers="period: 2030-2032\nclauses: {moyens: {decision: amend, note: revoir les montants}}\n",
    )
    files = written(signed, made)
    assert "moyens@2" in files[DRAFT]
    assert files["clauses/moyens/2.notes.md"].endswith("- revoir les montants\n")
    assert not (signed.root / "clauses/moyens/3.md").exists()


def test_amendments_that_contradict_one_another_are_told_once_and_the_draft_is_the_act_as_signed(
    signed: Workspace,
) -> None:
    amendment(signed, 2, "2028-02-01", "  - {do: replace-words, in: moyens, at: p1, old: introuvable, new: x}\n")
    made = renewed(signed, "{do: insert-words, in: moyens, at: p1, after: transport, new: et l’assurance}")
    [told] = [one for one in made.diagnostics if one.code == "amended-since"]
    assert told.facts["amendment"] == f"{NAME}-avenant-1, {NAME}-avenant-2"
    assert "moyens@1" in written(signed, made)[DRAFT]


def test_a_clause_that_two_amendments_touched_is_told_once_on_the_sheet(signed: Workspace) -> None:
    amendment(signed, 2, "2028-02-01", "  - {do: replace-words, in: moyens, at: p2, old: somme, new: dépense}\n")
    amendment(signed, 1, DAY, "  - {do: insert-words, in: moyens, at: p1, after: transport, new: et l’assurance}\n")
    sheet = api.renewal_sheet(signed, NAME, today=date(2029, 3, 1), period="2030-2032")
    [row] = [row for row in sheet.rows if row.id == "moyens"]
    [told] = [age.why for age in row.ages if age.code == "amendment-carried"]
    assert "Avenant n°\u00a01, art. 1; avenant n°\u00a02, art. 1" in told


def test_an_act_in_two_languages_is_carried_in_both(tmp_path: Path) -> None:
    shutil.copytree(CASES / "good" / "trois-parties", tmp_path / "w")
    life = Workspace(tmp_path / "w", builtin_root())
    name = "clairval-rives/2027-2029"
    folder = life.root / "protocols" / "clairval-rives"
    (folder / "2027-2029-suite.yaml").unlink()
    base = (folder / "2027-2029.yaml").read_text("utf-8")
    said = {"": "Elle est renouvelable une fois.", ".en": "It may be renewed once."}
    for ending, words in said.items():
        text = (life.root / f"clauses/duree/1{ending}.md").read_text("utf-8").rstrip()
        (life.root / f"clauses/duree/2{ending}.md").write_text(f"{text} {words}\n", encoding="utf-8")
        (life.root / "clauses/bilan").mkdir(exist_ok=True)
        new = f"---\nheading: Bilan\nstatus: approved\n---\n{words}\n"
        (life.root / f"clauses/bilan/1{ending}.md").write_text(new, encoding="utf-8")
    (folder / "2027-2029.yaml").write_text(base.replace("state: ready", "state: signed"), encoding="utf-8")
    revised = base.replace("state: ready", "state: draft").replace("duree@1", "duree@2", 1)
    revised = revised.replace("    - langues@1", "    - bilan@1\n    - langues@1", 1)
    (folder / "2027-2029-revu.yaml").write_text(revised, encoding="utf-8")
    amendment_ = api.amend(life, name, f"{name}-revu", api.AmendOptions(signed=date(2027, 3, 1))).name
    path = life.root / f"protocols/{amendment_}.yaml"
    path.write_text(path.read_text("utf-8").replace("state: draft", "state: signed"), encoding="utf-8")
    shutil.rmtree(life.root / "clauses/bilan")
    for ending in said:
        (life.root / f"clauses/duree/2{ending}.md").unlink()
    made = api.renew(life, name, period="2030-2032", today=date(2029, 3, 1))
    files = written(life, made)
    assert not found(made, "amendment-left")
    assert {"duree", "bilan"} <= set(found(made, "amendment-carried"))
    for ending, words in said.items():
        assert words in files[f"clauses/duree/2{ending}.md"]
        assert "{{ period.end | date }}" in files[f"clauses/duree/2{ending}.md"]
        assert files[f"clauses/bilan/2030{ending}.md"].endswith(f"---\n{words}\n")


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000))
def test_whatever_an_amendment_changed_is_carried(signed: Workspace, seed: int) -> None:
    made = act(Library(signed), NAME).assembled
    assert made is not None
    one = Maker(seed).edits_of(act_text(made.document), 1 + seed % 5)
    operations = derive(one.old, one.new, compare(outline(one.old), outline(one.new)))
    if not operations:
        return
    with TemporaryDirectory() as folder:
        shutil.copytree(signed.root, folder, dirs_exist_ok=True)
        life = Workspace(Path(folder), builtin_root())
        name = amendment(life, 1, DAY, "")
        put(life, f"{name}.operations", dump({"operations": [record(each) for each in operations]}))
        made_ = api.renew(life, NAME, period="2030-2032", today=date(2029, 3, 1))
    kept = {unit.id: unit for unit in one.new.units}
    touched = {unit.id for unit in one.old.units if kept.get(unit.id) != unit} | (
        set(kept) - {u.id for u in one.old.units}
    )
    assert not found(made_, "amendment-left")
    assert set(found(made_, "amendment-carried")) == touched
