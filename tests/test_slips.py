"""Slips of the hand in a new workspace: told once, where they are, in words that help."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross import api
from engross.messages import hint, message
from engross.workspace import Workspace, find

CLAUSE = "clauses/objet/1.md"
TABLE = "clauses/plan-d-action/1.md"
PARTY = "parties/exempleville.yaml"
PROTOCOL = "protocols/exempleville-modelbourg/2027-2029.yaml"
NAME = "exempleville-modelbourg/2027-2029"


@pytest.fixture
def fresh(tmp_path: Path) -> Workspace:
    api.create(tmp_path / "new", "fr")
    return find(tmp_path / "new")


def _told(workspace: Workspace) -> list[tuple[str, str, str, str]]:
    """The code, the words of the line that are underlined, what is said and what is advised."""
    return [
        (
            one.code,
            one.line[one.origin.column - 1 :][: one.origin.length],
            message(one, "fr").replace("\u00a0", " ").replace("\u202f", " "),
            hint(one, "fr").replace("\u00a0", " ").replace("\u202f", " "),
        )
        for one in api.check(workspace, [NAME]).diagnostics
    ]


def _edit(workspace: Workspace, file: str, old: str, new: str) -> None:
    path = workspace.root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "underlined", "said"),
    [
        (CLAUSE, "{{ parties | names }}", "{{ partis | names }}", "undefined-variable", "partis", "`parties`"),
        (
            CLAUSE,
            "{{ period }}.",
            "{{ period }}. {% if period %}",
            "template-syntax",
            "{% if period %}",
            "jamais fermé",
        ),
        (CLAUSE, "{{ period }}.", "{{ period }}. {{ period", "template-syntax", "{{ period", "accolades"),
        (CLAUSE, "{{ period }}", "{{ period | }}", "template-syntax", "{{ period | }}", "ne se comprend pas"),
        (CLAUSE, "{{ period }}", "{{ period | join(“x”) }}", "template-syntax", "{{ period | join(“x”) }}", "droits"),
        (CLAUSE, "Il énonce", "{% si x %}Il énonce", "template-syntax", "{% si x %}", "aucune balise"),
        (CLAUSE, "Il énonce", "• un point\n\nIl énonce", "unsupported-markup", "•", "trait d’union"),
        (TABLE, "{{ action.lieu }} |", "", "row-uneven", "", ": 3"),
        (TABLE, "|:---|:---|:---|", "|:---|:---|", "row-uneven", "| Action | Lieu | Échéance |", "tirets"),
        (PROTOCOL, ", echeance: juin 2027", "", "undefined-variable", "action.echeance", "action.echeance"),
        (PROTOCOL, "- moyens@1", "-moyens@1", "bad-yaml", "-", "l’espace qui suit"),
        (PARTY, "town: ", "town:", "bad-yaml", "t", "l’espace qui suit"),
        (PROTOCOL, "2027-2029 ", "2029-2027 ", "wrong-value", "2029-2027", "`2029-2027`"),
        (PROTOCOL, "{residences: 2}", "{residences: deux}", "wrong-value", "deux", "nombre entier"),
        (PROTOCOL, "fr-CA", "fr-QC", "unknown-language", "fr-QC", "`fr-CA`"),
        (PROTOCOL, "objet@1", "objet@2", "unknown-edition", "objet@2", "éditions connues : 1"),
        (PROTOCOL, "- langue@1", '- {clause: langue@1, when: "a >"}', "template-syntax", "a >", "avant la fin"),
        (
            PROTOCOL,
            "- langue@1",
            '- {clause: langue@1, when: "title | lenght"}',
            "unknown-filter",
            "lenght",
            "`length`",
        ),
        (PROTOCOL, "at: exempleville", "at: namur", "unknown-party", "namur", "exempleville, modelbourg"),
    ],
)
def test_a_slip_is_told_where_it_is(
    fresh: Workspace, file: str, old: str, new: str, code: str, underlined: str, said: str
) -> None:
    _edit(fresh, file, old, new)
    told = [one for one in _told(fresh) if one[0] == code]
    assert len(told) == 1, _told(fresh)
    assert told[0][1].startswith(underlined)
    assert said in " ".join(told[0][2:])


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (CLAUSE, "{{ parties | names }}", "{{ partis | names }}"),
        (PROTOCOL, "{residences: 2}", "{residences: deux}"),
        (TABLE, "{{ action.lieu }} |", ""),
    ],
)
def test_one_slip_is_one_problem(fresh: Workspace, file: str, old: str, new: str) -> None:
    _edit(fresh, file, old, new)
    assert len(_told(fresh)) == 1


def test_a_tab_in_a_text_is_a_space(fresh: Workspace) -> None:
    _edit(fresh, CLAUSE, "Il énonce", "Il\ténonce")
    assert _told(fresh) == []
    [made] = api.build(fresh, [NAME], api.BuildOptions("text"))
    assert made.path is not None
    assert "Il énonce" in made.path.read_text(encoding="utf-8")


def test_an_ending_that_the_system_hides_is_shown(fresh: Workspace) -> None:
    path = fresh.root / CLAUSE
    path.rename(path.with_name("1.md.txt"))
    assert "clauses/objet/ contient 1.md.txt" in _told(fresh)[0][3]


def test_a_name_with_accents_is_told_to_be_one(fresh: Workspace) -> None:
    (fresh.root / "clauses/objet").rename(fresh.root / "clauses/été")
    _edit(fresh, PROTOCOL, "objet@1", "été@1")
    assert "minuscules sans accent" in _told(fresh)[0][3]


def test_a_character_that_cannot_be_printed_is_told_before_building(fresh: Workspace) -> None:
    _edit(fresh, PARTY, "Camille Exemple", "Camille 🎉 Exemple")
    assert [one[0] for one in _told(fresh)] == ["missing-character"]
