"""The page of a renewal in a real browser: what is answered there is a file that `--answers` reads."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from engross import api
from tests.renewal.acts import SIGNED, at_hand
from tests.renewal.test_sheet import TODAY, sheet_of


@pytest.mark.slow
def test_answers_given_on_the_page_become_the_draft(tmp_path: Path) -> None:
    workspace = at_hand(tmp_path)
    page, saved = tmp_path / "sheet.html", tmp_path / "answers.json"
    page.write_bytes(api.renewal_page(workspace, sheet_of(workspace), "html"))
    with sync_playwright() as started:
        program = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
        sandbox = not hasattr(os, "geteuid") or os.geteuid() != 0
        browser = started.chromium.launch(executable_path=program, chromium_sandbox=sandbox)
        tab = browser.new_page(accept_downloads=True)
        tab.goto(page.as_uri())
        tab.select_option("#party", "quebec")
        for ident, decision in (("culture", "drop"), ("gestion-municipale", "amend")):
            tab.check(f"input[name={ident}][value={decision}]")
        tab.fill("[data-note=gestion-municipale]", "à relire")
        tab.fill('[data-blank="lieu de la signature"]', "Namur")
        first = tab.locator("[data-new]").first
        first.locator("[data-heading]").fill("La jeunesse")
        first.locator("[data-words]").fill("Les villes agissent.")
        first.locator("[data-after]").select_option("developpement-economique")
        with tab.expect_download() as download:
            tab.click("#save")
        download.value.save_as(saved)
        browser.close()
    made = api.renew(workspace, SIGNED, today=TODAY, answers=saved)
    text = made.files[0].read_text("utf-8")
    assert "      - developpement-economique@2017\n      - la-jeunesse@2027\n      - gestion-municipale@2027\n" in text
    assert "culture" not in text
    assert (tmp_path / "clauses/la-jeunesse/2027.notes.md").read_text("utf-8") == "- Ville de Québec\n"
    assert (tmp_path / "clauses/gestion-municipale/2027.notes.md").read_text("utf-8") == "- à relire\n"
