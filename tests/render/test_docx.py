"""What Word is given: headings, numbers, lists, tables and signatures that it knows as such."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from engross.model.document import Document, Number, Text
from engross.model.rendering import Look
from engross.render import RENDERERS
from engross.render.docx import HASH, NAME
from engross.render.docx.numbering import Numeral, numeral_of, numerals_of
from engross.render.docx.writer import bookmark_name
from tests.render.samples import EMBLEMS, article, document, listed, look, p, renamed, signatures, t
from tests.render.word import W, attribute, converted, part, style, text


def rendered(made: Document, given: Look | None = None) -> bytes:
    return RENDERERS["docx"].render(made, given or look(images=EMBLEMS)).content


def paragraphs(package: bytes) -> list[Any]:
    return list(part(package).iter(f"{W}p"))


@pytest.fixture(scope="module")
def kitchen() -> bytes:
    return rendered(document(emblems=True))


def test_the_same_document_gives_the_same_bytes(kitchen: bytes) -> None:
    assert rendered(document(emblems=True)) == kitchen


def test_every_part_is_named_with_its_kind_and_every_relation_leads_to_a_part(kitchen: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(kitchen)) as file:
        names = set(file.namelist())
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        types = part(kitchen, "[Content_Types].xml")
        assert {one.get("PartName", "").removeprefix("/") for one in types if one.get("PartName")} <= names
        for relation in part(kitchen, "word/_rels/document.xml.rels"):
            assert f"word/{relation.get('Target')}" in names
        used = {one.get(f"{{{_R}}}id") or one.get(f"{{{_R}}}embed") for one in part(kitchen).iter()} - {None}
        assert used <= {one.get("Id") for one in part(kitchen, "word/_rels/document.xml.rels")}


_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_headings_are_headings_of_their_level(kitchen: bytes) -> None:
    found = [(style(one), text(one)) for one in paragraphs(kitchen) if "Heading" in style(one)]
    assert ("Heading1", "Préambule") in found
    assert ("ArticleHeading", "Article 1er Objet") in found
    assert ("ArticleHeading", "Engagements des Parties") in found
    assert ("Heading2", "La culture") in found
    levels = {
        attribute(one, "styleId"): attribute(level, "val")
        for one in part(kitchen, "word/styles.xml").iter(f"{W}style")
        for level in one.iter(f"{W}outlineLvl")
    }
    assert levels == {f"Heading{n}": str(n - 1) for n in range(1, 7)}


def test_every_style_that_is_used_is_there(kitchen: bytes) -> None:
    known = {attribute(one, "styleId") for one in part(kitchen, "word/styles.xml").iter(f"{W}style")}
    used = {
        attribute(one, "val")
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for name in ("word/document.xml", "word/styles.xml", "word/footer1.xml")
        for one in part(kitchen, name).iter(f"{W}{tag}")
    }
    assert used <= known


def test_no_two_lists_and_no_heading_share_a_numbering(kitchen: bytes) -> None:
    """One that is shared goes on counting."""
    used: dict[str, set[str]] = {}
    for one in paragraphs(kitchen):
        for number in one.iter(f"{W}numId"):
            used.setdefault(attribute(number, "val"), set()).add("heading" if "Heading" in style(one) else style(one))
    assert all(len(kinds) == 1 for kinds in used.values())
    nums = part(kitchen, "word/numbering.xml").findall(f"{W}num")
    kinds = [attribute(one.find(f"{W}abstractNumId"), "val") for one in nums]  # type: ignore[arg-type]
    assert len(kinds) == len(set(kinds))


def test_a_number_that_word_cannot_print_is_typed_and_the_next_goes_on() -> None:
    articles = tuple(article(f"a{n}", n, f"Objet {n}", p(f"a{n}/p1", "Rien.")) for n in range(1, 4))
    made = rendered(document(body=articles))
    typed, second, third = (one for one in paragraphs(made) if style(one) == "ArticleHeading")
    assert text(typed) == "Article 1er Objet 1"
    assert not list(typed.iter(f"{W}numId"))
    assert [attribute(one, "val") for heading in (second, third) for one in heading.iter(f"{W}numId")] == ["1", "1"]
    level = part(made, "word/numbering.xml").find(f"{W}abstractNum/{W}lvl")
    assert level is not None
    start, written = level.find(f"{W}start"), level.find(f"{W}lvlText")
    assert start is not None
    assert written is not None
    assert (attribute(start, "val"), attribute(written, "val")) == ("2", "Article %1")


@pytest.mark.parametrize(
    ("rank", "bare", "label", "wanted"),
    [
        (2, "2", "Article 2", Numeral("decimal", "Article ", "")),
        (4, "IV", "IV.", Numeral("upper-roman", "", ".")),
        (2, "2", "2.2.", Numeral("decimal", "2.", ".")),
        (28, "AB", "Annexe AB", None),
        (2, "2bis", "Article 2bis", None),
        (2, "2", "100 % de 2", None),
    ],
)
def test_how_a_number_is_printed(rank: int, bare: str, label: str, wanted: Numeral | None) -> None:
    assert numeral_of(Number(rank, (Text(bare),), (Text(label),))) == wanted


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        (["I.", "II.", "III."], (Numeral("upper-roman", "", "."), 1)),
        (["3.", "4."], (Numeral("decimal", "", "."), 3)),
        (["a)", "b)"], (Numeral("lower-alpha", "", ")"), 1)),
        (["I.", "II.", "VIII."], None),
        (["1bis.", "2bis."], (Numeral("decimal", "", "bis."), 1)),
        (["7."], None),
        (["première", "seconde"], None),
    ],
)
def test_how_labels_count_on(labels: list[str], wanted: tuple[Numeral, int] | None) -> None:
    assert numerals_of(labels) == wanted


def test_each_paragraph_with_an_id_has_one_bookmark_inside_it(kitchen: bytes) -> None:
    names = [attribute(one, "name") for one in part(kitchen).iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 for name in names)
    for one in paragraphs(kitchen):
        inside = Counter(child.tag.removeprefix(W) for child in one)
        assert inside["bookmarkStart"] == inside["bookmarkEnd"] <= 1
    assert {bookmark_name(ident) for ident in ("culture", "preambule", "objet/p2", "sign-lac-1", "cover")} <= set(names)


def test_references_lead_to_a_bookmark(kitchen: bytes) -> None:
    names = {attribute(one, "name") for one in part(kitchen).iter(f"{W}bookmarkStart")}
    links = {attribute(one, "anchor") for one in part(kitchen).iter(f"{W}hyperlink")}
    assert links
    assert links <= names


def test_every_run_says_its_language() -> None:
    made = rendered(document(("fr", "en"), arrangement="columns", emblems=True))
    runs = [one for one in part(made).iter(f"{W}r") if one.find(f"{W}t") is not None]
    said = [[attribute(lang, "val") for lang in one.iter(f"{W}lang")] for one in runs]
    assert all(len(one) == 1 for one in said)
    assert {one[0] for one in said} == {"fr", "en"}


def test_the_signatures_are_kept_together_with_what_stands_before_them(kitchen: bytes) -> None:
    body = list(next(part(kitchen).iter(f"{W}body")))
    tables = [one for one in body if one.tag == f"{W}tbl" and _kind(one) == "SignatureBlock"]
    assert len(tables) == 2
    rows = [row for one in tables for row in one.iter(f"{W}tr")]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    loose = [one for row in rows[:-1] for one in row.iter(f"{W}p") if style(one) == "Spacer" or _lets_go(one)]
    assert loose == []
    assert all(_lets_go(one) for one in rows[-1].iter(f"{W}p") if text(one))
    before = body[: body.index(tables[0])]
    assert [style(one) for one in before[-2:]] == ["Testimonium", "Spacer"]
    assert before[-1].find(f"{W}pPr/{W}keepNext") is not None


def _kind(table: Any) -> str:
    return attribute(table.find(f"{W}tblPr/{W}tblStyle"), "val")


def _lets_go(paragraph: Any) -> bool:
    found = paragraph.find(f"{W}pPr/{W}keepNext")
    return found is not None and attribute(found, "val") == "0"


def test_a_table_repeats_its_heading_row_and_splits_none(kitchen: bytes) -> None:
    [table] = (one for one in part(kitchen).iter(f"{W}tbl") if _kind(one) == "ActTable")
    first, *others = table.findall(f"{W}tr")
    assert first.find(f"{W}trPr/{W}tblHeader") is not None
    assert all(one.find(f"{W}trPr/{W}tblHeader") is None for one in others)
    assert [text(cell) for cell in others[0].iter(f"{W}tc")] == [
        "Poste n° 1 : entretien du balisage", "la 1re Ville", "1\u202f111,50\u00a0€",
    ]  # fmt: skip


def test_only_a_draft_says_that_it_is_one() -> None:
    drafted = rendered(document(), look(draft=True))
    assert "Projet" in text(part(drafted, "word/header1.xml"))
    final = rendered(document())
    assert "word/header1.xml" not in zipfile.ZipFile(io.BytesIO(final)).namelist()


def test_the_document_says_its_title_and_which_text_it_holds(kitchen: bytes) -> None:
    core = "".join(part(kitchen, "docProps/core.xml").itertext())
    assert "Protocole de coopération 2030-2032" in core

    def said(package: bytes) -> dict[str | None, str]:
        return {one.get("name"): "".join(one.itertext()) for one in part(package, "docProps/custom.xml")}

    assert said(kitchen)[NAME] == "essai/2030-2032"
    assert len(said(kitchen)[HASH]) == 64
    other = said(rendered(renamed(document(emblems=True), "Autre")))
    assert other[HASH] != said(kitchen)[HASH]


def test_characters_that_xml_cannot_hold_do_not_break_the_file() -> None:
    made = document(body=(article("a", 2, "Objet \x0b", p("a/p1", 'un\u2011deux\u00adtrois \x00 <&"> \t fin')),))
    [paragraph] = (one for one in paragraphs(rendered(made)) if "deuxtrois" in text(one))
    assert text(paragraph) == 'un\u2011deuxtrois \ufffd <&">   fin'


def test_labels_that_do_not_count_on_are_typed() -> None:
    made = rendered(
        document(body=(article("a", 2, "Objet", listed("a/l1", "label", "un", "deux", labels=("x.", "y9"))),))
    )
    items = [text(one) for one in paragraphs(made) if style(one) == "ListParagraph"]
    assert items == ["x. un", "y9 deux"]


@pytest.mark.slow
@pytest.mark.parametrize("lines", [0, 9, 18, 24, 27])
def test_libreoffice_prints_the_signatures_on_one_page_with_the_words_before_them(lines: int, tmp_path: Path) -> None:
    body = (
        article("a", 2, "Objet", *(p(f"a/p{n}", f"Alinéa {n}.") for n in range(lines + 1))),
        replace(document().versions[0].provisions[-1], body=(p("t/p1", "Fait à Port-Feint, le 1 mai."),)),
    )
    path = tmp_path / "acte.docx"
    path.write_bytes(rendered(document(body=body, closing=(signatures(2, 2),), with_annexes=False)))
    pages = _pages(converted(path, "pdf", tmp_path / "out"))
    [last] = [one for one in pages if "Fait à Port-Feint" in one]
    assert all(name in last for name in ("Feinte-1", "Feinte-2", "Aurore Valcourt", "Bastien Lérablière"))


@pytest.mark.slow
def test_libreoffice_prints_as_many_pages_as_we_do_and_the_same_words(tmp_path: Path) -> None:
    made, path = document(("fr", "en"), emblems=True), tmp_path / "acte.docx"
    path.write_bytes(rendered(made, look(images=EMBLEMS, draft=True)))
    theirs = _pages(converted(path, "pdf", tmp_path / "out"))
    ours = RENDERERS["pdf"].render(made, look(images=EMBLEMS, draft=True))
    assert len(theirs) == ours.pages
    assert "page 2 de" in theirs[1]
    words = " ".join(theirs).casefold()
    for said in (
        "article 1",
        "article 2 engagements",
        "i. la culture",
        "viii. l’eau",
        "a) le balisage",
        "ii) les bancs",
    ):
        assert said in " ".join(words.split()), said


def _pages(pdf: Path) -> list[str]:
    found = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in found]
    finally:
        found.close()


def test_a_heading_has_no_number_that_the_template_does_not_give() -> None:
    made = rendered(document(body=(replace(article("a", 1, "Objet"), number=None, heading=t("Sans numéro")),)))
    [heading] = (one for one in paragraphs(made) if text(one) == "Sans numéro")
    assert not list(heading.iter(f"{W}numId"))
