"""Nothing is made of an act that is not fit to sign, and every reason is told."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engross import api
from engross.copies.fitness import ERRORS, POINTS
from engross.diagnostics import Refused
from engross.messages import LANGUAGES, message, word
from engross.workspace import Workspace
from tests.conftest import PROTOCOL_2017, to_be_signed

DAY = date(2026, 11, 25)
WHEN = datetime(2026, 11, 25, 9, tzinfo=UTC)
PROTOCOL = "protocols/quebec-namur/2017-2019.yaml"


def _edit(workspace: Workspace, name: str, before: str, after: str) -> None:
    path = workspace.root / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((workspace.builtin / name).read_text(encoding="utf-8"), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


WRONG = {
    "state": (PROTOCOL, "state: ready", "state: draft", "not-ready"),
    "placeholders": ("clauses/culture/2017.md", "Fortes", "[[objet]] Fortes", "placeholder"),
    "approved": ("clauses/culture/2017.md", "status: signed", "status: proposed", "clause-not-approved"),
    "editions": (PROTOCOL, "preambule@2017", "preambule", "edition-open"),
    "signatories": (PROTOCOL, "      date: 2017-06-23\n", "", "no-signing-day"),
    "signatories in office": (PROTOCOL, "date: 2017-06-23", "date: 2018-06-23", "office-vacant"),
    "signatories authorized": (PROTOCOL, "  originals: 2", "  originals: 2\n  authorized: true", "authority-missing"),
    "testimonium": (PROTOCOL, "  originals: 2", "  originals: 2\n  medium: electronic", "paper-formula"),
    "references": ("clauses/culture/2017.md", "Fortes", "{{ ref('nulle-part') }} Fortes", "unknown-reference"),
    "concordance": (
        "clauses/culture/2017.md",
        "Fortes",
        "{{ parties[0] | the | capital }} paie {{ parties[1] | the }}.\n\nFortes",
        "counterparts-differ",
    ),
    "errors": (PROTOCOL, "period: 2017-2019", "period: 2017-2019\nnumbering: {domain: greek}", "wrong-value"),
}


@pytest.mark.parametrize("case", sorted(WRONG))
def test_each_point_refuses_and_nothing_is_written(case: str, tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path)
    name, before, after, code = WRONG[case]
    _edit(workspace, name, before, after)
    with pytest.raises(Refused) as refused:
        api.copies(workspace, PROTOCOL_2017, api.CopyOptions(DAY, WHEN, "Essai"))
    assert code in {one.code for one in refused.value.diagnostics}
    assert not workspace.output.exists()
    found = api.fit(workspace, PROTOCOL_2017, api.CopyOptions(DAY, WHEN, "Essai"))
    points = {one["point"]: one for one in json.loads(found.json)["points"]}
    assert not found.fit
    assert code in {one["code"] for one in points[case.split(" ")[0]]["against"]}


def test_every_reason_is_told_at_once(tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path)
    for case in ("state", "placeholders", "approved", "editions"):
        name, before, after, _ = WRONG[case]
        _edit(workspace, name, before, after)
    with pytest.raises(Refused) as refused:
        api.copies(workspace, PROTOCOL_2017, api.CopyOptions(DAY, WHEN, "Essai"))
    told = {one.code for one in refused.value.diagnostics}
    assert told >= {"not-ready", "placeholder", "clause-not-approved", "edition-open"}


def test_a_fit_protocol_holds_on_every_point_that_is_known(tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path)
    found = api.fit(workspace, PROTOCOL_2017, api.CopyOptions(DAY, WHEN, "Essai", lang="fr"))
    assert found.fit
    points = {one["point"]: one["holds"] for one in json.loads(found.json)["points"]}
    assert list(points) == [*(name for name, _ in POINTS if name != "languages"), ERRORS]
    # Nobody has recorded who approved the clauses of 2017, nor since when who signed then was in office.
    assert {name for name, holds in points.items() if holds is not True} == {"approved"}
    assert points["approved"] is None
    assert [path.name for path in found.paths] == ["controle-avant-signature.pdf", "controle-avant-signature.json"]
    assert all(path.read_bytes() for path in found.paths)
    assert "? Rien ne s’y oppose ; reste 1 point à vérifier par vous" in found.text.replace("\u202f", " ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_point_has_its_words(lang: str) -> None:
    assert all(word(f"fit.{name}", lang) for name in (*(name for name, _ in POINTS), ERRORS))


def test_signatures_alone_on_their_page_are_refused(tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path)
    _edit(
        workspace,
        "templates/protocol/style.css",
        ".signatures { break-before: avoid;",
        ".signatures { break-before: page;",
    )
    with pytest.raises(Refused) as refused:
        api.copies(workspace, PROTOCOL_2017, api.CopyOptions(DAY, WHEN, "Essai"))
    assert {one.code for one in refused.value.diagnostics} == {"signatures-alone"}


def test_signatures_that_fill_a_page_alone_are_refused(tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path)
    whole = ".signatures { break-before: avoid; break-inside: avoid;"
    cut = ".signatures .line { height: 150mm } .signatures { break-inside: auto;"
    _edit(workspace, "templates/protocol/style.css", whole, cut)
    with pytest.raises(Refused) as refused:
        api.copies(workspace, PROTOCOL_2017, api.CopyOptions(DAY, WHEN, "Essai"))
    assert {one.code for one in refused.value.diagnostics} == {"signatures-alone"}


def test_a_page_that_cannot_be_kept_for_good_is_refused(tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path)
    _edit(workspace, "templates/protocol/page.jinja", "<main", '<h5 data-mention="titre">Un titre trop bas</h5><main')
    with pytest.raises(Refused) as refused:
        api.copies(workspace, PROTOCOL_2017, api.CopyOptions(DAY, WHEN, "Essai"))
    told = refused.value.diagnostics
    assert {(one.code, one.facts["rule"]) for one in told} == {("not-archival", "headings-out-of-order")}
    assert "ISO 14289-1, 7.4.2" in message(told[0], "fr")


def test_templates_of_the_workspace_are_named_and_do_not_make_an_act_unfit(tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path)
    options = api.CopyOptions(DAY, WHEN, "Essai")
    assert "template-overridden" not in api.fit(workspace, PROTOCOL_2017, options).json
    _edit(workspace, "templates/protocol/style.css", "--rule: #8a8a8a", "--rule: #808080")
    found = api.fit(workspace, PROTOCOL_2017, options)
    assert found.fit
    [page] = [one for one in json.loads(found.json)["points"] if one["point"] == "page"]
    told = [(one["code"], one["file"]) for one in page["beside"]]
    assert told == [("template-overridden", "templates/protocol/style.css")]
    assert "templates/protocol/style.css" in found.text
