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
    assert done.stdout.endswith("\n\nObjet\n\nLes parties gardent un [-sentier-]{+chemin+}.\n\n⋯\n")
    assert "In “Objet”, 1 word removed, 1 added;" in done.stdout
    assert "Objet: reworded (10%)" in done.stdout
    assert "\x1b" not in done.stdout
    assert "1 header above the text (the same in both)" in " ".join(done.stdout.split())
    assert done.stderr == "1 change\n"


def test_an_outline_compared_with_itself_says_that_nothing_changes(folder: Path) -> None:
    made = engross(ROOT, "build", "quebec-namur/2017-2019", "--to", "outline", "-o", str(folder / "a.json"))
    assert made.returncode == 0, made.stderr
    done = engross(folder, "compare", "a.json", "a.json")
    assert done.returncode == 0
    assert "Nothing changes: the two texts are the same, character for character." in done.stdout
    assert "{+" not in done.stdout


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
    assert page.count("<script") == 1
    assert "&lt;script&gt;" in page
    assert "<sup>e</sup>" in page
    assert "http" not in page
    assert "src=" not in page
    assert "url(" not in page
    assert "<ins" in page
    assert "<del" in page


def outline_file(path: Path, *clauses: tuple[str, str]) -> None:
    written = [{"level": 1, "heading": head, "blocks": [{"type": "p", "text": text}]} for head, text in clauses]
    path.write_text(json.dumps({"lang": "fr", "clauses": written}), encoding="utf-8")


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    outline_file(tmp_path / "sent.json", ("Article 1 – Objet", "un deux trois"), ("Article 2 – Fin", "quatre cinq six"))
    outline_file(tmp_path / "ours.json", ("Article 1 – Objet", "un deux 3"), ("Article 2 – Fin", "quatre cinq six"))
    outline_file(tmp_path / "theirs.json", ("Article 1 – Objet", "un deux III"), ("Article 2 – Fin", "quatre cinq 6"))
    return tmp_path


def test_a_text_that_changed_only_where_allowed_passes(sent: Path) -> None:
    done = engross(sent, "compare", "sent.json", "ours.json", "--allow", "Article 1")
    assert (done.returncode, done.stderr) == (0, "1 change\n")


def test_what_changed_elsewhere_fails_and_is_named_and_the_comparison_is_shown_all_the_same(sent: Path) -> None:
    done = engross(sent, "compare", "sent.json", "theirs.json", "--allow", "Article 1", "-o", "r.html")
    assert done.returncode == 1
    assert done.stderr.count("error[change-not-allowed]") == 1
    assert "`Article 2 – Fin`: `six` became `6`" in done.stderr
    assert (sent / "r.html").is_file()


def test_a_provision_that_neither_text_has_is_refused(sent: Path) -> None:
    done = engross(sent, "compare", "sent.json", "ours.json", "--allow", "Artcle 1 – Objet")
    assert done.returncode == 1
    assert "error[unknown-provision]" in done.stderr
    assert "did you mean `Article 1 – Objet`?" in done.stderr


def test_three_texts_show_who_changed_what(sent: Path) -> None:
    done = engross(
        sent,
        "compare",
        "--three",
        "sent.json",
        "ours.json",
        "theirs.json",
        "--ours",
        "Exampleton",
        "--theirs",
        "Sampleford",
    )
    assert done.returncode == 0
    assert "un deux [-trois-]{+3+}(1, Exampleton){+III+}(1, Sampleford, conflict)" in done.stdout
    assert "quatre cinq [-six-]{+6+}(2, Sampleford)" in done.stdout
    assert "1 conflict to settle: Article 1 (“Objet”)" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["--three", "sent.json", "ours.json"],
        ["sent.json", "ours.json", "theirs.json"],
        ["--three", "sent.json", "ours.json", "theirs.json", "--allow", "Article 1"],
        ["sent.json", "ours.json", "--theirs", "Sampleford"],
    ],
)
def test_two_texts_or_three_and_not_otherwise(sent: Path, words: list[str]) -> None:
    done = engross(sent, "compare", *words)
    assert done.returncode == 2
    assert done.stderr.startswith("error")


def test_the_three_texts_as_a_page_and_as_data(sent: Path) -> None:
    words = ("compare", "--three", "sent.json", "ours.json", "theirs.json", "-o")
    assert engross(sent, *words, "three.html").returncode == 0
    page = (sent / "three.html").read_text(encoding="utf-8")
    assert "http" not in page
    assert "<script" not in page
    assert 'href="#mark-1"' in page
    assert 'id="mark-1"' in page
    assert engross(sent, *words, "three.json").returncode == 0
    parts = json.loads((sent / "three.json").read_text(encoding="utf-8"))["parts"]
    assert "".join(part.get("text", part.get("theirs")) for part in parts).endswith("quatre cinq 6\n")


def test_author_and_day_are_printed_as_given_and_nothing_else_tells_the_time(sent: Path) -> None:
    words = ("compare", "sent.json", "ours.json", "--author", "City clerk", "--date", "3 March 2021", "--to", "json")
    one, other = engross(sent, *words), engross(sent, *words)
    assert one.stdout == other.stdout
    written = json.loads(one.stdout)
    assert (written["author"], written["date"]) == ("City clerk", "3 March 2021")


def test_typography_can_be_hidden_and_is_counted_and_kept_in_the_data(tmp_path: Path) -> None:
    outline_file(tmp_path / "a.json", ("Article 1", "l'accord de 2019"))
    outline_file(tmp_path / "b.json", ("Article 1", "l’accord de 2019"))
    words = ("compare", "a.json", "b.json", "--no-typography")
    shown = engross(tmp_path, *words).stdout
    assert "{+" not in shown
    assert "1 change of typography is counted here and not shown in the text" in shown
    written = json.loads(engross(tmp_path, *words, "--to", "json").stdout)
    assert written["hidden"] == ["typography"]
    segs = [seg for block in written["blocks"] for seg in block["segs"]]
    assert "".join(seg["text"] for seg in segs if seg["op"] != "insert") == "Article 1l'accord de 2019"


def test_a_protocol_with_errors_is_not_compared(folder: Path) -> None:
    (folder / "protocols" / "a-b").mkdir()
    (folder / "protocols" / "a-b" / "2030.yaml").write_text("template: protocol\n", encoding="utf-8")
    done = engross(folder, "compare", "a-b/2030", "objet@1")
    assert done.returncode == 1
    assert "error[" in done.stderr


def test_a_pdf_is_written(sent: Path) -> None:
    done = engross(sent, "compare", "sent.json", "ours.json", "-o", "r.pdf", "--paper", "letter")
    assert done.returncode == 0, done.stderr
    assert (sent / "r.pdf").read_bytes().startswith(b"%PDF-1.7")
