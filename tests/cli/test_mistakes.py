"""Whatever a person gets wrong: words in their language, the right exit code, never a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engross import api
from engross.cli.program import program

ROOT = Path(__file__).parents[2]
DONE, REFUSED, USAGE, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 130, 141
RUN = [sys.executable, "-m", "engross"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new workspace."""
    made = tmp_path_factory.mktemp("cli") / "new"
    api.create(made, "fr")
    return made


@pytest.fixture(scope="module")
def name(folder: Path) -> str:
    from engross.workspace import find

    return find(folder).protocol_names(builtin=False)[0]


def run(*arguments: str, lang: str = "en", folder: Path | None = None) -> Result:
    where = ["--workspace", str(folder)] if folder is not None else []
    return CliRunner().invoke(program, [*where, *arguments], env={"ENGROSS_LANG": lang})


def really(*arguments: str, cwd: Path, lang: str = "en") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "ENGROSS_LANG": lang}
    return subprocess.run(
        [*RUN, *arguments], cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize(
    ("arguments", "english", "french"),
    [
        (["biuld"], "no command named `biuld`", "aucune commande ne s’appelle `biuld`"),
        (["xyz"], "`engross --help` shows", "`engross --help` montre"),
        (["biuld"], "did you mean `build`?", "vouliez-vous dire `build`\u202f?"),
        (["build"], "`PROTOCOL` is missing", "il manque `PROTOCOLE`"),
        (["show"], "`PROTOCOL` is missing", "il manque `PROTOCOLE`"),
        (["new"], "`FOLDER` is missing", "il manque `DOSSIER`"),
        (["build", "x", "--pdf"], "no option `--pdf`", "il n’y a pas d’option `--pdf`"),
        (["build", "x", "--papper", "a4"], "did you mean `--paper`?", "vouliez-vous dire `--paper`\u202f?"),
        (["build", "x", "--to", "odt"], "`odt` is not one of `html`, `pdf`", "`odt` n’est pas l’un de `html`"),
        (["build", "x", "--to"], "option `--to` needs a value", "l’option `--to` attend une valeur"),
        (["build", "x", "--watch=1"], "option `--watch` takes no value", "l’option `--watch` ne prend pas de valeur"),
        (["build", "x", "--jobs", "0"], "`0` is not a number from 1", "`0` n’est pas un nombre à partir de 1"),
        (["build", "x", "--jobs", "²"], "`²` is not a number", "`²` n’est pas un nombre"),
        (["build", "x", "y", "-o", "-"], "one protocol at a time", "un protocole à la fois"),
        (["build", "x", "-o", "-", "--watch"], "do not go together", "ne vont pas ensemble"),
        (["build", "x", "-o", "-", "--format", "json"], "do not go together", "ne vont pas ensemble"),
        (["list", "word"], "`word` is one word too many", "`word` est un mot de trop"),
        (["list", "--clauses", "--long"], "do not go together", "ne vont pas ensemble"),
        (["completion", "tcsh"], "`tcsh` is not one of", "`tcsh` n’est pas l’un de"),
        (["--workspace", "nowhere", "list"], "`nowhere` is not a folder", "`nowhere` n’est pas un dossier"),
        (["list", "--workspace", "nowhere"], "`nowhere` is not a folder", "`nowhere` n’est pas un dossier"),
        (["--lang", "nl", "list"], "`nl` is not one of", "`nl` n’est pas l’un de"),
        (["--format"], "option `--format` needs a value", "l’option `--format` attend une valeur"),
        (["--format", "json"], "which command?", "quelle commande\u202f?"),
        (["--nope"], "no option `--nope`", "il n’y a pas d’option `--nope`"),
    ],
)
def test_a_command_that_is_not_understood(arguments: list[str], english: str, french: str) -> None:
    for lang, expected in (("en", english), ("fr", french)):
        said = run(*arguments, lang=lang)
        assert said.exit_code == USAGE
        assert said.stdout == ""
        assert expected in said.stderr
        assert said.stderr.count("\n") == 2
        assert ("conseil\u00a0: " if lang == "fr" else "hint: ") in said.stderr


def test_no_command_shows_the_help_on_stderr(tmp_path: Path) -> None:
    said = really(cwd=tmp_path)
    assert said.returncode == USAGE
    assert said.stdout == ""
    assert said.stderr.startswith("Usage: engross")


@pytest.mark.parametrize("command", [["list"], ["check"], ["build", "a/b"], ["show", "a/b"], ["list", "--long"]])
def test_no_workspace(command: list[str], tmp_path: Path) -> None:
    said = really(*command, cwd=tmp_path, lang="fr")
    assert said.returncode == REFUSED
    assert said.stdout == ""
    assert "erreur[no-workspace]\u00a0: il n’y a pas d’espace de travail ici" in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize("command", ["check", "build", "show"])
@pytest.mark.parametrize("wanted", ["nope", "a/b", "../../etc/passwd", "/etc/passwd", "", "a\nb", "é/ü", "x" * 5000])
def test_unknown_protocol(command: str, wanted: str, folder: Path) -> None:
    said = run(command, wanted, folder=folder)
    assert said.exit_code == REFUSED
    assert said.stdout == ""
    assert "error[" in said.stderr


def test_an_ending_that_is_not_made_is_refused(folder: Path, name: str) -> None:
    said = run("build", name, "-o", "x.odt", folder=folder, lang="fr")
    assert said.exit_code == USAGE
    assert "engross ne produit pas de `.odt`" in said.stderr
    assert not Path("x.odt").exists()


def test_several_protocols_do_not_go_into_one_file(folder: Path, name: str) -> None:
    said = run("build", name, "quebec-namur/2017-2019", "-o", "x.pdf", folder=folder)
    assert said.exit_code == USAGE
    assert "`x.pdf` is not a folder" in said.stderr
    assert not Path("x.pdf").exists()


def test_half_a_name_is_enough_to_be_offered_the_whole(folder: Path, name: str) -> None:
    said = run("build", name.split("/")[1], folder=folder)
    assert said.exit_code == REFUSED
    assert f"did you mean `{name}`?" in said.stderr


def test_a_party_that_is_none_of_the_act_is_told(folder: Path, name: str) -> None:
    said = run("build", name, "--first", "namur", folder=folder)
    assert said.exit_code == REFUSED
    assert "`namur` is no party to this instrument" in said.stderr


def test_a_near_protocol_is_offered(folder: Path, name: str) -> None:
    said = run("build", name[:-1], folder=folder)
    assert said.exit_code == REFUSED
    assert f"did you mean `{name}`?" in said.stderr


def test_unknown_party_first(folder: Path, name: str) -> None:
    said = run("build", name, "--to", "text", "-o", "-", "--first", "nobody", folder=folder)
    assert said.exit_code == REFUSED
    assert "error[unknown-party]" in said.stderr


def test_a_new_workspace_never_replaces_anything(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    said = run("new", str(tmp_path))
    assert said.exit_code == REFUSED
    assert "error[folder-not-empty]" in said.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    assert run("new", str(tmp_path / "mine")).exit_code == REFUSED
    assert run("new", str(tmp_path / "mine" / "below")).exit_code == REFUSED


def test_an_output_that_cannot_be_written(folder: Path, name: str, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file, not a folder")
    said = run("build", name, "--to", "text", "-o", str(blocked / "x" / "out.txt"), folder=folder)
    assert said.exit_code == REFUSED
    assert "error[cannot-write]" in said.stderr
    assert "part of its path is not a folder" in said.stderr
    assert blocked.read_text() == "a file, not a folder"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_on_the_way_out(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "ENGROSS_LANG": "en"}
        done = subprocess.run(
            [*RUN, "list"], cwd=folder, env=env, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == REFUSED
    assert "error[disk-full]" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_new_output_folder_is_made(folder: Path, name: str, tmp_path: Path) -> None:
    said = run("build", name, "-o", str(tmp_path / "not" / "yet" / "out.txt"), folder=folder)
    assert said.exit_code == DONE
    assert (tmp_path / "not" / "yet" / "out.txt").is_file()


def test_several_protocols_do_not_fit_in_a_file(folder: Path, name: str, tmp_path: Path) -> None:
    (tmp_path / "one.txt").touch()
    said = run("build", name, "b/c", "-o", str(tmp_path / "one.txt"), folder=folder)
    assert said.exit_code == USAGE
    assert "is not a folder" in said.stderr


def test_refusals_are_json_when_asked(tmp_path: Path, folder: Path) -> None:
    said = really("check", "nope", "--format", "json", cwd=folder)
    assert said.returncode == REFUSED
    assert said.stderr == ""
    assert [one["code"] for one in json.loads(said.stdout)] == ["unknown-protocol"]
    said = really("check", "--format", "json", cwd=tmp_path)
    assert said.returncode == REFUSED
    assert [one["code"] for one in json.loads(said.stdout)] == ["no-workspace"]
    said = really("build", "nope", "--format", "json", cwd=folder)
    assert said.returncode == REFUSED
    assert [one["code"] for one in json.loads(said.stderr)] == ["unknown-protocol"]


def test_what_the_system_refuses_is_told(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "protocols")

    monkeypatch.setattr(api, "listing", denied)
    said = run("list", "--long", folder=folder, lang="fr")
    assert said.exit_code == REFUSED
    assert "erreur[refused-by-system]\u00a0: `protocols`\u00a0: vous n’en avez pas le droit" in said.stderr


def test_a_fault_of_ours_is_told_in_a_sentence_with_its_place_and_without_what_it_held(folder: Path) -> None:
    broken = "from engross import api; api.listing = lambda *_, **__: int('a secret')"
    asked = [
        sys.executable,
        "-c",
        f"{broken}; from engross.cli import main; raise SystemExit(main())",
        "list",
        "--long",
    ]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "ENGROSS_LANG": "fr", "PYTHONIOENCODING": "utf-8"}
    said = subprocess.run(asked, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)
    assert said.returncode == REFUSED
    assert "erreur[fault-of-engross]" in said.stderr
    assert "ValueError, cli/list.py:" in said.stderr
    assert "secret" not in said.stderr
    said = subprocess.run(
        asked, cwd=folder, env={**env, "ENGROSS_TRACE": "1"}, capture_output=True, encoding="utf-8", check=False
    )
    assert "ValueError: invalid literal" in said.stderr


def test_ctrl_c_stops_without_a_traceback(folder: Path, name: str) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "ENGROSS_LANG": "fr"}
    # Tests that run in the background of a script inherit a Ctrl-C that is ignored.
    heard = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)"
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"{heard}; from engross.__main__ import main; sys.exit(main())",
            *("build", name, "--to", "text", "--watch"),
        ],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as running:
        assert running.stderr is not None
        told = ""
        while "Ctrl-C" not in told:
            line = running.stderr.readline()
            assert line, told
            told += line
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        try:
            _, rest = running.communicate(timeout=20)
        finally:
            running.kill()
    assert running.returncode == INTERRUPTED
    assert "Traceback" not in told + rest
    assert rest.strip() == "arrêté"


def test_a_reader_that_leaves_is_no_error(folder: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    for arguments in (["list"], ["schema"]):
        with subprocess.Popen(
            [*RUN, *arguments], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as running:
            assert running.stdout is not None
            running.stdout.close()
            assert running.stderr is not None
            assert running.stderr.read() == ""
            assert running.wait(20) == BROKEN_PIPE


def test_a_terminal_that_knows_only_ascii(folder: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "ENGROSS_LANG": "fr", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*RUN, "build", "--help"], cwd=folder, env=env, capture_output=True, check=False)
    assert done.returncode == DONE
    assert b"Traceback" not in done.stderr


def test_bash_takes_no_edition_for_a_host() -> None:
    script = run("completion", "bash").stdout
    words = r"COMP_WORDBREAKS=$' \t\n\"\'@><=;|&(:'"
    asked = ["bash", "-c", f'{words}; {script}\nprintf %s "$COMP_WORDBREAKS"']
    assert "@" not in subprocess.run(asked, capture_output=True, text=True, check=True).stdout
