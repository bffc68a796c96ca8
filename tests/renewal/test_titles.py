"""The title of an office that depends on who else signs: « en titre » only beside an acting holder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engross import api
from engross.diagnostics import Refused
from engross.workspace import Workspace
from tests.renewal.acts import NEXT, SIGNED, at_hand, edit

TODAY = date(2026, 11, 25)


def text(workspace: Workspace, name: str) -> str:
    [built] = api.build(workspace, (name,), api.BuildOptions("text", Path("-")))
    if built.content is None:
        raise Refused(built.diagnostics)
    return built.content.decode()


def test_the_mayor_is_en_titre_only_where_an_acting_mayor_signs(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    assert "Bourgmestre en titre de Namur" in text(workspace, SIGNED)
    api.adopt(workspace, "quebec-namur")
    api.renew(workspace, SIGNED, today=TODAY, period="2027-2029")
    assert "Bourgmestre en titre de Namur" in text(workspace, NEXT)
    api.fill(workspace, NEXT, {"bourgmestre-faisant-fonction": "-"})
    after = text(workspace, NEXT)
    assert "Bourgmestre de Namur" in after
    assert "en titre" not in after


def test_a_title_beside_an_office_that_the_party_has_not_is_refused(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    api.adopt(workspace, "quebec-namur")
    first, typed = "      bourgmestre-faisant-fonction:\n        fr", "      bourgmestre-adjoint:\n        fr"
    edit(tmp_path, "parties/namur.yaml", first, typed)
    with pytest.raises(Refused) as caught:
        text(workspace, SIGNED)
    assert "wrong-value" in caught.value.codes
