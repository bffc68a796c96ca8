"""Diagnostics as people see them: the place, the code, the source line underlined, what to do."""

from __future__ import annotations

import json

import pytest

from engross.diagnostics import Diagnostic, Origin, Severity
from engross.messages.report import as_json, as_text, underlined, width

CLAUSE = Diagnostic(
    "unknown-clause",
    Origin("protocols/quebec-namur/2027-2029.yaml", 14, 13, 17),
    facts={"name": "gestion-municpale", "near": "gestion-municipale"},
    line="  - clause: gestion-municpale",
)
WARNING = Diagnostic("no-value", Origin("clauses/a/1.md", 3, 2), Severity.WARNING, {"name": "x"}, "{{ x }}")


def test_the_form_is_that_of_the_house() -> None:
    assert as_text([CLAUSE], "en") == (
        "protocols/quebec-namur/2027-2029.yaml:14:13: error[unknown-clause]: no clause named `gestion-municpale`\n"
        "   14 |   - clause: gestion-municpale\n"
        "      |             ^^^^^^^^^^^^^^^^^\n"
        "  hint: did you mean `gestion-municipale` (clauses/gestion-municipale/)?\n"
        "1 error\n"
    )


def test_french_says_the_same() -> None:
    assert (
        as_text([CLAUSE, WARNING], "fr")
        .splitlines()[0]
        .endswith("erreur[unknown-clause]\u00a0: aucune clause ne s’appelle `gestion-municpale`")
    )
    assert "  conseil\u00a0: vouliez-vous dire" in as_text([CLAUSE], "fr")
    assert as_text([CLAUSE, CLAUSE, WARNING], "fr").endswith("\n2 erreurs, 1 avertissement\n")


def test_nothing_wrong_says_nothing() -> None:
    assert as_text([], "en") == ""
    assert as_json([], "en") == []


def test_colour_only_adds() -> None:
    import re

    plain, coloured = as_text([CLAUSE, WARNING], "en"), as_text([CLAUSE, WARNING], "en", color=True)
    assert coloured != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_whole_file_is_told_without_a_line() -> None:
    assert as_text([Diagnostic("no-workspace", Origin("."), facts={"folder": "."})], "en").startswith(".: error[")
    assert as_text([Diagnostic("redline-not-exact", Origin(""))], "en").startswith("error[")


def test_other_places_and_decisions_are_told() -> None:
    decided = Diagnostic(
        "no-value", Origin("a", 2, 3), Severity.NOTE, {"name": "x"}, "", (Origin("b", 4, 5),), "kept as signed"
    )
    text = as_text([decided], "en")
    assert "a:2:3: note[no-value]" in text
    assert "  see also b:4:5\n  decided: kept as signed\n1 note\n" in text


@pytest.mark.parametrize(
    ("line", "column", "length", "expected"),
    [
        ("abc", 2, 1, ("abc", 1, 1)),
        ("abc", 2, 99, ("abc", 1, 2)),
        ("abc", 9, 2, ("abc", 3, 1)),
        ("", 1, 1, ("", 0, 1)),
        ("abc", 0, 0, ("abc", 0, 1)),
        ("\tx", 2, 1, ("    x", 4, 1)),
        ("a\tx", 3, 1, ("a   x", 4, 1)),
        ("e\u0301te\u0301 x", 7, 1, ("e\u0301te\u0301 x", 4, 1)),
        ("日本 x", 4, 1, ("日本 x", 5, 1)),
        ("日本 x", 1, 2, ("日本 x", 0, 4)),
        ("a\u00a0b", 3, 1, ("a b", 2, 1)),
        ("\x1bx", 2, 1, ("<U+001B>x", 8, 1)),
    ],
)
def test_carets_stand_under_the_span(line: str, column: int, length: int, expected: tuple[str, int, int]) -> None:
    assert underlined(line, column, length) == expected


@pytest.mark.parametrize("column", [1, 40, 500, 2990, 3000])
def test_a_long_line_is_cut_around_the_span(column: int) -> None:
    line = "".join(chr(0x61 + index % 26) for index in range(3000))
    shown, before, carets = underlined(line, column, 5)
    assert width(shown) <= 100
    assert shown[before : before + carets] == line[column - 1 : column + 4]


def test_json_says_everything() -> None:
    [told] = as_json([CLAUSE], "en")
    assert told == {
        "code": "unknown-clause",
        "severity": "error",
        "file": "protocols/quebec-namur/2027-2029.yaml",
        "line": 14,
        "column": 13,
        "length": 17,
        "message": "no clause named `gestion-municpale`",
        "hint": "did you mean `gestion-municipale` (clauses/gestion-municipale/)?",
        "source": "  - clause: gestion-municpale",
        "also": [],
        "acknowledged": "",
    }
    json.dumps(told)
