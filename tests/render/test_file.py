"""The PDF as a file: its fonts, its structure for readers, the same bytes each time, nothing from elsewhere."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from engross import api
from engross.diagnostics import Diagnostic, Refused
from engross.model.document import Document, Paragraph, Provision, Text
from engross.model.rendering import Look, Rendering
from engross.render import RENDERERS
from engross.render.characters import COMMON, SPACES
from engross.render.fonts import font_file
from engross.workspace import Workspace
from tests.render import reading
from tests.render.samples import EMBLEMS, document, look, p, renamed, t


def printed(made: Document, how: Look | None = None) -> Rendering:
    return RENDERERS["pdf"].render(made, how or look())


def refused(made: Document, how: Look | None = None) -> tuple[Diagnostic, ...]:
    with pytest.raises(Refused) as caught:
        printed(made, how)
    return caught.value.diagnostics


def saying(words: str) -> Document:
    return document(body=(Provision("objet", "chapter", t("Objet"), body=(p("objet/p1", words),)),), with_annexes=False)


@pytest.fixture(scope="module")
def kitchen() -> Rendering:
    return printed(document(("fr", "en"), emblems=True), look(images=EMBLEMS))


@pytest.fixture(scope="module")
def pdf(kitchen: Rendering) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(kitchen.content)) as opened:
        yield opened


# bytes and fonts -------------------------------------------------------------


@pytest.mark.parametrize("draft", [False, True])
def test_the_same_document_gives_the_same_bytes(draft: bool) -> None:
    made, how = document(("fr", "en"), emblems=True), look(images=EMBLEMS, draft=draft)
    assert printed(made, how).content == printed(made, how).content
    with RENDERERS["pdf"].opened(early=True) as render:
        assert render(made, how).content == printed(made, how).content


def test_fonts_are_ours_embedded_and_cut_down(kitchen: Rendering) -> None:
    rows = reading.fonts(kitchen.content)
    assert rows
    for row in rows:
        assert re.fullmatch(r"[A-Z]{6}\+Source-S(erif|ans)-Pro.*", row[0])
        assert row[-5:-2] == ["yes", "yes", "yes"], "embedded, subset, with its characters"


def test_the_protocol_is_a_small_file(library: Workspace, tmp_path: Path) -> None:
    [built] = api.build(library, ("quebec-namur/2017-2019",), api.BuildOptions("pdf", tmp_path / "small.pdf"))
    assert built.path is not None
    assert built.path.stat().st_size < 60_000


def test_every_common_character_is_in_every_face_of_the_text() -> None:
    from fontTools.ttLib import TTFont

    common = [character for character in map(chr, range(0x20, 0x2100)) if re.match(f"[{COMMON}]", character)]
    assert len(common) > 200
    for name in ("Regular", "It", "Semibold", "SemiboldIt"):
        with TTFont(font_file(f"SourceSerifPro-{name}")) as font:
            assert not [character for character in common if ord(character) not in font.getBestCmap()]


# for readers who do not see the page -----------------------------------------


def test_the_file_says_its_title_and_languages(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.docinfo.Title) == "Protocole de coopération 2030-2032"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.Root.Lang) == "fr"
    assert pdf.Root.MarkInfo.Marked
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
    langs = {str(node.Lang) for _, node in reading.structure(pdf) if "/Lang" in node}
    assert langs == {"fr", "en"}


def test_headings_are_in_order_and_bookmarks_follow_them(pdf: pikepdf.Pdf) -> None:
    levels = [int(kind[2]) for kind, _ in reading.structure(pdf) if re.fullmatch("/H[1-6]", kind)]
    assert levels[0] == 1
    assert levels.count(1) == 2, "the title of each text; that of the second on the cover is below the first"
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))  # noqa: RUF007  # short
    with pdf.open_outline() as outline:
        root, second = outline.root
        assert root.title == "Protocole de coopération"
        assert second.title == "Cooperation protocol 2030-2032"
        titles = [item.title for item in root.children]
    assert titles[:3] == ["Préambule", "Article 1er Objet", "Article 2 Engagements des Parties"]


def test_running_feet_are_artifacts(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1]
    inside = [
        (str(operation.operator), str(operation.operands[0]))
        for operation in pikepdf.parse_content_stream(page)
        if str(operation.operator) == "BMC" or (str(operation.operator) == "BDC" and "/MCID" in operation.operands[1])
    ]
    assert [name for operator, name in inside[-2:]] == ["/Artifact", "/Artifact"]
    numbers = {kid for _, node in reading.structure(pdf) if node.get("/Pg") == page.obj for kid in _marks(node.K)}
    assert len(numbers) == sum(operator == "BDC" for operator, _ in inside)


def test_a_word_divided_at_the_end_of_a_line_is_whole_for_whoever_reads_it_aloud(
    pdf: pikepdf.Pdf, tmp_path: Path
) -> None:
    pdf.save(tmp_path / "act.pdf")
    command = ["pdftotext", "-raw", str(tmp_path / "act.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    assert re.search("\\w\u00ad\n\\w", text)
    assert "Montmorency-\n" in text, "a hyphen of the text itself stays one"
    shown = [
        (str(one.operands[0]), str(one.operands[1].ActualText))
        for page in pdf.pages
        for one in pikepdf.parse_content_stream(page, "BDC")
        if "/ActualText" in one.operands[1]
    ]
    assert shown == [("/Span", "\u00ad")] * text.count("\u00ad\n")


def _marks(kids: pikepdf.Object) -> Iterator[str]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if re.fullmatch(r"\d+", str(kid)):
            yield str(kid)


def test_headings_of_tables_say_what_they_head_and_emblems_whose_they_are(pdf: pikepdf.Pdf) -> None:
    cells = [node for kind, node in reading.structure(pdf) if kind == "/TH"]
    assert cells
    assert [str(node.A.Scope) for node in cells[:4]] == ["/Column"] * 3 + ["/Row"]
    figures = [str(node.Alt) for kind, node in reading.structure(pdf) if kind == "/Figure"]
    assert figures == ["la Ville de Lac-Imaginaire", "le Syndicat du Mont-Inventé", "la Ville de Port-Feint"]


# what is refused, and what is harmless ---------------------------------------


def test_a_character_without_a_glyph_is_named_with_its_place() -> None:
    [one] = refused(saying("La Ville de 中 accueille."))
    assert (one.code, one.facts["text"], one.facts["name"]) == ("missing-character", "中", "U+4E2D")
    assert str(one.origin) == "clauses/echantillon/1.md:3:1"


def test_every_character_without_a_glyph_is_named_once() -> None:
    found = refused(renamed(saying("Fête 🎉 à 中 et à 中."), "Acte de 国"))
    assert [one.facts["text"] for one in found] == ["国", "🎉", "中"]


@pytest.mark.parametrize("space", ["\u2011", *SPACES, "\u200b", "\u2060", "e\u0301", "\u00ad"])
def test_rare_spaces_and_hyphens_bring_no_other_font(space: str) -> None:
    assert printed(saying(f"vice{space}présidente Ελλάδα Одеса")).pages


@pytest.mark.parametrize("name", ["parties/lac.svg", "parties/port.png"])
def test_an_image_cut_short_is_named(name: str) -> None:
    [one] = refused(document(emblems=True), look(images={**EMBLEMS, name: EMBLEMS[name][:60]}))
    assert (one.code, one.origin.file) == ("unreadable-image", name)


@pytest.mark.parametrize(
    "style",
    [
        "body { background: url(http://127.0.0.1:9/x.png) }",
        "@import url(http://127.0.0.1:9/x.css);",
        "@font-face { font-family: x; src: url(http://127.0.0.1:9/x.otf) }",
        "p { background: url(file:///etc/hostname) }",
    ],
)
def test_nothing_is_fetched(style: str) -> None:
    how = look()
    found = refused(document(), replace(how, style=style + how.style))
    assert {one.code for one in found} == {"style-problem"}


def test_a_rule_that_cannot_be_followed_is_told() -> None:
    [one] = refused(saying("Rien."), look(style="p { colr: red }"))
    assert (one.code, one.origin.file) == ("style-problem", "templates/protocol/style.css")
    assert "colr" in one.facts["problem"]


def test_a_font_that_is_not_ours_is_refused() -> None:
    found = refused(saying("Rien."), look(style='p { font-family: "DejaVu Sans", "DejaVu Serif", monospace }'))
    assert {one.code for one in found} == {"foreign-font"}


@pytest.mark.parametrize("draft", [False, True])
def test_no_words_break_out_of_the_style(draft: bool) -> None:
    hostile = '</style><script>x()</script>"}\\ * { display: none } </STYLE>'
    made = renamed(document(), hostile)
    first = made.versions[0]
    words = tuple({**dict(first.front.words), "draft": hostile, "page": hostile + "{n}{N}"}.items())
    made = replace(made, versions=(replace(first, front=replace(first.front, words=words)),))
    page = RENDERERS["html"].render(made, look(draft=draft, style=f"/* {hostile} */")).content.decode()
    assert page.casefold().count("</style>") == 1
    assert page.index("9 Screen") < page.index("</style>")
    assert "<script" not in page.split("</style>")[1]
    assert "Préambule" in page
    assert page.split("</style>")[0].count("</STYLE>") == 0
    assert "PRÉAMBULE" in reading.text(printed(made, look(draft=draft)).content)


def test_a_style_reaches_every_part_of_the_page() -> None:
    plain = printed(document())
    other = printed(document(), look(style="@page { @bottom-left { content: none } } h2 { font-size: 16pt }"))
    assert "Protocole de coopération 2030-2032 page" in reading.pages(plain.content)[1]
    assert "Protocole de coopération 2030-2032 page" not in reading.pages(other.content)[1]


def test_an_empty_document_is_printed_too() -> None:
    made = document(body=(), closing=(), with_annexes=False)
    assert printed(made).pages
    assert printed(document(body=(Provision("vide", "chapter"),), closing=(), with_annexes=False)).pages


def test_a_paragraph_longer_than_a_page_goes_on() -> None:
    made = document(body=(Provision("o", "chapter", body=(Paragraph("o/p1", (Text("mot " * 3000),)),)),))
    assert len(printed(made).placements["o/p1"]) > 3
