"""`engross compare`: what it shows, and that what it writes gives both texts back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def engross(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "engross", "--lang", "en", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "protocols").mkdir()
    clause = tmp_path / "clauses" / "objet"
    clause.mkdir(parents=True)
    front = "---\nheading: Objet\n---\n"
    (clause / "1.md").write_text(f"{front}Les parties gardent un sentier.\n\nRien ne change ici.\n", encoding="utf-8")
    (clause / "2.md").write_text(f"{front}Les parties gardent un chemin.\n\nRien ne change ici.\n", encoding="utf-8")
    return tmp_path


def test_two_editions_show_the_words_that_changed_without_colour(folder: Path) -> None:
    done = engross(folder, "compare", "objet@1", "objet@2")
    assert done.returncode == 0
    assert done.stdout == "⋯\n\nLes parties gardent un [-sentier-]{+chemin+}.\n\n⋯\n"
    assert done.stderr == "not compared: what is written above the text of a clause\n1 change\n"


def test_an_outline_compared_with_itself_shows_nothing(folder: Path) -> None:
    made = engross(ROOT, "build", "quebec-namur/2017-2019", "--to", "outline", "-o", str(folder / "a.json"))
    assert made.returncode == 0, made.stderr
    done = engross(folder, "compare", "a.json", "a.json")
    assert (done.returncode, done.stdout) == (0, "")


def test_the_redline_written_gives_both_texts_back(folder: Path) -> None:
    old = {"lang": "fr", "clauses": [{"level": 1, "heading": "Article 1", "blocks": [{"type": "p", "text": "a b c"}]}]}
    new = {"lang": "fr", "clauses": [{"level": 1, "heading": "Article 1", "blocks": [{"type": "p", "text": "a d c"}]}]}
    for name, outline in (("old", old), ("new", new)):
        (folder / f"{name}.json").write_text(json.dumps(outline), encoding="utf-8")
    done = engross(folder, "compare", "old.json", "new.json", "-o", "redline.json")
    assert done.returncode == 0, done.stderr
    blocks = json.loads((folder / "redline.json").read_text(encoding="utf-8"))["blocks"]
    rejected = ["".join(seg["text"] for seg in one["segs"] if seg["op"] in ("equal", "delete")) for one in blocks]
    accepted = ["".join(seg["text"] for seg in one["segs"] if seg["op"] in ("equal", "insert")) for one in blocks]
    assert (rejected, accepted) == (["Article 1", "a b c"], ["Article 1", "a d c"])


@pytest.mark.parametrize(
    ("old", "code"),
    [
        ("objet@9", "unknown-edition"),
        ("objte@1", "unknown-clause"),
        ("rien/2030", "unknown-protocol"),
        ("non.json", "unreadable-file"),
    ],
)
def test_what_cannot_be_compared_is_told(folder: Path, old: str, code: str) -> None:
    done = engross(folder, "compare", old, "objet@1")
    assert done.returncode == 1
    assert f"error[{code}]" in done.stderr


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"lang": "fr", "lang": "en"}', "outline-duplicate-key"),
        ('{"lang": "français"}'.encode("latin-1"), "outline-encoding"),
        (b'{"lang": "fr", "clauses": "none"}', "outline-shape"),
        (b"{lang: fr}", "outline-syntax"),
        (
            b'{"clauses": [{"level": 1, "heading": "", "blocks": [{"type": "p", "text": "a\\nb"}]}]}',
            "outline-line-break",
        ),
    ],
)
def test_an_outline_that_is_wrong_is_told(folder: Path, content: bytes, code: str) -> None:
    (folder / "wrong.json").write_bytes(content)
    done = engross(folder, "compare", "wrong.json", "objet@1")
    assert done.returncode == 1
    assert f"error[{code}]" in done.stderr


def test_the_page_is_self_contained_and_escapes_what_looks_like_markup(folder: Path) -> None:
    for name, text in (("old", "a <script>x</script> c"), ("new", "a <script>y</script> 20<sup>e</sup> c")):
        outline = {"lang": "fr", "clauses": [{"level": 1, "heading": "", "blocks": [{"type": "p", "text": text}]}]}
        (folder / f"{name}.json").write_text(json.dumps(outline), encoding="utf-8")
    done = engross(folder, "compare", "old.json", "new.json", "-o", "redline.html")
    assert done.returncode == 0, done.stderr
    page = (folder / "redline.html").read_text(encoding="utf-8")
    assert page.count("<script>") == 1
    assert "&lt;script&gt;" in page
    assert "<sup>e</sup>" in page
    assert "http" not in page
    assert "src=" not in page
    assert "<ins" in page
    assert "<del" in page
