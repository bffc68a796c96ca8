"""Every command and every option is explained, with an example, in both languages."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from engross.cli.page import program_page, wrapped
from engross.cli.program import program
from engross.cli.results import form_of
from engross.cli.session import Session
from engross.cli.table import COMMANDS, EVERYWHERE
from engross.cli.values import OneOf
from engross.cli.verb import Verb
from engross.forms import DOCUMENTS, FORMS, form_of_file
from engross.messages import LANGUAGES, knows, vocabulary, word

PAIRS = [(name, lang) for name in COMMANDS for lang in LANGUAGES]


def _command(name: str) -> Verb:
    command = import_module(f"engross.cli.{name}").command
    assert isinstance(command, Verb)
    return command


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_program_names_every_command_and_option(lang: str) -> None:
    page = program_page(lang, 80)
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", page, re.MULTILINE)
    for option in ("--version", "--help", *(f"--{name}" for name, _, _ in EVERYWHERE)):
        assert option in page


@pytest.mark.parametrize(("name", "lang"), PAIRS)
def test_every_command_explains_itself(name: str, lang: str) -> None:
    command = _command(name)
    page = command.help_page(lang, 80)
    flat = " ".join(page.split(" ")).replace("\n", " ")
    flat = re.sub(r" +", " ", flat)
    assert word(name, lang) in flat
    assert word(f"{name}.example", lang).split("\n")[0] in page
    for parameter in command.own:
        explained = word(f"{name}.{parameter.name}", lang)
        assert explained in flat, parameter.name
        if isinstance(parameter, click.Option):
            for declared in (*parameter.opts, *parameter.secondary_opts):
                assert re.search(rf"(^|[ ,/]){declared}([ ,]|$)", flat), declared
    for everywhere, _, _ in EVERYWHERE:
        assert f"--{everywhere}" in page
    assert max(map(len, page.splitlines())) <= 84


@pytest.mark.parametrize(("name", "lang"), PAIRS)
def test_examples_can_be_typed(name: str, lang: str) -> None:
    for line in word(f"{name}.example", lang).split("\n"):
        example = re.sub(r"\s+(dans|in) ~.*|[\")]| > .*|\$\(", "", line[line.index("engross ") :])
        first, *arguments = shlex.split(line) if "=" in line or ('"' in line and "$(" not in line) else example.split()
        assert first == "engross"
        assert arguments[0] == name
        command = _command(name)
        with command.make_context(name, arguments[1:], obj=None, resilient_parsing=False) as context:
            assert not context.args


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_words_are_left_of_options_that_went_away(lang: str) -> None:
    for name in COMMANDS:
        known = {f"{name}.{parameter.name}" for parameter in _command(name).own}
        known |= {f"{name}.about", f"{name}.example"}
        assert {key for key in vocabulary(lang) if key.startswith(f"{name}.")} <= known
        assert knows(name, lang)


def test_the_language_of_help_follows_the_locale_and_the_option() -> None:
    runner = CliRunner()
    for arguments, locale, expected in (
        (["build", "--help"], "fr_BE.UTF-8", "Usage\u00a0: engross build [OPTIONS] PROTOCOLE…"),
        (["build", "--help"], "en_CA.UTF-8", "Usage: engross build [OPTIONS] PROTOCOL…"),
        (["--lang", "fr", "--help"], "en_CA.UTF-8", "Usage\u00a0: engross [OPTIONS] COMMANDE …"),
        (["build", "--help", "--lang", "fr"], "en_CA.UTF-8", "Usage\u00a0: engross build [OPTIONS] PROTOCOLE…"),
    ):
        said = runner.invoke(program, arguments, env={"LC_ALL": locale, "ENGROSS_LANG": ""})
        assert said.exit_code == 0
        assert said.stdout.splitlines()[0] == expected


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_english_is_left_in_french_pages(name: str) -> None:
    page = _command(name).help_page("fr", 80)
    assert not re.search(r"\b(the|show (this|the)|Options for|Usage:|if left out|default|required)\b", page)


def test_lines_break_at_plain_spaces_alone() -> None:
    assert wrapped("a\u00a0: bb cc", 4) == ["a\u00a0:", "bb", "cc"]
    assert wrapped("", 10) == [""]
    assert wrapped("very-long-word x", 4) == ["very-long-word", "x"]


def _choices(name: str) -> tuple[str, ...]:
    """The words that `--to` of a command takes; none if it has no such option."""
    found = [one.type.choices for one in _command(name).own if one.name == "to" and isinstance(one.type, OneOf)]
    return found[0] if found else ()


@pytest.mark.parametrize("name", [name for name in COMMANDS if _choices(name)])
def test_a_file_gets_the_form_that_its_ending_says_and_no_other_ending_is_taken(name: str) -> None:
    choices = _choices(name)
    for form in choices:
        for ending in FORMS[form].endings:
            assert form_of(Session("en"), None, f"out{ending.upper()}", choices, "text") == form
    for ending in {ending for form in FORMS.values() for ending in form.endings} | {".odt", ".rtf", ".png"}:
        if form_of_file(f"out{ending}", choices) is None:
            with pytest.raises(click.UsageError, match=re.escape(Path(f"out{ending}").suffix)):
                form_of(Session("en"), None, f"out{ending}", choices, "text")
            assert form_of(Session("en"), choices[0], f"out{ending}", choices, "text") == choices[0]


def test_documents_are_built_in_every_form_that_has_a_renderer() -> None:
    from engross.render import RENDERERS

    assert set(_choices("build")) == set(_choices("consolidate")) == set(RENDERERS) == set(DOCUMENTS)
