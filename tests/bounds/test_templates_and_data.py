"""A clause or a YAML file cannot exhaust the computer: it is refused, with a diagnostic, in no time."""

from __future__ import annotations

import time

import pytest
from jinja2.exceptions import FilterArgumentError, SecurityError

from engross.assembly.sandbox import Sandbox, TooLong
from engross.diagnostics import Collector
from engross.source.yamlfile import BadYaml, parse, stretches

_BOMBS: dict[str, type[BaseException]] = {
    "{{ 9**9**9 }}": SecurityError,
    "{{ '%9999999d' % 5 }}": SecurityError,
    "{{ 'x' * 1000000000 }}": SecurityError,
    "{{ [1] * 1000000000 }}": SecurityError,
    "{{ 5|round(-1000000000) }}": FilterArgumentError,
    "{% set x = 'a' %}" + "{% set x = x ~ x %}" * 60: TooLong,
    "{% set x = 'a' %}" + "{% set x = x + x %}" * 60: TooLong,
    "{% set x = [1] %}" + "{% set x = x + x %}" * 60: TooLong,
    "{% set x = 7 %}" + "{% set x = x * x %}" * 60: TooLong,
    "{% set x = [1, 2] %}" + "{% set x = [x, x, x, x] %}" * 60 + "{{ x }}": TooLong,
    "{% set x = (1, 2) %}" + "{% set x = [x] + [x] %}" * 60 + "{{ x|string }}": TooLong,
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}": RecursionError,
    "{{ " + "-" * 5000 + "1 }}": RecursionError,
}


@pytest.mark.parametrize("source", _BOMBS, ids=range(len(_BOMBS)))
def test_an_expression_that_grows_without_end_is_refused(source: str) -> None:
    start = time.process_time()
    with pytest.raises(_BOMBS[source]):
        Sandbox({}, lambda _: None).from_string(source).render()
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("{{ 'ab' ~ 3 ~ 'c' }}", "ab3c"),
        ("{{ 2.345|round(2) }}", "2.35"),
        ("{{ 10**20 * 10**20 }}", str(10**40)),
        ("{% for a, b in [(1, 2), (3, 4)] %}{{ a }}{{ b }}{% endfor %}", "1234"),
        ("{{ ([1] + [2, 3])|join(',') }}", "1,2,3"),
    ],
)
def test_what_clauses_need_is_as_it_was(source: str, printed: str) -> None:
    assert Sandbox({}, lambda _: None).from_string(source).render() == printed


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[" * 100_000, "too deeply nested"),
        ("{a: " * 100_000, "too deeply nested"),
        ("a:\n  " + "- " * 100_000 + "x\n", "too deeply nested"),
        ("? " * 100_000, "too deeply nested"),
        ("\n".join(" " * level + "a:" for level in range(60)), "too deeply nested"),
        ("a: &x [1, 2]\nb: *x\n", "an alias"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "an alias"),
        ("a: &a [*a]\n", "an alias"),
    ],
)
def test_nesting_and_aliases_are_refused_before_the_parser(text: str, problem: str) -> None:
    problems = Collector()
    assert parse(text, "a.yaml", problems) is None
    [told] = problems.sorted()
    assert (told.code, told.facts["problem"]) == ("bad-yaml", problem)
    assert len(told.line) <= 400
    with pytest.raises(BadYaml):
        stretches(text)


def test_stars_and_brackets_in_texts_are_no_aliases() -> None:
    text = (
        "a: Recherche & *développement*\nb: '[[[[[' \nc: |\n  *oui* [x] [y]\n" + "d: [1]\n" * 0 + "e: [[1], [2]]\n" * 1
    )
    problems = Collector()
    found = parse(text, "a.yaml", problems)
    assert problems.sorted() == ()
    assert found is not None
    assert found.data["a"] == "Recherche & *développement*"
