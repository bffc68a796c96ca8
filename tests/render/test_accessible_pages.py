"""Every HTML page that is made, looked at by axe-core: narrow, wide and enlarged, light, dark and in forced colours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, sync_playwright

from engross.render import RENDERERS
from tests.conftest import PROTOCOL_2017, ROOT
from tests.render.samples import EMBLEMS, document, look

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
WIDTHS = (390, 640, 1280)
"""Pixels; the second is the third at 200 %."""
Colours = Literal["light", "dark", "forced"]
COLOURS: tuple[Colours, ...] = ("light", "dark", "forced")
COMMANDS = {
    "comparison": ("compare", PROTOCOL_2017, "{draft}"),
    "history of a clause": ("history", "culture"),
    "deadlines": ("radar",),
    "life of an act": ("life", PROTOCOL_2017),
    "life of a relation": ("life", PROTOCOL_2017.partition("/")[0]),
    "sheet of a renewal": ("renew", PROTOCOL_2017, "--period", "2027-2029", "--sheet"),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as started:
        program = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
        # A browser that root starts, as in a container, must be told to do without its sandbox.
        sandbox = not hasattr(os, "geteuid") or os.geteuid() != 0
        opened = started.chromium.launch(executable_path=program, chromium_sandbox=sandbox)
        yield opened
        opened.close()


def _colour_of_the_guide(lang: str) -> str:
    """What the guide adds to the stylesheet."""
    guide = (ROOT / "docs" / "guide" / f"{lang}.md").read_text(encoding="utf-8")
    _, _, after = guide.partition("file+=templates/protocol/style.css\n")
    return after.partition("```")[0]


def _acts() -> dict[str, str]:
    made = {
        "act in the colour of the guide": (document(("fr", "en")), look(style=_colour_of_the_guide("fr"))),
        "act in turn": (document(("fr", "en", "nl"), emblems=True), look(images=EMBLEMS, draft=True)),
        "act side by side": (document(("fr", "en"), arrangement="columns"), look()),
    }
    return {name: RENDERERS["html"].render(*both).content.decode() for name, both in made.items()}


def _printed(*arguments: str) -> str:
    """What the command prints."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "engross", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, check=True, encoding="utf-8").stdout


def _made(folder: Path, lang: str) -> dict[str, str]:
    """What the commands make of a new workspace, in that language."""
    workspace = folder / lang
    _printed("--lang", lang, "new", str(workspace))
    [draft] = (
        path.relative_to(workspace / "protocols").with_suffix("").as_posix()
        for path in (workspace / "protocols").rglob("2*.yaml")
    )
    found = {}
    for name, arguments in COMMANDS.items():
        asked = [part.format(draft=draft) for part in arguments]
        asked = ["--lang", lang, "--workspace", str(workspace), *asked, "--to", "html", "-o", "-"]
        found[f"{name}, {lang}"] = _printed(*asked)
    page = folder / f"{lang}.html"
    _printed("--lang", lang, "--workspace", str(workspace), "kit", draft, "-o", str(page))
    return {**found, f"page of answers, {lang}": page.read_text(encoding="utf-8")}


def violations(browser: Browser, html: str, width: int, colours: Colours) -> list[tuple[str, str]]:
    """The rules that the page breaks, each with the element that does."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if colours == "dark" else "light",
        forced_colors="active" if colours == "forced" else "none",
    )
    page = context.new_page()
    page.set_content(html)
    page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    context.close()
    return [(rule["id"], node["html"][:120]) for rule in result["violations"] for node in rule["nodes"]]


def test_axe_finds_what_is_wrong(browser: Browser) -> None:
    html = '<html lang="fr"><title>x</title><main><h1>x</h1><p style="color: #ccc">pâle</p><img src=""></main></html>'
    assert {rule for rule, _ in violations(browser, html, 390, "light")} == {"color-contrast", "image-alt"}


def test_both_guides_give_the_same_colour() -> None:
    assert "prefers-color-scheme: dark" in _colour_of_the_guide("fr")
    assert _colour_of_the_guide("fr") == _colour_of_the_guide("en")


def test_an_act_on_a_telephone_keeps_nobody_out(browser: Browser) -> None:
    assert violations(browser, _acts()["act in turn"], 390, "dark") == []


@pytest.mark.slow
@pytest.mark.parametrize("colours", COLOURS)
def test_no_page_of_an_act_keeps_anybody_out(browser: Browser, colours: Colours) -> None:
    found = {
        (name, width): told
        for name, html in _acts().items()
        for width in WIDTHS
        if (told := violations(browser, html, width, colours))
    }
    assert found == {}


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_page_that_a_command_makes_keeps_anybody_out(browser: Browser, lang: str, tmp_path: Path) -> None:
    found = {
        (name, width, colours): told
        for name, html in _made(tmp_path, lang).items()
        for width in WIDTHS
        for colours in COLOURS
        if (told := violations(browser, html, width, colours))
    }
    assert found == {}
