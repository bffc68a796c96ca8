"""The calendar as another program reads it: names that stay, alarms, cancelled events, only what is one's own."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross import api
from engross.model.life import CalendarEvent
from engross.render.calendar import calendar
from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES
from tests.renewal.acts import OLD, fictional

NAME = "exempleville-modelbourg/2027-2029"
TODAY = date(2028, 6, 1)


def home(folder: Path) -> Workspace:
    shutil.copytree(CASES / "good" / "une-relation", folder)
    return Workspace(folder, builtin_root())


def events(workspace: Workspace, today: date = TODAY, word: str = "a" * 32) -> dict[str, Any]:
    rows, _ = api.radar(workspace, today, everything=True)
    identity = api.calendar_identity(workspace, lambda: word)
    made = api.radar_calendar(rows, today, "fr", workspace=workspace, identity=identity)
    return {str(event["uid"]): event for event in icalendar.Calendar.from_ical(made).walk("VEVENT")}


def test_names_stay_over_runs_and_differ_between_workspaces(tmp_path: Path) -> None:
    one, other = home(tmp_path / "one"), home(tmp_path / "other")
    first = events(one)
    assert set(events(one, word="b" * 32)) == set(first)  # the identity was kept
    assert set(events(one, TODAY + timedelta(days=30))) <= set(first)
    assert first
    assert not set(events(other, word="b" * 32)) & set(first)


def test_a_day_that_moves_keeps_its_name_and_counts_up(tmp_path: Path) -> None:
    workspace = home(tmp_path / "w")
    before = events(workspace)
    api.enter_event(workspace, NAME, "extended", date(2028, 5, 1), source="letters", until=date(2031, 12, 31))
    after = events(workspace)
    [end] = [uid for uid in before if uid.startswith("end.")]
    assert (before[end].decoded("dtstart"), after[end].decoded("dtstart")) == (date(2029, 12, 31), date(2031, 12, 31))
    assert after[end]["sequence"] > before[end]["sequence"]


def test_an_act_that_was_renewed_or_ended_cancels_its_deadlines(tmp_path: Path) -> None:
    workspace = fictional(tmp_path / "w")
    before = events(workspace, date(2032, 1, 1))
    assert {str(event["status"]) for event in before.values()} == {"CONFIRMED"}  # the act of 2027-2029 is long past
    [begin] = [uid for uid, event in before.items() if uid.startswith("begin.") and event["status"] == "CONFIRMED"]
    made = api.renew(workspace, OLD, today=date(2032, 1, 1), period="2033-2035")
    path = tmp_path / "w" / "protocols" / f"{made.name}.yaml"
    path.write_text(path.read_text("utf-8").replace("state: draft", "state: signed"), encoding="utf-8")
    after = events(workspace, date(2032, 9, 1))
    assert after[begin]["status"] == "CANCELLED"
    assert after[begin]["sequence"] > before[begin]["sequence"]
    api.enter_event(workspace, made.name, "ended", date(2034, 2, 1), source="accord", until=date(2034, 6, 30))
    ended = events(workspace, date(2034, 3, 1))
    [off] = [
        event for uid, event in ended.items() if uid.startswith("begin.") and event.decoded("dtstart").year == 2035
    ]
    assert off["status"] == "CANCELLED"


def test_events_name_the_act_by_its_title_and_remind(tmp_path: Path) -> None:
    found = events(home(tmp_path / "w"))
    for event in found.values():
        assert "/" not in str(event["summary"])
        assert "Protocole de coopération 2027-2029" in str(event["summary"])
        assert "Ville fictive" in str(event["description"])
        if event["status"] == "CONFIRMED":
            alarms = event.walk("VALARM")
            assert alarms
            assert all(alarm.decoded("trigger") < timedelta(0) for alarm in alarms)


def test_what_is_built_in_is_not_in_the_calendar(tmp_path: Path) -> None:
    workspace = home(tmp_path / "w")
    rows, _ = api.radar(workspace, TODAY, everything=True)
    assert any(row.name.startswith("quebec-namur") for row in rows)
    assert not any("Namur" in str(event["summary"]) for event in events(workspace).values())


def test_the_identity_is_one_word_and_a_broken_file_is_replaced(tmp_path: Path) -> None:
    workspace = home(tmp_path / "w")
    (tmp_path / "w" / "calendar.id").write_bytes(b"\xff\xfe not a name")
    assert api.calendar_identity(workspace, lambda: "c" * 32) == "c" * 32
    assert (tmp_path / "w" / "calendar.id").read_text("utf-8") == "c" * 32 + "\n"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_same_day_gives_the_same_bytes(tmp_path: Path, lang: str) -> None:
    workspace = home(tmp_path / "w")
    rows, _ = api.radar(workspace, TODAY)
    made = [api.radar_calendar(rows, TODAY, lang, workspace=workspace, identity="d" * 32) for _ in range(2)]
    assert made[0] == made[1]
    assert max(map(len, made[0].split(b"\r\n"))) <= 75


_WORDS = st.text(st.characters(codec="utf-8"), max_size=120)


@given(_WORDS, _WORDS, st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.lists(st.integers(1, 90), max_size=3))
def test_another_library_reads_every_word_back(summary: str, about: str, day: date, alarms: list[int]) -> None:
    made = calendar("Échéances", [CalendarEvent("a@b", day, summary, about, 3, tuple(alarms))], day)
    assert max(map(len, made.split(b"\r\n"))) <= 75
    [event] = icalendar.Calendar.from_ical(made).walk("VEVENT")

    def plain(text: str) -> str:
        return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text.replace("\r\n", "\n"))

    assert (str(event["summary"]), str(event["description"])) == (plain(summary), plain(about))
    assert event.decoded("dtstart") == day
    assert [alarm.decoded("trigger") for alarm in event.walk("VALARM")] == [-timedelta(days=days) for days in alarms]
