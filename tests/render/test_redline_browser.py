"""The page of a comparison in a real browser: keys, filters, both views, without script, narrow, in the dark."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from engross.compare import compare
from engross.compare.report import summarise
from engross.messages.brief import brief
from engross.model.outline import Outline
from engross.render.redline_page import redline_page
from tests.compare.outlines import BUDGET, CULTURE, REPORT, clause, outline
from tests.conftest import ROOT
from tests.render.looks import redline_look
from tests.render.marked import over, pair
from tests.render.samples import EMBLEMS
from tests.render.samples import look as sheet

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]


def texts() -> tuple[Outline, Outline]:
    """A pair that holds changes of every nature."""
    old = outline(
        clause("Protocole", "2017-2019", id="cover"),
        clause("Article 1 – Objet", *CULTURE),
        clause("Article 2 – Budget", *BUDGET),
        clause("Article 3 – Rapport", *REPORT, "Une clause d'essai, selon l'article 2."),
        clause("Article 4 – Langue", "Le protocole est rédigé en français."),
    )
    new = outline(
        clause("Protocole", "2021-2023", id="cover"),
        clause("Article 1 – Objet", *CULTURE),
        clause("Article 2 – Climat", "Les villes plantent cent arbres chaque année le long des deux rivières."),
        clause("Article 3 – Rapport", *REPORT, "Une clause d’essai, selon l’article 2."),
        clause("Article 4 – Budget", BUDGET[0].replace("annuel", "triennal"), BUDGET[1]),
        clause("Article 5 – Langue", "Le protocole est rédigé en français."),
    )
    return old, new


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    arguments = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    # A browser that root starts, as in a container, must be told to do without its sandbox.
    sandbox = not hasattr(os, "geteuid") or os.geteuid() != 0
    started = playwright.chromium.launch(executable_path=program, args=arguments, chromium_sandbox=sandbox)
    yield started
    started.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    redline = compare(*texts())
    account = brief(summarise(redline), "fr", old="ancien", new="nouveau")
    look, script = redline_look()
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(redline_page(redline, account, look, script=script), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def act(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a comparison of two acts, in the look of the new one."""
    marked, redline, account = over(*pair(("fr", "en")))
    look, script = redline_look()
    own = sheet(style=(ROOT / "templates/redline/marks.css").read_text(encoding="utf-8"), images=EMBLEMS)
    path = tmp_path_factory.mktemp("act") / "page.html"
    path.write_text(redline_page(redline, account, look, script=script, act=(marked, own)), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.goto(address)
    yield opened
    assert asked == [address]
    assert wrong == []
    context.close()


def here(page: Page) -> str:
    return str(page.evaluate("document.querySelector('.here')?.dataset.place ?? ''"))


def test_keys_go_from_change_to_change_and_round(page: Page) -> None:
    places = page.evaluate("new Set([...document.querySelectorAll('[data-place]')].map(e => e.dataset.place)).size")
    assert places > 5
    seen = []
    for _ in range(places):
        page.keyboard.press("n")
        seen.append(here(page))
        assert page.evaluate("document.activeElement.dataset.place") == seen[-1]
        assert page.locator(".here").first.is_visible()
    assert seen == [str(number) for number in range(1, places + 1)]
    # A move is one change in two places: the bar tells the number of the change, as the account counts them.
    total = page.evaluate("new Set([...document.querySelectorAll('[data-place]')].map(e => e.dataset.change)).size")
    assert total < places
    last = page.evaluate("document.querySelector('.here').dataset.change")
    assert page.locator("#where").inner_text() == f"changement {last} sur {total}"
    page.keyboard.press("n")
    assert here(page) == "1"
    page.keyboard.press("p")
    assert here(page) == str(places)
    page.keyboard.press("k")
    page.keyboard.press("j")
    assert here(page) == str(places)


def test_the_buttons_do_as_the_keys_and_can_be_reached_by_tab(page: Page) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "next":
            break
    assert page.evaluate("document.activeElement.id") == "next"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert here(page) == "1"


def test_keys_can_be_switched_off(page: Page) -> None:
    page.locator("#shortcuts").uncheck()
    page.keyboard.press("n")
    assert here(page) == ""


@pytest.mark.parametrize("nature", ["wording", "value", "renumbering", "typography", "move"])
def test_a_kind_that_is_not_shown_is_read_as_the_new_text_and_passed_over(page: Page, nature: str) -> None:
    own = f'.inline :is(ins, del)[data-kind="{nature}"]'
    assert page.locator(own).count() > 0
    page.locator(f"#show-{nature}").uncheck()
    for mark in page.locator(own).all():
        if mark.evaluate("e => e.tagName") == "DEL":
            assert not mark.is_visible()
        else:
            assert mark.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    passed = set()
    for _ in range(30):
        page.keyboard.press("n")
        passed.add(page.evaluate("document.querySelector('.here').dataset.kind"))
    assert nature not in passed
    assert passed


def test_only_what_changed_hides_the_rest(page: Page) -> None:
    assert page.locator(".row.same").first.is_visible()
    page.locator("#only").check()
    assert not any(row.is_visible() for row in page.locator(".row.same").all())
    assert all(row.is_visible() for row in page.locator(".row.changed").all())


def test_side_by_side_shows_the_old_text_left_and_the_new_one_right(page: Page) -> None:
    page.locator("#side").check()
    assert not page.locator(".row > .inline").first.is_visible()
    left, right = page.locator(".row.changed > .pair").first.locator("p").all()
    assert "2017-2019" in left.inner_text()
    assert "2021-2023" not in left.inner_text()
    assert "2021-2023" in right.inner_text()
    one, other = left.bounding_box(), right.bounding_box()
    assert one is not None
    assert other is not None
    assert one["x"] + one["width"] <= other["x"]
    page.keyboard.press("n")
    assert page.locator(".pair .here").first.is_visible()


@pytest.mark.parametrize("view", ["inline", "side"])
def test_nothing_runs_out_of_a_narrow_page(page: Page, view: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.locator(f"#{view}").check()
    wide = (
        "[...document.body.querySelectorAll('*')].filter(e => e.scrollWidth > 320).map(e => e.className || e.tagName)"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.evaluate(wide)


def test_without_script_everything_can_be_read(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".row").last.is_visible()
    assert not page.locator(".steps").is_visible()
    page.locator("#show-typography").uncheck()
    assert not page.locator('.inline del[data-kind="typography"]').first.is_visible()
    context.close()


_CONTRAST = """selector => {
  const light = text => {
    const [r, g, b] = text.match(/[0-9.]+/g).map(Number).map(v => v / 255)
      .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const paper = light(getComputedStyle(document.documentElement).backgroundColor);
  const inks = [...document.querySelectorAll(selector)].map(e => light(getComputedStyle(e).color));
  return Math.min(...inks.map(ink => (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05)));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_ink_has_contrast_by_day_and_by_night(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(address)
    for selector in ("ins", "del", ".move", ".told", ".note, .term, legend", "p, td, th, h1, h2, h3"):
        assert page.evaluate(_CONTRAST, selector) >= 4.5, selector
    context.close()


def test_the_page_has_its_landmarks_and_every_control_its_name(page: Page) -> None:
    assert page.get_by_role("banner").count() == 1
    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("navigation").count() == 1
    assert page.evaluate("document.documentElement.lang") == "fr"
    levels = [int(tag[1]) for tag in page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(e => e.tagName)")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    unnamed = page.evaluate("[...document.querySelectorAll('input')].filter(e => !e.labels.length).length")
    assert unnamed == 0
    assert page.locator("ins:has(> .said)").count() == page.locator("ins").count()
    assert page.locator("del:has(> .said)").count() == page.locator("del").count()


def test_no_mark_is_told_by_its_colour_alone(page: Page) -> None:
    for selector, line in (("ins", "underline"), ("del", "line-through")):
        for mark in page.locator(f".inline {selector}").all():
            assert mark.evaluate("e => getComputedStyle(e).textDecorationLine") == line
    for mark in page.locator(".inline .move").all():
        assert mark.evaluate("e => getComputedStyle(e).textDecorationStyle") == "double"


def test_a_copy_kept_elsewhere_still_works(browser: Browser, address: str, tmp_path: Path) -> None:
    copy = tmp_path / "copie.html"
    copy.write_bytes(Path(address.removeprefix("file://")).read_bytes())
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(copy.as_uri())
    page.keyboard.press("n")
    assert here(page) == "1"
    context.close()


@pytest.fixture
def shown(browser: Browser, act: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.goto(act)
    yield opened
    assert wrong == []
    context.close()


def test_an_act_is_shown_in_its_own_look_and_the_page_around_it_keeps_its_own(shown: Page) -> None:
    style = "e => [getComputedStyle(e).textAlign, getComputedStyle(e).textTransform]"
    assert shown.locator(".act .title").first.evaluate(style) == ["center", "uppercase"]
    assert shown.locator(".act table").count() == 2
    assert shown.locator("header.top h1").evaluate("e => getComputedStyle(e).textAlign") in ("start", "left")
    bar = "e => parseFloat(getComputedStyle(e).borderLeftWidth)"
    assert all(one.evaluate(bar) > 1 for one in shown.locator(".act p.changed").all())
    assert all(one.evaluate(bar) == 0 for one in shown.locator(".act section p:not(.changed)").all())
    assert shown.get_by_role("main").count() == 1


def test_keys_and_filters_work_in_an_act(shown: Page) -> None:
    places = "new Set([...document.querySelectorAll('.act [data-place]')].map(e => e.dataset.place)).size"
    count = shown.evaluate(places)
    seen = []
    for _ in range(count):
        shown.keyboard.press("n")
        seen.append(here(shown))
        assert shown.locator(".act .here").first.is_visible()
    assert sorted(map(int, seen)) == list(range(1, count + 1))
    shown.locator("#show-wording").uncheck()
    gone = shown.locator('.act del[data-kind="wording"]').all()
    assert gone
    assert not any(one.is_visible() for one in gone)


def test_an_act_can_be_cut_down_to_what_changed_or_set_side_by_side(shown: Page) -> None:
    shown.locator("#only").check()
    assert not any(one.is_visible() for one in shown.locator(".act section p:not(.changed)").all())
    assert all(one.is_visible() for one in shown.locator(".act .changed").all())
    shown.locator("#side").check()
    assert not shown.locator(".act").is_visible()
    assert shown.locator(".row.changed > .pair").first.is_visible()


def test_the_concordance_leads_to_a_provision_in_either_view(shown: Page) -> None:
    link = shown.locator('.concordance a[href="#act-culture"]').first
    for view, target in (("inline", "#act-culture"), ("side", f"#{link.get_attribute('data-row')}")):
        shown.locator(f"#{view}").check()
        link.click()
        shown.wait_for_function(
            "where => Math.abs(document.querySelector(where).getBoundingClientRect().top) < innerHeight", arg=target
        )
        assert shown.locator(target).bounding_box() is not None


@pytest.mark.parametrize("view", ["inline", "side"])
def test_no_act_runs_out_of_a_narrow_page(shown: Page, view: str) -> None:
    shown.set_viewport_size({"width": 320, "height": 640})
    shown.locator(f"#{view}").check()
    assert shown.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_step_goes_on_from_what_is_on_the_screen(page: Page) -> None:
    page.evaluate("document.body.style.lineHeight = 8")
    page.evaluate("dispatchEvent(new Event('resize'))")
    page.keyboard.press("n")
    page.evaluate(
        """() => {
            const marks = [...document.querySelectorAll('.inline [data-place]')];
            scrollTo(0, scrollY + marks.at(-1).getBoundingClientRect().top - innerHeight / 2);
        }"""
    )
    page.wait_for_timeout(400)
    page.keyboard.press("n")
    assert int(here(page)) > 2
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(400)
    page.keyboard.press("p")
    assert int(here(page)) > 2


def test_the_bar_counts_changes_as_the_account_does(page: Page) -> None:
    total = page.evaluate("document.querySelector('.figures .total td').textContent")
    page.keyboard.press("n")
    assert page.locator("#where").inner_text().endswith(f"sur {total}")
    assert page.evaluate("document.querySelector('.bar').getAttribute('aria-label')") == "D’un changement à l’autre"


def test_the_list_of_changes_leads_to_each(page: Page) -> None:
    page.locator(".list summary").click()
    links = page.locator(".list a")
    assert links.count() == int(page.evaluate("document.querySelector('.figures .total td').textContent"))
    links.nth(2).click()
    assert here(page) == page.evaluate("document.querySelectorAll('.list a')[2].dataset.to")
    box = page.locator(".here").first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 800


def test_on_a_phone_the_steps_stay_in_reach_and_the_concordance_fits(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    phone = context.new_page()
    phone.goto(address)
    phone.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    box = phone.locator("#next").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 800 - box["height"] + 1
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    assert phone.evaluate(
        "[...document.querySelectorAll('.concordance td')].every(e => e.scrollWidth <= e.clientWidth)"
    )
    context.close()
