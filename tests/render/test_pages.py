"""The printed page: what stays together, what stands where, what is never there."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import mean
from typing import Literal

import pikepdf
import pytest

from engross.model.document import Document, Paragraph, Provision, SignatureBlock, SignatureColumn
from engross.model.rendering import Look, Rendering
from engross.render import RENDERERS
from tests.render import reading
from tests.render.samples import (
    EMBLEMS,
    FR,
    annexes,
    article,
    document,
    long_document,
    look,
    p,
    provisions,
    signature,
    signatures,
    t,
)

MM = 72 / 25.4
HEIGHT = 841.89
LINE = 11.5 * 1.38
NINE = {"3+3+3": (3, 3, 3), "5+4": (5, 4), "8+1": (8, 1), "9": (9,), "1×9": (1,) * 9, "1+5+3": (1, 5, 3)}


def printed(made: Document, how: Look | None = None) -> Rendering:
    return RENDERERS["pdf"].render(made, how or look())


def text_lines(content: bytes) -> list[list[reading.Line]]:
    """The lines of each page but the cover, without running head and foot."""
    inside = reading.lines(content)[1:]
    return [[line for line in page if line.top > 26 * MM and line.bottom < HEIGHT - 26 * MM] for page in inside]


def filled(lines: int, closing: tuple[int, ...], *, testimonium: bool = True) -> Document:
    """An act that ends so many short paragraphs down its page."""
    body = [article("objet", 1, "Objet", *(p(f"objet/p{n}", f"Alinéa {n}. {FR}") for n in range(4)))]
    body += [article("fin", 2, "Fin", *(p(f"fin/p{n}", f"Ligne {n}.") for n in range(lines)), p("fin/last", FR))]
    if testimonium:
        body.append(provisions()[-1])
    return document(body=tuple(body), closing=(signatures(*closing),), with_annexes=False)


@pytest.fixture(scope="module")
def kitchen() -> Rendering:
    return printed(document(("fr", "en"), emblems=True), look(images=EMBLEMS))


@pytest.fixture(scope="module")
def thirty() -> Rendering:
    return printed(long_document(75))


# signatures ------------------------------------------------------------------


def signature_page(rendering: Rendering) -> int:
    """The page of the signatures, which are all on one, after two lines of text at least."""
    places = [place for name, places in rendering.placements.items() if name.startswith("sign-") for place in places]
    [page] = {place.page for place in places}
    caption = next(place for place in rendering.placements["signatures"] if place.page == page)
    sheet = reading.lines(rendering.content)[page - 1]
    above = [line for line in sheet if line.top > 26 * MM and line.bottom < HEIGHT - caption.top + 1]
    assert len(above) >= 2, "the signatures stand alone"
    return page


@pytest.mark.parametrize("closing", NINE.values(), ids=NINE)
@pytest.mark.parametrize("lines", [1, 13, 26])
def test_the_signature_block_of_nine_is_never_split_nor_alone(lines: int, closing: tuple[int, ...]) -> None:
    signature_page(printed(filled(lines, closing)))


@pytest.mark.parametrize("testimonium", [True, False], ids=["testimonium", "none"])
@pytest.mark.parametrize("lines", range(0, 30, 2))
def test_the_signature_block_of_two_is_never_split_nor_alone(lines: int, testimonium: bool) -> None:
    signature_page(printed(filled(lines, (1, 1), testimonium=testimonium)))


def test_signatures_after_parallel_columns_are_not_alone() -> None:
    signature_page(printed(document(("fr", "en"), arrangement="columns")))


def test_more_signatures_than_a_page_holds_are_split_between_signatories_only() -> None:
    rendering = printed(filled(1, (10, 10)))
    places = {name: found for name, found in rendering.placements.items() if name.startswith("sign-")}
    assert len(places) == 20
    assert all(len(found) == 1 for found in places.values())


def test_two_parties_sign_side_by_side_and_at_one_height(kitchen: Rendering) -> None:
    [left], [right] = kitchen.placements["sign-lac-1"], kitchen.placements["sign-mont-1"]
    assert left.right < right.left
    assert left.bottom == pytest.approx(right.bottom, abs=0.1)
    assert 60 <= (left.right - left.left) / MM <= 75


# breaks ----------------------------------------------------------------------


def test_a_heading_keeps_two_lines_of_what_follows(thirty: Rendering) -> None:
    headings = 0
    for page in text_lines(thirty.content):
        for at, line in enumerate(page):
            if line.text.startswith("ARTICLE"):
                headings += 1
                assert len(page) - at - 1 >= 2, line.text
    assert headings == 75


@pytest.mark.parametrize("columns", [False, True], ids=["alone", "side by side"])
def test_no_paragraph_leaves_a_single_line_on_a_page(columns: bool) -> None:
    rendering = printed(long_document(24, langs=("fr", "en") if columns else ("fr",), columns=columns))
    split = {name: places for name, places in rendering.placements.items() if "/p" in name and len(places) > 1}
    assert split
    for name, places in split.items():
        for place in places:
            # In columns one language may end above the break that cuts the other.
            assert place.top - place.bottom > 1.8 * LINE or (columns and place.top - place.bottom < 1), name


def test_a4_and_letter_break_at_the_same_places(kitchen: Rendering) -> None:
    letter = printed(document(("fr", "en"), emblems=True), look(paper="letter", images=EMBLEMS))
    assert reading.pages(letter.content) == reading.pages(kitchen.content)
    for arrangement in ("sequence", "columns"):
        made = document(("fr", "en"), arrangement=arrangement)
        assert reading.pages(printed(made, look(paper="letter")).content) == reading.pages(printed(made).content)


def test_an_annex_begins_a_page(kitchen: Rendering) -> None:
    [annex], [signed] = kitchen.placements["budget"], kitchen.placements["sign-lac-1"]
    assert annex.page == signed.page + 1
    assert annex.top > HEIGHT - 34.5 * MM


def test_a_table_repeats_its_heading_on_each_page() -> None:
    made = document(body=provisions(), with_annexes=False)
    [version] = made.versions
    made = replace(made, versions=(replace(version, annexes=annexes(rows=60)),))
    pages = [page for page in reading.pages(printed(made).content) if "Poste n°" in page]
    assert len(pages) >= 2
    assert all("Responsable" in page for page in pages)


# places ----------------------------------------------------------------------


def test_lines_have_sixty_to_seventy_two_characters(thirty: Rendering) -> None:
    full = [
        len(line.text)
        for page in text_lines(thirty.content)
        for line in page
        if line.right > (210 - 38.5) * MM and line.left < 45 * MM
    ]
    assert len(full) > 500
    assert 60 <= mean(full) <= 72


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_nothing_stands_near_an_edge(paper: Literal["a4", "letter"]) -> None:
    width, height = {"a4": (210, 297), "letter": (215.9, 279.4)}[paper]
    content = printed(document(("fr", "en"), arrangement="columns"), look(paper=paper)).content
    for page in reading.lines(content):
        for line in page:
            assert line.left > 29.9 * MM
            assert line.right < (width - 24.5) * MM
            assert line.top > 10 * MM
            assert line.bottom < (height - 10) * MM


def test_roman_numerals_stand_on_their_dots_in_the_list(kitchen: Rendering) -> None:
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=kitchen.content, capture_output=True, check=True)
    found = re.findall(r'xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>(I|II|III|VIII)\.</word>', done.stdout.decode())
    inside = {label: float(right) for left, right, label in found[:4]}
    assert len(inside) == 4
    assert max(inside.values()) - min(inside.values()) < 0.5


def test_emblems_have_one_height(kitchen: Rendering) -> None:
    with pikepdf.open(io.BytesIO(kitchen.content)) as pdf:
        boxes = [node.A.BBox for kind, node in reading.structure(pdf) if kind == "/Figure"]
    heights = [float(box[3]) - float(box[1]) for box in boxes]
    assert len(heights) == 3
    assert max(heights) - min(heights) < 0.5


def test_languages_side_by_side_begin_each_provision_at_one_height() -> None:
    rendering = printed(document(("fr", "en"), arrangement="columns"))
    for name in ("objet", "objet/p1", "engagements/p2", "culture/p2", "testimonium/p1"):
        one, other = rendering.placements[name][0], rendering.placements[f"{name}:en"][0]
        assert one.page == other.page
        assert one.top == pytest.approx(other.top, abs=0.5)
        assert one.right < other.left


def test_a_cover_stands_on_one_page_whatever_it_holds() -> None:
    for langs in (("fr",), ("fr", "en"), ("fr", "en", "nl")):
        for emblems in (True, False):
            content = printed(document(langs, emblems=emblems), look(images=EMBLEMS)).content
            assert "PRÉAMBULE" in reading.pages(content)[1]
            assert all(line.left > 29.9 * MM and line.right < 185.5 * MM for line in reading.lines(content)[0])


def test_lines_to_sign_on_stay_level_under_a_long_mention() -> None:
    long = signature("a", 1, mention="Par délégation du Conseil syndical du 3 mai, et en son nom")
    columns = (
        SignatureColumn("a", (t("Pour A"),), (long,)),
        SignatureColumn("b", (t("Pour B"),), (signature("b", 2),)),
    )
    rendering = printed(document(closing=(SignatureBlock("signatures", columns),), with_annexes=False))
    [one], [other] = rendering.placements["sign-a-1"], rendering.placements["sign-b-2"]
    assert one.bottom == pytest.approx(other.bottom, abs=0.1)


# draft and final -------------------------------------------------------------


def test_a_draft_says_so_on_each_page_and_behind_its_text() -> None:
    content = printed(document(), look(draft=True)).content
    for page in reading.lines(content):
        assert [line.text for line in page if line.bottom < 33.8 * MM] == ["PROJET"]
    assert all("P\nR\nO\nJ\nE\nT\n" in page for page in reading.pages(content))


def test_a_final_has_no_draft_mark(kitchen: Rendering) -> None:
    assert not any("projet" in page.casefold() for page in reading.pages(kitchen.content))


def test_each_page_but_the_cover_has_its_foot(kitchen: Rendering) -> None:
    first, *others = reading.pages(kitchen.content)
    assert "page 1" not in first
    for number, page in enumerate(others, 2):
        assert f"Protocole de coopération 2030-2032 page {number} de {kitchen.pages}" in page


# words -----------------------------------------------------------------------


def test_superiors_accents_and_spaced_capitals_are_read_whole(kitchen: Rendering) -> None:
    found = " ".join(reading.text(kitchen.content).split())
    for words in (
        "le 20e anniversaire",
        "ARTICLE 1er Objet",
        "PRÉAMBULE",
        "MISE EN ŒUVRE",
        "LA VILLE DE PORT-FEINT",
        "1 111,50 €",
    ):
        assert words in found


def test_placements_are_inside_the_sheet(kitchen: Rendering) -> None:
    for places in kitchen.placements.values():
        for place in places:
            assert 0 <= place.left <= place.right <= 596
            assert 0 <= place.bottom <= place.top <= 842


def paragraphs(part: object) -> Iterator[Paragraph]:
    if isinstance(part, Provision):
        for one in part.body:
            yield from paragraphs(one)
    elif isinstance(part, Paragraph):
        yield part


def test_paragraphs_stand_in_their_order(thirty: Rendering) -> None:
    made = long_document(75)
    order = [one.id for part in made.versions[0].provisions for one in paragraphs(part)]
    places = [thirty.placements[name][0] for name in order]
    assert all((a.page, -a.top) < (b.page, -b.top) for a, b in pairwise(places))
