"""The draft of the next act: what moves on, what stays, what is left to a person, what is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engross import api
from engross.diagnostics import Refused
from engross.workspace import Workspace
from tests.renewal.acts import FILE, NEXT, OLD, SIGNED, at_hand, edit, fictional

TODAY = date(2032, 6, 1)


def renewed(
    workspace: Workspace, name: str = OLD, period: str = "2033-2035", signing: date | None = None, place: str = ""
) -> api.Renewed:
    return api.renew(workspace, name, period=period, today=TODAY, signing=signing, place=place or None)


def codes(made: api.Renewed) -> list[str]:
    return [one.code for one in made.diagnostics]


def refused(
    workspace: Workspace, name: str = OLD, period: str = "2033-2035", signing: date | None = None, place: str = ""
) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as caught:
        renewed(workspace, name, period, signing, place)
    return [(one.code, str(one.origin)) for one in caught.value.diagnostics]


def test_only_what_must_change_changes(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    [path] = renewed(workspace, signing=date(2032, 12, 1), place="montfleur").files
    old, new = ((tmp_path / name).read_text("utf-8") for name in (FILE, str(path.relative_to(tmp_path))))
    was, becomes = old.split("\n"), new.split("\n")
    assert [line for line in was if line not in becomes] == [
        "period: 2030-2032",
        "predecessor: montfleur-rivebelle/2027-2029",
        "state: signed",
        "  events: [{at: montfleur, date: 2029-12-14}]",
    ]
    assert [line for line in becomes if line not in was] == [
        "period: 2033-2035",
        "predecessor: montfleur-rivebelle/2030-2032",
        "state: draft",
        "  events: [{at: montfleur, date: 2032-12-01}]",
    ]
    assert [line.split(":")[0] for line in was] == [line.split(":")[0] for line in becomes]


def test_comments_order_and_spacing_survive(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    edit(tmp_path, FILE, "fictional: true\n", "# premier\nfictional:   true   # inventé\n\n")
    edit(tmp_path, FILE, "period: 2030-2032", "period:   2030-2032    # la période")
    [path] = renewed(workspace).files
    text = path.read_text("utf-8")
    assert text.startswith("# premier\nfictional:   true   # inventé\n\n")
    assert "period:   2033-2035    # la période\n" in text


def test_what_follows_from_the_period_is_computed(tmp_path: Path) -> None:
    made = renewed(fictional(tmp_path))
    told = [(one.where.replace("\u00a0", " "), one.old, one.new) for one in made.outcome.changes]
    assert ("Article 2 Durée", "2030-2032", "2033-2035") in told
    assert ("Protocole de coopération", "2030-2032", "2033-2035") in told
    assert "period-gap" not in codes(made)


def test_day_and_place_are_blanks_until_they_are_known(tmp_path: Path) -> None:
    made = renewed(fictional(tmp_path))
    text = made.files[0].read_text("utf-8")
    assert 'place: "[[signing.place]]"' in text or "[[" in text
    assert len(made.outcome.blanks) == 2


def test_every_blank_keeps_the_act_from_being_final(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    made = renewed(workspace)
    [built] = api.build(workspace, (made.name,), api.BuildOptions("text", Path("-"), draft=False))
    assert built.content is None
    errors = {one.facts["name"] for one in built.diagnostics if one.code == "placeholder"}
    assert errors == set(made.outcome.blanks)
    [draft] = api.build(workspace, (made.name,), api.BuildOptions("text", Path("-")))
    assert draft.content is not None
    assert all(f"[{name}]" in draft.content.decode() for name in made.outcome.blanks)


def test_years_and_dates_are_asked_anew_and_the_limits_of_the_period_follow_it(tmp_path: Path) -> None:
    clause = "clauses/objet/1.md"
    workspace = fictional(tmp_path)
    edit(
        tmp_path,
        clause,
        "status: approved\n",
        "status: approved\nvariables:\n  fete: {type: date, note: le jour de la fête}\n  bilan: date\n  foire: year\n"
        "  lieux: list\n  places: integer\n",
    )
    edit(
        tmp_path,
        clause,
        "Elles s'y",
        "La fête a lieu le {{ fete | date }}, le bilan le {{ bilan | date }}, la foire en {{ foire }}, "
        "{{ lieux | join }}, pour {{ places }} personnes. Elles s'y",
    )
    edit(
        tmp_path,
        FILE,
        "[objet@1, duree@1",
        "[{clause: objet@1, with: {fete: 2031-05-12, bilan: 2032-12-31, foire: 2031, "
        "lieux: [en juin 2031, au parc], places: 12}}, duree@1",
    )
    made = renewed(workspace)
    text = made.files[0].read_text("utf-8")
    assert (
        'with: {fete: "[[le jour de la fête]]", bilan: 2035-12-31, foire: "[[foire]]", '
        'lieux: ["[[lieux, 1]]", au parc], places: 12}'
    ) in text
    assert {"le jour de la fête", "foire", "lieux, 1"} <= set(made.outcome.blanks)
    assert codes(made).count("value-aged") == 3
    assert codes(made).count("value-rolled") == 1


def test_a_person_named_is_asked_for_anew_and_an_office_is_not(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    edit(tmp_path, FILE, "rivebelle: direction", "rivebelle: {name: Maude Inventée, gender: feminine}")
    made = renewed(workspace)
    text = made.files[0].read_text("utf-8")
    assert "montfleur: maire" in text
    assert "Maude" not in text
    assert "person-named" in codes(made)
    assert len(made.outcome.blanks) == 3


def test_a_decision_is_asked_for_anew(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    edit(
        tmp_path,
        FILE,
        "rivebelle: direction",
        "rivebelle: {office: direction, authority: {name: résolution, number: 12-3, date: 2029-11-20}}",
    )
    made = renewed(workspace)
    text = made.files[0].read_text("utf-8")
    assert "12-3" not in text
    assert "2029-11-20" not in text
    [built] = api.build(workspace, (made.name,), api.BuildOptions("text", Path("-"), draft=False))
    assert "decision-blank" in {one.code for one in built.diagnostics}


def test_an_open_edition_is_pinned(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    edit(tmp_path, FILE, "travaux@1", "travaux")
    assert "[objet@1, duree@1, travaux@1]" in renewed(workspace).files[0].read_text("utf-8")


def test_words_about_the_old_time_are_told_where_they_stand(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    edit(
        tmp_path,
        "clauses/final/1.md",
        "Ce texte",
        "Le bilan est dressé avant le 12 mai 2031 et une foire aura lieu en 2032. Les accords antérieurs restent. "
        "Alix Fictif préside. Cette année, rien. La charte date de 1995. Ce texte",
    )
    told = {
        (one.code, one.facts.get("text")) for one in renewed(workspace).diagnostics if "final/1.md" in one.origin.file
    }
    assert told == {
        ("date-past", "12 mai 2031"),
        ("old-time-named", "2032"),
        ("precedents-named", "Les accords antérieurs"),
        ("person-named", "Alix Fictif"),
        ("passing-words", "Cette année"),
    }


def test_a_later_edition_and_a_note_that_stays_behind_are_told(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    api.revise(workspace, "objet", today=TODAY)
    edit(tmp_path, FILE, "state: signed", "note: signé à Montfleur\nstate: signed")
    made = renewed(workspace)
    told = {one.code: one.facts for one in made.diagnostics}
    assert (told["later-edition"]["clause"], told["later-edition"]["edition"]) == ("objet", "2")
    assert "note-left-out" in told
    assert "signé à Montfleur" not in made.files[0].read_text("utf-8")
    assert "objet@1" in made.files[0].read_text("utf-8")


def test_a_comment_about_the_old_time_is_told(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    edit(tmp_path, FILE, "period: 2030-2032", "period: 2030-2032  # jusqu'à la fin de 2032")
    assert "old-time-named" in codes(renewed(workspace))


def test_a_unit_that_was_renamed_is_told_and_the_new_act_has_the_new_name(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    edit(
        tmp_path,
        "parties/montfleur.yaml",
        "locale: fr-CA\n",
        "locale: fr-CA\nunit: {text: Bureau neuf, article: true}\nformer_units:\n"
        "  - {unit: {text: Bureau ancien, article: true}, until: 2031-01-31}\n",
    )
    edit(tmp_path, "clauses/final/1.md", "Ce texte", "Suivi par {{ parties[0].unit | the }}. Ce texte")
    made = renewed(workspace, signing=date(2032, 12, 1))
    assert [one.facts for one in made.diagnostics if one.code == "unit-renamed"] == [
        {"text": "Bureau ancien", "new": "Bureau neuf", "party": "montfleur"}
    ]
    texts = {}
    for name in (OLD, made.name):
        [built] = api.build(workspace, (name,), api.BuildOptions("text", Path("-"), draft=True))
        assert built.content is not None
        texts[name] = built.content.decode()
    assert "le Bureau ancien" in texts[OLD]
    assert "le Bureau neuf" in texts[made.name]


def test_the_chain_is_told(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    made = renewed(workspace, period="2035-2037")
    told = {one.code: one.facts for one in made.diagnostics}
    assert (told["period-gap"]["first"], told["period-gap"]["last"]) == ("2033-01-01", "2034-12-31")
    assert (told["anniversary-falls"]["number"], told["anniversary-falls"]["year"]) in (("25", "2035"), ("40", "2035"))
    made = renewed(workspace, period="2032-2034")
    assert "period-overlaps" in codes(made)
    made = renewed(workspace, "montfleur-rivebelle/2027-2029", period="2033-2035")
    assert [one.facts["latest"] for one in made.diagnostics if one.code == "not-latest"] == [OLD]


def test_an_office_without_holder_is_told(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    edit(tmp_path, "parties/montfleur.yaml", "from: 2029-11-05", "from: 2029-11-05, to: 2031-01-31")
    made = renewed(workspace, signing=date(2032, 12, 1))
    assert [one.facts["day"] for one in made.diagnostics if one.code == "office-vacant"] == ["2032-12-01"]


def test_what_is_past_is_told(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    made = api.renew(workspace, OLD, period="2033-2035", today=date(2034, 1, 1), signing=date(2032, 12, 1))
    assert [str(one.origin.file) for one in made.diagnostics if one.code == "date-past"] == [
        "--period",
        "--signing-date",
    ]


def test_acts_known_without_their_text_fill_the_gap(tmp_path: Path) -> None:
    made = api.renew(at_hand(tmp_path), SIGNED, period="2027-2029", today=date(2026, 11, 25))
    told = {one.code: one.facts for one in made.diagnostics}
    assert (told["period-gap"]["first"], told["period-gap"]["last"]) == ("2020-01-01", "2020-12-31")
    assert told["not-latest"]["period"] == "2024-2026"


def test_the_protocol_at_hand_is_renewed_and_no_fact_is_invented(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    made = api.renew(workspace, SIGNED, period="2027-2029", today=date(2026, 11, 25))
    assert made.name == NEXT
    [draft] = api.build(workspace, (NEXT,), api.BuildOptions("text", Path("-")))
    assert draft.content is not None
    text = draft.content.decode().replace("\u00a0", " ")
    assert "30e anniversaire du jumelage en 2029" in text
    assert "Protocole de coopération 2027-2029" in text
    for person in ("Labeaume", "Prévot", "Barzin"):
        assert person not in text
    assert "2014" not in text
    assert set(made.outcome.blanks) == {
        "l'année de l'anniversaire du jumelage qui a déjà été fêté ensemble",
        "lieu de la signature",
        "date de la signature",
        "maire",
        "bourgmestre",
        "bourgmestre-faisant-fonction",
    }
    [final] = api.build(workspace, (NEXT,), api.BuildOptions("text", Path("-"), draft=False))
    assert final.content is None


# what is refused


def test_a_draft_is_not_renewed(tmp_path: Path) -> None:
    workspace = fictional(tmp_path, {FILE: ("state: signed", "state: draft")})
    assert refused(workspace) == [("renewal-not-signed", f"{FILE}:6:8")]


def test_a_period_must_come_after(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    assert refused(workspace, period="2027-2029") == [("renewal-backwards", f"{FILE}:3:9")]
    assert refused(workspace, period="2030") == [("renewal-backwards", f"{FILE}:3:9")]


@pytest.mark.parametrize("period", ["2033-20", "demain", "2035-2033", "2033-02-30/2035-01-01", "2033/2035", ""])
def test_a_period_that_is_none_is_refused(tmp_path: Path, period: str) -> None:
    assert [code for code, _ in refused(fictional(tmp_path), period=period)] == ["not-a-period"]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    [path] = renewed(workspace).files
    path.write_text("à moi\n", encoding="utf-8")
    assert refused(workspace) == [("renewal-exists", "protocols/montfleur-rivebelle/2033-2035.yaml:1:1")]
    assert path.read_text("utf-8") == "à moi\n"


def test_signing_comes_after_the_act_before(tmp_path: Path) -> None:
    assert refused(fictional(tmp_path), signing=date(2029, 12, 14)) == [
        ("signed-before-predecessor", "--signing-date:1:1")
    ]


def test_a_place_is_one_of_the_parties(tmp_path: Path) -> None:
    assert refused(fictional(tmp_path), place="ormesson") == [("unknown-party", "--at:1:1")]


def test_a_chain_in_a_circle_names_all_its_links(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    first = "protocols/montfleur-rivebelle/2027-2029.yaml"
    edit(tmp_path, first, "period: 2027-2029", f"period: 2027-2029\npredecessor: {OLD}")
    with pytest.raises(Refused) as caught:
        renewed(workspace)
    [one] = caught.value.diagnostics
    assert one.code == "chain-circular"
    assert {one.origin.file, *(other.file for other in one.also)} == {FILE, first}


def test_a_renewal_can_be_renewed_once_signed_and_not_before(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    made = renewed(workspace, signing=date(2032, 12, 1), place="montfleur")
    assert [code for code, _ in refused(workspace, made.name, "2036-2038")] == ["renewal-not-signed"]
    edit(tmp_path, f"protocols/{made.name}.yaml", "state: draft", "state: signed")
    again = renewed(workspace, made.name, "2036-2038")
    assert again.name == "montfleur-rivebelle/2036-2038"
