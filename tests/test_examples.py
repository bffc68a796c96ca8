"""The programs of examples/ run as they are, from the outside."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

from engross import api
from tests.conftest import PROTOCOL_2017, ROOT, to_be_signed
from tests.renewal.acts import NEXT, OLD, SIGNED, at_hand, fictional

EXAMPLES = ROOT / "examples"


def run(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(EXAMPLES / name), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)


def test_every_example_is_run_here() -> None:
    text = Path(__file__).read_text("utf-8")
    for path in EXAMPLES.glob("*.py"):
        assert f'"{path.name}"' in text, path.name


def test_rows_of_a_database_become_protocols(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path / "w")
    made = api.renew(workspace, SIGNED, today=date(2026, 11, 25), period="2027-2029")
    blank = next(name for name in made.outcome.blanks if "'" not in name and '"' not in name)
    with closing(sqlite3.connect(tmp_path / "acts.db")) as base, base:
        base.execute(f'CREATE TABLE acts ("{blank}" TEXT)')
        base.executemany("INSERT INTO acts VALUES (?)", [("2027-03-01",), ("2027-03-02",)])
    done = run("build_from_row.py", tmp_path / "w", NEXT, tmp_path / "acts.db", "acts", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "1.pdf").read_bytes() != (tmp_path / "out" / "2.pdf").read_bytes()
    with closing(sqlite3.connect(tmp_path / "acts.db")) as base, base:
        base.execute("ALTER TABLE acts ADD COLUMN nowhere TEXT DEFAULT 'x'")
    done = run("build_from_row.py", tmp_path / "w", NEXT, tmp_path / "acts.db", "acts", tmp_path / "out")
    assert done.returncode == 1
    assert "unknown-value" in done.stderr


def test_what_ends_soon_is_listed(tmp_path: Path) -> None:
    fictional(tmp_path)
    done = run("list_expiring.py", tmp_path, 400, "2032-01-01")
    assert [line.split("\t")[:2] for line in done.stdout.splitlines()] == [["2032-12-31", OLD]]
    assert run("list_expiring.py", tmp_path, 30, "2032-01-01").stdout == ""


def test_editions_are_compared_one_after_the_other(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path / "w")
    api.revise(workspace, "culture", today=date(2027, 1, 1))
    done = run("compare_editions.py", tmp_path / "w", "culture", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("culture@2017 → culture@2027: ")
    assert (tmp_path / "out" / "culture@2017 culture@2027.html").read_bytes().startswith(b"<!DOCTYPE")


def test_originals_are_made_and_verified(tmp_path: Path) -> None:
    to_be_signed(tmp_path / "w")
    done = run("make_copies.py", tmp_path / "w", PROTOCOL_2017, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(".pdf") == 4
    done = run("verify_folder.py", tmp_path / "out")
    assert len(done.stdout.splitlines()) == 4
    assert done.returncode == 1  # nobody has signed yet
    done = run("make_copies.py", tmp_path / "w", "quebec-namur/1999", tmp_path / "out")
    assert done.returncode == 1
    assert "unknown-protocol" in done.stderr
