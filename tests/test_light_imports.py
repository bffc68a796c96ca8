"""What answers at once loads nothing heavy."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"weasyprint", "pydantic", "jinja2", "yaml", "markdown_it", "babel", "num2words", "rapidfuzz", "watchfiles"}
HEAVY |= {"lxml", "pypdfium2", "pikepdf"}
_LOADED = "import json, sys; from engross.cli import main; code = main(sys.argv[1:]); "
_LOADED += "sys.stderr.write(json.dumps([code, sorted(sys.modules)]))"


def _run(folder: Path, *arguments: str) -> tuple[int, set[str], str]:
    (folder / "protocols" / "a-b").mkdir(parents=True, exist_ok=True)
    (folder / "protocols" / "a-b" / "2024-2026.yaml").touch()
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(Path(__file__).parents[1]), "LC_ALL": "C.UTF-8"},
        check=True,
    )
    code, modules = json.loads(done.stderr.splitlines()[-1])
    return code, {name.split(".")[0] for name in modules}, done.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["--version"], ["list"], ["list", "--clauses"]])
def test_plain_requests_do_not_load_click(arguments: list[str], tmp_path: Path) -> None:
    code, modules, said = _run(tmp_path, *arguments)
    assert code == 0
    assert said
    assert not modules & {*HEAVY, "click", "difflib", "textwrap", "shutil", "importlib_metadata"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--help"],
        ["check", "--help"],
        ["list", "--format", "json"],
        ["completion", "bash"],
        ["--lang", "fr", "list"],
    ],
)
def test_help_and_names_load_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    code, modules, said = _run(tmp_path, *arguments)
    assert code == 0
    assert said
    assert not modules & HEAVY


def test_the_two_ways_give_the_same(tmp_path: Path) -> None:
    for plain, through_click in (
        (["--help"], ["--lang", "en", "--help"]),
        (["--version"], ["--lang", "en", "--version"]),
        (["list"], ["--lang", "en", "list"]),
        (["list", "--clauses"], ["list", "--clauses", "--lang", "en"]),
    ):
        assert _run(tmp_path, *plain)[2] == _run(tmp_path, *through_click)[2]


@pytest.mark.parametrize(
    "statements",
    [
        "import engross.signed_pdf.verifying, engross.signed_pdf.signing",
        "import engross.signed_pdf.signing, engross.signed_pdf.verifying",
        "import engross.signed_pdf.verifying, pyhanko.sign; pyhanko.sign.PdfSigner",
        "import engross.signed_pdf.verifying; from pyhanko.sign import fields, signers; signers.SimpleSigner",
    ],
)
def test_who_verifies_may_sign_afterwards_in_the_same_process(statements: str) -> None:
    done = subprocess.run([sys.executable, "-c", statements], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
