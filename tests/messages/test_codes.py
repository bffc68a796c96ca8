"""Every code that a stage may give has words in every language, and every word is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import engross
from engross.diagnostics import Diagnostic, Origin
from engross.messages import LANGUAGES, catalogue, codes, fields, vocabulary

_ROOT = Path(engross.__file__).parent
_MESSAGES = _ROOT / "messages"
_TELLING = {"add", "refuse", "tell", "tell_words", "_tell", "_report", "problem", "Problem", "Diagnostic"}
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NOT_FACTS = {"line", "also", "severity", "origin", "acknowledged"}


class Told(NamedTuple):
    """A place in the code that gives a code; `facts` is None where they cannot be read off."""

    code: str
    where: str
    facts: frozenset[str] | None


def _modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(_ROOT.rglob("*.py")):
        if _MESSAGES not in path.parents:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def _told() -> Iterator[Told]:
    for path, tree in _modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or len(node.args) + len(node.keywords) < 2 or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = next((one for one in node.args if isinstance(one, ast.Constant)), None)
            if name not in _TELLING or first is None or not isinstance(first.value, str):
                continue
            if _CODE.fullmatch(first.value) and first in node.args[:3]:
                names = [one.arg for one in node.keywords]
                facts = None if {None, "facts"} & set(names) else frozenset(str(one) for one in names) - _NOT_FACTS
                if facts is not None and name == "tell_words":
                    facts |= {"text"}
                readable = name in {"add", "refuse", "tell", "tell_words", "_tell", "_report"}
                yield Told(first.value, f"{path.relative_to(_ROOT)}:{node.lineno}", facts if readable else None)


TOLD = tuple(_told())


def _texts(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else words


def _named(words: str | tuple[str, ...]) -> list[set[str]]:
    return [set(fields(text)) for text in _texts(words)]


def test_the_scan_finds_what_stages_tell() -> None:
    assert {"bad-yaml", "unknown-clause", "no-workspace", "cannot-write"} <= {told.code for told in TOLD}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_has_words(lang: str) -> None:
    missing = {told.code: told.where for told in TOLD if told.code not in codes(lang)}
    assert not missing


def test_no_code_is_without_use() -> None:
    strings = {
        node.value
        for _, tree in _modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not set(codes("en")) - strings


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_message_names_only_facts_that_are_given(lang: str) -> None:
    known = codes(lang)
    wrong = [
        (told.where, told.code, sorted(told.facts))
        for told in TOLD
        if told.facts is not None
        and told.code in known
        and any(all(not named <= told.facts for named in _named(words)) for words in known[told.code])
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("part", "table"),
    [("codes", "CODES"), ("codes", "SAID"), ("commands", "WORDS"), ("talk", "WORDS"), ("sheets", "WORDS")],
)
def test_catalogues_hold_the_same_in_order(part: str, table: str) -> None:
    keys = [list(getattr(catalogue(lang, part), table)) for lang in LANGUAGES]
    assert all(one == sorted(keys[0]) for one in keys)


def test_catalogues_name_the_same_facts() -> None:
    for code in codes(LANGUAGES[0]):
        named = [[_named(part) for part in codes(lang)[code]] for lang in LANGUAGES]
        assert all(one == named[0] for one in named), code
    for key in vocabulary(LANGUAGES[0]):
        said = [_named(vocabulary(lang)[key]) for lang in LANGUAGES]
        assert all(one == said[0] for one in said), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_messages_keep_the_style(lang: str) -> None:
    for code, (message, hint) in codes(lang).items():
        assert _CODE.fullmatch(code)
        for text in (*_texts(message), *_texts(hint)):
            assert text, code
            assert not text.endswith("."), code
            assert not text[0].isupper() or text.startswith(("HTML", "YAML", "PDF")), code
            assert text.count("`") % 2 == 0, code
            assert "'" not in re.sub(r"`[^`]*`", "", text), f"{code}: an apostrophe is ’"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_last_hint_needs_no_near_word(lang: str) -> None:
    for code, (_, hint) in codes(lang).items():
        assert "near" not in fields(_texts(hint)[-1]), code


_OF_PROGRAMS = ("counterpart.py", "copy_record.py", "redline.py")
"""What is wrong with something that a program wrote is not told to people in these words."""


def test_phrases_of_the_model_are_known() -> None:
    phrases = set(catalogue("en", "codes").SAID)
    for path, tree in _modules():
        if path.parent.name != "model" or path.name in _OF_PROGRAMS:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ValueError":
                (argument,) = node.args
                if isinstance(argument, ast.Constant):
                    assert argument.value in phrases, f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_state_of_an_act_is_told_in_words(lang: str) -> None:
    from engross.messages import message as told
    from engross.model.life import LifeState

    for state in LifeState:
        said = told(Diagnostic("outside-life", Origin("a"), facts={"date": "2030-01-01", "state": state.value}), lang)
        assert said.rsplit(":", 1)[1].strip() != state.value
