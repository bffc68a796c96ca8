"""docs/errors.md names every code, in order, in French and in English, and no other."""

from __future__ import annotations

import re

from engross.messages import LANGUAGES, codes
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### ([a-z0-9-]+)\n(.*?)(?=^### |\Z)", PAGE, flags=re.MULTILINE | re.DOTALL))


def test_every_code_has_its_section_and_every_section_its_code() -> None:
    known = {code for lang in LANGUAGES for code in codes(lang)}
    assert set(SECTIONS) == known


def test_the_sections_stand_in_order() -> None:
    assert list(SECTIONS) == sorted(SECTIONS)


def test_each_section_speaks_both_languages() -> None:
    for code, text in SECTIONS.items():
        assert "\n- FR : " in text, code
        assert "\n- EN: " in text, code
