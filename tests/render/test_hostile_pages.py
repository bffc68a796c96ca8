"""A stylesheet or a template that shows something else than the act says is refused, whatever means it takes."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from functools import cache

import pytest
from PIL import Image

from engross.diagnostics import Refused
from engross.model.document import Document, Side, Table
from engross.model.rendering import CopyLook, Look
from engross.render import RENDERERS
from engross.render.fonts import font_file
from tests.render.samples import FR, TEMPLATE, article, document, look, p, provisions, signatures, t
from tests.render.test_page_proof import amounts

PAGE = (TEMPLATE / "page.jinja").read_text(encoding="utf-8")
EMBLEM = "parties/port-feint.png"


def address(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def svg(inside: str) -> str:
    return address(
        "image/svg+xml", f'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="20">{inside}</svg>'.encode()
    )


WORDS = svg('<text font-family="Source Serif Pro" font-size="14" y="14">trente (30)</text>')
SHAPE = svg('<path d="M0 0h90v9z"/>')


@cache
def emblem() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), (9, 99, 9)).save(out, "PNG")
    return out.getvalue()


@cache
def swapped_font() -> str:
    """The face of the text with the outlines of 3 and 8 exchanged."""
    from fontTools.ttLib import TTFont

    font = TTFont(font_file("SourceSerifPro-Regular"))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord("3")], table.cmap[ord("8")] = table.cmap[ord("8")], table.cmap[ord("3")]
    out = io.BytesIO()
    font.save(out)
    return address("font/otf", out.getvalue())


@cache
def act() -> Document:
    table: Table = amounts(3)
    body = (
        article(
            "objet", 1, "Objet", p("objet/p1", "Les Parties versent trois (3) annuités."), table, p("objet/p2", FR)
        ),
        provisions()[-1],
    )
    made = document(body=body, closing=(signatures(1, 1),), with_annexes=False)
    version = made.versions[0]
    sides = (
        Side((t("la Ville de Port-Feint"),), t("d’une part,"), (EMBLEM,)),
        Side((t("la Ville de Lac-Imaginaire"),), t("d’autre part,"), ("",)),
    )
    return replace(made, versions=(replace(version, front=replace(version.front, sides=sides)),))


def original(*, style: str = "", page: str = "") -> Look:
    copy = CopyLook("original", "Exemplaire 1 de 2", "essai/2030", seals=("1a2b3c4d",) * 9)
    return replace(look(style=style, page=page, images={EMBLEM: emblem()}), archival=True, copy=copy)


def codes(how: Look) -> set[str]:
    """The codes of what is refused, each with its place; none for what is let pass."""
    try:
        RENDERERS["pdf"].render(act(), how)
    except Refused as refused:
        return {one.code if one.origin.file else f"{one.code} without a place" for one in refused.diagnostics}
    return set()


def test_the_act_as_it_is_is_no_attack() -> None:
    assert codes(original()) == set()


UNSEEN, OVER, MISPLACED, FOREIGN = "ink-unseen", "ink-over", "ink-misplaced", "ink-foreign"
QUICK = (
    ("p.body { text-decoration: line-through }", UNSEEN),
    ("@page { background: #141414 }", UNSEEN),
    (f"@page {{ background: url({WORDS}) 60mm 200mm no-repeat }}", FOREIGN),
    ("p.body { box-shadow: inset 0 0 0 50mm white }", FOREIGN),
    ("main { background: #fff } p.body { position: relative; z-index: -1 }", UNSEEN),
    ("p.body { letter-spacing: -.4em }", UNSEEN),
    ("p.body { transform: scaleX(-1) }", UNSEEN),
    ("#objet\\/p1 { position: absolute; top: 150mm }", MISPLACED),
    (".emblems { display: none }", FOREIGN),
    (".signatures .line { border-color: white }", UNSEEN),
)
SLOW = (
    ("html { background: #141414 }", UNSEEN),
    ("body { background: #141414 }", UNSEEN),
    (f"@page {{ background: url({SHAPE}) 0 0 / 100% 100% }}", FOREIGN),
    (f"section {{ padding-bottom: 30mm; background: url({WORDS}) 0 100% no-repeat }}", FOREIGN),
    (f"p.body {{ display: list-item; list-style: url({WORDS}) inside }}", FOREIGN),
    (f"p.body::after {{ content: url({WORDS}) }}", FOREIGN),
    (f"p.body {{ border: 3mm solid; border-image: url({WORDS}) 1 stretch }}", FOREIGN),
    ("p.body { background: linear-gradient(#000, #111) }", FOREIGN),
    ("p.body { text-decoration: underline; text-decoration-thickness: 1em; text-underline-offset: -.9em }", UNSEEN),
    ("p.body { text-decoration: underline; text-underline-offset: -.35em }", UNSEEN),
    ("p.body { text-decoration: overline; text-decoration-thickness: 1em }", UNSEEN),
    ("p.body { outline: 10mm solid white; outline-offset: -10mm }", FOREIGN),
    ("#objet\\/p2 { box-shadow: 0 -20mm 0 10mm white }", FOREIGN),
    ("p.body { mask-border: linear-gradient(transparent, transparent) 30 fill }", FOREIGN),
    ("section { background: white } p.body { position: relative; z-index: -1 }", UNSEEN),
    ("p.body { border-left: 60mm solid #fff; text-indent: -60mm }", OVER),
    (
        "body { border-collapse: collapse } section { position: relative } section::after { content: ''; "
        "position: absolute; top: 0; left: 0; right: 0; border-top: 60mm solid white }",
        OVER,
    ),
    ("section { columns: 2; column-gap: 1mm; column-rule: 60mm solid white }", FOREIGN),
    ("p.body { word-spacing: -.25em }", UNSEEN),
    ("p.body { direction: rtl }", UNSEEN),
    ("p.body { transform: scale(.2) }", UNSEEN),
    ("p.body { transform: scale(0) }", UNSEEN),
    ("p.body { transform: rotate(180deg) }", UNSEEN),
    ("p.body { transform: scaleX(.05) }", UNSEEN),
    ("p.body { position: absolute; clip: rect(0, 0, 0, 0) }", UNSEEN),
    ("p.body { clip-path: inset(50%) }", "style-problem"),
    ("p.body { filter: opacity(0) }", "style-problem"),
    ("p.body { mix-blend-mode: screen }", "style-problem"),
    ("p.body { writing-mode: vertical-rl }", "style-problem"),
    ("p.body { text-indent: -9999px }", "ink-outside"),
    ("p.body { color: transparent }", UNSEEN),
    ("p.body { max-lines: 1; continue: discard }", "page-differs"),
    ("p.body { hyphenate-character: ' non '; width: 60mm }", "page-differs"),
    ("h2::before { content: ''; position: fixed; inset: 0; width: 100%; height: 100%; background: white }", OVER),
    ("section { display: flex; flex-direction: column-reverse }", "page-differs"),
    ("section > h2 { position: relative; top: 60mm }", OVER),
    ("p.body::before { counter-increment: c; content: counter(c) '. ' }", "page-differs"),
    ("p.body { line-height: 0 }", OVER),
    ("p.body { float: footnote }", "page-differs"),
    ("h2 { bookmark-label: 'Article 30' }", "page-differs"),
    ("@page { @top-right { content: 'x'; background: white; height: 60mm; margin-bottom: -60mm } }", OVER),
    (".emblems img { opacity: 0 }", FOREIGN),
    (".emblems img { height: 1mm }", UNSEEN),
    (
        ".caption:nth-child(1) { grid-column: 2 !important } .caption:nth-child(3) { grid-column: 1 !important }",
        MISPLACED,
    ),
    (".signatures .line { display: none }", UNSEEN),
    ("@page { size: 297mm 420mm }", "sheet-differs"),
    ("@page { bleed: 5mm; marks: crop }", "sheet-differs"),
)


@pytest.mark.parametrize(("style", "code"), [*QUICK, *(pytest.param(*one, marks=pytest.mark.slow) for one in SLOW)])
def test_a_style_that_shows_something_else_is_refused(style: str, code: str) -> None:
    assert code in codes(original(style=style))


@pytest.mark.slow
def test_a_font_with_other_outlines_under_the_name_of_ours_is_refused() -> None:
    face = f"@font-face {{ font-family: 'Source Serif Pro'; font-weight: 700; src: url({swapped_font()}) }}"
    assert codes(original(style=f"{face} p.body {{ font-weight: 700 }}")) == {"foreign-font"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("{{ body }}", f'{{{{ body }}}}<img src="{WORDS}" alt="trente">', FOREIGN),
        (
            "{{ body }}",
            '{{ body }}<svg xmlns="http://www.w3.org/2000/svg" width="90" height="9"><path d="M0 0h9v9z"/></svg>',
            FOREIGN,
        ),
        ("{{ body }}", '{{ body }}<input value="trente (30)">', "page-differs"),
        ("{{ body }}", "{{ body|replace('trois (3)', '<s>trois (3)</s>'|safe) }}", UNSEEN),
        (
            "{{ body }}",
            "{{ body|replace('trois (3)', '<span style=\"position: relative; left: 60mm\">trois (3)</span>'|safe) }}",
            MISPLACED,
        ),
        ("{{ body }}", "{{ body|replace('trois (3)', '<span data-mention>trente (30)</span>'|safe) }}", "page-differs"),
        ('src="{{ emblem.source }}"', f'src="{SHAPE}"', FOREIGN),
        ('<div class="emblems', f'<img src="{SHAPE}" alt="x"><div class="emblems', FOREIGN),
        ("{{ emblem.of }}", "la Ville d’Ailleurs", FOREIGN),
        ("<title>{{ title }}", "<title>Convention", "page-differs"),
        ("<title>", '<link rel="attachment" href="data:text/plain,autre"><title>', FOREIGN),
    ],
)
def test_a_template_that_shows_something_else_is_refused(before: str, after: str, code: str) -> None:
    assert before in PAGE
    assert code in codes(original(page=PAGE.replace(before, after)))


@pytest.mark.slow
@pytest.mark.parametrize(
    "style",
    [
        "p.body { text-transform: uppercase }",
        "h2 { color: #7a0019; border-bottom: .5pt solid #7a0019 }",
        "#objet\\/p2 { columns: 2; column-rule: .5pt solid #999 }",
        "p.body { font-variant: small-caps; letter-spacing: .05em }",
        "p.body { background: #f4f4f0; border-left: 1mm solid #444; padding-left: 3mm }",
        "p.body { text-decoration: underline }",
        "h2 { text-align: center; transform: scale(1.05) }",
        "@page { @top-left { content: 'Ville de Port-Feint'; font: 8pt 'Source Serif Pro' } }",
        ".cover { text-align: left }",
    ],
)
def test_a_look_of_ones_own_that_shows_the_act_is_let_pass(style: str) -> None:
    assert codes(original(style=style)) == set()
