"""Imports run one way: diagnostics, model, stages, api, command line; and each engine lives in one place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.conftest import ROOT

# All on one worker, which reads the package once.
pytestmark = pytest.mark.xdist_group("layers")

STAGES = (
    "source",
    "language",
    "assembly",
    "compare",
    "marking",
    "checks",
    "amend",
    "render",
    "signed_pdf",
    "register",
)
ALLOWED = {
    "diagnostics": {"messages"},  # to print itself
    "forms": set(),
    "workspace": {"diagnostics"},
    "output": {"diagnostics", "workspace"},
    "bounded": set(),
    "pdf_fonts": set(),
    "model": {"diagnostics"},
    "language": {"model"},
    "messages": {"diagnostics", "model"},
    "source": {"diagnostics", "model", "language", "workspace", "output", "pdf_fonts"},
    "assembly": {"diagnostics", "model", "language"},
    "checks": {"diagnostics", "model", "language"},
    "compare": {"diagnostics", "model", "language"},
    "marking": {"diagnostics", "model"},
    "amend": {"diagnostics", "model", "language"},
    "render": {"diagnostics", "forms", "bounded", "model", "language"},
    "signed_pdf": {"diagnostics", "model", "pdf_fonts"},
    "register": {"diagnostics", "model", "workspace", "output"},
    "schema": {"model", "messages", "language"},
    "starter": {"diagnostics", "model", "workspace", "schema", "output", "messages"},
    "importing": {"model", "language", "source"},
    "renewal": {"diagnostics", "model", "workspace", "source", "language", "checks"},
    "acceptance": {"diagnostics", "model", "language", "source", "renewal"},
    "life": {"diagnostics", "model", "source"},
    "portfolio": {"diagnostics", "model", "source", "life"},
    "acts": {"diagnostics", "model", "language", "output", "source", "assembly", "checks", "amend", "register", "life"},
    "copies": {"diagnostics", "model", "workspace", "output", "acts", *STAGES},
    "api": {
        "diagnostics",
        "bounded",
        "forms",
        "messages",
        "model",
        "workspace",
        "output",
        "schema",
        "starter",
        "acts",
        "copies",
        "renewal",
        "acceptance",
        "life",
        "portfolio",
        "importing",
        *STAGES,
    },
    "cli": {"diagnostics", "forms", "model", "workspace", "output", "api", "messages"},
    "__main__": {"cli"},
    "__init__": set(),
}
ENGINES = {
    "yaml": ("source/yamlfile.py",),
    "markdown_it": ("assembly/parse.py", "source/markdown_reader.py"),
    "mdit_py_plugins": ("source/markdown_reader.py",),
    "selectolax": ("source/html_reader.py",),
    "weasyprint": ("render/layout_engine.py", "render/kept_layout.py", "render/tagging.py", "render/page_reading.py"),
    "pikepdf": ("signed_pdf/", "source/pdf/", "pdf_fonts.py"),
    "pydyf": ("render/archival.py", "render/hyphens.py"),
    "click": ("cli/",),
    "pyhanko": ("signed_pdf/",),
    "pyhanko_certvalidator": ("signed_pdf/",),
    "asn1crypto": ("signed_pdf/",),
    "aiohttp": ("signed_pdf/signing/",),
    "pkcs11": ("signed_pdf/signing/token.py",),
    "watchfiles": ("api/building.py",),
    "babel": ("language/",),
    "rapidfuzz": ("compare/", "checks/"),
    "lxml": ("source/wordprocessing/",),
    "pypdfium2": (
        "render/docx/pictures.py",
        "signed_pdf/verifying/page_sight.py",
        "source/pdf/printed_lines.py",
        "source/pdf/reading.py",
    ),
}


@cache
def imports() -> tuple[tuple[str, str], ...]:
    """Every import of the package: the file that imports, relative to it, and the module imported."""
    return tuple(_imports())


def _imports() -> Iterator[tuple[str, str]]:
    base = ROOT / "engross"
    for path in sorted(base.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = path.relative_to(base).as_posix()
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield name, alias.name
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield name, node.module
                if node.module == "engross":
                    for alias in node.names:
                        yield name, f"engross.{alias.name}"


def room(file: str) -> str:
    return file.split("/")[0].removesuffix(".py")


@pytest.mark.parametrize("here", sorted(ALLOWED))
def test_a_room_imports_only_those_behind_it(here: str) -> None:
    found = {
        module.split(".")[1]
        for file, module in imports()
        if room(file) == here and module.startswith("engross.") and module != "engross.__version__"
    }
    assert found - {here} <= ALLOWED[here]


def test_the_architecture_shows_which_room_may_import_which() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    shown = {}
    for name, cells in re.findall(r"^\| `(\w+)` \| ((?:`\w+`|every stage|–)[^|]*) \|$", text, re.MULTILINE):
        shown[name] = set(re.findall(r"`(\w+)`", cells)) | (set(STAGES) if "every stage" in cells else set())
    assert shown == {name: set(rooms) for name, rooms in ALLOWED.items() if not name.startswith("__")}


def test_every_room_has_its_place() -> None:
    assert {room(file) for file, _ in imports()} <= set(ALLOWED)


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_each_engine_lives_in_one_place(engine: str) -> None:
    users = {file for file, module in imports() if module.split(".")[0] == engine}
    assert users
    assert {file for file in users if not file.startswith(ENGINES[engine])} == set()


def test_nothing_of_one_matter_stands_in_the_engine_or_the_templates() -> None:
    for folder in ("engross", "templates"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".jinja", ".css", ".yaml") and not {"starter", "messages"} & set(path.parts):
                code = path.read_text(encoding="utf-8")
                if path.suffix == ".py":
                    code = "\n".join(_literals(code))
                assert "Namur" not in code, path
                assert "Québec" not in code, path


def _literals(code: str) -> Iterator[str]:
    """The strings that a program uses: not its docstrings, nor the examples in a field's description."""
    tree = ast.parse(code)
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))
        if isinstance(node, ast.keyword) and node.arg == "description":
            skipped.update(id(inner) for inner in ast.walk(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.value
