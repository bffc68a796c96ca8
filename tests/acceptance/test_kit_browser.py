"""The kit in a real browser: without a network, by keyboard alone, on a telephone, in a preview that saves nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from engross import api
from engross.workspace import Workspace
from tests.acceptance.returned_files import STARTER, TODAY
from tests.acceptance.test_accept import DRAFT, read

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as started:
        program = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
        sandbox = not hasattr(os, "geteuid") or os.geteuid() != 0
        opened = started.chromium.launch(executable_path=program, chromium_sandbox=sandbox)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Path]:
    folder = tmp_path_factory.mktemp("kit")
    workspace = DRAFT.copied(folder / "workspace")
    last = folder / "last.html"
    last.write_bytes(DRAFT.sent("html").replace(b"professionals", b"friends").replace(b"know-how", b"skills"))
    page = folder / "kit.html"
    page.write_bytes(api.kit(workspace, STARTER, against=str(last)).content)
    return workspace, page


@pytest.fixture
def page(browser: Browser, sent: tuple[Workspace, Path]) -> Iterator[Page]:
    """The kit on a telephone without a network. Whatever the browser complains of fails the test."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, offline=True, accept_downloads=True)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(sent[1].as_uri())
    yield opened
    context.close()
    assert complaints == []


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.dataset.word || document.activeElement.id"))


def test_by_keyboard_alone_an_answer_is_saved_and_accepted(
    page: Page, sent: tuple[Workspace, Path], tmp_path: Path
) -> None:
    page.focus("#by")
    page.keyboard.type("Zoé Échevine")
    page.locator("#by").press("Tab")
    page.locator("input[name=change-1]").first.focus()
    page.keyboard.press("ArrowRight")  # the second of both: reject
    page.keyboard.press("Tab")
    page.keyboard.type("We prefer the old word.")
    summary = page.locator(
        "#p0 details summary, section:has-text('It states their commitments') > details > summary"
    ).last
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    area = page.locator("section:has-text('It states their commitments') > details textarea").first
    assert area.evaluate("one => one === document.activeElement")
    page.keyboard.press("Control+End")
    page.keyboard.type(" It is read aloud.")
    page.locator("#save").focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "exampleton-sampleford-2027-2029.answer.json"
    file = tmp_path / "answer.json"
    download.value.save_as(file)
    workspace = DRAFT.copied(tmp_path / "workspace")
    offered = api.offers(workspace, file, STARTER)
    assert [(one.author, one.kind) for one in offered.changes] == [
        ("Zoé Échevine", "replaced"),
        ("Zoé Échevine", "inserted"),
    ]
    assert not api.accept(workspace, file, STARTER, today=TODAY).failed
    assert read(workspace, "clauses/purpose/2.md").endswith("report on them. It is read aloud.\n")


def test_it_fits_a_telephone_and_nobody_is_shut_out(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("details.propose summary").first.click()
    page.click("#show")
    assert Axe().run(page).violations_count == 0


def test_it_speaks_both_languages(page: Page) -> None:
    page.select_option("#lang", "fr")
    assert page.locator("#save").inner_text() == "Enregistrer la réponse"
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert page.locator("#count").inner_text() == "changements décidés\u00a0: 0 sur 2"
    assert Axe().run(page).violations_count == 0
    page.select_option("#lang", "en")
    assert page.locator("#save").inner_text() == "Save the answer"


def test_what_was_typed_is_there_again_and_a_saved_answer_opens(page: Page, tmp_path: Path) -> None:
    page.click("#every")
    page.fill("#by", "Ann")
    page.reload()
    assert page.input_value("#by") == "Ann"
    assert page.locator("#count").inner_text() == "changes decided: 2 of 2"
    with page.expect_download() as download:
        page.click("#save")
    file = tmp_path / "answer.json"
    download.value.save_as(file)
    page.evaluate("localStorage.clear()")
    page.reload()
    assert page.input_value("#by") == ""
    page.set_input_files("#open", file)
    page.locator("#told", has_text="The answer is open").wait_for()
    assert page.input_value("#by") == "Ann"


def test_a_preview_that_saves_nothing_shows_the_answer_as_text(
    browser: Browser, sent: tuple[Workspace, Path], tmp_path: Path
) -> None:
    context = browser.new_context(offline=True)
    outer = context.new_page()
    text = sent[1].read_text("utf-8")
    outer.set_content('<iframe sandbox="allow-scripts" style="width:350px;height:700px"></iframe>')
    outer.locator("iframe").evaluate("(frame, text) => { frame.srcdoc = text }", text)
    frame = outer.frame_locator("iframe")
    frame.locator("#frame").wait_for()
    frame.locator("#by").fill("Ann")
    frame.locator("input[name=change-1][value=reject]").check()
    frame.locator("#save").click()
    message = tmp_path / "message.txt"
    message.write_text(frame.locator("#text").input_value(), "utf-8")
    context.close()
    workspace = DRAFT.copied(tmp_path / "workspace")
    assert [one.author for one in api.offers(workspace, message, STARTER).changes] == ["Ann"]
