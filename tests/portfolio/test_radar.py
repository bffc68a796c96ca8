"""The radar: where each act stands on a day, and by when the next one must be drafted."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross import api
from engross.cli import main
from engross.model.deadline import DeadlineStatus
from engross.model.moment import Period
from engross.model.protocol import Milestone
from engross.model.succession import anniversaries, uncovered
from tests.renewal.acts import FILE, OLD, SIGNED, at_hand, edit, fictional

EARLIER = "montfleur-rivebelle/2027-2029"


def standing(folder: Path, day: date, **more: int) -> dict[str, DeadlineStatus]:
    from engross.workspace import Workspace

    rows, wrong = api.radar(Workspace(folder, folder), day, everything=True, **more)
    assert not wrong
    return {row.name: row.standing for row in rows}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2029, 12, 31), DeadlineStatus.COMING),
        (date(2030, 6, 1), DeadlineStatus.RUNNING),
        (date(2032, 5, 8), DeadlineStatus.SOON),
        (date(2032, 7, 2), DeadlineStatus.LATE),
        (date(2032, 12, 31), DeadlineStatus.LATE),
        (date(2033, 1, 1), DeadlineStatus.ENDED),
    ],
)
def test_an_act_stands_by_its_days(tmp_path: Path, day: date, expected: DeadlineStatus) -> None:
    fictional(tmp_path)
    assert standing(tmp_path, day) == {OLD: expected, EARLIER: DeadlineStatus.RENEWED}


def test_a_draft_that_follows_is_seen(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    made = api.renew(workspace, OLD, today=date(2032, 6, 1), period="2033-2035")
    found = standing(tmp_path, date(2032, 8, 1))
    assert (found[OLD], found[made.name]) == (DeadlineStatus.DRAFTING, DeadlineStatus.DRAFT)


def test_the_council_that_sits_first_decides(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    for party, days in (("montfleur", "2032-09-06, 2032-12-06, 2033-01-10"), ("rivebelle", "2032-11-08")):
        edit(tmp_path, f"parties/{party}.yaml", "locale:", f"sittings: [{days}]\nlocale:")
    [row] = [row for row in api.radar(workspace, date(2032, 1, 1))[0] if row.name == OLD]
    assert (row.sitting, row.begin) == (date(2032, 11, 8), date(2032, 11, 8) - timedelta(weeks=26))
    [row] = [row for row in api.radar(workspace, date(2032, 1, 1), weeks=10)[0] if row.name == OLD]
    assert row.begin == date(2032, 11, 8) - timedelta(weeks=10)
    edit(tmp_path, "protocols/montfleur-rivebelle/relation.yaml", "fictional: true", "fictional: true\nlead: 12")
    [row] = [row for row in api.radar(workspace, date(2032, 1, 1))[0] if row.name == OLD]
    assert row.begin == date(2032, 11, 8) - timedelta(weeks=12)


def test_acts_known_without_their_text_are_there(tmp_path: Path) -> None:
    rows, _ = api.radar(at_hand(tmp_path), date(2026, 11, 25))
    assert [(row.name, row.state, row.standing) for row in rows] == [
        ("quebec-namur (2024-2026)", "known", DeadlineStatus.LATE)
    ]


def test_the_most_pressing_comes_first(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    edit(tmp_path, FILE, "state: signed", "state: ready")
    rows, _ = api.radar(workspace, date(2029, 8, 1))
    assert [row.standing for row in rows] == [DeadlineStatus.DRAFTING, DeadlineStatus.DRAFT]


def test_what_cannot_be_read_is_told_and_the_others_are_shown(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    (tmp_path / "protocols/montfleur-rivebelle/2040.yaml").write_text("a: [\n", encoding="utf-8")
    rows, wrong = api.radar(workspace, date(2032, 1, 1))
    assert OLD in [row.name for row in rows]
    assert [one.code for one in wrong] == ["bad-yaml"]


def test_the_calendar_is_read_by_another_program(tmp_path: Path) -> None:
    rows, _ = api.radar(fictional(tmp_path), date(2032, 1, 1))
    rows = tuple(replace(row, title="Accord; été, " * 9) for row in rows)
    made = api.radar_calendar(rows, date(2032, 1, 1), "fr")
    assert made == api.radar_calendar(rows, date(2032, 1, 1), "fr")
    assert max(map(len, made.split(b"\r\n"))) <= 75
    events = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert [(str(event["uid"]).split(".")[0], event.decoded("dtstart")) for event in events] == [
        ("begin", date(2032, 7, 2)),
        ("end", date(2032, 12, 31)),
    ]
    assert len({event["uid"] for event in events}) == len(events)


@pytest.mark.parametrize("form", ["text", "html", "pdf", "ics", "json"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_form_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, lang: str) -> None:
    at_hand(tmp_path)
    monkeypatch.chdir(tmp_path)
    out = tmp_path / f"out.{form}"
    assert main(["radar", "--today", "2026-11-25", "--to", form, "-o", str(out), "--lang", lang]) == 0
    assert out.stat().st_size > 100


def test_the_bytes_of_a_pdf_are_not_written_on_a_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_hand(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["radar", "--today", "2026-11-25", "--to", "pdf"]) == 2


# A model is built when it is first used, which a law must not wait for.
Period.model_validate({"from": "2030-01-01", "to": "2030-12-31"})
_DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
_PERIODS = st.tuples(_DAYS, _DAYS).map(lambda days: Period.model_validate({"from": min(days), "to": max(days)}))


@given(_PERIODS, st.lists(_PERIODS, max_size=4), _PERIODS)
def test_uncovered_days_are_those_of_no_act(before: Period, known: list[Period], after: Period) -> None:
    gaps = uncovered(before, after, known)
    acts = [before, *known, after]
    for first, last in gaps:
        assert before.end < first <= last < after.start
        for day in (first, last):
            assert not any(act.start <= day <= act.end for act in acts)
    day = before.end
    covered = [act for act in acts if act.start <= after.start]
    while (day := day + timedelta(days=37)) < after.start:
        inside = any(first <= day <= last for first, last in gaps)
        assert inside is not any(act.start <= day <= act.end for act in covered)


@given(_DAYS, _PERIODS)
def test_round_anniversaries_fall_in_the_period(day: date, period: Period) -> None:
    milestone = Milestone.model_validate({"name": "x", "date": day.isoformat()})
    for one in anniversaries({"x": milestone}, period):
        assert one.number % 5 == 0
        assert one.number == one.year - day.year > 0
        assert period.start.year <= one.year <= period.end.year


def test_the_command_says_when_there_is_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at_hand(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["radar", "--today", "2026-11-25", "--lang", "fr"]) == 0
    said = capsys.readouterr()
    assert "rédaction en retard" in said.out
    assert SIGNED not in said.out


def test_what_amends_an_act_is_no_act_of_its_own_there() -> None:
    from engross.workspace import Workspace
    from tests.conftest import CASES

    folder = CASES / "good" / "une-relation"
    rows, wrong = api.radar(Workspace(folder, folder), date(2029, 1, 1), everything=True)
    assert not wrong
    assert [row.name for row in rows] == ["exempleville-modelbourg/2027-2029"]
