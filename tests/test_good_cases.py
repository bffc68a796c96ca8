"""Every folder of cases/good is a small workspace and what its protocols must become."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross import api
from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES


def _protocols() -> list[tuple[Path, str]]:
    found: list[tuple[Path, str]] = []
    for folder in sorted((CASES / "good").iterdir()):
        own = Workspace(folder, builtin_root())
        found.extend((folder, name) for name in own.protocol_names(builtin=False))
    return found


@pytest.mark.parametrize(("folder", "name"), _protocols(), ids=lambda value: getattr(value, "name", value))
def test_a_good_case_becomes_its_text_in_silence(folder: Path, name: str, request: pytest.FixtureRequest) -> None:
    own = Workspace(folder, builtin_root())
    [built] = api.build(own, (name,), api.BuildOptions("text", Path("-")))
    assert [(one.code, str(one.origin), one.facts) for one in built.diagnostics] == []
    assert built.content is not None
    for text, ending in ((built.content.decode(), "txt"), (api.show(own, name), "tree")):
        expected = folder / "expected" / f"{name.replace('/', '.')}.{ending}"
        if request.config.getoption("--update-cases"):
            expected.parent.mkdir(exist_ok=True)
            expected.write_text(text, encoding="utf-8")
        assert text == expected.read_text(encoding="utf-8")


def test_there_are_good_cases() -> None:
    assert len(_protocols()) >= 2
