"""The files of people: built-in content adopted, holders of offices, known acts, blanks, states of a whole act."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from engross import api
from engross.cli import main
from engross.workspace import Workspace, builtin_root
from tests.renewal.acts import NEXT, SIGNED, at_hand

TODAY = date(2026, 11, 25)


def adopted(folder: Path) -> Workspace:
    (folder / "protocols").mkdir(parents=True)
    workspace = Workspace(folder, builtin_root())
    api.adopt(workspace, "quebec-namur")
    return workspace


def drafted(folder: Path) -> Workspace:
    workspace = adopted(folder)
    api.set_holder(workspace, "quebec", "maire", "Alix Exemple", since=date(2025, 11, 9), gender="feminine")
    api.set_holder(workspace, "namur", "bourgmestre", "Camille Exemple", since=date(2024, 12, 3))
    api.renew(workspace, SIGNED, today=TODAY, period="2027-2029")
    return workspace


def test_adopting_copies_every_file_that_the_relation_uses_and_overwrites_none(tmp_path: Path) -> None:
    (tmp_path / "protocols").mkdir()
    mine = tmp_path / "parties" / "namur.yaml"
    mine.parent.mkdir()
    mine.write_text("name: Namur\n", encoding="utf-8")
    workspace = Workspace(tmp_path, builtin_root())
    made = api.adopt(workspace, "quebec-namur")
    assert mine.read_text("utf-8") == "name: Namur\n"
    assert made.kept == (mine,)
    names = {path.relative_to(tmp_path).as_posix() for path in made.files}
    assert {"parties/quebec.yaml", "clauses/culture/2017.md", f"protocols/{SIGNED}.yaml"} <= names
    assert not api.adopt(workspace, "quebec-namur").files
    with pytest.raises(api.Refused) as refused:
        api.adopt(workspace, "quebec-namurr")
    assert refused.value.codes == ("unknown-relation",)


def test_a_new_holder_closes_the_one_before(tmp_path: Path) -> None:
    workspace = adopted(tmp_path)
    for name, day in (("Alix Exemple", date(2021, 11, 14)), ("Sacha Exemple", date(2025, 11, 9))):
        path, _ = api.set_holder(workspace, "quebec", "maire", name, since=day, gender="feminine")
    holders = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)["offices"]["maire"]["holders"]
    assert [(one["name"], one["from"], one.get("to")) for one in holders] == [
        ("Régis Labeaume", "2017-06-23", "2017-06-23"),
        ("Alix Exemple", "2021-11-14", "2025-11-08"),
        ("Sacha Exemple", "2025-11-09", None),
    ]
    assert "accent" not in {one.code for one in api.check(workspace, SIGNED).diagnostics}


@pytest.mark.parametrize(
    ("party", "office", "day", "gender", "code"),
    [
        ("quebek", "maire", "2025-11-09", "feminine", "unknown-office-party"),
        ("quebec", "mairie", "2025-11-09", "feminine", "unknown-office"),
        ("quebec", "maire", "2025-11-09", None, "gender-needed"),
        ("quebec", "maire", "2010-01-01", "feminine", "holder-later"),
    ],
)
def test_what_cannot_be_entered_is_refused_and_writes_nothing(
    tmp_path: Path, party: str, office: str, day: str, gender: str | None, code: str
) -> None:
    workspace = adopted(tmp_path)
    before = (tmp_path / "parties/quebec.yaml").read_bytes()
    with pytest.raises(api.Refused) as refused:
        api.set_holder(workspace, party, office, "Alix Exemple", since=date.fromisoformat(day), gender=gender)
    assert refused.value.codes == (code,)
    assert (tmp_path / "parties/quebec.yaml").read_bytes() == before


def test_a_known_act_is_entered_once(tmp_path: Path) -> None:
    workspace = adopted(tmp_path)
    file = api.add_known_act(workspace, "quebec-namur", "du 1er mars 2020 au 31 décembre 2020", source="registre")
    assert "- {period: {from: 2020-03-01, to: 2020-12-31}, source: registre}" in file.read_text("utf-8")
    rows, problems = api.radar(workspace, TODAY, everything=True)
    assert not problems
    assert any(row.start == date(2020, 3, 1) for row in rows)
    with pytest.raises(api.Refused) as refused:
        api.add_known_act(workspace, "quebec-namur", "2021-2023", source="registre")
    assert refused.value.codes == ("act-known",)


def test_blanks_say_what_they_accept_and_are_filled_in_words(tmp_path: Path) -> None:
    workspace = drafted(tmp_path)
    asked = {blank.name: (blank.kind, blank.where) for blank in api.blanks(workspace, NEXT)}
    assert asked == {
        "l'année de l'anniversaire du jumelage qui a déjà été fêté ensemble": ("year", "La culture"),
        "lieu de la signature": ("place", "signatures"),
        "date de la signature": ("day", "signatures"),
        "bourgmestre-faisant-fonction": ("person", "signatures"),
    }
    made = api.fill(workspace, NEXT, {"date de la signature": "10 décembre 2026", "lieu de la signature": "namur"})
    assert {blank.name for blank in made.left} == set(asked) - set(made.filled)
    text = made.path.read_text("utf-8")
    assert "    - at: namur\n      date: 2026-12-10\n" in text
    made = api.fill(workspace, NEXT, {"bourgmestre-faisant-fonction": "Sacha Exemple, féminin"})
    assert "name: Sacha Exemple, gender: feminine" in made.path.read_text("utf-8")


def test_an_answer_of_another_kind_is_refused_and_none_is_written(tmp_path: Path) -> None:
    workspace = drafted(tmp_path)
    before = (tmp_path / f"protocols/{NEXT}.yaml").read_bytes()
    with pytest.raises(api.Refused) as refused:
        api.fill(workspace, NEXT, {"lieu de la signature": "Namur", "date de la signature": "demain", "rien": "x"})
    assert refused.value.codes == ("blank-not-filled", "unknown-value")
    assert (tmp_path / f"protocols/{NEXT}.yaml").read_bytes() == before


def test_questions_are_asked_one_by_one_and_an_empty_answer_leaves_the_blank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import io

    workspace = drafted(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO("2024\n\n10 décembre 2026\n-\n"))
    assert main(["fill", NEXT, "--lang", "fr"]) == 0
    said = capsys.readouterr().err
    assert "imprimé dans « La culture »" in said
    assert said.endswith("il reste 1 blanc\n")
    assert [blank.name for blank in api.blanks(workspace, NEXT)] == ["lieu de la signature"]
    assert "namur: [bourgmestre]" in (tmp_path / f"protocols/{NEXT}.yaml").read_text("utf-8")


def test_all_clauses_of_an_act_are_approved_by_both_cities_with_the_fingerprint(tmp_path: Path) -> None:
    workspace = drafted(tmp_path)
    api.revise(workspace, "culture", today=date(2027, 1, 1))
    path = tmp_path / f"protocols/{NEXT}.yaml"
    path.write_text(path.read_text("utf-8").replace("culture@2017", "culture@2027"), "utf-8")
    with pytest.raises(api.Refused) as refused:
        api.change_states(workspace, NEXT, "approved", by="Conseil", on=date(2026, 12, 1))
    assert refused.value.codes == ("state-not-next",)
    api.change_states(workspace, NEXT, "proposed", by="Comité", on=date(2026, 11, 26))
    for body, number in (("Conseil A", "A-1"), ("Conseil B", "B-2"), ("Conseil B", "B-2")):
        api.change_states(workspace, NEXT, "approved", by=body, on=date(2026, 12, 1), number=number)
    steps = yaml.safe_load((tmp_path / "clauses/culture/2027.trace.yaml").read_text("utf-8"))["steps"]
    assert [(step["status"], step["by"], step.get("number")) for step in steps] == [
        ("proposed", "Comité", None),
        ("approved", "Conseil A", "A-1"),
        ("approved", "Conseil B", "B-2"),
    ]
    assert "approved-edition-altered" not in {one.code for one in api.check(workspace, NEXT).diagnostics}
    clause = tmp_path / "clauses/culture/2027.md"
    clause.write_text(clause.read_text("utf-8") + "\nUn mot de plus.\n", "utf-8")
    assert "approved-edition-altered" in {one.code for one in api.check(workspace, NEXT).diagnostics}


def test_a_workspace_may_approve_a_draft_in_one_step(tmp_path: Path) -> None:
    workspace = drafted(tmp_path)
    api.revise(workspace, "culture", today=date(2027, 1, 1))
    path = tmp_path / f"protocols/{NEXT}.yaml"
    path.write_text(path.read_text("utf-8").replace("culture@2017", "culture@2027"), "utf-8")
    relation = tmp_path / "protocols/quebec-namur/relation.yaml"
    relation.write_text(relation.read_text("utf-8") + "one_step: true\n", "utf-8")
    api.change_states(workspace, NEXT, "approved", by="Conseil", on=date(2026, 12, 1))
    steps = yaml.safe_load((tmp_path / "clauses/culture/2027.trace.yaml").read_text("utf-8"))["steps"]
    assert [step["status"] for step in steps] == ["proposed", "approved"]


def test_the_state_of_a_signed_or_built_in_act_does_not_change(tmp_path: Path) -> None:
    workspace = adopted(tmp_path)
    with pytest.raises(api.Refused) as refused:
        api.change_states(workspace, SIGNED, "ready", by="x", on=TODAY)
    assert refused.value.codes == ("act-state",)


def test_next_says_what_to_do_in_order_with_commands_that_are_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = adopted(tmp_path / "a")
    [pressing] = api.next_steps(workspace, today=TODAY)
    assert [task.what for task in pressing.tasks] == ["decide", "renew"]
    assert f"engross renew {SIGNED} --period 2027-2029" in pressing.tasks[1].command
    workspace = drafted(tmp_path / "b")
    [standing] = api.next_steps(workspace, NEXT, today=TODAY)
    assert [task.what for task in standing.tasks] == ["fill", "office", "ready", "report", "copies"]
    monkeypatch.chdir(tmp_path / "b")
    assert main(["next", NEXT, "--lang", "fr", "--today", "2026-11-25"]) == 0
    assert "complétez 3 blancs" in capsys.readouterr().out
    with pytest.raises(api.Refused):
        api.next_steps(workspace, "quebec-namur/1999", today=TODAY)


def test_french_words_are_taken_for_values_and_written_back_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = at_hand(tmp_path)
    path = tmp_path / f"protocols/{SIGNED}.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("state: signed", "state: signé").replace("gender: masculine", "gender: Masculin"), "utf-8"
    )
    assert not [one for one in api.check(workspace, SIGNED).diagnostics if one.code == "wrong-value"]
    monkeypatch.chdir(tmp_path)
    assert main(["office", "quebec", "maire", "Alix Exemple", "--from", "2025-11-09", "--gender", "Féminin"]) == 0
    assert "gender: feminine" in (tmp_path / "parties/quebec.yaml").read_text("utf-8")


def test_renewing_a_built_in_act_takes_its_files_over(tmp_path: Path) -> None:
    (tmp_path / "protocols").mkdir()
    workspace = Workspace(tmp_path, builtin_root())
    made = api.renew(workspace, SIGNED, today=TODAY, period="2027-2029")
    assert (tmp_path / f"protocols/{SIGNED}.yaml").is_file()
    for one in made.diagnostics:
        assert one.origin.file.startswith("--") or (tmp_path / one.origin.file).is_file(), one


def test_a_working_copy_is_no_act_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = at_hand(tmp_path)
    path = tmp_path / f"protocols/{SIGNED}.yaml"
    copy = path.with_name("2017-2019-revu.yaml")
    copy.write_text(path.read_text("utf-8").replace("state: signed", "state: draft"), "utf-8")
    alone = path.with_name("2031-revu.yaml")
    alone.write_text(copy.read_text("utf-8").replace("period: 2017-2019", "period: 2031"), "utf-8")
    names = {row.name for row in api.radar(workspace, TODAY, everything=True)[0]}
    assert f"{SIGNED}-revu" not in names
    assert "quebec-namur/2031-revu" in names
    assert f"{SIGNED}-revu" not in {one.name for one in api.listing(workspace, TODAY)}
    assert f"{SIGNED}-revu" in workspace.protocol_names()
    assert api.build(workspace, f"{SIGNED}-revu", api.BuildOptions("text", "-"))[0].content
