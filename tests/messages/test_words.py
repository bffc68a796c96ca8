"""Words are found, filled with care, and in the language of the person."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import engross
from engross.diagnostics import Diagnostic, Origin
from engross.messages import LANGUAGES, catalogue, codes, hint, language, message, vocabulary, word

_HERE = Origin("a.yaml")


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "en"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "frr_DE"}, "en"),
        ({"LANG": "fr_BE", "LC_MESSAGES": "en_CA"}, "en"),
        ({"LC_ALL": "fr_BE.UTF-8", "LC_MESSAGES": "en_CA"}, "fr"),
        ({"LC_ALL": "", "LANG": "fr_BE"}, "fr"),
        ({"ENGROSS_LANG": "en", "LC_ALL": "fr_BE"}, "en"),
        ({"ENGROSS_LANG": "fr-CA", "LC_ALL": "en_CA"}, "fr"),
        ({"ENGROSS_LANG": "nl", "LC_ALL": "fr_BE"}, "en"),
    ],
)
def test_the_language_follows_the_environment(environ: dict[str, str], expected: str) -> None:
    assert language(environ) == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_fact_is_needed_to_tell(lang: str) -> None:
    for code in codes(lang):
        bare = Diagnostic(code, _HERE)
        assert message(bare, lang)
        assert hint(bare, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_code_without_words_is_told_all_the_same(lang: str) -> None:
    unknown = Diagnostic("not-yet-known", _HERE, facts={"name": "x"})
    assert message(unknown, lang) == "not-yet-known (name x)"
    assert hint(unknown, lang) == ""


def test_a_near_word_is_offered_when_there_is_one() -> None:
    near = Diagnostic("unknown-key", _HERE, facts={"key": "perod", "near": "period", "known": "period, title"})
    none = Diagnostic("unknown-key", _HERE, facts={"key": "x", "near": "", "known": "period, title"})
    assert hint(near, "en") == "did you mean `period`?"
    assert hint(none, "en") == "what is known here: period, title"


def test_what_a_person_wrote_is_never_translated_nor_obeyed() -> None:
    names = Diagnostic("unknown-key", _HERE, facts={"key": "list"})
    braces = Diagnostic("unknown-key", _HERE, facts={"key": "{name}{0}"})
    escape = Diagnostic("unknown-key", _HERE, facts={"key": "a\x1b[2J\u202eb\ue010"})
    assert message(names, "fr") == "`list` n’est pas connu ici"
    assert message(braces, "en") == "`{name}{0}` is not known here"
    assert message(escape, "en") == "`a<U+001B>[2J<U+202E>b<U+E010>` is not known here"


def test_phrases_of_stages_are_translated() -> None:
    wrong = Diagnostic("wrong-value", _HERE, facts={"expected": "whole number", "found": "douze"})
    choice = Diagnostic("wrong-value", _HERE, facts={"expected": "'draft', 'ready' or 'signed'", "found": "x"})
    least = Diagnostic("wrong-value", _HERE, facts={"expected": "a number of at least 1", "found": "0"})
    denied = Diagnostic("unreadable-file", _HERE, facts={"name": "a", "reason": "Permission denied"})
    assert message(wrong, "fr") == "il faut ici un nombre entier, et non `douze`"
    assert message(choice, "fr") == "il faut ici `draft`, `ready` ou `signed`, et non `x`"
    assert message(least, "fr") == "il faut ici un nombre d’au moins 1, et non `0`"
    assert message(denied, "fr") == "`a` ne peut pas être lu\u00a0: vous n’en avez pas le droit"


def test_literal_braces_stay() -> None:
    assert "`{{` needs its `}}`" in hint(Diagnostic("template-syntax", _HERE), "en")


def test_numbers_agree_in_each_language() -> None:
    assert [word("count.error", "en", n=n) for n in (0, 1, 2)] == ["0 errors", "1 error", "2 errors"]
    assert [word("count.error", "fr", n=n) for n in (0, 1, 2)] == ["0 erreur", "1 erreur", "2 erreurs"]


def test_french_has_its_spaces() -> None:
    typeset = catalogue("fr").typeset
    texts = [
        text
        for pair in codes("fr").values()
        for words in pair
        for text in ((words,) if isinstance(words, str) else words)
    ]
    texts += [text for words in vocabulary("fr").values() for text in ((words,) if isinstance(words, str) else words)]
    for text in texts:
        outside = re.sub(r"`[^`]*`", "", typeset(text))
        assert not re.search(r"(?<![\u00a0\w/]):(?!\w)| [:;!?»]|« ", outside), text


def test_every_word_asked_for_is_there_and_none_is_idle() -> None:
    asked, starts = set(), set()
    for path in [
        *Path(engross.__file__).parent.rglob("cli/*.py"),
        *Path(engross.__file__).parent.rglob("api/*.py"),
        *Path(engross.__file__).parent.rglob("render/calendar.py"),
        *Path(engross.__file__).parent.rglob("sheets.py"),
        *Path(engross.__file__).parent.glob("messages/*.py"),
    ]:
        if path.stem in LANGUAGES:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                asked.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                starts.add(str(node.values[0].value))
    from engross.cli.table import COMMANDS

    known = set(vocabulary("en"))
    # The words of commands and their options are proved by tests/cli/test_help.py.
    of_commands = {key for key in known if key.split(".")[0] in COMMANDS}
    prefixed = {key for key in known for start in starts if start.endswith(".") and key.startswith(start)}
    idle = known - asked - of_commands - prefixed
    assert not idle
    assert not {key for key in asked if key.startswith(("talk.", "usage.")) and key not in known}
