"""What every test may use."""

from __future__ import annotations

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
