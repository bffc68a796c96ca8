"""What verifying does not know is said to be open."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engross import api
from engross.api import CopyOptions, VerifyOptions
from engross.workspace import Workspace
from tests.conftest import PROTOCOL_2017, to_be_signed

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


@pytest.fixture(scope="module", name="original")
def paper_original(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Path]:
    workspace = to_be_signed(tmp_path_factory.mktemp("paper"))
    day = date(2026, 11, 25)
    made = api.copies(workspace, PROTOCOL_2017, CopyOptions(day, datetime(2026, 11, 25, 9, tzinfo=UTC), "Essai"))
    return workspace, made.copies[0].path


def test_a_paper_original_is_said_to_bear_no_signature(original: tuple[Workspace, Path]) -> None:
    workspace, path = original
    [found] = api.verify(workspace, path, VerifyOptions(at=NOW))
    assert "verified-unsigned" in {problem.code for problem in found.diagnostics}
    assert found.state == "open"


@pytest.mark.skipif(sys.platform != "linux", reason="a new interpreter would not know the endless reading")
def test_a_verification_that_does_not_end_in_time_is_open(
    original: tuple[Workspace, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, path = original

    def endless(*arguments: object) -> None:
        while True:
            pass

    monkeypatch.setattr("engross.api.verifying._SECONDS", 1)
    monkeypatch.setattr("engross.signed_pdf.verifying.verify_file", endless)
    [found] = api.verify(workspace, path, VerifyOptions(at=NOW))
    assert [problem.code for problem in found.diagnostics] == ["verified-stopped"]
    assert found.state == "open"
    assert found.signatures == ()


def test_standards_that_could_not_be_checked_are_open(
    original: tuple[Workspace, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, path = original

    def unreadable(_: bytes) -> None:
        raise ValueError("not readable as a PDF")

    monkeypatch.setattr("engross.signed_pdf.conformance.problems", unreadable)
    [found] = api.verify(workspace, path, VerifyOptions(at=NOW, rebuild=False))
    [told] = [one for one in found.diagnostics if one.code == "verified-not-checked"]
    assert (told.severity.value, told.origin.file) == ("warning", str(path))
    assert found.conformity == ()
    assert found.state == "open"
