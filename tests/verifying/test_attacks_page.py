"""docs/attacks.md names tests that exist and codes that are told, and each row has both."""

from __future__ import annotations

import ast
import re

from engross.messages import codes
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "attacks.md").read_text("utf-8")
_NAMED = re.compile(r"`([\w/]+)::(\w+)`")


def test_each_test_that_is_named_exists() -> None:
    named = _NAMED.findall(PAGE)
    assert len(named) > 40
    for module, function in named:
        folder = ROOT / "tests" if "/" in module else ROOT / "tests" / "verifying"
        tree = ast.parse((folder / f"{module}.py").read_text("utf-8"))
        assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, (module, function)


def test_each_attack_has_a_verdict_and_a_test() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| attack")]
    assert len(rows) > 40
    for row in rows:
        attack, verdict, test = (cell.strip() for cell in row.strip("|").split(" | "))
        assert attack
        assert verdict
        assert _NAMED.search(test), row


def test_each_code_that_is_named_is_told() -> None:
    named = set(re.findall(r"\b(verified-[a-z-]+|layout-[a-z]+|emblem-[a-z]+|copy-stopped|signature-broken)\b", PAGE))
    assert named <= set(codes("en"))
    assert len(named) > 20


def test_each_verdict_against_a_file_stands_in_the_page_or_says_only_what_is_open() -> None:
    against = {code for code in codes("en") if code.startswith("verified-")} - set(
        re.findall(r"verified-[a-z-]+", PAGE)
    )
    assert against == {
        # What is open, or wrong without anybody having attacked.
        *("verified-chain", "verified-day", "verified-expired", "verified-forged", "verified-foot", "verified-level"),
        *("verified-no-anchors", "verified-pages", "verified-registered", "verified-timestamp", "verified-unseen"),
        *("verified-unsigned", "verified-unvouched", "verified-void"),
    }
