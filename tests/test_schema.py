"""The schemas that editors are given: what engross accepts they accept, and what is plainly wrong they underline."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from engross.messages.fr.schema import NOTES
from engross.schema import FILES, ROOTS, file_name, models, schemas
from tests.conftest import ROOT

_STARTER = ROOT / "engross" / "starter"
_CASES = ROOT / "tests" / "cases" / "good"
_SCHEMAS = schemas("en")


class _EditorLoader(yaml.SafeLoader):
    """YAML as editors read it: version 1.2, core schema (a day and NO are texts)."""


_EditorLoader.yaml_implicit_resolvers = {}
for _tag, _pattern in (
    ("null", r"~|null|Null|NULL|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
):
    _EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), None)


def problems(kind: str, text: str) -> list[str]:
    validator = Draft7Validator(_SCHEMAS[file_name(kind)])
    return [error.message for error in validator.iter_errors(yaml.load(text, _EditorLoader))]


def kind_of(path: Path) -> str | None:
    """Which schema an editor gives to a file, by the patterns of a new workspace; the last that matches decides."""
    for kind, patterns in FILES.items():
        matched = False
        for pattern in patterns:
            if path.match(pattern.removeprefix("!")):
                matched = not pattern.startswith("!")
        if matched:
            return kind
    return None


def _written() -> list[Path]:
    roots = [ROOT, *(_STARTER / lang for lang in ("fr", "en")), *_CASES.iterdir()]
    folders = ("parties", "protocols", "templates", "clauses")
    return sorted(
        path
        for root in roots
        for folder in folders
        for path in (root / folder).rglob("*")
        if path.suffix in (".yaml", ".md")
    )


@pytest.mark.parametrize("path", _written(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_of_the_repository_satisfies_its_schema(path: Path) -> None:
    text = path.read_text("utf-8")
    kind = kind_of(path) if path.suffix == ".yaml" else "clause"
    assert kind is not None
    if kind == "clause":
        text = text.split("---\n")[1]
    assert problems(kind, text) == []


def test_each_file_has_one_schema() -> None:
    # Answers come by mail, and stand where a person keeps them.
    assert {kind_of(path) for path in _written() if path.suffix == ".yaml"} == set(FILES) - {"answers"}


_PROTOCOL = "kind: Protocole\nlanguages: [fr]\nparties: [a, b]\nclauses: {preamble: x@1}\n"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("party", "name: Québec"),
        ("party", "name: {text: Havre, article: true}"),
        ("party", "name: {fr: Havre, en: {text: Havre}}\nfictional: true"),
        ("party", "name: X\nnature:\ndemonym: {en: Exampletonian}"),
        ("party", "name: X\noffices: {maire: {title: {fr: Maire}}}"),
        ("party", "name: X\noffices: {maire: {title: {masculine: Maire, feminine: Mairesse}}}"),
        ("relation", "name: A–B\nmilestones: {d: {name: Déclaration, date: 1991}}"),
        ("relation", "name: A–B\nmilestones: {d: {name: Déclaration, date: 1991-05}}"),
        ("protocol", _PROTOCOL),
        ("protocol", _PROTOCOL + "period: 2017"),
        ("protocol", _PROTOCOL + "period: 2017-2019"),
        ("protocol", _PROTOCOL + "period: {from: 2017-05-01, to: 2019-04-30}"),
        (
            "protocol",
            _PROTOCOL + "signing: {signatories: {a: maire, b: [bourgmestre, {office: dg, role: countersigns}]}}",
        ),
        (
            "protocol",
            _PROTOCOL + "signing: {events: [{at: a}, {place: {text: Havre, article: true}, date: 2017-06-23}]}",
        ),
        ("protocol", _PROTOCOL.replace("x@1", "{clause: x@1, as: y, contains: [z@1, {clause: w@1, with: {n: 3}}]}")),
        ("protocol", _PROTOCOL.replace("x@1", "[x@1, {clause: y@1, when: parties|length > 2}]")),
        ("clause", "variables: {year: year, n: {type: integer, default: 3}}"),
        ("errata", "errata: [{found: a, printed: b, why: c}]"),
        ("trace", "steps: [{status: proposed, by: Greffe, on: 2027-05-02}]"),
        ("answers", "period: 2030-2032\nclauses: {a: keep, b: {decision: amend, note: x}, c:}\nblanks: {maire: A, d:}"),
        ("answers", "blanks: {maire: {name: Alix, gender: feminine}}\nnew: [{clause: a@1, place: articles}]"),
    ],
)
def test_short_forms_are_accepted(kind: str, text: str) -> None:
    assert problems(kind, text) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("party", "town: Québec"),
        ("party", "name: X\ntwon: Québec"),
        ("party", "name: {txt_: Québec}"),
        ("party", "name: X\npaper: legal"),
        (
            "party",
            "name: X\noffices: {maire: {title: Maire, holders: [{name: Y, gender: feminine, from: 10 mai 2021}]}}",
        ),
        ("relation", "name: A–B\nmilestones: {d: {name: Déclaration, date: en 1991}}"),
        ("protocol", _PROTOCOL.replace("languages: [fr]\n", "")),
        ("protocol", _PROTOCOL + "period: de 2017 à 2019"),
        ("protocol", _PROTOCOL + "state: final"),
        ("protocol", _PROTOCOL + "signing: {originals: 0}"),
        ("protocol", _PROTOCOL.replace("x@1", "{edition: 1}")),
        ("template", "name: X\nslots: {preamble: {kind: preamble, several: true}}"),
        ("clause", "status: final"),
        ("clause", "variables: {n: number}"),
        ("errata", "errata: [{found: a, printed: b}]"),
    ],
)
def test_wrong_ones_are_refused(kind: str, text: str) -> None:
    assert problems(kind, text)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_schemas_are_schemas(lang: str) -> None:
    made = schemas(lang)
    assert set(made) == {file_name(kind) for kind in ROOTS}
    for schema in made.values():
        Draft7Validator.check_schema(schema)


def _keys() -> set[str]:
    """Every model and every key that the schemas explain."""
    found: set[str] = set()
    for kind, root in ROOTS.items():
        schema = _SCHEMAS[file_name(kind)]
        for model in models(root):
            if model is root or model.__name__ in schema["definitions"]:
                found |= {model.__name__, *(f"{model.__name__}.{name}" for name in model.model_fields)}
        described = {name for name, one in schema["definitions"].items() if "description" in one}
        found |= described
    return found


def test_each_key_has_its_french() -> None:
    assert _keys() == set(NOTES)
    assert list(NOTES) == sorted(NOTES)


def _explained(node: Any) -> list[str]:
    if isinstance(node, list):
        return [said for one in node for said in _explained(one)]
    if not isinstance(node, dict):
        return []
    own = [node["description"]] if isinstance(node.get("description"), str) else []
    return own + [said for value in node.values() for said in _explained(value)]


def test_nothing_is_explained_in_the_other_language() -> None:
    for schema in schemas("fr").values():
        assert set(_explained(schema)) <= set(NOTES.values())
