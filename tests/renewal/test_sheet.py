"""The renewal sheet, and the answers that come back with it."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from engross import api
from engross.cli import main
from engross.diagnostics import Refused
from engross.workspace import Workspace
from tests.renewal.acts import FILE, NEXT, OLD, SIGNED, at_hand, edit, fictional

TODAY = date(2026, 11, 25)


def sheet_of(workspace: Workspace, name: str = SIGNED, period: str = "2027-2029") -> Any:
    return api.renewal_sheet(workspace, name, today=TODAY, period=period)


def test_the_sheet_has_a_row_for_each_clause_with_what_ages_in_it(tmp_path: Path) -> None:
    sheet = sheet_of(at_hand(tmp_path))
    assert [(row.id, row.edition, row.depth) for row in sheet.rows] == [
        ("preambule", "preambule@2017", 0),
        ("engagements", "engagements@2017", 0),
        ("domaines", "domaines@2017", 0),
        ("culture", "culture@2017", 1),
        ("developpement-economique", "developpement-economique@2017", 1),
        ("gestion-municipale", "gestion-municipale@2017", 1),
        ("mise-en-oeuvre", "mise-en-oeuvre@2017", 0),
        ("testimonium", "testimonium@2017", 0),
    ]
    ages = {row.id: [(age.place, age.words, age.code) for age in row.ages] for row in sheet.rows}
    assert ("protocols/quebec-namur/2017-2019.yaml:18", "2014", "value-aged") in ages["culture"]
    assert (
        "clauses/preambule/2017.md:16",
        "les ententes signées précédemment",
        "precedents-named",
    ) in ages["preambule"]
    assert {"not-latest", "period-gap", "office-vacant", "anniversary-falls"} <= {age.code for age in sheet.chain}
    assert any(
        change.startswith("Préambule") and "« 20e »" in change.replace("\u00a0", " ") for change in sheet.changes
    )
    assert len(sheet.blanks) == 6


def test_the_sheet_shows_the_words_of_each_provision_and_no_file_id_or_code(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    sheet = sheet_of(workspace)
    rows = {row.id: row for row in sheet.rows}
    assert rows["culture"].title == "I. La culture"
    runs = [run for paragraph in rows["culture"].paragraphs for run in paragraph.runs]
    assert {"15e", "2014"} <= {run.text for run in runs if run.value}
    assert any(run.text.startswith("Fortes de leur collaboration") for run in runs if not run.value)
    assert [paragraph.marker for paragraph in rows["engagements"].paragraphs] == ["", "I.", "II.", "III.", "", ""]
    assert sheet.earlier == (
        "Protocole de collaboration 2017-2019",
        "acte de 2021-2023 (texte absent du dossier)",
        "acte de 2024-2026 (texte absent du dossier)",
    )
    page = api.renewal_page(workspace, sheet, "html").decode()
    shown = re.sub(r"<script>.*?</script>|<style>.*?</style>|<[^>]*>", " ", page, flags=re.DOTALL)
    for code in ("quebec-namur/", "@2017", ".yaml", ".md", "testimonium", "{{", "celebrated", "engross "):
        assert code not in shown, code
    assert not re.search(r"\d{4}-\d\d-\d\d", shown)
    assert "Ville de Québec, Ville de Namur" in shown
    assert "Qui signe comme Bourgmestre faisant fonction de Namur, pour Ville de Namur" in shown.replace("\u202f", " ")


def test_the_sheet_is_made_after_the_draft_too(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    before = sheet_of(workspace)
    api.renew(workspace, SIGNED, today=TODAY, period="2027-2029")
    assert sheet_of(workspace).rows == before.rows


def test_nothing_is_written_by_a_sheet(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    sheet_of(workspace)
    assert sorted(tmp_path.rglob("*")) == before


def test_alternatives_are_on_the_sheet_by_rank(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    for note in ("premier repli", "second repli"):
        api.revise(workspace, "culture@2017", today=TODAY, alternative=True, note=note)
    [row] = [row for row in sheet_of(workspace).rows if row.id == "culture"]
    assert [(one.edition, one.rank, one.note) for one in row.choices] == [
        ("2017-2", 2, "premier repli"),
        ("2017-3", 3, "second repli"),
    ]


def test_the_pdf_is_tagged_and_the_page_is_a_form(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    sheet = sheet_of(workspace)
    with pikepdf.open(io.BytesIO(api.renewal_page(workspace, sheet, "pdf"))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "fr"
    page = api.renewal_page(workspace, sheet, "html").decode()
    assert set(re.findall(r'type="radio" name="([^"]+)"', page)) == {row.id for row in sheet.rows}
    assert "http" not in page.replace("http-equiv", "")
    given = json.loads(re.search(r"const answers = (.*);", page)[1])  # type: ignore[index]
    assert given["protocol"] == SIGNED


def answered(workspace: Workspace, *files: Path, name: str = SIGNED, period: str | None = None) -> api.Renewed:
    return api.renew(workspace, name, today=TODAY, period=period, answers=files)


def refused(workspace: Workspace, *files: Path, period: str | None = None) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as caught:
        answered(workspace, *files, period=period)
    return [(one.code, str(one.origin)) for one in caught.value.diagnostics]


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sheet_that_nobody_filled_in_gives_the_plain_draft(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path / "a")
    blank = tmp_path / "blank.json"
    blank.write_bytes(api.renewal_page(workspace, sheet_of(workspace), "json"))
    made = answered(workspace, blank)
    plain = api.renew(at_hand(tmp_path / "b"), SIGNED, today=TODAY, period="2027-2029")
    assert made.files[0].read_bytes() == plain.files[0].read_bytes()
    assert len(made.unanswered) == 8


def test_the_sheet_shows_the_answers_of_both_cities_side_by_side_and_where_they_differ(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    quebec = written(
        tmp_path,
        "quebec.yaml",
        "party: quebec\nperiod: 2027-2029\n"
        "clauses: {culture: retirer, preambule: garder, gestion-municipale: {decision: modifier, note: à relire}}\n"
        "blanks: {lieu de la signature: Québec, date de la signature: 2026-12-15}\n"
        "new: [{heading: Le sport, words: Les villes jouent.}]\n",
    )
    namur = written(
        tmp_path,
        "namur.yaml",
        "party: namur\nclauses: {culture: garder, gestion-municipale: modifier}\n"
        "blanks: {lieu de la signature: Namur, date de la signature: 2026-12-15}\n"
        "new: [{heading: Le sport, words: Les villes jouent.}, {heading: Le sport, words: Les villes courent.}]\n",
    )
    sheet = api.renewal_sheet(workspace, SIGNED, today=TODAY, answers=(quebec, namur))
    rows = {row.id: row for row in sheet.rows}
    assert [(reply.by, reply.decision) for reply in rows["culture"].replies] == [("quebec", "drop"), ("namur", "keep")]
    assert [row.id for row in sheet.rows if row.differs] == ["culture"]
    agreed = rows["gestion-municipale"].agreed
    assert agreed is not None
    assert (agreed.decision, agreed.note) == ("amend", "à relire")
    blanks = {blank.name: blank for blank in sheet.blanks}
    assert blanks["lieu de la signature"].differs
    assert blanks["date de la signature"].agreed == "2026-12-15"
    assert [(clause.by, clause.words) for clause in sheet.proposed] == [
        ("Ville de Québec", "Les villes jouent."),
        ("Ville de Namur", "Les villes courent."),
    ]
    assert [line.replace("\u00a0", " ").split(" : ")[0] for line in sheet.account] == [
        "Les réponses concordent pour 1 clause.",
        "Une seule partie a répondu pour 1 clause",
        "Les réponses diffèrent pour 1 clause",
        "5 clauses sans réponse, donc gardées",
        "Réponses différentes à",
    ]
    page = api.renewal_page(workspace, sheet, "html").decode()
    assert re.findall(r'name="([^"]+)" value="([^"]+)" checked', page) == [
        ("preambule", "keep"),
        ("gestion-municipale", "amend"),
    ]
    saved = json.loads(re.search(r"const answers = (.*);", page)[1])  # type: ignore[index]
    assert set(saved["clauses"]) == {"preambule", "gestion-municipale"}
    assert saved["blanks"]["lieu de la signature"] is None
    with pikepdf.open(io.BytesIO(api.renewal_page(workspace, sheet, "pdf"))) as pdf:
        assert len(pdf.pages) > 1


def test_answers_to_what_the_act_has_not_are_no_part_of_the_sheet(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    other = written(
        tmp_path, "other.yaml", "protocol: a/b\nperiod: 2027-2029\nclauses: {cultur: garder}\nblanks: {x: y}\n"
    )
    with pytest.raises(Refused) as caught:
        api.renewal_sheet(workspace, SIGNED, today=TODAY, answers=other)
    assert [one.code for one in caught.value.diagnostics] == ["answers-of-another", "unknown-answer", "unknown-answer"]


def test_answers_become_the_draft(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    quebec = written(
        tmp_path,
        "quebec.yaml",
        "party: quebec\nperiod: 2027-2029\nclauses:\n  culture: {decision: amend, note: à relire}\n"
        "  developpement-economique: drop\nblanks:\n  date de la signature: 2026-12-15\n"
        "new:\n  - {clause: essai@1, place: articles}\n  - {clause: essai2@1, place: domains, after: culture}\n",
    )
    namur = written(tmp_path, "namur.json", '{"party": "namur", "clauses": {"culture": "amend"}}')
    for clause in ("essai", "essai2"):
        path = tmp_path / "clauses" / clause / "1.md"
        path.parent.mkdir(parents=True)
        path.write_text("---\nheading: Essai\nlang: fr-CA\nstatus: approved\n---\nTexte d'essai.\n", encoding="utf-8")
    made = answered(workspace, quebec, namur)
    text = made.files[0].read_text("utf-8")
    assert "- clause: culture@2027\n" in text
    assert "      - essai2@1\n      - gestion-municipale@2017\n" in text
    assert "developpement-economique" not in text
    assert "articles: [essai@1]" in text
    assert "date: 2026-12-15" in text
    opened = (tmp_path / "clauses/culture/2027.md").read_text("utf-8")
    assert "status: draft\n" in opened
    assert (tmp_path / "clauses/culture/2027.notes.md").read_text("utf-8") == "- à relire\n"
    gone = [one.where for one in made.outcome.changes if one.what == "gone"]
    assert gone == ["II. Le développement économique et innovation"]
    [final] = api.build(workspace, (NEXT,), api.BuildOptions("text", Path("-"), draft=False))
    assert "clause-not-approved" in {one.code for one in final.diagnostics}


def test_an_edition_that_is_there_is_taken(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    api.revise(workspace, "culture", today=TODAY, edition="2026")
    answers = written(tmp_path, "a.yaml", "period: 2027-2029\nclauses: {culture: {decision: amend, edition: 2026}}\n")
    made = answered(workspace, answers)
    assert len(made.files) == 1
    assert "culture@2026" in made.files[0].read_text("utf-8")


def test_wrong_answers_are_told_all_at_once_where_they_stand(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    one = written(tmp_path, "one.yaml", "period: 2027-2029\nclauses:\n  culture: keep\n  domaines: drop\n")
    other = written(
        tmp_path,
        "other.yaml",
        "clauses:\n  culture: drop\n  cultur: keep\nblanks:\n  lieu: Namur\n"
        "new:\n  - {clause: rien@1, place: article, after: nul}\n  - {clause: preambule@2017, place: final}\n",
    )
    assert sorted(refused(workspace, one, other)) == [
        ("answer-inside-dropped", "one.yaml:3:3"),
        ("answers-differ", "other.yaml:2:3"),
        ("clause-twice", "other.yaml:8:5"),
        ("unknown-answer", "other.yaml:3:3"),
        ("unknown-answer", "other.yaml:5:3"),
        ("unknown-answer", "other.yaml:7:5"),
        ("unknown-clause", "other.yaml:7:5"),
        ("unknown-slot", "other.yaml:7:5"),
    ]
    assert not (tmp_path / f"protocols/{NEXT}.yaml").exists()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("clauses: {culture: maybe}\n", "wrong-value"),
        ("clause: {culture: keep}\n", "unknown-key"),
        ("clauses: [\n", "bad-yaml"),
        ("protocol: a-b/2020\n", "answers-of-another"),
        ("period: 2030-2032\n", "answers-of-another"),
        ("blanks: {date de la signature: demain}\n", "wrong-value"),
    ],
)
def test_answers_of_a_wrong_form_are_refused(tmp_path: Path, text: str, code: str) -> None:
    workspace = at_hand(tmp_path)
    path = written(tmp_path, "a.yaml", text)
    assert code in [one for one, _ in refused(workspace, path, period="2027-2029")]
    assert not (tmp_path / f"protocols/{NEXT}.yaml").exists()


def test_a_file_of_answers_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refused(at_hand(tmp_path), tmp_path / "rien.json", period="2027-2029") == [
        ("unreadable-file", "rien.json:1:1")
    ]


def test_the_only_clause_of_a_place_can_be_joined_by_another(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    edit(tmp_path, FILE, "final: final@1", "final:\n    clause: final@1\n    as: fin   # la fin")
    answers = written(
        tmp_path, "a.yaml", "period: 2033-2035\nnew: [{clause: accord-bref@1, place: final, after: fin}]\n"
    )
    made = api.renew(workspace, OLD, today=date(2032, 6, 1), answers=[answers])
    assert "  final:\n    - clause: final@1\n      as: fin   # la fin\n    - accord-bref@1\n" in made.files[
        0
    ].read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--period", "2027-2029", "--sheet", "--answers", "not-there.json"], 1),
        (["--period", "2027-2029", "-o", "x.pdf"], 2),
        (["--sheet"], 2),
        ([], 2),
        (["--period", "2027-20"], 1),
        (["--period", "2027-2029", "--signing-date", "demain"], 2),
        (["--period", "2027-2029", "--sheet", "-o", "fiche.html"], 0),
        (["--period", "2027-2029", "--today", "2026-11-25"], 0),
    ],
)
def test_the_command_refuses_nonsense(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    at_hand(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["renew", SIGNED, *arguments, "--lang", "fr"]) == code


# who signs


def test_a_vacant_office_is_a_blank_that_answers_fill(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    assert {"maire", "bourgmestre", "bourgmestre-faisant-fonction"} <= {
        blank.name for blank in sheet_of(workspace).blanks
    }
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "period: 2027-2029\nblanks:\n  maire: {name: Alix Fictif, gender: feminine}\n  bourgmestre: Sacha Inventé\n",
        encoding="utf-8",
    )
    made = api.renew(workspace, SIGNED, today=TODAY, answers=[answers])
    assert not {"maire", "bourgmestre"} & set(made.outcome.blanks)
    assert "bourgmestre-faisant-fonction" in made.outcome.blanks
    told = [one.facts["office"] for one in made.diagnostics if one.code == "office-vacant"]
    assert told == ["bourgmestre-faisant-fonction"]
    [draft] = api.build(workspace, (NEXT,), api.BuildOptions("text", Path("-")))
    assert draft.content is not None
    text = draft.content.decode()
    assert "Alix Fictif" in text
    assert "Mairesse de Québec" in text
    assert "Sacha Inventé" in text


def test_the_same_vacancy_of_two_parties_is_two_blanks(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    for party in ("montfleur", "rivebelle"):
        path = tmp_path / "parties" / f"{party}.yaml"
        path.write_text(
            path.read_text("utf-8").replace("offices:\n", "offices:\n  greffe: {title: Greffe, holders: []}\n"), "utf-8"
        )
    edit(tmp_path, FILE, "montfleur: maire", "montfleur: [maire, greffe]")
    edit(tmp_path, FILE, "rivebelle: direction", "rivebelle: [direction, greffe]")
    sheet = api.renewal_sheet(workspace, OLD, today=date(2032, 6, 1), period="2033-2035")
    assert {"montfleur.greffe", "rivebelle.greffe"} <= {blank.name for blank in sheet.blanks}
    answers = tmp_path / "answers.yaml"
    answers.write_text("period: 2033-2035\nblanks: {rivebelle.greffe: Alix Fictif}\n", encoding="utf-8")
    made = api.renew(workspace, OLD, today=date(2032, 6, 1), answers=[answers])
    assert "rivebelle: [direction, {office: greffe, name: Alix Fictif}]" in made.files[0].read_text("utf-8")
