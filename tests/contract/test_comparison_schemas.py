"""What comparisons are written as in JSON is what their schemas say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft7Validator

from engross import api
from engross.compare import compare
from engross.compare.report import summarise
from engross.compare.three_way import compare_three
from engross.messages.brief import brief
from engross.messages.three import three_brief
from engross.model.outline import Outline, Uncompared
from engross.model.redline import MarkKind
from engross.render.redline_json import redline_json
from engross.render.three_json import three_json
from engross.workspace import Workspace, builtin_root
from tests.laws.test_redline import outlines, pairs

_SCHEMAS = api.schemas()
LEFT_OUT = (Uncompared("comments", 1, 0, False), Uncompared("images", 2, 2, True))
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def problems(kind: str, written: str) -> list[str]:
    validator = Draft7Validator(_SCHEMAS[f"{kind}.schema.json"])
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(written))]


@pytest.mark.parametrize("kind", ["redline", "three", "history"])
def test_the_schemas_are_schemas_and_explain_themselves(kind: str) -> None:
    schema = _SCHEMAS[f"{kind}.schema.json"]
    Draft7Validator.check_schema(schema)
    assert schema["description"]


@quick
@given(pairs)
def test_every_redline_satisfies_its_schema(pair: tuple[Outline, Outline]) -> None:
    redline = compare(*pair, uncompared=tuple(one.kind for one in LEFT_OUT))
    account = brief(summarise(redline), "fr", old="a", new="b", author="x", date="y", uncompared=LEFT_OUT)
    assert problems("redline", redline_json(redline, account)) == []
    assert problems("redline", redline_json(redline, account, hide=frozenset((MarkKind.TYPOGRAPHY,)))) == []
    assert problems("redline", redline_json(redline)) == []


@quick
@given(pairs, outlines)
def test_every_three_texts_satisfy_their_schema(pair: tuple[Outline, Outline], theirs: Outline) -> None:
    three = compare_three(*pair, theirs)
    assert problems("three", three_json(three, three_brief(three, "en", names=("a", "b", "c")))) == []


def test_a_history_satisfies_its_schema_and_its_redlines_theirs(tmp_path: Path) -> None:
    api.create(tmp_path, "fr")
    first = (tmp_path / "clauses" / "objet" / "1.md").read_text("utf-8")
    (tmp_path / "clauses" / "objet" / "2.md").write_text(first.replace("coopèrent", "travaillent"), encoding="utf-8")
    made = api.history(Workspace(tmp_path, builtin_root()), "objet", to="json")
    assert problems("history", made.content.decode()) == []
    second: dict[str, Any] = json.loads(made.content)["chains"][0]["editions"][1]
    assert problems("redline", json.dumps(second["redline"])) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"blocks": [{"segs": [{"op": "replace", "text": "a"}], "end": {"op": "equal"}}]},
        {"blocks": [{"segs": [{"op": "move", "text": "a"}], "end": {"op": "equal"}}]},
        {"blocks": [{"segs": [{"op": "equal"}], "end": {"op": "equal"}}]},
        {"blocks": [{"segs": []}]},
    ],
)
def test_what_is_no_redline_is_refused(wrong: dict[str, Any]) -> None:
    assert problems("redline", json.dumps(wrong))


def test_the_least_that_the_neutral_form_asks_for_is_a_redline() -> None:
    least = {"blocks": [{"segs": [{"op": "equal", "text": "a"}], "end": {"op": "equal"}}]}
    assert problems("redline", json.dumps(least)) == []
