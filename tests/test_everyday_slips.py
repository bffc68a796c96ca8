"""Mistakes of every day: names of files, quotation marks of a word processor, half-written files."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from engross import api
from tests.renewal.acts import SIGNED, at_hand, edit

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("protocols/quebec-namur/2030 - Copie.yaml", "protocols/quebec-namur/2030-copie.yaml"),
        ("protocols/quebec-namur/2030.yml", "protocols/quebec-namur/2030.yaml"),
        ("protocols/Québec-Namur/2030.yaml", "protocols/quebec-namur/2030.yaml"),
        ("parties/Liège.yaml", "parties/liege.yaml"),
        ("clauses/L’été/1.md", "clauses/l-ete/1.md"),
    ],
)
def test_a_name_that_does_not_do_is_told_with_the_one_that_does(tmp_path: Path, wrong: str, right: str) -> None:
    workspace = at_hand(tmp_path)
    assert workspace.misnamed() == ()
    path = tmp_path / wrong
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(tmp_path / f"protocols/{SIGNED}.yaml", path)
    told = [
        (one.facts["name"], one.facts["wanted"]) for one in api.check(workspace).diagnostics if one.code == "file-name"
    ]
    assert told == [(wrong, right)]


def test_a_protocol_asked_for_by_its_right_name_is_found_under_the_wrong_one(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    path = tmp_path / f"protocols/{SIGNED}.yaml"
    path.rename(path.with_suffix(".yml"))
    for file in path.parent.glob("2017-2019.errata*"):
        file.unlink()
    own = api.Workspace(tmp_path, tmp_path)
    assert [one.code for one in api.build(own, SIGNED, api.BuildOptions("text", "-"))[0].diagnostics] == ["file-name"]
    assert workspace.misnamed()


@pytest.mark.parametrize("value", ["“Accord : le sport”", "« Accord : le sport »"])
def test_quotes_of_a_word_processor_are_named_as_the_cause(tmp_path: Path, value: str) -> None:
    workspace = at_hand(tmp_path)
    edit(tmp_path, f"protocols/{SIGNED}.yaml", "  fr: Protocole de collaboration", f"  fr: {value}")
    told = {one.code for one in api.check(workspace, SIGNED).diagnostics}
    assert told == {"word-quotes"}


def test_a_renewal_with_a_half_written_party_says_so_and_writes_nothing(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    party = tmp_path / "parties" / "quebec.yaml"
    party.parent.mkdir()
    party.write_text("name:\n  fr: {text: Ville de Québec\n", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(api.Refused) as refused:
        api.renew(workspace, SIGNED, today=TODAY, period="2027-2029")
    assert "bad-yaml" in refused.value.codes
    assert sorted(tmp_path.rglob("*")) == before
