"""A text that is given in other languages than the act's: it is told, for every field, and never stops the check."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from engross import api
from engross.model.party import Party
from engross.model.protocol import Protocol, Relation
from engross.workspace import Workspace
from tests.conftest import CASES

NAME = "montfleur-rivebelle/2030-2032"
PROTOCOL = f"protocols/{NAME}.yaml"
PARTY = "parties/montfleur.yaml"
RELATION = "protocols/montfleur-rivebelle/relation.yaml"
ELSEWHERE = {"nl": "Woorden"}


def _check(tmp_path: Path, file: str, path: tuple[str | int, ...], value: object) -> list[tuple[str, str]]:
    """The codes and files of what is found in the base once `value` stands at `path` of `file`."""
    shutil.copytree(CASES / "base", tmp_path / "w")
    target = tmp_path / "w" / file
    data = yaml.safe_load(target.read_text(encoding="utf-8"))
    here = data
    for part in path[:-1]:
        here = here[part]
    here[path[-1]] = value
    target.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    workspace = Workspace(tmp_path / "w", CASES / "base")
    return [(one.code, one.origin.file) for one in api.check(workspace, [NAME]).diagnostics]


@pytest.mark.parametrize(
    ("file", "path", "value", "code"),
    [
        (PROTOCOL, ("kind",), {"nl": {"text": "Protocol"}}, "missing-key"),
        (PROTOCOL, ("kind",), "", "wrong-value"),
        (PROTOCOL, ("title",), ELSEWHERE, "translation-missing"),
        (PROTOCOL, ("subject",), ELSEWHERE, "translation-missing"),
        (PROTOCOL, ("signing", "events", 0, "place"), ELSEWHERE, "translation-missing"),
        (
            PROTOCOL,
            ("sides",),
            [{"parties": ["montfleur"], "name": ELSEWHERE}, {"parties": ["rivebelle"]}],
            "translation-missing",
        ),
        (
            PROTOCOL,
            ("signing", "signatories", "montfleur"),
            [{"office": "maire", "mention": ELSEWHERE}],
            "translation-missing",
        ),
        (
            PROTOCOL,
            ("signing", "signatories", "montfleur"),
            [{"office": "maire", "title": ELSEWHERE}],
            "translation-missing",
        ),
        (PROTOCOL, ("signing", "witnesses"), [{"name": "Noé Fictif", "title": ELSEWHERE}], "translation-missing"),
        (PARTY, ("name",), ELSEWHERE, "translation-missing"),
        (PARTY, ("town",), ELSEWHERE, "translation-missing"),
        (PARTY, ("offices", "maire", "title"), ELSEWHERE, "translation-missing"),
        ("templates/protocol/template.yaml", ("words", "between"), ELSEWHERE, "translation-missing"),
        ("templates/protocol/template.yaml", ("numbering", "article", "label"), ELSEWHERE, "translation-missing"),
    ],
)
def test_what_is_printed_and_not_given_is_told(
    tmp_path: Path, file: str, path: tuple[str | int, ...], value: object, code: str
) -> None:
    assert (code, file) in _check(tmp_path, file, path, value)


def _localized_fields(model: type[Party | Protocol | Relation]) -> list[str]:
    """The fields of a record that hold a text or a noun by language."""
    by_language = ("dict[str, str]", "Noun")
    return [
        name
        for name, field in model.model_fields.items()
        if any(shape in str(field.annotation) for shape in by_language)
    ]


CASES_OF_FIELDS = [
    *((PARTY, name) for name in _localized_fields(Party)),
    *((PROTOCOL, name) for name in _localized_fields(Protocol) if name not in ("clauses", "numbering", "values")),
    *((RELATION, name) for name in _localized_fields(Relation)),
]


def test_the_fields_by_language_are_found() -> None:
    assert {(PARTY, "name"), (PARTY, "short"), (PARTY, "seat"), (PROTOCOL, "title"), (RELATION, "name")} <= set(
        CASES_OF_FIELDS
    )


@pytest.mark.parametrize(("file", "field"), CASES_OF_FIELDS)
def test_no_field_by_language_stops_the_check(tmp_path: Path, file: str, field: str) -> None:
    codes = {code for code, _ in _check(tmp_path, file, (field,), ELSEWHERE)}
    assert codes <= {"translation-missing", "undefined-variable", "wrong-argument", "placeholder"}


def test_a_milestone_that_another_language_names_is_told_where_it_is_printed(tmp_path: Path) -> None:
    found = _check(tmp_path, RELATION, ("milestones", "jumelage", "name"), ELSEWHERE)
    assert {code for code, _ in found} <= {"undefined-variable", "wrong-argument"}
