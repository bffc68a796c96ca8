"""When an amendment has effect: on a day, by an event, in part, before it was signed, or on a day not known yet."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from engross import api
from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES

RELATION = "exempleville-modelbourg"
NAME = f"{RELATION}/2027-2029"
AMENDMENT = f"{NAME}-avenant-1"


@pytest.fixture
def home(tmp_path: Path) -> Workspace:
    """The signed protocol of the good case with its first amendment only."""
    shutil.copytree(CASES / "good" / "une-relation", tmp_path / "w")
    folder = tmp_path / "w" / "protocols" / RELATION
    for path in folder.glob("2027-2029[-.]*"):
        if not path.name.startswith(("2027-2029.yaml", "2027-2029-avenant-1.")):
            path.unlink()
    operations = folder / "2027-2029-avenant-1.operations.yaml"
    plain = re.sub(r"^(before|after): .*\n", "", operations.read_text("utf-8"), flags=re.MULTILINE)
    operations.write_text(plain, encoding="utf-8")
    return Workspace(tmp_path / "w", builtin_root())


def say(home: Workspace, effective: Any, signed: str = "2027-11-05") -> None:
    """The amendment says when it has effect."""
    path = home.root / "protocols" / f"{AMENDMENT}.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    data["amends"]["effective"] = effective
    data["signing"]["events"][0]["date"] = signed
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def text(home: Workspace, day: str, to: str = "text") -> str:
    content, _, _ = api.consolidate(home, NAME, at=date.fromisoformat(day), output=Path("-"), to=to)
    return " ".join(content.decode().split())


def printed(home: Workspace) -> str:
    [built] = api.build(home, (AMENDMENT,), api.BuildOptions("text", Path("-")))
    assert built.content is not None, list(built.diagnostics)
    return " ".join(built.content.decode().split())


@pytest.mark.parametrize(
    ("rule", "kind", "sentence", "awaited"),
    [
        ("last-approval", "approved", "prend effet à la date de la dernière approbation", "approve"),
        (
            {"after": "last-notification", "on": "first-of-month"},
            "notified",
            "le premier jour du mois qui suit la",
            "notify",
        ),
    ],
)
def test_an_amendment_waits_for_the_event_that_sets_its_day(
    home: Workspace, rule: Any, kind: str, sentence: str, awaited: str
) -> None:
    say(home, rule)
    assert sentence in printed(home)
    assert "prise d’effet pas encore connue" in text(home, "2029-01-01")
    assert "Modifié" not in text(home, "2029-01-01")
    row = next(row for row in api.radar(home, date(2028, 6, 1), everything=True)[0] if row.name == NAME)
    assert next((due.kind.value, due.day) for due in row.life.dues) == (awaited, None)
    for party, day in (("exempleville", date(2028, 1, 10)), ("modelbourg", date(2028, 2, 20))):
        api.enter_event(home, AMENDMENT, kind, day, source="letter", party=party)
    first = "2028-02-20" if kind == "approved" else "2028-03-01"
    assert "Modifié" in text(home, first)
    before = date.fromordinal(date.fromisoformat(first).toordinal() - 1).isoformat()
    assert "Modifié" not in text(home, before)
    assert f'date="{first}"' in text(home, first, "akn")


def test_an_amendment_can_reach_back(home: Workspace) -> None:
    say(home, "2027-03-01")
    assert "en vigueur rétroactivement depuis le 1er mars 2027" in re.sub("<.?sup>", "", text(home, "2027-12-01"))
    assert "Modifié" in text(home, "2027-03-01")


def test_one_amendment_has_several_days(home: Workspace) -> None:
    say(home, "2028-01-01")
    path = home.root / "protocols" / f"{AMENDMENT}.operations.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    late = next(one for one in data["operations"] if one.get("in") == "culture-et-patrimoine")
    late["effective"] = "2028-09-01"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    said = printed(home)
    assert "prend effet le 1er janvier 2028" in said
    assert re.search(r"Par dérogation, son article \d+ prend effet le 1er septembre 2028", said)
    assert "intégré en partie" in text(home, "2028-03-01")
    assert "en vigueur le 1er septembre 2028" not in text(home, "2028-03-01").partition("Table des actes")[0]
    assert "en vigueur le 1er septembre 2028" in text(home, "2028-09-01").partition("Table des actes")[0]
    assert "intégré en partie" not in text(home, "2028-09-01")


@pytest.mark.parametrize(
    ("manner", "number"), [("bis", "1er bis"), ("slash", "1er/1"), ("dash", "1-1"), ("point", "1.1")]
)
def test_a_number_between_two_others_is_named_whole_in_the_summary(home: Workspace, manner: Any, number: str) -> None:
    for path in (home.root / "protocols" / RELATION).glob("2027-2029-*"):
        path.unlink()
    clause = home.root / "clauses" / "communication" / "1.md"
    clause.parent.mkdir()
    clause.write_text(
        "---\nheading: Communication\nstatus: approved\n---\nChaque Partie nomme l’autre.\n", encoding="utf-8"
    )
    path = home.root / "protocols" / f"{NAME}.yaml"
    copy = path.with_name("2027-2029-revu.yaml")
    edited = path.read_text("utf-8").replace("    - objet@1\n", "    - objet@1\n    - communication@1\n")
    copy.write_text(edited.replace("state: signed", "state: draft"), encoding="utf-8")
    made = api.amend(home, NAME, f"{NAME}-revu", api.AmendOptions(signed=date(2027, 11, 5), numbers=manner))
    copy.unlink()
    file = home.root / "protocols" / f"{made.name}.yaml"
    file.write_text(file.read_text("utf-8").replace("state: draft", "state: signed"), encoding="utf-8")
    from engross.api.consolidating import redline_between

    options = api.CompareOptions(to="text", lang="fr")
    said = redline_between(home, NAME, date(2027, 6, 1), date(2028, 1, 1), options).content.decode()
    assert f"L’article {number} (« Communication ») est nouveau" in " ".join(said.split())
