"""Pages made from a kept layout are those that would be laid out anew, byte for byte."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engross.diagnostics import Refused
from engross.model.rendering import CopyLook, Look
from engross.render import layout, layout_engine
from engross.render.html import page
from engross.render.layout import LayoutCache, lay_out
from tests.render.samples import EMBLEMS, document, look

TEXT = """<!DOCTYPE html><html lang="fr"><head><title>Acte</title><style>
@page {{ size: 120mm 90mm; margin: 20mm; font-family: "Source Serif Pro"; @top-center {{ content: string(chapter) }} }}
@page {{ @bottom-right {{ content: "rien" }} }}
h2 {{ string-set: chapter content() }} .run {{ position: running(boxes) }} .still {{ position: fixed; top: 0; left: 0 }}
html {{ font: 11pt "Source Serif Pro" }}
{style}</style>
<style class="margins">
{rules}</style>
</head><body><div class="run" id="box"><p>case</p></div><p class="still">fixe</p>{body}</body></html>
"""
BODY = "".join(f'<h2 id="h{n}">Chapitre {n}</h2><p>{"Des mots de texte. " * 40}</p>' for n in range(1, 5))
SHORT = "<p>Des mots de texte.</p>"
FOOT = (
    '@page {{ @bottom-left {{ content: "{0} " counter(page) " de " counter(pages) }} '
    "@bottom-right {{ content: element(boxes) }} }}"
)
CODE = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
RULES = (
    "",
    FOOT.format("Exemplaire 1"),
    FOOT.format("Exemplaire 2, pour qui le garde, avec un pied bien plus long que le premier"),
    FOOT.format("Premier") + '\n@page :first { @bottom-left { content: none } @top-left { content: "tête" } }',
    FOOT.format("N") + "\n@page :nth(2) { @bottom-right { content: none } @left-middle { content: string(chapter) } }",
    FOOT.format("QR") + f'\n@page {{ @bottom-left-corner {{ content: ""; background: url({CODE}) 0 0 / 5mm 5mm }} }}',
)


def html(rules: str, body: str = BODY, style: str = "") -> str:
    return TEXT.format(rules=rules, body=body, style=style)


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every page that was laid out whole, as it was given to the engine."""
    found: list[str] = []
    parse = layout_engine.parse_html

    def told(text: str, how: Look) -> Any:
        found.append(text)
        return parse(text, how)

    monkeypatch.setattr(layout, "parse_html", told)
    return found


@pytest.mark.parametrize("archival", [True, False])
def test_one_layout_gives_what_would_be_laid_out_anew(archival: bool, layouts: list[str]) -> None:
    how = replace(look(), archival=archival)
    cache = LayoutCache()
    made = [cache.lay_out(html(rules), how) for rules in (*RULES, *RULES)]
    assert len(layouts) == 1
    anew = [lay_out(html(rules), how) for rules in RULES]
    assert made == [*anew, *anew]
    assert len({one.content for one in anew}) == len(RULES)
    assert (anew[0].pages or 0) > 3


def _copy(number: int, seals: tuple[str, ...]) -> Look:
    said = CopyLook(
        "original",
        f"Exemplaire {number} de 3 – Ville <de> « Québec »",
        "quebec/2017",
        seals=seals,
        code=f"ENGROSS:1:{number}ABC" if seals else "",
        initials=(("initials-a", "R. L."), ("initials-b", "M. P.")),
        unmarked=frozenset({2}) if seals else frozenset(),
    )
    return replace(look(images=EMBLEMS), archival=True, copy=said)


def test_copies_of_an_act_are_laid_out_once_on_each_paper(layouts: list[str]) -> None:
    act = document(("fr", "en"), emblems=True)
    looks = [_copy(1, ()), _copy(1, tuple(f"{n:08x}" for n in range(9))), _copy(2, tuple("cafe0123" for _ in range(9)))]
    looks += [replace(one, paper="letter") for one in looks]
    cache = LayoutCache()
    made = [cache.lay_out(page(act, one), one) for one in looks]
    assert len(layouts) == 2
    assert made == [lay_out(page(act, one), one) for one in looks]


def test_another_text_is_laid_out_anew(layouts: list[str]) -> None:
    cache, how = LayoutCache(), look()
    for given in (
        html(RULES[1], SHORT),
        html(RULES[1], SHORT + "<p>De plus.</p>"),
        html(RULES[1], SHORT, style="p { color: red }"),
    ):
        assert cache.lay_out(given, how) == lay_out(given, how)
    assert len(layouts) == 6


@pytest.mark.parametrize(
    "rules",
    [
        "p { font-size: 14pt }",
        "@page { margin: 30mm }",
        "@page :first { size: 200mm 90mm; @bottom-left { content: none } }",
        "@media a4 { p { font-size: 14pt } }",
        "@page { @footnote { margin-top: 5mm } }",
        "@layer one { p { font-size: 14pt } }",
        '@page { @bottom-left { content: "nom@ville" } }',
    ],
)
def test_rules_that_may_move_the_text_are_not_taken_for_the_margins(rules: str, layouts: list[str]) -> None:
    cache, how = LayoutCache(), look()
    cache.lay_out(html(RULES[1], SHORT), how)
    given = html(f"{RULES[1]}\n{rules}", SHORT)
    assert cache.lay_out(given, how) == lay_out(given, how)
    assert layouts[1:] == [given, given]


def test_a_wrong_rule_in_the_margins_is_told_each_time() -> None:
    cache = LayoutCache()
    cache.lay_out(html(RULES[1], SHORT), look())
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            cache.lay_out(html("@page { @bottom-left { colr: red; content: none } }", SHORT), look())
        assert [one.code for one in refused.value.diagnostics] == ["style-problem"]
