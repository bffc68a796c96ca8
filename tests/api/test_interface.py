"""`engross.api` as programs use it: what it offers, what it takes, what it says when printed."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engross import api
from engross.diagnostics import Diagnostic, Origin
from engross.workspace import builtin_root
from tests.conftest import ROOT
from tests.renewal.acts import OLD, at_hand, fictional

WHEN = datetime.fromisoformat("2030-05-14T11:30:00+02:00")


def test_every_name_of_the_stub_is_there_and_is_listed_once() -> None:
    stub = ast.parse((ROOT / "engross/api/__init__.pyi").read_text("utf-8"))
    names = [alias.name for node in stub.body if isinstance(node, ast.ImportFrom) for alias in node.names]
    assert sorted(names) == sorted(vars(api)["__all__"])
    assert len(names) == len(set(names))
    for name in names:
        assert getattr(api, name).__doc__ or name.isupper(), name


def test_a_name_that_is_not_offered_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="bild"):
        getattr(api, "bild")  # noqa: B009


def test_naming_the_interface_loads_nothing_heavy() -> None:
    program = "import sys; from engross import api; api.Refused; print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not {"pydantic", "yaml", "jinja2", "weasyprint", "click"} & set(ast.literal_eval(done.stdout))


def test_a_folder_is_opened_by_its_name_and_no_protocol_builds_nothing(tmp_path: Path) -> None:
    fictional(tmp_path)
    workspace = api.open_workspace(str(tmp_path / "protocols"))
    assert workspace.root == tmp_path.resolve()
    assert api.build(workspace, []) == ()
    [built] = api.build(workspace, OLD, api.BuildOptions(to="text", output=str(tmp_path / "a.txt")))
    assert built.path == tmp_path / "a.txt"
    assert built.path.read_text("utf-8")


@pytest.mark.parametrize(
    ("call", "name", "accepted"),
    [
        (lambda: api.BuildOptions(to="word"), "to", "`pdf`"),
        (lambda: api.BuildOptions(paper="legal"), "paper", "`a4`, `letter`"),  # type: ignore[arg-type]
        (lambda: api.BuildOptions(output=3), "output", "a path"),  # type: ignore[arg-type]
        (lambda: api.CompareOptions(to="svg"), "to", "`json`"),
        (lambda: api.CompareOptions(lang="de"), "lang", "`fr`"),
        (lambda: api.CopyOptions(WHEN.date(), WHEN, "x", kind="copy"), "kind", "`certified`"),  # type: ignore[arg-type]
        (lambda: api.VerifyOptions(WHEN, level="b"), "level", "`b-lta`"),
        (lambda: api.SignOptions("f", WHEN, level="b"), "level", "`b-lta`"),
        (lambda: api.with_protocol(_empty(), "quebec", {}), "name", "`relation/period`"),
        (lambda: api.with_protocol(_empty(), "a/2030", {"period": object()}), "data.period", "days"),
        (lambda: api.consolidate(_empty(), "a/2030", at="demain"), "at", "2027-03-01"),  # type: ignore[arg-type]
        (lambda: api.history(_empty(), "culture", to="pdf"), "to", "`svg`"),
        (lambda: api.change_state(_empty(), "a@1", "aproved", by="x", on=WHEN.date()), "state", "`approved`"),
        (lambda: api.record(_empty(), "a/2030", "lost", when=WHEN, who="x"), "event", "`signed`"),
        (lambda: api.build(_empty(), [3]), "names", "a text"),  # type: ignore[list-item]
        (lambda: api.describe(3), "result", "`Report`"),
    ],
)
def test_a_wrong_argument_is_refused_with_what_is_accepted(call: Callable[[], Any], name: str, accepted: str) -> None:
    with pytest.raises(api.Refused) as refused:
        call()
    [told] = refused.value.diagnostics
    assert (told.code, told.facts["name"]) == ("argument-refused", name)
    assert accepted in str(refused.value)
    assert "argument-refused" in api.describe(refused.value, "fr")


def _empty() -> api.Workspace:
    return api.Workspace(builtin_root(), builtin_root())


def test_what_is_printed_speaks(tmp_path: Path) -> None:
    problem = Diagnostic(
        "unknown-clause", Origin("protocols/a-b/2030.yaml", 3, 5, 4), facts={"name": "sprt"}, line="  - sprt@1"
    )
    assert str(problem).startswith("protocols/a-b/2030.yaml:3:5: error[unknown-clause]: ")
    assert "^^^^" in str(problem)
    assert "1 error" not in str(problem)
    workspace = fictional(tmp_path)
    report = api.check(workspace, OLD)
    assert str(report) == api.describe(report, "en")
    assert str(api.Refused([problem])) == str(problem)


def test_a_row_of_a_database_fills_the_blanks_and_the_variables(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    made = api.renew(workspace, OLD, today=date(2032, 6, 1), period="2033-2035")
    name = made.outcome.blanks[0]
    before = (tmp_path / f"protocols/{made.name}.yaml").read_bytes()
    filled = api.with_values(workspace, made.name, {name: date(2033, 3, 1)})
    [plain] = api.build(workspace, made.name, api.BuildOptions("text", "-"))
    [built] = api.build(filled, made.name, api.BuildOptions("text", "-"))
    assert plain.content is not None
    assert built.content is not None
    assert name in plain.content.decode()
    assert name not in built.content.decode()
    assert (tmp_path / f"protocols/{made.name}.yaml").read_bytes() == before


def test_a_value_for_what_is_not_there_is_refused_with_what_is(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    with pytest.raises(api.Refused) as refused:
        api.with_values(workspace, "quebec-namur/2017-2019", {"culture.anne": 2027, "sprt.lieu": "x"})
    assert {one.code for one in refused.value.diagnostics} == {"unknown-value"}


def test_a_protocol_of_python_data_is_an_act_like_any_other(tmp_path: Path) -> None:
    import yaml

    workspace = fictional(tmp_path)
    data = yaml.safe_load((tmp_path / f"protocols/{OLD}.yaml").read_text("utf-8"))
    data["signing"]["events"][0]["date"] = date(2030, 2, 2)
    name = f"{OLD.split('/')[0]}/2040"
    more = api.with_protocol(workspace, name, data)
    assert name in more.protocol_names()
    out = tmp_path / "out"
    [built] = api.build(more, name, api.BuildOptions("text", out))
    assert built.path == out
    assert "2 février 2030" in out.read_text("utf-8").replace("\u00a0", " ")
    [again] = api.build(more, name, api.BuildOptions("text", out))
    assert not again.fresh
    data["signing"]["events"][0]["date"] = date(2030, 2, 3)
    [other] = api.build(api.with_protocol(workspace, name, data), name, api.BuildOptions("text", out))
    assert other.fresh


def test_what_is_wrong_in_python_data_is_told_at_its_key(tmp_path: Path) -> None:
    workspace = api.with_protocol(fictional(tmp_path), "montfleur-rivebelle/2040", {"state": "drft", "parties": []})
    told = {(one.code, one.origin.line) for one in api.check(workspace, "montfleur-rivebelle/2040").diagnostics}
    assert {("wrong-value", 2), ("wrong-value", 3)} <= told


def test_python_values_become_the_texts_that_yaml_holds() -> None:
    from engross.api.arguments import as_yaml

    assert as_yaml("x", {"a": [1, 2.0, Decimal("3.50"), date(2030, 1, 2), None, True, "né"]}) == (
        '{"a": [1, 2, "3.50", "2030-01-02", null, true, "né"]}'
    )
