"""List, radar, show, status, life, consolidated text and calendar tell the same of an act, on every day."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import icalendar
import pytest

from engross import api
from engross.cli import main
from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES

RELATION = "exempleville-modelbourg"
NAME = f"{RELATION}/2027-2029"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The signed protocol of the good case, alone in its relation, with nothing entered in its life."""
    shutil.copytree(CASES / "good" / "une-relation", tmp_path / "w")
    for path in (tmp_path / "w" / "protocols" / RELATION).glob("2027-2029[-.]*"):
        if path.name != "2027-2029.yaml":
            path.unlink()
    monkeypatch.chdir(tmp_path / "w")
    monkeypatch.setenv("ENGROSS_LANG", "en")
    return Workspace(tmp_path / "w", builtin_root())


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == 0
    return capsys.readouterr().out.replace("\u00a0", " ")


@pytest.mark.parametrize("by", ["letters", "amendment"])
def test_a_prolongation_is_told_alike_everywhere(home: Workspace, capsys: pytest.CaptureFixture[str], by: str) -> None:
    if by == "letters":
        api.enter_event(home, NAME, "extended", date(2029, 6, 1), source="letters", until=date(2031, 12, 31))
    else:
        path = home.root / "protocols" / f"{NAME}.yaml"
        copy = path.with_name("2027-2029-revu.yaml")
        text = path.read_text("utf-8").replace("period: 2027-2029", "period: 2027-2031")
        copy.write_text(text.replace("state: signed", "state: draft"), encoding="utf-8")
        made = api.amend(home, NAME, f"{NAME}-revu", api.AmendOptions(signed=date(2029, 6, 1)))
        copy.unlink()
        file = home.root / "protocols" / f"{made.name}.yaml"
        assert "until: '2031-12-31'" in file.read_text("utf-8")
        file.write_text(file.read_text("utf-8").replace("state: draft", "state: signed"), encoding="utf-8")
    today = ["--today", "2030-06-01"]
    assert re.search(rf"{NAME} .*running +2027-01-01 +2031-12-31", said(capsys, "list", "--long", *today))
    assert re.search(rf"{NAME} .*running +2031-12-31", said(capsys, "radar", *today))
    for command in ("show", "status", "life"):
        option = "--on" if command == "status" else "--today"
        told = said(capsys, command, NAME, option, "2030-06-01")
        assert "in force" in told, command
        assert "December 31, 2031 (prolonged until December 31, 2031 inclusive" in told, command
    text = said(capsys, "consolidate", NAME, "--at", "2030-06-01", "-o", "-")
    assert "l’acte est en vigueur ; son dernier jour est le 31 décembre 2031" in " ".join(text.split())
    events = icalendar.Calendar.from_ical(said(capsys, "radar", *today, "--to", "ics")).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events if str(event["uid"]).startswith("end.")] == [
        date(2031, 12, 31)
    ]
    # Before it was agreed, nobody knew of it.
    assert re.search(rf"{NAME} .*2029-12-31", said(capsys, "radar", "--today", "2029-05-01"))
    data = json.loads(said(capsys, "life", NAME, "--today", "2029-05-01", "--to", "json"))
    assert data[0]["last"]["day"] == "2029-12-31"


def test_a_renewal_after_a_prolongation_leaves_no_gap(home: Workspace) -> None:
    api.enter_event(home, NAME, "extended", date(2029, 6, 1), source="letters", until=date(2030, 12, 31))
    renewed = api.renew(home, NAME, today=date(2030, 6, 1), period="2031-2033")
    assert not {"period-gap", "period-overlaps"} & {one.code for one in renewed.diagnostics}
    assert not {"period-gap", "period-overlaps"} & {one.code for one in api.check(home, renewed.name).diagnostics}
    too_soon = api.renew(home, NAME, today=date(2030, 6, 1), period="2030-2032")
    assert "period-overlaps" in {one.code for one in too_soon.diagnostics}


@pytest.mark.parametrize(
    ("day", "words"),
    [("2026-12-31", "pas encore en vigueur"), ("2035-01-01", "n’est plus en vigueur"), ("2028-01-15", "est suspendu")],
)
def test_a_text_outside_the_life_of_its_act_says_so(
    home: Workspace, capsys: pytest.CaptureFixture[str], day: str, words: str
) -> None:
    api.enter_event(home, NAME, "suspended", date(2028, 1, 1), source="letters", until=date(2028, 1, 31))
    content, _, told = api.consolidate(home, NAME, at=date.fromisoformat(day), output=Path("-"))
    assert "outside-life" in {one.code for one in told}
    assert words in content.decode()
    _, _, inside = api.consolidate(home, NAME, at=date(2028, 6, 1), output=Path("-"))
    assert "outside-life" not in {one.code for one in inside}


def test_two_times_are_asked_of_a_life_too(home: Workspace) -> None:
    api.enter_event(home, NAME, "extended", date(2029, 6, 1), source="letters", until=date(2031, 12, 31))
    for known, code in ((None, False), (date(2029, 1, 1), True)):
        _, _, told = api.consolidate(home, NAME, at=date(2030, 6, 1), known_on=known, output=Path("-"))
        assert ("outside-life" in {one.code for one in told}) is code


def test_what_is_impossible_is_refused_and_nothing_is_written(home: Workspace) -> None:
    with pytest.raises(api.Refused) as refused:
        api.enter_event(home, NAME, "dénonciation", date(2026, 12, 20), source="lettre", until=date(2026, 12, 31))
    assert [one.code for one in refused.value.diagnostics] == ["denounced-before-force"]
    assert not (home.root / "protocols" / f"{NAME}.life.yaml").exists()


def test_events_are_added_one_after_the_other_and_the_file_keeps_its_words(home: Workspace) -> None:
    path = home.root / "protocols" / f"{NAME}.life.yaml"
    path.write_text("# ours\nterm:\n  denunciation: 6 mois  # article 7\n", encoding="utf-8")
    api.enter_event(home, NAME, "approved", date(2026, 11, 9), source="minutes: p. 4", party="exempleville")
    api.enter_event(home, NAME, "dénonciation", date(2028, 3, 12), source="lettre", party="modelbourg")
    text = path.read_text("utf-8")
    assert text.startswith("# ours\nterm:\n  denunciation: 6 mois  # article 7\nevents:\n")
    life, problems = api.life(home, NAME, date(2028, 6, 1))
    assert not problems
    assert (life.state.value, life.last) == ("notice", date(2028, 9, 12))
    assert [event.kind.value for event in life.events if event.source != f"protocols/{NAME}.yaml"] == [
        "approved",
        "denounced",
    ]


def test_an_impossible_life_is_told_by_check_at_its_line(home: Workspace) -> None:
    path = home.root / "protocols" / f"{NAME}.life.yaml"
    path.write_text("events:\n  - {day: 2028-01-01, kind: resumed, source: x}\n", encoding="utf-8")
    told = [one for one in api.check(home, NAME).diagnostics if one.code == "resumed-nothing"]
    assert [(one.origin.file, one.origin.line) for one in told] == [(f"protocols/{NAME}.life.yaml", 2)]
    assert "resumed-nothing" in {one.code for one in api.radar(home, date(2028, 1, 1))[1]}


def test_an_amendment_that_prolongs_in_words_only_is_told(home: Workspace) -> None:
    path = home.root / "protocols" / f"{NAME}.yaml"
    copy = path.with_name("2027-2029-revu.yaml")
    text = path.read_text("utf-8").replace("period: 2027-2029", "period: 2027-2031")
    copy.write_text(text.replace("state: signed", "state: draft"), encoding="utf-8")
    made = api.amend(home, NAME, f"{NAME}-revu", api.AmendOptions(signed=date(2029, 6, 1)))
    copy.unlink()
    assert "extension-unsaid" not in {one.code for one in api.check(home, made.name).diagnostics}
    file = home.root / "protocols" / f"{made.name}.yaml"
    file.write_text(re.sub(r",? *\n? *until: '2031-12-31'", "", file.read_text("utf-8")), encoding="utf-8")
    assert "extension-unsaid" in {one.code for one in api.check(home, made.name).diagnostics}


def test_the_pages_and_the_picture_tell_the_life(home: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    api.enter_event(home, NAME, "extended", date(2029, 6, 1), source="letters", until=date(2031, 12, 31))
    for form in ("html", "svg"):
        page = said(capsys, "life", RELATION, "--today", "2030-06-01", "--to", form, "--lang", "fr")
        assert "en vigueur, du 1er janvier 2027 au 31 décembre 2031 inclus" in page
        assert "prolongation" in page
    pdf = home.root / "acts.pdf"
    assert main(["life", RELATION, "--today", "2030-06-01", "-o", str(pdf)]) == 0
    assert pdf.read_bytes().startswith(b"%PDF")


def test_status_of_an_act_is_data_too(home: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(said(capsys, "status", NAME, "--on", "2028-01-01", "--format", "json"))
    assert data["life"]["state"] == "running"
    assert {"name": "objet@1", "status": "approved"} in data["clauses"]
