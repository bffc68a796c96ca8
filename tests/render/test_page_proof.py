"""The page says what the act says: every word once, in order, visible, in its place, and nothing else."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from engross.diagnostics import Diagnostic, Refused
from engross.model.document import Cell, Document, Item, ItemList, Number, Provision, Side, Table
from engross.model.rendering import CopyLook, Look
from engross.render import RENDERERS
from engross.render.html import page
from engross.render.table_fit import SIZES, TableRoom, table_fit
from tests.render.samples import FR, TEMPLATE, article, document, look, p, provisions, signatures, t

PAGE = (TEMPLATE / "page.jinja").read_text(encoding="utf-8")


def refused(made: Document, how: Look) -> tuple[Diagnostic, ...]:
    with pytest.raises(Refused) as caught:
        RENDERERS["pdf"].render(made, how)
    return caught.value.diagnostics


def codes(made: Document, how: Look) -> set[str]:
    return {one.code for one in refused(made, how)}


def saying(words: str = "Les Parties versent trois (3) annuités.") -> Document:
    body = (article("objet", 1, "Objet", p("objet/p1", words), p("objet/p2", FR)), provisions()[-1])
    return document(body=body, with_annexes=False)


# words ---------------------------------------------------------------------------------------------------------------


def test_a_template_that_replaces_words_is_refused_at_the_line_of_the_clause() -> None:
    page = PAGE.replace("{{ body }}", "{{ body|replace('trois (3)', 'trente (30)') }}")
    [told] = refused(saying(), look(page=page))
    assert told.code == "page-differs"
    assert "trente(30)" in told.facts["read"]
    assert told.facts["wanted"].startswith("Les Parties versent trois")
    assert told.origin.file == "clauses/echantillon/1.md"


@pytest.mark.parametrize(
    ("style", "code"),
    [
        ("p.body { display: none }", "page-differs"),
        ("p.body { visibility: hidden }", "page-differs"),
        ("p.body { font-size: 0 }", "page-differs"),
        ('h2::before { content: "§ " }', "page-differs"),
        ('p.body::after { content: " sauf avis contraire" }', "page-differs"),
        ("p.body { position: running(gone) }", "page-differs"),
        ("p.body { color: white }", "ink-unseen"),
        ("p.body { color: #bbb }", "ink-unseen"),
        ("p.body { background: #222 }", "ink-unseen"),
        ("p.body { opacity: .3 }", "ink-unseen"),
        ("p.body { font-size: 3pt }", "ink-unseen"),
        ("p.body { height: 3mm; overflow: hidden }", "ink-unseen"),
        ("p.body { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }", "ink-unseen"),
        ("p.body { white-space: nowrap }", "ink-outside"),
        ("p.body { margin-left: -60mm }", "ink-outside"),
        ("p.body { transform: translate(90mm, 0) }", "ink-outside"),
        ("p.body { margin-top: -12mm }", "ink-over"),
        ("p.body { line-height: .5 }", "ink-over"),
        (
            "section { position: relative } section::after { content: ''; position: absolute; left: 0; top: 0; "
            "right: 0; height: 60mm; background: white }",
            "ink-over",
        ),
        ("@page { margin: 10mm }", "ink-outside"),
    ],
)
def test_a_style_that_hides_changes_or_moves_words_is_refused(style: str, code: str) -> None:
    assert code in codes(saying(), look(style=style))


def test_generated_content_that_is_positioned_is_refused_and_no_traceback() -> None:
    style = "p::before { content: '§'; position: absolute }"
    assert codes(saying(), look(style=style)) <= {"page-differs", "style-problem", "ink-over", "ink-misplaced"}


def test_what_a_template_says_of_itself_is_declared_as_a_mention() -> None:
    words = "Document imprimé par le greffe"
    undeclared = PAGE.replace("<main", f"<p>{words}</p><main")
    assert codes(saying(), look(page=undeclared)) == {"page-differs"}
    declared = PAGE.replace("<main", f'<p data-mention="greffe">{words}</p><main')
    read = RENDERERS["pdf"].render(saying(), look(page=declared)).words
    assert read is not None
    assert read.mentions == (words,)


def test_signatories_in_another_order_are_refused() -> None:
    made = saying()
    swapped = PAGE.replace("{{ body }}", "{{ body|replace('Aurore Valcourt', 'Bastien Valcourt') }}")
    assert codes(replace(made, closing=(signatures(1, 1),)), look(page=swapped)) == {"page-differs"}


def test_a_line_to_sign_on_that_no_page_holds_is_refused() -> None:
    made = document(body=provisions()[-1:], closing=(signatures(1, 1),), with_annexes=False)
    assert codes(made, look(style=".signatures .line { height: 300mm }")) == {"signatures-split"}


@pytest.mark.parametrize("arrangement", ["sequence", "columns"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_kitchen_sink_is_read_back_whole(paper: str, arrangement: str) -> None:
    made = document(("fr", "en", "nl"), arrangement=arrangement)  # type: ignore[arg-type]  # one of both
    read = RENDERERS["pdf"].render(made, look(paper=paper)).words  # type: ignore[arg-type]  # one of both
    assert read is not None
    assert set(read.by_language) == {"fr", "en", "nl"}
    assert len(read.signatures) == 5


# tables --------------------------------------------------------------------------------------------------------------

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre total".split()


def amounts(columns: int, rows: int = 3, *, cell: str = "1\u202f200,50\u00a0$") -> Table:
    head = (Cell(t("Poste")), *(Cell(t(MONTHS[n].capitalize()), "right") for n in range(columns - 1)))
    body = tuple((Cell(t(f"Entretien du lot {n}")), *(Cell(t(cell), "right"),) * (columns - 1)) for n in range(rows))
    return Table("objet/t1", head, body, p("x", "x").origin)


def holding(table: Table, languages: tuple[str, ...] = ("fr",), **more: str) -> Document:
    body = (article("objet", 1, "Objet", p("objet/p1", FR), table, p("objet/p2", FR)), provisions()[-1])
    return document(languages, body=body, with_annexes=False, **more)  # type: ignore[arg-type]  # arrangement


@pytest.mark.parametrize(("columns", "place"), [(4, "here"), (7, "here"), (10, "turned"), (13, "turned")])
def test_a_table_goes_from_its_place_to_smaller_letters_to_a_turned_page(columns: int, place: str) -> None:
    fit = table_fit(amounts(columns), TableRoom())
    assert fit is not None
    assert fit.place == place
    assert fit.smaller == (columns in (7, 13))
    RENDERERS["pdf"].render(holding(amounts(columns)), look())


@pytest.mark.parametrize(("columns", "place"), [(3, "here"), (7, "both columns"), (13, "turned")])
def test_a_table_between_two_languages_takes_the_width_of_both(columns: int, place: str) -> None:
    fit = table_fit(amounts(columns), TableRoom(2))
    assert fit is not None
    assert fit.place == place
    RENDERERS["pdf"].render(holding(amounts(columns), ("fr", "en"), arrangement="columns"), look())


@pytest.mark.parametrize("where", ["in a list", "first in an article without a heading"])
@pytest.mark.parametrize("columns", [7, 10])
def test_a_wide_table_finds_its_room_wherever_it_stands(where: str, columns: int) -> None:
    table = amounts(columns)
    if where == "in a list":
        inner = ItemList("objet/l2", "dash", (Item("objet/i2", (), (p("objet/p3", "Un."), table)),))
        body = article("objet", 1, "Objet", ItemList("objet/l1", "dash", (Item("objet/i1", (), (inner,)),)))
    else:
        body = Provision("objet", "article", number=Number(1, t("1"), t("Article 1")), body=(table,))
    for languages in (("fr",), ("fr", "en")):
        made = document(languages, arrangement="columns", body=(body, provisions()[-1]), with_annexes=False)
        RENDERERS["pdf"].render(made, look())


def test_a_sentence_at_the_right_of_a_table_is_wrapped_and_an_amount_is_not() -> None:
    sentence = "commune https://exemple.test/relations/internationales/2030 anticonstitutionnellement"
    rows = ((Cell(t(sentence), "right"),), (Cell(t("12\u202f500,00 $"), "right"),))
    table = Table("objet/t1", (Cell(t("Objet"), "right"),), rows, p("x", "x").origin)
    html = page(holding(table), look())
    assert html.count('<td class="right amount">') == 1
    RENDERERS["pdf"].render(holding(table), look())


def test_an_item_without_words_has_its_letter() -> None:
    listed = ItemList("objet/l1", "lower-alpha", (Item("objet/i1", (), ()), Item("objet/i2", (), (p("x/p", "Deux."),))))
    made = document(body=(article("objet", 1, "Objet", listed), provisions()[-1]), with_annexes=False)
    read = RENDERERS["pdf"].render(made, look()).words
    assert read is not None
    assert "a)b)deux." in read.by_language["fr"]


def test_a_table_for_which_no_page_is_wide_enough_is_refused_with_its_line() -> None:
    table = amounts(13, cell="123\u00a0456\u00a0789\u00a0012,50\u00a0dollars\u00a0canadiens")
    [told] = refused(holding(table), look())
    assert (told.code, str(told.origin)) == ("table-too-wide", "clauses/echantillon/1.md:3:1")


def test_narrow_columns_keep_their_words_whole_while_others_have_room() -> None:
    head = tuple(Cell(t(words)) for words in ("Objectif", "Échéance", "Ville"))
    row = tuple(Cell(t(words)) for words in (f"{FR} {FR}", "octobre 2027", "Exemple-ville"))
    fit = table_fit(Table("objet/t1", head, (row,)), TableRoom())
    assert fit is not None
    assert fit.size == SIZES[0]
    lines = page(holding(Table("objet/t1", head, (row,))), look())
    assert "octobre 2027" in lines
    read = RENDERERS["pdf"].render(holding(Table("objet/t1", head, (row,))), look())
    from tests.render.reading import text

    assert "octobre 2027" in text(read.content)
    assert "Exemple-ville" in text(read.content)


def test_a_row_that_is_higher_than_a_page_has_the_head_again() -> None:
    tall = Table("objet/t1", (Cell(t("Objet")), Cell(t("Texte"))), ((Cell(t("Un")), Cell(t(f"{FR} " * 40))),))
    made = RENDERERS["pdf"].render(holding(tall), look())
    from tests.render.reading import pages

    heads = [sheet for sheet in pages(made.content) if "Objet Texte" in sheet]
    assert len(heads) > 1


def test_an_ordinary_table_of_contacts_stands_in_a_copy_in_large_type() -> None:
    head = tuple(Cell(t(words)) for words in ("Ville", "Service", "Responsable", "Téléphone", "Courriel"))
    row = tuple(
        Cell(t(words))
        for words in ("Lac-Imaginaire", "Relations internationales", "Direction", "418\u00a0555-0100", "a@exemple.test")
    )
    large = CopyLook("reading", "Copie de lecture", "essai/2030")
    RENDERERS["pdf"].render(holding(Table("objet/t1", head, (row, row))), replace(look(), copy=large))


# feet, covers, signatures --------------------------------------------------------------------------------------------

LONG = (
    "Protocole de coopération relatif à la mise en valeur du Sentier des trois rives et à la promotion des échanges "
    "culturels, scientifiques, économiques et sportifs entre collectivités territoriales"
)
NAME = "la Communauté métropolitaine intermunicipale de concertation et de développement des Hauts Plateaux"


def titled(*parties: str, emblems: tuple[str, ...] = ()) -> Document:
    made = saying()
    version = made.versions[0]
    sides = tuple(Side((t(party),), t("d’une part,"), emblems[n : n + 1]) for n, party in enumerate(parties))
    front = replace(version.front, title=t(LONG), sides=sides)
    return replace(made, versions=(replace(version, front=front),), closing=(signatures(*(1 for _ in parties)),))


def copy(boxes: int, number: int = 9) -> CopyLook:
    initials = tuple((f"initials-{n}", f"A.\u00a0B{n}.") for n in range(boxes))
    return CopyLook(
        "original",
        f"Exemplaire 1 de 2 – {NAME}",
        "communaute-metropolitaine-port-feint/2030-2032",
        seal="sceau {seal}",
        seals=("1a2b3c4d",) * number,
        code="ENGROSS:1:ABCDEF",
        initials=initials,
    )


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("boxes", [0, 2, 4, 7, 11, 13])
def test_feet_stand_beside_the_boxes_to_initial_whatever_the_names(boxes: int, paper: str) -> None:
    how = replace(look(paper=paper), archival=True, copy=copy(boxes))  # type: ignore[arg-type]  # one of both
    made = RENDERERS["pdf"].render(titled(NAME, "la Ville de Port-Feint"), how)
    from tests.render.reading import pages

    for sheet in pages(made.content):
        assert "sceau 1a2b3c4d" in sheet


def test_a_cover_of_long_names_is_one_page() -> None:
    made = RENDERERS["pdf"].render(titled(*(f"{NAME} n° {n}" for n in range(6))), look())
    assert {place.page for place in made.placements["cover:"]} == {1}


def _png(width: int, height: int, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("size", [(875, 100), (100, 875), (1, 1), (2000, 10), (30, 40)])
def test_an_emblem_of_any_shape_stands_on_the_cover(size: tuple[int, int]) -> None:
    names = ("parties/a.png", "parties/b.svg")
    wide = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"><path d="M0 0h9v9z"/></svg>'.format(*size)
    images = {names[0]: _png(*size), names[1]: wide.encode()}
    for emblems in (names[:1], names[1:], names):
        made = titled("la Ville de Port-Feint", "la Ville de Lac-Imaginaire", emblems=emblems)
        RENDERERS["pdf"].render(made, look(images=images))


@pytest.mark.parametrize("counts", [(3, 2, 2, 2, 1, 1), (13,), (10, 10), (2,) * 12])
def test_signatures_go_on_by_whole_signatories_with_a_line_that_says_of_what(counts: tuple[int, ...]) -> None:
    made = replace(saying(), closing=(signatures(*counts),))
    version = made.versions[0]
    words = (*version.front.words, ("continued", "{title} – signatures (suite)"))
    made = replace(made, versions=(replace(version, front=replace(version.front, words=words)),))
    laid = RENDERERS["pdf"].render(made, look())
    places = {name: found for name, found in laid.placements.items() if name.startswith("sign-")}
    assert len(places) == sum(counts)
    assert all(len(found) == 1 for found in places.values())
    assert laid.words is not None
    more = {found[0].page for found in places.values()}
    carried = [one for one in laid.words.mentions if one.endswith("(suite)")]
    assert len(carried) == len(more) - 1
    assert min(more) == min(place.page for place in laid.placements["testimonium"])


# emblems that cannot be kept -----------------------------------------------------------------------------------------


def _saved(mode: str, kind: str) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (20, 20)).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("parties/a.jpg", _saved("CMYK", "JPEG")),
        ("parties/a.png", _saved("I;16", "PNG")),
        ("parties/a.tif", _saved("LAB", "TIFF")),
        ("parties/a.jp2", _saved("RGB", "JPEG2000")),
        ("parties/a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="9">Ville</text></svg>'),
        (
            "parties/a.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text font-family="Arial" y="9">V</text></svg>',
        ),
        (
            "parties/a.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="https://x.test/a.png"/></svg>',
        ),
    ],
)
def test_an_emblem_that_cannot_be_kept_is_blamed_by_its_name(name: str, content: bytes) -> None:
    [told] = refused(titled("la Ville de Port-Feint", emblems=(name,)), look(images={name: content}))
    assert (told.code, told.origin.file) == ("emblem-unusable", name)


def test_a_table_without_rows_keeps_to_the_structure_of_tables() -> None:
    from engross.signed_pdf.conformance import problems

    empty = Table("objet/t1", (Cell(t("Objet")), Cell(t("Montant"), "right")), ())
    made = RENDERERS["pdf"].render(holding(empty), replace(look(), archival=True))
    assert problems(made.content) == ()
