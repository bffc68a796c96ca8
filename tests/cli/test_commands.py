"""The commands on a real workspace: what they print, where, and how they end."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engross import api
from engross.cli.program import program
from engross.workspace import find
from tests.conftest import CASES

DONE, REFUSED = 0, 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new workspace."""
    api.create(tmp_path / "new", "fr")
    return tmp_path / "new"


@pytest.fixture
def name(folder: Path) -> str:
    return find(folder).protocol_names(builtin=False)[0]


def run(*arguments: str, folder: Path, lang: str = "en", **env: str) -> Result:
    return CliRunner().invoke(program, ["--workspace", str(folder), *arguments], env={"ENGROSS_LANG": lang, **env})


def test_new_prints_what_it_wrote_and_what_comes_next(tmp_path: Path) -> None:
    said = CliRunner().invoke(program, ["new", str(tmp_path / "w"), "--language", "en"], env={"ENGROSS_LANG": "fr"})
    assert said.exit_code == DONE
    written = [Path(line) for line in said.stdout.splitlines()]
    assert written
    assert all((path if path.is_absolute() else tmp_path / "w" / path).exists() for path in written)
    [first] = find(tmp_path / "w").protocol_names(builtin=False)
    assert said.stderr == (
        f"l’espace de travail est prêt\u202f; maintenant\u00a0: cd {tmp_path / 'w'}, puis engross build {first}\n"
    )


def test_list_prints_names(folder: Path, name: str) -> None:
    said = run("list", folder=folder)
    assert name in said.stdout.splitlines()
    assert said.stderr == ""
    assert json.loads(run("list", "--format", "json", folder=folder).stdout) == said.stdout.splitlines()
    clauses = run("list", "--clauses", folder=folder).stdout.splitlines()
    assert clauses
    assert all("@" in clause for clause in clauses)


def test_list_long_tells_more(folder: Path, name: str) -> None:
    [line] = [one for one in run("list", "--long", folder=folder).stdout.splitlines() if one.startswith(name)]
    assert len(line.split("  ")) >= 4
    told = json.loads(run("list", "--long", "--format", "json", folder=folder).stdout)
    [one] = [one for one in told if one["name"] == name]
    assert list(one) == ["name", "title", "period", "state", "parties", "end", "begin", "standing", "start"]


def test_list_long_says_when_each_act_ends_and_where_it_stands() -> None:
    folder = CASES / "good" / "une-relation"
    said = run("list", "--long", "--today", "2028-03-01", folder=folder, lang="en").stdout.splitlines()
    assert said[0].split("  ")[0] == "Act"
    lines = {line.split()[0].rpartition("/")[2]: line for line in said[1:]}
    assert "running" in lines["2027-2029"]
    assert "2029-12-31" in lines["2027-2029"]
    assert "2029-12-31" in lines["2027-2029-avenant-1"]
    told = json.loads(run("list", "--long", "--today", "2029-12-01", "--format", "json", folder=folder).stdout)
    assert {one["standing"] for one in told} == {"late", "renewed", ""}


def test_check_is_silent_on_stdout_and_counts_on_stderr(folder: Path, name: str) -> None:
    said = run("check", name, folder=folder, lang="fr")
    assert said.exit_code == DONE
    assert said.stdout == ""
    assert said.stderr == "1 protocole vérifié\u00a0: tout va bien\n"


def test_check_as_json_is_always_one_list(folder: Path, name: str) -> None:
    said = run("check", name, "--format", "json", folder=folder)
    assert said.exit_code == DONE
    assert json.loads(said.stdout) == []
    assert said.stderr == ""


def test_check_tells_every_problem_with_its_place(folder: Path, name: str) -> None:
    path = folder / "protocols" / f"{name}.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "perod: 2024\n", encoding="utf-8")
    said = run("check", name, folder=folder)
    assert said.exit_code == REFUSED
    assert f"protocols/{name}.yaml:" in said.stderr
    assert "error[unknown-key]: `perod` is not known here" in said.stderr
    assert "hint: did you mean `period`?" in said.stderr
    [told] = json.loads(run("check", name, "--format", "json", folder=folder).stdout)
    assert (told["code"], told["column"], told["length"], told["source"]) == ("unknown-key", 1, 5, "perod: 2024")


def test_build_prints_where_it_wrote(folder: Path, name: str) -> None:
    said = run("build", name, "--to", "text", folder=folder)
    assert said.exit_code == DONE
    assert Path(said.stdout.strip()) == folder / "output" / f"{name}.txt"
    assert said.stderr == ""


def test_build_says_when_nothing_had_changed(folder: Path, name: str) -> None:
    run("build", name, "--to", "text", folder=folder)
    again = run("build", name, "--to", "text", folder=folder)
    assert again.exit_code == DONE
    assert again.stdout.strip().endswith(f"{name}.txt")
    assert again.stderr == "0 documents made, 1 unchanged\n"
    assert run("build", name, "--to", "text", "--force", folder=folder).stderr == ""


def test_build_as_json(folder: Path, name: str) -> None:
    said = run("build", name, "--to", "text", "--format", "json", folder=folder)
    [built] = json.loads(said.stdout)
    assert (built["name"], built["fresh"]) == (name, True)
    assert built["path"].endswith(f"{name}.txt")
    assert said.stderr == ""


@pytest.mark.parametrize(("ending", "start"), [(".html", "<!DOCTYPE"), (".json", "{"), (".TXT", "")])
def test_the_ending_of_the_output_says_the_form(ending: str, start: str, folder: Path, name: str) -> None:
    path = folder / f"out{ending}"
    assert run("build", name, "-o", str(path), folder=folder).exit_code == DONE
    assert path.read_text(encoding="utf-8").lower().startswith(start.lower())


def test_build_to_stdout_prints_the_document_alone(folder: Path, name: str) -> None:
    said = run("build", name, "--to", "text", "-o", "-", folder=folder)
    written = run("build", name, "--to", "text", "-o", str(folder / "a.txt"), folder=folder)
    assert written.exit_code == DONE
    assert said.stdout_bytes == (folder / "a.txt").read_bytes()
    assert said.stderr == ""


def test_a_refused_build_leaves_what_stood_there(folder: Path, name: str) -> None:
    run("build", name, "--to", "text", folder=folder)
    output = folder / "output" / f"{name}.txt"
    before = output.read_bytes()
    path = folder / "protocols" / f"{name}.yaml"
    path.write_text("kind: [", encoding="utf-8")
    said = run("build", name, "--to", "text", folder=folder)
    assert said.exit_code == REFUSED
    assert said.stdout == ""
    assert "error[bad-yaml]" in said.stderr
    assert output.read_bytes() == before


def test_the_path_of_a_protocol_names_it(folder: Path, name: str) -> None:
    assert run("check", f"protocols/{name}.yaml", folder=folder).exit_code == DONE


def test_show_tells_where_words_came_from(folder: Path, name: str) -> None:
    said = run("show", name, folder=folder)
    assert said.exit_code == DONE
    assert f"protocols/{name}.yaml" in said.stdout
    assert "clauses/" in said.stdout
    assert json.loads(run("show", name, "--format", "json", folder=folder).stdout)


def test_schema_prints_or_writes(folder: Path) -> None:
    printed = json.loads(run("schema", "-", folder=folder).stdout)
    said = run("schema", str(folder / "s"), folder=folder)
    assert {Path(line).name for line in said.stdout.splitlines()} == set(printed)
    for file, schema in printed.items():
        assert json.loads((folder / "s" / file).read_text(encoding="utf-8")) == schema


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_script(shell: str, folder: Path) -> None:
    said = run("completion", shell, folder=folder)
    assert said.exit_code == DONE
    assert "_ENGROSS_COMPLETE" in said.stdout
    assert said.stderr == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("engross bu", {"build"}),
        ("engross build {start}", {"{name}"}),
        ("engross --workspace . show {start}", {"{name}"}),
        ("engross build x --to h", {"html"}),
        ("engross build x --fo", {"--force", "--format"}),
        ("engross --lang f", {"fr"}),
        ("engross completion z", {"zsh"}),
    ],
)
def test_the_shell_completes(
    words: str, expected: set[str], folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = words.format(start=name[:4], name=name)
    monkeypatch.chdir(folder)
    env = {"_ENGROSS_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    said = CliRunner().invoke(program, [], env=env)
    assert {line.split(",", 1)[1] for line in said.stdout.splitlines()} == {one.format(name=name) for one in expected}


def test_options_for_all_may_stand_before_or_after(folder: Path) -> None:
    runner = CliRunner()
    before = runner.invoke(program, ["--workspace", str(folder), "--format", "json", "list"])
    after = runner.invoke(program, ["list", "--workspace", str(folder), "--format", "json"])
    assert before.stdout == after.stdout
    assert json.loads(before.stdout)


def test_colour_only_where_it_is_welcome(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    from engross.cli.session import coloured

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setitem(os.environ, "TERM", "xterm")
    monkeypatch.delitem(os.environ, "NO_COLOR", raising=False)
    assert coloured(Terminal())
    assert not coloured(io.StringIO())
    monkeypatch.setitem(os.environ, "NO_COLOR", "1")
    assert not coloured(Terminal())


def test_progress_is_one_line_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    from engross.cli.session import Session

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, expected in ((Terminal(), "\r\x1b[K2/9 a/b\r\x1b[K"), (io.StringIO(), "")):
        monkeypatch.setattr(sys, "stderr", stream)
        session = Session("en")
        session.progress(2, 9, "a/b")
        session.progress(1, 1, "alone")
        session.clear()
        assert stream.getvalue().replace("\r\x1b[K\r", "\r") == expected
