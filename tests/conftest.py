"""What every test may use."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engross.workspace import Workspace, builtin_root

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-cases", action="store_true", help="write what the good cases become; read the difference"
    )


@pytest.fixture(scope="session")
def library() -> Workspace:
    """The repository itself as a workspace."""
    return Workspace(ROOT, builtin_root())


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[[dict[str, str]], Workspace]:
    """Makes a temporary workspace of files: name to text."""

    def made(files: dict[str, str]) -> Workspace:
        (tmp_path / "protocols").mkdir(exist_ok=True)
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return Workspace(tmp_path, builtin_root())

    return made


PROTOCOL_2017 = "quebec-namur/2017-2019"


def attested(folder: Path, *numbers: int) -> Workspace:
    """A workspace in `folder` with the protocol of 2017, whose originals (both if no number) a person has attested."""
    from datetime import UTC, datetime

    from engross import api

    shutil.copytree(ROOT / "protocols" / "quebec-namur", folder / "protocols" / "quebec-namur")
    workspace = Workspace(folder, builtin_root())
    when = datetime(2026, 11, 24, 9, tzinfo=UTC)
    for number in numbers or (1, 2):
        api.record(
            workspace, PROTOCOL_2017, "attested", when=when, who="Greffe", copy=str(number), detail="voûte du greffe"
        )
    return workspace


def to_be_signed(folder: Path, *, electronic: bool = False) -> Workspace:
    """A workspace in `folder` where the protocol of 2017, signed on paper long ago, is still to be signed."""
    kept = folder / "protocols" / "quebec-namur"
    shutil.copytree(ROOT / "protocols" / "quebec-namur", kept)
    file = kept / "2017-2019.yaml"
    text = file.read_text(encoding="utf-8")
    for before, after in (
        ("state: signed", "state: ready"),
        *((("signing:", "signing:\n  medium: electronic"),) * electronic),
    ):
        assert text.count(before) == 1
        text = text.replace(before, after)
    if electronic:
        text = text.replace("  originals: 2\n", "")
        clause = folder / "clauses" / "testimonium" / "2017.md"
        clause.parent.mkdir(parents=True)
        words = (ROOT / "clauses" / "testimonium" / "2017.md").read_text(encoding="utf-8")
        paper = ", en {{ signing.originals | words }} exemplaires."
        assert words.count(paper) == 1
        clause.write_text(words.replace(paper, "."), encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    return Workspace(folder, builtin_root())
